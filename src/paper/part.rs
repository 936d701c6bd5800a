//! One question of the sheet and its answer, laid out in its width: heading, sentence, figure,
//! tables, lines, list, note, in this order.

use krilla::tagging::Tag;

use super::Pt;
use super::figure::figure;
use super::fit::Fit;
use super::ink::{INK, Node, Op, Pen};
use super::lay::{
    Laid, TEXT, beside, bold, heading, list, paragraph, plain, quiet, stack, tagged, text,
};
use super::line::widths;
use super::table::tables;
use super::text::{Setter, Words};
use crate::site::sheet::{Band, Line, Part, SheetFigure};

const GUTTER: Pt = 14.2;
const SAYS: Pt = 9.5;
/// Where the text of a named line begins.
const LABEL: Pt = 62.0;

/// Parts side by side, each under its rule.
pub(super) fn band(setter: &Setter<'_>, band: &Band, (width, fit): (Pt, Fit)) -> Laid {
    let gutters = GUTTER * (band.parts.len().saturating_sub(1)) as Pt;
    let shares: u32 = band.parts.iter().map(|part| part.width).sum();
    let mut x = 0.0;
    let placed = band.parts.iter().map(|one| {
        let own = (width - gutters) * one.width as Pt / shares.max(1) as Pt;
        let at = x;
        x += own + GUTTER;
        let laid = match one.key {
            "danger" => boxed(setter, one, (own, fit)),
            _ => ruled(part(setter, one, (own, fit)), own),
        };
        (at, tagged(Tag::Section, laid))
    });
    beside(placed.collect())
}

fn part(setter: &Setter<'_>, part: &Part, (width, fit): (Pt, Fit)) -> Laid {
    let says = part.says.as_deref().map(|says| said(setter, says, width));
    let parts = [named(setter, part, width)].into_iter().chain(says).map(|laid| (0.3, laid));
    stack(parts.chain(rest(setter, part, (width, fit))).collect())
}

/// What stands below the sentence.
fn rest(setter: &Setter<'_>, part: &Part, (width, fit): (Pt, Fit)) -> Vec<(Pt, Laid)> {
    let gap = fit.inner;
    let mut inside = Vec::new();
    if let Some(figure) = &part.figure {
        inside.extend(drawn(setter, figure, (width, fit)));
    }
    inside.extend(tables(setter, &part.tables, width).into_iter().map(|one| (gap, one)));
    let lines = part.lines.iter().map(|line| (gap * 0.3, named_line(setter, line, width)));
    inside.extend(lines);
    if !part.list.is_empty() {
        inside.push((gap * 0.3, list(setter, &part.list, width)));
    }
    let note = part.note.as_deref();
    inside.extend(note.map(|note| (gap, paragraph(setter, &Words::of(note, quiet()), width))));
    inside
}

/// The heading, with what its numbers are of.
fn named(setter: &Setter<'_>, part: &Part, width: Pt) -> Laid {
    let name = Words::of(&part.heading, quiet());
    let words = match &part.period {
        Some(period) => name.and(" \u{b7} ", quiet()).and(period, quiet()),
        None => name,
    };
    heading(setter, (2, &part.heading), &words, width)
}

fn said(setter: &Setter<'_>, says: &str, width: Pt) -> Laid {
    paragraph(setter, &Words::of(says, bold(SAYS)), width)
}

fn drawn(setter: &Setter<'_>, with: &SheetFigure, (width, fit): (Pt, Fit)) -> [(Pt, Laid); 2] {
    let measure = paragraph(setter, &Words::of(&with.measure, quiet()), width);
    [(fit.inner, figure(setter, &with.chart, (width, fit.figure))), (1.5, measure)]
}

/// `Eased by` and what.
fn named_line(setter: &Setter<'_>, line: &Line, width: Pt) -> Laid {
    let label = text(setter, &Words::of(&line.label, quiet()), LABEL - 4.0);
    let words = text(setter, &Words::of(&line.text, plain(TEXT)), width - LABEL);
    tagged(Tag::P, beside(vec![(0.0, label), (LABEL, words)]))
}

/// Under a rule of its width.
fn ruled(laid: Laid, width: Pt) -> Laid {
    let above = 2.4;
    let pen = Pen { colour: INK, width: 1.1, dotted: false };
    let rule = Node::Ornament(vec![Op::Line { points: vec![(0.0, 0.0), (width, 0.0)], pen }]);
    let moved = Node::Moved { by: (0.0, above), inside: laid.nodes };
    Laid { height: laid.height + above, nodes: vec![rule, moved] }
}

/// In a frame, the heading on the line of the sentence.
fn boxed(setter: &Setter<'_>, part: &Part, (width, fit): (Pt, Fit)) -> Laid {
    let (across, down) = (6.0, 2.6);
    let inner = width - 2.0 * across;
    let name = Words::of(&part.heading, quiet());
    let (wide, _) = widths(setter, &name);
    let indent = wide + 7.0;
    let name = heading(setter, (2, &part.heading), &name, inner);
    let says = part.says.as_deref().unwrap_or_default();
    let first = beside(vec![(0.0, name), (indent, said(setter, says, inner - indent))]);
    let parts = [(0.0, first)].into_iter().chain(rest(setter, part, (inner, fit)));
    let laid = stack(parts.collect());
    let height = laid.height + 2.0 * down;
    let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0)];
    let pen = Pen { colour: INK, width: 1.3, dotted: false };
    let frame = Node::Ornament(vec![Op::Line { points: corners.to_vec(), pen }]);
    let moved = Node::Moved { by: (across, down), inside: laid.nodes };
    Laid { height, nodes: vec![frame, moved] }
}
