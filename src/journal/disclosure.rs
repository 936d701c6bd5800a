//! What one audience may know: the only thing that analysis, charts and pages are made from.
//! Only `disclose` makes one.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::audience::{Grain, Scope};
use super::entry::What;
use super::kind::Kind;
use super::profile::Profile;
use super::value::Tenths;
use crate::calendar::{Month, Week};
use crate::diag::Place;

/// A journal as one audience may see it.
#[derive(Clone, Debug)]
pub struct Disclosure {
    pub(super) reader: String,
    pub(super) to_owner: bool,
    pub(super) scopes: BTreeMap<Kind, Scope>,
    pub(super) profile: Profile<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) figures: Vec<Figure>,
}

impl Disclosure {
    /// The name of the audience.
    pub fn reader(&self) -> &str {
        &self.reader
    }

    /// Whether the reader is the person who wrote the log.
    pub fn to_owner(&self) -> bool {
        self.to_owner
    }

    /// What was granted, kind by kind; the same whatever the log holds.
    pub fn scopes(&self) -> &BTreeMap<Kind, Scope> {
        &self.scopes
    }

    /// Whether a kind is shown day by day.
    pub fn shows_days_of(&self, kind: Kind) -> bool {
        self.scopes.get(&kind).is_some_and(|scope| scope.grain == Grain::Day)
    }

    pub fn profile(&self) -> &Profile<String> {
        &self.profile
    }

    /// The facts shown day by day: sorted by day, time and content, whatever the order of files.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The typical values of coarser grants, sorted by kind, item and period.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }
}

/// One disclosed entry. The place serves `explain` and the owner's diagnostics, never a page.
#[derive(Clone, Debug)]
pub struct Fact {
    pub date: Date,
    pub time: Option<Time>,
    pub place: Place,
    pub what: What<String>,
}

/// The week or month of a coarse figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Week(Week),
    Month(Month),
}

/// The typical value of a kind in a week, a median rounded to half a point, or in a month, the
/// median of its weeks. How many days there were is not told: two readers with different grains
/// could subtract one count from the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    pub kind: Kind,
    /// The movement or activity, for kinds that have one.
    pub item: Option<String>,
    pub period: Period,
    pub typical: Tenths,
}
