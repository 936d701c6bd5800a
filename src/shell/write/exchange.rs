//! Brings a finished version in: two folders change places in one step, then the old one takes
//! the place of the version kept for `rollback`. Each step may be the last one of a killed
//! process; the next run goes on from there.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::inputs::RelPath;
use crate::output::Manifest;
use crate::shell::disk::{Failure, tried};
use crate::shell::refusal::Unwritten;

use super::Work;
use super::record::{self, CURRENT, NEXT, OUTGOING, PREVIOUS};
use super::recover::recover;
use super::survey::is_debris;
use super::tree::{self, Tree, walk};

/// Records what is about to happen, does it, and tidies up. `outgoing` is what we know of the
/// version that leaves, where there is one. Tells where something was set aside.
pub(super) fn commit(
    work: Work,
    next: &Manifest,
    outgoing: Option<&Manifest>,
) -> Result<Option<PathBuf>, Unwritten> {
    if let Some(outgoing) = outgoing {
        record::save(work, OUTGOING, outgoing)?;
    }
    record::save(work, NEXT, next)?;
    bring_in(work)?;
    // The new version stands; a stumble while tidying up is tried again before it is told.
    finish(work).or_else(|_| recover(work)).map_err(|stumble| Unwritten::Untidy(Box::new(stumble)))
}

/// Exchanges the folder `new` and the target.
fn bring_in(work: Work) -> Result<(), Failure> {
    let Work { disk, target } = work;
    let (new, folder) = (target.staging(), &target.folder);
    if tried("look at", folder, disk.facts(folder))?.is_none() {
        return tried("bring in", folder, disk.rename(&new, folder));
    }
    match disk.exchange(&new, folder) {
        Err(error) if is_unsupported(&error) => by_renaming(work),
        other => tried("exchange", folder, other),
    }
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

/// Two steps where the file system has no exchange; between them there is no site, and the next
/// run completes it.
fn by_renaming(work: Work) -> Result<(), Failure> {
    let Work { disk, target } = work;
    let (new, folder, away) = (target.staging(), &target.folder, target.away());
    tried("move away", folder, disk.rename(folder, &away))?;
    if let Err(cause) = disk.rename(&new, folder) {
        tried("bring back", folder, disk.rename(&away, folder))?;
        return tried("bring in", folder, Err(cause));
    }
    // Should this fail, recovery does it: the new version stands already.
    let _ = disk.rename(&away, &new);
    Ok(())
}

/// After the exchange: the folder `new` holds the old version. May be begun again at any point.
pub(super) fn finish(work: Work) -> Result<Option<PathBuf>, Unwritten> {
    let Work { disk, target } = work;
    let (new, away, kept) = (target.staging(), target.away(), target.kept());
    if tried("look at", &away, disk.facts(&away))?.is_some() {
        tried("rename", &away, disk.rename(&away, &new))?;
    }
    let mut set_aside = None;
    if tried("look at", &new, disk.facts(&new))?.is_some() {
        if record::exists(work, OUTGOING)? {
            set_aside = retire(work)?;
            tried("keep", &kept, disk.rename(&new, &kept))?;
        } else {
            set_aside = remove_empty(work)?;
        }
    }
    record::promote(work, OUTGOING, PREVIOUS)?;
    record::promote(work, NEXT, CURRENT)?;
    record::remove_note(work)?;
    Ok(set_aside)
}

/// The target was there but empty. If something was put in meanwhile, it is not lost.
fn remove_empty(work: Work) -> Result<Option<PathBuf>, Unwritten> {
    let new = work.target.staging();
    let tree = walk(work.disk, &new)?;
    match tree.files.is_empty() && tree.odd.is_empty() {
        true => tree::remove(work.disk, &new, &tree).map(|()| None).map_err(Unwritten::from),
        false => set_aside(work, new).map(Some),
    }
}

/// Removes the version kept so far. Where it holds anything that we did not write, or that was
/// changed since and is nowhere else, it is not removed but set aside under another name.
fn retire(work: Work) -> Result<Option<PathBuf>, Unwritten> {
    let Work { disk, target } = work;
    let kept = target.kept();
    if tried("look at", &kept, disk.facts(&kept))?.is_none() {
        return Ok(None);
    }
    let previous = record::load(work, PREVIOUS)?.unwrap_or_default();
    let tree = walk(disk, &kept)?;
    if !all_expendable(work, &tree, &previous)? {
        return set_aside(work, kept).map(Some);
    }
    tree::remove(disk, &kept, &tree)?;
    Ok(None)
}

fn all_expendable(work: Work, tree: &Tree, previous: &Manifest) -> Result<bool, Unwritten> {
    let expendable = |path: &RelPath| is_expendable(work, path, previous);
    let all: Vec<bool> = tree.files.par_iter().map(expendable).collect::<Result<_, Failure>>()?;
    Ok(tree.odd.is_empty() && all.into_iter().all(|one| one))
}

/// A file is expendable when it lives on in the target (the same file under a second name, or a
/// stranger's with the same bytes), or still is what we wrote.
fn is_expendable(work: Work, path: &RelPath, previous: &Manifest) -> Result<bool, Failure> {
    let Work { disk, target } = work;
    let (old, present) = (target.kept().join(path.as_str()), target.folder.join(path.as_str()));
    let identity = |file: &PathBuf| match disk.facts(file) {
        // A folder of the old version may be a file in the new one.
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(None),
        other => tried("look at", file, other).map(|facts| facts.map(|facts| facts.identity)),
    };
    let (old_identity, present_identity) = (identity(&old)?, identity(&present)?);
    if is_debris(path) || old_identity.is_none() || old_identity == present_identity {
        return Ok(true);
    }
    let bytes = tried("read", &old, disk.read(&old))?;
    if let Some(written) = previous.files.get(path) {
        return Ok(written.fits(&bytes));
    }
    match present_identity {
        Some(_) => Ok(tried("read", &present, disk.read(&present))? == bytes),
        None => Ok(false),
    }
}

fn set_aside(work: Work, tree: PathBuf) -> Result<PathBuf, Unwritten> {
    for number in 1.. {
        let name = work.target.beside.join(format!("set-aside-{number}"));
        if tried("look at", &name, work.disk.facts(&name))?.is_none() {
            tried("set aside", &tree, work.disk.rename(&tree, &name))?;
            return Ok(name);
        }
    }
    Ok(tree)
}
