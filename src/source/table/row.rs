//! Which rows of a table can be used. A row that has more or fewer cells than the header is
//! used only where the whole table proves that it merely leaves out, or adds, empty cells at its
//! end; otherwise it is named. Reads no meaning but the header's.

use super::alias::Names;
use super::column::{Column, Reads};
use super::grid::Grid;
use super::header::Header;
use crate::diag::{Capped, row as diag};

/// How the rows of a table end, seen over all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Habit {
    /// Every row has as many cells as the header, or is an exception to be named.
    Full,
    /// Empty cells at the end are left out.
    Trimmed,
    /// Every row ends with this many cells, the ones behind the header's all empty.
    Padded(usize),
}

/// The rows below the header that can be used; the others are told.
pub(super) fn usable(
    grid: &Grid,
    header: &Header,
    names: &Names<'_>,
    told: &mut Capped,
) -> Vec<usize> {
    let below: Vec<usize> =
        (header.row + 1..grid.len()).filter(|row| !grid.is_blank(*row)).collect();
    let habit = habit(grid, header, &below);
    let mut rows = Vec::new();
    for row in below {
        let first = header.date().unwrap_or(0);
        if header.is_repeated(grid, row) {
            told.push(diag::repeated_header(&grid.place(row, 0)));
            continue;
        }
        if header.is_another(grid, row, names) {
            told.push(diag::second_header(&grid.place(row, 0)));
            break;
        }
        let has = grid.width(row);
        let fits = match habit {
            Habit::Full => has == header.width(),
            Habit::Trimmed => has <= header.width() && has > first,
            Habit::Padded(width) => has == width,
        };
        if !fits {
            told.push(diag::row_length(&grid.place(row, 0), has, header.width()));
        } else if let Some(column) = broken_line(grid, header, row) {
            told.push(diag::line_break(&grid.place(row, column)));
        } else {
            rows.push(row);
        }
    }
    rows
}

/// A single row proves nothing: several must share the habit, and none contradict it. A name in
/// the header that is not known may be two names whose separator was lost, so that extra cells at
/// the end of the rows are not extra.
fn habit(grid: &Grid, header: &Header, rows: &[usize]) -> Habit {
    let width = header.width();
    let widths: Vec<usize> = rows.iter().map(|row| grid.width(*row)).collect();
    let ends_empty = |row: &usize| {
        let has = grid.width(*row);
        has == width && grid.cell(*row, has.saturating_sub(1)).is_empty()
    };
    let short = widths.iter().filter(|has| **has < width).count();
    // A row of full width proves that the header has the right number of names.
    let proven = widths.contains(&width) && widths.iter().all(|has| *has <= width);
    if proven && short > 1 && short * 2 >= rows.len() && !rows.iter().any(ends_empty) {
        return Habit::Trimmed;
    }
    if header.columns.contains(&Column::Other) {
        return Habit::Full;
    }
    let padded = widths.first().copied().filter(|has| {
        let extra_empty = |row: &usize| (width..*has).all(|at| grid.cell(*row, at).is_empty());
        *has > width
            && rows.len() > 2
            && widths.iter().all(|w| w == has)
            && rows.iter().all(extra_empty)
    });
    padded.map_or(Habit::Full, Habit::Padded)
}

/// The column of a line break where none belongs.
fn broken_line(grid: &Grid, header: &Header, row: usize) -> Option<usize> {
    let broken = |at: &usize| grid.cell(row, *at).contains(['\n', '\r']);
    (0..grid.width(row)).filter(broken).find(|at| {
        let column = header.columns.get(*at).unwrap_or(&Column::Other);
        column.reads() != Reads::Words && !matches!(column, Column::Ignore | Column::Amount)
    })
}
