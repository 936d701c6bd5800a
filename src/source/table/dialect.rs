//! Which character parts the cells of a text table: proven by a `sep=` line or by the header it
//! makes readable, never by counting alone. Then the rows, read by the `csv` crate.

use std::io::Read;

use super::Most;
use super::alias::Names;
use super::grid::Grid;
use super::header;
use super::scan::{self, Broken, Record, Scan};
use crate::diag::row::{RowFault, broken_row, stray_quote};
use crate::diag::{Capped, Place, table as diag};
use crate::inputs::RelPath;

const CANDIDATES: &[u8] = b",;\t|";
/// More columns than this are not a log.
const MOST_COLUMNS: u32 = 1_000;

/// Reads the rows of a text; nothing where no header can be read in it.
pub(super) fn grid(
    file: &RelPath,
    text: String,
    (names, most): (&Names<'_>, Most),
    told: &mut Capped,
) -> Option<Grid> {
    let ours = |grid: &Grid| header::find(grid, names).map_or(0, |header| header.known());
    match parted(file, text, (&ours, most), told) {
        Ok(grid) => Some(grid),
        Err(Unparted::Unproven { place, first_line }) => {
            told.push(diag::no_header(&place, &first_line));
            None
        }
        Err(Unparted::TooBig) => None,
    }
}

/// Why a text is no grid.
#[derive(Debug)]
pub(super) enum Unparted {
    /// Nothing proved what parts its cells.
    Unproven { place: Place, first_line: String },
    /// It has more rows or cells than are read, which was told.
    TooBig,
}

/// The same by any measure of how many columns of a grid's head are known.
pub(super) fn parted(
    file: &RelPath,
    text: String,
    (known, most): (&dyn Fn(&Grid) -> usize, Most),
    told: &mut Capped,
) -> Result<Grid, Unparted> {
    let (from, forced) = sep_line(&text);
    let Some(delimiter) = forced.or_else(|| proven(file, &text, from, known)) else {
        let end = scan::after_line(text.as_bytes(), from);
        let first: String = text.get(from..end).unwrap_or("").trim().chars().take(200).collect();
        let line = 1 + scan::lines_in(text.as_bytes(), 0, from);
        let place = Place::new(file, line, 1, 1);
        return Err(Unparted::Unproven { place, first_line: first });
    };
    // The header and what stands above it are no rows of the log.
    let wanted = Most { rows: most.rows.saturating_add(header::HEAD), ..most };
    let scan = scan::records(&text, from, delimiter, wanted);
    if scan.cut {
        told.push(diag::too_big(&Place::whole(file)));
        return Err(Unparted::TooBig);
    }
    for broken in &scan.broken {
        told.push(broken_row(&place_of(file, &text, *broken), broken.fault, broken.last_line));
    }
    let mut grid = fill(file, &text, delimiter, &scan, told);
    scan.broken.iter().for_each(|broken| grid.add_broken(broken.line));
    Ok(grid.with_text(text))
}

/// `sep=;` on the first line, as Excel writes and reads it: where the rows begin, and the mark.
fn sep_line(text: &str) -> (usize, Option<u8>) {
    let end = scan::after_line(text.as_bytes(), 0);
    let line = text.get(..end).unwrap_or("").trim_end_matches(['\n', '\r']).trim_matches('"');
    let head = line.get(..4).filter(|head| head.eq_ignore_ascii_case("sep="));
    match head.map(|_| line.as_bytes().get(4..).unwrap_or_default()) {
        Some([mark]) if mark.is_ascii() && *mark != b'"' => (end, Some(*mark)),
        Some([]) => (end, None),
        _ => (0, None),
    }
}

/// The delimiter under which a known header appears; nothing if none or two do equally well.
fn proven(file: &RelPath, text: &str, from: usize, known: &dyn Fn(&Grid) -> usize) -> Option<u8> {
    let mut best: Option<(usize, u8)> = None;
    let mut tie = false;
    for delimiter in CANDIDATES.iter().copied() {
        let scan = scan::records(text, from, delimiter, Most::head(header::HEAD));
        let grid = fill(file, text, delimiter, &scan, &mut Capped::new(file));
        let known = known(&grid);
        if known == 0 {
            continue;
        }
        tie = best.is_some_and(|(most, _)| most == known);
        if best.is_none_or(|(most, _)| most < known) {
            best = Some((known, delimiter));
        }
    }
    best.filter(|_| !tie).map(|(_, delimiter)| delimiter)
}

/// Lets the `csv` crate read the good records.
fn fill(file: &RelPath, text: &str, delimiter: u8, scan: &Scan, told: &mut Capped) -> Grid {
    let start = |record: &Record| Place::new(file, record.line, 1, 1);
    let (good, wide): (Vec<Record>, Vec<Record>) =
        scan.records.iter().partition(|record| record.cells <= MOST_COLUMNS);
    for record in &wide {
        told.push(broken_row(&start(record), RowFault::TooWide, record.line));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(Records { text: text.as_bytes(), records: &good, at: 0, offset: 0 });
    let mut cells = csv::StringRecord::new();
    let mut grid = Grid::of_text(file, delimiter);
    wide.iter().for_each(|record| grid.add_broken(record.line));
    for record in &good {
        let read = reader.read_record(&mut cells).unwrap_or(false);
        if !read || u32::try_from(cells.len()).ok() != Some(record.cells) {
            told.push(broken_row(&start(record), RowFault::Unreadable, record.line));
            grid.add_broken(record.line);
            continue;
        }
        grid.open_row(record.line, record.start);
        cells.iter().for_each(|cell| grid.push(cell));
        if let Some(at) = record.stray {
            let (fault, line) = (RowFault::Unreadable, record.line);
            let broken = Broken { fault, at, line, last_line: line, line_start: record.start };
            told.push(stray_quote(&place_of(file, text, broken)));
        }
    }
    grid
}

/// The bytes of the good records, one after the other, each with a line end.
struct Records<'a> {
    text: &'a [u8],
    records: &'a [Record],
    at: usize,
    offset: usize,
}

impl Read for Records<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut written = 0;
        while let Some(record) = self.records.get(self.at) {
            let rest = self
                .text
                .get(scan::index(record.start) + self.offset..scan::index(record.end))
                .unwrap_or_default();
            let room = buffer.get_mut(written..).unwrap_or_default();
            if room.len() <= rest.len() {
                let taken = room.len();
                room.copy_from_slice(rest.get(..taken).unwrap_or_default());
                self.offset += taken;
                return Ok(written + taken);
            }
            let (cells, end) = room.split_at_mut(rest.len());
            cells.copy_from_slice(rest);
            if let Some(end) = end.first_mut() {
                *end = b'\n';
            }
            written += rest.len() + 1;
            self.at += 1;
            self.offset = 0;
        }
        Ok(written)
    }
}

fn place_of(file: &RelPath, text: &str, broken: Broken) -> Place {
    let (line, at) = (scan::index(broken.line_start), scan::index(broken.at));
    let before = text.get(line..at).unwrap_or("");
    let extra = scan::lines_in(text.as_bytes(), line, at);
    let last = before.rsplit(['\n', '\r']).next().unwrap_or("");
    Place::new(file, broken.line + extra, scan::number(last.chars().count()) + 1, 1)
}
