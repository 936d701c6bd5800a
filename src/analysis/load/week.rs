//! D29: what was done week by week: minutes by load source, effort × minutes, tonnage within one
//! exercise, walking, sitting; and the change against the median of the three weeks before
//! (uncoupled, so that no week is compared with itself: Lolli 2017; no ratio of acute to chronic
//! load: Impellizzeri 2020). Weeks before the log, or without a word, are unknown and not zero.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::colour::Colour;
use super::day::Days;
use super::moment::Moment;
use super::roster::ActivityId;
use super::rules::ChangeRules;
use super::session::SessionReport;
use crate::analysis::dictionary::LoadSource;
use crate::analysis::{Lack, Told};
use crate::calendar::{Span, days_between, minus};
use crate::journal::{Fact, Seconds, Sit, What};

/// One load source in one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceWeek {
    /// Sessions and bouts together.
    pub time: Seconds,
    pub sessions: u32,
    pub bouts: u32,
    /// Sessions and bouts whose minutes of this source are not known; not in `time`.
    pub without_time: u32,
    pub greens: u32,
    pub ambers: u32,
    pub reds: u32,
    pub unknown: u32,
}

/// One week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekReport {
    /// May reach beyond today for the calendar week of today.
    pub span: Span,
    /// Days with any entry.
    pub days_written: u32,
    pub sources: BTreeMap<LoadSource, SourceWeek>,
    pub sessions: u32,
    pub bouts: u32,
    /// Effort × minutes in tenths over the sessions that tell both, and how many do.
    pub load_tenths: u64,
    pub with_load: u32,
    /// Weight × repetitions, per exercise.
    pub tonnage_grams: BTreeMap<ActivityId, u64>,
    /// The sum over the days that tell it, and how many do.
    pub sitting: Seconds,
    pub sitting_days: u32,
}

/// What the weeks are made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done<'a> {
    pub(super) facts: &'a [Fact],
    pub(super) sessions: &'a [SessionReport],
    pub(super) moments: &'a [Moment],
    pub(super) days: &'a Days,
}

/// All weeks from the first entry on, oldest first; the last one ends on `last`.
pub(super) fn weeks(done: Done<'_>, last: Date) -> Vec<WeekReport> {
    let Some(first) = done.days.first().filter(|first| *first <= last) else { return Vec::new() };
    let count = index(first, last) + 1;
    let mut weeks: Vec<WeekReport> =
        (0..count).map(|ago| empty(Span::ending(minus(last, ago * 7), 7), done.days)).collect();
    let at = |date: Date| usize::try_from(index(date, last)).unwrap_or(usize::MAX);
    for session in done.sessions {
        if let Some(week) = weeks.get_mut(at(session.date)) {
            add_session(week, session);
        }
    }
    for moment in done.moments {
        if let Some(week) = weeks.get_mut(at(moment.date)) {
            add_moment(week, moment);
        }
    }
    for fact in done.facts {
        if let (What::Sit(Sit { time: Some(time), .. }), Some(week)) =
            (&fact.what, weeks.get_mut(at(fact.date)))
        {
            week.sitting.0 = week.sitting.0.saturating_add(time.0);
            week.sitting_days += 1;
        }
    }
    weeks.reverse();
    weeks
}

/// How many whole weeks before the last one.
fn index(date: Date, last: Date) -> u32 {
    u32::try_from(days_between(date, last) / 7).unwrap_or(0)
}

fn empty(span: Span, days: &Days) -> WeekReport {
    WeekReport {
        span,
        days_written: u32::try_from(days.within(span).len()).unwrap_or(7),
        sources: BTreeMap::new(),
        sessions: 0,
        bouts: 0,
        load_tenths: 0,
        with_load: 0,
        tonnage_grams: BTreeMap::new(),
        sitting: Seconds(0),
        sitting_days: 0,
    }
}

fn add_session(week: &mut WeekReport, session: &SessionReport) {
    week.sessions += 1;
    if let Some(load) = session.load_tenths() {
        week.load_tenths = week.load_tenths.saturating_add(load);
        week.with_load += 1;
    }
    for part in &session.parts {
        if let Some(grams) = part.tonnage_grams {
            let sum = week.tonnage_grams.entry(part.activity).or_default();
            *sum = sum.saturating_add(grams);
        }
    }
    for source in session.sources().iter() {
        let of_source = week.sources.entry(source).or_default();
        of_source.sessions += 1;
        of_source.add(session.seconds_of(source));
        match session.verdict.colour {
            Colour::Green => of_source.greens += 1,
            Colour::Amber => of_source.ambers += 1,
            Colour::Red => of_source.reds += 1,
            Colour::Open | Colour::Unknown => of_source.unknown += 1,
        }
    }
}

fn add_moment(week: &mut WeekReport, moment: &Moment) {
    week.bouts += 1;
    let mut times: BTreeMap<LoadSource, Option<u32>> = BTreeMap::new();
    for exercise in &moment.exercises {
        for source in exercise.class.iter().flat_map(|class| class.sources.iter()) {
            let time = times.entry(source).or_default();
            *time = match (*time, exercise.seconds) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
        }
    }
    for (source, time) in times {
        let of_source = week.sources.entry(source).or_default();
        of_source.bouts += 1;
        of_source.add(time);
    }
}

impl SourceWeek {
    fn add(&mut self, seconds: Option<u32>) {
        match seconds {
            Some(seconds) => self.time.0 = self.time.0.saturating_add(seconds),
            None => self.without_time += 1,
        }
    }
}

/// The last 7 days against the median of the three weeks before, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub period: Span,
    pub now: u64,
    pub before: u64,
    /// `None` where there was nothing before: something from nothing has no percentage.
    pub percent: Option<i64>,
}

/// The change of some figure of the week; `Err` where one of the weeks before is not known.
pub fn change(
    weeks: &[WeekReport],
    rules: &ChangeRules,
    figure: impl Fn(&WeekReport) -> u64,
) -> Told<Change> {
    let need = usize::try_from(rules.weeks_before).unwrap_or(usize::MAX);
    let Some((now, earlier)) = weeks.split_last() else {
        return Err(Lack::TooFew { have: 0, need: rules.weeks_before });
    };
    // the oldest week may have begun before the log: it counts only if it is not the first
    let whole = earlier.get(1..).unwrap_or_default();
    let first_is_whole = earlier.first().is_some_and(|week| week.days_written == 7);
    let known: Vec<&WeekReport> = if first_is_whole { earlier } else { whole }
        .iter()
        .rev()
        .take(need)
        .filter(|week| week.days_written > 0)
        .collect();
    if known.len() < need || now.days_written == 0 {
        let have = u32::try_from(known.len()).unwrap_or(u32::MAX);
        return Err(Lack::TooFew { have, need: rules.weeks_before });
    }
    let mut values: Vec<u64> = known.iter().map(|week| figure(week)).collect();
    values.sort_unstable();
    let middle = |at: usize| values.get(at).copied().unwrap_or(0);
    let before = (middle(values.len() / 2) + middle(values.len().saturating_sub(1) / 2)) / 2;
    let value = figure(now);
    Ok(Change { period: now.span, now: value, before, percent: percent(value, before) })
}

/// Rounded to the nearest percent, halves away from zero.
fn percent(now: u64, before: u64) -> Option<i64> {
    let (now, before) = (i64::try_from(now).ok()?, i64::try_from(before).ok()?);
    if before == 0 {
        return None;
    }
    let twice = (now - before).checked_mul(200)?;
    Some((twice + before * twice.signum()) / (2 * before))
}
