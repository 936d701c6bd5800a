//! The seam under the writer: every operation it does on a disk, one method each, so that a test
//! can fail or stop at any of them. Knows nothing of sites, manifests or projects.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{ffi::OsString, fmt};

use rustix::fs::{Access, CWD, RenameFlags, access, renameat_with};

/// What stands at a path. A link is never followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    Other,
}

/// Which thing on the disk it is, whatever it is called: survives renaming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    pub device: u64,
    pub inode: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub kind: Kind,
    pub identity: Identity,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub name: OsString,
    pub kind: Kind,
}

/// A held lock; it ends when this is dropped and when the process dies, however it dies.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held for its drop alone")] File);

pub trait Disk: Sync {
    /// Nothing where nothing stands there.
    fn facts(&self, path: &Path) -> io::Result<Option<Facts>>;
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    fn read(&self, file: &Path) -> io::Result<Vec<u8>>;
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// A folder that only its owner can look into.
    fn create_private_folder(&self, folder: &Path) -> io::Result<()>;
    /// Creates the file; one that is there already is an error, so nothing is ever overwritten
    /// and nothing is written through a hard link.
    fn write_new(&self, file: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Whether the file may be written to, as its owner set it and as the system says.
    fn is_writable(&self, file: &Path) -> io::Result<bool>;
    /// Gives one file the permissions of another.
    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Two folders change places in one step.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    fn remove_file(&self, file: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// Nothing where another process holds it.
    fn lock(&self, file: &Path) -> io::Result<Option<Lock>>;
}

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn facts(&self, path: &Path) -> io::Result<Option<Facts>> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(Some(Facts {
                kind: kind_of(found.file_type()),
                identity: Identity { device: found.dev(), inode: found.ino() },
            })),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let entry = |found: io::Result<fs::DirEntry>| {
            let found = found?;
            Ok(Entry { name: found.file_name(), kind: kind_of(found.file_type()?) })
        };
        let mut entries = fs::read_dir(folder)?.map(entry).collect::<io::Result<Vec<_>>>()?;
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(entries)
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        fs::read(file)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn create_private_folder(&self, folder: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(folder)
    }

    fn write_new(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        OpenOptions::new().write(true).create_new(true).open(file)?.write_all(bytes)
    }

    fn is_writable(&self, file: &Path) -> io::Result<bool> {
        let allowed = access(file, Access::WRITE_OK).is_ok();
        Ok(allowed && !fs::metadata(file)?.permissions().readonly())
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn lock(&self, file: &Path) -> io::Result<Option<Lock>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(file)?;
        // A program that another thread is just starting holds all open files of this one, and
        // with them its locks, until it runs.
        for _ in 0..STARTING_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Lock(file))),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(None)
    }
}

/// How often a lock is tried before it counts as held, for one second in all.
const STARTING_TRIES: u32 = 200;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

fn kind_of(found: fs::FileType) -> Kind {
    match () {
        () if found.is_symlink() => Kind::Link,
        () if found.is_dir() => Kind::Folder,
        () if found.is_file() => Kind::File,
        () => Kind::Other,
    }
}

/// An operation that failed: what was tried, where, and what the system said.
#[derive(Debug)]
pub struct Failure {
    pub tried: &'static str,
    pub path: PathBuf,
    pub cause: io::Error,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.tried, self.path.display(), self.cause)
    }
}

impl std::error::Error for Failure {}

/// Adds to a failed operation what was tried and where.
pub(super) fn tried<T>(
    what: &'static str,
    path: &Path,
    result: io::Result<T>,
) -> Result<T, Failure> {
    result.map_err(|cause| Failure { tried: what, path: path.to_path_buf(), cause })
}
