//! One fact as it was spelt, before the grammar reads its values: what a line of the Markdown
//! log, a row of a long table and a cell of a wide one have in common.

use jiff::civil::{Date, Time};

use crate::diag::Place;

/// Something with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub place: Place,
}

impl<T> Spanned<T> {
    pub fn new(value: T, place: Place) -> Spanned<T> {
        Spanned { value, place }
    }
}

/// `- session 18:10 Gym: 50min, effort 4` with what is indented below it. In a table the name is
/// the item, the values are the amount, and the windows and the note are children.
#[derive(Clone, Debug)]
pub struct RawFact {
    pub date: Date,
    pub time: Option<Time>,
    /// As written; the grammar compares it without regard to case.
    pub key: Spanned<String>,
    /// What stands between key (and time) and the colon: `Gym`.
    pub name: Option<Spanned<String>>,
    /// What stands behind the colon, not yet taken apart; its place is its first character.
    pub values: Spanned<String>,
    /// What belongs to it: activities and the response of a session.
    pub children: Vec<RawFact>,
}
