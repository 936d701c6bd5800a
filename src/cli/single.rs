//! The forms a site can be built in: pages in a folder, or one file; open or locked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::lock::{self, Absent};
use super::open::OnDisk;
use crate::diag::Diagnostic;
use crate::inputs::RelPath;
use crate::lock::{Keyring, Locked, locked_file};
use crate::output::{Outputs, Site};
use crate::pipeline::Opened;
use crate::single;

/// How many bytes many mail services take at most.
const MAIL: u64 = 20 * 1024 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Pages,
    OneFile,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Open,
    Locked,
}

/// What to build of a reader's site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) shape: Shape,
    pub(super) access: Access,
}

impl Form {
    /// The folder of this form, beside that of the usual one: `site/physio-locked`.
    pub(super) fn folder(self, usual: &Path) -> PathBuf {
        let name = usual.file_name().unwrap_or_default().to_string_lossy();
        let ending = match (self.shape, self.access) {
            (Shape::Pages, Access::Open) => return usual.to_path_buf(),
            (Shape::Pages, Access::Locked) => "locked",
            (Shape::OneFile, Access::Open) => "file",
            (Shape::OneFile, Access::Locked) => "locked-file",
        };
        usual.with_file_name(format!("{name}-{ending}"))
    }

    fn file_name(self) -> RelPath {
        RelPath::made_of(match self.access {
            Access::Open => "comeback.html",
            Access::Locked => "locked.html",
        })
    }
}

/// A reader's site to be put into a form.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) on_disk: &'a OnDisk,
    pub(super) opened: &'a Opened<'a>,
    pub(super) site: &'a dyn Outputs,
    pub(super) reader: &'a str,
    pub(super) absent: Absent,
}

/// Why a form could not be made.
#[derive(Debug)]
pub(super) enum Unmade {
    Faulty(Vec<Diagnostic>),
    /// No passphrase; why was said already.
    NotLocked,
    World(anyhow::Error),
}

/// Makes the outputs of a form and does the work with them.
pub(super) fn with<T>(
    source: Source,
    form: Form,
    work: impl FnOnce(&dyn Outputs) -> T,
) -> Result<T, Unmade> {
    let words = &source.opened.wording();
    match (form.shape, form.access) {
        (Shape::Pages, Access::Open) => Ok(work(source.site)),
        (Shape::Pages, Access::Locked) => {
            Ok(work(&Locked::new(source.site, &keyring(source)?, words)))
        }
        (Shape::OneFile, access) => {
            let site = Site::gather(source.site).map_err(Unmade::Faulty)?;
            let bytes = match access {
                Access::Open => single::one_file(&site),
                Access::Locked => locked_file(&site, &keyring(source)?, words),
            };
            if bytes.len() as u64 > MAIL {
                super::say_error("note: this file is larger than many mail services take");
            }
            Ok(work(&Site::new(BTreeMap::from([(form.file_name(), bytes)]))))
        }
    }
}

fn keyring(source: Source) -> Result<Keyring, Unmade> {
    let keyring = lock::ready(source.on_disk, source.opened, (source.reader, source.absent));
    keyring.map_err(Unmade::World)?.ok_or(Unmade::NotLocked)
}
