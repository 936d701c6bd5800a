//! Rows of activities to sessions: a walk, a ride or a class each, with its length and distance.
//! Knows no heading.

use jiff::civil::{Date, Time};

use super::item::{Item, to_the_minute};
use super::length::{self, Length};
use super::sets::{bare, plain, session_says};
use super::{Reading, Why, With};
use crate::diag::{Place, import as diag};
use crate::journal::{Distance, Dose, Reading as Score, Seconds, What};

/// An activity longer than this was forgotten, not done.
const LONGEST: u32 = 24 * 3600;

/// One activity as a row tells it.
#[derive(Clone, Debug)]
pub(super) struct Done {
    pub(super) place: Place,
    pub(super) line: u32,
    pub(super) date: Date,
    pub(super) time: Option<Time>,
    /// What stays the same in a later export.
    pub(super) key: String,
    /// `Running`, `strength_training`, `WeightTraining`
    pub(super) sort: String,
    pub(super) title: String,
    pub(super) note: String,
    pub(super) length: Option<Seconds>,
    pub(super) distance: Option<Distance>,
    pub(super) effort: Option<Score>,
}

/// Adds an activity to what was found; or leaves its row.
pub(super) fn session(done: Done, reading: &mut Reading<'_>) {
    let Some(name) = named(&done.sort) else {
        reading.ledger.leave(done.line, Why::Blank);
        return;
    };
    let duration = match length::judged(done.length, LONGEST) {
        Length::Of(length) => Some(length),
        Length::None => None,
        Length::Odd => {
            reading.told.push(diag::odd_length(&done.place));
            None
        }
    };
    let mut words = Vec::new();
    for (what, text) in [(With::Titles, &done.title), (With::Notes, &done.note)] {
        if reading.options.takes(what) && !plain(text).is_empty() {
            words.push(plain(text));
        }
    }
    let (distance, effort) = (done.distance, done.effort);
    let mut session = bare(name);
    session.dose = Dose { duration, distance, effort, ..Dose::default() };
    session.remark = Some(words.join("; ")).filter(|words| !words.is_empty());
    reading.items.push(Item {
        date: done.date,
        time: done.time.map(to_the_minute),
        what: What::Session(session),
        key: done.key,
        place: done.place,
        rows: vec![done.line],
    });
}

/// The sort of an activity as a name: `strength training`.
fn named(sort: &str) -> Option<String> {
    let mut name = String::new();
    let mut before = ' ';
    for c in sort.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            name.push(' ');
        }
        name.push(if c == '_' || c == ':' || c == '/' { ' ' } else { c });
        before = c;
    }
    let name = plain(&name.to_lowercase());
    (!name.is_empty() && session_says(&name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sort_of_activity_is_a_name_of_words() {
        for (sort, name) in [
            ("WeightTraining", "weight training"),
            ("strength_training", "strength training"),
            ("Run", "run"),
            ("Natação em piscina", "natação em piscina"),
        ] {
            assert_eq!(named(sort).as_deref(), Some(name));
        }
        assert_eq!(named("  "), None);
    }
}
