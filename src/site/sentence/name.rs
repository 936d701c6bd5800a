//! The names of load sources, patterns, colours, phases and levels.

use jiff::civil::Date;

use crate::analysis::dictionary::LoadSource;
use crate::analysis::load::{Amount, Bracket, Colour, Group, Scale, Tolerance};
use crate::site::plan::SitePlan;
use crate::site::wording::Wording;

/// `rotation`, as a reader knows it.
pub fn source(source: LoadSource, words: &Wording) -> String {
    words.text(&format!("source.{}", source.word())).to_owned()
}

pub fn group(group: Group, words: &Wording) -> String {
    match group {
        Group::Source(of) => source(of, words),
        Group::Pattern(pattern) => words.text(&format!("pattern.{}", pattern.word())).to_owned(),
    }
}

/// The key of a colour's word, and the class that gives it its colour and shape.
pub fn colour(colour: Colour) -> (&'static str, &'static str) {
    match colour {
        Colour::Green => ("colour.green", "go"),
        Colour::Amber => ("colour.amber", "care"),
        Colour::Red => ("colour.red", "stop"),
        Colour::Open => ("colour.open", "open"),
        Colour::Unknown => ("colour.unknown", "open"),
    }
}

/// The word of a phase.
pub fn phase(phase: u8, words: &Wording) -> String {
    words.text(&format!("phase.{}", phase.min(5))).to_owned()
}

/// Movements are named by the person; the four that are asked about have words of their own.
pub fn movement_key(movement: &str) -> Option<&'static str> {
    match movement {
        "bend" => Some("movement.bend"),
        "lift" => Some("movement.lift"),
        "twist" => Some("movement.twist"),
        "load" => Some("movement.load"),
        _ => None,
    }
}

/// What a level of a load source begins at: "50 % of usual", "15 min".
pub fn level(scale: Scale, level: u32, words: &Wording) -> String {
    match scale.amount(level) {
        Some(Amount::Share(share)) => words.say("level.share", &[("n", &share.0.to_string())]),
        Some(Amount::Time(time)) => words.numbers().duration(time),
        None => words.say("level.plain", &[("n", &level.to_string())]),
    }
}

/// Where a threshold lies today; what is known from long ago says from when.
pub fn standing(scale: Scale, tolerance: &Tolerance, plan: &SitePlan) -> String {
    standing_of(tolerance, plan, &|of| level(scale, of, plan.words()))
}

/// The same with levels that have names of their own.
pub fn standing_of(tolerance: &Tolerance, plan: &SitePlan, name: &dyn Fn(u32) -> String) -> String {
    let (words, now) = (plan.words(), tolerance.now);
    match (now.fine, fine_long_ago(tolerance, plan)) {
        (Some(fine), Some(last)) => {
            let date = words.numbers().date(last);
            words.say("bracket.long-ago", &[("fine", &name(fine)), ("date", &date)])
        }
        _ => between(now, words, name),
    }
}

/// The day on which what is known fine was last done, where an activity would count as new since.
pub fn fine_long_ago(tolerance: &Tolerance, plan: &SitePlan) -> Option<Date> {
    tolerance.fine_long_ago(plan.report().today, plan.rules().load.dose.new_after_days)
}

/// Between which levels a threshold lay in a week.
pub fn bracket(scale: Scale, bracket: Bracket, words: &Wording) -> String {
    between(bracket, words, &|of| level(scale, of, words))
}

fn between(bracket: Bracket, words: &Wording, name: &dyn Fn(u32) -> String) -> String {
    match (bracket.fine, bracket.too_much) {
        (Some(fine), Some(much)) => {
            words.say("bracket.between", &[("fine", &name(fine)), ("much", &name(much))])
        }
        (Some(fine), None) => words.say("bracket.fine", &[("fine", &name(fine))]),
        (None, Some(much)) => words.say("bracket.much", &[("much", &name(much))]),
        (None, None) => words.text("bracket.unknown").to_owned(),
    }
}
