//! From the arguments to a project that has been read.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use jiff::civil::Date;

use super::args::Args;
use crate::config::{self, Config};
use crate::diag::Diagnostic;
use crate::inputs::{Inputs, RelPath};
use crate::shell::{self, Wanted};

/// A project as it lies on disk: where, and what was read of it.
#[derive(Clone, Debug)]
pub(super) struct OnDisk {
    pub(super) root: PathBuf,
    pub(super) inputs: Inputs,
    /// What stands in for `comeback.toml` where a file is built without a project.
    pub(super) without: Option<Config>,
    /// What was met while reading.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the project that the arguments mean.
pub(super) fn project(args: &Args) -> anyhow::Result<OnDisk> {
    let today = shell::today(args.today.as_deref())?;
    read_project(root(args)?, &args.config, today)
}

/// The folder of the project that the arguments mean.
pub(super) fn root(args: &Args) -> anyhow::Result<PathBuf> {
    match &args.project {
        Some(folder) => Ok(folder.clone()),
        None => shell::find_project(Path::new(".")).context(
            "there is no comeback.toml here or in any folder above; name the project with \
             --project, or a log file: comeback build pain.csv",
        ),
    }
}

/// Reads the project in this folder.
pub(super) fn at(args: &Args, root: &Path) -> anyhow::Result<OnDisk> {
    read_project(root.to_path_buf(), &args.config, shell::today(args.today.as_deref())?)
}

fn read_project(root: PathBuf, config: &str, today: Date) -> anyhow::Result<OnDisk> {
    let Some(config_path) = RelPath::new(config) else {
        bail!("the configuration must lie in the project: {config}");
    };
    let first = wanted(vec![config.to_owned()], Vec::new());
    let inputs = shell::read(&root, &first, today)?.value;
    let text = inputs.files.get(&config_path).map(|file| String::from_utf8_lossy(file.bytes()));
    let text = text.unwrap_or_default();
    let known = config::parse(&config_path, &text).value;
    let folders = known.folders().iter().map(ToString::to_string).collect();
    let all = wanted(vec![config.to_owned()], folders);
    let read = shell::read(&root, &all, today)?;
    Ok(OnDisk { root, inputs: read.value, without: None, diagnostics: read.diagnostics })
}

fn wanted(required: Vec<String>, optional: Vec<String>) -> Wanted {
    Wanted { required, optional, ..Wanted::default() }
}

/// Reads log files without a project; their folder takes its place.
pub(super) fn files(args: &Args, files: &[PathBuf]) -> anyhow::Result<OnDisk> {
    let today = shell::today(args.today.as_deref())?;
    let Some(first) = files.first() else { return project(args) };
    let whole = std::path::absolute(first)?;
    let root = whole.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut names = Vec::new();
    for file in files {
        let inside = std::path::absolute(file)?;
        let inside = inside.strip_prefix(&root).map(|path| path.to_string_lossy().into_owned());
        names.push(inside.with_context(|| {
            format!("{} lies in another folder than {}", file.display(), first.display())
        })?);
    }
    let log = RelPath::new(&names[0]).context("the name of this file cannot be used")?;
    let read = shell::read(&root, &wanted(names.clone(), Vec::new()), today)?;
    let mut without = Config::default_for_file(&log);
    without.paths.logs = names.iter().filter_map(|name| RelPath::new(name)).collect();
    Ok(OnDisk { root, inputs: read.value, without: Some(without), diagnostics: read.diagnostics })
}
