//! The danger questions: which boxes stand, when they were last asked, and whether they were
//! cleared. A ticked emergency box stands until a professional has cleared it; nothing scores.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::analysis::answer::{Answer, Lack, Told};
use crate::analysis::basis::{Basis, count};
use crate::analysis::log::Log;
use crate::analysis::rules::CourseRules;
use crate::calendar::{Span, plus};
use crate::journal::{EventKind, Kind, RedFlag, Sign, Urgency, What};

/// What the danger questions say today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Danger {
    /// "No red-flag box ticked" of D7: met only where the questions were answered recently.
    pub answer: Answer,
    /// The last day on which the questions were answered.
    pub asked: Option<Date>,
    /// The boxes that stand, each with the day of its tick.
    pub ticked: BTreeMap<RedFlag, Date>,
    /// The last clearing by a professional, as the log says.
    pub cleared: Option<Date>,
    /// Answers to the questions, from the first to today.
    pub basis: Basis,
}

impl Danger {
    /// The boxes that stand and are this urgent.
    pub fn standing(&self, urgency: Urgency) -> BTreeMap<RedFlag, Date> {
        let all = self.ticked.iter().filter(|(flag, _)| flag.urgency() == urgency);
        all.map(|(flag, day)| (*flag, *day)).collect()
    }
}

/// The boxes as the log goes on.
#[derive(Default)]
struct Boxes {
    ticked: BTreeMap<RedFlag, Date>,
    answers: BTreeSet<Date>,
    cleared: Option<Date>,
}

/// Reads the answers in order of time. An emergency box falls only by a `cleared` written after
/// it, for a day not before it; any other box also by a later answer that leaves it out. On one
/// day without times a clearing counts after the tick, and several answers count together.
pub fn danger(log: Log<'_>, rules: &CourseRules) -> Told<Danger> {
    log.shows(Kind::Flags)?;
    let mut boxes = Boxes::default();
    for fact in log.facts() {
        match &fact.what {
            What::Flags(flags) => boxes.answer(fact.date, flags),
            What::Event { kind: EventKind::Cleared, on, .. } if *on <= log.today => {
                boxes.clear(*on);
            }
            _ => {}
        }
    }
    let asked = boxes.answers.last().copied();
    let first = boxes.answers.first().copied().unwrap_or(log.today);
    let have = count(boxes.answers.len());
    Ok(Danger {
        answer: answer(asked, boxes.ticked.is_empty(), log, rules),
        asked,
        ticked: boxes.ticked,
        cleared: boxes.cleared,
        basis: Basis {
            period: Span::between(first, log.today),
            kinds: &[Kind::Flags, Kind::Event],
            have,
            of: have,
        },
    })
}

impl Boxes {
    fn answer(&mut self, date: Date, flags: &BTreeSet<RedFlag>) {
        if self.answers.insert(date) {
            let stays = |flag: &RedFlag| flag.urgency() == Urgency::Emergency;
            self.ticked.retain(|flag, _| stays(flag) || flags.contains(flag));
        }
        for flag in flags {
            self.ticked.entry(*flag).or_insert(date);
        }
    }

    fn clear(&mut self, on: Date) {
        self.ticked.retain(|_, date| *date > on);
        self.cleared = self.cleared.max(Some(on));
    }
}

fn answer(asked: Option<Date>, none: bool, log: Log<'_>, rules: &CourseRules) -> Answer {
    let current = |day: Date| plus(day, rules.flags_current_days) > log.today;
    match asked {
        _ if !none => Answer::NotYet,
        Some(day) if current(day) => Answer::Met,
        _ => Answer::CannotTell(Lack::NotAsked(Kind::Flags)),
    }
}

/// Leg symptoms of the last 21 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legs {
    /// Days with symptoms, and what they were.
    pub days: BTreeMap<Date, BTreeSet<Sign>>,
    /// Days that say something about the legs, of 21.
    pub basis: Basis,
}

/// On which days the legs took part; a day that does not say is not a day without.
pub fn legs(log: Log<'_>) -> Told<Legs> {
    log.shows(Kind::Leg)?;
    let period = log.last_days(21);
    let mut asked = BTreeSet::new();
    let mut days: BTreeMap<Date, BTreeSet<Sign>> = BTreeMap::new();
    for fact in log.facts_in(period) {
        if let What::Leg(leg) = &fact.what {
            asked.insert(fact.date);
            if leg.side.is_some() || !leg.signs.is_empty() {
                days.entry(fact.date).or_default().extend(leg.signs.iter().copied());
            }
        }
    }
    if asked.is_empty() {
        return Err(Lack::NotAsked(Kind::Leg));
    }
    Ok(Legs { days, basis: Basis::days(period, &[Kind::Leg], asked.len()) })
}
