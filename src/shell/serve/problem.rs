//! Problems as the preview shows them: with their place, the line they stand on, and what to
//! write instead. They are quoted, since only the owner's own browser is answered.

use serde::Serialize;

use crate::diag::{Diagnostic, Place};
use crate::inputs::Inputs;

/// One problem on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Told {
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) place: Option<String>,
    pub(super) line: Option<Line>,
    pub(super) help: Option<String>,
}

/// A line with the part that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

pub(super) fn told(problem: &Diagnostic, inputs: &Inputs) -> Told {
    Told {
        severity: problem.severity().word(),
        code: problem.code().name,
        message: problem.message().to_owned(),
        place: problem.place().map(ToString::to_string),
        line: problem.place().and_then(|place| line(place, inputs)).or_else(|| quoted(problem)),
        help: problem.advice().map(str::to_owned),
    }
}

/// What was read, where there is no line of text to show it in.
fn quoted(problem: &Diagnostic) -> Option<Line> {
    let marked = problem.quoted()?.to_owned();
    Some(Line { before: String::new(), marked, after: String::new() })
}

/// The line of a file that is text; a very long one is left out.
fn line(place: &Place, inputs: &Inputs) -> Option<Line> {
    let number = usize::try_from(place.line).ok()?.checked_sub(1)?;
    let bytes = inputs.files.get(&place.file)?.bytes();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line = std::str::from_utf8(bytes.split(|byte| *byte == b'\n').nth(number)?).ok()?;
    let line = line.trim_end_matches('\r');
    if line.chars().count() > 400 || line.contains('\0') {
        return None;
    }
    let at = usize::try_from(place.column).ok()?.saturating_sub(1);
    let width = usize::try_from(place.width).ok()?;
    Some(Line {
        before: line.chars().take(at).collect(),
        marked: line.chars().skip(at).take(width).collect(),
        after: line.chars().skip(at + width).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::{RelPath, SourceFile};
    use jiff::civil::date;

    #[test]
    fn the_part_that_is_meant_is_marked_in_characters() {
        let file = RelPath::new("log.md").unwrap();
        let text = SourceFile::new("\u{feff}# x\n- früh: 14 ok\r\n".as_bytes());
        let inputs = Inputs { today: date(2026, 3, 1), files: [(file.clone(), text)].into() };
        let found = line(&Place::new(&file, 2, 9, 2), &inputs).unwrap();
        assert_eq!((&*found.before, &*found.marked, &*found.after), ("- früh: ", "14", " ok"));
        assert_eq!(line(&Place::new(&file, 9, 1, 1), &inputs), None);
        assert_eq!(line(&Place::whole(&file), &inputs), None);
    }
}
