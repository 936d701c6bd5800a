//! D5 and D6: whether everyday movement is manageable, and whether the first phase is behind.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::day::PainDay;
use crate::analysis::answer::{Answer, Lack, Told};
use crate::analysis::basis::{Basis, count};
use crate::analysis::log::Log;
use crate::analysis::rules::CourseRules;
use crate::analysis::statistic::Thousandths;
use crate::calendar::{days_between, plus};
use crate::journal::{Ease, EverydayItem, Kind, PainQuality, What};

pub const ITEMS: [EverydayItem; 4] =
    [EverydayItem::Chair, EverydayItem::Walk, EverydayItem::Bend, EverydayItem::Day];

/// One item of the check-in over its last entered days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemCheck {
    pub item: EverydayItem,
    pub answer: Answer,
    /// The last entered days, oldest first; at most the number that is looked at.
    pub days: Vec<(Date, Ease)>,
}

/// D5, with the grid of the last 14 days and the separate question whether movement is guarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Everyday {
    /// Manageable: no `no` and at most one `meh` per item in the last 3 entered days.
    pub answer: Answer,
    pub items: Vec<ItemCheck>,
    /// The days of the last 14 with an entry; a day or an item without one is not here.
    pub grid: BTreeMap<Date, BTreeMap<EverydayItem, Ease>>,
    /// Guarded or not on the last day that says.
    pub guarded: Told<(Date, bool)>,
    pub basis: Basis,
}

type Grid = BTreeMap<Date, BTreeMap<EverydayItem, Ease>>;

/// D5. An unknown item (`?`) is not entered; two answers of one day count as the harder one.
pub fn everyday(log: Log<'_>, rules: &CourseRules) -> Told<Everyday> {
    log.shows(Kind::Everyday)?;
    let period = log.last_days(rules.everyday_current_days.max(1));
    let mut entered: Grid = BTreeMap::new();
    for fact in log.facts_in(period) {
        if let What::Everyday(answers) = &fact.what {
            for (item, ease) in answers.iter().filter(|(_, ease)| *ease != Ease::Unknown) {
                let cell = entered.entry(fact.date).or_default().entry(*item).or_insert(*ease);
                *cell = (*cell).max(*ease);
            }
        }
    }
    let items: Vec<ItemCheck> = ITEMS.map(|item| item_check(item, &entered, rules)).into();
    let grid: Grid = entered.range(log.last_days(14).first..).map(clone_pair).collect();
    Ok(Everyday {
        answer: together(items.iter().map(|item| item.answer)),
        guarded: guarded(log, rules),
        basis: Basis::days(period, &[Kind::Everyday], entered.len()),
        items,
        grid,
    })
}

fn clone_pair<K: Copy, V: Clone>((key, value): (&K, &V)) -> (K, V) {
    (*key, value.clone())
}

fn item_check(item: EverydayItem, entered: &Grid, rules: &CourseRules) -> ItemCheck {
    let look = usize::try_from(rules.everyday_days.max(1)).unwrap_or(1);
    let all = entered.iter().rev().filter_map(|(date, items)| Some((*date, *items.get(&item)?)));
    let mut days: Vec<(Date, Ease)> = all.take(look).collect();
    days.reverse();
    let with = |ease: Ease| count(days.iter().filter(|(_, found)| *found == ease).count());
    let answer = if with(Ease::No) > 0 || with(Ease::Meh) > rules.everyday_meh {
        Answer::NotYet
    } else if days.len() < look {
        Answer::CannotTell(Lack::TooFew { have: count(days.len()), need: count(look) })
    } else {
        Answer::Met
    };
    ItemCheck { item, answer, days }
}

/// One `not yet` decides; then one `cannot tell`; met only where all are met.
pub(super) fn together(answers: impl Iterator<Item = Answer>) -> Answer {
    answers.fold(Answer::Met, |all, one| match (all, one) {
        (Answer::NotYet, _) | (_, Answer::NotYet) => Answer::NotYet,
        (Answer::CannotTell(_), _) => all,
        _ => one,
    })
}

fn guarded(log: Log<'_>, rules: &CourseRules) -> Told<(Date, bool)> {
    log.shows(Kind::Guarded)?;
    let period = log.last_days(rules.everyday_current_days.max(1));
    let mut said: Option<(Date, bool)> = None;
    for fact in log.facts_in(period) {
        if let What::Guarded(yes) = fact.what {
            let same_day = said.filter(|(date, _)| *date == fact.date);
            said = Some((fact.date, yes || same_day.is_some_and(|(_, before)| before)));
        }
    }
    said.ok_or(Lack::NotAsked(Kind::Guarded))
}

/// D6: the sharp, reactive quality is gone for a week, and D5 holds. An ache does not count
/// against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitialPhase {
    /// The whole of D6.
    pub answer: Answer,
    /// The part about the quality alone.
    pub quality: Answer,
    /// The last day with a sharp or reactive quality in the log.
    pub last_sharp: Option<Date>,
    /// Days from it to today.
    pub days_since_sharp: Option<u32>,
    /// Days of the last 7 that say what the pain was like, or were free of pain.
    pub known_days: u32,
    pub basis: Basis,
}

/// D6. Silence is no proof: at least 3 of the last 7 days must say what the pain was like or
/// have a value of 0, else it cannot be told that the sharp quality is gone.
pub fn initial_phase(
    log: Log<'_>,
    days: &[PainDay],
    manageable: Answer,
    rules: &CourseRules,
) -> Told<InitialPhase> {
    log.shows(Kind::Quality)?;
    let period = log.last_days(rules.sharp_free_days.max(1));
    let mut last_sharp = None;
    let mut known: Vec<Date> = super::day::within(days, period)
        .iter()
        .filter(|day| day.value == Thousandths(0))
        .map(|day| day.date)
        .collect();
    for fact in log.facts() {
        if let What::Quality { words, .. } = &fact.what {
            let sharp =
                |word: &PainQuality| matches!(word, PainQuality::Sharp | PainQuality::Reactive);
            if words.iter().any(sharp) {
                last_sharp = Some(fact.date);
            }
            if period.contains(fact.date) && !words.is_empty() {
                known.push(fact.date);
            }
        }
    }
    known.sort_unstable();
    known.dedup();
    let known_days = count(known.len());
    let quality = quality_answer(last_sharp, known_days, log.today, rules);
    Ok(InitialPhase {
        answer: together([quality, manageable].into_iter()),
        quality,
        last_sharp,
        days_since_sharp: last_sharp
            .and_then(|day| u32::try_from(days_between(day, log.today)).ok()),
        known_days,
        basis: Basis::days(period, &[Kind::Quality], known.len()),
    })
}

fn quality_answer(
    last_sharp: Option<Date>,
    known: u32,
    today: Date,
    rules: &CourseRules,
) -> Answer {
    let need = rules.sharp_known_days;
    if last_sharp.is_some_and(|day| plus(day, rules.sharp_free_days) > today) {
        Answer::NotYet
    } else if known < need {
        let of = rules.sharp_free_days;
        Answer::CannotTell(Lack::TooFewDays { have: known, need, of })
    } else {
        Answer::Met
    }
}
