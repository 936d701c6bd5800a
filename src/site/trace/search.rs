//! Finds the facts behind pieces. Facts, sessions and moments stand in the order of their days, so
//! that a span is looked up and not searched for; what is asked for many times is found once.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;

use super::{Piece, Work, holds};
use crate::analysis::dictionary::{Class, Dictionary, LoadSource, Pattern};
use crate::analysis::group_of_movement;
use crate::analysis::load::{ActivityId, Part, SessionReport, TakenFrom};
use crate::calendar::Span;
use crate::journal::{Fact, Kind, What};
use crate::site::plan::SitePlan;

/// One search through a plan.
pub(super) struct Search<'a> {
    plan: &'a SitePlan,
    dictionary: OnceCell<Dictionary>,
    /// Flares and events, which may be about other days than those they were written on.
    events: OnceCell<Vec<usize>>,
}

/// The places of what lies within a span, among things in the order of their days.
fn within<T>(all: &[T], span: Span, date: impl Fn(&T) -> Date) -> Range<usize> {
    let first = all.partition_point(|one| date(one) < span.first);
    first..all.partition_point(|one| date(one) <= span.last).max(first)
}

impl<'a> Search<'a> {
    pub(super) fn new(plan: &'a SitePlan) -> Search<'a> {
        Search { plan, dictionary: OnceCell::new(), events: OnceCell::new() }
    }

    fn facts(&self) -> &'a [Fact] {
        self.plan.disclosure().facts()
    }

    pub(super) fn places(&self, piece: &Piece) -> Vec<usize> {
        match piece {
            Piece::Kinds(span, kinds) => {
                self.of_facts(*span, |fact| kinds.contains(&fact.what.kind()))
            }
            Piece::Events(span) => self.events_about(*span),
            Piece::Item(span, kind, item) => {
                self.of_facts(*span, |fact| fact.what.kind() == *kind && holds(&fact.what, item))
            }
            Piece::Fact(at) => vec![*at],
            Piece::Session(at) => {
                let session = self.plan.report().load.sessions.get(*at);
                session.map_or_else(Vec::new, |session| self.of_session(session))
            }
            Piece::Sessions(span, work) => self.sessions(*span, &self.meant(work)),
            Piece::Moments(span, work) => self.moments(*span, &self.meant(work)),
        }
    }

    fn of_facts(&self, span: Span, is_meant: impl Fn(&Fact) -> bool) -> Vec<usize> {
        let range = within(self.facts(), span, |fact| fact.date);
        let facts = range.clone().zip(self.facts().get(range).unwrap_or_default());
        facts.filter(|(_, fact)| is_meant(fact)).map(|(at, _)| at).collect()
    }

    fn events_about(&self, span: Span) -> Vec<usize> {
        let events = self.events.get_or_init(|| {
            let all = self.facts().iter().enumerate();
            let events =
                all.filter(|(_, fact)| matches!(fact.what, What::Event { .. } | What::Flare(_)));
            events.map(|(at, _)| at).collect()
        });
        let is_meant = |at: &usize| match self.facts().get(*at) {
            Some(Fact { what: What::Event { on, .. }, .. }) => span.contains(*on),
            Some(fact) => span.contains(fact.date),
            None => false,
        };
        events.iter().copied().filter(is_meant).collect()
    }

    fn sessions(&self, span: Span, meant: &Meant) -> Vec<usize> {
        let load = &self.plan.report().load;
        let in_span = |session: &&SessionReport| span.contains(session.date);
        let found: Vec<&SessionReport> = match meant {
            Meant::Activities(ids) => {
                let activities = ids.iter().filter_map(|id| load.activities.get(id.0));
                let points = activities.flat_map(|activity| &activity.points);
                let sessions = points.filter_map(|point| load.sessions.get(point.session));
                sessions.filter(in_span).collect()
            }
            _ => {
                let range = within(&load.sessions, span, |session| session.date);
                let sessions = load.sessions.get(range).unwrap_or_default().iter();
                let is_meant = |part: &Part| meant.has(part.activity, part.class);
                sessions
                    .filter(|session| meant.is_all() || session.parts.iter().any(is_meant))
                    .collect()
            }
        };
        found.into_iter().flat_map(|session| self.of_session(session)).collect()
    }

    fn moments(&self, span: Span, meant: &Meant) -> Vec<usize> {
        let moments = &self.plan.report().load.moments;
        let range = within(moments, span, |moment| moment.date);
        let moments = moments.get(range).unwrap_or_default().iter().filter(|moment| {
            let mut all = moment.exercises.iter();
            meant.is_all() || all.any(|one| meant.has(one.activity, one.class))
        });
        moments.map(|moment| moment.fact).collect()
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
        let facts = self.facts().get(..=last).unwrap_or_default();
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
        let with_rules = || Dictionary::with(&self.plan.rules().activities);
        let found = self.dictionary.get_or_init(with_rules).find(name);
        let with_any = found.key == found.stem;
        let all = self.plan.report().load.activities.iter().enumerate();
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
