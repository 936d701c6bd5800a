//! A small table: columns as wide as their texts ask, shrunk together where they would not fit,
//! thin rules between the rows, header cells that a screen reader knows as such.

use std::num::NonZeroU32;

use krilla::tagging::{TableHeaderScope, Tag};

use super::Pt;
use super::figure::{Shape, shape};
use super::ink::{FAINT, Node, Op, Pen};
use super::lay::{Laid, TEXT, beside, bold, paragraph, plain, quiet, stack, tagged, text};
use super::line::widths;
use super::text::{Setter, Style, Words};
use crate::site::sheet::{Cell, Mark, SheetTable};

const GAP: Pt = 8.0;
const PAD: Pt = 0.5;
/// The room of a mark before its word.
const MARK: Pt = 9.5;

/// The tables of one part with what they leave out, those of one form with the same columns.
pub(super) fn tables(setter: &Setter<'_>, all: &[SheetTable], width: Pt) -> Vec<Laid> {
    all.iter()
        .map(|one| {
            let cells = width_in_cells(one);
            let alike: Vec<&SheetTable> =
                all.iter().filter(|other| width_in_cells(other) == cells).collect();
            table(setter, one, (&columns(&asked_by(setter, &alike), width), width))
        })
        .collect()
}

fn table(setter: &Setter<'_>, table: &SheetTable, (columns, width): (&[Pt], Pt)) -> Laid {
    let Parted { head, rows } = in_columns(setter, table, columns);
    let whole = of_rows(head, rows);
    let more =
        table.more.as_deref().map(|more| paragraph(setter, &Words::of(more, quiet()), width));
    stack([whole].into_iter().chain(more).map(|part| (1.0, part)).collect())
}

/// The rows of a table, laid out together, for a page to take as many as it has room for.
pub(super) struct Parted {
    pub(super) head: Laid,
    pub(super) rows: Vec<Laid>,
}

pub(super) fn parted(setter: &Setter<'_>, table: &SheetTable, width: Pt) -> Parted {
    in_columns(setter, table, &columns(&asked_by(setter, &[table]), width))
}

fn in_columns(setter: &Setter<'_>, table: &SheetTable, columns: &[Pt]) -> Parted {
    let head = match table.head.as_slice() {
        [] => Laid::default(),
        [name, rest @ ..] if spans(rest) => across(setter, name, columns),
        all => {
            let cells: Vec<Cell> = all.iter().map(Cell::text).collect();
            row(setter, &cells, (columns, Row::Head))
        }
    };
    let body = |cells: &Vec<Cell>| row(setter, cells, (columns, Row::Body));
    Parted { head, rows: table.rows.iter().map(body).collect() }
}

/// Whether the first header cell is the name of the whole table.
fn spans(rest: &[String]) -> bool {
    !rest.is_empty() && rest.iter().all(String::is_empty)
}

/// One header cell over all columns.
fn across(setter: &Setter<'_>, name: &str, columns: &[Pt]) -> Laid {
    if name.is_empty() {
        return Laid::default();
    }
    let gaps = GAP * (columns.len().saturating_sub(1)) as Pt;
    let width = columns.iter().sum::<Pt>() + gaps;
    let count = u32::try_from(columns.len()).ok().and_then(NonZeroU32::new);
    let cell = text(setter, &Words::of(name, Row::Head.style()), width);
    let cell = tagged(Tag::TH(TableHeaderScope::Column).with_col_span(count), cell);
    ruled(cell, width)
}

/// A table of rows that were laid out together.
pub(super) fn of_rows(head: Laid, rows: Vec<Laid>) -> Laid {
    let mut groups = Vec::new();
    if head.height > 0.0 {
        groups.push((0.0, tagged(Tag::THead, head)));
    }
    if !rows.is_empty() {
        let rows = stack(rows.into_iter().map(|row| (0.0, row)).collect());
        groups.push((0.0, tagged(Tag::TBody, rows)));
    }
    tagged(Tag::Table, stack(groups))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Head,
    Body,
}

impl Row {
    fn style(self) -> Style {
        match self {
            Row::Head => quiet(),
            Row::Body => plain(TEXT),
        }
    }
}

/// What speaks against more stands out in grey, too.
fn style_of(cell: &Cell) -> Style {
    match cell.mark {
        Some(Mark::Stop | Mark::Care) => bold(TEXT),
        _ => plain(TEXT),
    }
}

fn indent(cell: &Cell) -> Pt {
    if cell.mark.is_some() { MARK } else { 0.0 }
}

/// What each column asks for: all on one line, and no word broken.
type Asked = Vec<(Pt, Pt)>;

/// The width of each column. Where all cells fit on one line the rest is shared out; else the
/// widest give way first, so that short figures are never broken.
fn columns(asked: &Asked, width: Pt) -> Vec<Pt> {
    let gaps = GAP * (asked.len().saturating_sub(1)) as Pt;
    let room = (width - gaps).max(1.0);
    let most: Pt = asked.iter().map(|(wide, _)| wide).sum();
    if most <= room {
        let more = 1.0 + (room - most) / most.max(0.001);
        return asked.iter().map(|(wide, _)| wide * more).collect();
    }
    let least: Pt = asked.iter().map(|(_, narrow)| narrow).sum();
    if least > room {
        return asked.iter().map(|(_, narrow)| narrow * room / least).collect();
    }
    let capped = |cap: Pt| asked.iter().map(move |(wide, narrow)| wide.min(cap).max(*narrow));
    let (mut low, mut high) = (0.0, most);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if capped(middle).sum::<Pt>() > room { high = middle } else { low = middle }
    }
    capped(low).collect()
}

/// What the columns of tables of one form ask for together.
fn asked_by(setter: &Setter<'_>, tables: &[&SheetTable]) -> Asked {
    let count = tables.iter().map(|table| width_in_cells(table)).max().unwrap_or(0);
    let each = |at| tables.iter().map(move |table| asked(setter, table, at));
    (0..count)
        .map(|at| {
            each(at).fold((1.0, 1.0), |max: (Pt, Pt), own| (max.0.max(own.0), max.1.max(own.1)))
        })
        .collect()
}

fn width_in_cells(table: &SheetTable) -> usize {
    table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0)
}

fn asked(setter: &Setter<'_>, table: &SheetTable, at: usize) -> (Pt, Pt) {
    let named = !table.head.get(1..).is_some_and(spans);
    let head = table.head.get(at).filter(|_| named);
    let head = head.map(|head| widths(setter, &Words::of(head, Row::Head.style())));
    let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| {
        let (wide, narrow) = widths(setter, &Words::of(&cell.text, style_of(cell)));
        (wide + indent(cell), narrow + indent(cell))
    });
    // A hair more than measured, so that rounding never breaks a line that fits.
    cells.chain(head).fold((1.0, 1.0), |max: (Pt, Pt), (wide, narrow)| {
        (max.0.max(wide + 0.1), max.1.max(narrow + 0.1))
    })
}

fn row(setter: &Setter<'_>, cells: &[Cell], (columns, kind): (&[Pt], Row)) -> Laid {
    let mut x = 0.0;
    let mut placed = Vec::new();
    for (at, (cell, width)) in cells.iter().zip(columns).enumerate() {
        let laid = inside(
            setter,
            cell,
            (*width, if kind == Row::Body { style_of(cell) } else { kind.style() }),
        );
        let laid = match (kind, at) {
            (Row::Head, _) => tagged(Tag::TH(TableHeaderScope::Column), laid),
            (Row::Body, 0) => tagged(Tag::TH(TableHeaderScope::Row), laid),
            (Row::Body, _) => tagged(Tag::TD, laid),
        };
        placed.push((x, laid));
        x += width + GAP;
    }
    ruled(beside(placed), x - GAP)
}

/// A row over its rule.
fn ruled(row: Laid, width: Pt) -> Laid {
    let height = row.height + 2.0 * PAD;
    let rule = Op::Line {
        points: vec![(0.0, height), (width, height)],
        pen: Pen { colour: FAINT, width: 0.4, dotted: false },
    };
    let nodes = vec![Node::Moved { by: (0.0, PAD), inside: row.nodes }, Node::Ornament(vec![rule])];
    tagged(Tag::TR, Laid { height, nodes })
}

/// A cell; one without a word is still a cell.
fn inside(setter: &Setter<'_>, cell: &Cell, (width, style): (Pt, Style)) -> Laid {
    let indent = indent(cell);
    let laid = text(setter, &Words::of(&cell.text, style), (width - indent).max(1.0));
    let mark = cell.mark.map(|mark| Node::Ornament(shape(of(mark), (3.4, style.size * 0.66))));
    let words = Node::Moved { by: (indent, 0.0), inside: laid.nodes };
    Laid { height: laid.height, nodes: mark.into_iter().chain([words]).collect() }
}

fn of(mark: Mark) -> Shape {
    match mark {
        Mark::Go => Shape::Circle,
        Mark::Care => Shape::Triangle,
        Mark::Stop => Shape::Square,
        Mark::Open => Shape::Ring,
    }
}
