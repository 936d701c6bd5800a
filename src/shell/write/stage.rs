//! Makes the new version: each output is rendered, hashed, compared with the file that stands in
//! the target, and written beside it where it differs, all in one parallel pass. A modification
//! time decides nothing; the bytes do.

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::inputs::RelPath;
use crate::output::{Fingerprint, Manifest, Outputs};
use crate::shell::disk::{Failure, tried};
use crate::shell::refusal::Unwritten;

use super::Work;
use super::staging::Staging;
use super::survey::Standing;

/// One comparison of all outputs with the target. Without staging nothing is written.
pub(super) struct Job<'a> {
    pub(super) work: Work<'a>,
    pub(super) outputs: &'a dyn Outputs,
    pub(super) before: &'a Manifest,
    pub(super) standing: &'a Standing,
    pub(super) staging: Option<&'a Staging<'a>>,
}

/// What came of each output, in order.
#[derive(Default)]
pub(super) struct Pass {
    pub(super) prints: Vec<Fingerprint>,
    /// The outputs whose bytes stand in the target already.
    pub(super) same: Vec<usize>,
    pub(super) problems: Vec<Diagnostic>,
    edited: Vec<RelPath>,
}

enum Made {
    Same(Fingerprint),
    New(Fingerprint),
    /// New, in place of a file of ours that was changed since.
    OverEdit(Fingerprint),
    Problem(Box<Diagnostic>),
}

/// Makes all outputs. Every problem is gathered; a failure of the disk ends it.
pub(super) fn make(job: &Job) -> Result<Pass, Unwritten> {
    let paths = job.outputs.paths();
    let made: Vec<Made> = paths
        .par_iter()
        .enumerate()
        .map(|(index, path)| make_one(job, index, path))
        .collect::<Result<_, _>>()?;
    let mut pass = Pass::default();
    for (index, (made, path)) in made.into_iter().zip(paths).enumerate() {
        match made {
            Made::Problem(problem) => pass.problems.push(*problem),
            Made::New(print) => pass.prints.push(print),
            Made::Same(print) => {
                pass.prints.push(print);
                pass.same.push(index);
            }
            Made::OverEdit(print) => {
                pass.prints.push(print);
                pass.edited.push(path.clone());
            }
        }
    }
    Ok(pass)
}

fn make_one(job: &Job, index: usize, path: &RelPath) -> Result<Made, Unwritten> {
    let bytes = match job.outputs.bytes(index) {
        Ok(bytes) => bytes,
        Err(problem) => return Ok(Made::Problem(problem)),
    };
    let print = Fingerprint::of(&bytes);
    let standing = match job.standing.owned.contains(path) || job.standing.taken.contains(path) {
        true => Some(read_standing(job, path)?),
        false => None,
    };
    if standing.as_deref() == Some(&*bytes) {
        return Ok(Made::Same(print));
    }
    if let Some(staging) = job.staging {
        staging.write(path, &bytes)?;
    }
    let was = job.before.files.get(path);
    match (standing, was) {
        (Some(found), Some(was)) if !was.fits(&found) => Ok(Made::OverEdit(print)),
        _ => Ok(Made::New(print)),
    }
}

fn read_standing(job: &Job, path: &RelPath) -> Result<Vec<u8>, Failure> {
    let file = job.work.target.folder().join(path.as_str());
    tried("read", &file, job.work.disk.read(&file))
}

impl Pass {
    /// Files of ours that were changed since, those included that the new site has no page for.
    pub(super) fn edited(&self, job: &Job) -> Result<Vec<RelPath>, Unwritten> {
        let paths = job.outputs.paths();
        let leaving: Vec<&RelPath> =
            job.standing.owned.iter().filter(|path| paths.binary_search(path).is_err()).collect();
        let edited: Vec<Option<&RelPath>> = leaving
            .into_par_iter()
            .map(|path| {
                let found = read_standing(job, path)?;
                let ours = job.before.files.get(path).is_some_and(|was| was.fits(&found));
                Ok((!ours).then_some(path))
            })
            .collect::<Result<_, Unwritten>>()?;
        let mut all: Vec<RelPath> = edited.into_iter().flatten().cloned().collect();
        all.extend(self.edited.iter().cloned());
        all.sort();
        Ok(all)
    }
}
