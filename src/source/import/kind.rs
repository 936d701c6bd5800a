//! Which way a file of an export is read: tag by tag as it comes in, whole, or not at all. Told by
//! how it begins, never by its name. Joins what all of them said.

use std::collections::BTreeMap;

use super::{Found, Options, detect, fit, health};
use crate::diag::{Diagnostic, Place, import as diag};
use crate::inputs::{RelPath, SourceFile};

/// How many bytes of its beginning tell what a file is.
pub const HEAD: usize = 4096;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Tag by tag: it may be larger than the memory.
    Streamed,
    /// All at once.
    Whole,
    /// Not: tracks, pictures, raw streams of sensors, which lie beside what is of use.
    Left,
}

/// What is told of one file or of many.
type Told = Result<Found, Vec<Diagnostic>>;

/// How a file that begins so is read where it is one of many.
pub fn sort(head: &[u8]) -> Sort {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let is_workbook = head.starts_with(b"PK");
    match text.first() {
        _ if health::begins(head) => Sort::Streamed,
        _ if head.contains(&0) && !is_workbook => Sort::Left,
        Some(b'{') if fit::begins(head) => Sort::Whole,
        Some(b'{' | b'[' | b'<') | None => Sort::Left,
        _ => Sort::Whole,
    }
}

/// Reads a file of the sort `Streamed`.
pub fn read_stream(path: &RelPath, text: &mut dyn std::io::BufRead, options: &Options) -> Told {
    health::read(path, text, options)
}

/// Joins what was told of streams with what the other files of the export say.
pub fn read_with(
    mut told: Vec<Told>,
    files: &BTreeMap<RelPath, SourceFile>,
    options: &Options,
) -> Told {
    let mut sessions = BTreeMap::new();
    let mut tables = BTreeMap::new();
    for (path, file) in files {
        let head = file.bytes().get(..HEAD).unwrap_or(file.bytes());
        if health::begins(head) {
            told.push(health::read(path, &mut file.bytes(), options));
        } else if fit::begins(head) {
            sessions.insert(path.clone(), file.clone());
        } else {
            tables.insert(path.clone(), file.clone());
        }
    }
    if !sessions.is_empty() {
        told.push(Ok(fit::read(&sessions, options)));
    }
    // Beside an export that is known, tables that are not are none of our business.
    let known = !told.is_empty();
    match detect::read(&tables, options) {
        Err(_) if known || tables.is_empty() => {}
        table => told.push(table),
    }
    joined(told, files, options)
}

fn joined(told: Vec<Told>, files: &BTreeMap<RelPath, SourceFile>, options: &Options) -> Told {
    let place = files.keys().next().cloned().unwrap_or_else(|| RelPath::made_of("export"));
    let place = Place::whole(&place);
    let asked = |found: &Found| options.format.as_ref().is_none_or(|id| *id == found.id);
    let mut whole: Option<Found> = None;
    for one in told {
        let one = one?;
        match &mut whole {
            _ if !asked(&one) => {}
            None => whole = Some(one),
            Some(found) if found.id == one.id && one.id != health::ID => found.join(one),
            Some(_) => return Err(vec![diag::several(&place)]),
        }
    }
    whole.ok_or_else(|| vec![diag::unknown_format(&place, "", None)])
}
