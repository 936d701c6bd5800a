//! Making facts from lines: places, parents, and the hand-over to the grammar.

use jiff::civil::Date;

use super::field::bracketed;
use super::reader::{Reader, Row, Slot};
use super::spelt::{Spelt, plain};
use crate::diag::{Diagnostic, Place, log, note, value};
use crate::source::grammar::{self, Key};
use crate::source::raw::{RawFact, Spanned};

/// Key, name and values, each part with the byte of the text where it begins.
type Parts<'p> = (&'p str, Option<(usize, &'p str)>, (usize, &'p str));

impl Reader<'_> {
    /// The place of a part of a row's text.
    pub(super) fn spot(&self, row: Row<'_>, at: usize, part: &str) -> Place {
        let before = row.line.get(..row.shaped.offset + at).unwrap_or(row.line);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.place(row.number, number(before.chars().count() + 1), number(part.chars().count()))
    }

    pub(super) fn raw(&self, row: Row<'_>, date: Date, (key, name, values): Parts<'_>) -> RawFact {
        let part =
            |(at, text): (usize, &str)| Spanned::new(text.to_owned(), self.spot(row, at, text));
        RawFact {
            date,
            time: None,
            key: part((0, key)),
            name: name.map(part),
            values: part(values),
            children: Vec::new(),
        }
    }

    pub(super) fn spelt(&self, row: Row<'_>, date: Date, spelt: &Spelt<'_>) -> RawFact {
        let name = spelt.name.as_ref().map(|(at, name)| (*at, name.as_ref()));
        let values = (spelt.values.0, spelt.values.1.as_ref());
        let raw = self.raw(row, date, (spelt.word.1.as_ref(), name, values));
        let key =
            Spanned { place: self.spot(row, spelt.word.0, &spelt.word.1), value: raw.key.value };
        RawFact { time: spelt.time, key, ..raw }
    }

    /// Words of the day; private below a heading `Private` or with a private field in them.
    pub(super) fn words(&self, row: Row<'_>, date: Date, words: (usize, &str)) -> RawFact {
        let private = self.in_private()
            || bracketed(words.1).iter().any(|f| Key::named(f.key.1) == Some(Key::Private));
        let key = if private { Key::Private } else { Key::Note };
        self.raw(row, date, (key.word(), None, words))
    }

    /// Adds a fact to the block.
    pub(super) fn add(&mut self, raw: RawFact) -> Slot {
        self.block.push(raw);
        Slot::Fact(self.block.len() - 1)
    }

    pub(super) fn add_fact(&mut self, row: Row<'_>, date: Date, spelt: &Spelt<'_>) -> Slot {
        let words = self.in_private() && spelt.key.is_none();
        let raw = match words {
            true => self.words(row, date, (0, row.shaped.text)),
            false => self.spelt(row, date, spelt),
        };
        self.add(raw)
    }

    /// Adds a child to a fact of the block.
    pub(super) fn add_child(&mut self, above: Option<Slot>, child: RawFact) -> Slot {
        let Some(Slot::Fact(fact)) = above else { return self.add(child) };
        let Some(parent) = self.block.get_mut(fact) else { return self.add(child) };
        parent.children.push(child);
        Slot::Child(fact, parent.children.len() - 1)
    }

    /// Adds a line of words to what stands above it.
    pub(super) fn add_line(
        &mut self,
        row: Row<'_>,
        date: Date,
        (above, text): (Option<Slot>, &str),
    ) -> Slot {
        let words = self.words(row, date, (0, &plain(text)));
        let line = RawFact { key: Spanned::new("note".to_owned(), words.key.place), ..words };
        let parent = match above {
            Some(Slot::Fact(fact)) => self.block.get_mut(fact),
            Some(Slot::Child(fact, child)) => {
                self.block.get_mut(fact).and_then(|fact| fact.children.get_mut(child))
            }
            _ => None,
        };
        match (parent, above) {
            (Some(parent), Some(slot)) => {
                parent.children.push(line);
                slot
            }
            _ => {
                let raw = self.words(row, date, (0, text));
                self.add(raw)
            }
        }
    }

    /// The key of what a slot holds.
    pub(super) fn key_of(&self, slot: Slot) -> Option<Key> {
        let fact = match slot {
            Slot::Fact(fact) => self.block.get(fact)?,
            Slot::Child(fact, child) => self.block.get(fact)?.children.get(child)?,
            Slot::Skipped | Slot::Empty => return None,
        };
        Key::named(&fact.key.value)
    }

    /// Hands the facts of the block to the grammar.
    pub(super) fn flush(&mut self) {
        self.open.clear();
        self.paragraph = None;
        for raw in std::mem::take(&mut self.block) {
            self.read(&raw);
        }
    }

    pub(super) fn read(&mut self, raw: &RawFact) {
        let parsed = grammar::fact(raw, self.settings);
        self.entries.extend(parsed.value);
        let daily = self.named.is_some();
        self.diagnostics.extend(
            parsed.diagnostics.into_iter().map(
                |problem| {
                    if daily { gentle(problem) } else { problem }
                },
            ),
        );
    }
}

/// A daily note holds more than the log: there a word that is no key and resembles none is no
/// slip.
fn gentle(problem: Diagnostic) -> Diagnostic {
    let code = problem.code();
    let suggests = problem.advice().is_some_and(|advice| advice.starts_with("did you mean"));
    let slip = (code == &log::UNKNOWN_KEY && suggests) || !is_no_key(code);
    match problem.place() {
        Some(place) if !slip => note::kept_for_owner(place, problem.quoted().unwrap_or("")),
        _ => problem,
    }
}

fn is_no_key(code: &crate::diag::Code) -> bool {
    code == &log::UNKNOWN_KEY || code == &value::OUTSIDE_SESSION
}
