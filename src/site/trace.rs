//! What a row of a table or a point of a chart rests on: days and kinds, told when the number is
//! made, and looked up in the disclosure when somebody asks. It holds no place and is left out of
//! what templates get, so nothing of it reaches a page.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::fact::quality_key;
use super::plan::SitePlan;
use crate::analysis::dictionary::{Class, Dictionary, LoadSource, Pattern};
use crate::analysis::group_of_movement;
use crate::analysis::load::{ActivityId, Group, SessionReport, TakenFrom};
use crate::calendar::Span;
use crate::journal::{Fact, Kind, What};

/// Ratings that the value of a day is made of.
pub const PAIN: &[Kind] = &[Kind::Morning, Kind::Evening, Kind::Pain];

/// Some facts, without naming one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
        let places: BTreeSet<usize> = pieces.flat_map(|piece| self.places(piece)).collect();
        places.into_iter().filter_map(|at| self.disclosure().facts().get(at)).collect()
    }

    fn places(&self, piece: &Piece) -> Vec<usize> {
        match piece {
            Piece::Kinds(span, kinds) => {
                self.of_facts(|fact| kinds.contains(&fact.what.kind()) && span.contains(fact.date))
            }
            Piece::Events(span) => self.of_facts(|fact| match &fact.what {
                What::Event { on, .. } => span.contains(*on),
                What::Flare(_) => span.contains(fact.date),
                _ => false,
            }),
            Piece::Item(span, kind, item) => self.of_facts(|fact| {
                fact.what.kind() == *kind && span.contains(fact.date) && holds(&fact.what, item)
            }),
            Piece::Fact(at) => vec![*at],
            Piece::Session(at) => {
                let session = self.report().load.sessions.get(*at);
                session.map_or_else(Vec::new, |session| self.of_session(session))
            }
            Piece::Sessions(span, work) => {
                let meant = self.meant(work);
                let sessions = self.report().load.sessions.iter().filter(|session| {
                    let mut parts = session.parts.iter();
                    span.contains(session.date)
                        && (meant.is_all()
                            || parts.any(|part| meant.has(part.activity, part.class)))
                });
                sessions.flat_map(|session| self.of_session(session)).collect()
            }
            Piece::Moments(span, work) => {
                let meant = self.meant(work);
                let moments = self.report().load.moments.iter().filter(|moment| {
                    let mut all = moment.exercises.iter();
                    span.contains(moment.date)
                        && (meant.is_all() || all.any(|one| meant.has(one.activity, one.class)))
                });
                moments.map(|moment| moment.fact).collect()
            }
        }
    }

    fn of_facts(&self, is_meant: impl Fn(&Fact) -> bool) -> Vec<usize> {
        let facts = self.disclosure().facts().iter().enumerate();
        facts.filter(|(_, fact)| is_meant(fact)).map(|(at, _)| at).collect()
    }

    /// A session's own entry, and every rating that its answer was taken from.
    fn of_session(&self, session: &SessionReport) -> Vec<usize> {
        let response = &session.response;
        let windows = [response.before, response.during, response.hour, response.next];
        let taken = windows.into_iter().chain([response.reference]).flatten();
        let mut all = vec![session.fact];
        all.extend(response.new_leg_sign);
        for taken in taken {
            match taken.from {
                TakenFrom::Session | TakenFrom::Before => {}
                TakenFrom::EarlierRating { fact }
                | TakenFrom::NextMorning { fact }
                | TakenFrom::ThatMorning { fact } => all.push(fact),
                TakenFrom::MorningsBefore { mornings, last } => {
                    all.extend(self.mornings_up_to(last, mornings));
                }
            }
        }
        all
    }

    /// The last so many mornings up to a fact.
    fn mornings_up_to(&self, last: usize, mornings: u32) -> impl Iterator<Item = usize> {
        let facts = self.disclosure().facts().get(..=last).unwrap_or_default();
        let is_morning = |(_, fact): &(usize, &Fact)| {
            matches!(&fact.what, What::Rating { reading, .. } if reading.value().is_some())
                && fact.what.kind() == Kind::Morning
        };
        let wanted = usize::try_from(mornings).unwrap_or(usize::MAX);
        facts.iter().enumerate().rev().filter(is_morning).map(|(at, _)| at).take(wanted)
    }

    /// Work with the names in it looked up.
    fn meant(&self, work: &Work) -> Meant {
        match work {
            Work::Any => Meant::All,
            Work::Source(source) => Meant::Source(*source),
            Work::Pattern(pattern) => Meant::Pattern(*pattern),
            Work::Activity(id) => Meant::Activities(vec![*id]),
            Work::Named(name) => Meant::Activities(self.named(name)),
            Work::Movement(movement) => match group_of_movement(movement) {
                Some(group) => self.meant(&group.into()),
                None => Meant::Activities(self.named(movement)),
            },
        }
    }

    /// The activities that a name may mean.
    fn named(&self, name: &str) -> Vec<ActivityId> {
        let found = Dictionary::with(&self.rules().activities).find(name);
        let with_any = found.key == found.stem;
        let all = self.report().load.activities.iter().enumerate();
        let named = all.filter(|(_, activity)| {
            let called = &activity.called;
            called.key == found.key || (with_any && called.stem == found.stem)
        });
        named.map(|(id, _)| ActivityId(id)).collect()
    }
}

/// Which activities are meant.
enum Meant {
    All,
    Source(LoadSource),
    Pattern(Pattern),
    Activities(Vec<ActivityId>),
}

impl Meant {
    fn has(&self, activity: ActivityId, class: Option<Class>) -> bool {
        match self {
            Meant::All => true,
            Meant::Source(source) => class.is_some_and(|class| class.sources.has(*source)),
            Meant::Pattern(pattern) => class.is_some_and(|class| class.pattern == Some(*pattern)),
            Meant::Activities(ids) => ids.contains(&activity),
        }
    }

    fn is_all(&self) -> bool {
        matches!(self, Meant::All)
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
