//! Gathers the lines of a note into facts with what stands below them, day by day, and hands
//! them to the grammar. Words that are no fact are notes of their day.

use jiff::civil::Date;

use super::day::{self, Said as DaySaid};
use super::field::bracketed;
use super::item::{Shape, Shaped, shape};
use super::spelt::{Below, Said, said};
use crate::diag::{Diagnostic, Parsed, Place, note};
use crate::inputs::RelPath;
use crate::journal::Entry;
use crate::source::grammar::Key;
use crate::source::raw::{RawFact, Spanned};
use crate::source::settings::Settings;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    None,
    Open(Date),
    /// Below a heading whose date could not be read.
    Unreadable,
}

/// Where the lines below an item go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A fact of the block, by its index.
    Fact(usize),
    /// A child of a fact.
    Child(usize, usize),
    /// An item that is not counted, with all below it.
    Skipped,
    /// An item without words.
    Empty,
}

/// An item whose lower items may follow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) indent: usize,
    pub(super) slot: Slot,
}

/// One line of the file, taken apart.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) number: u32,
    pub(super) line: &'a str,
    pub(super) shaped: Shaped<'a>,
}

pub(super) struct Reader<'a> {
    path: &'a RelPath,
    pub(super) settings: &'a Settings,
    /// The day that the file's name gives.
    pub(super) named: Option<Date>,
    pub(super) day: Day,
    /// The facts since the last item that stands at the margin.
    pub(super) block: Vec<RawFact>,
    pub(super) open: Vec<Open>,
    /// The note of the block that the next line of prose belongs to.
    pub(super) paragraph: Option<usize>,
    after_blank: bool,
    /// The level of a heading `Private`, under which all words are private.
    private: Option<usize>,
    pub(super) entries: Vec<Entry>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The first line of a log for which there is no day.
    early: Option<Place>,
    has_day: bool,
    has_table: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        path: &'a RelPath,
        settings: &'a Settings,
        named: Option<Date>,
    ) -> Reader<'a> {
        Reader {
            path,
            settings,
            named,
            day: named.map_or(Day::None, Day::Open),
            block: Vec::new(),
            open: Vec::new(),
            paragraph: None,
            after_blank: false,
            private: None,
            entries: Vec::new(),
            diagnostics: Vec::new(),
            early: None,
            has_day: named.is_some(),
            has_table: false,
        }
    }

    pub(super) fn finish(mut self, mut diagnostics: Vec<Diagnostic>) -> Parsed<Vec<Entry>> {
        self.flush();
        if let Some(place) = &self.early {
            let told =
                if self.has_day { note::before_first_day(place) } else { note::no_day(place) };
            self.diagnostics.push(told);
        }
        diagnostics.append(&mut self.diagnostics);
        Parsed::with(self.entries, diagnostics)
    }

    pub(super) fn tell(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }

    pub(super) fn place(&self, line: u32, column: u32, width: u32) -> Place {
        Place::new(self.path, line, column, width)
    }

    /// The front matter's day counts where the name of the file gives none.
    pub(super) fn day_of_front_matter(&mut self, date: Date) {
        if self.day == Day::None {
            self.named = Some(date);
            self.open_day(date);
        }
    }

    /// A fact of the front matter.
    pub(super) fn matter_fact(&mut self, word: &str, values: &str, place: &Place) {
        let Day::Open(date) = self.day else {
            return self.too_early(Key::named(word), values, place.clone());
        };
        let key = Spanned::new(word.to_owned(), place.clone());
        let values = Spanned::new(values.to_owned(), place.clone());
        let (time, name, children) = (None, None, Vec::new());
        self.block.push(RawFact { date, time, key, name, values, children });
        self.flush();
    }

    pub(super) fn line(&mut self, number: u32, line: &str) {
        let row = Row { number, line, shaped: shape(line) };
        match row.shaped.shape {
            Shape::Blank => {
                self.after_blank = true;
                self.paragraph = None;
            }
            Shape::Rule => self.paragraph = None,
            Shape::Table => self.table(row),
            Shape::Heading { level } => self.heading(row, level),
            Shape::Item { done } => self.item(row, done),
            Shape::Text => self.text(row),
        }
        if row.shaped.shape != Shape::Blank {
            self.after_blank = false;
        }
    }

    /// Whether words are private here.
    pub(super) fn in_private(&self) -> bool {
        self.private.is_some()
    }

    pub(super) fn open_day(&mut self, date: Date) {
        self.flush();
        self.day = Day::Open(date);
        self.has_day = true;
        self.private = None;
    }

    fn heading(&mut self, row: Row<'_>, level: usize) {
        self.flush();
        if self.private.is_some_and(|outer| level <= outer) {
            self.private = None;
        }
        match day::of_heading(row.shaped.text, self.settings) {
            DaySaid::Day(date) => self.open_day(date),
            DaySaid::Unreadable if self.named.is_none() => {
                let place = self.spot(row, 0, row.shaped.text);
                self.tell(note::unreadable_day(&place, row.shaped.text));
                self.day = Day::Unreadable;
            }
            _ => {
                let title = row.shaped.text.trim_end_matches(':');
                if Key::named(title) == Some(Key::Private) && self.private.is_none() {
                    self.private = Some(level);
                }
            }
        }
    }

    fn table(&mut self, row: Row<'_>) {
        self.paragraph = None;
        if !self.has_table && matches!(self.day, Day::Open(_)) {
            self.has_table = true;
            let place = self.spot(row, 0, row.shaped.text);
            self.tell(note::table_in_note(&place));
        }
    }

    fn text(&mut self, row: Row<'_>) {
        if let Some(date) = day::of_line(row.shaped.text) {
            return self.open_day(date);
        }
        let Day::Open(date) = self.day else { return self.no_day_for(row) };
        if ["![", "<%"].iter().any(|mark| row.shaped.text.starts_with(mark)) {
            return;
        }
        if let Some(slot) = self.continued(row) {
            if slot != Slot::Skipped {
                self.add_line(row, date, (Some(slot), row.shaped.text));
            }
            return;
        }
        let fact = match said(row.shaped.text, Below::Day) {
            Said::Fact(spelt) if spelt.key.is_some() || spelt.is_field => Some(spelt),
            Said::Fact(_) | Said::Words(..) => None,
        };
        self.fields(row, date);
        match (fact, self.paragraph) {
            (Some(spelt), _) if self.private.is_none() || spelt.key.is_some() => {
                self.flush();
                let slot = self.add_fact(row, date, &spelt);
                self.open.push(Open { indent: row.shaped.indent, slot });
            }
            (_, Some(paragraph)) => {
                self.add_line(row, date, (Some(Slot::Fact(paragraph)), row.shaped.text));
            }
            _ => {
                self.flush();
                let raw = self.words(row, date, (0, row.shaped.text));
                self.add(raw);
                self.paragraph = Some(0);
            }
        }
    }

    /// The item that a line of words goes on with: the one right above it, or, after a blank
    /// line, one that it is indented below.
    fn continued(&mut self, row: Row<'_>) -> Option<Slot> {
        if self.after_blank {
            while self.open.last().is_some_and(|open| open.indent >= row.shaped.indent) {
                self.open.pop();
            }
        }
        let open = *self.open.last()?;
        let private = self.key_of(open.slot) == Some(Key::Private);
        let at_margin = row.shaped.indent <= open.indent;
        let is_fact = matches!(
            said(row.shaped.text, Below::Day), Said::Fact(spelt) if spelt.key.is_some()
        );
        if open.slot == Slot::Empty || (at_margin && is_fact && !private) {
            self.open.clear();
            return None;
        }
        Some(open.slot)
    }

    /// The fields in brackets within a text are facts of their own.
    pub(super) fn fields(&mut self, row: Row<'_>, date: Date) {
        if self.private.is_some() || !row.shaped.text.contains("::") {
            return;
        }
        for field in bracketed(row.shaped.text) {
            if Key::named(field.key.1).is_some_and(|key| key != Key::Private) {
                let values = (field.value.0, field.value.1);
                let raw = self.raw(row, date, (field.key.1, None, values));
                self.read(&raw);
            }
        }
    }

    pub(super) fn no_day_for(&mut self, row: Row<'_>) {
        if let Said::Fact(spelt) = said(row.shaped.text, Below::Day) {
            let place = self.spot(row, 0, row.shaped.text);
            self.too_early(spelt.key, &spelt.values.1, place);
        }
    }

    /// Remembers the first line that looks like a fact and has no day.
    fn too_early(&mut self, key: Option<Key>, values: &str, place: Place) {
        let telling = matches!(
            key,
            Some(
                Key::Morning
                    | Key::Evening
                    | Key::Pain
                    | Key::Worst
                    | Key::Bout
                    | Key::Session
                    | Key::Sleep
                    | Key::Leg
                    | Key::Flags
            )
        );
        if telling && !values.is_empty() && self.day == Day::None {
            self.early.get_or_insert(place);
        }
    }
}
