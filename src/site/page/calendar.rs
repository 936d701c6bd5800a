//! The grid of a month: a row for each week, each day with its value and its sessions.

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::course::within;
use crate::calendar::{Span, Week, plus};
use crate::site::frame::{self, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{self, PAIN, Piece, Trace, Work};

#[derive(Clone, Debug, Serialize)]
pub struct CalendarWeek {
    /// Monday to Sunday; nothing for days of another month.
    pub days: Vec<Option<CalendarDay>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CalendarDay {
    pub number: String,
    pub link: Option<Link>,
    /// The day's value, as written.
    pub value: Option<String>,
    /// How strong its ground is: 0 to 10.
    pub level: Option<i32>,
    pub sessions: Vec<Mark>,
    #[serde(skip)]
    pub trace: Trace,
}

/// A session's colour as a shape with its word.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    pub class: &'static str,
    pub word: String,
}

pub(super) fn grid(plan: &SitePlan, page: &Page, month: Span) -> Vec<CalendarWeek> {
    let mut weeks = Vec::new();
    let mut monday = Week::of(month.first).span().first;
    while monday <= month.last {
        let days = Span { first: monday, last: plus(monday, 6) }.days();
        let days = days.map(|day| month.contains(day).then(|| cell(plan, page, day)));
        weeks.push(CalendarWeek { days: days.collect() });
        monday = plus(monday, 7);
    }
    weeks
}

fn cell(plan: &SitePlan, page: &Page, day: Date) -> CalendarDay {
    let (words, route) = (plan.words(), Route::Day(day));
    let number = day.day().to_string();
    let report = plan.report();
    let rated = within(&report.course.days, Span { first: day, last: day }).first();
    let value = rated.map(|rated| rated.value.tenths());
    let sessions = &report.load.sessions;
    let start = sessions.partition_point(|session| session.date < day);
    let marks = sessions.iter().skip(start).take_while(|session| session.date == day).map(|one| {
        let (key, class) = sentence::colour(one.verdict.colour);
        Mark { class, word: words.text(key).to_owned() }
    });
    CalendarDay {
        link: plan.has(&route).then(|| frame::link(plan, &route, &page.route, &number)),
        number,
        value: value.map(|value| words.numbers().tenths(value)),
        level: value.map(|value| ((value.0 + 5) / 10).clamp(0, 10)),
        sessions: marks.collect(),
        trace: Trace::each([
            vec![Piece::Kinds(trace::day(day), PAIN)],
            vec![Piece::Sessions(trace::day(day), Work::Any)],
        ]),
    }
}
