//! A table of another program, whose header is not ours: cells by position, days and numbers read
//! with the same proofs as in our own tables. What the columns mean is decided by whoever asks.

use std::collections::BTreeMap;

use super::alias::Names;
use super::column::{Column, Reads};
use super::decimal::{Outcome, Proof};
use super::dialect::{self, Unparted};
use super::grid::{Grid, Sort};
use super::order::{self, Day};
use super::{Most, Question, decode, header, workbook};
use crate::diag::{Capped, Place, row as diag};
use crate::inputs::RelPath;
use crate::source::settings::TableAnswer;

/// Words that other programs write where there is nothing.
const MISSING: &[&str] = &["-1", "-1.0", "--", "—", "–", "nan", "null", "none", "n/a", "unknown"];

/// A table whose header was found.
#[derive(Debug)]
pub(in crate::source) struct Foreign {
    grid: Grid,
    /// The names of the columns, and the row they stand in, if they stand in one.
    names: Vec<String>,
    header: Option<usize>,
    rows: Vec<usize>,
    misfit: Vec<u32>,
    proofs: BTreeMap<usize, Proof>,
    whole: Proof,
}

/// What stands in a cell for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Number {
    Missing,
    Thousandths(u64),
    /// Can be read in two ways, which is told; only an answer settles it.
    Open,
    /// Not written as it was answered that numbers are; told.
    Refused,
    /// No number at all.
    Words,
}

/// A table without a known header: its columns, as far as they can be told.
#[derive(Clone, Debug, Default)]
pub(in crate::source) struct Unknown {
    pub(in crate::source) columns: Vec<String>,
}

/// How a table is to be read.
pub(in crate::source) struct Asked<'a> {
    pub(in crate::source) path: &'a RelPath,
    pub(in crate::source) answer: &'a TableAnswer,
    /// How many columns of a header are known.
    pub(in crate::source) known: &'a dyn Fn(&[&str]) -> usize,
}

impl Foreign {
    /// The table whose header is known best, or its first line's cells where none is.
    pub(in crate::source) fn read(
        asked: &Asked<'_>,
        bytes: &[u8],
        told: &mut Capped,
    ) -> Option<Result<Foreign, Unknown>> {
        let row_of = |grid: &Grid| {
            let rows = 0..grid.len().min(header::HEAD);
            let scored = rows.map(|row| (row, (asked.known)(&grid.row(row).collect::<Vec<_>>())));
            let best = scored.filter(|(_, known)| *known > 0);
            best.max_by_key(|(row, known)| (*known, std::cmp::Reverse(*row)))
        };
        let grids = if workbook::is_one(bytes) {
            workbook::all(asked.path, bytes, told)?
        } else {
            let encoding = asked.answer.encoding.as_deref();
            let (text, problem) = decode::text(asked.path, bytes, encoding);
            told.extend(problem.into_iter().collect());
            let known = |grid: &Grid| row_of(grid).map_or(0, |(_, known)| known);
            let text = text?;
            match dialect::parted(asked.path, text, (&known, Most::OF_A_LOG), told) {
                Ok(grid) => vec![grid],
                Err(Unparted::Unproven { first_line, .. }) => {
                    return Some(Err(unknown(&first_line)));
                }
                Err(Unparted::TooBig) => return None,
            }
        };
        let first: Vec<String> = grids.iter().flat_map(|grid| grid.row(0)).map(own).collect();
        let found = grids.into_iter().filter_map(|grid| Some((row_of(&grid)?, grid)));
        let best = found.max_by_key(|((_, known), _)| *known);
        Some(match best {
            Some(((row, _), grid)) => {
                let names = grid.row(row).map(own).collect();
                Ok(Foreign::new(grid, (Some(row), names), told))
            }
            None => Err(Unknown { columns: first }),
        })
    }

    /// A table without a header, whose first row fits one of these lists of names.
    pub(in crate::source) fn headerless(
        asked: &Asked<'_>,
        bytes: &[u8],
        lists: &[Vec<String>],
    ) -> Option<(Foreign, Capped)> {
        let mut told = Capped::new(asked.path);
        let (text, problem) = decode::text(asked.path, bytes, asked.answer.encoding.as_deref());
        told.extend(problem.into_iter().collect());
        let year = |cell: &str| cell.len() == 4 && cell.bytes().all(|b| b.is_ascii_digit());
        let fitting = |grid: &Grid| {
            let first = grid.cell(0, 0);
            let dated = certain_day(first).is_some();
            lists.iter().find(|list| {
                let by_year = list.first().is_some_and(|name| name == "year");
                list.len() == grid.width(0) && if by_year { year(first) } else { dated }
            })
        };
        let known = |grid: &Grid| fitting(grid).map_or(0, Vec::len);
        let grid = dialect::parted(asked.path, text?, (&known, Most::OF_A_LOG), &mut told).ok()?;
        let names = fitting(&grid)?.clone();
        Some((Foreign::new(grid, (None, names), &mut told), told))
    }

    fn new(
        grid: Grid,
        (header, names): (Option<usize>, Vec<String>),
        told: &mut Capped,
    ) -> Foreign {
        let first = header.map_or(0, |row| row + 1);
        let below: Vec<usize> = (first..grid.len()).filter(|row| !grid.is_blank(*row)).collect();
        let (width, title) = (names.len(), |row: usize| grid.row(row).collect::<Vec<_>>());
        let short = below.iter().filter(|row| grid.width(**row) < width).count();
        let trimmed = short * 2 > below.len();
        let (mut rows, mut misfit) = (Vec::new(), Vec::new());
        for row in below {
            let has = grid.width(row);
            let spare = (width..has).all(|at| grid.cell(row, at).is_empty());
            if title(row) == names {
                told.push(diag::repeated_header(&grid.place(row, 0)));
                misfit.push(grid.line(row));
            } else if (has < width && !trimmed) || !spare {
                told.push(diag::row_length(&grid.place(row, 0), has, width));
                misfit.push(grid.line(row));
            } else {
                rows.push(row);
            }
        }
        let (proofs, whole) = (BTreeMap::new(), Proof::default());
        Foreign { grid, names, header, rows, misfit, proofs, whole }
    }

    /// Learns from these columns how the file writes its numbers.
    pub(in crate::source) fn learn(mut self, columns: &[usize]) -> Foreign {
        for column in columns {
            let proof = self.proofs.entry(*column).or_default();
            let cells = self.rows.iter().filter(|row| self.grid.sort(**row, *column) == Sort::Text);
            for text in cells.map(|row| self.grid.cell(*row, *column)) {
                if text.chars().all(|c| !c.is_alphabetic() && c != ':') {
                    proof.learn(text);
                    self.whole.learn(text);
                }
            }
        }
        self
    }

    pub(in crate::source) fn header(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// The rows that can be used, by number.
    pub(in crate::source) fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The lines of rows that were told and are not used.
    pub(in crate::source) fn broken(&self) -> impl Iterator<Item = u32> + '_ {
        let header = self.header.map_or(0, |row| self.grid.line(row));
        let below = self.grid.broken().iter().filter(move |line| **line > header);
        below.chain(&self.misfit).copied()
    }

    pub(in crate::source) fn cell(&self, row: usize, column: usize) -> &str {
        self.grid.cell(row, column)
    }

    pub(in crate::source) fn place(&self, row: usize, column: usize) -> Place {
        self.grid.place(row, column)
    }

    pub(in crate::source) fn line(&self, row: usize) -> u32 {
        self.grid.line(row)
    }

    /// The days of the rows that have one; the others are told.
    pub(in crate::source) fn days(
        &self,
        column: usize,
        answer: &TableAnswer,
        told: &mut Capped,
    ) -> (BTreeMap<usize, Day>, Option<Question>) {
        let (days, question) = order::days(&self.grid, &self.rows, column, answer.date_order, told);
        (days.into_iter().collect(), question)
    }

    /// A number in thousandths, further digits rounded. What is open is told.
    pub(in crate::source) fn number(
        &self,
        (row, column): (usize, usize),
        answer: &TableAnswer,
        told: &mut Capped,
    ) -> Number {
        let text = self.grid.cell(row, column);
        if is_missing(text) {
            return Number::Missing;
        }
        let mut proof = self.proofs.get(&column).copied().unwrap_or_default();
        if proof.mark().is_none() {
            proof = self.whole;
        }
        let as_number = match self.grid.sort(row, column) {
            Sort::Text => proof.rewrite(text, answer.decimal),
            _ => Outcome::Same,
        };
        let written = match as_number {
            Outcome::Same => text.to_owned(),
            Outcome::Rewritten(text) => text,
            Outcome::Open([comma, point]) => {
                let read = format!("{text}: {comma} or {point}");
                told.push(diag::ambiguous_number(&self.grid.place(row, column), &read));
                return Number::Open;
            }
            Outcome::Contrary => {
                told.push(diag::contrary_number(&self.grid.place(row, column), text));
                return Number::Refused;
            }
        };
        thousandths(&written).map_or(Number::Words, Number::Thousandths)
    }
}

/// A day that can be read in one way only.
pub(in crate::source) fn certain_day(text: &str) -> Option<jiff::civil::Date> {
    match super::date::shape(text)? {
        super::date::Shape::Certain(date) => Some(date),
        _ => None,
    }
}

/// A time of day in any spelling.
pub(in crate::source) fn clock_of(text: &str) -> Option<jiff::civil::Time> {
    super::date::time(text)
}

/// Whether a heading is one of ours, and its column holds values and no words.
pub(in crate::source) fn is_plain_column(heading: &str) -> bool {
    let names = Names { maps: [None, None] };
    let column = names.heading(heading).column;
    !matches!(column, Column::Other | Column::Ignore) && column.reads() != Reads::Words
}

/// How many headings of a row are ours, where one of them is a date.
pub(in crate::source) fn own_columns(header: &[&str]) -> usize {
    let names = Names { maps: [None, None] };
    let columns: Vec<Column> = header.iter().map(|name| names.heading(name).column).collect();
    let dated = columns.iter().any(|column| matches!(column, Column::Date | Column::Timestamp));
    let known = columns.iter().filter(|column| !matches!(column, Column::Other | Column::Ignore));
    if dated { known.count() } else { 0 }
}

fn own(cell: &str) -> String {
    cell.to_owned()
}

/// The cells of a line whose separator is not proven.
fn unknown(line: &str) -> Unknown {
    let marks = [',', ';', '\t', '|'];
    let most = marks.into_iter().max_by_key(|mark| line.matches(*mark).count()).unwrap_or(',');
    let cells = line.split(most).map(|cell| cell.trim().trim_matches('"').to_owned());
    Unknown { columns: cells.filter(|cell| !cell.is_empty()).collect() }
}

/// Whether a cell says that there is nothing.
fn is_missing(text: &str) -> bool {
    text.is_empty() || MISSING.contains(&text.to_lowercase().as_str())
}

/// `22.679618500` is 22680.
fn thousandths(text: &str) -> Option<u64> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let four: String = fraction.chars().chain("0000".chars()).take(4).collect();
    let tenths: u64 = format!("{whole}{four}").parse().ok()?;
    Some((tenths + 5) / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_three_digits() {
        for (text, thousand) in [("22.679618500", 22_680), ("10", 10_000), ("0.0005", 1)] {
            assert_eq!(thousandths(text), Some(thousand), "{text}");
        }
        for text in ["", "x", "-1", "1:30", "1,5", ".5"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
