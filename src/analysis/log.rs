//! A disclosure as of one day: what was written up to it, and whether a kind can be judged day
//! by day at all. Entries of later days do not count.

use jiff::civil::Date;

use super::answer::{Lack, Told};
use crate::calendar::Span;
use crate::journal::{Disclosure, Fact, Grain, Kind};

/// What one reader may know on one day.
#[derive(Clone, Copy, Debug)]
pub struct Log<'a> {
    pub disclosure: &'a Disclosure,
    pub today: Date,
}

impl<'a> Log<'a> {
    /// All facts up to today, oldest first.
    pub fn facts(self) -> &'a [Fact] {
        let facts = self.disclosure.facts();
        let end = facts.partition_point(|fact| fact.date <= self.today);
        facts.get(..end).unwrap_or_default()
    }

    /// The facts of a span, up to today.
    pub fn facts_in(self, span: Span) -> &'a [Fact] {
        let facts = self.facts();
        let from = facts.partition_point(|fact| fact.date < span.first);
        let to = facts.partition_point(|fact| fact.date <= span.last);
        facts.get(from..to).unwrap_or_default()
    }

    /// The `days` days that end today.
    pub fn last_days(self, days: u32) -> Span {
        Span::ending(self.today, days)
    }

    /// Whether a kind is shown day by day.
    pub fn shows(self, kind: Kind) -> Told<()> {
        match self.disclosure.scopes().get(&kind).map(|scope| scope.grain) {
            Some(Grain::Day) => Ok(()),
            Some(grain) => Err(Lack::SharedBy(kind, grain)),
            None => Err(Lack::NotShared(kind)),
        }
    }

    /// Whether any of several kinds is shown day by day; if not, why: a coarse grant says more
    /// than none, and else the first kind speaks.
    pub fn shows_any(self, kinds: &[Kind]) -> Told<()> {
        let mut lacks = Vec::new();
        for kind in kinds {
            match self.shows(*kind) {
                Ok(()) => return Ok(()),
                Err(lack) => lacks.push(lack),
            }
        }
        let coarse = lacks.iter().find(|lack| matches!(lack, Lack::SharedBy(_, _)));
        coarse.or(lacks.first()).map_or(Ok(()), |lack| Err(*lack))
    }
}
