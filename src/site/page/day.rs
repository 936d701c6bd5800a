//! One day: what was written, and the shared days before and after.

use jiff::civil::Date;
use serde::Serialize;

use crate::site::fact::{self, Line};
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;

#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    pub frame: Frame,
    pub heading: String,
    pub lines: Vec<Line>,
    pub week: Link,
    pub earlier: Option<Link>,
    pub later: Option<Link>,
}

pub(super) fn view(plan: &SitePlan, page: &Page, day: Date) -> DayView {
    let words = plan.words();
    let week = crate::calendar::Week::of(day);
    let (before, after) = plan.neighbours(&page.route);
    let beside = |other: Option<&Page>| {
        other.map(|other| frame::link(plan, &other.route, &page.route, &other.title))
    };
    DayView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        lines: plan.facts_between(day, day).iter().map(|fact| fact::line(fact, words)).collect(),
        week: frame::link(plan, &Route::Week(week), &page.route, &words.numbers().week(week)),
        earlier: beside(before),
        later: beside(after),
    }
}
