//! The logs of a project, read in parallel and gathered in order of path. A version of a project
//! takes over from the one before it what was read of files that are still the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Before;
use crate::config::Config;
use crate::diag::Parsed;
use crate::inputs::{Inputs, RelPath, SourceFile};
use crate::source::{self, LogRead, Settings};

/// What was read of one file.
#[derive(Clone, Debug)]
struct Kept {
    file: SourceFile,
    read: Arc<Parsed<LogRead>>,
}

/// Every log by its file; nothing where no version comes after this one.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    /// What the files were read by.
    settings: Settings,
    kept: BTreeMap<RelPath, Kept>,
}

/// Reads every log, but for those that are the same as before.
pub(super) fn read(
    inputs: &Inputs,
    config: &Config,
    before: Before<'_>,
) -> (Parsed<LogRead>, Read) {
    let folders = config.paths.logs.iter();
    let files: Vec<_> = folders.flat_map(|folder| inputs.under(folder.as_str())).collect();
    let one =
        |path: &RelPath, file: &SourceFile| source::parse_log(path, file.bytes(), &config.settings);
    if let Before::Once = before {
        let read: Vec<Parsed<LogRead>> =
            files.par_iter().map(|(path, file)| one(path, file)).collect();
        let entries = read.iter().map(|one| one.value.entries.len()).sum();
        return (gathered(read.into_iter(), entries), Read::default());
    }
    let old = before.version().map(|old| &old.logs);
    let old = old.filter(|old| old.settings == config.settings);
    let read: Vec<(RelPath, Kept)> = files
        .par_iter()
        .map(|&(path, file)| {
            let known = old.and_then(|old| old.kept.get(path));
            let known = known.filter(|known| known.file.is_same(file)).cloned();
            let new = || Kept { file: file.clone(), read: Arc::new(one(path, file)) };
            (path.clone(), known.unwrap_or_else(new))
        })
        .collect();
    let entries = read.iter().map(|(_, kept)| kept.read.value.entries.len()).sum();
    let whole = gathered(read.iter().map(|(_, kept)| Parsed::clone(&kept.read)), entries);
    (whole, Read { settings: config.settings.clone(), kept: read.into_iter().collect() })
}

fn gathered(read: impl Iterator<Item = Parsed<LogRead>>, entries: usize) -> Parsed<LogRead> {
    let mut diagnostics = Vec::new();
    let mut whole = LogRead { entries: Vec::with_capacity(entries), questions: Vec::new() };
    for one in read {
        let LogRead { entries, questions } = one.into_value(&mut diagnostics);
        whole.entries.extend(entries);
        whole.questions.extend(questions);
    }
    Parsed::with(whole, diagnostics)
}
