//! Sessions as they were done: their activities, minutes by load source, and the answer of the
//! back (D8, D9). What several sessions say together stands in other files.

use jiff::civil::{Date, Time};

use super::colour::{Verdict, verdict};
use super::day::{Days, shown};
use super::measure::Measures;
use super::response::{Response, response};
use super::roster::{ActivityId, Roster};
use super::rules::LoadRules;
use crate::analysis::dictionary::{Class, LoadSource, Sources};
use crate::journal::{Activity, Disclosure, Kind, Reading, Seconds, Session, Tenths, What};

/// One activity of a session; several lines of the same activity are put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub activity: ActivityId,
    /// With the tags of this line.
    pub class: Option<Class>,
    /// The highest of its doses.
    pub dose: Measures,
    pub effort: Option<Tenths>,
    pub time: PartTime,
    /// Weight × reps over all its lines.
    pub tonnage_grams: Option<u64>,
    pub lines: u32,
}

/// How long an activity took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartTime {
    Written(Seconds),
    /// An equal part of what is left of the session's minutes.
    SharedOut(Seconds),
    NotKnown,
}

impl PartTime {
    pub fn seconds(self) -> Option<u32> {
        match self {
            PartTime::Written(time) | PartTime::SharedOut(time) => Some(time.0),
            PartTime::NotKnown => None,
        }
    }
}

/// A session as it was done and answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionReport {
    /// Index into `Disclosure::facts`.
    pub fact: usize,
    /// The written date, also for a session near midnight.
    pub date: Date,
    pub time: Option<Time>,
    pub name: String,
    pub parts: Vec<Part>,
    /// The whole session's length: as written, or the sum where every activity has one.
    pub length: Option<Seconds>,
    pub effort: Option<Tenths>,
    pub response: Response,
    pub verdict: Verdict,
}

impl SessionReport {
    /// All load sources of its activities.
    pub fn sources(&self) -> Sources {
        self.parts
            .iter()
            .filter_map(|part| part.class)
            .fold(Sources::NONE, |all, class| all.and(class.sources))
    }

    /// Minutes by source, in seconds. An activity with two sources counts in both, so that the
    /// parts may add up to more than the session. `None` for a source whose time is not known.
    pub fn strip(&self) -> Vec<(LoadSource, Option<Seconds>)> {
        let sources = self.sources();
        sources.iter().map(|source| (source, self.seconds_of(source).map(Seconds))).collect()
    }

    /// The seconds of a source, where at least one of its activities has a time.
    pub fn seconds_of(&self, source: LoadSource) -> Option<u32> {
        let of_source = |part: &&Part| part.class.is_some_and(|class| class.sources.has(source));
        self.parts
            .iter()
            .filter(of_source)
            .filter_map(|part| part.time.seconds())
            .reduce(u32::saturating_add)
    }

    /// D29: effort × minutes in tenths (effort 4 over 50 minutes is 2000), where both are known.
    pub fn load_tenths(&self) -> Option<u64> {
        let effort = u64::try_from(self.effort?.0).ok()?;
        Some(effort * u64::from(self.length?.0) / 60)
    }
}

/// All sessions up to today, in order of date and time.
pub(super) fn sessions(
    disclosure: &Disclosure,
    days: &Days,
    roster: &mut Roster<'_>,
    (rules, today): (&LoadRules, Date),
) -> Vec<SessionReport> {
    let facts = disclosure.facts();
    let done = facts.iter().enumerate().take_while(|(_, fact)| fact.date <= today);
    done.filter_map(|(index, fact)| {
        let What::Session(session) = &fact.what else { return None };
        let parts = parts(session, index, roster);
        let (response, verdict) = if shown(disclosure, Kind::Response, fact.date) {
            let response = response(facts, (index, &session.response), days, &rules.colour);
            let verdict = verdict(&response, (fact.date, today), &rules.colour);
            (response, verdict)
        } else {
            (Response::default(), Verdict::not_shared())
        };
        Some(SessionReport {
            fact: index,
            date: fact.date,
            time: fact.time,
            name: session.name.clone(),
            length: session.dose.duration.or_else(|| sum_of_lengths(&parts)),
            effort: session.dose.effort.and_then(Reading::value),
            parts,
            response,
            verdict,
        })
    })
    .collect()
}

fn sum_of_lengths(parts: &[Part]) -> Option<Seconds> {
    let lengths: Option<Vec<u32>> = parts.iter().map(|part| part.time.seconds()).collect();
    lengths?.into_iter().reduce(u32::saturating_add).map(Seconds)
}

/// The activities of a session. A session without any is itself the activity.
fn parts(session: &Session<String>, fact: usize, roster: &mut Roster<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    for activity in &session.activities {
        add_line(&mut parts, activity, fact, roster);
    }
    if parts.is_empty() && !session.name.is_empty() {
        let activity = Activity {
            name: session.name.clone(),
            dose: session.dose.clone(),
            tags: session.tags.clone(),
            remark: None,
        };
        add_line(&mut parts, &activity, fact, roster);
    }
    share_out(&mut parts, session.dose.duration);
    parts
}

fn add_line(parts: &mut Vec<Part>, line: &Activity<String>, fact: usize, roster: &mut Roster<'_>) {
    let (activity, class) = roster.call(&line.name, &line.tags, fact);
    let dose = Measures::of(&line.dose);
    let effort = line.dose.effort.and_then(Reading::value);
    let tonnage = dose.tonnage_grams();
    match parts.iter_mut().find(|part| part.activity == activity) {
        Some(part) => {
            part.dose = part.dose.together(&dose).unwrap_or(part.dose.max(dose));
            part.effort = part.effort.max(effort);
            part.time = match (part.time, line.dose.duration) {
                (PartTime::Written(a), Some(b)) => {
                    PartTime::Written(Seconds(a.0.saturating_add(b.0)))
                }
                (time, None) => time,
                (_, Some(b)) => PartTime::Written(b),
            };
            part.tonnage_grams = sum(part.tonnage_grams, tonnage);
            part.lines += 1;
        }
        None => parts.push(Part {
            activity,
            class,
            dose,
            effort,
            time: line.dose.duration.map_or(PartTime::NotKnown, PartTime::Written),
            tonnage_grams: tonnage,
            lines: 1,
        }),
    }
}

fn sum(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (a, b) => a.or(b),
    }
}

/// What is left of a session's minutes after the activities that have their own is shared out
/// equally among the others, and marked.
fn share_out(parts: &mut [Part], whole: Option<Seconds>) {
    let Some(whole) = whole else { return };
    let written: u32 =
        parts.iter().filter_map(|part| part.time.seconds()).fold(0, u32::saturating_add);
    let others = parts.iter().filter(|part| part.time == PartTime::NotKnown).count();
    let left = whole.0.saturating_sub(written);
    let Some(each) = u32::try_from(others).ok().and_then(|others| left.checked_div(others)) else {
        return;
    };
    if each > 0 {
        for part in parts.iter_mut().filter(|part| part.time == PartTime::NotKnown) {
            part.time = PartTime::SharedOut(Seconds(each));
        }
    }
}
