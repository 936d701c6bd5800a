//! The files of a project as they lie on disk now. After a change only what changed is read
//! again; a file that is the same keeps its place in memory, so that what was made of it can be
//! kept too. What the files mean it does not know, but for the folders that the configuration
//! names.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;
use jiff::civil::Date;

use crate::config::{self, Config};
use crate::diag::Diagnostic;
use crate::inputs::{Inputs, RelPath, SourceFile};
use crate::shell::{Wanted, read};

/// Where a project lies and what is built in place of a configuration.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// Without links in it.
    pub(super) root: PathBuf,
    pub(super) config_name: String,
    pub(super) without: Option<Config>,
}

/// What was read, and when it was not whole.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) inputs: Inputs,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Files and folders that a build of this looks at.
    pub(super) folders: Vec<RelPath>,
}

/// Whether what was read can be built from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    Yes,
    /// A file was being written to, or was just emptied, as many programs do before they write.
    NotYet,
}

impl Ground {
    /// Reads everything.
    pub(super) fn read(&self, today: Date) -> Result<Source> {
        let folders = match &self.without {
            Some(config) => config.paths.logs.clone(),
            None => self.folders_named(today)?,
        };
        let required = match self.without {
            Some(_) => Vec::new(),
            None => vec![self.config_name.clone()],
        };
        let optional = folders.iter().map(ToString::to_string).collect();
        let read = read(&self.root, &Wanted { required, optional, ..Wanted::default() }, today)?;
        Ok(Source { inputs: read.value, diagnostics: read.diagnostics, folders })
    }

    fn folders_named(&self, today: Date) -> Result<Vec<RelPath>> {
        let alone = Wanted { required: vec![self.config_name.clone()], ..Wanted::default() };
        let inputs = read(&self.root, &alone, today)?.value;
        let file = inputs.file(&self.config_name);
        let text = file.map(|file| String::from_utf8_lossy(file.bytes())).unwrap_or_default();
        Ok(config::parse(&RelPath::made_of(&self.config_name), &text).value.folders())
    }

    /// Reads everything again. What stayed the same is the same value.
    pub(super) fn read_after(&self, old: &Source, today: Date) -> Result<Source> {
        let mut source = self.read(today)?;
        source.inputs = kept(old, source.inputs);
        Ok(source)
    }

    /// Reads again what lies at or below the paths, or everything where the configuration is
    /// among them. What stayed the same is the same value.
    pub(super) fn reread(
        &self,
        old: &Source,
        changed: &BTreeSet<RelPath>,
        today: Date,
    ) -> Result<Source> {
        let is_config = |path: &RelPath| path.as_str() == self.config_name;
        if changed.iter().any(is_config) || changed.len() > 200 {
            return self.read_after(old, today);
        }
        let inside = |path: &&RelPath| {
            old.folders.iter().any(|folder| path.is_under(folder.as_str()))
                && !path
                    .as_str()
                    .split('/')
                    .any(|part| crate::shell::walk::is_hidden(part.as_ref()))
        };
        let paths: Vec<&RelPath> = changed.iter().filter(inside).collect();
        let optional = paths.iter().map(ToString::to_string).collect();
        let read = read(&self.root, &Wanted { optional, ..Wanted::default() }, today)?;
        let below = |file: &RelPath| paths.iter().any(|path| file.is_under(path.as_str()));
        let mut source = old.clone();
        source.inputs.today = today;
        source.inputs.files.retain(|file, _| !below(file));
        source.inputs.files.extend(kept(old, read.value).files);
        source.diagnostics.retain(|one| !one.place().is_some_and(|place| below(&place.file)));
        source.diagnostics.extend(read.diagnostics);
        Ok(source)
    }
}

/// The new files, but each that is the same as before in its old place.
fn kept(old: &Source, mut new: Inputs) -> Inputs {
    for (path, file) in &mut new.files {
        if let Some(same) = old.inputs.files.get(path).filter(|same| same.is_same(file)) {
            *file = same.clone();
        }
    }
    new
}

impl Source {
    /// Whether a build of this and of the other would see the same.
    pub(super) fn is_same(&self, other: &Source) -> bool {
        self.inputs.today == other.inputs.today
            && self.diagnostics == other.diagnostics
            && self.inputs.files.len() == other.inputs.files.len()
            && self
                .inputs
                .files
                .iter()
                .zip(&other.inputs.files)
                .all(|(one, two)| one.0 == two.0 && one.1.is_same(two.1))
    }

    /// Whether files were in the middle of being written when this was read after `old`.
    pub(super) fn settled(&self, old: &Source) -> Settled {
        let changing = self.diagnostics.iter().any(|one| one.code().name == "file-changing");
        let has_text = |file: &SourceFile| !file.bytes().is_empty();
        let gone = old.inputs.files.iter().any(|(path, file)| {
            has_text(file) && !self.inputs.files.get(path).is_some_and(has_text)
        });
        if changing || gone { Settled::NotYet } else { Settled::Yes }
    }
}
