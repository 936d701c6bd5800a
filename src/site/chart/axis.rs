//! Axes that several charts share: time with ticks at weeks, months or years, and the scale of
//! pain from 0 to 10.

use jiff::civil::Date;

use crate::calendar::{Month, Span, Week, day_number, plus};
use crate::chart::{Axis, Tick};
use crate::site::figure::Width;
use crate::site::wording::Wording;

/// Where a day lies on an axis of time.
pub fn at(day: Date) -> f64 {
    day_number(day) as f64
}

/// A time axis over whole days: the first day's start to the last day's end. Ticks stand at
/// weeks, months or years, as many as the width has room for.
pub fn time(span: Span, width: Width, words: &Wording) -> Axis {
    let room = match width {
        Width::Wide => 12,
        Width::Narrow => 5,
    };
    let mut ticks = match span.len() {
        0..=42 => every(weeks(span, words), room),
        43..=900 => every(months(span, words), room),
        _ => every(years(span), room),
    };
    let first = at(span.first);
    let room_before = f64::from(span.len()) / (room as f64) * 1.2;
    if ticks.first().is_none_or(|tick| tick.at - first > room_before) {
        ticks.insert(0, tick(span.first, words.numbers().short_date(span.first)));
    }
    Axis { from: at(span.first) - 0.5, to: at(span.last) + 0.5, ticks, direction: None }
}

/// Every second, third and so on, until they fit.
fn every(ticks: Vec<Tick>, room: usize) -> Vec<Tick> {
    let step = ticks.len().div_ceil(room).max(1);
    ticks.into_iter().step_by(step).collect()
}

fn weeks(span: Span, words: &Wording) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut day = Week::of(span.first).span().first;
    while day <= span.last {
        if span.contains(day) {
            ticks.push(tick(day, words.numbers().short_date(day)));
        }
        day = plus(day, 7);
    }
    ticks
}

fn months(span: Span, words: &Wording) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut month = Month::of(span.first).span();
    while month.first <= span.last {
        if span.contains(month.first) {
            let (year, number) = (month.first.year(), month.first.month());
            let name = words.text(&format!("month-short.{number}")).to_owned();
            let named = number == 1 || ticks.is_empty();
            ticks.push(tick(month.first, if named { format!("{name} {year}") } else { name }));
        }
        month = Month::of(plus(month.last, 1)).span();
    }
    ticks
}

fn years(span: Span) -> Vec<Tick> {
    (span.first.year()..=span.last.year())
        .filter_map(|year| Date::new(year, 1, 1).ok())
        .filter(|day| span.contains(*day))
        .map(|day| tick(day, day.year().to_string()))
        .collect()
}

fn tick(day: Date, label: String) -> Tick {
    Tick { at: at(day), label, line: false }
}

/// 0 to 10, where higher is worse.
pub fn pain(words: &Wording) -> Axis {
    scale(words.text("chart.higher-is-worse"))
}

/// 0 to 10, where higher is better.
pub fn score(words: &Wording) -> Axis {
    scale(words.text("chart.higher-is-better"))
}

fn scale(direction: &str) -> Axis {
    let ticks = (0..=5).map(|n| {
        let value = n * 2;
        Tick { at: f64::from(value), label: value.to_string(), line: true }
    });
    Axis { from: 0.0, to: 10.0, ticks: ticks.collect(), direction: Some(direction.to_owned()) }
}
