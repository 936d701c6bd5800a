//! What is being made of one fact: its entries and problems. Fills in the day and the time.

use std::collections::BTreeSet;

use super::key::Key;
use super::lex::{Lexeme, Piece, pieces, tag_length};
use super::walk::Words;
use crate::diag::{Diagnostic, Parsed, Place, value};
use crate::journal::{Absence, Entry, Kind, PrivateText, What};
use crate::source::raw::RawFact;
use crate::source::settings::Settings;

pub(super) struct Outcome<'a> {
    pub(super) raw: &'a RawFact,
    pub(super) settings: &'a Settings,
    entries: Vec<Entry>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Outcome<'a> {
    pub(super) fn new(raw: &'a RawFact, settings: &'a Settings) -> Outcome<'a> {
        Outcome { raw, settings, entries: Vec::new(), diagnostics: Vec::new() }
    }

    pub(super) fn finish(self) -> Parsed<Vec<Entry>> {
        Parsed::with(self.entries, self.diagnostics)
    }

    /// Nothing behind the colon and nothing below is nothing entered. A name is something to
    /// say where the key takes one: `session gym`, `try bending`.
    pub(super) fn has_something_to_say(&self, key: Key) -> bool {
        let named = matches!(
            key,
            Key::Session
                | Key::Bout
                | Key::Try
                | Key::Took
                | Key::Flare
                | Key::Event
                | Key::Setback
                | Key::Onset
                | Key::Cleared
                | Key::Note
                | Key::Ask
                | Key::Private
        );
        !self.raw.values.value.trim().is_empty()
            || self.raw.children.iter().any(says_something)
            || (named && self.raw.name.is_some())
    }

    pub(super) fn is_too_long(&self, key: Key) -> bool {
        let is_words = matches!(key, Key::Note | Key::Ask | Key::Private);
        !is_words && self.raw.values.value.len() > super::LONGEST_VALUE
    }

    pub(super) fn tell(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }

    pub(super) fn tell_all(&mut self, problems: Vec<Diagnostic>) {
        self.diagnostics.extend(problems);
    }

    pub(super) fn add(&mut self, place: &Place, what: What<PrivateText>) {
        self.add_tagged(place, what, BTreeSet::new());
    }

    pub(super) fn add_tagged(
        &mut self,
        place: &Place,
        what: What<PrivateText>,
        tags: BTreeSet<String>,
    ) {
        let entry = Entry::new(self.raw.date, self.raw.time, place.clone(), what);
        self.entries.push(entry.tagged(tags));
    }

    /// Keeps words beside a fact that has no room for them as a note of the same moment.
    pub(super) fn keep_as_note(&mut self, words: Words) {
        self.keep_private(&words);
        if let Some(place) = words.place {
            let tags = tags_of(&words.text);
            self.add_tagged(&place, What::Note(PrivateText::new(words.text)), tags);
        }
    }

    /// The remark of a fact, sealed; nothing where no words are left. Words tagged `#private`
    /// become private entries of their own.
    pub(super) fn remark(&mut self, words: &Words) -> Option<PrivateText> {
        self.keep_private(words);
        sealed(words)
    }

    fn keep_private(&mut self, words: &Words) {
        for (text, place) in &words.private {
            self.add(place, What::Private(PrivateText::new(text.clone())));
        }
    }

    /// The same, told: here words are more likely a slip than a remark.
    pub(super) fn keep_and_tell(&mut self, words: Words) {
        if let Some(place) = &words.place {
            let example = Key::named(&self.raw.key.value).map_or("", Key::example);
            self.tell(value::not_understood(place, &words.text, example));
        }
        self.keep_as_note(words);
    }

    /// Takes a value that is `-`, `?` or `skip` alone.
    pub(super) fn took_absence(&mut self, kind: Kind) -> bool {
        let Some((why, place)) = self.absence() else { return false };
        self.add(&place, What::Absent { kind, why });
        true
    }

    /// Whether the whole value is `-`, `?` or `skip`.
    pub(super) fn absence(&self) -> Option<(Absence, Place)> {
        let found = pieces(&self.raw.values);
        let [piece] = found.as_slice() else { return None };
        let why = lone_absence(piece)?;
        (self.raw.children.is_empty()).then(|| (why, piece.place(0, piece.len())))
    }

    /// Where the fact as a whole stands: its key.
    pub(super) fn place(&self) -> Place {
        self.raw.key.place.clone()
    }
}

fn says_something(raw: &RawFact) -> bool {
    !raw.values.value.trim().is_empty()
        || raw.name.is_some()
        || raw.children.iter().any(says_something)
}

fn lone_absence(piece: &Piece<'_>) -> Option<Absence> {
    if piece.quoted.is_some() {
        return None;
    }
    let dashes =
        piece.parts.iter().all(|part| matches!(part.lexeme, Lexeme::Symbol('-' | '–' | '—' | '−')));
    match (dashes, piece.len(), piece.symbol(0), piece.word(0).as_deref()) {
        (true, ..) => Some(Absence::None),
        (_, 1, Some('?'), _) => Some(Absence::Unknown),
        (_, 1, _, Some("skip" | "skipped")) => Some(Absence::Skipped),
        _ => None,
    }
}

pub(super) fn sealed(words: &Words) -> Option<PrivateText> {
    (!words.is_empty()).then(|| PrivateText::new(words.text.clone()))
}

/// The `#words` of a text, in lower case without their `#`.
pub(super) fn tags_of(text: &str) -> BTreeSet<String> {
    text.match_indices('#')
        .filter(|(at, _)| text[..*at].chars().next_back().is_none_or(char::is_whitespace))
        .filter_map(|(at, _)| match tag_length(&text[at..]) {
            0 => None,
            length => Some(text[at + 1..at + length].to_lowercase()),
        })
        .collect()
}
