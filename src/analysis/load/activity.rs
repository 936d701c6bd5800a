//! One activity through time: its doses, levels and shares of usual (D11, D14), how each was
//! answered, the bracket (D13), holds (D12), the counter (D20), and effort at the same dose.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::change::raised;
use super::colour::Colour;
use super::evidence::{Evidence, evidence};
use super::hold::{Holds, holds};
use super::ladder::Rungs;
use super::measure::{Measures, Variable};
use super::roster::{ActivityId, Called, Roster};
use super::rules::LoadRules;
use super::session::SessionReport;
use super::tolerance::{Tolerance, Trial, tolerance};
use crate::analysis::Percent;
use crate::calendar::days_between;
use crate::journal::{Profile, Tenths};

/// An activity in one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Index into `LoadReport::sessions`, and into the parts of that session.
    pub session: usize,
    pub part: usize,
    pub date: Date,
    pub dose: Measures,
    /// D11; `None` where the dose says too little.
    pub level: Option<u32>,
    /// D14; `None` where usual is not known.
    pub share: Option<Percent>,
    pub effort: Option<Tenths>,
    pub colour: Colour,
    /// D15, against the point before.
    pub raised: Vec<Variable>,
    /// Not done in the four weeks before.
    pub is_new: bool,
}

/// Everything about one activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityReport {
    pub called: Called,
    pub usual: Option<Measures>,
    pub rungs: Rungs,
    /// Oldest first, over the whole log.
    pub points: Vec<Point>,
    pub tolerance: Tolerance,
    pub holds: Holds,
    pub evidence: Option<Evidence>,
}

impl ActivityReport {
    pub fn last(&self) -> Option<&Point> {
        self.points.last()
    }

    /// Effort at the same dose over time (of the level done last): the points that tell it,
    /// oldest first.
    pub fn effort_at_last_level(&self) -> Vec<(Date, Tenths)> {
        let level = self.last().and_then(|point| point.level);
        self.points
            .iter()
            .filter(|point| point.level.is_some() && point.level == level)
            .filter_map(|point| Some((point.date, point.effort?)))
            .collect()
    }
}

/// What the profile and the course say beside the sessions.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub(super) profile: &'a Profile<String>,
    pub(super) onsets: &'a [Date],
    pub(super) today: Date,
    pub(super) rules: &'a LoadRules,
    /// the first day of the log
    pub(super) first: Date,
}

/// Every activity of the log, in the order of its ids.
pub(super) fn activities(
    sessions: &[SessionReport],
    roster: &Roster<'_>,
    frame: &Frame<'_>,
) -> Vec<ActivityReport> {
    let mut parts: Vec<Vec<(usize, usize)>> = vec![Vec::new(); roster.called().len()];
    for (session, report) in sessions.iter().enumerate() {
        for (part, done) in report.parts.iter().enumerate() {
            if let Some(of_activity) = parts.get_mut(done.activity.0) {
                of_activity.push((session, part));
            }
        }
    }
    let usual = Named::new(frame.profile.usual.iter().map(|u| (&u.activity, &u.dose)), roster);
    let ladders = Named::new(frame.profile.ladders.iter().map(|l| (&l.activity, &l.rungs)), roster);
    let called = roster.called().iter();
    called
        .zip(parts)
        .map(|(called, parts)| {
            let usual = usual.get(called).map(Measures::of);
            let ladder = ladders
                .get(called)
                .map(|rungs| rungs.iter().map(Measures::of).collect::<Vec<Measures>>());
            let given = Given { called, usual, ladder };
            activity(&given, &parts, sessions, frame)
        })
        .collect()
}

/// Entries of the profile by the activity they name: with its equipment, or else without.
struct Named<T> {
    by_key: BTreeMap<String, T>,
}

impl<'a, T: Copy> Named<T> {
    fn new(entries: impl Iterator<Item = (&'a String, T)>, roster: &Roster<'_>) -> Named<T> {
        let by_key = entries.map(|(name, value)| (roster.dictionary().find(name).key, value));
        Named { by_key: by_key.collect() }
    }

    fn get(&self, called: &Called) -> Option<T> {
        self.by_key.get(&called.key).or_else(|| self.by_key.get(&called.stem)).copied()
    }
}

struct Given<'a> {
    called: &'a Called,
    usual: Option<Measures>,
    ladder: Option<Vec<Measures>>,
}

fn activity(
    given: &Given<'_>,
    parts: &[(usize, usize)],
    sessions: &[SessionReport],
    frame: &Frame<'_>,
) -> ActivityReport {
    let done: Vec<Done<'_>> =
        parts.iter().filter_map(|(session, part)| Done::at(sessions, *session, *part)).collect();
    let doses: Vec<Measures> = done.iter().map(|done| done.dose).collect();
    let rungs = match &given.ladder {
        Some(ladder) if !ladder.is_empty() => Rungs::of_profile(ladder),
        _ => Rungs::of_doses(&doses, &frame.rules.dose),
    };
    let points = points(&done, &rungs, given.usual.as_ref(), frame);
    let trials: Vec<Trial> = points.iter().map(Point::trial).collect();
    ActivityReport {
        called: given.called.clone(),
        usual: given.usual,
        rungs,
        tolerance: tolerance(&trials, frame.onsets, frame.today, &frame.rules.pattern),
        holds: holds(&trials, frame.onsets, frame.today, &frame.rules.hold),
        evidence: evidence(&trials, frame.onsets, frame.today),
        points,
    }
}

struct Done<'a> {
    session: usize,
    part: usize,
    report: &'a SessionReport,
    dose: Measures,
    effort: Option<Tenths>,
}

impl<'a> Done<'a> {
    fn at(sessions: &'a [SessionReport], session: usize, part: usize) -> Option<Done<'a>> {
        let report = sessions.get(session)?;
        let done = report.parts.get(part)?;
        Some(Done { session, part, report, dose: done.dose, effort: done.effort })
    }
}

fn points(
    done: &[Done<'_>],
    rungs: &Rungs,
    usual: Option<&Measures>,
    frame: &Frame<'_>,
) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(done.len());
    for now in done {
        let last = points.last();
        let rested = last.map(|last| days_between(last.date, now.report.date));
        let is_new = match rested {
            Some(days) => days > i64::from(frame.rules.dose.new_after_days),
            None => days_between(frame.first, now.report.date) >= LOG_BEGINS_DAYS,
        };
        let raised = last.map(|last| raised(&last.dose, &now.dose, &frame.rules.dose));
        points.push(Point {
            session: now.session,
            part: now.part,
            date: now.report.date,
            dose: now.dose,
            level: rungs.level(&now.dose),
            share: share(&now.dose, usual),
            effort: now.effort,
            colour: now.report.verdict.colour,
            raised: raised.unwrap_or_default(),
            is_new,
        });
    }
    points
}

/// In the first week of a log nothing is new: the log is.
const LOG_BEGINS_DAYS: i64 = 7;

/// D14: `50%` as written, or the dose as a percentage of usual.
fn share(dose: &Measures, usual: Option<&Measures>) -> Option<Percent> {
    let written = dose.get(Variable::Percent);
    written.or_else(|| dose.percent_of(usual?)).map(Percent)
}

impl Point {
    pub(super) fn trial(&self) -> Trial {
        Trial { date: self.date, level: self.level, colour: self.colour }
    }
}

/// What each session changed (D15), in the order of the sessions.
pub(super) fn changes(
    sessions: &[SessionReport],
    activities: &[ActivityReport],
    rules: &LoadRules,
) -> Vec<super::change::Changes> {
    let mut changes = vec![super::change::Changes::default(); sessions.len()];
    let mut begun: Vec<(usize, Date, ActivityId)> = Vec::new();
    for (id, activity) in activities.iter().enumerate() {
        for point in &activity.points {
            let Some(change) = changes.get_mut(point.session) else { continue };
            change.raised.extend(point.raised.iter().map(|variable| (ActivityId(id), *variable)));
            if point.is_new {
                change.new.push(ActivityId(id));
                begun.push((point.session, point.date, ActivityId(id)));
            }
        }
    }
    begun.sort_unstable();
    let mut from = 0;
    for (index, (change, session)) in changes.iter_mut().zip(sessions).enumerate() {
        let left = begun.get(from..).unwrap_or_default();
        from += left.iter().take_while(|b| days_between(b.1, session.date) >= 7).count();
        let recent = begun.get(from..).unwrap_or_default().iter();
        let earlier = recent.take_while(|begun| begun.0 < index);
        change.new_this_week = earlier.map(|begun| begun.2).collect();
    }
    changes.into_iter().map(|change| change.noted(&rules.dose)).collect()
}
