//! Puts an addition into a log file in one step: the old file or the new one, never half of it,
//! and nothing at all where another program has the file open or has changed it meanwhile. What
//! the bytes say it does not know.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Failure, Kind, LocalDisk, Lock, tried};
use crate::inputs::RelPath;
use crate::source::entry::Addition;

/// Why nothing was written.
#[derive(Debug)]
pub enum NotPut {
    /// A spreadsheet program has left its mark beside the file.
    Open {
        file: RelPath,
        program: &'static str,
    },
    /// Another program holds a lock on the file.
    Locked {
        file: RelPath,
    },
    ReadOnly {
        file: RelPath,
    },
    /// The file is not as it was when it was read.
    Changed {
        file: RelPath,
    },
    /// What stands there is a link or no file.
    NotAFile {
        file: RelPath,
    },
    Failed(Failure),
}

impl fmt::Display for NotPut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotPut::Open { file, program } => write!(
                f,
                "{file} is open in {program}; save and close it there, then try again. \
                 Nothing was written"
            ),
            NotPut::Locked { file } => write!(
                f,
                "another program is using {file}; try again when it is done. Nothing was written"
            ),
            NotPut::ReadOnly { file } => {
                write!(f, "{file} is read-only, and stays as it is. Nothing was written")
            }
            NotPut::Changed { file } => write!(
                f,
                "{file} was changed by another program just now; try again. Nothing was written"
            ),
            NotPut::NotAFile { file } => write!(
                f,
                "{file} is a link or no ordinary file; nothing is written through it. \
                 Nothing was written"
            ),
            NotPut::Failed(failure) => write!(f, "{failure}. Nothing was written"),
        }
    }
}

impl std::error::Error for NotPut {}

impl From<Failure> for NotPut {
    fn from(failure: Failure) -> NotPut {
        NotPut::Failed(failure)
    }
}

/// Writes an addition into a project.
pub fn put(root: &Path, addition: &Addition) -> Result<(), NotPut> {
    put_on(&LocalDisk, root, addition)
}

/// The same on any disk.
pub fn put_on(disk: &dyn Disk, root: &Path, addition: &Addition) -> Result<(), NotPut> {
    let place = Spot::new(root, &addition.file);
    place.folders(disk)?;
    place.not_open(disk)?;
    let lock = place.as_it_was(disk, addition)?;
    place.clear(disk)?;
    let written = place.write(disk, addition);
    drop(lock);
    written
}

/// Where a file stands, and the file that is written beside it first.
struct Spot<'a> {
    root: &'a Path,
    file: &'a RelPath,
    whole: PathBuf,
    beside: PathBuf,
}

const BESIDE: &str = ".comeback-";

impl Spot<'_> {
    fn new<'a>(root: &'a Path, file: &'a RelPath) -> Spot<'a> {
        let whole = root.join(file.as_str());
        let beside = format!(".{}{BESIDE}{}", file.name(), std::process::id());
        Spot { root, file, beside: whole.with_file_name(beside), whole }
    }

    /// Makes the folders that are missing; goes through no link.
    fn folders(&self, disk: &dyn Disk) -> Result<(), NotPut> {
        let mut folder = self.root.to_path_buf();
        let parts: Vec<&str> = self.file.as_str().split('/').collect();
        for part in parts.iter().take(parts.len().saturating_sub(1)) {
            folder.push(part);
            match tried("look at", &folder, disk.facts(&folder))? {
                Some(found) if found.kind == Kind::Folder => {}
                Some(_) => return Err(NotPut::NotAFile { file: self.file.clone() }),
                None => tried("create", &folder, disk.create_folder(&folder))?,
            }
        }
        Ok(())
    }

    /// Spreadsheet programs leave a small file beside one that they have open.
    fn not_open(&self, disk: &dyn Disk) -> Result<(), NotPut> {
        let name = self.file.name();
        // Excel drops the first letters of a longer name.
        let short: String = name.chars().skip(2).collect();
        let marks = [
            (format!(".~lock.{name}#"), "LibreOffice"),
            (format!("~${name}"), "Excel"),
            (format!("~${short}"), "Excel"),
        ];
        for (mark, program) in marks {
            let mark = self.whole.with_file_name(mark);
            if tried("look at", &mark, disk.facts(&mark))?.is_some() {
                return Err(NotPut::Open { file: self.file.clone(), program });
            }
        }
        Ok(())
    }

    /// Holds the file and makes sure that it is as it was when it was read.
    fn as_it_was(&self, disk: &dyn Disk, addition: &Addition) -> Result<Option<Lock>, NotPut> {
        let (file, whole) = (self.file.clone(), &self.whole);
        let found = tried("look at", whole, disk.facts(whole))?;
        let before = match (found, &addition.before) {
            (None, None) => return Ok(None),
            (Some(found), _) if found.kind != Kind::File => return Err(NotPut::NotAFile { file }),
            (Some(_), Some(before)) => before,
            (Some(_), None) | (None, Some(_)) => return Err(NotPut::Changed { file }),
        };
        if !tried("look at", whole, disk.is_writable(whole))? {
            return Err(NotPut::ReadOnly { file });
        }
        let lock = match disk.lock(whole) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Err(NotPut::ReadOnly { file });
            }
            other => tried("lock", whole, other)?,
        };
        let Some(lock) = lock else { return Err(NotPut::Locked { file }) };
        match tried("read", whole, disk.read(whole))?.as_slice() == before.bytes() {
            true => Ok(Some(lock)),
            false => Err(NotPut::Changed { file }),
        }
    }

    /// Removes what a run that was killed left beside this file.
    fn clear(&self, disk: &dyn Disk) -> Result<(), NotPut> {
        let Some(folder) = self.whole.parent() else { return Ok(()) };
        let left = format!(".{}{BESIDE}", self.file.name());
        for entry in tried("list", folder, disk.list(folder))? {
            let name = entry.name.to_string_lossy().into_owned();
            let number = name.strip_prefix(&left).unwrap_or("");
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
                let path = folder.join(&entry.name);
                tried("remove", &path, disk.remove_file(&path))?;
            }
        }
        Ok(())
    }

    fn write(&self, disk: &dyn Disk, addition: &Addition) -> Result<(), NotPut> {
        let beside = &self.beside;
        let done = tried("write", beside, disk.write_new(beside, &addition.after))
            .map_err(NotPut::Failed)
            .and_then(|()| match addition.before {
                Some(_) => self.replace(disk),
                None => self.appear(disk),
            });
        if done.is_err() {
            // What cannot be removed is removed by the next run.
            let _ = disk.remove_file(beside);
        }
        done
    }

    fn replace(&self, disk: &dyn Disk) -> Result<(), NotPut> {
        tried("write", &self.beside, disk.copy_mode(&self.whole, &self.beside))?;
        Ok(tried("replace", &self.whole, disk.rename(&self.beside, &self.whole))?)
    }

    /// A new file gets its name only if nothing has that name meanwhile.
    fn appear(&self, disk: &dyn Disk) -> Result<(), NotPut> {
        match disk.hard_link(&self.beside, &self.whole) {
            Ok(()) => {
                let _ = disk.remove_file(&self.beside);
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Err(NotPut::Changed { file: self.file.clone() })
            }
            // Not every file system has links.
            Err(_) => Ok(tried("write", &self.whole, disk.rename(&self.beside, &self.whole))?),
        }
    }
}
