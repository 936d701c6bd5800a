//! A week or a month: its days, each with what was rated; and the list of all weeks.

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::Span;
use crate::journal::{RatingMoment, What};
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;

#[derive(Clone, Debug, Serialize)]
pub struct WeeksView {
    pub frame: Frame,
    pub heading: String,
    pub weeks: Vec<Link>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SpanView {
    pub frame: Frame,
    pub heading: String,
    pub dates: String,
    pub days: Vec<DayCard>,
    pub earlier: Option<Link>,
    pub later: Option<Link>,
}

/// A day in a list: its ratings and how much else was written.
#[derive(Clone, Debug, Serialize)]
pub struct DayCard {
    pub name: String,
    /// The day's page, where the day has entries.
    pub link: Option<Link>,
    pub morning: Option<String>,
    pub evening: Option<String>,
    pub sessions: usize,
    pub bouts: usize,
}

pub(super) fn weeks(plan: &SitePlan, page: &Page) -> WeeksView {
    let weeks = plan.pages().iter().rev().filter(|other| matches!(other.route, Route::Week(_)));
    WeeksView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        weeks: weeks.map(|week| frame::link(plan, &week.route, &page.route, &week.title)).collect(),
    }
}

pub(super) fn view(plan: &SitePlan, page: &Page, span: Span) -> SpanView {
    let (before, after) = plan.neighbours(&page.route);
    let beside = |other: Option<&Page>| {
        other.map(|other| frame::link(plan, &other.route, &page.route, &other.title))
    };
    SpanView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        dates: plan.words().numbers().span(span),
        days: span.days().map(|day| card(plan, page, day)).collect(),
        earlier: beside(before),
        later: beside(after),
    }
}

/// The card of a day.
pub(super) fn card(plan: &SitePlan, page: &Page, day: Date) -> DayCard {
    let numbers = plan.words().numbers();
    let facts = plan.facts_between(day, day);
    let name = numbers.weekday_date(day);
    let rating = |wanted: RatingMoment| {
        facts.iter().find_map(|fact| match &fact.what {
            What::Rating { moment, reading, .. } if *moment == wanted => {
                Some(numbers.reading(*reading))
            }
            _ => None,
        })
    };
    DayCard {
        link: (!facts.is_empty()).then(|| frame::link(plan, &Route::Day(day), &page.route, &name)),
        morning: rating(RatingMoment::Morning),
        evening: rating(RatingMoment::Evening),
        sessions: facts.iter().filter(|fact| matches!(fact.what, What::Session(_))).count(),
        bouts: facts
            .iter()
            .map(|fact| match &fact.what {
                What::Bout(_) => 1,
                What::BoutCount(n) => *n as usize,
                _ => 0,
            })
            .sum(),
        name,
    }
}
