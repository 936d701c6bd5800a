//! The whole build, pure: inputs and a reader in, a site and diagnostics out. The stages follow
//! each other here and nowhere else: parse, disclose, analyze, plan, render.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::analysis::analyze;
use crate::config::{self, Config};
use crate::diag::{Diagnostic, Parsed, has_errors, project as problem};
use crate::inputs::{Inputs, RelPath};
use crate::journal::{Journal, disclose};
use crate::output::{Outputs, Site};
use crate::site::{self, Material, SitePlan, SiteSettings};
use crate::source::{self, LogRead, table::Question};
use crate::theme::{self, Theme};

/// A project that has been read: what every reader's site is made from.
#[derive(Debug)]
pub struct Opened<'a> {
    pub inputs: &'a Inputs,
    pub config: Config,
    pub journal: Journal,
    /// What only the owner can answer, such as which number of a date is the day.
    pub questions: Vec<Question>,
    /// Problems of the configuration and the logs, in order of place; silenced ones left out.
    pub diagnostics: Vec<Diagnostic>,
    unsound: bool,
}

/// Reads the configuration and every log, and seals the journal. `without` is the configuration
/// for a file without a project.
pub fn open<'a>(inputs: &'a Inputs, config_name: &str, without: Option<Config>) -> Opened<'a> {
    let mut diagnostics = Vec::new();
    let config = match without {
        Some(config) => config,
        None => configuration(inputs, config_name).into_value(&mut diagnostics),
    };
    let unsound = has_errors(&diagnostics);
    let LogRead { entries, questions } = logs(inputs, &config).into_value(&mut diagnostics);
    let entries = config.check(entries, inputs.today).into_value(&mut diagnostics);
    let journal = config.seal(entries);
    diagnostics.retain(|diagnostic| config.tells(diagnostic));
    diagnostics.sort_by(|a, b| (a.place(), a.code().name).cmp(&(b.place(), b.code().name)));
    Opened { inputs, config, journal, questions, diagnostics, unsound }
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

/// The site of one reader, planned and ready to be rendered page by page.
#[derive(Debug)]
pub struct Prepared {
    plan: SitePlan,
    theme: Theme,
    paths: Vec<RelPath>,
}

impl Opened<'_> {
    /// Whether the configuration has errors, so that nothing should be built from it.
    pub fn is_unsound(&self) -> bool {
        self.unsound
    }

    /// Discloses, analyzes and plans for one reader.
    pub fn prepare(&self, reader: &str) -> Result<Prepared, Vec<Diagnostic>> {
        let Some(known) = self.config.reader(reader) else {
            let names = self.config.readers().keys().map(String::as_str);
            return Err(vec![problem::unknown_reader(reader, names)]);
        };
        let disclosure = disclose(&self.journal, &known.audience);
        let report = analyze(&disclosure, &self.config.rules, self.inputs.today);
        let plan = site::plan(Material {
            disclosure,
            report,
            settings: self.settings(),
            today: self.inputs.today,
        });
        let folder = self.theme_folder();
        let theme = theme::load(self.inputs, &folder, plan.words().texts())?;
        let mut paths: Vec<RelPath> = plan.pages().iter().map(|page| page.route.path()).collect();
        paths.push(site::Route::Style.path());
        paths.sort();
        Ok(Prepared { plan, theme, paths })
    }

    fn settings(&self) -> SiteSettings {
        SiteSettings {
            title: self.config.project.title.clone(),
            language: self.config.project.language.code().to_owned(),
            wording: Default::default(),
        }
    }

    fn theme_folder(&self) -> String {
        match &self.config.paths.themes {
            Some(themes) => format!("{themes}/{}", self.config.theme.name),
            None => "themes/default".to_owned(),
        }
    }
}

impl Prepared {
    pub fn plan(&self) -> &SitePlan {
        &self.plan
    }

    /// What each template gets, as one JSON object a page.
    pub fn views(&self) -> impl Iterator<Item = serde_json::Value> + '_ {
        self.plan.pages().iter().map(|page| {
            let view = self.plan.view(page);
            serde_json::json!({
                "path": page.route.path().as_str(),
                "template": view.template(),
                "view": view,
            })
        })
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
                let html = self.theme.render(view.template(), &view)?;
                Ok(Cow::Owned(html.into_bytes()))
            }
            None => Ok(Cow::Borrowed(self.theme.style().as_bytes())),
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
    let site = opened.prepare(reader).and_then(|prepared| Site::gather(&prepared));
    match site {
        Ok(site) => Built { site: Some(site), diagnostics },
        Err(problems) => {
            debug_assert!(has_errors(&problems));
            diagnostics.extend(problems);
            Built { site: None, diagnostics }
        }
    }
}
