//! A diary in a few characters, for the tests of the analysis: entries are sealed and disclosed
//! to the owner as any log is.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, date};

use crate::calendar::plus;
use crate::diag::Place;
use crate::inputs::RelPath;
use crate::journal::{
    Audience, Disclosure, Entry, Journal, Kind, NameStyle, PrivateText, Profile, RatingMoment,
    Reading, Scope, Tenths, What, disclose,
};

/// The first day of every diary here, a Sunday; the spring change of clocks lies in its weeks.
pub(crate) const FIRST: Date = date(2026, 3, 1);

/// The n-th day of the diary, from 1.
pub(crate) fn day(n: u32) -> Date {
    plus(FIRST, n.saturating_sub(1))
}

#[derive(Clone, Default)]
pub(crate) struct Diary {
    pub(crate) entries: Vec<Entry>,
    pub(crate) profile: Profile<PrivateText>,
}

impl Diary {
    /// Morning ratings from the first day on: `5 4.5 . 3`, where `.` is a day without one.
    pub(crate) fn mornings(ratings: &str) -> Diary {
        Diary::default().rated(1, RatingMoment::Morning, ratings)
    }

    /// Ratings of one moment from the n-th day on.
    pub(crate) fn rated(self, from: u32, moment: RatingMoment, ratings: &str) -> Diary {
        (from..).zip(ratings.split_whitespace()).fold(self, |diary, (n, rating)| match rating {
            "." => diary,
            _ => diary.on(n, rating_of(moment, rating)),
        })
    }

    /// One more entry on the n-th day.
    pub(crate) fn on(self, n: u32, what: What<PrivateText>) -> Diary {
        self.at(day(n), None, what)
    }

    pub(crate) fn at(mut self, date: Date, time: Option<Time>, what: What<PrivateText>) -> Diary {
        let line = u32::try_from(self.entries.len()).unwrap() + 1;
        let place = Place::new(&RelPath::new("log.md").unwrap(), line, 1, 1);
        self.entries.push(Entry::new(date, time, place, what));
        self
    }

    pub(crate) fn disclosed(&self) -> Disclosure {
        self.disclosed_to(&Audience::owner())
    }

    pub(crate) fn disclosed_to(&self, audience: &Audience) -> Disclosure {
        disclose(&Journal::seal(self.profile.clone(), self.entries.clone()), audience)
    }
}

/// A reader with these grants alone.
pub(crate) fn reader(grants: &[(Kind, Scope)]) -> Audience {
    let grants: BTreeMap<Kind, Scope> = grants.iter().copied().collect();
    Audience::reader("reader", grants, std::collections::BTreeSet::new(), NameStyle::Full)
}

/// `3`, `3.5`, `?` or `skip`.
pub(crate) fn reading(text: &str) -> Reading {
    match text {
        "?" => Reading::Unknown,
        "skip" => Reading::Skipped,
        _ => {
            let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
            let tenths = whole.parse::<i32>().unwrap() * 10 + tenth.parse::<i32>().unwrap();
            Reading::Number(Tenths(tenths))
        }
    }
}

pub(crate) fn rating_of(moment: RatingMoment, text: &str) -> What<PrivateText> {
    What::Rating { moment, reading: reading(text), remark: None }
}
