//! The pages after the first: what did not fit there, and the appendix that was asked for. Each
//! page says what it belongs to, and a table that goes on repeats its header cells.

use krilla::tagging::Tag;

use super::Pt;
use super::ink::Node;
use super::lay::{Laid, beside, bold, column, heading, paragraph, quiet, stack, tagged};
use super::line::lines;
use super::table::{Parted, of_rows, parted};
use super::text::{Setter, Words};
use crate::site::sheet::{Appendix, SheetView};

/// What is put on pages one after the other.
enum Piece {
    /// Stays whole.
    Whole(Laid),
    /// A heading and rows; at least one row stays with it.
    Rows(Laid, Parted),
}

/// Pages of what is left; none where nothing is.
pub(super) fn further(
    setter: &Setter<'_>,
    view: &SheetView,
    left_over: Vec<Laid>,
    (width, room): (Pt, Pt),
) -> Vec<Vec<Node>> {
    let mut pieces = Vec::new();
    if !left_over.is_empty() {
        pieces.push(Piece::Whole(named(setter, (2, &view.rest), width)));
        pieces.extend(left_over.into_iter().map(Piece::Whole));
    }
    if let Some(appendix) = &view.appendix {
        pieces.extend(sections(setter, appendix, width));
    }
    let head_room = top(setter, view, (width, 2)).height + GAP;
    let pages = filled(pieces, room - head_room);
    let numbered = pages.into_iter().enumerate().map(|(at, page)| {
        let top = top(setter, view, (width, at + 2));
        stack(vec![(0.0, top), (GAP, page)]).nodes
    });
    numbered.collect()
}

const GAP: Pt = 10.0;

/// Whose sheet it is, and which page of it.
fn top(setter: &Setter<'_>, view: &SheetView, (width, page): (Pt, usize)) -> Laid {
    let number = column(lines(setter, &Words::of(&page.to_string(), quiet()), width));
    let title = paragraph(setter, &Words::of(&view.title, quiet()), width - 30.0);
    beside(vec![(0.0, title), (width - 12.0, tagged(Tag::P, number))])
}

fn sections(setter: &Setter<'_>, appendix: &Appendix, width: Pt) -> Vec<Piece> {
    let title = named(setter, (2, &appendix.heading), width);
    let note = paragraph(setter, &Words::of(&appendix.note, quiet()), width);
    let mut pieces = vec![Piece::Whole(stack(vec![(0.0, title), (2.0, note)]))];
    pieces.extend(appendix.sections.iter().map(|section| {
        let name = named(setter, (3, &section.heading), width);
        Piece::Rows(name, parted(setter, &section.table, width))
    }));
    pieces
}

fn named(setter: &Setter<'_>, (level, name): (u16, &str), width: Pt) -> Laid {
    let size = if level == 2 { 12.0 } else { 10.0 };
    heading(setter, (level, name), &Words::of(name, bold(size)), width)
}

/// Pieces on as many pages as they take.
fn filled(pieces: Vec<Piece>, room: Pt) -> Vec<Laid> {
    let mut pages: Vec<Vec<(Pt, Laid)>> = Vec::new();
    let mut used = room;
    for piece in pieces {
        match piece {
            Piece::Whole(laid) => place(&mut pages, &mut used, laid, room),
            Piece::Rows(name, Parted { head, rows }) => {
                let mut name = Some(name);
                let mut rows = rows.into_iter().peekable();
                while rows.peek().is_some() {
                    let above = name.as_ref().map_or(0.0, |name| name.height) + head.height;
                    let first = rows.peek().map_or(0.0, |row| row.height);
                    if used + GAP + above + first > room {
                        pages.push(Vec::new());
                        used = 0.0;
                    }
                    let mut free = room - used - GAP - above;
                    let mut taken = Vec::new();
                    while let Some(row) = rows.next_if(|row| row.height <= free || taken.is_empty())
                    {
                        free -= row.height;
                        taken.push(row);
                    }
                    let table = of_rows(head.clone(), taken);
                    let part = name.take().into_iter().chain([table]).map(|laid| (2.0, laid));
                    place(&mut pages, &mut used, stack(part.collect()), room);
                }
            }
        }
    }
    pages.into_iter().map(stack).collect()
}

fn place(pages: &mut Vec<Vec<(Pt, Laid)>>, used: &mut Pt, laid: Laid, room: Pt) {
    let gap = if *used > 0.0 { GAP } else { 0.0 };
    if pages.is_empty() || (*used > 0.0 && *used + gap + laid.height > room + 2.0) {
        pages.push(Vec::new());
        *used = 0.0;
    }
    *used += gap + laid.height;
    if let Some(page) = pages.last_mut() {
        page.push((GAP, laid));
    }
}
