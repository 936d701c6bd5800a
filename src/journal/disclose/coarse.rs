//! Grants by the week or month: one typical value a span, and only from enough days, so that no
//! single day can be read off. Kinds that have no typical value say nothing at these grains.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::day::kind_of;
use crate::calendar::{Month, Week};
use crate::journal::audience::{Audience, Grain};
use crate::journal::disclosure::{Figure, Period};
use crate::journal::entry::{Entry, Sit, Sleep, What};
use crate::journal::kind::Kind;
use crate::journal::private::PrivateText;
use crate::journal::value::{Reading, Seconds, Tenths};

type Key = (Kind, Option<String>, Period);

/// The typical values this audience may see, sorted.
pub(super) fn figures(entries: &[Entry], audience: &Audience) -> Vec<Figure> {
    let mut days: BTreeMap<Key, BTreeMap<Date, Vec<Tenths>>> = BTreeMap::new();
    for entry in entries {
        let Entry { date, time: _, place: _, tags: _, what } = entry;
        for (kind, item, value) in values(what) {
            let period = match audience.scope(kind, *date) {
                Some(Grain::Week) => Period::Week(Week::of(*date)),
                Some(Grain::Month) => Period::Month(Month::of(*date)),
                Some(Grain::Day) | None => continue,
            };
            let key = (kind, item, period);
            days.entry(key).or_default().entry(*date).or_default().push(value);
        }
    }
    days.into_iter()
        .filter_map(|((kind, item, period), days)| {
            let fewest = match period {
                Period::Week(_) => Grain::Week.fewest_days(),
                Period::Month(_) => Grain::Month.fewest_days(),
            };
            (days.len() >= fewest).then(|| {
                let mut values: Vec<Tenths> = days.into_values().map(median).collect();
                values.sort_unstable();
                Figure { kind, item, period, typical: half_points(median(values)) }
            })
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
