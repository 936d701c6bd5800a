//! How a text table is written, for adding to it in its own style: separator, columns, how its
//! days and numbers look, where its rows and empty cells stand. Reads no meaning of a value and
//! writes nothing.

use std::ops::Range;

use jiff::civil::Date;

use super::alias::Names;
use super::column::{Column, Reads};
use super::decimal::Proof;
use super::grid::Grid;
use super::{Most, decode, dialect, order, row, scan};
use crate::diag::Capped;
use crate::inputs::RelPath;
use crate::source::settings::{DecimalMark, Settings, TableAnswer};

/// One row with its day.
#[derive(Clone, Debug)]
pub(in crate::source) struct DayRow {
    pub(in crate::source) date: Date,
    /// The day as the row spells it.
    pub(in crate::source) written: String,
    /// The bytes of the row without its line end.
    pub(in crate::source) bytes: Range<usize>,
    /// What each cell holds.
    pub(in crate::source) cells: Vec<String>,
}

/// A text table seen by a writer.
#[derive(Clone, Debug)]
pub(in crate::source) struct Layout {
    pub(in crate::source) text: String,
    pub(in crate::source) delimiter: u8,
    /// Our own name of each column; empty where it is not read.
    pub(in crate::source) columns: Vec<String>,
    /// Which columns hold numbers, with values beside them.
    pub(in crate::source) numbers: Vec<bool>,
    pub(in crate::source) is_long: bool,
    pub(in crate::source) rows: Vec<DayRow>,
    /// The bytes up to the end of the header's line, its line end included.
    pub(in crate::source) head: usize,
    pub(in crate::source) decimal: DecimalMark,
    /// Whether every cell stands in quotation marks.
    pub(in crate::source) quotes_all: bool,
}

/// Looks at a text table. Nothing for workbooks and for what cannot be read as a table.
pub(in crate::source) fn layout(
    path: &RelPath,
    bytes: &[u8],
    settings: &Settings,
) -> Option<Layout> {
    let none = TableAnswer::default();
    let answer = settings.tables.get(path).unwrap_or(&none);
    let names = Names { maps: [Some(&answer.columns), Some(&settings.columns)] };
    if super::workbook::is_one(bytes) {
        return None;
    }
    let mut told = Capped::new(path);
    let (text, _) = decode::text(path, bytes, answer.encoding.as_deref());
    let text = text?;
    let grid = dialect::grid(path, text.clone(), (&names, Most::OF_A_LOG), &mut told)?;
    let header = super::header::find(&grid, &names)?;
    let usable = row::usable(&grid, &header, &names, &mut told);
    let column = header.date()?;
    let (days, _) = order::days(&grid, &usable, column, answer.date_order, &mut told);
    let delimiter = grid.delimiter()?;
    let ends = scan::records(&text, grid.start(header.row)?, delimiter, Most::ALL).records;
    let end_of = |start: usize| {
        let found = ends.binary_search_by_key(&start, |record| scan::index(record.start)).ok()?;
        ends.get(found).map(|record| scan::index(record.end))
    };
    let rows: Vec<DayRow> = days
        .iter()
        .filter_map(|(row, (date, _))| {
            let start = grid.start(*row)?;
            let cells = grid.row(*row).map(str::to_owned).collect();
            let written = grid.cell(*row, column).to_owned();
            Some(DayRow { date: *date, written, bytes: start..end_of(start)?, cells })
        })
        .collect();
    let header_start = grid.start(header.row)?;
    Some(Layout {
        delimiter,
        columns: header.columns.iter().map(name).collect(),
        numbers: header.columns.iter().map(|column| column.reads() == Reads::Number).collect(),
        is_long: header.is_long(),
        head: scan::after_line(text.as_bytes(), end_of(header_start)?),
        decimal: decimal(&grid, &header.columns, &usable, answer.decimal, delimiter),
        quotes_all: text.get(header_start..)?.starts_with('"')
            && rows.iter().all(|row| text.get(row.bytes.clone()).is_some_and(quoted)),
        rows,
        text,
    })
}

fn quoted(row: &str) -> bool {
    row.starts_with('"') && row.trim_end().ends_with('"')
}

fn name(column: &Column) -> String {
    match column {
        Column::Other | Column::Ignore => String::new(),
        known => known.name(),
    }
}

/// The decimal mark that was answered or is proven; beside semicolons the comma is usual.
fn decimal(
    grid: &Grid,
    columns: &[Column],
    rows: &[usize],
    answered: Option<DecimalMark>,
    delimiter: u8,
) -> DecimalMark {
    let mut proof = Proof::default();
    for (at, _) in columns.iter().enumerate().filter(|(_, c)| c.reads() == Reads::Number) {
        rows.iter().for_each(|row| proof.learn(grid.cell(*row, at)));
    }
    let usual = if delimiter == b';' { DecimalMark::Comma } else { DecimalMark::Point };
    answered.or_else(|| proof.mark()).unwrap_or(usual)
}

impl Layout {
    pub(in crate::source) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The byte where a cell begins in a row.
    pub(in crate::source) fn cell_start(&self, row: &DayRow, column: usize) -> usize {
        scan::cell_start(&self.text, scan::number(row.bytes.start), self.delimiter, column)
    }

    /// A day as this table spells days: the form that fits most of its rows.
    pub(in crate::source) fn day(&self, date: Date) -> String {
        const FORMS: &[&str] = &[
            "%Y-%m-%d",
            "%d.%m.%Y",
            "%-d.%-m.%Y",
            "%d.%m.%y",
            "%-d.%-m.%y",
            "%d/%m/%Y",
            "%-d/%-m/%Y",
            "%m/%d/%Y",
            "%-m/%-d/%Y",
            "%Y/%m/%d",
            "%d-%m-%Y",
            "%Y.%m.%d",
            "%Y%m%d",
            "%d %b %Y",
            "%-d %B %Y",
            "%B %-d, %Y",
            "%d-%b-%Y",
        ];
        let fitting = |form: &str| {
            let fits = |row: &&DayRow| row.date.strftime(form).to_string() == row.written;
            self.rows.iter().rev().take(50).filter(fits).count()
        };
        let best = FORMS.iter().rev().max_by_key(|form| fitting(form));
        date.strftime(best.filter(|form| fitting(form) > 0).unwrap_or(&"%Y-%m-%d")).to_string()
    }

    /// Whether the newest day stands first.
    pub(in crate::source) fn newest_first(&self) -> bool {
        match (self.rows.first(), self.rows.last()) {
            (Some(first), Some(last)) => first.date > last.date,
            _ => false,
        }
    }
}
