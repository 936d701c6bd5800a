//! Puts the version before the present one back. The present one is kept in its place, so that
//! a second `rollback` undoes the first. Nothing is removed.

use crate::output::{Manifest, diff};
use crate::shell::disk::{Disk, LocalDisk, tried};
use crate::shell::refusal::{Refusal, Unwritten};
use crate::shell::target::Target;

use super::record::{self, CURRENT, Note, PREVIOUS, Purpose};
use super::tree::walk;
use super::{Work, Written, exchange, recover};

/// Exchanges the present version and the one kept from before.
pub fn rollback(target: &Target) -> Result<Written, Unwritten> {
    rollback_on(&LocalDisk, target)
}

/// The same on a given disk.
pub fn rollback_on(disk: &dyn Disk, target: &Target) -> Result<Written, Unwritten> {
    let work = Work { disk, target };
    let _lock = record::open(work)?;
    let recovered = recover::recover(work)?;
    let current = record::load(work, CURRENT)?.unwrap_or_default();
    match bring_back(work, &current) {
        Ok((previous, set_aside)) => Ok(Written {
            difference: diff(&current, &previous),
            kept: previous.kept.into_iter().collect(),
            replaced: Vec::new(),
            set_aside: recovered.into_iter().chain(set_aside).collect(),
        }),
        Err(refused) => {
            let _ = recover::recover(work);
            Err(refused)
        }
    }
}

fn bring_back(
    work: Work,
    current: &Manifest,
) -> Result<(Manifest, Option<std::path::PathBuf>), Unwritten> {
    let Work { disk, target } = work;
    let (kept, new) = (target.kept(), target.staging());
    let facts = tried("look at", &kept, disk.facts(&kept))?;
    let (Some(facts), Some(previous)) = (facts, record::load(work, PREVIOUS)?) else {
        return Err(Refusal::NothingKept(target.folder.clone()).into());
    };
    record::save_note(work, Note { purpose: Purpose::Rollback, identity: facts.identity })?;
    tried("rename", &kept, disk.rename(&kept, &new))?;
    let present = walk(disk, &target.folder)?;
    let outgoing = !(present.files.is_empty() && present.odd.is_empty());
    let set_aside = exchange::commit(work, &previous, outgoing.then_some(current))?;
    Ok((previous, set_aside))
}
