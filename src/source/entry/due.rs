//! What is worth asking today: this morning, what is still open of yesterday's session, and once
//! a week what is rated weekly. Reads what the owner may see; an unanswered question is nothing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Said;
use crate::calendar::{days_between, minus};
use crate::journal::{Disclosure, Fact, RatingMoment, What};

/// Questions of the week come again after this many days.
const WEEK: i64 = 7;

/// Movements and scores that were not rated for this long are not asked for any more.
const FORGOTTEN: i64 = 60;

/// A question and the day it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    pub day: Date,
    pub asked: Asked,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Pain this morning.
    Morning,
    /// The worst pain during the session of this name.
    During(String),
    /// Pain about an hour after the session of this name.
    Hour(String),
    /// The danger questions, once a week.
    Flags,
    /// An activity of one's own, once a week.
    Function(String),
    /// A movement, once a week.
    Confidence(String),
    /// The total of a questionnaire, once a week.
    Score(String),
}

impl Due {
    /// The answer as a fact to be added.
    pub fn said(&self, answer: &str) -> Said {
        let answer = answer.trim();
        let words = match &self.asked {
            Asked::Morning => format!("morning: {answer}"),
            Asked::During(_) => format!("response: during {answer}"),
            Asked::Hour(_) => format!("response: hour {answer}"),
            Asked::Flags => format!("flags: {answer}"),
            Asked::Function(activity) => format!("function: {activity} {answer}"),
            Asked::Confidence(movement) => format!("confidence: {movement} {answer}"),
            Asked::Score(name) => format!("score {name}: {answer}"),
        };
        Said { day: self.day, words }
    }
}

/// The questions that are due, in the order to ask them. A disclosure to anyone but the owner
/// holds less, and more would be asked.
pub fn due(known: &Disclosure, today: Date) -> Vec<Due> {
    let facts = known.facts();
    let mut due = Vec::new();
    if !facts.iter().any(|fact| fact.date == today && is_morning(fact)) {
        due.push(Due { day: today, asked: Asked::Morning });
    }
    due.extend(open_windows(facts, minus(today, 1)));
    due.extend(weekly(known, today).into_iter().map(|asked| Due { day: today, asked }));
    due
}

fn is_morning(fact: &Fact) -> bool {
    matches!(fact.what, What::Rating { moment: RatingMoment::Morning, .. })
}

/// What the last session of a day has not told. Its next morning is asked as this morning.
fn open_windows(facts: &[Fact], day: Date) -> Vec<Due> {
    let sessions = facts.iter().filter(|fact| fact.date == day);
    let last = sessions
        .filter_map(|fact| match &fact.what {
            What::Session(session) => Some(((fact.time, &fact.place), session)),
            _ => None,
        })
        .max_by_key(|(when, _)| *when);
    let Some((_, session)) = last else { return Vec::new() };
    let mut asked = Vec::new();
    if session.response.during.is_none() {
        asked.push(Asked::During(session.name.clone()));
    }
    if session.response.hour.is_none() {
        asked.push(Asked::Hour(session.name.clone()));
    }
    asked.into_iter().map(|asked| Due { day, asked }).collect()
}

/// What is rated weekly and was not for a week. In the first week of a log nothing is.
fn weekly(known: &Disclosure, today: Date) -> Vec<Asked> {
    let past = || known.facts().iter().filter(|fact| fact.date <= today);
    let Some(first) = past().map(|fact| fact.date).min() else { return Vec::new() };
    let mut rated: BTreeMap<Asked, Date> = BTreeMap::new();
    for fact in past() {
        if let Some(asked) = rating(&fact.what) {
            let last = rated.entry(asked).or_insert(fact.date);
            *last = fact.date.max(*last);
        }
    }
    let own = known.profile().functions.iter().cloned().map(Asked::Function);
    let recent = rated.iter().filter(|(_, last)| days_between(**last, today) <= FORGOTTEN);
    let kept: BTreeSet<Asked> =
        recent.map(|(asked, _)| asked.clone()).chain(own).chain([Asked::Flags]).collect();
    let is_due =
        |asked: &Asked| days_between(rated.get(asked).copied().unwrap_or(first), today) >= WEEK;
    kept.into_iter().filter(is_due).collect()
}

fn rating(what: &What<String>) -> Option<Asked> {
    match what {
        What::Flags(_) => Some(Asked::Flags),
        What::Function { activity, .. } => Some(Asked::Function(activity.clone())),
        What::Confidence { movement, .. } => Some(Asked::Confidence(movement.clone())),
        What::Score { name, .. } => Some(Asked::Score(name.clone())),
        _ => None,
    }
}
