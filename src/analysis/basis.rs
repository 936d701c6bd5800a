//! What a figure rests on: its period, the days that had something, and the kinds of facts. The
//! facts themselves are looked up when somebody asks, so that carrying this costs nothing.

use crate::calendar::Span;
use crate::diag::Place;
use crate::journal::{Disclosure, Kind};

/// Pain of the day: morning, evening and plain ratings.
pub(super) const PAIN: &[Kind] = &[Kind::Morning, Kind::Evening, Kind::Pain];

/// "`have` of `of` days (or pairs, answers) from the first to the last day".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    pub period: Span,
    pub kinds: &'static [Kind],
    pub have: u32,
    pub of: u32,
}

impl Basis {
    /// Days of a period that had a value.
    pub fn days(period: Span, kinds: &'static [Kind], have: usize) -> Basis {
        Basis { period, kinds, have: count(have), of: period.len() }
    }

    /// The places of the log that the figure was made from.
    pub fn places<'a>(&self, disclosure: &'a Disclosure) -> Vec<&'a Place> {
        let facts = disclosure.facts();
        let from = facts.partition_point(|fact| fact.date < self.period.first);
        let to = facts.partition_point(|fact| fact.date <= self.period.last);
        facts
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .filter(|fact| self.kinds.contains(&fact.what.kind()))
            .map(|fact| &fact.place)
            .collect()
    }
}

/// A number of things, as reports carry it.
pub(super) fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}
