//! The days of a table with what stands on them: cells with their places, numbers with a point,
//! dates known. What both forms, long and wide, read from. Makes no fact.

use jiff::civil::{Date, Time};

use super::alias::Names;
use super::column::{Column, Reads};
use super::decimal::{Outcome, Proof};
use super::grid::{Grid, Sort};
use super::header::Header;
use super::order::{self, Day};
use super::{Question, date, row};
use crate::diag::{Capped, Place, row as diag};
use crate::source::raw::Spanned;
use crate::source::settings::{DecimalMark, TableAnswer};

/// Words that stand for an empty cell. `none` and `-` are not among them: they are answers.
const MISSING: &[&str] =
    &["--", "---", "–", "—", "nan", "n/a", "na", "n.a.", "null", "nil", "#n/a"];

/// A table whose header, rows and days are settled.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) header: Header,
    pub(super) days: Vec<(usize, Day)>,
    grid: &'a Grid,
    proofs: Vec<Proof>,
    decimal: Option<DecimalMark>,
}

/// Settles a table below a header that was found.
pub(super) fn settle<'a>(
    grid: &'a Grid,
    header: Header,
    (names, answer): (&Names<'_>, &TableAnswer),
    (questions, told): (&mut Vec<Question>, &mut Capped),
) -> Body<'a> {
    let rows = row::usable(grid, &header, names, told);
    let header = header.checked(grid, &rows, told);
    let (days, question) = match header.date() {
        Some(column) => order::days(grid, &rows, column, answer.date_order, told),
        None => (Vec::new(), None),
    };
    questions.extend(question);
    let proofs = (0..header.width()).map(|at| proof(grid, &header, &rows, at)).collect();
    let body = Body { header, days, grid, proofs, decimal: answer.decimal };
    questions.extend(body.open_number());
    body
}

fn proof(grid: &Grid, header: &Header, rows: &[usize], column: usize) -> Proof {
    let mut proof = Proof::default();
    if header.columns.get(column).map(Column::reads) == Some(Reads::Number) {
        for row in rows.iter().filter(|row| grid.sort(**row, column) == Sort::Text) {
            proof.learn(grid.cell(*row, column));
        }
    }
    proof
}

impl Body<'_> {
    /// What stands in a cell, ready for the grammar; nothing where it is empty or refused.
    pub(super) fn cell(
        &self,
        row: usize,
        column: usize,
        told: &mut Capped,
    ) -> Option<Spanned<String>> {
        let text = self.grid.cell(row, column);
        if text.is_empty() {
            return None;
        }
        let place = || self.grid.place(row, column);
        let own = |text: &str| Some(Spanned::new(text.to_owned(), place()));
        match self.grid.sort(row, column) {
            Sort::Fault => {
                told.push(diag::error_cell(&place(), text));
                return None;
            }
            Sort::Number | Sort::Moment => return own(text),
            Sort::Text => {}
        }
        let reads = self.header.columns.get(column).map(Column::reads);
        let is_missing = || MISSING.iter().any(|word| word.eq_ignore_ascii_case(text));
        match reads {
            Some(Reads::Number | Reads::Name) if is_missing() => return None,
            Some(Reads::Number) => {}
            _ => return own(text),
        }
        match self.proof(column).rewrite(text, self.decimal) {
            Outcome::Same => own(text),
            Outcome::Rewritten(text) => own(&text),
            Outcome::Open([comma, point]) => {
                let read = format!("{text}: {comma} or {point}");
                told.push(diag::ambiguous_number(&place(), &read));
                None
            }
            Outcome::Contrary => {
                told.push(diag::contrary_number(&place(), text));
                None
            }
        }
    }

    /// The cell in the column of this meaning.
    pub(super) fn in_column(
        &self,
        row: usize,
        column: &Column,
        told: &mut Capped,
    ) -> Option<Spanned<String>> {
        self.cell(row, self.header.position(column)?, told)
    }

    /// Where a row begins.
    pub(super) fn start(&self, row: usize) -> Place {
        self.grid.place(row, 0)
    }

    /// The text of a header cell.
    pub(super) fn title(&self, column: usize) -> &str {
        self.grid.cell(self.header.row, column)
    }

    /// The time of a row: its own column first, then what is written beside the date.
    pub(super) fn time(&self, row: usize, day: &Day, told: &mut Capped) -> Option<Time> {
        let Some(cell) = self.in_column(row, &Column::Time, told) else { return day.1 };
        let time = date::time(&cell.value);
        if time.is_none() {
            told.push(diag::bad_time(&cell.place, &cell.value));
        }
        time
    }

    /// Every row with its day, in the order of the table.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, Date)> {
        self.days.iter().map(|(row, (date, _))| (*row, *date))
    }

    fn proof(&self, column: usize) -> Proof {
        self.proofs.get(column).copied().unwrap_or_default()
    }

    /// The first number of the table that only an answer can settle.
    fn open_number(&self) -> Option<Question> {
        let columns = (0..self.header.width())
            .filter(|at| self.header.columns.get(*at).map(Column::reads) == Some(Reads::Number));
        columns
            .flat_map(|column| self.days.iter().map(move |(row, _)| (*row, column)))
            .filter(|(row, column)| self.grid.sort(*row, *column) == Sort::Text)
            .find_map(|(row, column)| {
                let text = self.grid.cell(row, column);
                match self.proof(column).rewrite(text, self.decimal) {
                    Outcome::Open(readings) => {
                        Some(Question::decimal(&self.grid.place(row, column), readings))
                    }
                    _ => None,
                }
            })
    }
}
