//! A disclosure field by field: what a receipt counts, and what the gate before publishing looks
//! for. It reads disclosures alone, the owner's and a reader's, so it is no second door out of
//! the journal. No pattern here may skip a field that holds words.

use jiff::civil::Date;

use super::disclosure::{Disclosure, Fact};
use super::entry::{Activity, Bout, Flare, RatingMoment, Session, Took, Try, What};
use super::kind::Kind;
use super::profile::{Ladder, PlannedWork, Profile, Usual};
use super::value::{Dose, Load, Range, Windows};
use crate::diag::Place;

/// Whose words a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// A sentence of the owner's own.
    Own,
    /// What something is called: an activity, a medicine, a movement.
    Name,
    /// No words: a number, a tick, a date.
    Silent,
}

/// One field of an entry or of the person's part of the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// The kind whose grant shows it.
    pub kind: Kind,
    /// Which field of it, in words for a receipt.
    pub part: &'static str,
    pub voice: Voice,
    pub text: &'a str,
    /// Where it was written; nothing for the configuration.
    pub from: Option<(Date, &'a Place)>,
}

/// Every field there is, in the order of the disclosure.
pub fn fields(disclosure: &Disclosure) -> Vec<Field<'_>> {
    let mut all = Fields { found: Vec::new(), from: None };
    all.profile(disclosure.profile());
    for fact in disclosure.facts() {
        all.fact(fact);
    }
    all.found
}

struct Fields<'a> {
    found: Vec<Field<'a>>,
    from: Option<(Date, &'a Place)>,
}

type Words<'a> = &'a Option<String>;

impl<'a> Fields<'a> {
    fn push(&mut self, kind: Kind, part: &'static str, (voice, text): (Voice, &'a str)) {
        self.found.push(Field { kind, part, voice, text, from: self.from });
    }

    fn value(&mut self, kind: Kind, part: &'static str) {
        self.push(kind, part, (Voice::Silent, ""));
    }

    fn own(&mut self, kind: Kind, part: &'static str, text: Words<'a>) {
        if let Some(text) = text {
            self.push(kind, part, (Voice::Own, text));
        }
    }

    fn name(&mut self, kind: Kind, part: &'static str, text: &'a str) {
        self.push(kind, part, (Voice::Name, text));
    }

    fn remark(&mut self, text: Words<'a>) {
        self.own(Kind::Note, "remarks beside other entries", text);
    }

    fn profile(&mut self, profile: &'a Profile<String>) {
        let Profile { name, episode, began, goal, next, usual, ladders, paused, plan, functions } =
            profile;
        self.own(Kind::Person, "your name", name);
        self.own(Kind::Episode, "what the episode is called", episode);
        if began.is_some() {
            self.value(Kind::Episode, "its first day");
        }
        self.own(Kind::Goal, "your goal", goal);
        self.own(Kind::Goal, "what you plan next", next);
        for Usual { activity, dose } in usual {
            self.name(Kind::Usual, "usual activities", activity);
            self.dose(Kind::Usual, dose);
        }
        for Ladder { activity, rungs } in ladders {
            self.name(Kind::Usual, "ladders", activity);
            rungs.iter().for_each(|dose| self.dose(Kind::Usual, dose));
        }
        paused.iter().for_each(|name| self.name(Kind::Usual, "paused activities", name));
        functions.iter().for_each(|name| self.name(Kind::Function, "activities of your own", name));
        if let Some(PlannedWork { bouts_a_day, sessions_a_week, exercises }) = plan {
            for _ in bouts_a_day.iter().chain(sessions_a_week) {
                self.value(Kind::Plan, "planned numbers");
            }
            exercises.keys().for_each(|name| self.name(Kind::Plan, "planned exercises", name));
        }
    }

    fn fact(&mut self, fact: &'a Fact) {
        let Fact { date, time: _, place, what } = fact;
        self.from = Some((*date, place));
        match what {
            What::Rating { moment, reading: _, remark } => {
                let kind = match moment {
                    RatingMoment::Morning => Kind::Morning,
                    RatingMoment::Evening => Kind::Evening,
                    RatingMoment::Then => Kind::Pain,
                    RatingMoment::Worst => Kind::Worst,
                };
                self.value(kind, "ratings");
                self.remark(remark);
            }
            What::Quality { words: _, stiff_for: _ } => self.value(Kind::Quality, "entries"),
            What::Everyday(_) => self.value(Kind::Everyday, "entries"),
            What::Guarded(_) => self.value(Kind::Guarded, "entries"),
            What::Leg(_) => self.value(Kind::Leg, "entries"),
            What::Flags(_) => self.value(Kind::Flags, "answers"),
            What::Sleep(_) => self.value(Kind::Sleep, "nights"),
            What::Stress(_) => self.value(Kind::Stress, "ratings"),
            What::Sit(_) => self.value(Kind::Sit, "days"),
            What::BoutCount(_) => self.value(Kind::Bout, "counts of a day"),
            What::Took(took) => self.took(took),
            What::Bout(bout) => self.bout(bout),
            What::Session(session) => self.session(session),
            What::Absent { kind, why: _ } => self.value(*kind, "answered as none or unknown"),
            What::Note(text) => self.push(Kind::Note, "notes", (Voice::Own, text)),
            What::Ask(text) => self.push(Kind::Ask, "questions", (Voice::Own, text)),
            What::Private(text) => self.push(Kind::Private, "private lines", (Voice::Own, text)),
            What::Other { key, text } => {
                self.push(Kind::Other, "lines comeback does not know", (Voice::Own, key));
                self.push(Kind::Other, "what stands in them", (Voice::Own, text));
            }
            What::Try(_)
            | What::Confidence { movement: _, reading: _ }
            | What::Function { activity: _, reading: _ }
            | What::Score { name: _, total: _ }
            | What::Flare(_)
            | What::Eased(_)
            | What::Worse(_)
            | What::Event { kind: _, on: _, remark: _ }
            | What::Vida { reading: _, remark: _ } => self.course(what),
        }
    }

    fn course(&mut self, what: &'a What<String>) {
        match what {
            What::Try(attempt) => self.attempt(attempt),
            What::Confidence { movement, reading: _ } => {
                self.name(Kind::Confidence, "ratings", movement);
            }
            What::Function { activity, reading: _ } => {
                self.name(Kind::Function, "ratings", activity);
            }
            What::Score { name, total: _ } => self.name(Kind::Score, "totals", name),
            What::Flare(flare) => {
                let Flare { what, reading: _, lasted: _, until: _, settled: _ } = flare;
                self.value(Kind::Flare, "flares");
                self.own(Kind::Note, "words beside a flare", what);
            }
            What::Eased(items) => {
                items.iter().for_each(|item| self.name(Kind::Eased, "things", item));
            }
            What::Worse(items) => {
                items.iter().for_each(|item| self.name(Kind::Worse, "things", item));
            }
            What::Event { kind: _, on: _, remark } => {
                self.value(Kind::Event, "events");
                self.remark(remark);
            }
            What::Vida { reading: _, remark } => {
                self.value(Kind::Vida, "ratings");
                self.remark(remark);
            }
            _ => {}
        }
    }

    fn took(&mut self, took: &'a Took<String>) {
        let Took { name, amount, remark } = took;
        self.name(Kind::Took, "names of medicines", name);
        if let Some(amount) = amount {
            self.name(Kind::Took, "amounts", amount);
        }
        self.remark(remark);
    }

    fn bout(&mut self, bout: &'a Bout<String>) {
        let Bout { activities, effort: _, remark } = bout;
        self.value(Kind::Bout, "moments");
        activities.iter().for_each(|activity| self.activity(Kind::Bout, activity));
        self.remark(remark);
    }

    fn session(&mut self, session: &'a Session<String>) {
        let Session { name, dose, tags, activities, response, remark } = session;
        self.name(Kind::Session, "sessions", name);
        self.dose(Kind::Session, dose);
        tags.iter().for_each(|tag| self.name(Kind::Session, "tags", tag));
        activities.iter().for_each(|activity| self.activity(Kind::Session, activity));
        if *response != Windows::default() {
            self.value(Kind::Response, "answers of the back");
        }
        self.remark(remark);
    }

    fn activity(&mut self, kind: Kind, activity: &'a Activity<String>) {
        let Activity { name, dose, tags, remark } = activity;
        self.name(kind, "exercises", name);
        self.dose(kind, dose);
        tags.iter().for_each(|tag| self.name(kind, "tags", tag));
        self.remark(remark);
    }

    fn dose(&mut self, kind: Kind, dose: &'a Dose) {
        if let Some(Load::Band(band)) = &dose.load {
            self.name(kind, "bands", band);
        }
        if let Some(Range::To(goal)) = &dose.range {
            self.name(kind, "how far", goal);
        }
    }

    fn attempt(&mut self, attempt: &'a Try<String>) {
        let Try { movement, feared, happened, came: _, remark } = attempt;
        self.name(Kind::Try, "movements", movement);
        self.own(Kind::Try, "what was feared", feared);
        self.own(Kind::Try, "what happened", happened);
        self.remark(remark);
    }
}
