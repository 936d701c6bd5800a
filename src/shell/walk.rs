//! Which files of a project there are: sorted, without links, hidden files, backups and devices.
//! Opens none of them.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, FileType};
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::diag::{Diagnostic, file};
use crate::inputs::RelPath;

use super::read::Wanted;

/// A file to read, with its size as it was when the folder was looked through.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) path: RelPath,
    pub(super) bytes: u64,
}

/// What a search came upon; each thing once, however often it was passed.
#[derive(Default)]
struct Findings {
    files: BTreeMap<RelPath, u64>,
    left_out: BTreeMap<String, Diagnostic>,
}

/// Every wanted file once, in order of path.
pub(super) fn walk(root: &Path, wanted: &Wanted, diagnostics: &mut Vec<Diagnostic>) -> Vec<Found> {
    let mut findings = Findings::default();
    let required = wanted.required.iter().map(|path| (path, true));
    let optional = wanted.optional.iter().map(|path| (path, false));
    for (written, is_required) in required.chain(optional) {
        if is_whole(written) {
            findings.walk_below(root, root, &wanted.skipped);
            continue;
        }
        let Some(path) = RelPath::new(written).filter(|_| !written.contains('\\')) else {
            diagnostics.push(file::outside(written));
            continue;
        };
        match reach(root, &path) {
            Reached::There => {
                findings.walk_below(root, &root.join(path.as_str()), &wanted.skipped);
            }
            Reached::Link(link) => findings.leave_out(link.as_str(), file::link(&link)),
            Reached::Nothing if is_required => diagnostics.push(file::missing(&path)),
            Reached::Nothing => {}
            Reached::Refused(error) => {
                findings.leave_out(path.as_str(), file::unreadable(&path, error.kind()));
            }
        }
    }
    diagnostics.extend(findings.left_out.into_values());
    findings.files.into_iter().map(|(path, bytes)| Found { path, bytes }).collect()
}

fn is_whole(written: &str) -> bool {
    !written.is_empty()
        && written.split('/').all(|part| part == "." || part.is_empty())
        && !written.starts_with('/')
}

enum Reached {
    There,
    Link(RelPath),
    Nothing,
    Refused(io::Error),
}

/// Whether a path leads to something without passing a link.
fn reach(root: &Path, path: &RelPath) -> Reached {
    let text = path.as_str();
    let ends = text.match_indices('/').map(|(slash, _)| slash).chain([text.len()]);
    for end in ends {
        match fs::symlink_metadata(root.join(&text[..end])) {
            Ok(facts) if facts.is_symlink() => {
                return RelPath::new(&text[..end]).map_or(Reached::Nothing, Reached::Link);
            }
            Ok(_) => {}
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                return Reached::Nothing;
            }
            Err(error) => return Reached::Refused(error),
        }
    }
    Reached::There
}

impl Findings {
    fn leave_out(&mut self, key: &str, why: Diagnostic) {
        self.left_out.entry(key.to_owned()).or_insert(why);
    }

    /// All files at or below `start`. What is named itself is read even if it is hidden.
    fn walk_below(&mut self, root: &Path, start: &Path, skipped: &[RelPath]) {
        let mut entries = WalkDir::new(start)
            .follow_links(false)
            .follow_root_links(false)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.take_error(root, &error);
                    continue;
                }
            };
            if (entry.depth() == 0 || !is_hidden(entry.file_name()))
                && self.take(root, &entry, skipped)
            {
                continue;
            }
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        }
    }

    /// Takes a file, or tells why not; false where a folder is not to be entered.
    fn take(&mut self, root: &Path, entry: &DirEntry, skipped: &[RelPath]) -> bool {
        let inner = entry.path().strip_prefix(root).unwrap_or(entry.path());
        if inner.as_os_str().is_empty() {
            return true;
        }
        let Some(path) = plain_path(inner) else {
            let written = inner.to_string_lossy().into_owned();
            let folder = inner.parent().and_then(plain_path);
            self.leave_out(&written, file::name(folder.as_ref(), &written));
            return false;
        };
        if skipped.iter().any(|skipped| path.is_under(skipped.as_str())) {
            return false;
        }
        self.take_kind(path, entry)
    }

    fn take_kind(&mut self, path: RelPath, entry: &DirEntry) -> bool {
        let kind: FileType = entry.file_type();
        if kind.is_symlink() {
            self.leave_out(path.as_str(), file::link(&path));
        } else if kind.is_file() {
            match entry.metadata() {
                Ok(facts) => _ = self.files.insert(path, facts.len()),
                Err(_) => self.leave_out(path.as_str(), file::changing(&path)),
            }
        } else if !kind.is_dir() {
            self.leave_out(path.as_str(), file::special(&path));
        }
        true
    }

    fn take_error(&mut self, root: &Path, error: &walkdir::Error) {
        let inner = error.path().and_then(|path| path.strip_prefix(root).ok());
        let kind = error.io_error().map_or(ErrorKind::Other, io::Error::kind);
        match inner.and_then(plain_path) {
            Some(path) if kind == ErrorKind::NotFound => {
                self.leave_out(path.as_str(), file::changing(&path));
            }
            Some(path) => self.leave_out(path.as_str(), file::unreadable(&path, kind)),
            None => self.leave_out("", file::unreadable_folder(kind)),
        }
    }
}

/// The path as text, where it is text that reads back as itself on any computer.
fn plain_path(path: &Path) -> Option<RelPath> {
    let text = path.to_str().filter(|text| !text.chars().any(char::is_control))?;
    RelPath::new(text).filter(|plain| plain.as_str() == text)
}

/// Hidden files and folders (`.obsidian`, `.git`), and what editors and office programs leave
/// beside a file while it is open.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let ends = ["~", ".swp", ".swo", ".tmp", ".bak", ".orig"];
    name.starts_with('.')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || ends.iter().any(|end| name.to_lowercase().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_behind_is_hidden_and_a_log_is_not() {
        for name in [".git", ".obsidian", ".#x.md", "x.md~", "#x.md#", "x.SWP", "~$pain.xlsx"] {
            assert!(is_hidden(OsStr::new(name)), "{name}");
        }
        for name in ["2026.md", "pain.csv", "a.b", "tmp.md", "swp"] {
            assert!(!is_hidden(OsStr::new(name)), "{name}");
        }
    }
}
