//! A load source or a movement pattern through time: minutes, sessions, the bracket over its
//! activities (D13), the counter (D20), the four patterns beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::activity::{ActivityReport, Frame};
use super::evidence::{Evidence, evidence};
use super::roster::ActivityId;
use super::session::{Part, SessionReport};
use super::tolerance::{Tolerance, Trial, tolerance};
use crate::analysis::Percent;
use crate::analysis::dictionary::{Class, LoadSource, Pattern};
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
    /// The groups that a class belongs to.
    fn of(class: Class) -> impl Iterator<Item = Group> {
        let sources = class.sources.iter().map(Group::Source);
        sources.chain(class.pattern.map(Group::Pattern))
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

/// All groups that occur, sources before patterns. One pass over the sessions gathers them all.
pub(super) fn groups(
    sessions: &[SessionReport],
    activities: &[ActivityReport],
    frame: &Frame<'_>,
) -> Vec<GroupReport> {
    let shares = Shares::of(sessions, activities);
    let mut gathered: BTreeMap<Group, Gathered> = BTreeMap::new();
    for (index, session) in sessions.iter().enumerate() {
        for (at, part) in session.parts.iter().enumerate() {
            let share = shares.get(index, at);
            for group in part.class.into_iter().flat_map(Group::of) {
                let of_group = gathered.entry(group).or_default();
                of_group.add(index, part, share);
            }
        }
    }
    gathered.into_iter().map(|(group, of_group)| of_group.report(group, sessions, frame)).collect()
}

/// The share of usual of each part of each session, in one row.
struct Shares {
    starts: Vec<usize>,
    shares: Vec<Option<Percent>>,
}

impl Shares {
    fn of(sessions: &[SessionReport], activities: &[ActivityReport]) -> Shares {
        let mut starts = Vec::with_capacity(sessions.len());
        let mut end = 0;
        for session in sessions {
            starts.push(end);
            end += session.parts.len();
        }
        let mut shares = Shares { starts, shares: vec![None; end] };
        for point in activities.iter().flat_map(|activity| &activity.points) {
            let at = shares.starts.get(point.session).map(|start| start + point.part);
            if let Some(share) = at.and_then(|at| shares.shares.get_mut(at)) {
                *share = point.share;
            }
        }
        shares
    }

    fn get(&self, session: usize, part: usize) -> Option<Percent> {
        let at = self.starts.get(session)? + part;
        self.shares.get(at).copied().flatten()
    }
}

/// The sessions of one group.
#[derive(Default)]
struct Gathered {
    sessions: Vec<usize>,
    /// for each session the highest share and the seconds, where known
    seen: Vec<Seen>,
    activities: BTreeSet<ActivityId>,
}

type Seen = (Option<Percent>, Option<u32>);

impl Gathered {
    fn add(&mut self, session: usize, part: &Part, share: Option<Percent>) {
        self.activities.insert(part.activity);
        if self.sessions.last() != Some(&session) {
            self.sessions.push(session);
            self.seen.push((None, None));
        }
        if let Some((highest, seconds)) = self.seen.last_mut() {
            *highest = (*highest).max(share);
            *seconds = match (*seconds, part.time.seconds()) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
        }
    }

    fn report(self, group: Group, sessions: &[SessionReport], frame: &Frame<'_>) -> GroupReport {
        let scale = scale(&self.seen);
        let trials = trials(&self, sessions, scale);
        let since = Span::ending(frame.today, frame.rules.change.summary_days).first;
        let recent = trials.iter().rev().take_while(|trial| trial.date >= since).count();
        GroupReport {
            group,
            scale,
            activities: self.activities.into_iter().collect(),
            tolerance: tolerance(&trials, frame.onsets, frame.today, &frame.rules.pattern),
            evidence: evidence(&trials, frame.onsets, frame.today),
            recent_sessions: u32::try_from(recent).unwrap_or(u32::MAX),
            sessions: self.sessions,
        }
    }
}

/// The scale that more sessions have; the share where it is a tie.
fn scale(seen: &[Seen]) -> Scale {
    let with_share = seen.iter().filter(|(share, _)| share.is_some()).count();
    let with_time = seen.iter().filter(|(_, time)| time.is_some()).count();
    match (with_share, with_time) {
        (0, 0) => Scale::Nothing,
        (share, time) if share >= time => Scale::ShareOfUsual,
        _ => Scale::Minutes,
    }
}

fn trials(gathered: &Gathered, sessions: &[SessionReport], scale: Scale) -> Vec<Trial> {
    let of_group = gathered.sessions.iter().zip(&gathered.seen);
    of_group
        .filter_map(|(index, (share, time))| {
            let level = match scale {
                Scale::ShareOfUsual => share.map(|share| share.0 / SHARE_STEP),
                Scale::Minutes => time.map(|time| time / TIME_STEP),
                Scale::Nothing => None,
            };
            let session = sessions.get(*index)?;
            Some(Trial { date: session.date, level, colour: session.verdict.colour })
        })
        .collect()
}
