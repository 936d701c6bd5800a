//! Walks over the pieces of a fact. Values come first in a piece; from the first word that is
//! no value on, the rest of the piece is words. The words of all pieces are the remark: never an
//! error, never lost. A note below a fact gives values only where a whole piece is values.
//!
//! `read` tells how many parts the item at a part takes, if it knows it.

use super::key::Key;
use super::lex::{Piece, pieces};
use super::outcome::tags_of;
use crate::diag::Place;
use crate::source::raw::RawFact;

/// The words that are left over, and where they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) place: Option<Place>,
    /// Words tagged `#private`, kept apart.
    pub(super) private: Vec<(String, Place)>,
}

impl Words {
    pub(super) fn push(&mut self, text: &str, place: Place) {
        let text = single_spaced(text);
        if text.is_empty() {
            return;
        }
        if tags_of(&text).contains("private") {
            return self.private.push((text, place));
        }
        if !self.text.is_empty() {
            self.text.push_str(", ");
        }
        self.text.push_str(&text);
        self.place.get_or_insert(place);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the values of a fact and of the notes below it; returns the words left over.
pub(super) fn walk<S: Clone>(
    raw: &RawFact,
    state: &mut S,
    read: impl Fn(&mut S, &Piece<'_>, usize) -> Option<usize>,
) -> Words {
    let mut words = Words::default();
    if let Some(name) = &raw.name {
        words.push(&name.value, name.place.clone());
    }
    walk_values(raw, state, &mut words, &read);
    words
}

/// The same without the name, which means something to this key.
pub(super) fn walk_values<S: Clone>(
    raw: &RawFact,
    state: &mut S,
    words: &mut Words,
    read: &impl Fn(&mut S, &Piece<'_>, usize) -> Option<usize>,
) {
    for piece in pieces(&raw.values) {
        walk_piece(&piece, state, words, read);
    }
    walk_notes(raw, state, words, read);
}

pub(super) fn walk_notes<S: Clone>(
    raw: &RawFact,
    state: &mut S,
    words: &mut Words,
    read: &impl Fn(&mut S, &Piece<'_>, usize) -> Option<usize>,
) {
    for piece in notes_below(raw).flat_map(|note| pieces(&note.values)) {
        let mut trial = state.clone();
        if piece.quoted.is_none() && items(&piece, &mut trial, read) == piece.len() {
            *state = trial;
        } else {
            words.push(piece.words(), piece.place(0, piece.len()));
        }
    }
}

/// The `note` items below a fact.
pub(super) fn notes_below(raw: &RawFact) -> impl Iterator<Item = &RawFact> {
    raw.children.iter().filter(|child| Key::named(&child.key.value) == Some(Key::Note))
}

/// Reads the values of one piece and keeps the words behind them.
pub(super) fn walk_piece<S>(
    piece: &Piece<'_>,
    state: &mut S,
    words: &mut Words,
    read: &impl Fn(&mut S, &Piece<'_>, usize) -> Option<usize>,
) {
    let at = if piece.quoted.is_some() { 0 } else { items(piece, state, read) };
    if at == 0 {
        words.push(piece.words(), piece.place(0, piece.len()));
    } else if at < piece.len() {
        words.push(piece.raw(at, piece.len()), piece.place(at, piece.len()));
    }
}

/// Reads one item after the other from the beginning; how many parts they take.
pub(super) fn items<S>(
    piece: &Piece<'_>,
    state: &mut S,
    read: &impl Fn(&mut S, &Piece<'_>, usize) -> Option<usize>,
) -> usize {
    items_from(piece, 0, state, read)
}

/// The same from a part on; the part where it ends.
pub(super) fn items_from<S>(
    piece: &Piece<'_>,
    from: usize,
    state: &mut S,
    read: &impl Fn(&mut S, &Piece<'_>, usize) -> Option<usize>,
) -> usize {
    let mut at = from;
    while at < piece.len() {
        match read(state, piece, at) {
            Some(used) if used > 0 => at += used,
            _ => break,
        }
    }
    at
}
