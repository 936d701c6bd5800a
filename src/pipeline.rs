//! The whole build, pure: inputs and a reader in, a site and diagnostics out. The stages follow
//! each other here and nowhere else: parse, disclose, analyze, plan, render.

mod articles;
mod logs;
mod owner;
mod prepared;
mod share;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::analysis::analyze;
use crate::config::{self, Articles, Config, Share};
use crate::diag::{Diagnostic, Parsed, Place, file, has_errors, project as problem, words};
use crate::inputs::{Inputs, RelPath, SourceFile};
use crate::journal::{Audience, Disclosure, Journal, disclose};
use crate::output::Site;
use crate::site::content::{self, Choice, Library};
use crate::site::{self, Material, SiteKind, SiteSettings, Wording, wording};
use crate::source::{self, LogRead, table::Question};
use crate::theme::{self, Theme};

pub use prepared::Prepared;
use prepared::log_table;
pub use share::{Offered, Withheld};

/// A project that has been read: what every reader's site is made from.
#[derive(Debug)]
pub struct Opened<'a> {
    pub inputs: Cow<'a, Inputs>,
    pub config: Config,
    pub journal: Journal,
    /// What only the owner can answer, such as which number of a date is the day.
    pub questions: Vec<Question>,
    /// Every article that is built, whoever reads it.
    pub library: Arc<Library>,
    /// The articles and the logs as they were read, for the version after this one.
    articles: articles::Read,
    logs: logs::Read,
    /// All that the owner may know.
    owner: Arc<Disclosure>,
    /// The same for every reader; loaded when it is first asked for.
    theme: OnceLock<Result<Arc<Theme>, Vec<Diagnostic>>>,
    /// Sentences of the project's own, by key.
    words: BTreeMap<String, String>,
    /// What stood in for the configuration.
    without: Option<Config>,
    /// Problems of the configuration and the logs, in order of place; silenced ones left out.
    pub diagnostics: Vec<Diagnostic>,
    unsound: bool,
}

/// Reads the configuration and every log, and seals the journal. `without` is the configuration
/// for a file without a project.
pub fn open<'a>(inputs: &'a Inputs, config_name: &str, without: Option<Config>) -> Opened<'a> {
    opened(Cow::Borrowed(inputs), (config_name, without), Before::Once)
}

/// The same, keeping the inputs: for a preview, which lives longer than one build.
pub fn open_kept(inputs: Inputs, config_name: &str, without: Option<Config>) -> Opened<'static> {
    opened(Cow::Owned(inputs), (config_name, without), Before::None)
}

/// The same, after a change on disk: what was made of files that are the same is taken over.
pub fn open_after(inputs: Inputs, config_name: &str, before: &Opened<'_>) -> Opened<'static> {
    let without = before.without.clone();
    opened(Cow::Owned(inputs), (config_name, without), Before::Version(before))
}

impl<'b> Before<'b> {
    fn version(self) -> Option<&'b Opened<'b>> {
        match self {
            Before::Version(old) => Some(old),
            Before::Once | Before::None => None,
        }
    }
}

/// What a version may take over from the one before it.
#[derive(Clone, Copy, Debug)]
enum Before<'b> {
    /// Nothing, and nothing comes after it.
    Once,
    /// Nothing: it is the first.
    None,
    Version(&'b Opened<'b>),
}

fn opened<'a>(
    inputs: Cow<'a, Inputs>,
    (config_name, without): (&str, Option<Config>),
    before: Before<'_>,
) -> Opened<'a> {
    let mut diagnostics = Vec::new();
    let config = match without.clone() {
        Some(config) => config,
        None => configuration(&inputs, config_name).into_value(&mut diagnostics),
    };
    let words = own_words(&inputs, &config).into_value(&mut diagnostics);
    let unsound = has_errors(&diagnostics);
    let (read, logs) = logs::read(&inputs, &config, before);
    let LogRead { entries, questions } = read.into_value(&mut diagnostics);
    let entries = config.check(entries, inputs.today).into_value(&mut diagnostics);
    let journal = config.seal(entries);
    let owner = Arc::new(disclose(&journal, &Audience::owner()));
    diagnostics.extend(owner::unknown_activities(&owner, &config.rules));
    let articles = articles::read(&inputs, &config, before.version().map(|old| &old.articles));
    let library =
        Arc::new(articles::library(&inputs, &config, &articles).into_value(&mut diagnostics));
    diagnostics.extend(library.unknown_readers(|name| config.reader(name).is_some()));
    diagnostics.retain(|diagnostic| config.tells(diagnostic));
    diagnostics.sort_by(|a, b| (a.place(), a.code().name).cmp(&(b.place(), b.code().name)));
    let mut opened = Opened {
        inputs,
        config,
        journal,
        owner,
        questions,
        library,
        articles,
        logs,
        theme: OnceLock::new(),
        without,
        words,
        diagnostics,
        unsound,
    };
    if let Some(old) = before.version().filter(|old| opened.has_theme_of(old)) {
        opened.theme = old.theme.clone();
    }
    opened
}

fn configuration(inputs: &Inputs, name: &str) -> Parsed<Config> {
    let path = RelPath::made_of(name);
    match inputs.files.get(&path).map(|file| std::str::from_utf8(file.bytes())) {
        Some(Ok(text)) => config::parse(&path, text),
        Some(Err(_)) => {
            let parsed = config::parse(&path, "version = 1");
            Parsed::with(parsed.value, vec![problem::config_not_text(&path)])
        }
        None => config::parse(&path, "version = 1"),
    }
}

/// The project's own words.
fn own_words(inputs: &Inputs, config: &Config) -> Parsed<BTreeMap<String, String>> {
    let Some(path) = &config.paths.words else { return Parsed::clean(BTreeMap::new()) };
    let Some(file) = inputs.files.get(path) else {
        return Parsed::with(BTreeMap::new(), vec![file::missing(path)]);
    };
    let Ok(text) = std::str::from_utf8(file.bytes()) else {
        let problem = words::unreadable(&Place::whole(path), "this is not UTF-8");
        return Parsed::with(BTreeMap::new(), vec![problem]);
    };
    let (language, taxonomies) = (&config.project.language, &config.content.taxonomies);
    let reading = wording::Reading { path, language, taxonomies };
    wording::parse(reading, text)
}

impl Opened<'_> {
    /// The words of the project: ours in its language, and its own in their place.
    pub fn wording(&self) -> Wording {
        Wording::new(&self.config.project.language, self.words.clone())
    }

    /// Whether the configuration has errors, so that nothing should be built from it.
    pub fn is_unsound(&self) -> bool {
        self.unsound
    }

    /// The log, for adding to it.
    pub fn log(&self) -> source::entry::Log<'_> {
        let Config { paths, settings, .. } = &self.config;
        source::entry::Log { files: &self.inputs.files, paths: &paths.logs, settings }
    }

    /// All that the owner may know: everything.
    pub fn disclosed_to_owner(&self) -> &Disclosure {
        &self.owner
    }

    fn disclosed(&self, audience: &Audience) -> Arc<Disclosure> {
        match *audience == Audience::owner() {
            true => self.owner.clone(),
            false => Arc::new(disclose(&self.journal, audience)),
        }
    }

    /// Discloses, analyzes and plans for one reader, by the name of an audience or of a share.
    pub fn prepare(&self, reader: &str) -> Result<Prepared, Vec<Diagnostic>> {
        match (self.config.reader(reader), self.config.share(reader)) {
            (Some(known), _) => self.prepare_for(&known.audience, known.articles),
            (None, Some(share)) => self.prepare_share(share),
            (None, None) => {
                let names = self.config.readers().keys().chain(self.config.shares().keys());
                Err(vec![problem::unknown_reader(reader, names.map(String::as_str))])
            }
        }
    }

    /// The same for a share, whose reader is never the owner. No page holds the share's name.
    pub fn prepare_share(&self, share: &Share) -> Result<Prepared, Vec<Diagnostic>> {
        self.prepare_for(share.outward.audience(), share.articles)
    }

    fn prepare_for(
        &self,
        audience: &Audience,
        articles: Articles,
    ) -> Result<Prepared, Vec<Diagnostic>> {
        let theme = self.theme()?;
        let disclosure = self.disclosed(audience);
        let report = analyze(&disclosure, &self.config.rules, self.inputs.today);
        let settings = self.settings();
        let choice = Choice {
            reader: audience.name(),
            owner: audience.is_owner(),
            base: if settings.kind == SiteKind::Personal { "articles" } else { "" },
        };
        let wanted = articles == Articles::Included && !self.library.is_empty();
        let has_articles = settings.kind == SiteKind::Articles || wanted;
        let shelf = has_articles.then(|| content::shelf(self.library.clone(), &choice));
        let downloads = if disclosure.facts().is_empty() { Vec::new() } else { vec![log_table()] };
        let plan = site::plan(Material {
            downloads,
            disclosure,
            report,
            rules: self.config.rules.clone(),
            spell: source::spelling::markdown_items,
            settings,
            today: self.inputs.today,
            shelf,
        });
        Ok(Prepared::new(plan, theme, self))
    }

    /// The theme, the same for every reader.
    fn theme(&self) -> Result<Arc<Theme>, Vec<Diagnostic>> {
        let load = || {
            let wanted = theme::Wanted {
                theme: &self.config.theme,
                themes: self.config.paths.themes.as_ref(),
                data: self.config.paths.data.as_ref(),
                files: &self.library.static_files(),
                words: &self.wording(),
            };
            theme::load(&self.inputs, wanted).map(Arc::new)
        };
        self.theme.get_or_init(load).clone()
    }

    /// Whether all that a theme is made of is as it was in another version.
    fn has_theme_of(&self, old: &Opened<'_>) -> bool {
        let (paths, before) = (&self.config.paths, &old.config.paths);
        let files = |folder: &Option<RelPath>, of: &Opened<'_>| -> BTreeMap<RelPath, SourceFile> {
            let files = folder.iter().flat_map(|folder| of.inputs.under(folder.as_str()));
            files.map(|(path, file)| (path.clone(), file.clone())).collect()
        };
        let same = |folder: &Option<RelPath>| {
            let (new, old) = (files(folder, self), files(folder, old));
            new.len() == old.len()
                && new.iter().zip(&old).all(|(a, b)| a.0 == b.0 && a.1.is_same(b.1))
        };
        self.config.theme == old.config.theme
            && (&paths.themes, &paths.data) == (&before.themes, &before.data)
            && self.config.project.language == old.config.project.language
            && self.words == old.words
            && self.library.static_files() == old.library.static_files()
            && same(&paths.themes)
            && same(&paths.data)
    }

    fn settings(&self) -> SiteSettings {
        SiteSettings {
            kind: match self.config.paths.logs.is_empty() {
                true => SiteKind::Articles,
                false => SiteKind::Personal,
            },
            title: self.config.project.title.clone(),
            language: self.config.project.language.clone(),
            base_url: self
                .config
                .project
                .base_url
                .as_ref()
                .map(|url| if url.ends_with('/') { url.clone() } else { format!("{url}/") }),
            menu: self
                .config
                .menu
                .iter()
                .map(|entry| (entry.title.clone(), entry.link.clone()))
                .collect(),
            wording: self.words.clone(),
        }
    }
}

/// A site in memory with what was met on the way.
#[derive(Debug)]
pub struct Built {
    /// Nothing where an error of the project, not of the data, was in the way.
    pub site: Option<Site>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The whole build for one reader.
pub fn build(inputs: &Inputs, reader: &str) -> Built {
    let opened = open(inputs, config::FILE_NAME, None);
    let mut diagnostics = opened.diagnostics.clone();
    let site = opened.prepare(reader).and_then(|prepared| {
        diagnostics.extend(prepared.diagnostics().iter().cloned());
        Site::gather(&prepared)
    });
    match site {
        Ok(site) => Built { site: Some(site), diagnostics },
        Err(problems) => {
            debug_assert!(has_errors(&problems));
            diagnostics.extend(problems);
            Built { site: None, diagnostics }
        }
    }
}
