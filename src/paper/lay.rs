//! Parts of a page that were laid out: how tall each is, and what is drawn. Paragraphs, headings,
//! and putting parts below or beside one another.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag, TagKind};

use super::Pt;
use super::font::Weight;
use super::ink::{Colour, INK, Node, Op, QUIET};
use super::line::{Line, lines};
use super::text::{Setter, Style, Words};

/// The smallest type on a sheet, and its usual one.
pub(super) const TEXT: Pt = 9.0;
/// From one baseline to the next, as a share of the size.
const LEADING: Pt = 1.21;
/// Of a line, above its baseline.
const ABOVE: Pt = 0.95;

/// Something with a height.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub(super) height: Pt,
    pub(super) nodes: Vec<Node>,
}

pub(super) fn plain(size: Pt) -> Style {
    Style { weight: Weight::Regular, size, colour: INK }
}

pub(super) fn bold(size: Pt) -> Style {
    Style { weight: Weight::Bold, size, colour: INK }
}

pub(super) fn quiet() -> Style {
    Style { weight: Weight::Regular, size: TEXT, colour: QUIET }
}

pub(super) fn tinted(style: Style, colour: Colour) -> Style {
    Style { colour, ..style }
}

/// The lines of a text as one piece of content, without a tag.
pub(super) fn text(setter: &Setter<'_>, words: &Words, width: Pt) -> Laid {
    column(lines(setter, words, width))
}

/// Lines below one another.
pub(super) fn column(lines: Vec<Line>) -> Laid {
    let mut height = 0.0;
    let ops = lines.into_iter().map(|line| {
        let leading = line.size * LEADING;
        let at = (0.0, height + leading * ABOVE - line.size * 0.18);
        height += leading;
        Op::Text { at, line, halo: false }
    });
    let ops: Vec<Op> = ops.collect();
    Laid { height, nodes: vec![Node::Content(ops)] }
}

pub(super) fn paragraph(setter: &Setter<'_>, words: &Words, width: Pt) -> Laid {
    tagged(Tag::P, text(setter, words, width))
}

/// A heading of a level, with the name that outlines give it.
pub(super) fn heading(
    setter: &Setter<'_>,
    (level, name): (u16, &str),
    words: &Words,
    width: Pt,
) -> Laid {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    tagged(Tag::Hn(level, Some(name.to_owned())), text(setter, words, width))
}

/// Numbered, the numbers standing before the texts.
pub(super) fn list(setter: &Setter<'_>, items: &[String], width: Pt) -> Laid {
    let indent = 13.0;
    let item = |(at, item): (usize, &String)| {
        let number = Words::of(&format!("{}.", at + 1), bold(TEXT));
        let number = tagged(Tag::Lbl, text(setter, &number, indent));
        let body = text(setter, &Words::of(item, bold(TEXT)), width - indent);
        let body = tagged(Tag::LBody, body);
        let height = body.height.max(number.height);
        let body = Node::Moved { by: (indent, 0.0), inside: body.nodes };
        tagged(Tag::LI, Laid { height, nodes: number.nodes.into_iter().chain([body]).collect() })
    };
    let items = items.iter().enumerate().map(item).map(|item| (1.0, item)).collect();
    tagged(Tag::L(ListNumbering::Decimal), stack(items))
}

pub(super) fn tagged(tag: impl Into<TagKind>, laid: Laid) -> Laid {
    Laid { nodes: vec![Node::Tagged { tag: tag.into(), inside: laid.nodes }], ..laid }
}

/// Parts below one another, each with the gap above it; the first stands at the top.
pub(super) fn stack(parts: Vec<(Pt, Laid)>) -> Laid {
    let mut height = 0.0;
    let mut nodes = Vec::new();
    for (gap, part) in parts.into_iter().filter(|(_, part)| part.height > 0.0) {
        height += if nodes.is_empty() { 0.0 } else { gap };
        nodes.push(Node::Moved { by: (0.0, height), inside: part.nodes });
        height += part.height;
    }
    Laid { height, nodes }
}

/// Parts beside one another, each at its distance from the left.
pub(super) fn beside(parts: Vec<(Pt, Laid)>) -> Laid {
    let height = parts.iter().map(|(_, part)| part.height).fold(0.0, Pt::max);
    let moved = |(x, part): (Pt, Laid)| Node::Moved { by: (x, 0.0), inside: part.nodes };
    Laid { height, nodes: parts.into_iter().map(moved).collect() }
}
