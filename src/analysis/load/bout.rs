//! D23: little and often. A day without a word about bouts is unknown, not zero.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use super::activity::ActivityReport;
use super::day::median;
use super::moment::{Counted, Moment};
use super::roster::ActivityId;
use super::rules::BoutRules;
use crate::analysis::{Lack, Told};
use crate::calendar::Span;
use crate::journal::{Seconds, Tenths};

/// The bouts of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoutDay {
    pub date: Date,
    /// Moments of at most 10 minutes, or the number written as `bouts 3` where that is higher.
    pub bouts: u32,
    /// Longer moments; they are work, but no bouts.
    pub longer: u32,
    /// When, where the time was written; sorted.
    pub times: Vec<Time>,
    /// The longest time between two bouts within waking hours. Only where every bout of the day
    /// has a time, and there are two or more.
    pub longest_gap: Option<Seconds>,
}

/// One exercise in the bouts of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoutExercise {
    pub activity: ActivityId,
    pub times: u32,
    pub days: u32,
    pub last: Date,
    /// Knee rolls, cat and cow, bird dog: exercises of control.
    pub control: bool,
}

/// Little and often over the last 14 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoutReport {
    /// Every day of the log that says something about bouts, oldest first.
    pub days: Vec<BoutDay>,
    pub period: Span,
    /// Days of the period that say something about bouts.
    pub known_days: u32,
    /// The median of those days; needs 10 of 14.
    pub a_day: Told<Tenths>,
    /// How many a day are wanted, and whether the plan says so.
    pub wanted: u32,
    pub planned: bool,
    /// Known days with at least so many.
    pub days_with_wanted: u32,
    /// The median and the longest of the days' longest gaps, and from how many days.
    pub typical_gap: Option<Seconds>,
    pub longest_gap: Option<Seconds>,
    pub gap_days: u32,
    /// Bouts in each third of the waking hours; earlier and later ones count in the outer thirds.
    pub thirds: [u32; 3],
    pub untimed: u32,
    /// Bouts with an effort of at most 3, of those that tell it.
    pub easy: u32,
    pub with_effort: u32,
    /// The most frequent first.
    pub exercises: Vec<BoutExercise>,
}

/// What the bouts are judged with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) bouts_a_day: Option<u32>,
    pub(super) today: Date,
    /// why nothing can be told, where bouts are not shared
    pub(super) lack: Option<Lack>,
}

pub(super) fn bouts(
    (moments, counted): (&[Moment], &[Counted]),
    activities: &[ActivityReport],
    plan: Plan,
    rules: &BoutRules,
) -> BoutReport {
    let days = days(moments, counted, rules);
    let period = Span::ending(plan.today, rules.days);
    let recent: Vec<&BoutDay> = days.iter().filter(|day| period.contains(day.date)).collect();
    let short = |moment: &&Moment| period.contains(moment.date) && is_bout(moment, rules);
    let bouts: Vec<&Moment> = moments.iter().filter(short).collect();
    let wanted = plan.bouts_a_day.filter(|bouts| *bouts > 0).unwrap_or(rules.a_day);
    let gaps = recent.iter().filter_map(|day| day.longest_gap).collect::<Vec<_>>();
    let efforts: Vec<Tenths> = bouts.iter().filter_map(|bout| bout.effort).collect();
    let known_days = number(recent.len());
    let (thirds, untimed) = thirds(&bouts, rules);
    BoutReport {
        a_day: a_day(&recent, plan, rules),
        wanted,
        planned: plan.bouts_a_day.is_some_and(|bouts| bouts > 0),
        days_with_wanted: number(recent.iter().filter(|day| day.bouts >= wanted).count()),
        typical_gap: median_seconds(&gaps),
        longest_gap: gaps.iter().copied().max(),
        gap_days: number(gaps.len()),
        thirds,
        untimed,
        easy: number(efforts.iter().filter(|effort| **effort <= rules.easy_effort).count()),
        with_effort: number(efforts.len()),
        exercises: exercises(&bouts, activities),
        known_days,
        period,
        days,
    }
}

/// The median of bouts a day over the days that say something; half a bout is possible.
fn a_day(recent: &[&BoutDay], plan: Plan, rules: &BoutRules) -> Told<Tenths> {
    if let Some(lack) = plan.lack {
        return Err(lack);
    }
    let (have, need, of) = (number(recent.len()), rules.days_needed, rules.days);
    let too_few = Lack::TooFewDays { have, need, of };
    if have < need {
        return Err(too_few);
    }
    let tenths = |day: &&BoutDay| Tenths(i32::try_from(day.bouts).unwrap_or(i32::MAX / 20) * 10);
    median(recent.iter().map(tenths).collect()).ok_or(too_few)
}

/// A moment of at most 10 minutes; one without minutes counts as short.
fn is_bout(moment: &Moment, rules: &BoutRules) -> bool {
    moment.seconds().is_none_or(|seconds| seconds <= rules.longest.0)
}

fn days(moments: &[Moment], counted: &[Counted], rules: &BoutRules) -> Vec<BoutDay> {
    let mut of_days: BTreeMap<Date, (Vec<&Moment>, u32)> = BTreeMap::new();
    for moment in moments {
        of_days.entry(moment.date).or_default().0.push(moment);
    }
    for count in counted {
        let day = of_days.entry(count.date).or_default();
        day.1 = day.1.max(count.bouts);
    }
    of_days
        .into_iter()
        .map(|(date, (moments, counted))| day(date, &moments, counted, rules))
        .collect()
}

fn day(date: Date, moments: &[&Moment], counted: u32, rules: &BoutRules) -> BoutDay {
    let short: Vec<&&Moment> = moments.iter().filter(|moment| is_bout(moment, rules)).collect();
    let mut times: Vec<Time> = short.iter().filter_map(|bout| bout.time).collect();
    times.sort_unstable();
    let bouts = number(short.len()).max(counted);
    let all_timed = bouts == number(times.len());
    BoutDay {
        date,
        bouts,
        longer: number(moments.len() - short.len()),
        longest_gap: longest_gap(&times, rules).filter(|_| all_timed),
        times,
    }
}

/// The longest time between two neighbours, counted within waking hours only.
fn longest_gap(times: &[Time], rules: &BoutRules) -> Option<Seconds> {
    let awake = |time: &Time| seconds_of(*time).clamp(rules.waking_from.0, rules.waking_to.0);
    let gaps = times.windows(2).filter_map(|pair| match pair {
        [earlier, later] => Some(Seconds(awake(later).saturating_sub(awake(earlier)))),
        _ => None,
    });
    gaps.max()
}

fn seconds_of(time: Time) -> u32 {
    let [hour, minute, second] = [time.hour(), time.minute(), time.second()].map(u32_of);
    hour * 3600 + minute * 60 + second
}

fn u32_of(part: i8) -> u32 {
    u32::from(part.unsigned_abs())
}

/// Bouts in each third of the waking hours, and those without a time.
fn thirds(bouts: &[&Moment], rules: &BoutRules) -> ([u32; 3], u32) {
    let mut thirds = [0; 3];
    let length = rules.waking_to.0.saturating_sub(rules.waking_from.0);
    for time in bouts.iter().filter_map(|bout| bout.time) {
        let since = seconds_of(time).saturating_sub(rules.waking_from.0);
        let third = (since * 3).checked_div(length).unwrap_or(0).min(2);
        if let Some(count) = usize::try_from(third).ok().and_then(|third| thirds.get_mut(third)) {
            *count += 1;
        }
    }
    (thirds, number(bouts.iter().filter(|bout| bout.time.is_none()).count()))
}

fn exercises(bouts: &[&Moment], activities: &[ActivityReport]) -> Vec<BoutExercise> {
    let mut done: BTreeMap<ActivityId, (u32, BTreeSet<Date>)> = BTreeMap::new();
    for bout in bouts {
        for exercise in &bout.exercises {
            let seen = done.entry(exercise.activity).or_default();
            seen.0 += 1;
            seen.1.insert(bout.date);
        }
    }
    let mut exercises: Vec<BoutExercise> = done
        .into_iter()
        .filter_map(|(activity, (times, dates))| {
            let class = activities.get(activity.0).and_then(|report| report.called.class);
            let control = class.is_some_and(|class| class.control);
            let (days, last) = (number(dates.len()), dates.last().copied()?);
            Some(BoutExercise { activity, times, days, last, control })
        })
        .collect();
    exercises.sort_by_key(|exercise| (std::cmp::Reverse(exercise.times), exercise.activity));
    exercises
}

/// The middle length, or the middle of the two middle ones rounded down to a second.
pub(super) fn median_seconds(lengths: &[Seconds]) -> Option<Seconds> {
    let mut lengths: Vec<u32> = lengths.iter().map(|length| length.0).collect();
    lengths.sort_unstable();
    let upper = u64::from(*lengths.get(lengths.len() / 2)?);
    let lower = u64::from(*lengths.get((lengths.len() - 1) / 2)?);
    u32::try_from((upper + lower) / 2).ok().map(Seconds)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
