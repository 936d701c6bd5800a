//! Reads an export of another program as it comes: one file, a folder, or a packed one. What may be
//! larger than the memory is handed on as a stream, what is of no use is not read. Follows no link,
//! and unpacks nothing to disk.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use rustix::fs::OFlags;
use zip::ZipArchive;

use super::read::{Limits, Wanted, read};
use super::walk::{is_hidden, walk};
use crate::diag::{Diagnostic, Parsed, Place, file as file_diag, import as diag};
use crate::inputs::{Inputs, RelPath, SourceFile};
use crate::source::import::{HEAD, Sort, sort};

/// The most that a stream unpacks to.
const MOST_UNPACKED: u64 = 16_000_000_000;

/// What is done with a file that is read tag by tag.
pub type Stream<'a> = &'a mut dyn FnMut(&RelPath, &mut dyn BufRead);

/// Reads an export. Files that are streams go to `stream`, the others that are of use come back.
pub fn parcel(export: &Path, today: Date, stream: Stream<'_>) -> Result<Parsed<Inputs>> {
    let whole = std::path::absolute(export)?;
    if whole.is_dir() {
        return folder(&whole, today, stream);
    }
    let name = whole.file_name().context("this is no file")?.to_string_lossy().into_owned();
    if !whole.exists() {
        bail!("there is no file {}", export.display());
    }
    let opened = open(&whole);
    if let (Some((mut file, head)), Some(path)) = (opened, RelPath::new(&name)) {
        let nothing = Inputs { today, files: BTreeMap::new() };
        if sort(&head) == Sort::Streamed {
            file.rewind()?;
            stream(&path, &mut BufReader::new(file));
            return Ok(Parsed::clean(nothing));
        }
        if head.starts_with(b"PK\x03\x04") {
            match ZipArchive::new(BufReader::new(file)) {
                Err(_) => {
                    return Ok(Parsed::with(nothing, vec![diag::archive(&Place::whole(&path))]));
                }
                Ok(archive) if !is_workbook(&archive) => {
                    return Ok(unpacked(archive, (&path, today), stream));
                }
                Ok(_) => {}
            }
        }
    }
    let one = Wanted { required: vec![name], ..Wanted::default() };
    read(whole.parent().unwrap_or(Path::new("/")), &one, today)
}

/// A file and how it begins; nothing for a link, or what cannot be read.
fn open(path: &Path) -> Option<(File, Vec<u8>)> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let mut file = OpenOptions::new().read(true).custom_flags(flags).open(path).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let head = head(&mut file)?;
    Some((file, head))
}

fn head(text: &mut dyn Read) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    text.take(HEAD as u64).read_to_end(&mut head).ok()?;
    Some(head)
}

fn folder(whole: &Path, today: Date, stream: Stream<'_>) -> Result<Parsed<Inputs>> {
    let root = whole.canonicalize().with_context(|| format!("cannot read {}", whole.display()))?;
    let all = Wanted { required: vec![".".to_owned()], ..Wanted::default() };
    let mut diagnostics = Vec::new();
    let mut names = Vec::new();
    for found in walk(&root, &all, &mut diagnostics) {
        let name = found.path.as_str().to_owned();
        match open(&root.join(&name)) {
            Some((mut file, head)) => match sort(&head) {
                Sort::Streamed => {
                    file.rewind()?;
                    stream(&found.path, &mut BufReader::new(file));
                }
                Sort::Whole => names.push(name),
                Sort::Left => {}
            },
            // What cannot be opened is told where it is read.
            None => names.push(name),
        }
    }
    let mut read = read(&root, &Wanted { required: names, ..Wanted::default() }, today)?;
    read.diagnostics.extend(diagnostics);
    Ok(read)
}

/// Spreadsheets are packed folders, too, and are read as tables.
fn is_workbook(archive: &ZipArchive<BufReader<File>>) -> bool {
    ["[Content_Types].xml", "mimetype"].iter().any(|name| archive.index_for_name(name).is_some())
}

fn unpacked(
    mut archive: ZipArchive<BufReader<File>>,
    (path, today): (&RelPath, Date),
    stream: Stream<'_>,
) -> Parsed<Inputs> {
    let limits = Limits::default();
    let mut left = limits.all_bytes;
    let mut files = BTreeMap::new();
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for at in 0..archive.len() {
        let Ok(mut part) = archive.by_index(at) else {
            diagnostics.push(diag::archive(&Place::whole(path)));
            break;
        };
        let inner = part.name().ok().filter(|_| part.is_file()).and_then(|name| name_of(&name));
        let Some(inner) = inner else { continue };
        let Some(head) = head(&mut part) else {
            diagnostics.push(diag::archive(&Place::whole(path)));
            continue;
        };
        let sort = sort(&head);
        let mut whole = Cursor::new(head).chain(part);
        match sort {
            Sort::Left => {}
            Sort::Streamed => stream(&inner, &mut BufReader::new(whole.take(MOST_UNPACKED))),
            Sort::Whole => {
                let most = limits.file_bytes.min(left);
                let mut bytes = Vec::new();
                if (&mut whole).take(most + 1).read_to_end(&mut bytes).is_err() {
                    diagnostics.push(diag::archive(&Place::whole(path)));
                } else if bytes.len() as u64 > most {
                    diagnostics.push(file_diag::too_large(&inner, bytes.len() as u64, most));
                } else {
                    left -= bytes.len() as u64;
                    files.insert(inner, SourceFile::new(bytes));
                }
            }
        }
    }
    Parsed::with(Inputs { today, files }, diagnostics)
}

/// The path of a packed file that is not hidden.
fn name_of(name: &str) -> Option<RelPath> {
    let hidden = name.split('/').any(|part| part == "__MACOSX" || is_hidden(part.as_ref()));
    RelPath::new(name).filter(|path| !hidden && !path.as_str().chars().any(char::is_control))
}
