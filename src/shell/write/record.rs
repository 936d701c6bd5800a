//! What is remembered of a target between two runs, in `.comeback/output/<target>/`: the
//! manifests of its versions, a note of what is being made, and the lock. Each file is replaced
//! in one step. Nothing in here is ever published.

use std::path::{Path, PathBuf};

use crate::inputs::RelPath;
use crate::output::Manifest;
use crate::shell::disk::{Identity, Kind, Lock, tried};
use crate::shell::refusal::{Danger, Refusal, Unwritten};

use super::Work;
use super::tree::{Access, create_all, hide_from_git};

/// The version in the target.
pub(super) const CURRENT: &str = "current";
/// The version kept for `rollback`.
pub(super) const PREVIOUS: &str = "previous";
/// The version about to be brought in, and the one about to be taken out by it.
pub(super) const NEXT: &str = "next";
pub(super) const OUTGOING: &str = "outgoing";
const NOTE: &str = "note";
const FOLDER: &str = "folder";

/// Why there is a folder `new` beside the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Build,
    Rollback,
}

/// Which folder is about to change places with the target. Names change, identities do not:
/// where the target has this identity the exchange has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) purpose: Purpose,
    pub(super) identity: Identity,
}

/// Makes the folder of records, and locks it until the lock is dropped.
pub(super) fn open(work: Work) -> Result<Lock, Unwritten> {
    let (disk, target) = (work.disk, work.target);
    if let Some(parent) = target.state.parent() {
        create_all(disk, parent, Access::Usual)?;
    }
    create_all(disk, &target.state, Access::Private)?;
    hide_from_git(disk, &target.state)?;
    create_all(disk, &target.record, Access::Private)?;
    let file = target.record.join("lock");
    let lock = tried("lock", &file, disk.lock(&file))?;
    let lock = lock.ok_or_else(|| Unwritten::Busy(target.folder.clone()))?;
    refuse_nested(work)?;
    let folder = target.folder.to_string_lossy();
    if read_in(work, &target.record, FOLDER)?.as_deref() != Some(&*folder) {
        replace(work, FOLDER, &folder)?;
    }
    Ok(lock)
}

/// One site inside another would be taken for a stranger's files.
fn refuse_nested(work: Work) -> Result<(), Unwritten> {
    let (disk, target) = (work.disk, work.target);
    let all = target.record.parent().unwrap_or(&target.record);
    for entry in tried("list", all, disk.list(all))? {
        let record = all.join(&entry.name);
        let Some(other) = read_in(work, &record, FOLDER)?.map(PathBuf::from) else {
            continue;
        };
        let nested = other.starts_with(&target.folder) || target.folder.starts_with(&other);
        if record != target.record && nested && is_live(work, &record, &other)? {
            return Err(Refusal::Danger(target.folder.clone(), Danger::OtherOutput(other)).into());
        }
    }
    Ok(())
}

/// Whether anything of the site that was once written there still is.
fn is_live(work: Work, record: &Path, folder: &Path) -> Result<bool, Unwritten> {
    let manifest = load_in(work, record, CURRENT)?.unwrap_or_default();
    let stands = |path: &RelPath| {
        let facts = work.disk.facts(&folder.join(path.as_str())).ok().flatten();
        facts.is_some_and(|facts| facts.kind == Kind::File)
    };
    Ok(manifest.files.keys().any(stands))
}

fn path(work: Work, name: &str) -> PathBuf {
    work.target.record.join(name)
}

fn read_in(work: Work, record: &Path, name: &str) -> Result<Option<String>, Unwritten> {
    let file = record.join(name);
    if tried("look at", &file, work.disk.facts(&file))?.is_none() {
        return Ok(None);
    }
    let bytes = tried("read", &file, work.disk.read(&file))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

fn replace(work: Work, name: &str, text: &str) -> Result<(), Unwritten> {
    let (file, part) = (path(work, name), path(work, &format!("{name}.part")));
    remove_file(work, &part)?;
    tried("write", &part, work.disk.write_new(&part, text.as_bytes()))?;
    Ok(tried("replace", &file, work.disk.rename(&part, &file))?)
}

fn remove_file(work: Work, file: &Path) -> Result<(), Unwritten> {
    match tried("look at", file, work.disk.facts(file))? {
        Some(_) => Ok(tried("remove", file, work.disk.remove_file(file))?),
        None => Ok(()),
    }
}

pub(super) fn load(work: Work, name: &str) -> Result<Option<Manifest>, Unwritten> {
    load_in(work, &work.target.record, name)
}

fn load_in(work: Work, record: &Path, name: &str) -> Result<Option<Manifest>, Unwritten> {
    let Some(text) = read_in(work, record, name)? else {
        return Ok(None);
    };
    match Manifest::from_text(&text) {
        Ok(manifest) => Ok(Some(manifest)),
        Err(at) => Err(Refusal::Record { file: record.join(name), line: at.line }.into()),
    }
}

pub(super) fn save(work: Work, name: &str, manifest: &Manifest) -> Result<(), Unwritten> {
    replace(work, name, &manifest.to_text())
}

pub(super) fn exists(work: Work, name: &str) -> Result<bool, Unwritten> {
    let file = path(work, name);
    Ok(tried("look at", &file, work.disk.facts(&file))?.is_some())
}

/// Gives one record the name of another, where it is there.
pub(super) fn promote(work: Work, name: &str, new_name: &str) -> Result<(), Unwritten> {
    let (file, new_file) = (path(work, name), path(work, new_name));
    match exists(work, name)? {
        true => Ok(tried("rename", &file, work.disk.rename(&file, &new_file))?),
        false => Ok(()),
    }
}

pub(super) fn remove(work: Work, name: &str) -> Result<(), Unwritten> {
    remove_file(work, &path(work, name))
}

pub(super) fn save_note(work: Work, note: Note) -> Result<(), Unwritten> {
    let purpose = match note.purpose {
        Purpose::Build => "build",
        Purpose::Rollback => "rollback",
    };
    let text = format!("{purpose} {} {}\n", note.identity.device, note.identity.inode);
    replace(work, NOTE, &text)
}

pub(super) fn load_note(work: Work) -> Result<Option<Note>, Unwritten> {
    let Some(text) = read_in(work, &work.target.record, NOTE)? else {
        return Ok(None);
    };
    let note = note_of(&text).ok_or(Refusal::Record { file: path(work, NOTE), line: 1 })?;
    Ok(Some(note))
}

fn note_of(text: &str) -> Option<Note> {
    let mut words = text.split_whitespace();
    let purpose = match words.next()? {
        "build" => Purpose::Build,
        "rollback" => Purpose::Rollback,
        _ => return None,
    };
    let device = words.next()?.parse().ok()?;
    let inode = words.next()?.parse().ok()?;
    Some(Note { purpose, identity: Identity { device, inode } })
}

pub(super) fn remove_note(work: Work) -> Result<(), Unwritten> {
    remove(work, NOTE)
}
