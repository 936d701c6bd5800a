//! Sentences: notes, questions, private words, and what no key is known for.

use super::key::Key;
use super::outcome::{Outcome, tags_of};
use super::walk::notes_below;
use crate::diag::{nearest, value};
use crate::journal::{PrivateText, What};

/// `note: felt looser than last week`; what stands below it are its further lines.
pub(super) fn sentence(outcome: &mut Outcome<'_>, key: Key) {
    let text = full_text(outcome);
    if text.trim_matches(['-', ' ']).is_empty() {
        return;
    }
    let tags = tags_of(&text);
    let sealed = PrivateText::new(text);
    let what = match key {
        Key::Private => What::Private(sealed),
        _ if tags.contains("private") => What::Private(sealed),
        Key::Ask => What::Ask(sealed),
        _ => What::Note(sealed),
    };
    let raw = outcome.raw;
    let place = match (&raw.name, raw.values.value.trim().is_empty()) {
        (Some(name), _) => name.place.clone(),
        (None, true) => raw.key.place.clone(),
        (None, false) => raw.values.place.clone(),
    };
    outcome.add_tagged(&place, what, tags);
}

/// Name, values and the lines below; every line without spaces at its ends, none empty.
fn full_text(outcome: &Outcome<'_>) -> String {
    let raw = outcome.raw;
    let values = tidy(&raw.values.value);
    let first = match &raw.name {
        Some(name) if values.is_empty() => name.value.trim().to_owned(),
        Some(name) => format!("{}: {values}", name.value.trim()),
        None => values,
    };
    let below = notes_below(raw).map(|note| tidy(&note.values.value));
    let lines: Vec<String> =
        std::iter::once(first).chain(below).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A word that is no key: kept for the owner alone, and told.
pub(super) fn other(outcome: &mut Outcome<'_>) {
    let key = &outcome.raw.key;
    let near = nearest(&key.value, Key::names()).or_else(|| nearest(&key.value, Key::words()));
    outcome.tell(crate::diag::log::unknown_key(&key.place, &key.value, near));
    keep_for_owner(outcome);
}

/// `do` or `response` outside a session.
pub(super) fn alone(outcome: &mut Outcome<'_>) {
    let key = &outcome.raw.key;
    outcome.tell(value::outside_session(&key.place, &key.value));
    keep_for_owner(outcome);
}

/// A value so long that it cannot be one.
pub(super) fn too_long(outcome: &mut Outcome<'_>) {
    outcome.tell(value::value_too_long(&outcome.raw.key.place));
    keep_for_owner(outcome);
}

fn keep_for_owner(outcome: &mut Outcome<'_>) {
    let text = full_text(outcome);
    let key = PrivateText::new(outcome.raw.key.value.trim());
    let what = What::Other { key, text: PrivateText::new(text) };
    outcome.add(&outcome.place(), what);
}
