//! A disk that fails, or a process that dies, at the operation with a given number.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use comeback::shell::disk::{Disk, Entry, Facts, LocalDisk, Lock};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// One operation fails.
    Once,
    /// From there on nothing more can be created.
    Full,
    /// From there on nothing happens any more; a file that was being written is cut in half.
    Death,
}

/// What the file system is able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ability {
    All,
    NoExchange,
    NoLinks,
}

#[derive(Debug)]
pub(crate) struct FaultyDisk {
    pub(crate) at: usize,
    pub(crate) fault: Fault,
    pub(crate) ability: Ability,
    done: AtomicUsize,
}

enum Act {
    Look,
    Create,
    Change,
}

impl FaultyDisk {
    pub(crate) fn new(at: usize, fault: Fault, ability: Ability) -> FaultyDisk {
        FaultyDisk { at, fault, ability, done: AtomicUsize::new(0) }
    }

    /// Whether the fault was never reached.
    pub(crate) fn held(&self) -> bool {
        self.done.load(Ordering::SeqCst) < self.at
    }

    /// The number of this operation, or the fault.
    fn step(&self, act: &Act) -> io::Result<usize> {
        let number = self.done.fetch_add(1, Ordering::SeqCst) + 1;
        let fails = match self.fault {
            Fault::Once => number == self.at,
            Fault::Full => number >= self.at && matches!(act, Act::Create),
            Fault::Death => number >= self.at,
        };
        match (fails, self.fault) {
            (false, _) => Ok(number),
            (true, Fault::Full) => Err(io::Error::from_raw_os_error(28)),
            (true, _) => Err(io::Error::from_raw_os_error(5)),
        }
    }
}

fn unsupported() -> io::Error {
    io::Error::from_raw_os_error(22)
}

impl Disk for FaultyDisk {
    fn facts(&self, path: &Path) -> io::Result<Option<Facts>> {
        self.step(&Act::Look)?;
        LocalDisk.facts(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.step(&Act::Look)?;
        LocalDisk.list(folder)
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        self.step(&Act::Look)?;
        LocalDisk.read(file)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(&Act::Create)?;
        LocalDisk.create_folder(folder)
    }

    fn create_private_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(&Act::Create)?;
        LocalDisk.create_private_folder(folder)
    }

    fn write_new(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let step = self.step(&Act::Create);
        let last = self.done.load(Ordering::SeqCst) == self.at;
        if step.is_err() && last {
            LocalDisk.write_new(file, &bytes[..bytes.len() / 2])?;
        }
        step?;
        LocalDisk.write_new(file, bytes)
    }

    fn is_writable(&self, file: &Path) -> io::Result<bool> {
        self.step(&Act::Look)?;
        LocalDisk.is_writable(file)
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(&Act::Change)?;
        LocalDisk.copy_mode(from, to)
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(&Act::Create)?;
        match self.ability {
            Ability::NoLinks => Err(unsupported()),
            _ => LocalDisk.hard_link(from, to),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(&Act::Change)?;
        LocalDisk.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step(&Act::Change)?;
        match self.ability {
            Ability::NoExchange => Err(unsupported()),
            _ => LocalDisk.exchange(one, other),
        }
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.step(&Act::Change)?;
        LocalDisk.remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(&Act::Change)?;
        LocalDisk.remove_folder(folder)
    }

    fn lock(&self, file: &Path) -> io::Result<Option<Lock>> {
        self.step(&Act::Look)?;
        LocalDisk.lock(file)
    }
}
