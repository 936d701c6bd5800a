//! Small logs for the tests of this folder: days are counted from 1 March 2026, pain is given
//! in tenths of a point, so that 35 is 3.5.

#![allow(dead_code, reason = "builders for the tests of every rule; not all are used yet")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, Time, date};

use super::{LoadReport, LoadRules, analyze_load};
use crate::analysis::dictionary::Dictionary;
use crate::calendar::plus;
use crate::diag::Place;
use crate::inputs::RelPath;
use crate::journal::{
    Activity, Audience, Bout, Disclosure, Dose, Entry, EventKind, Journal, Leg, Load, Mass,
    MassUnit, PrivateText, Profile, RatingMoment, Reading, Seconds, Session, Sign, Tenths, What,
    Windows, disclose,
};

pub(super) static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::built_in);

/// Day 1 is 1 March 2026.
pub(super) fn day(number: u32) -> Date {
    plus(date(2026, 3, 1), number - 1)
}

pub(super) fn clock(hour: i8, minute: i8) -> Option<Time> {
    Some(Time::constant(hour, minute, 0, 0))
}

pub(super) fn number(tenths: i32) -> Option<Reading> {
    Some(Reading::Number(Tenths(tenths)))
}

pub(super) fn minutes(n: u32) -> Dose {
    Dose { duration: Some(Seconds::minutes(n)), ..Dose::default() }
}

pub(super) fn reps(sets: u32, reps: u32) -> Dose {
    Dose { sets: Some(sets), reps: Some(reps), ..Dose::default() }
}

pub(super) fn lifted(sets: u32, of: u32, kg: u32) -> Dose {
    let mass = Mass { thousandths: kg * 1000, unit: MassUnit::Kg };
    Dose { load: Some(Load::Weight(mass)), ..reps(sets, of) }
}

/// `before`, `during`, `hour`, `next` in tenths; -1 is not written.
pub(super) fn windows(values: [i32; 4]) -> Windows {
    let [before, during, hour, next] = values.map(|n| (n >= 0).then_some(n).and_then(number));
    Windows { before, during, hour, next, settled: None }
}

pub(super) fn activity(name: &str, dose: Dose) -> Activity<PrivateText> {
    Activity { name: name.to_owned(), dose, tags: BTreeSet::new(), remark: None }
}

/// A session of one activity, in one line.
pub(super) fn session(name: &str, dose: Dose, response: Windows) -> Session<PrivateText> {
    let (tags, activities) = (BTreeSet::new(), Vec::new());
    Session { name: name.to_owned(), dose, tags, activities, response, remark: None }
}

/// A log under construction.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    pub(super) profile: Profile<PrivateText>,
    pub(super) entries: Vec<Entry>,
    line: u32,
}

impl Log {
    pub(super) fn new() -> Log {
        Log::default()
    }

    pub(super) fn add(mut self, date: Date, time: Option<Time>, what: What<PrivateText>) -> Log {
        self.line += 1;
        let place = Place::new(&RelPath::new("log.md").unwrap(), self.line, 1, 1);
        self.entries.push(Entry::new(date, time, place, what));
        self
    }

    pub(super) fn rated(self, n: u32, moment: RatingMoment, tenths: i32) -> Log {
        self.rated_at(n, None, (moment, tenths))
    }

    pub(super) fn rated_at(
        self,
        n: u32,
        time: Option<Time>,
        (moment, tenths): (RatingMoment, i32),
    ) -> Log {
        let reading = Reading::Number(Tenths(tenths));
        self.add(day(n), time, What::Rating { moment, reading, remark: None })
    }

    pub(super) fn morning(self, n: u32, tenths: i32) -> Log {
        self.rated(n, RatingMoment::Morning, tenths)
    }

    pub(super) fn mornings(self, days: std::ops::RangeInclusive<u32>, tenths: i32) -> Log {
        days.fold(self, |log, n| log.morning(n, tenths))
    }

    pub(super) fn did(self, n: u32, session: Session<PrivateText>) -> Log {
        self.add(day(n), None, What::Session(session))
    }

    pub(super) fn did_at(self, n: u32, time: Option<Time>, session: Session<PrivateText>) -> Log {
        self.add(day(n), time, What::Session(session))
    }

    pub(super) fn bout(self, n: u32, time: Option<Time>, name: &str, dose: Dose) -> Log {
        let activities = vec![activity(name, dose)];
        self.add(day(n), time, What::Bout(Bout { activities, effort: None, remark: None }))
    }

    pub(super) fn leg(self, n: u32, signs: &[Sign]) -> Log {
        let signs = signs.iter().copied().collect();
        self.add(day(n), None, What::Leg(Leg { side: None, signs }))
    }

    pub(super) fn event(self, n: u32, kind: EventKind) -> Log {
        self.add(day(n), None, What::Event { kind, on: day(n), remark: None })
    }

    pub(super) fn disclosed(&self) -> Disclosure {
        self.disclosed_to(&Audience::owner())
    }

    pub(super) fn disclosed_to(&self, audience: &Audience) -> Disclosure {
        disclose(&Journal::seal(self.profile.clone(), self.entries.clone()), audience)
    }

    pub(super) fn report(&self, today: u32) -> LoadReport {
        analyze_load(&self.disclosed(), &LoadRules::default(), &DICTIONARY, day(today))
    }
}
