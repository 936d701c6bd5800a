//! Front matter as facts: keys of the log at any depth, lists and small maps as values.

use super::front::{self, Located, Node};
use super::reader::Reader;
use crate::diag::{nearest, note};
use crate::source::grammar::{Key, iso_date};

/// Reads a front matter into facts. Its first line is line 2 of the file.
pub(super) fn read(reader: &mut Reader<'_>, yaml: &str) {
    match front::read(yaml) {
        Ok(entries) => {
            if let Some(day) = entries.iter().find_map(|(key, value)| day(key, value, yaml)) {
                reader.day_of_front_matter(day);
            }
            let mut matter = Matter { reader, yaml };
            matter.map(&entries, 0);
        }
        Err(broken) => {
            let place = reader.place(broken.line.saturating_add(1), broken.column, 1);
            reader.tell(note::front_matter(&place));
        }
    }
}

fn day(key: &str, value: &Located, yaml: &str) -> Option<jiff::civil::Date> {
    let named = matches!(key.to_lowercase().as_str(), "date" | "day");
    iso_date(&value.text(yaml).filter(|_| named)?)
}

/// Maps deeper than this are not looked into.
const DEEPEST: usize = 4;

struct Matter<'a, 'b, 'c> {
    reader: &'a mut Reader<'b>,
    yaml: &'c str,
}

impl Matter<'_, '_, '_> {
    fn map(&mut self, entries: &[(String, Located)], depth: usize) {
        for (word, value) in entries {
            match Key::named(word) {
                Some(key) => self.fact(key, word, value, depth),
                None => self.unknown(word, value, depth),
            }
        }
    }

    fn unknown(&mut self, word: &str, value: &Located, depth: usize) {
        match &value.node {
            Node::Map(inner) if depth < DEEPEST => self.map(inner, depth + 1),
            Node::Nothing | Node::Map(_) => {}
            Node::Text(_) | Node::Plain | Node::List(_) => {
                // Front matter holds much that is no log; only a slip of a key is told.
                if nearest(word, Key::names()).is_some() && word.len() > 3 {
                    let place = self.place(value);
                    self.reader.matter_fact(word, &self.joined(value), &place);
                }
            }
        }
    }

    fn fact(&mut self, key: Key, word: &str, value: &Located, depth: usize) {
        let place = self.place(value);
        match &value.node {
            Node::Nothing => {}
            Node::Text(_) | Node::Plain => {
                self.reader.matter_fact(word, &self.joined(value), &place);
            }
            Node::List(items) if is_repeated(key) => {
                for item in items {
                    let place = self.place(item);
                    self.reader.matter_fact(word, &self.joined(item), &place);
                }
            }
            Node::List(_) => self.reader.matter_fact(word, &self.joined(value), &place),
            Node::Map(_) if takes_pairs(key) => {
                self.reader.matter_fact(word, &self.joined(value), &place);
            }
            Node::Map(inner) if depth < DEEPEST => self.map(inner, depth + 1),
            Node::Map(_) => {}
        }
    }

    /// A list as pieces, a map as pairs.
    fn joined(&self, value: &Located) -> String {
        match &value.node {
            Node::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.joined(item)).collect();
                items.join("; ")
            }
            Node::Map(entries) => {
                let pairs: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{key} {}", self.joined(value)))
                    .collect();
                pairs.join("; ")
            }
            Node::Nothing => String::new(),
            Node::Text(_) | Node::Plain => value.text(self.yaml).unwrap_or_default(),
        }
    }

    fn place(&self, value: &Located) -> crate::diag::Place {
        let width = value.text(self.yaml).map_or(1, |text| text.chars().count());
        let width = u32::try_from(width).unwrap_or(u32::MAX);
        self.reader.place(value.line.saturating_add(1), value.column, width)
    }
}

/// Keys that may stand several times a day: each item of a list is one.
fn is_repeated(key: Key) -> bool {
    matches!(
        key,
        Key::Bout
            | Key::Session
            | Key::Try
            | Key::Flare
            | Key::Event
            | Key::Appointment
            | Key::Note
            | Key::Ask
            | Key::Private
            | Key::Pain
    )
}

/// Keys whose values are names with a value each.
fn takes_pairs(key: Key) -> bool {
    matches!(
        key,
        Key::Confidence | Key::Function | Key::Everyday | Key::Score | Key::Sleep | Key::Sit
    )
}
