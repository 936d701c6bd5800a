//! Every article of the content folder that is built, whoever reads it: its address, its title,
//! what stands in it. Made once for all readers. Knows nothing of a reader's own site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::address::folder_of;
use super::slug::slug;
use super::survey::Survey;
use super::surveyed::Surveyed;
use super::target::{Checked, Picture, Target};
use crate::article::Article;
use crate::config::Content;
use crate::diag::{Diagnostic, Parsed, Place, link as problem};
use crate::inputs::{RelPath, SourceFile};

/// What the content folder holds, before anyone reads it.
#[derive(Debug, Default)]
pub struct Stock {
    pub articles: Vec<Surveyed>,
    /// Every other file of the content folder, by its path below it.
    pub files: BTreeMap<RelPath, SourceFile>,
    /// Files that are copied as they are, by the path they are written to.
    pub statics: BTreeMap<RelPath, SourceFile>,
}

/// Whether an article is the page of its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Section,
    Page,
}

/// One article with its address.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) article: Arc<Article>,
    pub(super) survey: Arc<Survey>,
    pub(super) kind: Kind,
    /// The language of its file name, where it is not the project's own.
    pub(super) language: Option<String>,
    /// Its folder below the content folder; for a page the section it belongs to.
    pub(super) folder: String,
    /// Where it is written to, without a prefix of the site: `load/rotation`.
    pub(super) address: String,
    pub(super) title: String,
    /// What a wiki link may call it, as slugs: its file or folder, and its title.
    pub(super) names: BTreeSet<String>,
    pub(super) date: Option<Date>,
    /// Where each link of the survey leads, and what each image is.
    pub(super) targets: Vec<Target>,
    pub(super) pictures: Vec<Picture>,
    /// Files of the content folder that it shows or links to.
    pub(super) files: Vec<RelPath>,
}

/// All articles with what they hold.
#[derive(Debug)]
pub struct Library {
    pub(super) settings: Content,
    /// In order of path.
    pub(super) leaves: Vec<Leaf>,
    pub(super) by_path: BTreeMap<String, usize>,
    pub(super) by_address: BTreeMap<String, usize>,
    /// Wiki names: file names and titles as slugs.
    pub(super) by_name: BTreeMap<String, Vec<usize>>,
    /// Articles that are not built: drafts, and those of a later day.
    pub(super) hidden: BTreeSet<String>,
    /// What the folders are called in addresses.
    pub(super) folders: Folders,
    /// Old addresses, each a file of the site, with the article they lead to.
    pub(super) moved: BTreeMap<String, usize>,
    pub(super) files: BTreeMap<RelPath, SourceFile>,
    pub(super) statics: BTreeMap<RelPath, SourceFile>,
}

/// Reads every article that is out today, gives each its address and checks every link.
pub fn library(stock: Stock, settings: &Content, today: Date) -> Parsed<Library> {
    let (out, hidden): (Vec<Surveyed>, Vec<Surveyed>) = stock
        .articles
        .into_iter()
        .partition(|one| one.article.is_out(today, settings.drafts, settings.future));
    let alone = folders_with_one(&out);
    let folders = Folders::of(&out, settings, &alone);
    let read: Vec<(Leaf, Arc<[Diagnostic]>)> =
        out.into_par_iter().map(|one| leaf(one, settings, (&alone, &folders))).collect();
    let mut library = Library {
        settings: settings.clone(),
        leaves: Vec::with_capacity(read.len()),
        by_path: BTreeMap::new(),
        by_address: BTreeMap::new(),
        by_name: BTreeMap::new(),
        hidden: hidden.iter().map(|one| one.article.path.as_str().to_owned()).collect(),
        folders,
        moved: BTreeMap::new(),
        files: stock.files,
        statics: stock.statics,
    };
    let mut diagnostics = Vec::new();
    for (leaf, problems) in read {
        diagnostics.extend(problems.iter().cloned());
        diagnostics.extend(library.add(leaf));
    }
    let paths = library.leaves.iter().map(|leaf| leaf.article.path.as_str().to_owned());
    library.by_path = paths.zip(0..).collect();
    diagnostics.extend(library.gather_aliases());
    let checked: Vec<Checked> =
        library.leaves.par_iter().map(|leaf| library.check_leaf(leaf)).collect();
    for (leaf, checked) in library.leaves.iter_mut().zip(checked) {
        leaf.targets = checked.targets;
        leaf.pictures = checked.pictures;
        leaf.files = checked.files;
        diagnostics.extend(checked.diagnostics);
    }
    Parsed::with(library, diagnostics)
}

impl Library {
    fn add(&mut self, leaf: Leaf) -> Option<Diagnostic> {
        let index = self.leaves.len();
        if let Some(&other) = self.by_address.get(&leaf.address) {
            let by = self.leaves.get(other).map_or("", |other| other.article.file.as_str());
            let place = match &leaf.article.matter.slug {
                Some(slug) => leaf.article.place_of(slug),
                None => Place::whole(&leaf.article.file),
            };
            return Some(problem::route_taken(&place, by));
        }
        self.by_address.insert(leaf.address.clone(), index);
        for name in &leaf.names {
            match self.by_name.get_mut(name) {
                Some(known) => known.push(index),
                None => _ = self.by_name.insert(name.clone(), vec![index]),
            }
        }
        self.leaves.push(leaf);
        None
    }

    /// Every alias that leads from an address nothing else has.
    fn gather_aliases(&mut self) -> Vec<Diagnostic> {
        let mut taken = Vec::new();
        for (index, leaf) in self.leaves.iter().enumerate() {
            for alias in &leaf.article.matter.aliases {
                let path = alias_path(alias).filter(|path| {
                    let folder = path.strip_suffix("index.html").unwrap_or(path);
                    !self.by_address.contains_key(folder.trim_end_matches('/'))
                        && !self.moved.contains_key(path)
                        && !self.statics.keys().any(|file| file.as_str() == path)
                });
                match path {
                    Some(path) => {
                        self.moved.insert(path, index);
                    }
                    None => {
                        taken.push(problem::alias_taken(&leaf.article.place_of(alias), alias));
                    }
                }
            }
        }
        taken
    }

    /// Articles for readers that nobody has configured.
    pub fn unknown_readers(&self, is_known: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let named = self.leaves.iter().flat_map(|leaf| {
            leaf.article.matter.audience.iter().map(move |name| (&leaf.article, name))
        });
        named
            .filter(|(_, name)| !is_known(name))
            .map(|(article, name)| problem::reader_unknown(&article.place_of(name), name))
            .collect()
    }

    /// Articles that ask for a template the theme does not have; they get the usual one.
    pub fn unknown_templates(&self, has: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        self.leaves
            .iter()
            .filter_map(|leaf| {
                let name = leaf.article.matter.template.as_deref().filter(|name| !has(name))?;
                Some(problem::template_unknown(&leaf.article.place_of(name), name))
            })
            .collect()
    }

    /// Every address on the web that an article leads to, with its place. They are listed only:
    /// nothing is ever asked of them.
    pub fn outside_links(&self) -> Vec<(Place, String)> {
        let web =
            |target: &str| matches!(super::address::parse(target), super::address::Address::Web(_));
        self.leaves
            .iter()
            .flat_map(|leaf| {
                let links = leaf.survey.links.iter().filter(|link| web(&link.target));
                links.map(|link| (link.place(&leaf.article), link.target.clone()))
            })
            .collect()
    }

    /// The same article in every language, itself among them.
    pub(super) fn twins(&self, leaf: &Leaf) -> Vec<usize> {
        let path = leaf.article.path.as_str();
        let folder = folder_of(path);
        let (stem, _) = language_of(leaf.article.path.stem(), &self.settings.languages);
        let file = |language: Option<&String>| {
            let ending = language.map_or(String::new(), |language| format!(".{language}"));
            let name = format!("{stem}{ending}.md");
            if folder.is_empty() { name } else { format!("{folder}/{name}") }
        };
        let languages = self.settings.languages.iter().map(Some);
        let files = std::iter::once(None).chain(languages).map(file);
        files.filter_map(|file| self.by_path.get(&file).copied()).collect()
    }

    /// The files that are copied as they are, by where they are written to.
    pub fn static_files(&self) -> BTreeSet<RelPath> {
        self.statics.keys().cloned().collect()
    }

    pub fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    /// How many articles are built.
    pub fn len(&self) -> usize {
        self.leaves.len()
    }
}

/// The file that an alias is written to: `/old/` as `old/index.html`.
fn alias_path(alias: &str) -> Option<String> {
    let path = RelPath::new(alias.trim_matches('/'))?;
    let file = path.as_str().ends_with(".html");
    let plain = !path.as_str().chars().any(|c| c.is_control() || "?#:".contains(c));
    plain.then(|| if file { path.to_string() } else { format!("{path}/index.html") })
}

/// Folders whose only article is `index.md`: a page that brought its images along.
fn folders_with_one(articles: &[Surveyed]) -> BTreeSet<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for Surveyed { article, .. } in articles {
        let mut folder = folder_of(article.path.as_str());
        loop {
            *count.entry(folder).or_default() += 1;
            if folder.is_empty() {
                break;
            }
            folder = folder_of(folder);
        }
    }
    count
        .into_iter()
        .filter(|(folder, n)| *n == 1 && !folder.is_empty())
        .map(|(folder, _)| folder.to_owned())
        .collect()
}

fn leaf(
    Surveyed { article, survey, diagnostics }: Surveyed,
    settings: &Content,
    (alone, folders): (&BTreeSet<String>, &Folders),
) -> (Leaf, Arc<[Diagnostic]>) {
    let path = article.path.as_str();
    let (stem, language) = language_of(article.path.stem(), &settings.languages);
    let (dated, stem) = dated(stem);
    let own = folder_of(path);
    let kind = kind_of(stem, own, alone);
    let bundle = kind == Kind::Page && stem == "index";
    let folder = if bundle { folder_of(own) } else { own };
    let name = if bundle { own.rsplit('/').next().unwrap_or(own) } else { stem };
    let mut parts: Vec<String> = language.iter().map(|&language| language.to_owned()).collect();
    parts.extend(folders.steps(language, folder));
    if kind == Kind::Page {
        parts.push(slug(article.matter.slug.as_deref().unwrap_or(name)));
    }
    let written = survey.headings.first().filter(|_| survey.titled).map(|it| it.text.clone());
    let fallback =
        if kind == Kind::Section { folder.rsplit('/').next().unwrap_or("") } else { name };
    let title = article.matter.title.clone().or(written).unwrap_or_else(|| spoken(fallback));
    let called = match kind {
        Kind::Section => folder.rsplit('/').next().unwrap_or(""),
        Kind::Page => article.path.stem(),
    };
    let leaf = Leaf {
        kind,
        language: language.map(str::to_owned),
        folder: folder.to_owned(),
        address: parts.join("/"),
        names: [slug(called), slug(&title)].into(),
        title,
        date: article.matter.date.or(dated),
        targets: Vec::new(),
        pictures: Vec::new(),
        files: Vec::new(),
        survey,
        article,
    };
    (leaf, diagnostics)
}

fn kind_of(stem: &str, folder: &str, alone: &BTreeSet<String>) -> Kind {
    match stem {
        "_index" => Kind::Section,
        "index" if !alone.contains(folder) => Kind::Section,
        _ => Kind::Page,
    }
}

/// What folders are called in addresses: the `slug` of their own article, or their name.
#[derive(Debug, Default)]
pub(super) struct Folders(BTreeMap<(Option<String>, String), String>);

impl Folders {
    fn of(articles: &[Surveyed], settings: &Content, alone: &BTreeSet<String>) -> Folders {
        let named = articles.iter().filter_map(|Surveyed { article, .. }| {
            let own = article.matter.slug.as_deref()?;
            let folder = folder_of(article.path.as_str());
            let (stem, language) = language_of(article.path.stem(), &settings.languages);
            let section = !folder.is_empty() && kind_of(stem, folder, alone) == Kind::Section;
            let key = (language.map(str::to_owned), folder.to_owned());
            section.then(|| (key, slug(own)))
        });
        Folders(named.collect())
    }

    /// The parts of a folder's address, the outermost first.
    pub(super) fn steps(&self, language: Option<&str>, folder: &str) -> Vec<String> {
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        let inner = ends.filter_map(|end| folder.get(..end)).filter(|inner| !inner.is_empty());
        inner
            .map(|inner| {
                let key = (language.map(str::to_owned), inner.to_owned());
                let name = inner.rsplit('/').next().unwrap_or(inner);
                self.0.get(&key).cloned().unwrap_or_else(|| slug(name))
            })
            .collect()
    }
}

/// `page.de` is `page` in German, where German is one of the project's languages.
fn language_of<'a>(stem: &'a str, languages: &[String]) -> (&'a str, Option<&'a str>) {
    match stem.rsplit_once('.') {
        Some((stem, language)) if languages.iter().any(|known| known == language) => {
            (stem, Some(language))
        }
        _ => (stem, None),
    }
}

/// `2026-03-12-name` is `name` with a date.
fn dated(stem: &str) -> (Option<Date>, &str) {
    let date = stem.get(..10).and_then(|text| text.parse().ok());
    match (date, stem.get(10..)) {
        (Some(date), Some(rest)) if rest.len() > 1 && rest.starts_with(['-', '_']) => {
            (Some(date), &rest[1..])
        }
        _ => (None, stem),
    }
}

/// A name as a title: `little-and-often` as `Little and often`.
pub(super) fn spoken(name: &str) -> String {
    let text = name.replace(['-', '_'], " ");
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
