//! D25: life beside the training. Days picked out by a question chosen beforehand are compared
//! with the other days; what goes together is no cause.

use std::collections::BTreeMap;

use crate::analysis::answer::{Lack, Told};
use crate::analysis::basis::{Basis, count};
use crate::analysis::course::{PainDay, within};
use crate::analysis::log::Log;
use crate::analysis::rules::{CourseRules, LifestyleQuestion};
use crate::analysis::statistic::{Thousandths, median, shift};
use crate::calendar::day_number;
use crate::journal::{Kind, What};

/// One of the two groups of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub days: u32,
    /// The median of the next morning minus the own morning.
    pub median: Thousandths,
}

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub question: LifestyleQuestion,
    pub answer: Told<Groups>,
}

/// The two groups and how far they are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groups {
    /// Days that the question picks out.
    pub exposed: Group,
    /// The other days on which it was answered.
    pub other: Group,
    /// The Hodges-Lehmann shift of the exposed days against the others.
    pub difference: Thousandths,
    pub basis: Basis,
}

/// D25: at most three questions, because with ten of them at 5 % there is a 40 % chance of at
/// least one false finding.
pub fn lifestyle(log: Log<'_>, days: &[PainDay], rules: &CourseRules) -> Vec<Comparison> {
    let questions = rules.lifestyle.iter().take(3);
    questions
        .map(|question| Comparison {
            question: *question,
            answer: compare(log, days, *question, rules),
        })
        .collect()
}

fn compare(
    log: Log<'_>,
    days: &[PainDay],
    question: LifestyleQuestion,
    rules: &CourseRules,
) -> Told<Groups> {
    let kinds = kinds_of(question);
    kinds.iter().try_for_each(|kind| log.shows(*kind))?;
    let period = log.last_days(rules.lifestyle_days.max(1));
    let mornings: BTreeMap<i64, Thousandths> = within(days, period)
        .iter()
        .filter_map(|day| Some((day_number(day.date), day.morning?)))
        .collect();
    let (mut exposed, mut other) = (Vec::new(), Vec::new());
    for facts in log.facts_in(period).chunk_by(|a, b| a.date == b.date) {
        let answers: Vec<bool> =
            facts.iter().filter_map(|fact| is_exposed(question, &fact.what)).collect();
        let Some(day) = facts.first().map(|fact| day_number(fact.date)) else { continue };
        if let (Some(own), Some(next)) = (mornings.get(&day), mornings.get(&(day + 1))) {
            let change = Thousandths(next.0 - own.0);
            match answers.contains(&true) {
                true => exposed.push(change),
                false if answers.is_empty() => {}
                false => other.push(change),
            }
        }
    }
    let need = rules.lifestyle_group.max(1);
    let have = count(exposed.len().min(other.len()));
    let (Some(difference), true) = (shift(&exposed, &other), have >= need) else {
        return Err(Lack::TooFew { have, need });
    };
    let group = |changes: &[Thousandths]| Group {
        days: count(changes.len()),
        median: median(changes).unwrap_or_default(),
    };
    let basis = Basis::days(period, kinds, exposed.len() + other.len());
    Ok(Groups { exposed: group(&exposed), other: group(&other), difference, basis })
}

fn kinds_of(question: LifestyleQuestion) -> &'static [Kind] {
    match question {
        LifestyleQuestion::SleepUnder(_) | LifestyleQuestion::SleepQualityUpTo(_) => {
            &[Kind::Morning, Kind::Sleep]
        }
        LifestyleQuestion::SitAtLeast(_) | LifestyleQuestion::BreaksUpTo(_) => {
            &[Kind::Morning, Kind::Sit]
        }
        LifestyleQuestion::StressAtLeast(_) => &[Kind::Morning, Kind::Stress],
    }
}

/// Whether a fact answers the question, and how.
fn is_exposed(question: LifestyleQuestion, what: &What<String>) -> Option<bool> {
    match (question, what) {
        (LifestyleQuestion::SleepUnder(bar), What::Sleep(sleep)) => Some(sleep.time? < bar),
        (LifestyleQuestion::SleepQualityUpTo(bar), What::Sleep(sleep)) => {
            Some(sleep.quality?.value()? <= bar)
        }
        (LifestyleQuestion::SitAtLeast(bar), What::Sit(sit)) => Some(sit.time? >= bar),
        (LifestyleQuestion::BreaksUpTo(bar), What::Sit(sit)) => Some(sit.breaks? <= bar),
        (LifestyleQuestion::StressAtLeast(bar), What::Stress(stress)) => {
            Some(stress.value()? >= bar)
        }
        _ => None,
    }
}
