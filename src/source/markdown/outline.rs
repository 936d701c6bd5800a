//! The lines of a Markdown log as a writer needs them: where days begin, where items stand and how
//! they are indented. Reads no value; what a line says is the reader's business.

use std::ops::Range;

use jiff::civil::Date;

use super::day::{self, Said as DaySaid};
use super::item::{Shape, shape};
use super::line::lines;
use super::spelt::{Below, Said, said};
use crate::source::grammar::Key;
use crate::source::settings::Settings;

/// What a line is to a writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) enum Part {
    Blank,
    /// In a comment, a fence or the front matter.
    Hidden,
    /// Opens a day.
    Day(Date),
    /// Another heading; whether words below it are private.
    Heading {
        private: bool,
    },
    Item {
        indent: usize,
        key: Option<Key>,
    },
    Text {
        indent: usize,
    },
}

/// A line: its bytes in the text without the line end, and what it is.
#[derive(Clone, Debug)]
pub(in crate::source) struct Row {
    pub(in crate::source) bytes: Range<usize>,
    pub(in crate::source) part: Part,
    /// What stands before the words of an item, without the box of a task: `  - `.
    pub(in crate::source) lead: String,
    /// The first byte of the words.
    pub(super) words: usize,
}

/// Takes a text apart; its byte order mark is not part of it.
pub(in crate::source) fn outline(text: &str, settings: &Settings) -> Vec<Row> {
    let matter = super::front::cut(text).map_or(0, |(lines, _)| lines);
    let (read, _) = lines(text);
    let mut rows = Vec::with_capacity(read.len());
    let mut start = 0;
    for (at, (raw, line)) in text.split('\n').zip(&read).enumerate() {
        let end = start + raw.trim_end_matches('\r').len();
        let raw_text = text.get(start..end).unwrap_or("");
        let hidden = at < matter || line.hidden;
        let part = if hidden { Part::Hidden } else { part(&line.text, settings) };
        let shaped = shape(raw_text);
        let lead = lead(raw_text.get(..shaped.offset).unwrap_or(""));
        rows.push(Row { bytes: start..end, part, lead, words: start + shaped.offset });
        start += raw.len() + 1;
    }
    rows
}

fn lead(before: &str) -> String {
    before.split('[').next().unwrap_or("").to_owned()
}

fn part(line: &str, settings: &Settings) -> Part {
    let shaped = shape(line);
    match shaped.shape {
        Shape::Blank => Part::Blank,
        Shape::Heading { .. } => match day::of_heading(shaped.text, settings) {
            DaySaid::Day(date) => Part::Day(date),
            _ => {
                let title = shaped.text.trim_end_matches(':');
                Part::Heading { private: Key::named(title) == Some(Key::Private) }
            }
        },
        Shape::Item { .. } => match (day::of_line(shaped.text), said(shaped.text, Below::Day)) {
            (Some(date), _) => Part::Day(date),
            (None, Said::Fact(spelt)) => Part::Item { indent: shaped.indent, key: spelt.key },
            (None, Said::Words(..)) => Part::Item { indent: shaped.indent, key: None },
        },
        Shape::Text => match day::of_line(shaped.text) {
            Some(date) => Part::Day(date),
            None => Part::Text { indent: shaped.indent },
        },
        Shape::Table | Shape::Rule => Part::Text { indent: shaped.indent },
    }
}

/// The key that an item with these words has.
pub(in crate::source) fn key_of(words: &str) -> Option<Key> {
    match said(words, Below::Day) {
        Said::Fact(spelt) => spelt.key,
        Said::Words(..) => None,
    }
}
