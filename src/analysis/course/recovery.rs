//! D27 and D28: recovered, a new episode, and a course that has stalled.

use jiff::civil::Date;

use super::day::{PainDay, within};
use super::trend::Verdict;
use crate::analysis::answer::{Answer, Lack, Told};
use crate::analysis::basis::{Basis, PAIN, count};
use crate::analysis::rules::CourseRules;
use crate::analysis::statistic::Thousandths;
use crate::calendar::{Span, days_between, minus};

/// D27, first half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Whether the last 7 entered days were all 0 or 1.
    pub answer: Answer,
    /// Low days in a row up to the last entered day.
    pub low_days: u32,
    /// When the run reached 7, if it has.
    pub since: Option<Date>,
    pub basis: Basis,
}

/// Recovered: 0 or 1 on 7 consecutive entered days (the rule of the PACE trial, Williams 2014).
/// The 7 days must lie within 14, and the last of them within the last 7 days: entries scattered
/// over months are no run, and an old run says nothing about today.
pub fn recovered(days: &[PainDay], today: Date, rules: &CourseRules) -> Told<Recovered> {
    let need = usize::try_from(rules.recovered_days.max(1)).unwrap_or(1);
    let low = Thousandths::from(rules.recovered_at_most);
    let recent = within(days, Span::ending(today, 7));
    let lack = Lack::TooFewDays { have: count(recent.len()), need: 1, of: 7 };
    let last = recent.last().ok_or(lack)?;
    let run = days.iter().rev().take_while(|day| day.value <= low).count();
    let run = &days[days.len() - run..];
    let since = run
        .windows(need)
        .find_map(|seven| is_close(seven, rules).then(|| seven.last().map(|day| day.date))?);
    let newest = run.get(run.len().saturating_sub(need)..).unwrap_or_default();
    let answer = if last.value > low {
        Answer::NotYet
    } else if run.len() < need {
        broken_or_short(days, run.len(), need)
    } else {
        Answer::of(is_close(newest, rules))
    };
    let first = newest.first().map_or(today, |day| day.date);
    Ok(Recovered {
        answer,
        low_days: count(run.len()),
        since: since.filter(|_| answer == Answer::Met),
        basis: Basis::days(Span::between(first, today), PAIN, newest.len()),
    })
}

/// A run that a higher day stands before is not long enough yet; one that is all of the log
/// cannot be told.
fn broken_or_short(days: &[PainDay], run: usize, need: usize) -> Answer {
    if days.len() > run {
        Answer::NotYet
    } else {
        Answer::CannotTell(Lack::TooFew { have: count(run), need: count(need) })
    }
}

fn is_close(run: &[PainDay], rules: &CourseRules) -> bool {
    match (run.first(), run.last()) {
        (Some(first), Some(last)) => {
            days_between(first.date, last.date) < i64::from(2 * rules.recovered_days)
        }
        _ => false,
    }
}

/// D27, second half: the first days of new episodes. More than 24 hours of pain, read as two
/// rated days in a row above the recovered level, after 30 days at or below it of which at least
/// 70 percent were entered (the common consensus rule of recurrence; de Vet 2002).
pub fn new_episodes(days: &[PainDay], rules: &CourseRules) -> Vec<Date> {
    let low = Thousandths::from(rules.recovered_at_most);
    let free_days = rules.free_days.max(1);
    let mut last_pain: Option<Date> = None;
    let mut found = Vec::new();
    for (n, day) in days.iter().enumerate().filter(|(_, day)| day.value > low) {
        let month = Span::ending(minus(day.date, 1), free_days);
        let free = last_pain.is_none_or(|pain| pain < month.first);
        let entered = count(within(days, month).len());
        let lasts = days
            .get(n + 1)
            .is_some_and(|next| next.value > low && days_between(day.date, next.date) == 1);
        if free && lasts && entered * 10 >= free_days * 7 {
            found.push(day.date);
        }
        last_pain = Some(day.date);
    }
    found
}

/// What D28 looks at. `Ok(true)` means that it moved in the last 21 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The announced verdict of the look back (D2).
    pub pain: Told<Verdict>,
    /// Whether at least 70 percent of the planned days of the last 28 had work (D24).
    pub consistency: Answer,
    /// Any tolerated level (D13).
    pub level: Told<bool>,
    pub function: Told<bool>,
    pub confidence: Told<bool>,
}

/// D28: met means that the course has stalled, and that "when to get support" may be shown. Pain
/// and consistency must be known, and at least one of the other three; none that is known may
/// have moved. Low and steady is not stalled.
pub fn stalled(movement: &Movement) -> Answer {
    let others = [movement.level, movement.function, movement.confidence];
    let moved = movement.pain.is_ok_and(|verdict| verdict != Verdict::NoClearChange)
        || others.contains(&Ok(true));
    if moved || movement.consistency == Answer::NotYet {
        return Answer::NotYet;
    }
    match (movement.pain, movement.consistency) {
        (Err(lack), _) | (_, Answer::CannotTell(lack)) => return Answer::CannotTell(lack),
        _ => {}
    }
    match movement.function {
        Err(lack) if others.iter().all(Result::is_err) => Answer::CannotTell(lack),
        _ => Answer::Met,
    }
}
