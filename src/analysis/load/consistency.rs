//! D24: consistency, apart from effort. Days with any work against days planned, over 14 and 28
//! days, and the longest run. No streak that falls back to zero.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::day::{Days, median};
use super::moment::{Counted, Moment};
use super::session::SessionReport;
use crate::analysis::{Answer, Lack, Told};
use crate::calendar::{Span, days_between};
use crate::journal::{PlannedWork, Tenths};

/// What makes a day a planned one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlannedBy {
    /// Bouts every day.
    Bouts,
    /// Sessions, or exercises, on so many days a week.
    DaysAWeek(u32),
    /// Nothing is planned, or the plan is not shared: all days are counted.
    Nothing,
}

/// Days with work against days planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consistency {
    /// Begins with the log where that is younger.
    pub period: Span,
    pub planned_by: PlannedBy,
    /// Days with a bout or a session.
    pub days_with_work: u32,
    pub days_planned: u32,
    /// Days on which nothing at all was written: work or none, nobody knows.
    pub days_without_a_word: u32,
    /// The most days with work in a row within the period.
    pub longest_run: u32,
    /// Median effort of the bouts and sessions that tell it, and how many do.
    pub effort: Option<Tenths>,
    pub with_effort: u32,
}

impl Consistency {
    /// Whether at least so many percent of the planned days had work. Where the days without a
    /// word could make the difference, it cannot be told.
    pub fn at_least(&self, percent: u32) -> Answer {
        let enough = |days: u32| {
            u64::from(days.min(self.days_planned)) * 100
                >= u64::from(percent) * u64::from(self.days_planned)
        };
        if enough(self.days_with_work) {
            return Answer::Met;
        }
        if enough(self.days_with_work + self.days_without_a_word) {
            let of = self.period.len();
            let have = of - self.days_without_a_word;
            return Answer::CannotTell(Lack::TooFewDays { have, need: of, of });
        }
        Answer::NotYet
    }
}

/// Both periods, and the longest run of the whole log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsistencyReport {
    pub short: Told<Consistency>,
    pub long: Told<Consistency>,
    pub longest_run_ever: u32,
}

/// The days with work, with efforts.
#[derive(Debug)]
pub(super) struct Work {
    days: BTreeSet<Date>,
    efforts: Vec<(Date, Tenths)>,
}

impl Work {
    pub(super) fn of(sessions: &[SessionReport], moments: &[Moment], counted: &[Counted]) -> Work {
        let of_sessions = sessions.iter().map(|session| (session.date, session.effort));
        let of_moments = moments.iter().map(|moment| (moment.date, moment.effort));
        let done: Vec<(Date, Option<Tenths>)> = of_sessions.chain(of_moments).collect();
        let of_counts = counted.iter().filter(|count| count.bouts > 0).map(|count| count.date);
        Work {
            days: done.iter().map(|(date, _)| *date).chain(of_counts).collect(),
            efforts: done.iter().filter_map(|(date, effort)| Some((*date, (*effort)?))).collect(),
        }
    }
}

pub(super) fn consistency(
    work: &Work,
    days: &Days,
    plan: Option<&PlannedWork>,
    (today, lengths, lack): (Date, [u32; 2], Option<Lack>),
) -> ConsistencyReport {
    let over = |length: u32| match (lack, days.first()) {
        (Some(lack), _) => Err(lack),
        (None, None) => Err(Lack::TooFewDays { have: 0, need: length, of: length }),
        (None, Some(first)) => {
            let whole = Span::ending(today, length);
            let period = Span { first: whole.first.max(first).min(today), last: today };
            Ok(of_period(work, days, planned_by(plan), period))
        }
    };
    let [short, long] = lengths;
    let all = work.days.iter().copied();
    ConsistencyReport { short: over(short), long: over(long), longest_run_ever: longest_run(all) }
}

fn planned_by(plan: Option<&PlannedWork>) -> PlannedBy {
    let Some(plan) = plan else { return PlannedBy::Nothing };
    if plan.bouts_a_day.is_some_and(|bouts| bouts > 0) {
        return PlannedBy::Bouts;
    }
    let exercises = plan.exercises.values().copied().max();
    let days = plan.sessions_a_week.max(exercises).filter(|days| *days > 0);
    days.map_or(PlannedBy::Nothing, |days| PlannedBy::DaysAWeek(days.min(7)))
}

fn of_period(work: &Work, days: &Days, planned_by: PlannedBy, period: Span) -> Consistency {
    let in_period = || work.days.range(period.first..=period.last).copied();
    let length = period.len();
    let days_planned = match planned_by {
        PlannedBy::Bouts | PlannedBy::Nothing => length,
        // rounded to the nearest day, and at least one
        PlannedBy::DaysAWeek(a_week) => ((length * a_week * 2 + 7) / 14).max(1),
    };
    let written = u32::try_from(days.within(period).len()).unwrap_or(length);
    let efforts: Vec<Tenths> = work
        .efforts
        .iter()
        .filter(|(date, _)| period.contains(*date))
        .map(|(_, effort)| *effort)
        .collect();
    Consistency {
        period,
        planned_by,
        days_with_work: u32::try_from(in_period().count()).unwrap_or(length),
        days_planned,
        days_without_a_word: length.saturating_sub(written),
        longest_run: longest_run(in_period()),
        with_effort: u32::try_from(efforts.len()).unwrap_or(u32::MAX),
        effort: median(efforts),
    }
}

fn longest_run(days: impl Iterator<Item = Date>) -> u32 {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for day in days {
        run = if last.is_some_and(|last| days_between(last, day) == 1) { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some(day);
    }
    longest
}
