//! Which things were entered on which day: the strip that `check --days` draws.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::disclosure::Disclosure;
use super::entry::{RatingMoment, What};
use super::kind::Kind;
use crate::calendar::Span;

/// The kinds entered on each day of a span, days without any included.
pub fn entered(disclosure: &Disclosure, span: Span) -> BTreeMap<Date, BTreeSet<Kind>> {
    let mut days: BTreeMap<Date, BTreeSet<Kind>> =
        span.days().map(|day| (day, BTreeSet::new())).collect();
    for fact in disclosure.facts() {
        if let Some(kinds) = days.get_mut(&fact.date) {
            kinds.insert(fact.what.kind());
            if matches!(&fact.what, What::Session(session) if session.response != Default::default())
            {
                kinds.insert(Kind::Response);
            }
        }
    }
    days
}

impl<T> What<T> {
    /// The kind that a grant would name.
    pub fn kind(&self) -> Kind {
        match self {
            What::Rating { moment: RatingMoment::Morning, .. } => Kind::Morning,
            What::Rating { moment: RatingMoment::Evening, .. } => Kind::Evening,
            What::Rating { moment: RatingMoment::Then, .. } => Kind::Pain,
            What::Rating { moment: RatingMoment::Worst, .. } => Kind::Worst,
            What::Quality { .. } => Kind::Quality,
            What::Everyday(_) => Kind::Everyday,
            What::Guarded(_) => Kind::Guarded,
            What::Leg(_) => Kind::Leg,
            What::Flags(_) => Kind::Flags,
            What::Sleep(_) => Kind::Sleep,
            What::Stress(_) => Kind::Stress,
            What::Sit(_) => Kind::Sit,
            What::Took(_) => Kind::Took,
            What::Bout(_) | What::BoutCount(_) => Kind::Bout,
            What::Session(_) => Kind::Session,
            What::Try(_) => Kind::Try,
            What::Confidence { .. } => Kind::Confidence,
            What::Function { .. } => Kind::Function,
            What::Score { .. } => Kind::Score,
            What::Flare(_) => Kind::Flare,
            What::Eased(_) => Kind::Eased,
            What::Worse(_) => Kind::Worse,
            What::Event { .. } => Kind::Event,
            What::Vida { .. } => Kind::Vida,
            What::Absent { kind, .. } => *kind,
            What::Note(_) => Kind::Note,
            What::Ask(_) => Kind::Ask,
            What::Private(_) => Kind::Private,
            What::Other { .. } => Kind::Other,
        }
    }
}
