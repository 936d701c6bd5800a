//! The numbers of the course chart, a row for each week: median, middle half, each day, events.

use super::course_data::Course;
use crate::calendar::{Span, Week};
use crate::journal::EventKind;
use crate::site::figure::{Row, Table};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{PAIN, Piece, Trace};

pub(super) fn table(course: &Course<'_>) -> Table {
    let words = course.words();
    let head = ["week", "median", "half", "days", "monday-on", "events"];
    let (first, last) = (Week::of(course.span.first), Week::of(course.span.last));
    let mut weeks: Vec<Week> = course.days.iter().map(|day| Week::of(day.date)).collect();
    weeks.extend(course.events().map(|event| Week::of(event.on)));
    weeks.extend(course.flares().map(|flare| Week::of(flare.span.first)));
    weeks.retain(|week| (first..=last).contains(week));
    weeks.sort_unstable();
    weeks.dedup();
    Table {
        caption: course.measure(),
        head: head.iter().map(|key| words.text(&format!("course.{key}")).to_owned()).collect(),
        rows: weeks.into_iter().map(|week| row(course, week)).collect(),
    }
}

fn row(course: &Course<'_>, week: Week) -> Row {
    let words = course.words();
    let name = words.numbers().week(week);
    let rated = week.span().days().filter(|day| course.day(*day).is_some()).count();
    let point = course.weeks.iter().find(|point| point.week == week);
    let (median, half) = match point.zip(course.report().course.weeks.get(&week)) {
        Some((point, pain)) => {
            let (low, high) = (course.points(pain.day.lower), course.points(pain.day.upper));
            let half = words.say("course.half-of", &[("low", &low), ("high", &high)]);
            (point.text.clone(), half)
        }
        None => {
            let need = course.need().to_string();
            (String::new(), words.say("course.too-few", &[("need", &need)]))
        }
    };
    let of = words.say("course.days-of", &[("have", &rated.to_string())]);
    let link = course.linked(&Route::Week(week), &name);
    let cells = vec![median, half, of, days(course, week), events(course, week.span())];
    let trace = Trace::each([
        vec![Piece::Kinds(week.span(), PAIN)],
        vec![Piece::Kinds(week.span(), PAIN)],
        vec![Piece::Kinds(week.span(), PAIN)],
        vec![Piece::Kinds(week.span(), PAIN)],
        vec![Piece::Events(week.span())],
    ]);
    Row { name, link, cells, trace }
}

/// The value of each day, a dash where there is none.
fn days(course: &Course<'_>, week: Week) -> String {
    let days = week.span().days().map(|date| match course.day(date) {
        Some(day) => course.points(day.value),
        None => "\u{2013}".to_owned(),
    });
    days.collect::<Vec<_>>().join(" ")
}

fn events(course: &Course<'_>, span: Span) -> String {
    let (words, numbers) = (course.words(), course.words().numbers());
    let mut all = Vec::new();
    for flare in course.flares().filter(|flare| span.contains(flare.span.first)) {
        all.push((flare.span.first, words.text("course.flare").to_owned()));
    }
    for event in course.events().filter(|event| span.contains(event.on)) {
        match event.kind {
            EventKind::Appointment => all.push((event.on, words.text("course.visit").to_owned())),
            EventKind::Phase(n) => {
                all.push((event.on, format!("{n} {}", sentence::phase(n, words))));
            }
            _ => {}
        }
    }
    all.sort();
    let all: Vec<String> =
        all.into_iter().map(|(day, what)| format!("{} {what}", numbers.short_date(day))).collect();
    all.join(", ")
}
