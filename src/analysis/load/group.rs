//! A load source or a movement pattern through time: minutes, sessions, the bracket over its
//! activities (D13), the counter (D20), the four patterns beside each other.

use jiff::civil::Date;

use super::activity::{ActivityReport, Frame};
use super::evidence::{Evidence, evidence};
use super::roster::ActivityId;
use super::session::{Part, SessionReport};
use super::tolerance::{Tolerance, Trial, tolerance};
use crate::analysis::Percent;
use crate::analysis::dictionary::{LoadSource, Pattern};
use crate::calendar::Span;
use crate::journal::Seconds;

/// What a level of a group means. Activities of one source have no common dose, so that they are
/// put on the share of usual where that is known, or else on minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Level 5 is 50 to 59 % of usual: the highest share in the session.
    ShareOfUsual,
    /// Level 3 is 15 to 19 minutes of this source in the session.
    Minutes,
    /// Neither is known.
    Nothing,
}

/// What a level of a group begins at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    Share(Percent),
    Time(Seconds),
}

impl Scale {
    pub fn amount(self, level: u32) -> Option<Amount> {
        match self {
            Scale::ShareOfUsual => Some(Amount::Share(Percent(level * SHARE_STEP))),
            Scale::Minutes => Some(Amount::Time(Seconds(level * TIME_STEP))),
            Scale::Nothing => None,
        }
    }
}

const SHARE_STEP: u32 = 10;
const TIME_STEP: u32 = 300;

/// A load source or pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Source(LoadSource),
    Pattern(Pattern),
}

impl Group {
    fn has(self, part: &Part) -> bool {
        part.class.is_some_and(|class| match self {
            Group::Source(source) => class.sources.has(source),
            Group::Pattern(pattern) => class.pattern == Some(pattern),
        })
    }

    fn seconds(self, session: &SessionReport) -> Option<u32> {
        let times = session.parts.iter().filter(|part| self.has(part));
        times.filter_map(|part| part.time.seconds()).reduce(u32::saturating_add)
    }
}

/// Everything about a load source or pattern. Only those with a session are reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupReport {
    pub group: Group,
    pub scale: Scale,
    /// Indices into `LoadReport::sessions`, oldest first.
    pub sessions: Vec<usize>,
    /// Its activities, in the order of their ids.
    pub activities: Vec<ActivityId>,
    pub tolerance: Tolerance,
    pub evidence: Option<Evidence>,
    /// Sessions of the last 21 days.
    pub recent_sessions: u32,
}

/// All groups of a kind that occur.
pub(super) fn groups(
    groups: impl Iterator<Item = Group>,
    sessions: &[SessionReport],
    activities: &[ActivityReport],
    frame: &Frame<'_>,
) -> Vec<GroupReport> {
    let shares = shares(sessions, activities);
    groups.filter_map(|group| report(group, (sessions, &shares), frame)).collect()
}

/// The share of usual of each part of each session.
fn shares(sessions: &[SessionReport], activities: &[ActivityReport]) -> Vec<Vec<Option<Percent>>> {
    let mut shares: Vec<Vec<Option<Percent>>> =
        sessions.iter().map(|session| vec![None; session.parts.len()]).collect();
    for point in activities.iter().flat_map(|activity| &activity.points) {
        let part = shares.get_mut(point.session).and_then(|parts| parts.get_mut(point.part));
        if let Some(share) = part {
            *share = point.share;
        }
    }
    shares
}

fn report(
    group: Group,
    (sessions, shares): (&[SessionReport], &[Vec<Option<Percent>>]),
    frame: &Frame<'_>,
) -> Option<GroupReport> {
    let mut of_group: Vec<usize> = Vec::new();
    let mut activities: Vec<ActivityId> = Vec::new();
    let mut seen: Vec<Seen> = Vec::new();
    for (index, (session, shares)) in sessions.iter().zip(shares).enumerate() {
        let parts: Vec<(&Part, Option<Percent>)> = session
            .parts
            .iter()
            .zip(shares.iter().copied())
            .filter(|(part, _)| group.has(part))
            .collect();
        if parts.is_empty() {
            continue;
        }
        of_group.push(index);
        activities.extend(parts.iter().map(|(part, _)| part.activity));
        let share = parts.iter().filter_map(|(_, share)| *share).max();
        seen.push((session.date, share, group.seconds(session)));
    }
    of_group.first()?;
    activities.sort_unstable();
    activities.dedup();
    let scale = scale(&seen);
    let trials = trials(&of_group, sessions, (scale, &seen));
    let since = Span::ending(frame.today, frame.rules.change.summary_days).first;
    let recent = of_group
        .iter()
        .rev()
        .take_while(|index| sessions.get(**index).is_some_and(|session| session.date >= since));
    Some(GroupReport {
        group,
        scale,
        activities,
        tolerance: tolerance(&trials, frame.onsets, frame.today, &frame.rules.pattern),
        evidence: evidence(&trials, frame.onsets, frame.today),
        recent_sessions: u32::try_from(recent.count()).unwrap_or(u32::MAX),
        sessions: of_group,
    })
}

type Seen = (Date, Option<Percent>, Option<u32>);

/// The scale that more sessions have; the share where it is a tie.
fn scale(seen: &[Seen]) -> Scale {
    let with_share = seen.iter().filter(|(_, share, _)| share.is_some()).count();
    let with_time = seen.iter().filter(|(_, _, time)| time.is_some()).count();
    match (with_share, with_time) {
        (0, 0) => Scale::Nothing,
        (share, time) if share >= time => Scale::ShareOfUsual,
        _ => Scale::Minutes,
    }
}

fn trials(
    of_group: &[usize],
    sessions: &[SessionReport],
    (scale, seen): (Scale, &[Seen]),
) -> Vec<Trial> {
    of_group
        .iter()
        .zip(seen)
        .filter_map(|(index, (date, share, time))| {
            let level = match scale {
                Scale::ShareOfUsual => share.map(|share| share.0 / SHARE_STEP),
                Scale::Minutes => time.map(|time| time / TIME_STEP),
                Scale::Nothing => None,
            };
            let colour = sessions.get(*index)?.verdict.colour;
            Some(Trial { date: *date, level, colour })
        })
        .collect()
}
