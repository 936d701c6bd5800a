//! One small file for each kind of page; here the sum of their views, and the names of the
//! templates that print them. A view's JSON is the contract with theme authors.

mod about;
mod day;
mod overview;
mod span;

use serde::Serialize;

pub use about::AboutView;
pub use day::DayView;
pub use overview::OverviewView;
pub use span::{DayCard, SpanView, WeeksView};

use super::plan::{Page, SitePlan};
use super::route::Route;

/// The view of a page.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    Overview(OverviewView),
    Weeks(WeeksView),
    Span(SpanView),
    Day(DayView),
    About(AboutView),
}

impl View {
    /// The template that prints it.
    pub fn template(&self) -> &'static str {
        match self {
            View::Overview(_) => "overview.html",
            View::Weeks(_) => "weeks.html",
            View::Span(_) => "span.html",
            View::Day(_) => "day.html",
            View::About(_) => "about.html",
        }
    }
}

/// What a planned page shows.
pub fn view(plan: &SitePlan, page: &Page) -> View {
    match &page.route {
        Route::Weeks => View::Weeks(span::weeks(plan, page)),
        Route::Week(week) => View::Span(span::view(plan, page, week.span())),
        Route::Month(month) => View::Span(span::view(plan, page, month.span())),
        Route::Day(day) => View::Day(day::view(plan, page, *day)),
        Route::About => View::About(about::view(plan, page)),
        _ => View::Overview(overview::view(plan, page)),
    }
}
