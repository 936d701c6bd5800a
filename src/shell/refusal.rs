//! Why a site was not written, as types that the command line turns into exit codes, and the
//! words for each. Touches nothing.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;
use crate::inputs::RelPath;

use super::disk::Failure;

/// Nothing was written and what stood there before still stands there whole, but for the last.
#[derive(Debug)]
pub enum Unwritten {
    /// The folder, or something in it, is not ours to change.
    Refused(Refusal),
    /// Pages could not be made.
    Faulty(Vec<Diagnostic>),
    /// Another process is writing the same site.
    Busy(PathBuf),
    /// The disk refused.
    Failed(Failure),
    /// The new site stands whole; what lies beside it could not be tidied up.
    Untidy(Box<Unwritten>),
}

#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The folder must never be written to, whatever is asked.
    Danger(PathBuf, Danger),
    /// There are files in it that were not written by us; `--adopt` agrees to them.
    Foreign { folder: PathBuf, overwritten: Vec<RelPath>, beside: Vec<RelPath> },
    /// Files of ours were changed by someone else since; `--adopt` agrees to replace them.
    Edited { folder: PathBuf, files: Vec<RelPath> },
    /// Links, devices or names that are not text: nothing that could be carried along.
    Odd { folder: PathBuf, things: Vec<PathBuf> },
    /// An output path that cannot lie beside the others.
    Clash(RelPath),
    /// The record of what was written cannot be read.
    Record { file: PathBuf, line: usize },
    /// Something stands where the new site is to be made.
    InTheWay(PathBuf),
    /// There is no older version to go back to.
    NothingKept(PathBuf),
}

/// What makes a folder dangerous to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Danger {
    Unnamed,
    Root,
    Home,
    Project,
    OtherProject(PathBuf),
    HoldsInput(PathBuf),
    IsInput(PathBuf),
    State(PathBuf),
    OtherOutput(PathBuf),
    GitTree,
    GitInside,
    MountPoint,
    Link,
    LeavesProject(PathBuf),
    NotAFolder,
}

impl From<Refusal> for Unwritten {
    fn from(refusal: Refusal) -> Unwritten {
        Unwritten::Refused(refusal)
    }
}

impl From<Failure> for Unwritten {
    fn from(failure: Failure) -> Unwritten {
        Unwritten::Failed(failure)
    }
}

impl std::error::Error for Unwritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Unwritten::Failed(failure) => Some(&failure.cause),
            _ => None,
        }
    }
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unwritten::Refused(refusal) => refusal.fmt(f),
            Unwritten::Faulty(problems) => {
                write!(f, "{} of the pages could not be made; nothing was written", problems.len())
            }
            Unwritten::Busy(folder) => write!(
                f,
                "another comeback is writing {} at this moment; try again when it is done",
                folder.display()
            ),
            Unwritten::Failed(failure) => failure.fmt(f),
            Unwritten::Untidy(cause) => {
                write!(
                    f,
                    "the new site is in place, but tidying up is left to the next run: {cause}"
                )
            }
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Danger(folder, danger) => {
                write!(f, "will not write a site to {}: {danger}", folder.display())
            }
            Refusal::Foreign { folder, overwritten, beside } => {
                let all = overwritten.len() + beside.len();
                writeln!(f, "{} holds {all} file(s) that are not ours:", folder.display())?;
                list(f, "  would be replaced", overwritten)?;
                list(f, "  would be kept as they are", beside)?;
                f.write_str("choose an empty folder, or agree to this with --adopt")
            }
            Refusal::Edited { folder, files } => {
                writeln!(f, "files in {} were changed since they were written:", folder.display())?;
                list(f, "  would be replaced", files)?;
                f.write_str("move them away, or agree to this with --adopt")
            }
            Refusal::Odd { folder, things } => {
                writeln!(f, "{} holds what a site cannot hold:", folder.display())?;
                let shown: Vec<String> = things.iter().map(|p| format!("{p:?}")).collect();
                list(f, "  a link, a device or a name that is not text", &shown)?;
                f.write_str("move it away first")
            }
            Refusal::Clash(path) => {
                write!(f, "two outputs need the same place, or one has a control character: {path}")
            }
            Refusal::Record { file, line } => write!(
                f,
                "{}, line {line}: the record of what was written cannot be read; move it away and \
                 build with --adopt",
                file.display()
            ),
            Refusal::InTheWay(path) => {
                write!(f, "{} was not made by us; move it away first", path.display())
            }
            Refusal::NothingKept(folder) => {
                write!(f, "no older version of {} is kept", folder.display())
            }
        }
    }
}

const SHOWN: usize = 20;

fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, label: &str, all: &[T]) -> fmt::Result {
    for one in all.iter().take(SHOWN) {
        writeln!(f, "{label}: {one}")?;
    }
    match all.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(f, "{label}: and {more} more"),
    }
}

impl fmt::Display for Danger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = |f: &mut fmt::Formatter<'_>, words: &str, path: &Path| {
            write!(f, "{words} {}", path.display())
        };
        match self {
            Danger::Unnamed => f.write_str("a folder needs a name of its own, not `.` or `..`"),
            Danger::Root => f.write_str("it is the root of the file system"),
            Danger::Home => f.write_str("it is a home folder, or holds one"),
            Danger::Project => f.write_str("it is the project itself, or holds it"),
            Danger::OtherProject(path) => with(f, "it belongs to another project,", path),
            Danger::HoldsInput(path) => with(f, "it holds what the site is made from,", path),
            Danger::IsInput(path) => with(f, "it is, or is inside, an input folder,", path),
            Danger::State(path) => with(f, "the records of comeback lie there,", path),
            Danger::OtherOutput(path) => with(f, "it is inside or around another site,", path),
            Danger::GitTree => f.write_str("it is the top of a git work tree"),
            Danger::GitInside => f.write_str("it is inside a `.git` folder"),
            Danger::MountPoint => f.write_str("it is a mount point, which cannot be exchanged"),
            Danger::Link => f.write_str("it is a symbolic link; name the folder itself"),
            Danger::LeavesProject(path) => with(f, "a link leads out of the project, to", path),
            Danger::NotAFolder => f.write_str("a file of that name is there"),
        }
    }
}
