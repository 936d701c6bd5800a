//! The Markdown log and daily notes: from the bytes of one file to entries. Reads line by line:
//! the log is a list with a grammar of its own, and lines keep exact columns and linear time
//! without a tree of the whole note. Knows no audience and nothing of other files.

mod day;
mod field;
mod form;
mod front;
mod gather;
mod item;
mod line;
mod list;
mod matter;
mod outline;
mod reader;
mod spelt;

#[cfg(test)]
mod tests;

use super::settings::Settings;
use crate::diag::{Diagnostic, Parsed, Place, file, note};
use crate::inputs::RelPath;
use crate::journal::Entry;
pub use form::{Formed, formed};
pub(in crate::source) use outline::{Part, Row, key_of, outline};

/// A note of more bytes than this is not somebody's log: ten years of one are less than a third of it.
const MOST_BYTES: usize = 6_000_000;

/// Reads one Markdown file. What cannot be read is told; a note without a day says nothing.
pub fn parse_markdown(path: &RelPath, bytes: &[u8], settings: &Settings) -> Parsed<Vec<Entry>> {
    if bytes.len() > MOST_BYTES {
        let (bytes, most) = (bytes.len() as u64, MOST_BYTES as u64);
        return Parsed::with(Vec::new(), vec![file::too_large(path, bytes, most)]);
    }
    let mut diagnostics = Vec::new();
    let text = decoded(path, bytes, &mut diagnostics);
    let mut reader = reader::Reader::new(path, settings, day::of_name(path, settings));
    let skipped = match front::cut(&text) {
        Some((lines, yaml)) => {
            matter::read(&mut reader, yaml);
            lines
        }
        None => 0,
    };
    let (lines, unclosed) = line::lines(&text);
    for line in lines.iter().skip(skipped).filter(|line| !line.hidden) {
        reader.line(line.number, &line.text);
    }
    for open in unclosed.iter().filter(|open| open.line as usize > skipped) {
        reader.tell(note::unclosed(&Place::new(path, open.line, open.column, 2)));
    }
    reader.finish(diagnostics)
}

/// The text in UTF-8, or in UTF-16 where its first two bytes say so. Anything else is told.
fn decoded<'a>(
    path: &RelPath,
    bytes: &'a [u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> std::borrow::Cow<'a, str> {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let (text, wrong) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if wrong {
        let before = &text[..text.find('\u{fffd}').unwrap_or(0)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        diagnostics.push(note::not_utf8(&Place::new(path, number(line), number(column), 1)));
    }
    // As CommonMark has it; a table that holds one could not be read back.
    match text.contains('\0') {
        true => text.replace('\0', "\u{fffd}").into(),
        false => text,
    }
}
