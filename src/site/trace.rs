//! What a row of a table or a point of a chart rests on: days and kinds, told when the number is
//! made, and looked up in the disclosure when somebody asks. It holds no place and is left out of
//! what templates get, so nothing of it reaches a page.

mod search;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::fact::quality_key;
use super::plan::SitePlan;
use crate::analysis::dictionary::{LoadSource, Pattern};
use crate::analysis::load::{ActivityId, Group};
use crate::calendar::Span;
use crate::journal::{Fact, Kind, What};

use search::Search;

/// Ratings that the value of a day is made of.
pub const PAIN: &[Kind] = &[Kind::Morning, Kind::Evening, Kind::Pain];

/// Some facts, without naming one of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// What was said on these days, by kind.
    Kinds(Span, &'static [Kind]),
    /// Flares, and events that are about one of these days, whenever they were written.
    Events(Span),
    /// One thing of a kind: a movement, a medicine, a word for pain.
    Item(Span, Kind, String),
    /// A fact by its place in the disclosure.
    Fact(usize),
    /// A session by its place in the report.
    Session(usize),
    Sessions(Span, Work),
    /// Short moments of exercise.
    Moments(Span, Work),
}

/// Which work is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    Any,
    Source(LoadSource),
    Pattern(Pattern),
    Activity(ActivityId),
    /// An activity by any of its names.
    Named(String),
    /// Whatever a movement that is asked about is held against.
    Movement(String),
}

/// What the cells of a row rest on: a list for each, or one for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace(Vec<Vec<Piece>>);

impl Trace {
    /// One list for every cell.
    pub fn all<const N: usize>(pieces: [Piece; N]) -> Trace {
        Trace(vec![pieces.into()])
    }

    /// A list for each cell.
    pub fn each(cells: impl Into<Vec<Vec<Piece>>>) -> Trace {
        Trace(cells.into())
    }

    /// What the cell at a place rests on.
    pub fn cell(&self, at: usize) -> &[Piece] {
        self.0.get(at).or(self.0.first()).map_or(&[], Vec::as_slice)
    }

    /// What the whole row rests on.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.0.iter().flatten()
    }
}

impl From<Group> for Work {
    fn from(group: Group) -> Work {
        match group {
            Group::Source(source) => Work::Source(source),
            Group::Pattern(pattern) => Work::Pattern(pattern),
        }
    }
}

/// A day alone.
pub fn day(date: Date) -> Span {
    Span { first: date, last: date }
}

/// From the beginning of the log.
pub fn until(last: Date) -> Span {
    Span { first: Date::MIN, last }
}

impl SitePlan {
    /// The facts behind some pieces, each once, in the order of the log.
    pub fn facts_behind<'a>(&self, pieces: impl Iterator<Item = &'a Piece>) -> Vec<&Fact> {
        // Many rows rest on the same days.
        let pieces: BTreeSet<&Piece> = pieces.collect();
        let search = Search::new(self);
        let places: BTreeSet<usize> =
            pieces.into_iter().flat_map(|piece| search.places(piece)).collect();
        places.into_iter().filter_map(|at| self.disclosure().facts().get(at)).collect()
    }
}

/// Whether a fact is about a thing of this name.
fn holds(what: &What<String>, item: &str) -> bool {
    let same = |name: &String| name.trim().to_lowercase() == item.to_lowercase();
    match what {
        What::Confidence { movement: name, .. }
        | What::Function { activity: name, .. }
        | What::Score { name, .. } => same(name),
        What::Try(attempt) => same(&attempt.movement),
        What::Took(took) => same(&took.name),
        What::Eased(items) | What::Worse(items) => items.iter().any(same),
        What::Quality { words, .. } => words.iter().any(|word| quality_key(*word) == item),
        _ => false,
    }
}
