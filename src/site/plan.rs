//! From a disclosure to the list of pages. Planning is light: a page is a route, a title and
//! what it is about; its view is made when it is rendered.

mod navigation;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::content::{Shelf, feed};
use super::download;
use super::page::{self, View};
use super::route::Route;
use super::wording::Wording;
use crate::analysis::load::ActivityId;
use crate::analysis::{Report, Rules};
use crate::calendar::{Month, Week};
use crate::inputs::RelPath;
use crate::journal::{Disclosure, Fact};

pub use navigation::Destination;
use navigation::navigation;

/// What a site is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteKind {
    /// A person's progress; search engines are asked to stay away, whatever it shows.
    Personal,
    /// Articles alone, of a project without a log.
    Articles,
}

/// What the site is called and how it is presented.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    pub kind: SiteKind,
    pub title: String,
    pub language: String,
    /// The address that the site will have, with a `/` at its end.
    pub base_url: Option<String>,
    /// Entries of the menu, each with where it leads as it was written.
    pub menu: Vec<(String, String)>,
    /// Sentences of the project's own, by key.
    pub wording: BTreeMap<String, String>,
}

/// All that a site is planned from.
#[derive(Debug)]
pub struct Material {
    pub disclosure: Arc<Disclosure>,
    pub report: Report,
    /// What the report was made by.
    pub rules: Rules,
    pub settings: SiteSettings,
    /// Facts as lines of a log, each where the spelling can say it.
    pub spell: fn(&[Fact]) -> Vec<Option<String>>,
    pub today: Date,
    /// The articles that this reader gets.
    pub shelf: Option<Shelf>,
    /// Files made from the same disclosure by others: the log for spreadsheets and programs.
    pub downloads: Vec<RelPath>,
}

/// A planned page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub route: Route,
    pub title: String,
}

/// Every page of a site, in order of route, with what their views are made from.
#[derive(Debug)]
pub struct SitePlan {
    material: Material,
    words: Wording,
    pages: Vec<Page>,
    routes: BTreeSet<Route>,
    by_path: BTreeMap<RelPath, usize>,
    files: BTreeMap<RelPath, Route>,
    navigation: Vec<(Destination, String)>,
    lines: OnceLock<Vec<Option<String>>>,
    activities: BTreeMap<ActivityId, Route>,
    by_activity_page: BTreeMap<Route, ActivityId>,
    reader_name: String,
}

/// Plans the site of one disclosure.
pub fn plan(material: Material) -> SitePlan {
    let words = Wording::new(&material.settings.language, material.settings.wording.clone());
    let activities = page::activities(&material.report);
    let by_activity_page = activities.iter().map(|(id, route)| (route.clone(), *id)).collect();
    let pages = pages(&material, &activities, &words);
    let mut routes: BTreeSet<Route> = pages.iter().map(|page| page.route.clone()).collect();
    let by_path = pages.iter().enumerate().map(|(at, page)| (page.route.path(), at)).collect();
    let files = files(&material, &by_path);
    routes.extend(files.values().cloned());
    let navigation = navigation(&material, &words, &routes);
    let reader_name = reader_name(material.disclosure.reader(), &words);
    SitePlan {
        material,
        words,
        pages,
        routes,
        by_path,
        files,
        navigation,
        lines: OnceLock::new(),
        activities,
        by_activity_page,
        reader_name,
    }
}

/// Files that are no pages, by path; a page has the first right to a path.
fn files(material: &Material, pages: &BTreeMap<RelPath, usize>) -> BTreeMap<RelPath, Route> {
    let mut routes = vec![Route::Style];
    routes.extend(material.downloads.iter().cloned().map(Route::Download));
    if let Some(shelf) = &material.shelf {
        routes.extend(shelf.file_routes().map(Route::File));
        if material.settings.base_url.is_some() {
            routes.extend(feed::routes(shelf));
        }
    }
    if material.settings.kind == SiteKind::Articles {
        routes.push(Route::Robots);
    } else {
        routes.retain(|route| !matches!(route, Route::Sitemap(_)));
        if pages.contains_key(&Route::Log.path()) {
            routes.extend([Route::LogMarkdown, Route::LogJson, Route::LogSchema]);
        }
        if material.settings.base_url.is_some() && pages.contains_key(&Route::Weeks.path()) {
            routes.push(Route::ProgressFeed);
        }
    }
    let all = routes.into_iter().map(|route| (route.path(), route));
    all.filter(|(path, _)| !pages.contains_key(path)).collect()
}

fn reader_name(reader: &str, words: &Wording) -> String {
    match words.texts().get(&format!("reader.{reader}")) {
        Some(name) => name.clone(),
        None => reader.to_owned(),
    }
}

fn pages(
    material: &Material,
    activities: &BTreeMap<ActivityId, Route>,
    words: &Wording,
) -> Vec<Page> {
    let mut pages = match material.settings.kind {
        SiteKind::Personal => progress_pages(material, activities, words),
        SiteKind::Articles => Vec::new(),
    };
    if let Some(shelf) = &material.shelf {
        let own = shelf.routes(words).into_iter();
        pages.extend(own.map(|(route, title)| Page { route, title: titled(title, material) }));
    }
    let title = words.text("not-found.title").to_owned();
    pages.push(Page { route: Route::NotFound, title });
    pages.sort_by(|a, b| a.route.cmp(&b.route));
    let mut taken = BTreeSet::new();
    pages.retain(|page| taken.insert(page.route.path()));
    pages
}

fn titled(title: String, material: &Material) -> String {
    if title.is_empty() { material.settings.title.clone() } else { title }
}

fn progress_pages(
    material: &Material,
    activities: &BTreeMap<ActivityId, Route>,
    words: &Wording,
) -> Vec<Page> {
    let numbers = words.numbers();
    let days: BTreeSet<Date> = material.disclosure.facts().iter().map(|fact| fact.date).collect();
    let weeks: BTreeSet<Week> = days.iter().map(|day| Week::of(*day)).collect();
    let months: BTreeSet<Month> = days.iter().map(|day| Month::of(*day)).collect();
    let mut pages = vec![
        Page { route: Route::Overview, title: words.text("overview.title").to_owned() },
        Page { route: Route::About, title: words.text("about.title").to_owned() },
    ];
    if !days.is_empty() {
        pages.push(Page { route: Route::Weeks, title: words.text("weeks.title").to_owned() });
        pages.push(Page { route: Route::Log, title: words.text("log.title").to_owned() });
    }
    pages.extend(
        weeks.iter().map(|&week| Page { route: Route::Week(week), title: numbers.week(week) }),
    );
    pages.extend(
        months
            .iter()
            .map(|&month| Page { route: Route::Month(month), title: numbers.month(month) }),
    );
    pages.extend(months.iter().map(|&month| Page {
        route: Route::LogMonth(month),
        title: words.say("log.month", &[("month", &numbers.month(month))]),
    }));
    pages.extend(
        days.iter().map(|&day| Page { route: Route::Day(day), title: numbers.weekday_date(day) }),
    );
    pages.extend(page::work_pages(material, activities, words));
    pages.extend(page::sheet_pages(material, words));
    pages
}

impl SitePlan {
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The page that is written to a path.
    pub fn page_at(&self, path: &RelPath) -> Option<&Page> {
        self.by_path.get(path).and_then(|&at| self.pages.get(at))
    }

    /// The page of a route.
    pub fn page_of(&self, route: &Route) -> Option<&Page> {
        let at = self.pages.binary_search_by(|page| page.route.cmp(route)).ok()?;
        self.pages.get(at)
    }

    /// The pages of the activities with a session.
    pub fn activities(&self) -> &BTreeMap<ActivityId, Route> {
        &self.activities
    }

    /// The activity that a page is about.
    pub fn activity_on(&self, route: &Route) -> Option<ActivityId> {
        self.by_activity_page.get(route).copied()
    }

    pub fn has(&self, route: &Route) -> bool {
        self.routes.contains(route)
    }

    /// What a page shows.
    pub fn view(&self, page: &Page) -> View {
        page::view(self, page)
    }

    pub fn words(&self) -> &Wording {
        &self.words
    }

    pub fn disclosure(&self) -> &Disclosure {
        &self.material.disclosure
    }

    /// The numbers of the disclosure.
    pub fn report(&self) -> &Report {
        &self.material.report
    }

    /// Every threshold that the report was made by.
    pub fn rules(&self) -> &Rules {
        &self.material.rules
    }

    /// Every fact with its line of a log, where the spelling can say it.
    pub fn spelt(&self) -> impl Iterator<Item = (&Fact, Option<&str>)> {
        let facts = self.disclosure().facts();
        let lines = self.lines.get_or_init(|| (self.material.spell)(facts));
        facts.iter().zip(lines.iter().map(Option::as_deref))
    }

    pub fn today(&self) -> Date {
        self.material.today
    }

    pub fn site_title(&self) -> &str {
        &self.material.settings.title
    }

    pub fn navigation(&self) -> &[(Destination, String)] {
        &self.navigation
    }

    /// The address of the site, where it is known; ends with `/`.
    pub fn base_url(&self) -> Option<&str> {
        self.material.settings.base_url.as_deref()
    }

    pub fn kind(&self) -> SiteKind {
        self.material.settings.kind
    }

    /// The first page of the site.
    pub fn home(&self) -> Route {
        match self.kind() {
            SiteKind::Personal => Route::Overview,
            SiteKind::Articles => Route::Article(String::new()),
        }
    }

    /// The articles that this reader gets.
    pub fn shelf(&self) -> Option<&Shelf> {
        self.material.shelf.as_ref()
    }

    /// Every file that is no page, by its path.
    pub fn files(&self) -> &BTreeMap<RelPath, Route> {
        &self.files
    }

    /// The text of a file that is written here and not by a template.
    pub fn text_of(&self, route: &Route) -> Option<String> {
        match route {
            Route::Feed(address) => feed::articles(self, address),
            Route::ProgressFeed => feed::progress(self),
            Route::LogMarkdown => Some(download::markdown(self)),
            Route::LogJson => Some(download::json(self)),
            Route::LogSchema => Some(download::SCHEMA.to_owned()),
            Route::Sitemap(file) => feed::sitemap(self, *file),
            Route::Robots => Some(feed::robots(self)),
            _ => None,
        }
    }

    pub fn reader_name(&self) -> &str {
        &self.reader_name
    }

    /// Whether the site is a person's, so that search engines should stay away; the same whatever
    /// the log holds.
    pub fn is_personal(&self) -> bool {
        self.kind() == SiteKind::Personal
    }

    /// The article with this address, wherever the articles of the site lie.
    pub fn article(&self, address: &str) -> Option<&Route> {
        self.routes.iter().find(|route| match route {
            Route::Article(at) => {
                at == address || at.strip_suffix(address).is_some_and(|base| base.ends_with('/'))
            }
            _ => false,
        })
    }

    /// The facts of the days from `first` to `last`.
    pub fn facts_between(&self, first: Date, last: Date) -> &[Fact] {
        let facts = self.disclosure().facts();
        let start = facts.partition_point(|fact| fact.date < first);
        let end = facts.partition_point(|fact| fact.date <= last);
        &facts[start..end.max(start)]
    }

    /// Where the facts of a day begin among all.
    pub fn first_of(&self, day: Date) -> usize {
        self.disclosure().facts().partition_point(|fact| fact.date < day)
    }

    /// The nearest planned pages of the same kind before and after a route.
    pub fn neighbours(&self, route: &Route) -> (Option<&Page>, Option<&Page>) {
        let Ok(at) = self.pages.binary_search_by(|page| page.route.cmp(route)) else {
            return (None, None);
        };
        let kind = std::mem::discriminant(route);
        let same = |page: &&Page| std::mem::discriminant(&page.route) == kind;
        let before = at.checked_sub(1).and_then(|at| self.pages.get(at)).filter(same);
        (before, self.pages.get(at + 1).filter(same))
    }
}
