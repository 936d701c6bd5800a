//! The articles of a project, each read once. A version of a project takes over from the one
//! before it what was made of files that are still the same.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::{Config, Content};
use crate::diag::{Diagnostic, Parsed};
use crate::inputs::{Inputs, RelPath, SourceFile};
use crate::site::content::{self, Depth, Library, Stock, Surveyed, surveyed};
use crate::source::content::parse_article;

/// What was read of one file.
#[derive(Clone, Debug)]
struct Kept {
    file: SourceFile,
    read: Parsed<Option<Surveyed>>,
}

/// All that an article is read by beside its file.
#[derive(Clone, Debug, PartialEq)]
struct Settings {
    folder: RelPath,
    content: Content,
    depth: Depth,
}

/// Every article of the content folder, by its file.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    settings: Option<Settings>,
    /// In order of path.
    kept: Vec<(RelPath, Kept)>,
}

/// Reads the articles, but for those that are the same as before.
pub(super) fn read(inputs: &Inputs, config: &Config, before: Option<&Read>) -> Read {
    let Some(folder) = &config.paths.content else { return Read::default() };
    let files: Vec<(&RelPath, &SourceFile)> =
        inputs.under(folder.as_str()).filter(|(path, _)| path.extension() == "md").collect();
    let settings = Settings {
        folder: folder.clone(),
        content: config.content.clone(),
        depth: Depth::of(files.len()),
    };
    let before = before.filter(|before| before.settings.as_ref() == Some(&settings));
    let kept = files
        .par_iter()
        .map(|&(path, file)| {
            let known = before.and_then(|before| before.of(path));
            let known = known.filter(|known| known.file.is_same(file)).cloned();
            let kept = known
                .unwrap_or_else(|| Kept { file: file.clone(), read: one(path, file, &settings) });
            (path.clone(), kept)
        })
        .collect();
    Read { settings: Some(settings), kept }
}

fn one(path: &RelPath, file: &SourceFile, settings: &Settings) -> Parsed<Option<Surveyed>> {
    let parsed = parse_article(path, &settings.folder, file);
    let surveyed = |article| surveyed(article, &settings.content, settings.depth);
    Parsed::with(parsed.value.map(surveyed), parsed.diagnostics)
}

impl Read {
    fn of(&self, path: &RelPath) -> Option<&Kept> {
        let at = self.kept.binary_search_by(|(known, _)| known.cmp(path)).ok()?;
        self.kept.get(at).map(|(_, kept)| kept)
    }

    /// Those that could be read, in order of path.
    pub(super) fn articles(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Surveyed> {
        let each = self.kept.iter().filter_map(|(_, kept)| {
            diagnostics.extend(kept.read.diagnostics.iter().cloned());
            kept.read.value.clone()
        });
        each.collect()
    }
}

/// Every article, and what lies beside them.
pub(super) fn library(inputs: &Inputs, config: &Config, read: &Read) -> Parsed<Library> {
    let mut diagnostics = Vec::new();
    let mut stock = Stock::default();
    if let Some(folder) = &config.paths.content {
        let files: Vec<(&RelPath, &SourceFile)> = inputs.under(folder.as_str()).collect();
        stock.articles = read.articles(&mut diagnostics);
        stock.files = below(&files, folder);
    }
    if let Some(folder) = &config.paths.static_files {
        let files: Vec<(&RelPath, &SourceFile)> = inputs.under(folder.as_str()).collect();
        stock.statics = below(&files, folder);
    }
    let library = content::library(stock, &config.content, inputs.today);
    Parsed::with(library.into_value(&mut diagnostics), diagnostics)
}

/// The files of a folder that are no articles, by their path below it.
pub(super) fn below(
    files: &[(&RelPath, &SourceFile)],
    folder: &RelPath,
) -> BTreeMap<RelPath, SourceFile> {
    let others = files.iter().filter(|(path, _)| path.extension() != "md");
    others
        .filter_map(|(path, file)| {
            let below = path.as_str().strip_prefix(folder.as_str())?.trim_start_matches('/');
            Some((RelPath::new(below)?, (*file).clone()))
        })
        .collect()
}
