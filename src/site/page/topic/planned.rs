//! What was done against what was planned in the last seven days, and activities set aside that
//! are to come back. Rests while an emergency box stands.

use super::{Section, heads};
use crate::analysis::Report;
use crate::analysis::load::{DoneOfPlanned, Paused};
use crate::calendar::Span;
use crate::site::figure::{Row, Table};
use crate::site::frame;
use crate::site::page::{notice, session};
use crate::site::plan::{Page, SitePlan};
use crate::site::trace::{Piece, Trace, Work};

pub(super) fn has(report: &Report) -> bool {
    !report.load.done_of_planned.is_empty() || !report.load.paused.is_empty()
}

pub(super) fn sections(plan: &SitePlan, page: &Page) -> Vec<Section> {
    if notice::advice(plan).is_none() {
        return Vec::new();
    }
    let words = plan.words();
    vec![
        Section {
            heading: words.text("planned.done-title").to_owned(),
            table: done(plan),
            note: Some(words.text("planned.done-note").to_owned()),
            ..Section::default()
        },
        Section {
            heading: words.text("planned.paused-title").to_owned(),
            table: paused(plan, page),
            note: Some(words.text("planned.paused-note").to_owned()),
            ..Section::default()
        },
    ]
}

fn done(plan: &SitePlan) -> Option<Table> {
    let words = plan.words();
    let all = &plan.report().load.done_of_planned;
    let period = all.first()?.period;
    let rows = all.iter().map(|done| Row {
        name: done.exercise.clone().unwrap_or_else(|| words.text("load.sessions").to_owned()),
        link: None,
        cells: vec![done.done.to_string(), done.planned.to_string()],
        trace: Trace::each([of_done(done), Vec::new()]),
    });
    let head = ["activity.name", "planned.done", "planned.planned"];
    Some(Table {
        caption: words.say("planned.done-caption", &[("dates", &words.numbers().span(period))]),
        head: heads(words, &head),
        rows: rows.collect(),
    })
}

/// What was done; what was planned stands in the configuration.
fn of_done(done: &DoneOfPlanned) -> Vec<Piece> {
    let period = done.period;
    match &done.exercise {
        None => vec![Piece::Sessions(period, Work::Any)],
        Some(name) => vec![
            Piece::Sessions(period, Work::Named(name.clone())),
            Piece::Moments(period, Work::Named(name.clone())),
        ],
    }
}

fn paused(plan: &SitePlan, page: &Page) -> Option<Table> {
    let words = plan.words();
    let all = &plan.report().load.paused;
    let head = [
        "activity.name",
        "planned.first",
        "practice.last",
        "load.sessions",
        "activity.level",
        "activity.answer",
    ];
    (!all.is_empty()).then(|| Table {
        caption: words.text("planned.paused-caption").to_owned(),
        head: heads(words, &head),
        rows: all.iter().map(|paused| paused_row(plan, page, paused)).collect(),
    })
}

fn paused_row(plan: &SitePlan, page: &Page, paused: &Paused) -> Row {
    let words = plan.words();
    let route = paused.activity.and_then(|id| plan.activities().get(&id));
    let date = |day: Option<jiff::civil::Date>| match day {
        Some(day) => words.numbers().date(day),
        None => words.text("planned.not-yet").to_owned(),
    };
    let level = paused.level.map(|level| match level {
        0 => words.text("activity.below").to_owned(),
        level => level.to_string(),
    });
    let done = paused.activity.zip(paused.first).zip(paused.last);
    let done = done
        .map(|((id, first), last)| vec![Piece::Sessions(Span { first, last }, Work::Activity(id))]);
    Row {
        trace: Trace::each([done.unwrap_or_default()]),
        name: paused.name.clone(),
        link: route.map(|route| frame::link(plan, route, &page.route, &paused.name)),
        cells: vec![
            date(paused.first),
            paused.last.map(|day| words.numbers().date(day)).unwrap_or_default(),
            paused.sessions.to_string(),
            level.unwrap_or_default(),
            paused.colour.map(|colour| session::tag(colour, plan).word).unwrap_or_default(),
        ],
    }
}
