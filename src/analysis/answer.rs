//! The three answers and the reasons for the third. Unknown is never zero and never green: what
//! cannot be told says what is missing.

use crate::journal::{Grain, Kind};

/// A figure, or the reason why it cannot be told.
pub type Told<T> = Result<T, Lack>;

/// Why something cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The reader was not granted the kind.
    NotShared(Kind),
    /// The kind is shared by the week or month alone.
    SharedBy(Kind, Grain),
    /// Too few days of `of` have a value.
    TooFewDays { have: u32, need: u32, of: u32 },
    /// Too few of something else: sessions, answers, pairs of days.
    TooFew { have: u32, need: u32 },
    /// Nothing of this kind has been written yet, or nothing recent enough.
    NotAsked(Kind),
    /// The log has only reached this day; judging starts later.
    TooEarly { day: u32, from: u32 },
    /// There is a verdict of today, but it has not held long enough to be announced.
    Unconfirmed,
}

/// The answer to one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    Met,
    NotYet,
    CannotTell(Lack),
}

impl Answer {
    /// Met or not yet.
    pub fn of(met: bool) -> Answer {
        if met { Answer::Met } else { Answer::NotYet }
    }
}

/// A part of a whole in percent: of usual, of planned days. May be above 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub u32);
