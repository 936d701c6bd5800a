//! From a disclosure to the list of pages. Planning is light: a page is a route, a title and
//! what it is about; its view is made when it is rendered.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::page::{self, View};
use super::route::Route;
use super::wording::Wording;
use crate::analysis::Report;
use crate::calendar::{Month, Week};
use crate::inputs::RelPath;
use crate::journal::{Disclosure, Fact};

/// What the site is called and how it is presented.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    pub title: String,
    pub language: String,
    /// Sentences of the project's own, by key.
    pub wording: BTreeMap<String, String>,
}

/// All that a site is planned from.
#[derive(Debug)]
pub struct Material {
    pub disclosure: Disclosure,
    pub report: Report,
    pub settings: SiteSettings,
    pub today: Date,
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
    navigation: Vec<(Route, String)>,
    reader_name: String,
}

/// Plans the site of one disclosure.
pub fn plan(material: Material) -> SitePlan {
    let words = Wording::new(&material.settings.language, material.settings.wording.clone());
    let pages = pages(&material, &words);
    let routes: BTreeSet<Route> = pages.iter().map(|page| page.route.clone()).collect();
    let navigation = [
        (Route::Overview, "nav.overview"),
        (Route::Weeks, "nav.weeks"),
        (Route::About, "nav.about"),
    ]
    .into_iter()
    .filter(|(route, _)| routes.contains(route))
    .map(|(route, key)| (route, words.text(key).to_owned()))
    .collect();
    let by_path = pages.iter().enumerate().map(|(at, page)| (page.route.path(), at)).collect();
    let reader_name = reader_name(material.disclosure.reader(), &words);
    SitePlan { material, words, pages, routes, by_path, navigation, reader_name }
}

fn reader_name(reader: &str, words: &Wording) -> String {
    match words.texts().get(&format!("reader.{reader}")) {
        Some(name) => name.clone(),
        None => reader.to_owned(),
    }
}

fn pages(material: &Material, words: &Wording) -> Vec<Page> {
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
    }
    pages.extend(
        weeks.iter().map(|&week| Page { route: Route::Week(week), title: numbers.week(week) }),
    );
    pages.extend(
        months
            .iter()
            .map(|&month| Page { route: Route::Month(month), title: numbers.month(month) }),
    );
    pages.extend(
        days.iter().map(|&day| Page { route: Route::Day(day), title: numbers.weekday_date(day) }),
    );
    pages.sort_by(|a, b| a.route.cmp(&b.route));
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

    pub fn today(&self) -> Date {
        self.material.today
    }

    pub fn site_title(&self) -> &str {
        &self.material.settings.title
    }

    pub fn navigation(&self) -> &[(Route, String)] {
        &self.navigation
    }

    pub fn reader_name(&self) -> &str {
        &self.reader_name
    }

    /// Whether the site holds anything of a person, so that search engines should stay away.
    pub fn is_personal(&self) -> bool {
        !self.disclosure().facts().is_empty() || !self.disclosure().figures().is_empty()
    }

    /// The facts of the days from `first` to `last`.
    pub fn facts_between(&self, first: Date, last: Date) -> &[Fact] {
        let facts = self.disclosure().facts();
        let start = facts.partition_point(|fact| fact.date < first);
        let end = facts.partition_point(|fact| fact.date <= last);
        &facts[start..end.max(start)]
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
