//! D2 day by day: the verdict of each day and the one that was announced. A change is announced
//! only when it has held on two days in a row, so that a daily reader sees no flicker.

use jiff::civil::Date;

use super::day::PainDay;
use super::trend::{Look, Verdict, verdict_on};
use crate::analysis::answer::{Lack, Told};
use crate::analysis::rules::CourseRules;
use crate::calendar::plus;

/// What one day said, and what was announced on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayVerdict {
    pub date: Date,
    pub raw: Told<Verdict>,
    pub announced: Told<Verdict>,
}

/// The verdicts of all days on which there is something to look at, and of today. A day that is
/// not here had no rating in its look and cannot tell.
pub fn history(days: &[PainDay], look: Look, today: Date, rules: &CourseRules) -> Vec<DayVerdict> {
    let mut told: Vec<DayVerdict> = Vec::with_capacity(days.len());
    let mut run = Run::default();
    for (n, day) in days.iter().enumerate() {
        let next = days.get(n + 1).map_or(plus(today, 1), |next| next.date);
        let until = next.min(plus(day.date, look.days()));
        let mut on = day.date;
        while on < until {
            let raw = verdict_on(days, look, on, rules);
            told.push(DayVerdict { date: on, raw, announced: run.announce(raw, rules) });
            on = plus(on, 1);
        }
    }
    if told.last().is_none_or(|last| last.date < today) {
        let raw = verdict_on(days, look, today, rules);
        told.push(DayVerdict { date: today, raw, announced: run.announce(raw, rules) });
    }
    told
}

/// How long the same verdict has held, and what was announced last.
#[derive(Default)]
struct Run {
    verdict: Option<Verdict>,
    days: u32,
    announced: Option<Verdict>,
}

impl Run {
    /// What cannot be told is said at once: an old verdict is not kept up without days.
    fn announce(&mut self, raw: Told<Verdict>, rules: &CourseRules) -> Told<Verdict> {
        let Ok(verdict) = raw else {
            *self = Run::default();
            return raw;
        };
        self.days = if self.verdict == Some(verdict) { self.days + 1 } else { 1 };
        self.verdict = Some(verdict);
        if self.days >= rules.confirming_days {
            self.announced = Some(verdict);
        }
        self.announced.ok_or(Lack::Unconfirmed)
    }
}
