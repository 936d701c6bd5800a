//! The folder beside the target in which the new version is made. It is made when the first file
//! needs it; files are only ever created in it, never opened for change, so that a file linked
//! from the old version cannot be spoilt.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::inputs::RelPath;
use crate::shell::disk::{Kind, tried};
use crate::shell::refusal::{Refusal, Unwritten};

use super::Work;
use super::record::{Note, Purpose, save_note};
use super::tree::{Access, create_all, hide_from_git};

pub(super) struct Staging<'a> {
    work: Work<'a>,
    state: Mutex<State>,
}

/// The folders the new version needs, parents first, are made all at once.
enum State {
    Planned(BTreeSet<String>),
    Ready,
    Failed,
}

impl<'a> Staging<'a> {
    pub(super) fn new(work: Work<'a>) -> Staging<'a> {
        Staging { work, state: Mutex::new(State::Planned(BTreeSet::new())) }
    }

    /// Says which files it will hold, so that each folder is made once.
    pub(super) fn plan(&self, paths: &[RelPath], kept: &BTreeSet<RelPath>) {
        let mut folders: BTreeSet<String> = BTreeSet::new();
        let mut last = "";
        for text in paths.iter().chain(kept).map(RelPath::as_str) {
            let folder = text.rfind('/').map_or("", |slash| &text[..slash]);
            if folder != last {
                folders.extend(text.match_indices('/').map(|(slash, _)| text[..slash].to_owned()));
                last = folder;
            }
        }
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = State::Planned(folders);
    }

    /// Makes the folder and those in it. False where another thread tried and failed: that one
    /// tells why.
    pub(super) fn open(&self) -> Result<bool, Unwritten> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let State::Planned(folders) = &*state {
            let created = self.create(folders);
            *state = if created.is_ok() { State::Ready } else { State::Failed };
            created?;
        }
        Ok(matches!(*state, State::Ready))
    }

    fn create(&self, folders: &BTreeSet<String>) -> Result<(), Unwritten> {
        let Work { disk, target } = self.work;
        if let Some(parent) = target.beside.parent() {
            create_all(disk, parent, Access::Usual)?;
        }
        create_all(disk, &target.beside, Access::Private)?;
        let facts = tried("look at", &target.beside, disk.facts(&target.beside))?;
        if facts.is_none_or(|facts| facts.kind != Kind::Folder) {
            return Err(Refusal::InTheWay(target.beside.clone()).into());
        }
        hide_from_git(disk, &target.beside)?;
        let new = target.staging();
        tried("create", &new, disk.create_folder(&new))?;
        let facts = tried("look at", &new, disk.facts(&new))?;
        let identity = facts.ok_or_else(|| Refusal::InTheWay(new.clone()))?.identity;
        save_note(self.work, Note { purpose: Purpose::Build, identity })?;
        let mut levels: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
        for folder in folders {
            levels.entry(folder.matches('/').count()).or_default().push(folder);
        }
        let make = |folder: &&String| {
            let folder = new.join(folder);
            tried("create", &folder, disk.create_folder(&folder))
        };
        // Those of one level at once, since none of them lies in another; but not by a thread that
        // others work beside: while it waits it could take up a task that needs the lock it holds.
        let alone = rayon::current_thread_index().is_none();
        levels.values().try_for_each(|level| match alone {
            true => level.par_iter().try_for_each(make),
            false => level.iter().try_for_each(make),
        })?;
        Ok(())
    }

    pub(super) fn write(&self, path: &RelPath, bytes: &[u8]) -> Result<(), Unwritten> {
        if self.open()? {
            let file = self.work.target.staging().join(path.as_str());
            tried("write", &file, self.work.disk.write_new(&file, bytes))?;
        }
        Ok(())
    }

    /// Takes over what stays the same: the outputs at `same` and the files of others.
    pub(super) fn carry(
        &self,
        paths: &[RelPath],
        same: &[usize],
        kept: &BTreeSet<RelPath>,
    ) -> Result<(), Unwritten> {
        self.open()?;
        let (from, to) = (&self.work.target.folder, self.work.target.staging());
        same.par_iter()
            .filter_map(|&index| paths.get(index))
            .chain(kept)
            .try_for_each(|path| self.link(&from.join(path.as_str()), &to.join(path.as_str())))
    }

    /// A second name for the same file; a copy where the file system has no such thing.
    fn link(&self, from: &Path, to: &Path) -> Result<(), Unwritten> {
        match self.work.disk.hard_link(from, to) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                let bytes = tried("read", from, self.work.disk.read(from))?;
                Ok(tried("write", to, self.work.disk.write_new(to, &bytes))?)
            }
            other => Ok(tried("link", to, other)?),
        }
    }
}
