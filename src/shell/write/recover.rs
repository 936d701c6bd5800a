//! What a killed or failed run left behind: either its exchange had happened, then it is
//! finished, or it had not, then its half-made version is removed. Only folders that a note of
//! ours names by identity are touched.

use std::path::{Path, PathBuf};

use crate::shell::disk::{Identity, tried};
use crate::shell::refusal::{Refusal, Unwritten};

use super::Work;
use super::exchange::finish;
use super::record::{self, NEXT, Note, OUTGOING, Purpose};
use super::tree::{self, walk};

/// Brings the target and its records to rest; does nothing after an ordinary end.
pub(super) fn recover(work: Work) -> Result<Option<PathBuf>, Unwritten> {
    let Some(note) = record::load_note(work)? else {
        return clear_unnoted(work).map(|()| None);
    };
    let Work { disk, target } = work;
    let (new, folder, away) = (target.staging(), &target.folder, target.away());
    let present = identity(work, folder)?;
    if present == Some(note.identity) {
        return finish(work);
    }
    let is_away = identity(work, &away)?.is_some();
    let made = identity(work, &new)? == Some(note.identity);
    if present.is_none() && is_away && made && record::exists(work, NEXT)? {
        tried("bring in", folder, disk.rename(&new, folder))?;
        return finish(work);
    }
    if present.is_none() && is_away {
        tried("bring back", folder, disk.rename(&away, folder))?;
    }
    undo(work, note).map(|()| None)
}

/// The exchange has not happened. The records go first: as long as the note stands, the folder
/// it names must not be given up to another one with the same identity.
fn undo(work: Work, note: Note) -> Result<(), Unwritten> {
    record::remove(work, NEXT)?;
    record::remove(work, OUTGOING)?;
    let (new, kept) = (work.target.staging(), work.target.kept());
    let made = identity(work, &new)?;
    if made.is_some_and(|made| made != note.identity) {
        return Err(Refusal::InTheWay(new).into());
    }
    match note.purpose {
        Purpose::Build if made.is_some() => {
            let tree = walk(work.disk, &new)?;
            if !tree.odd.is_empty() {
                return Err(Refusal::Odd { folder: new, things: tree.odd }.into());
            }
            tree::remove(work.disk, &new, &tree)?;
        }
        Purpose::Rollback if made.is_some() => {
            tried("bring back", &kept, work.disk.rename(&new, &kept))?;
        }
        _ => {}
    }
    record::remove_note(work)
}

/// A run may have died between making its folder and noting it; then the folder is empty.
fn clear_unnoted(work: Work) -> Result<(), Unwritten> {
    let new = work.target.staging();
    if identity(work, &new)?.is_none() {
        return Ok(());
    }
    match tried("list", &new, work.disk.list(&new))?.is_empty() {
        true => Ok(tried("remove", &new, work.disk.remove_folder(&new))?),
        false => Err(Refusal::InTheWay(new).into()),
    }
}

fn identity(work: Work, path: &Path) -> Result<Option<Identity>, Unwritten> {
    Ok(tried("look at", path, work.disk.facts(path))?.map(|facts| facts.identity))
}
