//! Workbooks: the sheets of .xlsx and .ods files as grids, by calamine. Dates and numbers are
//! typed there, so nothing about them is open. The older .xls has no checksums: a damaged one
//! could not be told from a sound one, nor its size be bounded, so it is named and not read.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime, Ods, Reader, Xlsx};

use super::alias::Names;
use super::grid::{Grid, Sort};
use super::header;
use super::scan::{index, number};
use super::{MOST_FILLED, archive};
use crate::diag::{Capped, Place, table as diag};
use crate::inputs::RelPath;

/// More columns than this are not a log.
const MOST_COLUMNS: u32 = 1_000;
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The filled cells of a sheet by row and column, both from 0.
type Cells = BTreeMap<(u32, u32), (String, Sort)>;

/// Why a workbook was not read.
enum Fault {
    Unreadable,
    TooBig,
}

/// Whether the bytes begin like a workbook: a zip archive, or the older container.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_older(bytes)
}

fn is_older(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// The sheets that have a header; the others are told.
pub(super) fn grids(
    path: &RelPath,
    bytes: &[u8],
    names: &Names<'_>,
    told: &mut Capped,
) -> Vec<Grid> {
    let Some(all) = all(path, bytes, told) else { return Vec::new() };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for grid in all {
        if header::find(&grid, names).is_some() {
            known.push(grid);
        } else if grid.len() > 0 {
            unknown.push(grid);
        }
    }
    if known.is_empty() {
        told.push(diag::no_header(&Place::whole(path), ""));
    }
    for grid in unknown {
        told.push(diag::sheet_skipped(&Place::whole(grid.file())));
    }
    known
}

/// Every sheet, whatever it holds; nothing where the file is refused, which is told.
pub(super) fn all(path: &RelPath, bytes: &[u8], told: &mut Capped) -> Option<Vec<Grid>> {
    let place = Place::whole(path);
    if is_older(bytes) {
        told.push(diag::older_workbook(&place));
        return None;
    }
    let sheets = match sheets(bytes) {
        Ok(sheets) => sheets,
        Err(Fault::TooBig) => {
            told.push(diag::too_big(&place));
            return None;
        }
        Err(Fault::Unreadable) => {
            told.push(diag::workbook_unreadable(&place));
            return None;
        }
    };
    let sheets = sheets.into_iter().enumerate().filter(|(_, (name, _))| !is_shown_only(name));
    let grids = sheets.map(|(at, (name, cells))| grid(&sheet_path(path, &name, at), &cells));
    Some(grids.collect())
}

/// A sheet that shows how a diary is filled in and is nobody's.
fn is_shown_only(name: &str) -> bool {
    name.trim().eq_ignore_ascii_case("example")
}

/// `pain.xlsx#Sheet1`
fn sheet_path(path: &RelPath, name: &str, at: usize) -> RelPath {
    let name: String = name.chars().filter(|c| !matches!(c, '/' | '\\' | '\0')).collect();
    RelPath::new(&format!("{path}#{}", name.trim()))
        .or_else(|| RelPath::new(&format!("{path}#{}", at + 1)))
        .unwrap_or_else(|| path.clone())
}

fn sheets(bytes: &[u8]) -> Result<Vec<(String, Cells)>, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooBig);
    }
    let kind = archive::checked(bytes).map_err(fault)?;
    // The reader is not ours, and a damaged file must not end the program.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        archive::Kind::Ods => {
            let book = Ods::new(Cursor::new(bytes)).map_err(|_| Fault::Unreadable)?;
            ranges(book)
        }
        archive::Kind::Xlsx => xlsx(bytes),
    }));
    read.unwrap_or(Err(Fault::Unreadable))
}

fn fault(refused: archive::Refused) -> Fault {
    match refused {
        archive::Refused::TooBig => Fault::TooBig,
        archive::Refused::Unreadable => Fault::Unreadable,
    }
}

/// Sheets of a reader that hands out whole ranges; `archive` has bounded their size.
fn ranges<'a, B: Reader<Cursor<&'a [u8]>>>(mut book: B) -> Result<Vec<(String, Cells)>, Fault> {
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut cells = Cells::new();
        for (row, column, data) in range.used_cells() {
            let at = (top + number(row), left + number(column));
            take(&mut cells, at, &borrowed(data))?;
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is) => DataRef::Bool(*is),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(fault) => DataRef::Error(fault.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Sheets of an .xlsx file cell by cell: a claim to a billion empty ones costs nothing.
fn xlsx(bytes: &[u8]) -> Result<Vec<(String, Cells)>, Fault> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Unreadable)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut cells = Cells::new();
        while let Some(cell) = reader.next_cell().map_err(|_| Fault::Unreadable)? {
            take(&mut cells, cell.get_position(), cell.get_value())?;
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

fn take(cells: &mut Cells, at: (u32, u32), data: &DataRef<'_>) -> Result<(), Fault> {
    let (text, sort) = text_of(data);
    if text.trim().is_empty() {
        return Ok(());
    }
    if at.1 >= MOST_COLUMNS || cells.len() >= MOST_FILLED {
        return Err(Fault::TooBig);
    }
    cells.insert(at, (text, sort));
    Ok(())
}

/// The filled rows of a sheet, each as wide as the sheet.
fn grid(file: &RelPath, cells: &Cells) -> Grid {
    let columns = || cells.keys().map(|(_, column)| *column);
    let (left, right) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
    let mut grid = Grid::of_sheet(file, left);
    let mut open: Option<u32> = None;
    let mut next = left;
    let close =
        |grid: &mut Grid, next: u32| (next..=right).for_each(|_| grid.push_sorted("", Sort::Text));
    for ((row, column), (text, sort)) in cells {
        if open != Some(*row) {
            if open.is_some() {
                close(&mut grid, next);
            }
            // A sheet so wide and long that its empty cells alone are too many ends here.
            if grid.size() > index(u32::MAX) / 8 {
                break;
            }
            grid.open_row(row + 1, 0);
            open = Some(*row);
            next = left;
        }
        (next..*column).for_each(|_| grid.push_sorted("", Sort::Text));
        grid.push_sorted(text, *sort);
        next = column + 1;
    }
    if open.is_some() {
        close(&mut grid, next);
    }
    grid
}

/// A cell as text with a point for the decimal mark, dates as ISO.
fn text_of(data: &DataRef<'_>) -> (String, Sort) {
    match data {
        DataRef::Int(n) => (n.to_string(), Sort::Number),
        DataRef::Float(n) => (decimal(*n), Sort::Number),
        DataRef::String(text) => (text.clone(), Sort::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), Sort::Text),
        DataRef::Bool(true) => ("yes".to_owned(), Sort::Text),
        DataRef::Bool(false) => ("no".to_owned(), Sort::Text),
        DataRef::DateTime(moment) => (moment_text(moment), Sort::Moment),
        DataRef::DateTimeIso(text) => (text.trim_end_matches("T00:00:00").to_owned(), Sort::Moment),
        DataRef::DurationIso(text) => (duration(text), Sort::Moment),
        DataRef::Error(fault) => (fault_name(fault).to_owned(), Sort::Fault),
        DataRef::Empty => (String::new(), Sort::Text),
    }
}

/// Six decimals are far more than a log needs, and hide the noise of binary fractions.
fn decimal(n: f64) -> String {
    let text = format!("{n:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    // `6h30` reads as a time of day and as a length of time, whichever the column asks for.
    let clock = format!("{hour}h{minute:02}");
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return clock;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    let midnight = moment.as_f64().fract() == 0.0;
    if midnight { date } else { format!("{date} {hour:02}:{minute:02}") }
}

/// `PT06H30M00S` as `6h30`.
fn duration(text: &str) -> String {
    let parts: Vec<&str> = text.trim_start_matches("PT").split(['H', 'M']).collect();
    match parts.as_slice() {
        [hours, minutes, ..] => format!("{}h{minutes}", hours.trim_start_matches('0')),
        _ => text.to_owned(),
    }
}

fn fault_name(fault: &CellErrorType) -> &'static str {
    match fault {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        _ => "#ERROR",
    }
}
