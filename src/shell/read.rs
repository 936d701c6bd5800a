//! Reads a project from disk into one value. Follows no link at all, skips hidden and backup
//! files, bounds what it reads, and tells of everything else it left out. What the files mean it
//! does not know.

use std::collections::BTreeMap;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use jiff::civil::Date;
use rayon::prelude::*;
use rustix::fs::OFlags;
use rustix::io::Errno;

use crate::diag::{Diagnostic, Parsed, file};
use crate::inputs::{Inputs, RelPath, SourceFile};

use super::walk::{Found, walk};

/// What to read of a project.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Files and folders that must be there; `.` is the whole project.
    pub required: Vec<String>,
    /// Files and folders that need not be there.
    pub optional: Vec<String>,
    /// Folders to leave out wherever they lie: the outputs, when the whole project is read.
    pub skipped: Vec<RelPath>,
    pub limits: Limits,
}

/// The most that is read, so that a wrong folder cannot use up the memory.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub file_bytes: u64,
    /// Of notes and tables, which are taken apart in memory.
    pub text_bytes: u64,
    pub all_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { file_bytes: 256_000_000, text_bytes: 64_000_000, all_bytes: 1_000_000_000 }
    }
}

impl Limits {
    /// The most bytes of a file of this name.
    fn of(&self, path: &RelPath) -> u64 {
        const TEXTS: &[&str] =
            &["md", "markdown", "txt", "csv", "tsv", "tab", "xlsx", "xlsm", "ods", "xls"];
        match TEXTS.contains(&path.extension().as_str()) {
            true => self.text_bytes.min(self.file_bytes),
            false => self.file_bytes,
        }
    }
}

/// Reads what is wanted, in order of path. An error only where the project itself is not there;
/// everything else is a diagnostic, and the other files are read.
pub fn read(project: &Path, wanted: &Wanted, today: Date) -> Result<Parsed<Inputs>> {
    let root = project
        .canonicalize()
        .with_context(|| format!("cannot read the project folder {}", project.display()))?;
    ensure!(root.is_dir(), "{} is not a folder", project.display());
    let mut diagnostics = Vec::new();
    let found = walk(&root, wanted, &mut diagnostics);
    let found = within_limits(found, wanted.limits, &mut diagnostics);
    let most = |path| wanted.limits.of(path);
    let read: Vec<Result<SourceFile, Box<Diagnostic>>> =
        found.par_iter().map(|one| read_one(&root, &one.path, most(&one.path))).collect();
    let mut files = BTreeMap::new();
    for (one, result) in found.into_iter().zip(read) {
        match result {
            Ok(source) => _ = files.insert(one.path, source),
            Err(problem) => diagnostics.push(*problem),
        }
    }
    Ok(Parsed::with(Inputs { today, files }, diagnostics))
}

/// Leaves out what is too large, and everything where the whole is.
fn within_limits(
    found: Vec<Found>,
    limits: Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Found> {
    let (fitting, large): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|one| one.bytes <= limits.of(&one.path));
    let told = large.iter().map(|one| file::too_large(&one.path, one.bytes, limits.of(&one.path)));
    diagnostics.extend(told);
    let all = fitting.iter().map(|one| one.bytes).sum();
    if all > limits.all_bytes {
        diagnostics.push(file::too_large_together(all, limits.all_bytes));
        return Vec::new();
    }
    fitting
}

const ATTEMPTS: usize = 3;

fn read_one(root: &Path, path: &RelPath, most: u64) -> Result<SourceFile, Box<Diagnostic>> {
    let whole = root.join(path.as_str());
    for _ in 0..ATTEMPTS {
        match read_whole(&whole, most) {
            Ok(Some(bytes)) => return Ok(SourceFile::new(bytes)),
            Ok(None) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => break,
            Err(error) => return Err(Box::new(file::unreadable(path, error.kind()))),
        }
    }
    Err(Box::new(file::changing(path)))
}

/// The bytes, or nothing where the file was changed meanwhile or no longer is one. A link that
/// took its place is not followed and a pipe does not block.
fn read_whole(whole: &PathBuf, most: u64) -> io::Result<Option<Vec<u8>>> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let opened = OpenOptions::new().read(true).custom_flags(flags).open(whole);
    let open: File = match opened {
        Err(error) if Errno::from_io_error(&error) == Some(Errno::LOOP) => return Ok(None),
        other => other?,
    };
    let before = open.metadata()?;
    if !before.is_file() || before.len() > most {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    (&open).take(most + 1).read_to_end(&mut bytes)?;
    let same = state(&before) == state(&open.metadata()?) && bytes.len() as u64 == before.len();
    Ok(same.then_some(bytes))
}

/// What changes when a file is written to while it is open.
fn state(facts: &Metadata) -> (u64, i64, i64, i64, i64) {
    (facts.len(), facts.mtime(), facts.mtime_nsec(), facts.ctime(), facts.ctime_nsec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(root: &Path, name: &str, most: u64) -> Option<&'static str> {
        let path = RelPath::new(name).unwrap();
        read_one(root, &path, most).err().map(|problem| problem.code().name)
    }

    /// Each of these can only be met when the folder changes between looking and reading.
    #[test]
    fn what_took_the_place_of_a_file_meanwhile_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::write(root.join("file"), "12345").unwrap();
        std::os::unix::fs::symlink(root.join("file"), root.join("link")).unwrap();
        std::fs::create_dir(root.join("folder")).unwrap();
        assert_eq!(code_of(root, "file", 5), None);
        for (name, most) in [("link", 5), ("folder", 5), ("gone", 5), ("file", 4)] {
            assert_eq!(code_of(root, name, most), Some("file-changing"), "{name}");
        }
    }
}
