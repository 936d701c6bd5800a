//! Tables to journal entries: CSV in its many dialects and the sheets of workbooks, long and
//! wide. What cannot be placed with certainty is named and left out; nothing is guessed. The
//! meaning of a value is the grammar's business.

mod alias;
mod archive;
mod body;
mod calendar_word;
mod column;
mod date;
mod decimal;
mod decode;
mod dialect;
mod foreign;
mod grid;
mod header;
mod layout;
mod long;
mod open_document;
mod order;
mod question;
mod row;
mod scan;
mod wide;
mod workbook;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::grammar;
use super::raw::{RawFact, Spanned};
use super::settings::{Settings, TableAnswer};
use crate::diag::{Capped, Parsed, Place, table as diag};
use crate::inputs::RelPath;
use crate::journal::{Entry, PrivateText, What};

use alias::Names;
use grid::Grid;

pub(in crate::source) use foreign::{
    Asked, Foreign, Number, certain_day, clock_of, is_plain_column, own_columns,
};
pub use grid::is_formula;
pub(in crate::source) use layout::{DayRow, Layout, layout};
pub use question::{Question, QuestionKind};

/// More rows than this, or filled cells, are not somebody's log: ten years of one with thirty
/// facts a day have half as many. A bound, so that rubbish does not fill the memory.
const MOST_ROWS: usize = 200_000;
const MOST_FILLED: usize = 1_000_000;
/// The same with the empty ones between them.
const MOST_CELLS: u64 = 4_000_000;

/// How much of a table is read.
#[derive(Clone, Copy, Debug)]
struct Most {
    rows: usize,
    filled: usize,
    cells: u64,
}

impl Most {
    const OF_A_LOG: Most = Most { rows: MOST_ROWS, filled: MOST_FILLED, cells: MOST_CELLS };
    const ALL: Most = Most { rows: usize::MAX, filled: usize::MAX, cells: u64::MAX };

    /// The first rows alone.
    fn head(rows: usize) -> Most {
        Most { rows, ..Most::ALL }
    }
}

/// What was read from a table.
#[derive(Debug, Default)]
pub struct TableRead {
    pub entries: Vec<Entry>,
    /// What only the owner can answer; the rows in question were not used.
    pub questions: Vec<Question>,
}

/// What a row hands on.
#[derive(Debug)]
enum Cell {
    Fact(RawFact),
    /// A cell of a column that is not known.
    Other {
        date: Date,
        title: String,
        text: Spanned<String>,
    },
}

type Sink<'s> = dyn FnMut(Cell) + 's;

/// Whether a file with this ending is a table.
pub fn is_table(path: &RelPath) -> bool {
    matches!(path.extension().as_str(), "csv" | "tsv" | "tab" | "xlsx" | "xlsm" | "ods" | "xls")
}

/// Parses one table: a text file or a workbook with all its sheets.
pub fn parse(path: &RelPath, bytes: &[u8], settings: &Settings) -> Parsed<TableRead> {
    within(path, bytes, (settings, Most::OF_A_LOG))
}

/// The same for a table that was spelt by ourselves, whatever its size.
pub(in crate::source) fn parse_own(
    path: &RelPath,
    bytes: &[u8],
    settings: &Settings,
) -> Parsed<TableRead> {
    within(path, bytes, (settings, Most::ALL))
}

fn within(path: &RelPath, bytes: &[u8], (settings, most): (&Settings, Most)) -> Parsed<TableRead> {
    let mut read = TableRead::default();
    let mut told = Capped::new(path);
    let mut meant = Capped::new(path);
    let questions = cells((path, bytes), (settings, most), &mut told, &mut |cell| match cell {
        Cell::Fact(fact) => {
            let parsed = grammar::fact(&fact, settings);
            read.entries.extend(parsed.value);
            meant.extend(parsed.diagnostics);
        }
        Cell::Other { date, title, text } => {
            let (key, said) = (PrivateText::new(title), PrivateText::new(text.value));
            let what = What::Other { key, text: said };
            read.entries.push(Entry::new(date, None, text.place, what));
        }
    });
    read.questions = questions;
    let mut diagnostics = told.finish();
    diagnostics.extend(meant.finish());
    Parsed::with(read, diagnostics)
}

/// Every cell group of a file, before the grammar reads it.
fn cells(
    (path, bytes): (&RelPath, &[u8]),
    (settings, most): (&Settings, Most),
    told: &mut Capped,
    sink: &mut Sink<'_>,
) -> Vec<Question> {
    let none = TableAnswer::default();
    let answer = settings.tables.get(path).unwrap_or(&none);
    let names = Names { maps: [Some(&answer.columns), Some(&settings.columns)] };
    let mut questions = Vec::new();
    let grids = if workbook::is_one(bytes) {
        workbook::grids(path, bytes, &names, told)
    } else {
        let (text, problem) = decode::text(path, bytes, answer.encoding.as_deref());
        told.extend(problem.into_iter().collect());
        text.and_then(|text| dialect::grid(path, text, (&names, most), told)).into_iter().collect()
    };
    for grid in grids {
        if grid.len() > most.rows || grid.filled() > most.filled {
            told.push(diag::too_big(&Place::whole(grid.file())));
            continue;
        }
        one(&grid, (&names, answer), (&mut questions, told), sink);
    }
    questions
}

fn one(
    grid: &Grid,
    known: (&Names<'_>, &TableAnswer),
    (questions, told): (&mut Vec<Question>, &mut Capped),
    sink: &mut Sink<'_>,
) {
    let Some(header) = header::find(grid, known.0) else {
        let first: Vec<&str> = grid.row(0).take(20).collect();
        told.push(diag::no_header(&Place::new(grid.file(), 1, 1, 1), &first.join(" | ")));
        return;
    };
    let is_long = header.is_long();
    let body = body::settle(grid, header, known, (questions, told));
    if is_long {
        long::facts(&body, known.0, told, sink);
    } else {
        wide::facts(&body, told, sink);
    }
}
