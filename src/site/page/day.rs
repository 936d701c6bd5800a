//! One day: how the back answered its sessions, what was written, and the shared days before and
//! after.

use jiff::civil::Date;
use serde::Serialize;

use crate::site::chart;
use crate::site::fact::{self, Line};
use crate::site::figure::Figure;
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{Piece, Trace};

#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    pub frame: Frame,
    pub heading: String,
    pub sessions: Vec<Answered>,
    pub lines: Vec<Line>,
    pub week: Link,
    pub month: Link,
    pub earlier: Option<Link>,
    pub later: Option<Link>,
}

/// A session with its colour, what decided it, and its windows.
#[derive(Clone, Debug, Serialize)]
pub struct Answered {
    pub name: String,
    /// The class of the colour: `go`, `care`, `stop`, `open`.
    pub class: &'static str,
    pub colour: String,
    pub decided: String,
    pub windows: Option<Figure>,
    #[serde(skip)]
    pub trace: Trace,
}

pub(super) fn view(plan: &SitePlan, page: &Page, day: Date) -> DayView {
    let words = plan.words();
    let (week, month) = (crate::calendar::Week::of(day), crate::calendar::Month::of(day));
    let (before, after) = plan.neighbours(&page.route);
    let beside = |other: Option<&Page>| {
        other.map(|other| frame::link(plan, &other.route, &page.route, &other.title))
    };
    let link = |to: Route, text: String| frame::link(plan, &to, &page.route, &text);
    DayView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        sessions: answered(plan, day),
        lines: plan.facts_between(day, day).iter().map(|fact| fact::line(fact, words)).collect(),
        week: link(Route::Week(week), words.numbers().week(week)),
        month: link(Route::Month(month), words.numbers().month(month)),
        earlier: beside(before),
        later: beside(after),
    }
}

/// The sessions of a day of which anything is known about how the back answered.
fn answered(plan: &SitePlan, day: Date) -> Vec<Answered> {
    let (words, sessions) = (plan.words(), &plan.report().load.sessions);
    let start = sessions.partition_point(|session| session.date < day);
    let of_day = sessions.iter().enumerate().skip(start);
    let of_day = of_day.take_while(|(_, session)| session.date == day);
    of_day
        .zip(1..)
        .filter(|((_, session), _)| session.verdict.missing.len() < 4)
        .map(|((place, session), n)| {
            let (key, class) = sentence::colour(session.verdict.colour);
            Answered {
                name: session.name.clone(),
                class,
                colour: words.text(key).to_owned(),
                decided: sentence::decided(&session.verdict, words),
                windows: chart::windows(session, &format!("session-{n}"), words),
                trace: Trace::all([Piece::Session(place)]),
            }
        })
        .collect()
}
