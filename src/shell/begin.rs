//! Begins a project: makes its files in a folder that is new or holds none of them. Nothing that
//! is there is changed; what the files say it does not know.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::inputs::RelPath;

/// What lies in a folder already and may be a log: tables and workbooks, and folders with notes
/// named after days. The paths are those of the folder's own files and folders.
pub fn logs_in(folder: &Path) -> Vec<RelPath> {
    let walk = WalkDir::new(folder).min_depth(1).max_depth(4).sort_by_file_name();
    let shown =
        walk.into_iter().filter_entry(|entry| !is_hidden(&entry.file_name().to_string_lossy()));
    let mut logs: Vec<RelPath> = Vec::new();
    for entry in shown.filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        let Ok(below) = entry.path().strip_prefix(folder) else { continue };
        let Some(path) = below.to_str().and_then(RelPath::new) else { continue };
        let first = path.as_str().split('/').next().unwrap_or_default();
        let log = if may_be_log(&path) { RelPath::new(first) } else { None };
        logs.extend(log.filter(|log| !logs.contains(log)));
    }
    logs
}

fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~']) || name == "node_modules"
}

fn may_be_log(path: &RelPath) -> bool {
    match path.extension().as_str() {
        "csv" | "tsv" | "xlsx" | "ods" => true,
        "md" | "markdown" => {
            let stem = path.stem().as_bytes();
            stem.get(..10).is_some_and(|head| {
                head.iter().enumerate().all(|(at, byte)| match at {
                    4 | 7 => *byte == b'-',
                    _ => byte.is_ascii_digit(),
                })
            })
        }
        _ => false,
    }
}

/// Writes the files. A folder that does not exist yet appears in one step, with all of them.
pub fn begin(folder: &Path, files: &BTreeMap<RelPath, Vec<u8>>) -> Result<()> {
    if folder.exists() {
        if let Some(taken) = files.keys().find(|path| folder.join(path.as_str()).exists()) {
            bail!(
                "{} is there already; nothing was written",
                folder.join(taken.as_str()).display()
            );
        }
        return fill(folder, files);
    }
    let beside = beside(folder)?;
    let made = fill(&beside, files).and_then(|()| {
        fs::rename(&beside, folder).with_context(|| format!("cannot make {}", folder.display()))
    });
    if made.is_err() {
        // Only what was made just now.
        let _ = fs::remove_dir_all(&beside);
    }
    made
}

/// A new folder beside the one that is wanted.
fn beside(folder: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(folder)?;
    let name = whole.file_name().context("a project needs a folder with a name")?;
    let name = format!(".{}.{}", name.to_string_lossy(), std::process::id());
    let parent = whole.parent().context("a project needs a folder to lie in")?;
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let beside = parent.join(name);
    fs::create_dir(&beside).with_context(|| format!("cannot make {}", beside.display()))?;
    Ok(beside)
}

/// The configuration comes last, so that a run that is killed leaves no project that looks whole.
fn fill(folder: &Path, files: &BTreeMap<RelPath, Vec<u8>>) -> Result<()> {
    let is_last = |path: &&RelPath| path.as_str() == super::CONFIGURATION;
    let (last, first): (Vec<&RelPath>, Vec<&RelPath>) = files.keys().partition(is_last);
    for path in first.into_iter().chain(last) {
        let whole = folder.join(path.as_str());
        let told = || format!("cannot write {}", whole.display());
        if let Some(parent) = whole.parent() {
            fs::create_dir_all(parent).with_context(told)?;
        }
        let mut file =
            OpenOptions::new().write(true).create_new(true).open(&whole).with_context(told)?;
        file.write_all(files.get(path).map_or(&[][..], Vec::as_slice)).with_context(told)?;
    }
    Ok(())
}
