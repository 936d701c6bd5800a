//! D7: the checks of readiness, each with its own answer and numbers. There is no total and no
//! single green light, and nothing here means "safe".

use super::danger::Danger;
use super::everyday::{Everyday, InitialPhase};
use super::fluctuation::Fluctuation;
use super::trend::{Trend, Verdict};
use crate::analysis::answer::{Answer, Lack, Told};

/// A check and what it was decided from; nothing where it could not be worked out at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check<T> {
    pub answer: Answer,
    pub numbers: Told<T>,
}

impl<T> Check<T> {
    fn of(numbers: Told<T>, answer: impl Fn(&T) -> Answer) -> Check<T> {
        let answer = match &numbers {
            Ok(numbers) => answer(numbers),
            Err(lack) => Answer::CannotTell(*lack),
        };
        Check { answer, numbers }
    }
}

/// The list of D7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// D2 this week: towards improvement, or low and steady, as announced.
    pub trend: Check<Trend>,
    /// D3: not fluctuating.
    pub calm: Check<Fluctuation>,
    /// D5
    pub everyday: Check<Everyday>,
    /// D6
    pub initial: Check<InitialPhase>,
    /// No red-flag box ticked.
    pub danger: Check<Danger>,
}

/// Everything the list is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The announced verdict of this week, and today's numbers.
    pub announced: Told<Verdict>,
    pub trend: Told<Trend>,
    pub fluctuation: Told<Fluctuation>,
    pub everyday: Told<Everyday>,
    pub initial: Told<InitialPhase>,
    pub danger: Told<Danger>,
}

/// D7. The trend counts as announced: a verdict of one day does not open or close anything.
pub fn readiness(parts: Parts) -> Readiness {
    let announced = match parts.announced {
        Ok(verdict) => Answer::of(matches!(verdict, Verdict::Improving | Verdict::LowAndSteady)),
        Err(lack) => Answer::CannotTell(lack),
    };
    Readiness {
        trend: Check { answer: announced, numbers: parts.trend },
        calm: Check::of(parts.fluctuation, |found| Answer::of(!found.fluctuating)),
        everyday: Check::of(parts.everyday, |found| found.answer),
        initial: Check::of(parts.initial, |found| found.answer),
        danger: Check::of(parts.danger, |found| found.answer),
    }
}

impl Readiness {
    /// The answers in the order of the article.
    pub fn answers(&self) -> [Answer; 5] {
        [
            self.trend.answer,
            self.calm.answer,
            self.everyday.answer,
            self.initial.answer,
            self.danger.answer,
        ]
    }

    /// "The checks in the article are met today."
    pub fn all_met(&self) -> bool {
        self.answers().iter().all(|answer| *answer == Answer::Met)
    }

    /// What is missing, check by check.
    pub fn lacks(&self) -> Vec<Lack> {
        let lack = |answer: &Answer| match answer {
            Answer::CannotTell(lack) => Some(*lack),
            Answer::Met | Answer::NotYet => None,
        };
        self.answers().iter().filter_map(lack).collect()
    }
}
