//! One fact of an export with the rows it was made of, and the mark by which a repeated import
//! knows it again. Knows no format.

use jiff::civil::{Date, Time};
use sha2::{Digest, Sha256};

use crate::diag::Place;
use crate::journal::{Fact, What};

/// A fact that may be brought in.
#[derive(Clone, Debug)]
pub struct Item {
    pub date: Date,
    pub time: Option<Time>,
    pub what: What<String>,
    /// What stays the same in a later export: a moment, a name, a number.
    pub key: String,
    /// Where its first row stands.
    pub place: Place,
    /// The lines of all its rows.
    pub rows: Vec<u32>,
}

impl Item {
    pub(super) fn fact(&self) -> Fact {
        let place = self.place.clone();
        Fact { date: self.date, time: self.time, place, what: self.what.clone() }
    }

    /// Which fact of the export it is, and what it says, each in a few letters that tell nothing.
    pub(super) fn mark(&self) -> Mark {
        let says = format!("{:?} {:?} {:?}", self.date, self.time, self.what);
        Mark { which: short(&self.key, 5), says: short(&says, 3) }
    }
}

/// The mark of an item that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) which: String,
    pub(super) says: String,
}

fn short(text: &str, bytes: usize) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// A moment as a log tells it.
pub(super) fn to_the_minute(time: Time) -> Time {
    Time::constant(time.hour(), time.minute(), 0, 0)
}
