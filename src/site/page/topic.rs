//! The pages that look at one side of the return each: confidence, little and often, evidence,
//! patterns, function, the plan. Each is a list of sections, so that one template prints them
//! all; what stands in them is decided in one file for each.

pub(super) mod confidence;
mod evidence;
mod function;
mod pattern;
mod planned;
pub(super) mod practice;

use jiff::civil::Date;
use serde::Serialize;

use super::load;
use super::notice::{self, Notice};
use crate::analysis::Report;
use crate::site::figure::{Figure, Table};
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::wording::Wording;

#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    pub frame: Frame,
    pub heading: String,
    pub lead: String,
    pub notice: Option<Notice>,
    pub sections: Vec<Section>,
    /// The article that teaches it.
    pub article: Option<Link>,
}

/// A part of such a page; what is empty is not printed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    pub heading: String,
    pub lines: Vec<String>,
    /// One chart, or several small ones side by side.
    pub charts: Vec<Card>,
    pub table: Option<Table>,
    pub note: Option<String>,
}

/// A chart with its name and a sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    pub heading: String,
    pub figure: Figure,
    pub line: Option<String>,
}

impl Section {
    fn has_something(&self) -> bool {
        !self.lines.is_empty() || !self.charts.is_empty() || self.table.is_some()
    }
}

/// One of these pages: its route, the part of the wording that names it, and the address below
/// the articles at which it is taught.
struct Topic {
    route: Route,
    key: &'static str,
    article: &'static str,
    has: fn(&Report) -> bool,
    sections: fn(&SitePlan, &Page) -> Vec<Section>,
}

static TOPICS: [Topic; 6] = [
    Topic {
        route: Route::Confidence,
        key: "confidence",
        article: "understanding/confidence",
        has: confidence::has,
        sections: confidence::sections,
    },
    Topic {
        route: Route::Bouts,
        key: "practice",
        article: "practice/little-and-often",
        has: practice::has,
        sections: practice::sections,
    },
    Topic {
        route: Route::Evidence,
        key: "counter",
        article: "understanding/confidence",
        has: evidence::has,
        sections: evidence::sections,
    },
    Topic {
        route: Route::Patterns,
        key: "patterns",
        article: "return/setbacks",
        has: pattern::has,
        sections: pattern::sections,
    },
    Topic {
        route: Route::Function,
        key: "function",
        article: "understanding/course",
        has: function::has,
        sections: function::sections,
    },
    Topic {
        route: Route::Planned,
        key: "planned",
        article: "practice/consistency",
        has: planned::has,
        sections: planned::sections,
    },
];

/// The pages that this report has something for.
pub(super) fn pages(report: &Report, words: &Wording) -> Vec<Page> {
    let found = TOPICS.iter().filter(|topic| (topic.has)(report));
    found
        .map(|topic| Page {
            route: topic.route.clone(),
            title: words.text(&format!("{}.title", topic.key)).to_owned(),
        })
        .collect()
}

pub(super) fn view(plan: &SitePlan, page: &Page) -> Option<TopicView> {
    let topic = TOPICS.iter().find(|topic| topic.route == page.route)?;
    let words = plan.words();
    Some(TopicView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        lead: words.text(&format!("{}.lead", topic.key)).to_owned(),
        notice: notice::notice(plan, page),
        sections: (topic.sections)(plan, page).into_iter().filter(Section::has_something).collect(),
        article: load::read_more(plan, page, topic.article),
    })
}

/// The texts of the heads of a table.
fn heads(words: &Wording, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| words.text(key).to_owned()).collect()
}

/// The page of a day, where the reader has it.
fn day(plan: &SitePlan, page: &Page, date: Date) -> Option<Link> {
    let route = Route::Day(date);
    let name = plan.words().numbers().date(date);
    plan.has(&route).then(|| frame::link(plan, &route, &page.route, &name))
}
