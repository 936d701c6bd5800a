//! The whole build, pure: inputs and a reader in, a site and diagnostics out. The stages follow
//! each other here and nowhere else: parse, disclose, analyze, plan, render.

mod articles;
mod owner;
mod share;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::analyze;
use crate::config::{self, Articles, Config, Share};
use crate::diag::{Diagnostic, Parsed, Place, file, has_errors, project as problem, words};
use crate::inputs::{Inputs, RelPath};
use crate::journal::{Audience, Disclosure, Fact, Journal, disclose};
use crate::output::{Outputs, Site};
use crate::site::content::{self, Choice, Library};
use crate::site::page::View;
use crate::site::sheet::SheetView;
use crate::site::{self, Material, Route, SiteKind, SitePlan, SiteSettings, Wording, wording};
use crate::source::{self, LogRead, spelling::Long, table::Question};
use crate::theme::{self, Theme};

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
    /// The articles as they were read, for the version after this one.
    articles: articles::Read,
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
    opened(Cow::Borrowed(inputs), (config_name, without), None)
}

/// The same, keeping the inputs: for a preview, which lives longer than one build.
pub fn open_kept(inputs: Inputs, config_name: &str, without: Option<Config>) -> Opened<'static> {
    opened(Cow::Owned(inputs), (config_name, without), None)
}

/// The same, after a change on disk: what was made of files that are the same is taken over.
pub fn open_after(inputs: Inputs, config_name: &str, before: &Opened<'_>) -> Opened<'static> {
    let without = before.without.clone();
    opened(Cow::Owned(inputs), (config_name, without), Some(&before.articles))
}

fn opened<'a>(
    inputs: Cow<'a, Inputs>,
    (config_name, without): (&str, Option<Config>),
    before: Option<&articles::Read>,
) -> Opened<'a> {
    let mut diagnostics = Vec::new();
    let config = match without.clone() {
        Some(config) => config,
        None => configuration(&inputs, config_name).into_value(&mut diagnostics),
    };
    let words = own_words(&inputs, &config).into_value(&mut diagnostics);
    let unsound = has_errors(&diagnostics);
    let LogRead { entries, questions } = logs(&inputs, &config).into_value(&mut diagnostics);
    let entries = config.check(entries, inputs.today).into_value(&mut diagnostics);
    let journal = config.seal(entries);
    diagnostics.extend(owner::unknown_activities(&journal, &config.rules));
    let articles = articles::read(&inputs, &config, before);
    let library =
        Arc::new(articles::library(&inputs, &config, &articles).into_value(&mut diagnostics));
    diagnostics.extend(library.unknown_readers(|name| config.reader(name).is_some()));
    diagnostics.retain(|diagnostic| config.tells(diagnostic));
    diagnostics.sort_by(|a, b| (a.place(), a.code().name).cmp(&(b.place(), b.code().name)));
    Opened {
        inputs,
        config,
        journal,
        questions,
        library,
        articles,
        without,
        words,
        diagnostics,
        unsound,
    }
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

/// Every log, read in parallel and gathered in order of path.
fn logs(inputs: &Inputs, config: &Config) -> Parsed<LogRead> {
    let folders = config.paths.logs.iter();
    let files: Vec<_> = folders.flat_map(|folder| inputs.under(folder.as_str())).collect();
    let read: Vec<Parsed<LogRead>> = files
        .par_iter()
        .map(|(path, file)| source::parse_log(path, file.bytes(), &config.settings))
        .collect();
    let mut diagnostics = Vec::new();
    let mut whole = LogRead::default();
    for one in read {
        let LogRead { entries, questions } = one.into_value(&mut diagnostics);
        whole.entries.extend(entries);
        whole.questions.extend(questions);
    }
    Parsed::with(whole, diagnostics)
}

/// The log of a reader's facts, for spreadsheets; nothing where there are none.
fn downloads(facts: &[Fact]) -> Parsed<BTreeMap<RelPath, Vec<u8>>> {
    if facts.is_empty() {
        return Parsed::with(BTreeMap::new(), Vec::new());
    }
    let Long { csv, unspelt } = source::spelling::long(facts);
    let told = unspelt.iter().map(|fact| problem::download_says_less(&fact.place)).collect();
    Parsed::with([(RelPath::made_of("log/log.csv"), csv)].into(), told)
}

/// The site of one reader, planned and ready to be rendered page by page.
#[derive(Debug)]
pub struct Prepared {
    plan: SitePlan,
    theme: Theme,
    paths: Vec<RelPath>,
    diagnostics: Vec<Diagnostic>,
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
    pub fn disclosed_to_owner(&self) -> Disclosure {
        disclose(&self.journal, &Audience::owner())
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
        let disclosure = disclose(&self.journal, audience);
        let (report, downloads) = rayon::join(
            || analyze(&disclosure, &self.config.rules, self.inputs.today),
            || downloads(disclosure.facts()),
        );
        let settings = self.settings();
        let choice = Choice {
            reader: audience.name(),
            owner: audience.is_owner(),
            base: if settings.kind == SiteKind::Personal { "articles" } else { "" },
        };
        let wanted = articles == Articles::Included && !self.library.is_empty();
        let has_articles = settings.kind == SiteKind::Articles || wanted;
        let shelf = has_articles.then(|| content::shelf(self.library.clone(), &choice));
        let rules = self.config.rules.clone();
        let mut diagnostics = Vec::new();
        let downloads = downloads.into_value(&mut diagnostics);
        let plan = site::plan(Material {
            downloads,
            disclosure,
            report,
            rules,
            spell: source::spelling::markdown_item,
            settings,
            today: self.inputs.today,
            shelf,
        });
        let theme = theme::load(
            &self.inputs,
            theme::Wanted {
                theme: &self.config.theme,
                themes: self.config.paths.themes.as_ref(),
                data: self.config.paths.data.as_ref(),
                files: &self.library.static_files(),
                words: plan.words(),
            },
        )?;
        let mut paths: Vec<RelPath> = plan.pages().iter().map(|page| page.route.path()).collect();
        paths.extend(plan.files().keys().cloned());
        paths.sort();
        diagnostics.extend(theme.warnings().iter().cloned());
        diagnostics.extend(self.library.unknown_templates(|name| theme.has(name)));
        diagnostics.retain(|diagnostic| self.config.tells(diagnostic));
        Ok(Prepared { plan, theme, paths, diagnostics })
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

impl Prepared {
    /// The sheet for an appointment as one file of HTML.
    pub fn sheet(&self, view: &SheetView) -> Result<String, Box<Diagnostic>> {
        self.theme.render("sheet.html", view)
    }

    pub fn plan(&self) -> &SitePlan {
        &self.plan
    }

    /// What is doubtful in the theme and in what the articles ask of it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The template of a view: the one it asks for, where the theme has it.
    fn template<'a>(&self, view: &'a View) -> &'a str {
        let wanted = view.template();
        if self.theme.has(wanted) { wanted } else { view.usual_template() }
    }

    /// What each template gets, as one JSON object a page.
    pub fn views(&self) -> impl Iterator<Item = serde_json::Value> + '_ {
        self.plan.pages().iter().map(|page| {
            let view = self.plan.view(page);
            serde_json::json!({
                "path": page.route.path().as_str(),
                "template": self.template(&view),
                "view": view,
            })
        })
    }
}

impl Prepared {
    /// What is written to a path that is no page.
    fn file(&self, path: &RelPath) -> Cow<'_, [u8]> {
        match self.plan.files().get(path) {
            Some(Route::Download(path)) => {
                Cow::Borrowed(self.plan.download(path).unwrap_or_default())
            }
            Some(Route::File(path)) => {
                self.plan.shelf().and_then(|shelf| shelf.file(path)).unwrap_or_default()
            }
            Some(route) if *route != Route::Style => {
                Cow::Owned(self.plan.text_of(route).unwrap_or_default().into_bytes())
            }
            _ => Cow::Borrowed(self.theme.style().as_bytes()),
        }
    }
}

impl Outputs for Prepared {
    fn paths(&self) -> &[RelPath] {
        &self.paths
    }

    fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        let path = &self.paths[index];
        match self.plan.page_at(path) {
            Some(page) => {
                let view = self.plan.view(page);
                let html = self.theme.render(self.template(&view), &view)?;
                Ok(Cow::Owned(html.into_bytes()))
            }
            None => Ok(self.file(path)),
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
