//! Done against planned, activities that are to come back, walking, and sessions that wait for
//! an answer. Counts only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::activity::{ActivityReport, Point};
use super::colour::Colour;
use super::moment::Moment;
use super::response::Window;
use super::roster::{ActivityId, Roster};
use super::session::SessionReport;
use crate::analysis::dictionary::{Class, LoadSource};
use crate::calendar::{Span, plus};
use crate::journal::{Profile, Seconds};

/// Something planned per week, and how often it was done in the last 7 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneOfPlanned {
    /// The exercise; `None` for sessions of any kind.
    pub exercise: Option<String>,
    pub period: Span,
    pub done: u32,
    pub planned: u32,
}

/// The week's sessions and exercises against the plan; empty where none is known.
pub(super) fn done_of_planned(
    (sessions, moments): (&[SessionReport], &[Moment]),
    roster: &Roster<'_>,
    profile: &Profile<String>,
    today: Date,
) -> Vec<DoneOfPlanned> {
    let Some(plan) = &profile.plan else { return Vec::new() };
    let period = Span::ending(today, 7);
    let recent = sessions.iter().rev().take_while(|session| session.date >= period.first);
    let recent: Vec<&SessionReport> = recent.collect();
    let bouts = moments.iter().rev().take_while(|moment| moment.date >= period.first);
    let mut times: BTreeMap<ActivityId, u32> = BTreeMap::new();
    let of_sessions = recent.iter().flat_map(|s| s.parts.iter().map(|part| part.activity));
    let of_bouts = bouts.flat_map(|b| b.exercises.iter().map(|exercise| exercise.activity));
    for activity in of_sessions.chain(of_bouts) {
        *times.entry(activity).or_default() += 1;
    }
    let sessions = plan.sessions_a_week.map(|planned| {
        let done = u32::try_from(recent.len()).unwrap_or(u32::MAX);
        DoneOfPlanned { exercise: None, period, done, planned }
    });
    let exercises = plan.exercises.iter().map(|(name, planned)| {
        let named = roster.all_named(name);
        let done = named.iter().filter_map(|activity| times.get(activity)).sum();
        DoneOfPlanned { exercise: Some(name.clone()), period, done, planned: *planned }
    });
    sessions.into_iter().chain(exercises).collect()
}

/// An activity set aside that is to come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paused {
    /// As the profile names it.
    pub name: String,
    pub class: Option<Class>,
    /// Its place in `LoadReport::activities`, where it was done in this episode.
    pub activity: Option<ActivityId>,
    pub first: Option<Date>,
    pub last: Option<Date>,
    pub level: Option<u32>,
    pub colour: Option<Colour>,
    pub sessions: u32,
}

pub(super) fn paused(
    activities: &[ActivityReport],
    roster: &Roster<'_>,
    profile: &Profile<String>,
    onset: Option<Date>,
) -> Vec<Paused> {
    let in_episode = |point: &&Point| onset.is_none_or(|onset| point.date >= onset);
    profile
        .paused
        .iter()
        .map(|name| {
            let all = roster.all_named(name).into_iter();
            let done = all.filter_map(|id| {
                let points = &activities.get(id.0)?.points;
                let points: Vec<&Point> = points.iter().filter(in_episode).collect();
                Some((id, *points.first()?, *points.last()?, points.len()))
            });
            // where it was done with several kinds of equipment, the one done last
            let last = done.max_by_key(|(_, _, last, _)| (last.date, last.session));
            Paused {
                name: name.clone(),
                class: roster.dictionary().find(name).class,
                activity: last.map(|(id, ..)| id),
                first: last.map(|(_, first, ..)| first.date),
                last: last.map(|(_, _, last, _)| last.date),
                level: last.and_then(|(_, _, last, _)| last.level),
                colour: last.map(|(_, _, last, _)| last.colour),
                sessions: last.map_or(0, |(.., n)| u32::try_from(n).unwrap_or(u32::MAX)),
            }
        })
        .collect()
}

/// Walking in sessions and bouts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walking {
    /// Each day with a walk whose length is known, oldest first.
    pub days: Vec<(Date, Seconds)>,
    /// The last 7 days.
    pub period: Span,
    pub time: Seconds,
    /// Days with a walk, and days with at least 30 minutes of walking (WalkBack 2024: towards
    /// 30 minutes on five days a week).
    pub days_walked: u32,
    pub long_days: u32,
}

pub(super) fn walking(
    sessions: &[SessionReport],
    moments: &[Moment],
    (today, long_day): (Date, Seconds),
) -> Walking {
    let mut days: BTreeMap<Date, u32> = BTreeMap::new();
    let mut walked: BTreeSet<Date> = BTreeSet::new();
    let walks = |class: Option<Class>| class.is_some_and(|c| c.sources.has(LoadSource::Walk));
    let of_sessions = sessions
        .iter()
        .flat_map(|session| session.parts.iter().map(|part| (session.date, part)))
        .filter(|(_, part)| walks(part.class))
        .map(|(date, part)| (date, part.time.seconds()));
    let of_moments = moments
        .iter()
        .flat_map(|moment| moment.exercises.iter().map(|exercise| (moment.date, exercise)))
        .filter(|(_, exercise)| walks(exercise.class))
        .map(|(date, exercise)| (date, exercise.seconds));
    for (date, seconds) in of_sessions.chain(of_moments) {
        walked.insert(date);
        if let Some(seconds) = seconds {
            let sum = days.entry(date).or_default();
            *sum = sum.saturating_add(seconds);
        }
    }
    let period = Span::ending(today, 7);
    let recent = days.range(period.first..=period.last).map(|(_, seconds)| *seconds);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Walking {
        period,
        time: Seconds(recent.clone().fold(0, u32::saturating_add)),
        days_walked: number(walked.range(period.first..=period.last).count()),
        long_days: number(recent.filter(|seconds| *seconds >= long_day.0).count()),
        days: days.into_iter().map(|(date, seconds)| (date, Seconds(seconds))).collect(),
    }
}

/// A session that waits for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Index into `LoadReport::sessions`.
    pub session: usize,
    pub missing: Vec<Window>,
    /// After this day it is no longer waited for.
    pub until: Date,
}

/// Sessions of the last two days that lack what their colour needs.
pub(super) fn waiting(sessions: &[SessionReport], waits_for_days: u32) -> Vec<Waiting> {
    sessions
        .iter()
        .enumerate()
        .filter(|(_, session)| session.verdict.waits || session.verdict.colour == Colour::Open)
        .map(|(index, session)| Waiting {
            session: index,
            missing: session.verdict.missing.clone(),
            until: plus(session.date, waits_for_days.saturating_sub(1)),
        })
        .collect()
}
