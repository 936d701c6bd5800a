//! The log by days: morning values, ratings, leg entries, and which days hold anything at all.
//! Built once, so that every rule finds a day without searching the whole log.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use crate::calendar::{Span, minus};
use crate::journal::{Disclosure, Fact, Grain, Kind, Leg, RatingMoment, Side, Sign, Tenths, What};

/// A value and the index of the fact that it stands in (`Disclosure::facts`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noted {
    pub(super) pain: Tenths,
    pub(super) fact: usize,
}

/// A rating with its moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rated {
    pub(super) time: Option<Time>,
    pub(super) moment: RatingMoment,
    pub(super) noted: Noted,
}

#[derive(Clone, Debug)]
pub(super) struct Day {
    pub(super) date: Date,
    /// D8: the morning value; the middle of several.
    pub(super) morning: Option<Noted>,
    pub(super) ratings: Vec<Rated>,
    /// indices of the facts about legs
    pub(super) legs: Vec<usize>,
}

/// All days on which something was written, up to today.
#[derive(Clone, Debug)]
pub(super) struct Days {
    days: Vec<Day>,
    /// whether anything was written about legs at all
    pub(super) tell_of_legs: bool,
}

impl Days {
    pub(super) fn of(facts: &[Fact], today: Date) -> Days {
        let mut days: Vec<Day> = Vec::new();
        for (index, fact) in facts.iter().enumerate().take_while(|(_, fact)| fact.date <= today) {
            if days.last().is_none_or(|day| day.date != fact.date) {
                let (ratings, legs) = (Vec::new(), Vec::new());
                days.push(Day { date: fact.date, morning: None, ratings, legs });
            }
            if let Some(day) = days.last_mut() {
                day.note(index, fact);
            }
        }
        for day in &mut days {
            day.morning = day.median_morning();
        }
        let tell_of_legs = days.iter().any(|day| !day.legs.is_empty());
        Days { days, tell_of_legs }
    }

    pub(super) fn get(&self, date: Date) -> Option<&Day> {
        let at = self.days.binary_search_by_key(&date, |day| day.date).ok()?;
        self.days.get(at)
    }

    /// The days of a span on which something was written.
    pub(super) fn within(&self, span: Span) -> &[Day] {
        let from = self.days.partition_point(|day| day.date < span.first);
        let to = self.days.partition_point(|day| day.date <= span.last);
        self.days.get(from..to).unwrap_or_default()
    }

    pub(super) fn first(&self) -> Option<Date> {
        self.days.first().map(|day| day.date)
    }

    /// The last mornings before a day, newest first.
    pub(super) fn mornings_before(&self, day: Date, reach: u32) -> impl Iterator<Item = Noted> {
        let span = Span { first: minus(day, reach), last: minus(day, 1) };
        self.within(span).iter().rev().filter_map(|day| day.morning)
    }

    /// The day's value: the median of its ratings, the day's worst apart.
    pub(super) fn value(&self, date: Date) -> Option<Tenths> {
        let day = self.get(date)?;
        median(day.ratings.iter().map(|rated| rated.noted.pain).collect())
    }
}

impl Day {
    fn note(&mut self, index: usize, fact: &Fact) {
        match &fact.what {
            What::Rating { moment: RatingMoment::Worst, .. } => {}
            What::Rating { moment, reading, .. } => {
                if let Some(pain) = reading.value() {
                    let noted = Noted { pain, fact: index };
                    self.ratings.push(Rated { time: fact.time, moment: *moment, noted });
                }
            }
            What::Leg(_) => self.legs.push(index),
            _ => {}
        }
    }

    fn median_morning(&self) -> Option<Noted> {
        let mornings: Vec<&Rated> =
            self.ratings.iter().filter(|rated| rated.moment == RatingMoment::Morning).collect();
        let fact = mornings.first()?.noted.fact;
        let pain = median(mornings.iter().map(|rated| rated.noted.pain).collect())?;
        Some(Noted { pain, fact })
    }

    /// The last rating given before a time of this day. A morning without a time counts as
    /// early, an evening or plain rating without one as of no known time.
    pub(super) fn last_before(&self, time: Option<Time>) -> Option<Noted> {
        let morning = self.morning.filter(|morning| {
            let at = self.ratings.iter().find(|rated| rated.noted.fact == morning.fact);
            match (at.and_then(|rated| rated.time), time) {
                (Some(rated), Some(time)) => rated <= time,
                (None, Some(time)) => time >= SMALL_HOURS_END,
                (_, None) => true,
            }
        });
        let timed = self
            .ratings
            .iter()
            .filter(|rated| rated.moment != RatingMoment::Morning)
            .filter(|rated| rated.time.zip(time).is_some_and(|(rated, time)| rated < time))
            .max_by(|a, b| (a.time, b.noted.pain).cmp(&(b.time, a.noted.pain)));
        timed.map(|rated| rated.noted).or(morning)
    }
}

/// Before this hour a morning value without a time has not been given yet.
const SMALL_HOURS_END: Time = Time::constant(4, 0, 0, 0);

/// The middle value, or the middle of the two middle ones rounded down to a tenth.
pub(super) fn median(mut values: Vec<Tenths>) -> Option<Tenths> {
    values.sort_unstable();
    let upper = values.get(values.len() / 2)?.0;
    let lower = values.get((values.len() - 1) / 2)?.0;
    Some(Tenths((upper + lower).div_euclid(2)))
}

/// Whether a kind is shown day by day on a day.
pub(super) fn shown(disclosure: &Disclosure, kind: Kind, day: Date) -> bool {
    disclosure.scopes().get(&kind).is_some_and(|scope| {
        scope.grain == Grain::Day && scope.since.is_none_or(|since| since <= day)
    })
}

pub(super) type Signs = BTreeSet<(Option<Side>, Option<Sign>)>;

/// Each sign with its side: what makes a leg symptom new.
pub(super) fn signs(leg: &Leg) -> Signs {
    let signs = leg.signs.iter().map(|sign| (leg.side, Some(*sign)));
    let bare = (leg.side.is_some() && leg.signs.is_empty()).then_some((leg.side, None));
    signs.chain(bare).collect()
}
