//! Own activities (0 unable to 10 as before) and typed totals of questionnaires, each with its
//! change since the start and the smallest change that matters. No questionnaire's items.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::answer::{Lack, Told};
use crate::analysis::log::Log;
use crate::analysis::statistic::Thousandths;
use crate::calendar::Span;
use crate::journal::{Kind, Tenths, What};

/// One question over time: first, latest, and all between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// In order of time; of several answers of one day the last counts.
    pub points: BTreeMap<Date, Tenths>,
    pub first: (Date, Tenths),
    pub latest: (Date, Tenths),
    /// latest minus first
    pub change: Tenths,
}

impl Course {
    pub(crate) fn of(points: BTreeMap<Date, Tenths>) -> Option<Course> {
        let first = points.first_key_value().map(|(day, value)| (*day, *value))?;
        let latest = points.last_key_value().map(|(day, value)| (*day, *value))?;
        Some(Course { points, first, latest, change: Tenths(latest.1.0 - first.1.0) })
    }
}

/// Function: the person's own activities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// By activity as written.
    pub activities: BTreeMap<String, Course>,
    /// The mean of all activities that were answered both at first and lately.
    pub mean: Option<MeanChange>,
}

/// The mean over the same activities, then and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeanChange {
    pub period: Span,
    pub then: Thousandths,
    pub now: Thousandths,
    pub items: u32,
}

/// The smallest changes that matter for own activities: about 2 points for the mean, 3 for one
/// activity (Stratford 1995, from general knowledge).
pub const MEAN_MATTERS: Tenths = Tenths::whole(2);
pub const ACTIVITY_MATTERS: Tenths = Tenths::whole(3);

/// Own activities since the episode began (or since the first answer).
pub fn function(log: Log<'_>, began: Option<Date>) -> Told<Function> {
    log.shows(Kind::Function)?;
    let activities = courses(log, began, |what| match what {
        What::Function { activity, reading } => Some((activity.clone(), reading.value()?)),
        _ => None,
    });
    if activities.is_empty() {
        return Err(Lack::NotAsked(Kind::Function));
    }
    Ok(Function { mean: mean_change(&activities), activities })
}

/// Answers by item since a day. Capitals do not tell two items apart; the first spelling names
/// them.
pub(crate) fn courses(
    log: Log<'_>,
    began: Option<Date>,
    pick: impl Fn(&What<String>) -> Option<(String, Tenths)>,
) -> BTreeMap<String, Course> {
    let mut found: BTreeMap<String, (String, BTreeMap<Date, Tenths>)> = BTreeMap::new();
    for fact in log.facts().iter().filter(|fact| began.is_none_or(|began| fact.date >= began)) {
        if let Some((item, value)) = pick(&fact.what) {
            let item = item.trim();
            let named = || (item.to_owned(), BTreeMap::new());
            let (_, points) = found.entry(item.to_lowercase()).or_insert_with(named);
            points.insert(fact.date, value);
        }
    }
    let courses = found.into_values();
    courses.filter_map(|(item, points)| Some((item, Course::of(points)?))).collect()
}

/// The mean of the items that have more than one answer: only the same items are compared.
pub(crate) fn mean_change(items: &BTreeMap<String, Course>) -> Option<MeanChange> {
    let both: Vec<&Course> = items.values().filter(|course| course.points.len() > 1).collect();
    let items = i64::try_from(both.len()).ok().filter(|items| *items > 0)?;
    let mean = |pick: fn(&Course) -> Tenths| {
        let sum: i64 = both.iter().map(|course| i64::from(pick(course).0) * 100).sum();
        Thousandths((2 * sum + items) / (2 * items))
    };
    let first = both.iter().map(|course| course.first.0).min()?;
    let last = both.iter().map(|course| course.latest.0).max()?;
    Some(MeanChange {
        period: Span::between(first, last),
        then: mean(|course| course.first.1),
        now: mean(|course| course.latest.1),
        items: u32::try_from(items).unwrap_or(u32::MAX),
    })
}

/// Whether the mean of the items moved by so much over the 21 days up to today: the last answer
/// of each item against its last answer 21 or more days ago, or else its first in that time.
pub(crate) fn moved(
    items: &BTreeMap<String, Course>,
    log: Log<'_>,
    by: Tenths,
    kind: Kind,
) -> Told<bool> {
    let since = log.last_days(22).first;
    let recent: BTreeMap<String, Course> = items
        .iter()
        .filter_map(|(item, course)| {
            let before = course.points.range(..=since).next_back().map(|(day, _)| *day);
            let from = before.unwrap_or(since);
            let points = course.points.range(from..).map(|(day, value)| (*day, *value)).collect();
            Some((item.clone(), Course::of(points)?))
        })
        .filter(|(_, course)| course.latest.0 > since)
        .collect();
    let mean = mean_change(&recent).ok_or(Lack::NotAsked(kind))?;
    Ok((mean.now.0 - mean.then.0).abs() >= Thousandths::from(by).0)
}
