//! Events with a date: onset, appointments, phases, setbacks, clearances.

use jiff::civil::Date;

use super::head::iso_date;
use super::key::Key;
use super::outcome::{Outcome, tags_of};
use super::walk::{Words, notes_below, single_spaced};
use crate::diag::value;
use crate::journal::{EventKind, Kind, What};

/// `appointment 2026-03-19 physio (A.)`, `phase 2`, `cleared by the doctor 2026-03-20`
pub(super) fn event(outcome: &mut Outcome<'_>, key: Key) {
    if outcome.took_absence(Kind::Event) {
        return;
    }
    let (raw, place) = (outcome.raw, outcome.raw.values.place.clone());
    let all = sentence(outcome, key);
    let Ok((date, rest)) = take_date(&all) else {
        outcome.tell(value::unreadable_date(&place, &raw.values.value));
        let mut words = Words::default();
        words.push(&all, place);
        return outcome.keep_as_note(words);
    };
    let Some((kind, rest)) = kind_of(&rest) else {
        return outcome.tell(value::phase_missing(&place, &raw.values.value));
    };
    let mut words = Words::default();
    words.push(&rest, place.clone());
    for note in notes_below(raw) {
        words.push(&note.values.value, note.values.place.clone());
    }
    let remark = outcome.remark(&words);
    let what = What::Event { kind, on: date.unwrap_or(raw.date), remark };
    outcome.add_tagged(&place, what, tags_of(&words.text));
}

/// Key, name and values as one sentence, so that `phase: 2` and `event: phase 2` are the same.
fn sentence(outcome: &Outcome<'_>, key: Key) -> String {
    let kind = if key == Key::Event { "" } else { key.word() };
    let name = outcome.raw.name.as_ref().map_or("", |name| name.value.as_str());
    single_spaced(&format!("{kind} {name} {}", outcome.raw.values.value))
}

/// The ISO date among the words, and the words without it. A date spelt otherwise is refused.
fn take_date(text: &str) -> Result<(Option<Date>, String), ()> {
    let mut date = None;
    let mut words: Vec<&str> = Vec::new();
    for word in text.split(' ') {
        let bare = word.trim_end_matches([',', ';', '.']);
        match iso_date(bare).filter(|_| bare.len() == 10) {
            Some(found) if date.is_none() => date = Some(found),
            None if looks_like_a_date(bare) => return Err(()),
            _ => words.push(word),
        }
    }
    Ok((date, words.join(" ")))
}

/// `19.3.2026`, `03/19/26`, `2026-3-19`, `2026-02-31`.
fn looks_like_a_date(word: &str) -> bool {
    ['.', '/', '-'].iter().any(|&mark| {
        let parts: Vec<&str> = word.split(mark).collect();
        let digits =
            |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        parts.len() == 3 && parts.iter().all(digits) && word.len() >= 6
    })
}

/// The kind and the words behind it. A phase without its number is none.
fn kind_of(text: &str) -> Option<(EventKind, String)> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let kind = match first.trim_end_matches([':', ',', ';']).to_lowercase().as_str() {
        "onset" | "start" | "began" => EventKind::Onset,
        "appointment" | "appt" | "visit" => EventKind::Appointment,
        "setback" => EventKind::Setback,
        "cleared" | "clearance" => EventKind::Cleared,
        "phase" => {
            let (number, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            let number = number.trim_end_matches([',', ';']);
            let phase = number.parse::<u8>().ok().filter(|phase| *phase <= 5)?;
            return Some((EventKind::Phase(phase), rest.to_owned()));
        }
        _ => return Some((EventKind::Other, text.to_owned())),
    };
    Some((kind, rest.trim_start_matches([',', ';', ' ']).to_owned()))
}
