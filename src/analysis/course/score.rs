//! Totals of questionnaires as typed, and what is known of each: its scale, which way is better,
//! and the smallest change that matters. No item text and no category of a licensed
//! questionnaire; an unknown name is shown with its numbers alone.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::function::{Course, courses};
use crate::analysis::answer::{Lack, Told};
use crate::analysis::log::Log;
use crate::journal::{Kind, Tenths, What};

/// Which end of a scale is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    Lower,
    Higher,
}

/// A questionnaire whose totals can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instrument {
    pub name: &'static str,
    /// Other ways to write it, in lower case without spaces and dashes.
    spellings: &'static [&'static str],
    pub lowest: Tenths,
    pub highest: Tenths,
    pub better: Better,
    /// The smallest change of the total that matters.
    pub matters: Option<Tenths>,
    /// The same as percent of the first total; either of the two is enough.
    pub matters_percent: Option<u32>,
    pub source: &'static str,
}

/// Change thresholds as published: Ostelo 2008 for RMDQ and ODI, Chiarotto 2016 for PSEQ,
/// Monticone 2016 for TSK. STarT Back sorts people once and is not made for following a course.
pub const INSTRUMENTS: [Instrument; 6] = [
    Instrument {
        name: "RMDQ",
        spellings: &["rmdq", "rolandmorris", "rm", "rdq"],
        lowest: Tenths(0),
        highest: Tenths::whole(24),
        better: Better::Lower,
        matters: Some(Tenths::whole(5)),
        matters_percent: Some(30),
        source: "Ostelo 2008",
    },
    Instrument {
        name: "ODI",
        spellings: &["odi", "oswestry"],
        lowest: Tenths(0),
        highest: Tenths::whole(100),
        better: Better::Lower,
        matters: Some(Tenths::whole(10)),
        matters_percent: Some(30),
        source: "Ostelo 2008",
    },
    Instrument {
        name: "PSEQ",
        spellings: &["pseq"],
        lowest: Tenths(0),
        highest: Tenths::whole(60),
        better: Better::Higher,
        matters: Some(Tenths(55)),
        matters_percent: None,
        source: "Chiarotto 2016",
    },
    Instrument {
        name: "TSK",
        spellings: &["tsk", "tsk17", "tampa"],
        lowest: Tenths::whole(17),
        highest: Tenths::whole(68),
        better: Better::Lower,
        matters: Some(Tenths(55)),
        matters_percent: Some(18),
        source: "Monticone 2016",
    },
    Instrument {
        name: "TSK-11",
        spellings: &["tsk11"],
        lowest: Tenths::whole(11),
        highest: Tenths::whole(44),
        better: Better::Lower,
        matters: None,
        matters_percent: Some(18),
        source: "Monticone 2016",
    },
    Instrument {
        name: "STarT Back",
        spellings: &["startback", "start", "sbst", "sbt"],
        lowest: Tenths(0),
        highest: Tenths::whole(9),
        better: Better::Lower,
        matters: None,
        matters_percent: None,
        source: "Keele",
    },
];

/// The instrument of a name as typed.
pub fn instrument(name: &str) -> Option<&'static Instrument> {
    let plain: String =
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    INSTRUMENTS.iter().find(|known| known.spellings.contains(&plain.as_str()))
}

/// A change since the first total, seen in the light of what matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// By at least the smallest change that matters, towards the good end.
    Better,
    /// Less than that.
    Small,
    Worse,
}

/// One questionnaire over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    pub instrument: Option<&'static Instrument>,
    pub course: Course,
    /// Nothing where there is one total only, or no threshold is known.
    pub change: Option<Change>,
}

/// Totals by name since the episode began; spellings of a known questionnaire count together.
pub fn scores(log: Log<'_>, began: Option<Date>) -> Told<BTreeMap<String, Score>> {
    log.shows(Kind::Score)?;
    let courses = courses(log, began, |what| match what {
        What::Score { name, total } => {
            Some((instrument(name).map_or(name.clone(), |known| known.name.to_owned()), *total))
        }
        _ => None,
    });
    if courses.is_empty() {
        return Err(Lack::NotAsked(Kind::Score));
    }
    let scores = courses.into_iter().map(|(name, course)| {
        let instrument = instrument(&name);
        let change = instrument.and_then(|known| known.change(&course));
        (name, Score { instrument, course, change })
    });
    Ok(scores.collect())
}

impl Instrument {
    fn change(&self, course: &Course) -> Option<Change> {
        if course.points.len() < 2 || (self.matters.is_none() && self.matters_percent.is_none()) {
            return None;
        }
        let (size, first) = (course.change.0.abs(), course.first.1.0.abs());
        let percent =
            |percent| size > 0 && i64::from(size) * 100 >= i64::from(first) * i64::from(percent);
        let matters = self.matters.is_some_and(|matters| size >= matters.0)
            || self.matters_percent.is_some_and(percent);
        let towards_good = match self.better {
            Better::Lower => course.change.0 < 0,
            Better::Higher => course.change.0 > 0,
        };
        Some(match (matters, towards_good) {
            (false, _) => Change::Small,
            (true, true) => Change::Better,
            (true, false) => Change::Worse,
        })
    }
}
