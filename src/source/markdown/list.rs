//! List items: what one says by itself, below a session or bout, and below words.

use jiff::civil::Date;

use super::day;
use super::item::Done;
use super::reader::{Day, Open, Reader, Row, Slot};
use super::spelt::{Below, Said, Spelt, said};
use crate::diag::note;
use crate::source::grammar::Key;
use crate::source::raw::RawFact;

impl Reader<'_> {
    pub(super) fn item(&mut self, row: Row<'_>, done: Done) {
        self.paragraph = None;
        if let Some(date) = day::of_line(row.shaped.text) {
            return self.open_day(date);
        }
        while self.open.last().is_some_and(|open| open.indent >= row.shaped.indent) {
            self.open.pop();
        }
        if self.open.is_empty() {
            self.flush();
        }
        let Day::Open(date) = self.day else { return self.no_day_for(row) };
        let parent = self.open.last().map(|open| open.slot);
        let slot = match parent {
            Some(Slot::Skipped) => Slot::Skipped,
            _ if row.shaped.text.is_empty() => Slot::Empty,
            _ => self.item_below(row, date, (parent, done)),
        };
        self.open.push(Open { indent: row.shaped.indent, slot });
    }

    /// Reads an item below another one, or at the margin.
    fn item_below(
        &mut self,
        row: Row<'_>,
        date: Date,
        (parent, done): (Option<Slot>, Done),
    ) -> Slot {
        let above = parent.filter(|slot| *slot != Slot::Empty);
        let key = above.and_then(|slot| self.key_of(slot));
        let work = matches!(key, Some(Key::Session | Key::Bout)) && is_fact(above);
        let text = row.shaped.text;
        if key == Some(Key::Private) || (self.in_private() && above.is_some()) {
            return self.add_line(row, date, (above, text));
        }
        let found = said(text, if work { Below::Work } else { Below::Day });
        self.fields(row, date);
        match found {
            Said::Fact(spelt) if done == Done::Open && is_to_do(&spelt, work) => {
                self.skip_task(row, &spelt)
            }
            Said::Fact(spelt) if work => self.work_item(row, date, (above, &spelt)),
            Said::Fact(spelt) if spelt.key.is_some() || above.is_none() => {
                self.add_fact(row, date, &spelt)
            }
            Said::Words(..) if done == Done::Open => Slot::Skipped,
            Said::Words(..) if work && text.contains(|c: char| c.is_ascii_digit()) => {
                let child = self.raw(row, date, ("do", None, (0, text)));
                self.add_child(above, child)
            }
            Said::Words(time, (at, words)) if above.is_none() => {
                let raw = self.words(row, date, (at, &words));
                self.add(RawFact { time, ..raw })
            }
            Said::Fact(_) | Said::Words(..) => self.add_line(row, date, (above, text)),
        }
    }

    /// An item below a session or bout: its note or response, a fact of its own, or an activity.
    fn work_item(
        &mut self,
        row: Row<'_>,
        date: Date,
        (above, spelt): (Option<Slot>, &Spelt<'_>),
    ) -> Slot {
        const WINDOWS: &[&str] = &["before", "during", "hour", "after", "next", "settled"];
        match spelt.key {
            Some(Key::Note | Key::Response | Key::Do) => {
                let child = self.spelt(row, date, spelt);
                self.add_child(above, child)
            }
            Some(Key::Private | Key::Ask) => self.add_fact(row, date, spelt),
            Some(Key::Took | Key::Flare | Key::Leg | Key::Flags | Key::Pain | Key::Quality)
                if spelt.name.is_none() =>
            {
                self.add_fact(row, date, spelt)
            }
            _ if WINDOWS.contains(&spelt.head.1.to_lowercase().as_str()) => {
                let text = format!("{} {}", spelt.head.1, spelt.values.1);
                let child = self.raw(row, date, ("response", None, (spelt.head.0, &text)));
                self.add_child(above, child)
            }
            _ => {
                let name = Some((spelt.head.0, spelt.head.1.as_ref()));
                let values = (spelt.values.0, spelt.values.1.as_ref());
                let child = self.raw(row, date, ("do", name, values));
                self.add_child(above, child)
            }
        }
    }

    fn skip_task(&mut self, row: Row<'_>, spelt: &Spelt<'_>) -> Slot {
        if !spelt.values.1.is_empty() || spelt.name.is_some() {
            let place = self.spot(row, 0, row.shaped.text);
            self.tell(note::open_task(&place));
        }
        Slot::Skipped
    }
}

fn is_fact(slot: Option<Slot>) -> bool {
    matches!(slot, Some(Slot::Fact(_)))
}

/// Whether an item with an empty box is still to be done.
fn is_to_do(spelt: &Spelt<'_>, below_work: bool) -> bool {
    below_work
        || matches!(
            spelt.key,
            None | Some(Key::Bout | Key::Session | Key::Do | Key::Took | Key::Try)
        )
}
