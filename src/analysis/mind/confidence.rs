//! D21: confidence per movement, and its gap to what the back is known to tolerate.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::answer::{Lack, Percent, Told};
use crate::analysis::course::{Course, MeanChange, courses, mean_change};
use crate::analysis::log::Log;
use crate::analysis::rules::CourseRules;
use crate::calendar::minus;
use crate::journal::{Kind, Tenths, What};

/// How sure the person is of each movement, 0 to 10, higher is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// By movement, in lower case.
    pub movements: BTreeMap<String, Course>,
    /// The mean of the movements answered more than once.
    pub mean: Option<MeanChange>,
}

pub fn confidence(log: Log<'_>, began: Option<Date>) -> Told<Confidence> {
    log.shows(Kind::Confidence)?;
    let movements = courses(log, began, |what| match what {
        What::Confidence { movement, reading } => Some((movement.to_lowercase(), reading.value()?)),
        _ => None,
    });
    if movements.is_empty() {
        return Err(Lack::NotAsked(Kind::Confidence));
    }
    Ok(Confidence { mean: mean_change(&movements), movements })
}

/// The highest level that a movement is known to tolerate, as a share of usual: today, and as it
/// was at the start of the time a gap must have lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerated {
    pub today: Percent,
    pub then: Option<Percent>,
}

/// Which of the two is ahead by 30 points or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapSize {
    /// "Your back does more than you trust it with."
    BackAhead,
    /// Confidence is ahead of what the back is known to tolerate.
    ConfidenceAhead,
    /// Less than 30 points apart.
    Small,
}

/// The two numbers side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// confidence x 10, and the day of the answer
    pub confidence: Percent,
    pub answered: Date,
    pub tolerated: Percent,
    pub size: GapSize,
    /// Whether it was as wide and in the same direction two weeks ago; only then is it named.
    pub lasting: Told<bool>,
}

/// D21 for every movement of which both numbers are known. An answer counts as current for twice
/// the time that a gap must last, since it is asked at most weekly.
pub fn gaps(
    log: Log<'_>,
    confidence: &Confidence,
    tolerated: &BTreeMap<String, Tolerated>,
    rules: &CourseRules,
) -> BTreeMap<String, Gap> {
    let asked = |movement: &String| {
        let course = confidence.movements.get(movement)?;
        gap(log.today, course, *tolerated.get(movement)?, rules)
    };
    tolerated.keys().filter_map(|movement| Some((movement.clone(), asked(movement)?))).collect()
}

fn gap(today: Date, course: &Course, tolerated: Tolerated, rules: &CourseRules) -> Option<Gap> {
    let then = minus(today, rules.gap_days);
    let (answered, now) = course.latest;
    if answered < minus(then, rules.gap_days) {
        return None;
    }
    let size = size(now, tolerated.today, rules);
    let before = course.points.range(minus(then, rules.gap_days)..=then).next_back();
    let lasting = match (before, tolerated.then) {
        _ if size == GapSize::Small => Ok(false),
        (Some((_, before)), Some(share)) => Ok(self::size(*before, share, rules) == size),
        (None, _) => Err(Lack::NotAsked(Kind::Confidence)),
        (_, None) => Err(Lack::NotAsked(Kind::Session)),
    };
    Some(Gap { confidence: percent(now), answered, tolerated: tolerated.today, size, lasting })
}

fn percent(confidence: Tenths) -> Percent {
    Percent(u32::try_from(confidence.0).unwrap_or_default())
}

fn size(confidence: Tenths, tolerated: Percent, rules: &CourseRules) -> GapSize {
    let (sure, does) = (percent(confidence).0, tolerated.0.min(100));
    if does >= sure + rules.gap_points {
        GapSize::BackAhead
    } else if sure >= does + rules.gap_points {
        GapSize::ConfidenceAhead
    } else {
        GapSize::Small
    }
}
