//! Which row of a table is its header, and what its columns mean. Reads no day.

use std::collections::BTreeMap;

use super::alias::{self, Names};
use super::column::{Column, Piece, Window};
use super::grid::Grid;
use super::{calendar_word, date};
use crate::diag::{Capped, table as diag};

/// How many rows are looked at to find the header.
pub(super) const HEAD: usize = 40;

/// The header of a table: its row, and its columns by position.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) row: usize,
    pub(super) columns: Vec<Column>,
    scales: Vec<Option<(u32, u32)>>,
    lost: Vec<(usize, String)>,
}

/// The first row that names a date column and another one that is known.
pub(super) fn find(grid: &Grid, names: &Names<'_>) -> Option<Header> {
    let rows = (0..grid.len().min(HEAD)).filter(|row| grid.width(*row) > 1);
    let mut header = rows.map(|row| read(grid, row, names)).find(|header| header.known() > 1)?;
    keep_one_date(grid, &mut header);
    Some(header)
}

/// `Tag;Datum` with `Mo;12.03.2026`: where only one of several date columns holds dates, it is
/// the date.
fn keep_one_date(grid: &Grid, header: &mut Header) {
    let dates: Vec<usize> =
        (0..header.width()).filter(|at| header.columns[*at] == Column::Date).collect();
    let holds = |at: &usize| {
        let rows = header.row + 1..grid.len().min(header.row + HEAD);
        rows.into_iter().any(|row| date::stamp(grid.cell(row, *at)).is_some())
    };
    let (real, empty): (Vec<usize>, Vec<usize>) = dates.into_iter().partition(holds);
    if !real.is_empty() {
        for at in empty {
            let mut cells = (header.row + 1..grid.len()).map(|row| grid.cell(row, at));
            let weekday = |cell: &str| {
                cell.is_empty() || calendar_word::is_weekday(cell.trim_end_matches('.'))
            };
            let says_nothing = cells.all(weekday);
            header.columns[at] = if says_nothing { Column::Ignore } else { Column::Other };
        }
    }
}

fn read(grid: &Grid, row: usize, names: &Names<'_>) -> Header {
    let mut header = Header { row, columns: Vec::new(), scales: Vec::new(), lost: Vec::new() };
    for (at, text) in grid.row(row).enumerate() {
        let heading = names.heading(text);
        header.columns.push(heading.column);
        header.scales.push(heading.scale);
        header.lost.extend(heading.lost.map(|lost| (at, lost)));
    }
    let is_long = header.columns.contains(&Column::Kind);
    let dated = header.columns.contains(&Column::Date);
    for column in &mut header.columns {
        settle(column, dated, is_long);
    }
    number_groups(&mut header.columns);
    header
}

/// What a word means depends on its neighbours in a few cases.
fn settle(column: &mut Column, dated: bool, is_long: bool) {
    match column {
        Column::Part("everyday", Piece::Day) if !dated => *column = Column::Date,
        Column::Timestamp if dated => *column = Column::Ignore,
        Column::Item | Column::Amount if !is_long => *column = Column::Other,
        _ => {}
    }
}

/// `activity, minutes, activity, minutes`: the second of each belongs to the second activity.
/// Only where another part is repeated with it, and each as often; else it stays a double.
fn number_groups(columns: &mut [Column]) {
    let count = |wanted: &Column| columns.iter().filter(|column| *column == wanted).count();
    let activities = count(&Column::Session(Window::Activity, 1));
    let repeated: Vec<Column> = columns
        .iter()
        .filter(|column| matches!(column, Column::Session(_, 1)) && count(column) > 1)
        .cloned()
        .collect();
    if activities < 2
        || repeated.len() <= activities
        || repeated.iter().any(|column| count(column) != activities)
    {
        return;
    }
    let mut seen: BTreeMap<Window, u32> = BTreeMap::new();
    for column in columns.iter_mut().filter(|column| repeated.contains(column)) {
        if let Column::Session(window, number) = column {
            let next = seen.entry(*window).or_insert(0);
            *next += 1;
            *number = *next;
        }
    }
}

impl Header {
    /// How many columns are known, if one of them is the date.
    pub(super) fn known(&self) -> usize {
        let dated = self.columns.iter().any(|c| matches!(c, Column::Date | Column::Timestamp));
        let known = self.columns.iter().filter(|c| !matches!(c, Column::Other | Column::Ignore));
        if dated { known.count() } else { 0 }
    }

    pub(super) fn is_long(&self) -> bool {
        self.columns.contains(&Column::Kind)
    }

    pub(super) fn position(&self, wanted: &Column) -> Option<usize> {
        self.columns.iter().position(|column| column == wanted)
    }

    /// The column with the day of each row.
    pub(super) fn date(&self) -> Option<usize> {
        self.position(&Column::Date).or_else(|| self.position(&Column::Timestamp))
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The header with the columns that cannot be used turned into columns that are not read;
    /// says which, and why. `rows` are the rows that can be used.
    pub(super) fn checked(mut self, grid: &Grid, rows: &[usize], told: &mut Capped) -> Header {
        if rows.is_empty() {
            told.push(diag::no_rows(&grid.place(self.row, 0)));
        }
        if self.row > 0 {
            let above = (0..self.row).filter(|row| !grid.is_blank(*row)).count();
            if above > 0 {
                told.push(diag::above_header(&grid.place(0, 0), above));
            }
        }
        for (at, wanted) in &self.lost {
            let place = grid.place(self.row, *at);
            told.push(diag::unknown_target(&place, crate::diag::nearest(wanted, Column::names())));
        }
        self.drop_doubles(grid, rows, told);
        self.drop_other_scales(grid, rows, told);
        self.tell_unknown(grid, rows, told);
        self
    }

    fn drop_doubles(&mut self, grid: &Grid, rows: &[usize], told: &mut Capped) {
        for first in 0..self.columns.len() {
            let Some(column) = self.columns.get(first).cloned() else { continue };
            if matches!(column, Column::Other | Column::Ignore) {
                continue;
            }
            let twins: Vec<usize> =
                (first + 1..self.columns.len()).filter(|at| self.columns[*at] == column).collect();
            let differ = |twin: &usize| {
                rows.iter().any(|row| {
                    let value = grid.cell(*row, *twin);
                    !value.is_empty() && value != grid.cell(*row, first)
                })
            };
            let clash = twins.iter().any(differ);
            for at in &twins {
                self.columns[*at] = Column::Ignore;
            }
            if clash {
                self.columns[first] = Column::Ignore;
                let place = grid.place(self.row, first);
                let read = grid.cell(self.row, first);
                // Behind some keys stands a name of the user's own.
                let meaning = match &column {
                    Column::Named(key, _) => (*key).to_owned(),
                    ours => ours.name(),
                };
                told.push(diag::duplicate_column(&place, read, &meaning));
            }
        }
    }

    fn drop_other_scales(&mut self, grid: &Grid, rows: &[usize], told: &mut Capped) {
        for at in 0..self.columns.len() {
            let Some((low, high)) = self.columns[at].scale() else { continue };
            let named = self.scales.get(at).copied().flatten();
            // A scale from 1 to 10 asks the same of a person as one from 0 to 10.
            let fits = named.is_none_or(|(_, top)| top == high);
            if fits && !mostly_beyond(grid, rows, at, high) {
                continue;
            }
            self.columns[at] = Column::Ignore;
            let place = grid.place(self.row, at);
            told.push(diag::other_scale(&place, &format!("{low} to {high}")));
        }
    }

    fn tell_unknown(&self, grid: &Grid, rows: &[usize], told: &mut Capped) {
        for (at, column) in self.columns.iter().enumerate() {
            let used = || rows.iter().any(|row| !grid.cell(*row, at).is_empty());
            if *column == Column::Other && !self.is_lost(at) && used() {
                let read = grid.cell(self.row, at);
                let place = grid.place(self.row, at);
                told.push(diag::unknown_column(&place, read, alias::near(read).as_deref()));
            }
        }
    }

    fn is_lost(&self, at: usize) -> bool {
        self.lost.iter().any(|(lost, _)| *lost == at)
    }

    /// Whether a row repeats the header.
    pub(super) fn is_repeated(&self, grid: &Grid, row: usize) -> bool {
        grid.row(row).eq(grid.row(self.row))
    }

    /// Whether a row looks like the header of another table, or like a further row of this one:
    /// names, and no digit in them.
    pub(super) fn is_another(&self, grid: &Grid, row: usize, names: &Names<'_>) -> bool {
        if self.date().is_some_and(|at| date::stamp(grid.cell(row, at)).is_some()) {
            return false;
        }
        let filled: Vec<&str> = grid.row(row).filter(|cell| !cell.is_empty()).collect();
        let worded = filled.iter().all(|cell| cell.chars().any(char::is_alphabetic));
        if filled.iter().any(|cell| is_answer(cell)) {
            return false;
        }
        let plain = filled.iter().all(|cell| !cell.chars().any(|c| c.is_ascii_digit()));
        // Without a date it is a further row of this header, and may change what it means.
        let dated = self.date().is_some_and(|at| !grid.cell(row, at).is_empty());
        let first = dated || (self.row + 1..row).all(|above| grid.is_blank(above));
        (filled.len() > 1 && worded && plain && first) || read(grid, row, names).known() > 1
    }
}

/// A word that is a value of a check-in, so that its row is a day, whatever else is wrong in it.
fn is_answer(cell: &str) -> bool {
    const ANSWERS: &[&str] = &[
        "none", "mild", "moderate", "severe", "ok", "meh", "no", "yes", "good", "bad", "left",
        "right", "both", "skip",
    ];
    ANSWERS.contains(&cell.to_lowercase().as_str())
}

/// Two values or more, and one in ten, above the top of the scale: it is another scale.
fn mostly_beyond(grid: &Grid, rows: &[usize], column: usize, top: u32) -> bool {
    let number = |row: &usize| {
        let cell = grid.cell(*row, column);
        let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
        cell.get(..digits)?.parse::<u32>().ok()
    };
    let (mut all, mut beyond) = (0, 0);
    for value in rows.iter().filter_map(number) {
        all += 1;
        beyond += usize::from(value > top);
    }
    beyond > 1 && beyond * 10 >= all
}
