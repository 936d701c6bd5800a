//! The small grammar: what the values of a fact mean, the same in all three spellings. FORMAT.md
//! is its specification. Knows no file format, and nothing of what follows from a value.

mod checkin;
mod course;
mod dose;
mod event;
mod head;
mod key;
mod length;
mod lex;
mod life;
mod outcome;
mod reading;
mod walk;
mod words;
mod work;

#[cfg(test)]
mod tests;

use super::raw::RawFact;
use super::settings::Settings;
use crate::diag::Parsed;
use crate::journal::{Entry, Kind, RatingMoment};

pub use dose::dose;
pub use head::{Head, clock, head, iso_date};
pub use key::Key;

use outcome::Outcome;

/// Values longer than this many bytes are words, whatever their key.
const LONGEST_VALUE: usize = 20_000;

/// Reads one fact and what stands below it. What cannot be read is left out and told; the rest
/// is kept.
pub fn fact(raw: &RawFact, settings: &Settings) -> Parsed<Vec<Entry>> {
    let mut outcome = Outcome::new(raw, settings);
    let key = Key::named(&raw.key.value);
    match key {
        Some(key) if outcome.has_something_to_say(key) => read(key, &mut outcome),
        Some(_) => {}
        None => words::other(&mut outcome),
    }
    let mut parsed = outcome.finish();
    for child in raw.children.iter().filter(|child| !work::has_room_for(key, child)) {
        let entries = fact(child, settings).into_value(&mut parsed.diagnostics);
        parsed.value.extend(entries);
    }
    parsed
}

fn read(key: Key, outcome: &mut Outcome<'_>) {
    if outcome.is_too_long(key) {
        return words::too_long(outcome);
    }
    match key {
        Key::Morning => checkin::rating(outcome, RatingMoment::Morning),
        Key::Evening => checkin::rating(outcome, RatingMoment::Evening),
        Key::Pain => checkin::rating(outcome, RatingMoment::Then),
        Key::Worst => checkin::rating(outcome, RatingMoment::Worst),
        Key::Quality => checkin::quality(outcome),
        Key::Stiff => checkin::stiff(outcome),
        Key::Everyday => checkin::everyday(outcome),
        Key::Guarded => checkin::guarded(outcome),
        Key::Leg => checkin::leg(outcome),
        Key::Flags => checkin::flags(outcome),
        Key::Sleep => life::sleep(outcome),
        Key::Stress => life::stress(outcome),
        Key::Sit => life::sit(outcome),
        Key::Took => life::took(outcome),
        Key::Bout => work::bout(outcome),
        Key::Bouts => life::bout_count(outcome),
        Key::Session => work::session(outcome),
        Key::Do | Key::Response => words::alone(outcome),
        Key::Try => course::attempt(outcome),
        Key::Confidence => course::rated_items(outcome, Kind::Confidence),
        Key::Function => course::rated_items(outcome, Kind::Function),
        Key::Score => course::score(outcome),
        Key::Flare => course::flare(outcome),
        Key::Eased => course::list(outcome, Kind::Eased),
        Key::Worse => course::list(outcome, Kind::Worse),
        Key::Event | Key::Onset | Key::Appointment | Key::Phase | Key::Setback | Key::Cleared => {
            event::event(outcome, key);
        }
        Key::Vida => life::vida(outcome),
        Key::Note | Key::Ask | Key::Private => words::sentence(outcome, key),
    }
}
