//! Writes a site so that a killed or failed build leaves the old one whole: the new tree is made
//! beside the target, unchanged files are linked into it, and the two change places in one step.
//! Nothing that our own record does not list is ever changed or removed.
//!
//! The promise is for a process that dies at any moment. After a power cut the file system may
//! hold less than it was told; nothing is forced to the platter for a site that the next build
//! makes again.

mod exchange;
mod record;
mod recover;
mod rollback;
mod stage;
mod staging;
mod survey;
mod tree;

use std::path::PathBuf;

use crate::inputs::RelPath;
use crate::output::{Difference, Manifest, Outputs, clash, diff};

use super::disk::{Disk, LocalDisk};
use super::refusal::{Refusal, Unwritten};
use super::target::Target;

pub use rollback::{rollback, rollback_on};
use stage::{Job, Pass};
use staging::Staging;
use survey::{Standing, survey};

/// How to meet files in the target that are not ours or were changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They are a reason to refuse.
    Strict,
    /// `--adopt`: those the site has a page for are replaced, the others are carried along.
    Adopt,
    /// `--dry-run`: as `Strict`, and nothing is written anywhere.
    Try,
}

/// What a write did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub difference: Difference,
    /// Files that were not ours or were changed since, and gave way under `--adopt`. They lie in
    /// the version kept for `rollback`, and are set aside when that one has to go.
    pub replaced: Vec<RelPath>,
    /// Files that are not ours and lie beside the site's own.
    pub kept: Vec<RelPath>,
    /// Where an old version went that held something that was not ours to delete.
    pub set_aside: Vec<PathBuf>,
}

/// The disk to work on and the folder to work for.
#[derive(Clone, Copy)]
struct Work<'a> {
    disk: &'a dyn Disk,
    target: &'a Target,
}

/// Makes the target hold exactly these outputs, and tells what that changed.
pub fn write(outputs: &dyn Outputs, target: &Target, mode: Mode) -> Result<Written, Unwritten> {
    write_on(&LocalDisk, outputs, target, mode)
}

/// The same on a given disk.
pub fn write_on(
    disk: &dyn Disk,
    outputs: &dyn Outputs,
    target: &Target,
    mode: Mode,
) -> Result<Written, Unwritten> {
    let work = Work { disk, target };
    if let Some(path) = clash(outputs.paths()) {
        return Err(Refusal::Clash(path).into());
    }
    if mode == Mode::Try {
        let before = record::load(work, record::CURRENT)?.unwrap_or_default();
        return Ok(prepare(work, outputs, (&before, mode), None)?.written);
    }
    let _lock = record::open(work)?;
    let recovered = recover::recover(work)?;
    match replace(work, outputs, mode) {
        Ok(mut written) => {
            written.set_aside.splice(0..0, recovered);
            Ok(written)
        }
        Err(refused) => {
            // As much as can be done now; the next run does the rest.
            let _ = recover::recover(work);
            Err(refused)
        }
    }
}

/// A new version that is known, and staged where it differs from the old one.
struct Prepared {
    standing: Standing,
    same: Vec<usize>,
    next: Manifest,
    written: Written,
}

fn replace(work: Work, outputs: &dyn Outputs, mode: Mode) -> Result<Written, Unwritten> {
    let recorded = record::load(work, record::CURRENT)?;
    let before = recorded.clone().unwrap_or_default();
    let staging = Staging::new(work);
    let prepared = prepare(work, outputs, (&before, mode), Some(&staging))?;
    let Prepared { standing, same, next, mut written } = prepared;
    let difference = &written.difference;
    let nothing_new = difference.written.is_empty()
        && difference.removed.is_empty()
        && written.replaced.is_empty();
    if standing.exists && nothing_new {
        if recorded.as_ref() != Some(&next) {
            record::save(work, record::CURRENT, &next)?;
        }
        return Ok(written);
    }
    staging.carry(outputs.paths(), &same, &next.kept)?;
    let outgoing = standing.holds_files.then_some(&before);
    written.set_aside.extend(exchange::commit(work, &next, outgoing)?);
    Ok(written)
}

/// Compares every output with what stands in the target and stages those that differ.
fn prepare(
    work: Work,
    outputs: &dyn Outputs,
    (before, mode): (&Manifest, Mode),
    staging: Option<&Staging>,
) -> Result<Prepared, Unwritten> {
    let standing = survey(work, before, outputs.paths(), mode)?;
    if let Some(staging) = staging {
        staging.plan(outputs.paths(), &standing.kept);
        if !standing.exists {
            staging.open()?;
        }
    }
    let job = Job { work, outputs, before, standing: &standing, staging };
    let pass = stage::make(&job)?;
    if !pass.problems.is_empty() {
        return Err(Unwritten::Faulty(pass.problems));
    }
    let edited = pass.edited(&job)?;
    if !edited.is_empty() && mode != Mode::Adopt {
        let folder = work.target.folder().to_path_buf();
        return Err(Refusal::Edited { folder, files: edited }.into());
    }
    Ok(Prepared::new(&job, &pass, edited))
}

impl Prepared {
    fn new(job: &Job, pass: &Pass, edited: Vec<RelPath>) -> Prepared {
        let paths = job.outputs.paths();
        let kept = job.standing.kept.clone();
        let files = paths.iter().cloned().zip(pass.prints.iter().copied()).collect();
        let next = Manifest { files, kept };
        let mut found = Manifest::default();
        for path in &job.standing.owned {
            found.files.extend(job.before.files.get(path).map(|print| (path.clone(), *print)));
        }
        for path in &edited {
            found.files.remove(path);
        }
        for &index in &pass.same {
            found.files.insert(paths[index].clone(), pass.prints[index]);
        }
        let taken = job.standing.taken.iter().filter(|path| !found.files.contains_key(*path));
        let replaced = edited.into_iter().chain(taken.cloned()).collect();
        let written = Written {
            difference: diff(&found, &next),
            replaced,
            kept: next.kept.iter().cloned().collect(),
            set_aside: Vec::new(),
        };
        Prepared { standing: job.standing.clone(), same: pass.same.clone(), next, written }
    }
}
