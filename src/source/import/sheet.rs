//! A table of an export whose columns are known: cells by the name of their field, with what is
//! said about those that cannot be read. Knows no fact.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::{Reading, Why};
use crate::diag::{Capped, Place, import as diag};
use crate::source::table::{Foreign, Number, certain_day, clock_of};

/// A day with the time written beside it.
pub(super) type Day = (Date, Option<Time>);

/// Rows below a header whose columns have names of ours.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) table: Foreign,
    /// The columns of each field, in order; a name can stand twice.
    pub(super) fields: BTreeMap<String, Vec<usize>>,
    /// Words of the format, such as those for a rest timer.
    pub(super) words: BTreeMap<String, Vec<String>>,
}

impl Sheet {
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.table.rows().iter().copied()
    }

    pub(super) fn line(&self, row: usize) -> u32 {
        self.table.line(row)
    }

    /// The first column of a field.
    pub(super) fn column(&self, field: &str) -> Option<usize> {
        self.fields.get(field).and_then(|columns| columns.first()).copied()
    }

    /// The last column of a field whose heading stands twice.
    pub(super) fn second_column(&self, field: &str) -> Option<usize> {
        let columns = self.fields.get(field).filter(|columns| columns.len() > 1);
        columns.and_then(|columns| columns.last()).copied()
    }

    /// What stands in the first column of a field; nothing where there is none.
    pub(super) fn text(&self, row: usize, field: &str) -> &str {
        self.column(field).map_or("", |column| self.table.cell(row, column))
    }

    pub(super) fn place(&self, row: usize, field: &str) -> Place {
        self.table.place(row, self.column(field).unwrap_or(0))
    }

    /// Whether a cell holds one of the format's words for something.
    pub(super) fn says(&self, row: usize, field: &str, word: &str) -> bool {
        let text = self.text(row, field).to_lowercase();
        self.words.get(word).is_some_and(|words| words.contains(&text))
    }

    /// The days of a field; rows without one are left.
    pub(super) fn days(&self, field: &str, reading: &mut Reading<'_>) -> BTreeMap<usize, Day> {
        let Some(column) = self.column(field) else { return BTreeMap::new() };
        let answer = &reading.options.answer;
        let (days, question) = self.table.days(column, answer, &mut reading.told);
        let why = if question.is_some() { Why::Open } else { Why::Day };
        reading.open |= question.is_some();
        for row in self.rows().filter(|row| !days.contains_key(row)) {
            reading.ledger.leave(self.line(row), why);
        }
        let (past, future): (Vec<_>, Vec<_>) =
            days.into_iter().partition(|(_, (date, _))| *date <= reading.options.today);
        for (row, _) in future {
            reading.ledger.leave(self.line(row), Why::Future);
        }
        past.into_iter().collect()
    }

    /// The moments of another date column; what cannot be read there is no reason to leave a row.
    pub(super) fn ends(&self, field: &str, reading: &mut Reading<'_>) -> BTreeMap<usize, Day> {
        let Some(column) = self.column(field) else { return BTreeMap::new() };
        let mut untold = Capped::new(&self.place(0, field).file);
        self.table.days(column, &reading.options.answer, &mut untold).0
    }

    /// A day that can be read in one way only.
    pub(super) fn certain_day(&self, text: &str) -> Option<Date> {
        certain_day(text)
    }

    /// A time of day; nothing where there is none.
    pub(super) fn clock(&self, row: usize, field: &str) -> Option<Time> {
        clock_of(self.text(row, field))
    }

    /// A number in thousandths in the first column of a field.
    pub(super) fn number(
        &self,
        row: usize,
        field: &str,
        reading: &mut Reading<'_>,
    ) -> Result<Option<u64>, Why> {
        match self.column(field) {
            Some(column) => self.number_at((row, column), reading),
            None => Ok(None),
        }
    }

    pub(super) fn number_at(
        &self,
        at: (usize, usize),
        reading: &mut Reading<'_>,
    ) -> Result<Option<u64>, Why> {
        match self.table.number(at, &reading.options.answer, &mut reading.told) {
            Number::Missing => Ok(None),
            Number::Thousandths(n) => Ok(Some(n)),
            Number::Open => {
                reading.open = true;
                Err(Why::Open)
            }
            Number::Refused => Err(Why::Value),
            Number::Words => {
                let (row, column) = at;
                let text = self.table.cell(row, column);
                reading.told.push(diag::value(&self.table.place(row, column), text));
                Err(Why::Value)
            }
        }
    }

    /// A whole number; what stands behind the mark must be zero.
    pub(super) fn whole(
        &self,
        row: usize,
        field: &str,
        reading: &mut Reading<'_>,
    ) -> Result<Option<u32>, Why> {
        let Some(thousandths) = self.number(row, field, reading)? else { return Ok(None) };
        match (thousandths % 1000, u32::try_from(thousandths / 1000)) {
            (0, Ok(whole)) => Ok(Some(whole)),
            _ => {
                reading.told.push(diag::value(&self.place(row, field), self.text(row, field)));
                Err(Why::Value)
            }
        }
    }
}
