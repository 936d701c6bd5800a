//! The first page: how much there is, and the last two weeks.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::span::{self, DayCard};
use crate::calendar::Span;
use crate::site::chart;
use crate::site::figure::Figure;
use crate::site::frame::{self, Frame};
use crate::site::plan::{Page, SitePlan};
use crate::site::sentence;

#[derive(Clone, Debug, Serialize)]
pub struct OverviewView {
    pub frame: Frame,
    pub heading: String,
    /// How many days have entries, or that there are none.
    pub entries: String,
    /// The one sentence on the course.
    pub headline: Option<String>,
    /// The whole episode.
    pub course: Option<Figure>,
    pub recent: Vec<DayCard>,
}

pub(super) fn view(plan: &SitePlan, page: &Page) -> OverviewView {
    let days: BTreeSet<Date> = plan.disclosure().facts().iter().map(|fact| fact.date).collect();
    let span = days.first().zip(days.last()).map(|(&first, &last)| Span::between(first, last));
    OverviewView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: plan.site_title().to_owned(),
        entries: entries(plan, &days, span),
        headline: sentence::headline(plan.report(), plan.words()),
        course: episode(plan).and_then(|span| chart::course(plan, &page.route, (span, "course"))),
        recent: span.map_or(Vec::new(), |span| {
            Span::ending(span.last, 14)
                .days()
                .rev()
                .map(|day| span::card(plan, page, day))
                .collect()
        }),
    }
}

fn entries(plan: &SitePlan, days: &BTreeSet<Date>, span: Option<Span>) -> String {
    let words = plan.words();
    let Some(span) = span else { return words.text("overview.none").to_owned() };
    words.say(
        "overview.entries",
        &[
            ("have", &days.len().to_string()),
            ("total", &span.len().to_string()),
            ("first", &words.numbers().date(span.first)),
            ("last", &words.numbers().date(span.last)),
        ],
    )
}

/// From the beginning of the episode, or of the log where that is younger or nothing is rated
/// before it, to today.
fn episode(plan: &SitePlan) -> Option<Span> {
    let course = &plan.report().course;
    let first = course.days.first()?.date;
    let began = course.phases.began.filter(|began| *began > first).unwrap_or(first);
    Some(Span::between(began, plan.today()))
}
