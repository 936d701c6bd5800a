//! Grants by the week or month: one typical value a span, and only from enough days, so that no
//! single day can be read off. Kinds that have no typical value say nothing at these grains.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::day::kind_of;
use crate::calendar::{Month, Week, plus};
use crate::journal::audience::{Audience, Grain};
use crate::journal::disclosure::{Figure, Period};
use crate::journal::entry::{Entry, Sit, Sleep, What};
use crate::journal::kind::Kind;
use crate::journal::private::PrivateText;
use crate::journal::value::{Reading, Seconds, Tenths};

type Item = (Kind, Option<String>);

/// Days with a value that a week needs to have a typical one.
const FEWEST_DAYS: usize = 4;
/// Weeks with a typical value that a month needs to have one.
const FEWEST_WEEKS: usize = 3;

/// The typical values this audience may see, sorted.
///
/// Only whole weeks from the first shared day on count, so that two readers with different first
/// days cannot subtract one from the other. A month is made of the typical values of its weeks
/// and of nothing else, so that a week and a month side by side tell no more than the weeks do.
pub(super) fn figures(entries: &[Entry], audience: &Audience) -> Vec<Figure> {
    let mut months: BTreeMap<(Item, Month), Vec<Tenths>> = BTreeMap::new();
    let mut figures = Vec::new();
    for ((item, week), typical) in weeks(entries, audience) {
        match audience.scope(item.0, week.span().first) {
            Some(Grain::Week) => figures.push(figure(item, Period::Week(week), typical)),
            Some(Grain::Month) => {
                months.entry((item, month_of(week))).or_default().push(typical);
            }
            Some(Grain::Day) | None => {}
        }
    }
    for ((item, month), weeks) in months {
        if weeks.len() >= FEWEST_WEEKS {
            figures.push(figure(item, Period::Month(month), half_points(median(weeks))));
        }
    }
    figures.sort();
    figures
}

fn figure((kind, item): Item, period: Period, typical: Tenths) -> Figure {
    Figure { kind, item, period, typical }
}

/// The month that most of a week's days lie in: that of its Thursday.
fn month_of(week: Week) -> Month {
    Month::of(plus(week.span().first, 3))
}

/// The typical value of each week with enough days, of what is granted coarsely in it.
fn weeks(entries: &[Entry], audience: &Audience) -> BTreeMap<(Item, Week), Tenths> {
    let mut days: BTreeMap<(Item, Week), BTreeMap<Date, Vec<Tenths>>> = BTreeMap::new();
    for entry in entries {
        let Entry { date, time: _, place: _, tags: _, what } = entry;
        for (kind, item, value) in values(what) {
            let week = Week::of(*date);
            match audience.scope(kind, week.span().first) {
                Some(Grain::Week | Grain::Month) => {}
                Some(Grain::Day) | None => continue,
            }
            let days = days.entry(((kind, item), week)).or_default();
            days.entry(*date).or_default().push(value);
        }
    }
    let enough = days.into_iter().filter(|(_, days)| days.len() >= FEWEST_DAYS);
    enough
        .map(|(key, days)| {
            let values = days.into_values().map(median).collect();
            (key, half_points(median(values)))
        })
        .collect()
}

/// The numbers of an entry that a typical value can be made of.
fn values(what: &What<PrivateText>) -> Vec<(Kind, Option<String>, Tenths)> {
    let one = |kind: Kind, item: Option<&String>, value: Option<Tenths>| {
        value.map(|value| vec![(kind, item.cloned(), value)]).unwrap_or_default()
    };
    let reading = |kind, item, reading: &Reading| one(kind, item, reading.value());
    match what {
        What::Rating { moment, reading: score, remark: _ } => {
            reading(kind_of(*moment), None, score)
        }
        What::Sleep(Sleep { time, quality: _ }) => one(Kind::Sleep, None, time.map(in_hours)),
        What::Stress(score) => reading(Kind::Stress, None, score),
        What::Sit(Sit { time, breaks: _ }) => one(Kind::Sit, None, time.map(in_hours)),
        What::Confidence { movement, reading: score } => {
            reading(Kind::Confidence, Some(movement), score)
        }
        What::Function { activity, reading: score } => {
            reading(Kind::Function, Some(activity), score)
        }
        What::Vida { reading: score, remark: _ } => reading(Kind::Vida, None, score),
        What::Quality { words: _, stiff_for: _ }
        | What::Everyday(_)
        | What::Guarded(_)
        | What::Leg(_)
        | What::Flags(_)
        | What::Took(_)
        | What::Bout(_)
        | What::BoutCount(_)
        | What::Session(_)
        | What::Try(_)
        | What::Score { name: _, total: _ }
        | What::Flare(_)
        | What::Eased(_)
        | What::Worse(_)
        | What::Event { kind: _, on: _, remark: _ }
        | What::Absent { kind: _, why: _ }
        | What::Note(_)
        | What::Ask(_)
        | What::Private(_)
        | What::Other { key: _, text: _ } => Vec::new(),
    }
}

fn in_hours(time: Seconds) -> Tenths {
    Tenths(i32::try_from(time.0 / 360).unwrap_or(i32::MAX))
}

/// The middle value, or the middle of the two middle ones.
fn median(mut values: Vec<Tenths>) -> Tenths {
    values.sort_unstable();
    let upper = values[values.len() / 2].0;
    let lower = values[(values.len() - 1) / 2].0;
    Tenths((upper + lower).div_euclid(2))
}

fn half_points(value: Tenths) -> Tenths {
    Tenths((value.0 + 2).div_euclid(5) * 5)
}
