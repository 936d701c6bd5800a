//! Sending a cleared site to where its share goes: one file for each kind of destination. What is
//! sent was searched before (`Cleared` is the only thing that is taken), a failure on the way
//! leaves what stood there whole, and the next run finishes the work. Files that were not sent by
//! us are neither overwritten nor removed.

mod bucket;
mod folder;
mod git;
mod ledger;
mod order;
mod rsync;
mod run;
mod sftp;
mod zip;

use std::fmt;
use std::path::Path;

use jiff::civil::Date;

use super::refusal::Unwritten;
use super::target::Surroundings;
use super::write::Mode;
use crate::config::Destination;
use crate::output::{Cleared, Difference, Manifest, Site};

pub use ledger::Ledger;

/// What is sent, from where, and how strictly.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    pub cleared: &'a Cleared,
    pub ledger: &'a Ledger,
    /// The project: paths of a destination count from here.
    pub root: &'a Path,
    pub around: &'a Surroundings,
    pub mode: Mode,
    pub today: Date,
}

impl Sending<'_> {
    fn site(&self) -> &Site {
        self.cleared.site()
    }

    fn manifest(&self) -> Manifest {
        Manifest::of(self.site())
    }
}

/// Nothing was sent, or not all of it; what stood there before is whole.
#[derive(Debug)]
pub enum Unsent {
    /// Something there is not ours to change.
    Refused(String),
    Unwritten(Unwritten),
    Failed(anyhow::Error),
}

impl From<anyhow::Error> for Unsent {
    fn from(error: anyhow::Error) -> Unsent {
        Unsent::Failed(error)
    }
}

impl From<Unwritten> for Unsent {
    fn from(unwritten: Unwritten) -> Unsent {
        match unwritten {
            Unwritten::Refused(refusal) => Unsent::Refused(refusal.to_string()),
            other => Unsent::Unwritten(other),
        }
    }
}

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsent::Refused(why) => f.write_str(why),
            Unsent::Unwritten(unwritten) => unwritten.fmt(f),
            Unsent::Failed(error) => write!(f, "{error:#}"),
        }
    }
}

impl std::error::Error for Unsent {}

/// Sends the site, and tells what that changed there. With `Mode::Try` it only looks.
pub fn publish(destination: &Destination, sending: &Sending<'_>) -> Result<Difference, Unsent> {
    match destination {
        Destination::Folder(path) => folder::publish(path, sending),
        Destination::Zip(path) => zip::publish(path, sending),
        Destination::Git { remote, branch, domain } => {
            git::publish(&git::Branch { remote, branch, domain: domain.as_deref() }, sending)
        }
        Destination::Bucket { .. } => bucket::publish(destination, sending),
        Destination::Rsync { host, path } => rsync::publish(host, path, sending),
        Destination::Sftp { host, path } => sftp::publish(host, path, sending),
    }
}

/// Where it goes, in words.
pub fn told(destination: &Destination) -> String {
    match destination {
        Destination::Folder(path) => format!("the folder {path}"),
        Destination::Zip(path) => format!("the archive {path}"),
        Destination::Git { remote, branch, .. } => format!("the branch {branch} of {remote}"),
        Destination::Bucket { bucket, prefix, .. } => {
            format!("the bucket {bucket}, under /{prefix}")
        }
        Destination::Rsync { host, path } => format!("{path} on {host}, by rsync"),
        Destination::Sftp { host, path } => format!("{path} on {host}, by sftp"),
    }
}
