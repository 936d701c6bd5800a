//! Exports of other programs to facts of ours, and the log file that takes them. Formats are known
//! by their header, never by a file's name; what can be read in two ways is refused with its cell.
//! Pure: touches no file and asks no clock.

mod activity;
mod detect;
mod fit;
mod format;
mod generic;
mod health;
mod item;
mod kind;
mod known;
mod ledger;
mod length;
mod measure;
mod moment;
mod night;
mod said;
mod sets;
mod sheet;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diag::{Capped, Diagnostic, Place, import as diag};
use crate::inputs::{RelPath, SourceFile};
use crate::journal::{DistanceUnit, MassUnit};
use crate::source::settings::TableAnswer;

pub use format::names as formats;
pub use item::Item;
pub use kind::{HEAD, Sort, read_stream, read_with, sort};
pub use ledger::{Ledger, Lines, Why};
pub(super) use write::FOLDER;
pub use write::{Brought, bring};

/// What is left in an export unless it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum With {
    /// Words that somebody wrote beside what was done.
    Notes,
    /// Names that somebody gave to what was done; they often tell places.
    Titles,
}

/// What was said about an export that it does not say itself.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day that no fact may lie behind.
    pub today: Date,
    /// The format, where it is not to be found out: `strong`.
    pub format: Option<String>,
    /// Order of dates, decimal mark, encoding, and the meaning of columns.
    pub answer: TableAnswer,
    pub mass: Option<MassUnit>,
    pub distance: Option<DistanceUnit>,
    /// Where the person lives, for moments in UTC.
    pub zone: Option<TimeZone>,
    pub with: BTreeSet<With>,
}

impl Options {
    pub fn new(today: Date) -> Options {
        Options {
            today,
            format: None,
            answer: TableAnswer::default(),
            mass: None,
            distance: None,
            zone: None,
            with: BTreeSet::new(),
        }
    }

    pub(super) fn takes(&self, what: With) -> bool {
        self.with.contains(&what)
    }

    /// What the person said that a word or heading of their own means.
    fn meaning(&self, word: &str) -> Option<&str> {
        let wanted = word.trim().to_lowercase();
        let mut map = self.answer.columns.iter();
        map.find(|(own, _)| own.trim().to_lowercase() == wanted)
            .map(|(_, meaning)| meaning.as_str())
    }
}

/// What an export says, before it is compared with the log.
#[derive(Debug)]
pub struct Found {
    /// The word of the format: `strong`.
    pub id: &'static str,
    /// The name of the program: `Strong`.
    pub program: &'static str,
    pub items: Vec<Item>,
    pub ledger: Ledger,
    /// Headings that were used, and those that were not.
    pub used: Vec<String>,
    pub unused: Vec<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether something has to be answered before anything can be written.
    pub open: bool,
}

impl Found {
    /// Whether it is a table of the person's own, whose headings are theirs.
    pub fn is_own(&self) -> bool {
        self.id == generic::OWN
    }
}

/// What a format fills while it reads.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) options: &'a Options,
    pub(super) items: Vec<Item>,
    pub(super) ledger: Ledger,
    pub(super) told: Capped,
    pub(super) open: bool,
    asked: BTreeSet<&'static str>,
}

impl Reading<'_> {
    pub(super) fn new<'a>(path: &RelPath, options: &'a Options) -> Reading<'a> {
        Reading {
            options,
            items: Vec::new(),
            ledger: Ledger::default(),
            told: Capped::new(path),
            open: false,
            asked: BTreeSet::new(),
        }
    }

    /// What the person says a word of the export means.
    pub(super) fn meaning(&self, word: &str) -> Option<String> {
        self.options.meaning(word).map(str::to_owned)
    }

    /// Something that only the person knows; told once.
    pub(super) fn ask(&mut self, question: Question, place: &Place) {
        self.open = true;
        if self.asked.insert(question.word()) {
            self.told.push(match question {
                Question::Mass => diag::mass_unit(place),
                Question::Distance => diag::distance_unit(place),
                Question::Zone => diag::zone(place),
            });
        }
    }
}

/// What no cell of an export says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Mass,
    Distance,
    Zone,
}

impl Question {
    fn word(self) -> &'static str {
        match self {
            Question::Mass => "mass",
            Question::Distance => "distance",
            Question::Zone => "zone",
        }
    }
}

/// Reads the files of one export.
pub fn read(
    files: &BTreeMap<RelPath, SourceFile>,
    options: &Options,
) -> Result<Found, Vec<Diagnostic>> {
    read_with(Vec::new(), files, options)
}
