//! What is drawn on a page, as a tree of tags, places and strokes, and the drawing of it. What is
//! content is read aloud in the order of the tree; what is ornament is not.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Node as Read, SpanTag, TagGroup, TagKind};

use super::Pt;
use super::font::Fonts;
use super::line::Line;

/// A place or a distance: across, down.
pub(super) type Spot = (Pt, Pt);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

pub(super) const INK: Colour = Colour(0x11, 0x11, 0x11);
pub(super) const QUIET: Colour = Colour(0x44, 0x44, 0x44);
pub(super) const FAINT: Colour = Colour(0xc9, 0xc9, 0xc9);
pub(super) const PAPER: Colour = Colour(0xff, 0xff, 0xff);

/// A part of the page.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Tagged {
        tag: TagKind,
        inside: Vec<Node>,
    },
    Moved {
        by: Spot,
        inside: Vec<Node>,
    },
    /// Read aloud and found in searches.
    Content(Vec<Op>),
    /// Rules and grounds.
    Ornament(Vec<Op>),
}

/// One thing to draw.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Text { at: Spot, line: Line, halo: bool },
    Area { points: Vec<Spot>, paint: Paint },
    Line { points: Vec<Spot>, pen: Pen },
    Circle { centre: Spot, radius: Pt, paint: Paint },
    Ring { centre: Spot, radius: Pt, pen: Pen },
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) colour: Colour,
    /// From nothing to all of the colour.
    pub(super) share: f32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    pub(super) colour: Colour,
    pub(super) width: Pt,
    pub(super) dotted: bool,
}

pub(super) fn solid(colour: Colour) -> Paint {
    Paint { colour, share: 1.0 }
}

/// Draws the tree and gives what is read of it.
pub(super) fn draw(
    nodes: &[Node],
    origin: Spot,
    surface: &mut Surface<'_>,
    fonts: &Fonts<'_>,
) -> Vec<Read> {
    let mut read = Vec::new();
    for node in nodes {
        match node {
            Node::Tagged { tag, inside } => {
                let children = draw(inside, origin, surface, fonts);
                read.push(TagGroup::with_children(tag.clone(), children).into());
            }
            Node::Moved { by, inside } => {
                let origin = (origin.0 + by.0, origin.1 + by.1);
                read.extend(draw(inside, origin, surface, fonts));
            }
            Node::Content(ops) => {
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                ops.iter().for_each(|op| put(op, origin, surface, fonts));
                surface.end_tagged();
                read.push(id.into());
            }
            Node::Ornament(ops) => {
                surface.start_tagged(ContentTag::Artifact(Artifact::default()));
                ops.iter().for_each(|op| put(op, origin, surface, fonts));
                surface.end_tagged();
            }
        }
    }
    read
}

fn put(op: &Op, (dx, dy): Spot, surface: &mut Surface<'_>, fonts: &Fonts<'_>) {
    let moved = |at: &Spot| (at.0 + dx, at.1 + dy);
    match op {
        Op::Text { at, line, halo } => {
            let at = moved(at);
            if *halo {
                write(line, at, surface, (fonts, Some(PAPER)));
            }
            write(line, at, surface, (fonts, None));
        }
        Op::Area { points, paint } => fill(path(points.iter().map(moved), true), *paint, surface),
        Op::Line { points, pen } => stroke(path(points.iter().map(moved), false), *pen, surface),
        Op::Circle { centre, radius, paint } => {
            fill(circle(moved(centre), *radius), *paint, surface);
        }
        Op::Ring { centre, radius, pen } => {
            fill(circle(moved(centre), *radius), solid(PAPER), surface);
            stroke(circle(moved(centre), *radius), *pen, surface);
        }
    }
}

/// The line, or with a colour its halo, which is no text.
fn write(
    line: &Line,
    (x, y): Spot,
    surface: &mut Surface<'_>,
    (fonts, halo): (&Fonts<'_>, Option<Colour>),
) {
    for run in &line.runs {
        let Some(font) = fonts.font(run.face) else { continue };
        surface.set_fill(Some(filled(solid(halo.unwrap_or(run.style.colour)))));
        surface.set_stroke(halo.map(|colour| pen(Pen { colour, width: 2.2, dotted: false })));
        let start = Point::from_xy(x + run.x, y);
        let outlined = halo.is_some();
        surface.draw_glyphs(start, &run.glyphs, font, &line.text, run.style.size, outlined);
    }
}

fn fill(path: Option<Path>, paint: Paint, surface: &mut Surface<'_>) {
    surface.set_stroke(None);
    surface.set_fill(Some(filled(paint)));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn stroke(path: Option<Path>, with: Pen, surface: &mut Surface<'_>) {
    surface.set_fill(None);
    surface.set_stroke(Some(pen(with)));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn colour(Colour(r, g, b): Colour) -> krilla::paint::Paint {
    rgb::Color::new(r, g, b).into()
}

fn filled(paint: Paint) -> Fill {
    let opacity = NormalizedF32::new(paint.share).unwrap_or(NormalizedF32::ONE);
    Fill { paint: colour(paint.colour), opacity, ..Fill::default() }
}

fn pen(pen: Pen) -> Stroke {
    Stroke {
        paint: colour(pen.colour),
        width: pen.width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        dash: pen.dotted.then(|| StrokeDash { array: vec![1.2, 2.4], offset: 0.0 }),
        ..Stroke::default()
    }
}

fn path(points: impl Iterator<Item = Spot>, closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (at, (x, y)) in points.enumerate() {
        match at {
            0 => builder.move_to(x, y),
            _ => builder.line_to(x, y),
        }
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

/// A circle of four curves.
fn circle((x, y): Spot, r: Pt) -> Option<Path> {
    // The distance of the handles that makes a quarter circle of a curve.
    let k = r * 0.552_285;
    let mut builder = PathBuilder::new();
    builder.move_to(x + r, y);
    builder.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    builder.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    builder.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    builder.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    builder.close();
    builder.finish()
}
