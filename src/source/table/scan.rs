//! Where rows and cells begin and end in the text of a table, and which rows are broken. Strict
//! where the `csv` crate is lenient: a quote that is not closed names its row and ends with its
//! line, so that it can never swallow the rows below. Reads no values.

use super::{Most, date};
use crate::diag::row::RowFault as Fault;

/// A quoted cell longer than this is a quote that somebody forgot to close.
const LONGEST_QUOTED: usize = 20_000;

/// A record: its bytes without the line end, its first line, and how many cells it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) line: u32,
    pub(super) cells: u32,
    /// Where a quote stands inside an unquoted cell, or a backslash at its end; kept as it is.
    pub(super) stray: Option<u32>,
}

/// A row that is named and not used: the place of the fault and the line of its last part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) fault: Fault,
    pub(super) at: u32,
    pub(super) line: u32,
    pub(super) last_line: u32,
    pub(super) line_start: u32,
}

/// What a text holds, row by row.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) records: Vec<Record>,
    pub(super) broken: Vec<Broken>,
    /// There is more than was wanted.
    pub(super) cut: bool,
}

/// Finds every record from byte `from` on; stops where there are more than `most`.
pub(super) fn records(text: &str, from: usize, delimiter: u8, most: Most) -> Scan {
    let bytes = text.as_bytes();
    let mut scan = Scan::default();
    let mut at = from;
    let mut line = 1 + lines_in(bytes, 0, from);
    let mut expected = 0;
    let mut cells = 0;
    while at < bytes.len() {
        if scan.records.len() + scan.broken.len() >= most.rows || cells > most.cells {
            scan.cut = true;
            break;
        }
        let row = row(bytes, at, delimiter);
        cells += u64::from(row.cells);
        let mut next = row.next;
        match faulty(text, at, &row, delimiter, expected) {
            Some((fault, place)) => {
                if fault != Fault::Swallows {
                    next = after_line(bytes, at);
                }
                let last = line + lines_in(bytes, at, next).saturating_sub(1);
                let (at, line_start) = (number(place), number(at));
                scan.broken.push(Broken { fault, at, line, last_line: last, line_start });
            }
            None if text[at..row.end].trim_matches([' ', '\t']).is_empty() && row.cells == 1 => {}
            None => {
                expected = expected.max(row.cells - 1);
                let (start, end, stray) = (number(at), number(row.end), row.stray.map(number));
                scan.records.push(Record { start, end, line, cells: row.cells, stray });
            }
        }
        line += lines_in(bytes, at, next);
        at = next;
    }
    scan
}

/// One record as the bytes have it.
struct Row {
    end: usize,
    next: usize,
    cells: u32,
    stray: Option<usize>,
    fault: Option<(Fault, usize)>,
    /// Line breaks stand inside quotes.
    folded: bool,
}

fn row(bytes: &[u8], start: usize, delimiter: u8) -> Row {
    let mut row = Row { end: 0, next: 0, cells: 0, stray: None, fault: None, folded: false };
    let mut at = start;
    loop {
        row.cells += 1;
        match cell(bytes, at, delimiter) {
            Ok(cell) => {
                row.folded |= cell.folded;
                row.stray = row.stray.or(cell.stray);
                at = cell.end;
            }
            Err(fault) => {
                row.fault = Some(fault);
                at = fault.1;
                break;
            }
        }
        if bytes.get(at) != Some(&delimiter) {
            break;
        }
        at += 1;
    }
    row.end = at;
    row.next = after_break(bytes, at);
    row
}

/// One cell: its end (the delimiter, line end or end of the text).
struct Cell {
    end: usize,
    stray: Option<usize>,
    folded: bool,
}

fn cell(bytes: &[u8], start: usize, delimiter: u8) -> Result<Cell, (Fault, usize)> {
    if bytes.get(start) != Some(&b'"') {
        let rest = &bytes[start..];
        let length = rest.iter().position(|b| *b == delimiter || is_break(*b));
        let end = start + length.unwrap_or(rest.len());
        let quote = bytes[start..end].iter().position(|b| *b == b'"').map(|n| start + n);
        // A backslash before the separator once meant that the separator belongs to the text.
        let escape = bytes[start..end].ends_with(b"\\").then(|| end - 1);
        let stray = quote.or(escape);
        return Ok(Cell { end, stray, folded: false });
    }
    let closing = closing_quote(bytes, start).ok_or((Fault::Unclosed, start))?;
    let mut end = closing + 1;
    while bytes.get(end) == Some(&b' ') {
        end += 1;
    }
    match bytes.get(end) {
        Some(b) if *b != delimiter && !is_break(*b) => Err((Fault::AfterQuote, end)),
        _ => {
            let folded = bytes[start..closing].iter().any(|b| is_break(*b));
            Ok(Cell { end, stray: None, folded })
        }
    }
}

/// The quote that closes the one at `start`; a doubled quote is a quote of the text.
fn closing_quote(bytes: &[u8], start: usize) -> Option<usize> {
    let limit = bytes.len().min(start + LONGEST_QUOTED);
    let mut at = start + 1;
    while at < limit {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// The fault of a record, counting in a quoted cell that seems to hold rows of its own.
fn faulty(
    text: &str,
    start: usize,
    row: &Row,
    delimiter: u8,
    expected: u32,
) -> Option<(Fault, usize)> {
    if row.fault.is_some() || !row.folded {
        return row.fault;
    }
    let mark = char::from(delimiter);
    let inner = text[start..row.end].split(['\n', '\r']).skip(1);
    let swallows = inner.clone().any(|line| {
        let marks = line.matches(mark).count();
        let first = line.split(mark).next().unwrap_or("");
        (marks > 0 && date::shape(first).is_some())
            || (expected > 1 && marks == usize::try_from(expected).unwrap_or(usize::MAX))
    });
    swallows.then_some((Fault::Swallows, start))
}

/// The byte where cell number `index` of a record begins.
pub(super) fn cell_start(text: &str, record_start: u32, delimiter: u8, index: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = usize::try_from(record_start).unwrap_or(0);
    for _ in 0..index {
        match cell(bytes, at, delimiter) {
            Ok(cell) if bytes.get(cell.end) == Some(&delimiter) => at = cell.end + 1,
            _ => break,
        }
    }
    at
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The byte behind the line break at `at`, `\r\n` counting as one.
fn after_break(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(_), _) => at + 1,
        (None, _) => at,
    }
}

/// The first byte of the next physical line.
pub(super) fn after_line(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest.iter().position(|b| is_break(*b)).unwrap_or(rest.len());
    after_break(bytes, at + length)
}

/// How many line breaks stand between two bytes.
pub(super) fn lines_in(bytes: &[u8], from: usize, to: usize) -> u32 {
    let breaks = (from..to.min(bytes.len())).filter(|at| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    u32::try_from(breaks.count()).unwrap_or(u32::MAX)
}

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn index(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
