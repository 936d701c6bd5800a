//! A table as rows of cells, each with its place: the same for a text file and for a sheet of a
//! workbook. Cells lie in one string, so that a million rows stay small. Knows no meaning.

use super::scan::{self, index};
use crate::diag::Place;
use crate::inputs::RelPath;

/// What a cell is known to be. In a text file everything is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    /// A number of a workbook; its text has a decimal point, with no guess.
    Number,
    /// A date or time of a workbook, written as ISO.
    Moment,
    /// A formula that failed.
    Fault,
}

/// Where the cells came from, which is what their places need.
#[derive(Debug)]
enum Origin {
    Text { text: String, delimiter: u8 },
    Sheet { first_column: u32 },
}

#[derive(Clone, Copy, Debug)]
struct Row {
    line: u32,
    /// Byte of the text where it begins.
    start: u32,
    /// Number of its first cell.
    first: u32,
}

/// Rows of cells.
#[derive(Debug)]
pub(super) struct Grid {
    file: RelPath,
    origin: Origin,
    cells: String,
    ends: Vec<u32>,
    sorts: Vec<Sort>,
    rows: Vec<Row>,
    /// Lines of rows that were told and are not among these.
    broken: Vec<u32>,
}

impl Grid {
    /// A grid of the rows of a text, which `with_text` adds.
    pub(super) fn of_text(file: &RelPath, delimiter: u8) -> Grid {
        Grid::empty(file, Origin::Text { text: String::new(), delimiter })
    }

    /// The text that the rows came from, for the places of their cells.
    pub(super) fn with_text(self, text: String) -> Grid {
        match self.origin {
            Origin::Text { delimiter, .. } => {
                Grid { origin: Origin::Text { text, delimiter }, ..self }
            }
            Origin::Sheet { .. } => self,
        }
    }

    pub(super) fn of_sheet(file: &RelPath, first_column: u32) -> Grid {
        Grid::empty(file, Origin::Sheet { first_column })
    }

    fn empty(file: &RelPath, origin: Origin) -> Grid {
        let (cells, ends, sorts, rows) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        Grid { file: file.clone(), origin, cells, ends, sorts, rows, broken: Vec::new() }
    }

    /// Notes a row that could not be read and has been told.
    pub(super) fn add_broken(&mut self, line: u32) {
        self.broken.push(line);
    }

    pub(super) fn broken(&self) -> &[u32] {
        &self.broken
    }

    /// The line of a row.
    pub(super) fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// Opens a row at a line; `start` is its first byte in the text, if it came from one.
    pub(super) fn open_row(&mut self, line: u32, start: u32) {
        self.rows.push(Row { line, start, first: scan::number(self.ends.len()) });
    }

    /// Adds a cell without the apostrophe that kept it from being a formula.
    pub(super) fn push(&mut self, cell: &str) {
        let inner = cell.trim_start();
        self.push_whole(if is_kept(inner) { &inner[1..] } else { cell });
    }

    fn push_whole(&mut self, cell: &str) {
        self.cells.push_str(cell);
        self.ends.push(scan::number(self.cells.len()));
    }

    /// Adds a cell whose sort is known; every cell of a sheet comes this way.
    pub(super) fn push_sorted(&mut self, cell: &str, sort: Sort) {
        self.push_whole(cell);
        self.sorts.push(sort);
    }

    /// How many bytes the cells take.
    pub(super) fn size(&self) -> usize {
        self.cells.len() + self.ends.len() * 8
    }

    /// How many cells hold something.
    pub(super) fn filled(&self) -> usize {
        let begins = std::iter::once(&0).chain(&self.ends);
        begins.zip(&self.ends).filter(|(begin, end)| begin < end).count()
    }

    /// What parts the cells of a text.
    pub(super) fn delimiter(&self) -> Option<u8> {
        match self.origin {
            Origin::Text { delimiter, .. } => Some(delimiter),
            Origin::Sheet { .. } => None,
        }
    }

    /// The byte of the text where a row begins.
    pub(super) fn start(&self, row: usize) -> Option<usize> {
        self.rows.get(row).map(|row| index(row.start))
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn file(&self) -> &RelPath {
        &self.file
    }

    pub(super) fn width(&self, row: usize) -> usize {
        self.range(row).len()
    }

    fn range(&self, row: usize) -> std::ops::Range<usize> {
        let first = |row: usize| self.rows.get(row).map(|row| index(row.first));
        let begin = first(row).unwrap_or(self.ends.len());
        begin..first(row + 1).unwrap_or(self.ends.len())
    }

    /// A cell's text without the space around it; nothing where the row is too short.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        let range = self.range(row);
        if column >= range.len() {
            return "";
        }
        let at = range.start + column;
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |e| *e);
        let end = self.ends.get(at).map_or(0, |e| *e);
        self.cells.get(index(begin)..index(end)).unwrap_or("").trim()
    }

    pub(super) fn sort(&self, row: usize, column: usize) -> Sort {
        let range = self.range(row);
        if column >= range.len() {
            return Sort::Text;
        }
        self.sorts.get(range.start + column).copied().unwrap_or(Sort::Text)
    }

    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.width(row)).map(move |column| self.cell(row, column))
    }

    pub(super) fn is_blank(&self, row: usize) -> bool {
        self.row(row).all(str::is_empty)
    }

    /// The place of a cell: of its first character, and as wide as what was read.
    pub(super) fn place(&self, row: usize, column: usize) -> Place {
        let width = scan::number(self.cell(row, column).chars().count());
        let Some(meta) = self.rows.get(row) else { return Place::whole(&self.file) };
        match &self.origin {
            Origin::Sheet { first_column } => {
                Place::new(&self.file, meta.line, first_column + scan::number(column) + 1, 1)
            }
            Origin::Text { text, delimiter } => {
                let at = scan::cell_start(text, meta.start, *delimiter, column);
                let (line, column) = position(text, meta, at);
                Place::new(&self.file, line, column, width)
            }
        }
    }
}

/// Whether a spreadsheet would take a text for a formula.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a text begins with an apostrophe that is none of its own.
fn is_kept(cell: &str) -> bool {
    cell.strip_prefix('\'').is_some_and(|rest| is_formula(rest) || rest.starts_with('\''))
}

/// Line and column of a byte in the row, behind the space and the quote a cell begins with.
fn position(text: &str, row: &Row, at: usize) -> (u32, u32) {
    let start = index(row.start);
    let lead = text.get(at..).map_or(0, |rest| {
        let inner = rest.trim_start_matches(' ');
        let inner = inner.strip_prefix('"').unwrap_or(inner);
        rest.len() - inner.len() + usize::from(is_kept(inner))
    });
    let at = at + lead;
    let line = row.line + scan::lines_in(text.as_bytes(), start, at);
    let before = text.get(start..at).unwrap_or("");
    let last = before.rsplit(['\n', '\r']).next().unwrap_or("");
    (line, scan::number(last.chars().count()) + 1)
}
