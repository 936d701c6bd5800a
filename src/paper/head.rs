//! The top of the sheet: the emergency notice where there is one, then who, which episode, which
//! days and how much there is to go by; and the small print at its end.

use krilla::tagging::{ListNumbering, Tag};

use super::Pt;
use super::ink::{Colour, FAINT, Node, Op, Pen};
use super::lay::{Laid, TEXT, bold, heading, paragraph, plain, quiet, stack, tagged, text, tinted};
use super::line::widths;
use super::text::{Setter, Words};
use crate::site::sheet::{Head, Notice, SheetView};

const NAME: Pt = 15.0;
const ALARM: Colour = Colour(0x6b, 0x00, 0x00);

pub(super) fn head(setter: &Setter<'_>, view: &SheetView, width: Pt) -> Laid {
    let Head { name, episode, made, period, when, data } = &view.head;
    let mut title = Words::of(name.as_deref().unwrap_or(&view.title), bold(NAME));
    if let Some(episode) = episode {
        title = title.and("  ", plain(10.0)).and(episode, plain(10.0));
    }
    let title = heading(setter, (1, &view.title), &title, width);
    let says = |text: &str, style| (Words::of(text, style), width);
    let days = says(period, plain(TEXT));
    let second = match when {
        Some(when) => {
            let when = paragraph(setter, &Words::of(when, plain(TEXT)), width);
            at_right(setter, when, days)
        }
        None => paragraph(setter, &days.0, width),
    };
    stack(vec![
        (0.0, at_right(setter, title, says(made, bold(TEXT)))),
        (0.5, second),
        (0.5, paragraph(setter, &Words::of(data, plain(TEXT)), width)),
    ])
}

/// The right one on the last line of the left one where there is room, else below it.
fn at_right(setter: &Setter<'_>, left: Laid, (right, width): (Words, Pt)) -> Laid {
    let (wide, _) = widths(setter, &right);
    let words = paragraph(setter, &right, width);
    if reach(&left.nodes) + wide + 12.0 > width || left.height > 2.0 * words.height {
        return stack(vec![(0.0, left), (0.0, words)]);
    }
    // Both stand on one line, the larger reaching a little lower.
    let down = (left.height - words.height) * 0.75;
    let moved = Node::Moved { by: (width - wide, down), inside: words.nodes };
    Laid { height: left.height, nodes: left.nodes.into_iter().chain([moved]).collect() }
}

/// How far to the right the text reaches.
fn reach(nodes: &[Node]) -> Pt {
    let ends = nodes.iter().map(|node| match node {
        Node::Tagged { inside, .. } => reach(inside),
        Node::Moved { by, inside } => by.0 + reach(inside),
        Node::Content(ops) | Node::Ornament(ops) => ops.iter().map(end).fold(0.0, Pt::max),
    });
    ends.fold(0.0, Pt::max)
}

fn end(op: &Op) -> Pt {
    match op {
        Op::Text { at, line, .. } => at.0 + line.width,
        _ => 0.0,
    }
}

/// In a frame, above everything else.
pub(super) fn notice(setter: &Setter<'_>, notice: &Notice, width: Pt) -> Laid {
    let pad = 13.0;
    let inner = width - 2.0 * pad;
    let title = Words::of(&notice.heading, tinted(bold(20.0), ALARM));
    let boxes = notice.boxes.iter().map(|ticked| {
        let body = text(setter, &Words::of(ticked, bold(12.0)), inner);
        (2.0, tagged(Tag::LI, tagged(Tag::LBody, body)))
    });
    let boxes = tagged(Tag::L(ListNumbering::None), stack(boxes.collect()));
    let parts = vec![
        (0.0, heading(setter, (2, &notice.heading), &title, inner)),
        (3.0, boxes),
        (6.0, paragraph(setter, &Words::of(&notice.text, bold(12.0)), inner)),
        (3.0, paragraph(setter, &Words::of(&notice.after, plain(12.0)), inner)),
    ];
    let laid = stack(parts);
    let height = laid.height + 2.0 * pad;
    let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0)];
    let pen = Pen { colour: ALARM, width: 3.4, dotted: false };
    let frame = Node::Ornament(vec![Op::Line { points: corners.to_vec(), pen }]);
    let moved = Node::Moved { by: (pad, pad), inside: laid.nodes };
    tagged(Tag::Section, Laid { height, nodes: vec![frame, moved] })
}

/// Definitions and where the numbers come from.
pub(super) fn foot(setter: &Setter<'_>, view: &SheetView, width: Pt) -> Laid {
    let line = |text: &String| (0.0, paragraph(setter, &Words::of(text, quiet()), width));
    let lines = stack(view.foot.iter().map(line).collect());
    let pen = Pen { colour: FAINT, width: 0.4, dotted: false };
    let rule = Node::Ornament(vec![Op::Line { points: vec![(0.0, 0.0), (width, 0.0)], pen }]);
    let moved = Node::Moved { by: (0.0, 2.0), inside: lines.nodes };
    Laid { height: lines.height + 2.0, nodes: vec![rule, moved] }
}
