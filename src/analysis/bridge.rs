//! From sessions to the course: what a movement is known to tolerate (for D21), and whether any
//! level moved (for D28). Knows how movements are named, not how levels are found.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::answer::{Lack, Percent, Told};
use super::dictionary::{Dictionary, LoadSource, Pattern};
use super::load::{
    ActivityReport, Amount, Bracket, Group, GroupReport, LoadReport, Scale, Tolerance,
};
use super::mind::{Confidence, Tolerated};
use super::rules::CourseRules;
use crate::calendar::{Span, minus};
use crate::journal::Kind;

/// For every movement with a confidence: the highest level known to be fine, as a share of
/// usual. A movement stands for a group of activities ("bend" for hinging, "lift" for lifting),
/// or else for the activity of that name. Movements whose share is not known are left out.
pub(super) fn tolerated(
    load: &LoadReport,
    confidence: &Told<Confidence>,
    dictionary: &Dictionary,
    (today, rules): (Date, &CourseRules),
) -> BTreeMap<String, Tolerated> {
    let then = minus(today, rules.gap_days);
    let movements = confidence.iter().flat_map(|confidence| confidence.movements.keys());
    movements
        .filter_map(|movement| {
            let tolerated = match group_of_movement(movement).and_then(|group| find(load, group)) {
                Some(group) => of_group(load, group, then),
                None => of_activity(load, &dictionary.find(movement).key, then),
            };
            Some((movement.clone(), tolerated?))
        })
        .collect()
}

/// What `tolerated` says of today, week by week, oldest first; a week without a share is not here.
pub(super) fn tolerated_weeks(
    load: &LoadReport,
    confidence: &Told<Confidence>,
    dictionary: &Dictionary,
) -> BTreeMap<String, Vec<(Span, Percent)>> {
    let movements = confidence.iter().flat_map(|confidence| confidence.movements.keys());
    let weeks = movements.map(|movement| {
        let weeks = match group_of_movement(movement).and_then(|group| find(load, group)) {
            Some(group) => weeks_of_group(load, group),
            None => {
                let key = &dictionary.find(movement).key;
                let found = load.activities.iter().find(|activity| activity.called.key == *key);
                found.map_or_else(Vec::new, weeks_of_activity)
            }
        };
        (movement.clone(), weeks)
    });
    weeks.filter(|(_, weeks)| !weeks.is_empty()).collect()
}

fn weeks_of_activity(activity: &ActivityReport) -> Vec<(Span, Percent)> {
    weeks_of(&activity.tolerance, |level| share_at(activity, level))
}

/// The weeks of a group, or, where it stands on minutes, the highest share of its activities.
fn weeks_of_group(load: &LoadReport, group: &GroupReport) -> Vec<(Span, Percent)> {
    if group.scale == Scale::ShareOfUsual {
        return weeks_of(&group.tolerance, |level| share_of(group, level));
    }
    let mut highest: BTreeMap<Date, (Span, Percent)> = BTreeMap::new();
    for (week, share) in activities_of(load, group).flat_map(weeks_of_activity) {
        let known = highest.entry(week.last).or_insert((week, share));
        known.1 = known.1.max(share);
    }
    highest.into_values().collect()
}

fn activities_of<'a>(
    load: &'a LoadReport,
    group: &'a GroupReport,
) -> impl Iterator<Item = &'a ActivityReport> {
    group.activities.iter().filter_map(|id| load.activities.get(id.0))
}

fn weeks_of(tolerance: &Tolerance, share: impl Fn(u32) -> Option<Percent>) -> Vec<(Span, Percent)> {
    let weeks = tolerance.history.iter();
    weeks.filter_map(|week| Some((week.week, week.bracket.fine.and_then(&share)?))).collect()
}

/// The four movements that are asked about, and the patterns by their own names.
pub fn group_of_movement(movement: &str) -> Option<Group> {
    let source = |source| Some(Group::Source(source));
    match movement {
        "bend" | "bending" | "hinge" => Some(Group::Pattern(Pattern::Hinge)),
        "lift" | "lifting" | "load" | "loading" => source(LoadSource::Lift),
        "twist" | "twisting" | "turn" | "rotate" | "rotation" => source(LoadSource::Rotation),
        "carry" | "carrying" => Some(Group::Pattern(Pattern::Carry)),
        "squat" => Some(Group::Pattern(Pattern::Squat)),
        "push" => Some(Group::Pattern(Pattern::Push)),
        "pull" => Some(Group::Pattern(Pattern::Pull)),
        "impact" => source(LoadSource::Impact),
        _ => None,
    }
}

fn find(load: &LoadReport, group: Group) -> Option<&GroupReport> {
    load.sources.iter().chain(&load.patterns).find(|report| report.group == group)
}

/// A group on the share of usual; one that stands on minutes by the activities in it that have a
/// share: the highest of them, now and then.
fn of_group(load: &LoadReport, report: &GroupReport, then: Date) -> Option<Tolerated> {
    if report.scale == Scale::ShareOfUsual {
        return shares(&report.tolerance, then, |level| share_of(report, level));
    }
    let all = activities_of(load, report);
    let told = all.filter_map(|activity| {
        shares(&activity.tolerance, then, |level| share_at(activity, level))
    });
    told.reduce(|a, b| Tolerated { today: a.today.max(b.today), then: a.then.max(b.then) })
}

fn share_of(report: &GroupReport, level: u32) -> Option<Percent> {
    match report.scale.amount(level)? {
        Amount::Share(share) => Some(share),
        Amount::Time(_) => None,
    }
}

fn of_activity(load: &LoadReport, key: &str, then: Date) -> Option<Tolerated> {
    let report = load.activities.iter().find(|activity| activity.called.key == key)?;
    shares(&report.tolerance, then, |level| share_at(report, level))
}

/// The highest share of usual among the sessions of a level.
fn share_at(report: &ActivityReport, level: u32) -> Option<Percent> {
    let at_level = report.points.iter().filter(|point| point.level == Some(level));
    at_level.filter_map(|point| point.share).max()
}

fn shares(
    tolerance: &Tolerance,
    then: Date,
    share: impl Fn(u32) -> Option<Percent>,
) -> Option<Tolerated> {
    Some(Tolerated {
        today: tolerance.now.fine.and_then(&share)?,
        then: bracket_on(tolerance, then).and_then(|bracket| bracket.fine).and_then(&share),
    })
}

/// The bracket as it stood at the end of a day, where its history reaches back so far.
pub(super) fn bracket_on(tolerance: &Tolerance, day: Date) -> Option<Bracket> {
    let history = tolerance.history.iter();
    history.rev().find(|week| week.week.last <= day).map(|week| week.bracket)
}

/// Whether the known-fine level of any activity is another one than 21 days ago. Told only where
/// some activity has such a level now or had one then.
pub(super) fn level_moved(load: &LoadReport, today: Date) -> Told<bool> {
    let then = minus(today, 21);
    let fine = |activity: &ActivityReport| {
        let before = bracket_on(&activity.tolerance, then).and_then(|bracket| bracket.fine);
        (before, activity.tolerance.now.fine)
    };
    let known: Vec<_> = load
        .activities
        .iter()
        .map(fine)
        .filter(|(before, now)| before.is_some() || now.is_some())
        .collect();
    if known.is_empty() {
        return Err(Lack::NotAsked(Kind::Session));
    }
    Ok(known.iter().any(|(before, now)| before != now))
}
