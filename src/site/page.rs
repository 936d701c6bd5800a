//! One small file for each kind of page; here the sum of their views, and the names of the
//! templates that print them. A view's JSON is the contract with theme authors.

mod about;
mod activity;
mod calendar;
mod day;
mod embed;
mod gate;
mod load;
mod log;
mod notice;
mod overview;
pub mod part;
mod rule;
mod session;
mod sheet;
mod span;
mod topic;
mod work;

use serde::Serialize;

pub use about::AboutView;
pub use day::DayView;
pub(crate) use embed::{Spot, embed};
pub use log::LogView;
pub use overview::{Notice, OverviewView, notices};
pub use sheet::SheetsView;
pub(super) use sheet::pages as sheet_pages;
pub use span::{DayList, DayRow, SpanView, WeeksView};
pub use topic::TopicView;
pub use work::WorkView;
pub(super) use work::{activities, pages as work_pages};

use super::content;
use super::content::view::{ArticleView, ListView, MovedView, NotFoundView, SearchView, TermsView};
use super::plan::{Page, SitePlan};
use super::route::Route;
use super::sheet::SheetView;

/// The view of a page.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    Overview(Box<OverviewView>),
    Weeks(WeeksView),
    Span(Box<SpanView>),
    Day(DayView),
    Log(LogView),
    About(AboutView),
    Work(Box<WorkView>),
    Sheets(SheetsView),
    Sheet(Box<SheetView>),
    Article(ArticleView),
    List(ListView),
    Terms(TermsView),
    Moved(MovedView),
    Search(SearchView),
    NotFound(NotFoundView),
}

impl View {
    /// The template that prints it.
    pub fn template(&self) -> &str {
        match self {
            View::Article(ArticleView { template: Some(own), .. })
            | View::List(ListView { template: Some(own), .. }) => own,
            other => other.usual_template(),
        }
    }

    /// The template of this kind of page, where none of its own is asked for.
    pub fn usual_template(&self) -> &'static str {
        match self {
            View::Overview(_) => "overview.html",
            View::Weeks(_) => "weeks.html",
            View::Span(_) => "span.html",
            View::Day(_) => "day.html",
            View::Log(_) => "log.html",
            View::About(_) => "about.html",
            View::Work(view) => view.template(),
            View::Sheets(_) => "sheets.html",
            View::Sheet(_) => "sheet.html",
            View::Article(_) => "article.html",
            View::List(ListView { is_term: true, .. }) => "term.html",
            View::List(_) => "section.html",
            View::Terms(_) => "taxonomy.html",
            View::Moved(_) => "moved.html",
            View::Search(_) => "search.html",
            View::NotFound(_) => "404.html",
        }
    }
}

/// What a planned page shows.
pub fn view(plan: &SitePlan, page: &Page) -> View {
    match &page.route {
        Route::Weeks => View::Weeks(span::weeks(plan, page)),
        Route::Week(week) => View::Span(Box::new(span::week(plan, page, *week))),
        Route::Month(month) => View::Span(Box::new(span::month(plan, page, *month))),
        Route::Day(day) => View::Day(day::view(plan, page, *day)),
        Route::Log => View::Log(log::view(plan, page, None)),
        Route::LogMonth(month) => View::Log(log::view(plan, page, Some(*month))),
        Route::Sheets => View::Sheets(sheet::sheets(plan, page)),
        Route::Sheet(day) => View::Sheet(Box::new(sheet::sheet(plan, page, *day))),
        Route::About => View::About(about::view(plan, page)),
        _ => article(plan, page)
            .or_else(|| work::view(plan, page).map(Box::new).map(View::Work))
            .unwrap_or_else(|| View::Overview(Box::new(overview::view(plan, page)))),
    }
}

/// What a page of the articles shows.
fn article(plan: &SitePlan, page: &Page) -> Option<View> {
    match &page.route {
        Route::Article(address) => content::page::view(plan, page, address, 1),
        Route::More(address, number) => content::page::view(plan, page, address, *number),
        Route::Moved(path) => content::page::moved(plan, page, path),
        Route::Search => content::search::view(plan, page),
        Route::NotFound => Some(content::page::not_found(plan, page)),
        _ => None,
    }
}
