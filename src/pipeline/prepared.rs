//! The site of one reader, planned: pages and files are made when their bytes are asked for. And
//! what can be told of all sites without making one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::Opened;
use crate::diag::{Diagnostic, project as problem};
use crate::inputs::RelPath;
use crate::journal::{Disclosure, Fact};
use crate::output::Outputs;
use crate::site::page::View;
use crate::site::sheet::SheetView;
use crate::site::{Route, SitePlan};
use crate::source::spelling::{self, Long};
use crate::theme::Theme;

/// The site of one reader, planned and ready to be rendered page by page.
#[derive(Debug)]
pub struct Prepared {
    plan: SitePlan,
    theme: Arc<Theme>,
    paths: Vec<RelPath>,
    of_theme: Vec<Diagnostic>,
    silence: BTreeSet<String>,
    long: OnceLock<Long>,
    diagnostics: OnceLock<Vec<Diagnostic>>,
}

/// Where the log as a table goes.
pub(super) fn log_table() -> RelPath {
    RelPath::made_of("log/log.csv")
}

/// Facts that the table of the log says less of than is known.
fn unspelt(long: &Long) -> impl Iterator<Item = Diagnostic> + '_ {
    long.unspelt.iter().map(|fact| problem::download_says_less(&fact.place))
}

impl Opened<'_> {
    /// Everything that would be told of the readers' sites, without planning or making one.
    pub fn problems_of_sites(&self) -> Vec<Diagnostic> {
        let readers: Vec<_> = self.config.readers().values().collect();
        let known: Vec<Arc<Disclosure>> =
            readers.par_iter().map(|reader| self.disclosed(&reader.audience)).collect();
        let facts: Vec<&[Fact]> = known.iter().map(|known| known.facts()).collect();
        let unspelt = spelling::unspelt(&facts);
        let mut told: Vec<Diagnostic> = unspelt.iter().map(problem::download_says_less).collect();
        match self.theme() {
            Ok(theme) => {
                told.extend(self.of_theme(&theme));
                told.retain(|one| self.config.tells(one));
            }
            Err(problems) => told = problems,
        }
        told
    }

    /// What is doubtful in the theme and in what the articles ask of it.
    fn of_theme(&self, theme: &Theme) -> Vec<Diagnostic> {
        let mut told = theme.warnings().to_vec();
        told.extend(self.library.unknown_templates(|name| theme.has(name)));
        told
    }
}

impl Prepared {
    pub(super) fn new(plan: SitePlan, theme: Arc<Theme>, opened: &Opened<'_>) -> Prepared {
        let mut paths: Vec<RelPath> = plan.pages().iter().map(|page| page.route.path()).collect();
        paths.extend(plan.files().keys().cloned());
        paths.sort();
        let mut of_theme = opened.of_theme(&theme);
        of_theme.retain(|diagnostic| opened.config.tells(diagnostic));
        let silence = opened.config.silence().clone();
        let (long, diagnostics) = (OnceLock::new(), OnceLock::new());
        Prepared { plan, theme, paths, of_theme, silence, long, diagnostics }
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

    /// What is doubtful in the table of the log, in the theme, and in what the articles ask of it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.diagnostics.get_or_init(|| {
            let unspelt = unspelt(self.long());
            let mut all: Vec<Diagnostic> = unspelt.filter(|one| self.tells(one)).collect();
            all.extend(self.of_theme.iter().cloned());
            all
        })
    }

    fn tells(&self, diagnostic: &Diagnostic) -> bool {
        !self.silence.contains(diagnostic.code().name)
    }

    /// The log as a table, spelt when it is first asked for.
    fn long(&self) -> &Long {
        self.long.get_or_init(|| spelling::long(self.plan.disclosure().facts()))
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
            Some(Route::Download(_)) => Cow::Borrowed(&self.long().csv),
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
