//! Stretches of sleep to nights: what one source tells with pauses of less than three hours is one,
//! and the longest that ends on a day is its night. Sources are never added up. Knows no format.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::item::Item;
use super::moment::Moment;
use super::{Reading, Why};
use crate::diag::{Place, import as diag};
use crate::journal::{Seconds, Sleep, What};

/// Whoever lies awake longer than this has got up.
const PAUSE: i64 = 3 * 3600;
/// No night is longer.
const LONGEST: i64 = 20 * 3600;

/// One time asleep, as a row tells it.
#[derive(Clone, Debug)]
pub(super) struct Slept {
    pub(super) from: i64,
    pub(super) to: Moment,
    /// Who tells it: a watch, an app.
    pub(super) source: String,
    pub(super) place: Place,
    pub(super) row: u32,
}

/// Rows that belong together.
struct Night {
    seconds: i64,
    end: Moment,
    place: Place,
    rows: Vec<u32>,
}

/// Adds the night of each day to what was found, that of each source where they differ; the rows
/// of other sleep are left.
pub(super) fn nights(slept: Vec<Slept>, reading: &mut Reading<'_>) {
    let mut by_source: BTreeMap<String, Vec<Slept>> = BTreeMap::new();
    let all: BTreeSet<u32> = slept.iter().map(|one| one.row).collect();
    for one in slept {
        by_source.entry(one.source.clone()).or_default().push(one);
    }
    let mut unread: BTreeMap<u32, Why> = BTreeMap::new();
    let mut found: BTreeMap<(Date, Seconds), Night> = BTreeMap::new();
    for night in by_source.into_values().flat_map(|slept| longest_of_each_day(slept).into_values())
    {
        let why = match night.seconds {
            _ if night.end.date > reading.options.today => Why::Future,
            seconds if seconds > LONGEST => {
                reading.told.push(diag::odd_night(&night.place));
                Why::Value
            }
            _ => {
                let same = found.entry((night.end.date, night.length()));
                same.and_modify(|one| one.rows.extend(&night.rows)).or_insert(night);
                continue;
            }
        };
        unread.extend(night.rows.into_iter().map(|row| (row, why)));
    }
    let used: BTreeSet<u32> = found.values().flat_map(|night| night.rows.clone()).collect();
    reading.items.extend(found.into_iter().map(|((date, length), night)| Item {
        date,
        time: None,
        what: What::Sleep(Sleep { time: Some(length), quality: None }),
        key: format!("sleep {date}"),
        place: night.place,
        rows: night.rows,
    }));
    for row in all.difference(&used) {
        reading.ledger.leave(*row, unread.get(row).copied().unwrap_or(Why::Elsewhere));
    }
}

fn longest_of_each_day(mut slept: Vec<Slept>) -> BTreeMap<Date, Night> {
    slept.sort_by_key(|one| (one.from, one.to.at));
    let mut all: Vec<Night> = Vec::new();
    for one in slept {
        match all.last_mut() {
            Some(night) if one.from <= night.end.at.saturating_add(PAUSE) => night.add(&one),
            _ => all.push(Night {
                seconds: one.to.at.saturating_sub(one.from),
                end: one.to,
                place: one.place,
                rows: vec![one.row],
            }),
        }
    }
    let mut of_day: BTreeMap<Date, Night> = BTreeMap::new();
    for night in all.into_iter().filter(|night| night.seconds >= 60) {
        match of_day.get(&night.end.date) {
            Some(longer) if longer.seconds >= night.seconds => {}
            _ => _ = of_day.insert(night.end.date, night),
        }
    }
    of_day
}

impl Night {
    /// To the minute: watches tell seconds that nobody slept by.
    fn length(&self) -> Seconds {
        Seconds::minutes(u32::try_from((self.seconds + 30) / 60).unwrap_or(0))
    }

    /// What lies in it already counts once.
    fn add(&mut self, one: &Slept) {
        let new = one.to.at.saturating_sub(one.from.max(self.end.at));
        self.rows.push(one.row);
        if new > 0 {
            self.seconds = self.seconds.saturating_add(new);
            self.end = one.to;
        }
    }
}
