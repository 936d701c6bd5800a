//! The log as a table, month by month, with its downloads: what this reader may see, no more.

use serde::Serialize;

use crate::calendar::Month;
use crate::site::fact::{self, Line};
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;

#[derive(Clone, Debug, Serialize)]
pub struct LogView {
    pub frame: Frame,
    pub heading: String,
    pub downloads: Vec<Link>,
    /// Every month with entries, newest first.
    pub months: Vec<Link>,
    /// The month that is shown, by name.
    pub shown: String,
    /// Newest first.
    pub days: Vec<LogDay>,
}

/// The entries of one day, with its page.
#[derive(Clone, Debug, Serialize)]
pub struct LogDay {
    pub day: Link,
    pub lines: Vec<Line>,
}

/// The page of one month, or of the newest where none is named.
pub(super) fn view(plan: &SitePlan, page: &Page, month: Option<Month>) -> LogView {
    let words = plan.words();
    let numbers = words.numbers();
    let newest = plan.disclosure().facts().last().map(|fact| Month::of(fact.date));
    let shown = month.or(newest).unwrap_or_else(|| Month::of(plan.today()));
    let span = shown.span();
    let facts = plan.facts_between(span.first, span.last);
    let days = facts.chunk_by(|a, b| a.date == b.date).rev().filter_map(|facts| {
        let date = facts.first()?.date;
        let name = numbers.short_date(date);
        Some(LogDay {
            day: frame::link(plan, &Route::Day(date), &page.route, &name),
            lines: facts.iter().map(|fact| fact::line(fact, words)).collect(),
        })
    });
    let downloads = [
        (Route::LogMarkdown, "log.markdown"),
        (Route::LogJson, "log.json"),
        (Route::LogSchema, "log.schema"),
    ];
    let months = plan.pages().iter().rev().filter_map(|other| match other.route {
        Route::LogMonth(month) => Some((other, numbers.month(month))),
        _ => None,
    });
    LogView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        downloads: downloads
            .iter()
            .filter(|(route, _)| plan.has(route))
            .map(|(route, key)| frame::link(plan, route, &page.route, words.text(key)))
            .collect(),
        months: months
            .map(|(other, name)| frame::link(plan, &other.route, &page.route, &name))
            .collect(),
        shown: numbers.month(shown),
        days: days.collect(),
    }
}
