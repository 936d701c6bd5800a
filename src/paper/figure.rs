//! A chart drawn as vectors: the same marks as in SVG, with the colours of paper and the letters
//! of the sheet at its smallest size. Also the marks that stand before words.

use krilla::tagging::Tag;

use super::Pt;
use super::font::Weight;
use super::ink::{Colour, INK, Node, Op, Paint, Pen, QUIET, solid};
use super::lay::{Laid, TEXT, bold, plain, tagged};
use super::line::lines;
use super::text::{Setter, Words};
use crate::chart::{self, Chart, Pale, Role, Side, Size, marks};

/// Points in a tenth of a pixel of a chart; letters of 12 pixels become those of the sheet.
const TENTH: Pt = TEXT / 120.0;

/// The chart over a whole width, at a share of its height.
pub(super) fn figure(setter: &Setter<'_>, chart: &Chart, (width, share): (Pt, f32)) -> Laid {
    let px = |points: Pt| (points / TENTH / 10.0) as u32;
    let height = (chart.size.height as Pt * share) as u32;
    let chart = Chart { size: Size { width: px(width), height }, ..chart.clone() };
    let ops = marks(&chart).iter().filter_map(|mark| op(setter, mark)).collect();
    let alt = format!("{} {}", chart.title, chart.description);
    let height = height as Pt * 10.0 * TENTH;
    tagged(Tag::Figure(Some(alt)), Laid { height, nodes: vec![Node::Content(ops)] })
}

fn op(setter: &Setter<'_>, mark: &chart::Mark) -> Option<Op> {
    let at = |(x, y): chart::Spot| (x as Pt * TENTH, y as Pt * TENTH);
    let all = |points: &[chart::Spot]| points.iter().map(|spot| at(*spot)).collect();
    Some(match mark {
        chart::Mark::Line { points, role, width, dotted } => {
            let width = *width as Pt * TENTH;
            let width = if *role == Role::Faint { width * 0.7 } else { width };
            Op::Line {
                points: all(points),
                pen: Pen { colour: colour(*role), width, dotted: *dotted },
            }
        }
        chart::Mark::Area { points, role, pale } => {
            Op::Area { points: all(points), paint: paint(*role, *pale) }
        }
        chart::Mark::Circle { centre, radius, role, pale } => {
            let radius = *radius as Pt * TENTH;
            Op::Circle { centre: at(*centre), radius, paint: paint(*role, *pale) }
        }
        chart::Mark::Ring { centre, radius, role } => Op::Ring {
            centre: at(*centre),
            radius: *radius as Pt * TENTH,
            pen: Pen { colour: colour(*role), width: 1.1, dotted: false },
        },
        chart::Mark::Text { at: spot, text, role, side, weight } => {
            let style = match weight {
                chart::Weight::Name => bold(TEXT),
                chart::Weight::Plain => plain(TEXT),
            };
            let style = super::text::Style { colour: colour(*role), ..style };
            let line = lines(setter, &Words::of(text, style), Pt::MAX).into_iter().next()?;
            let (x, y) = at(*spot);
            let x = match side {
                Side::Left => x,
                Side::Middle => x - line.width / 2.0,
                Side::Right => x - line.width,
            };
            Op::Text { at: (x, y), line, halo: style.weight == Weight::Bold }
        }
    })
}

fn paint(role: Role, pale: Pale) -> Paint {
    let share = match (pale, role) {
        (Pale::Full, _) => 1.0,
        (Pale::Band, Role::Ground) => 0.7,
        (Pale::Band, _) => 0.2,
        (Pale::Zone, _) => 0.05,
        (Pale::Dot, _) => 0.45,
    };
    Paint { colour: colour(role), share }
}

/// The colours of paper: each keeps its distance from the others in grey.
fn colour(role: Role) -> Colour {
    match role {
        Role::Ink => INK,
        Role::Quiet => QUIET,
        Role::Faint => Colour(0xc9, 0xc9, 0xc9),
        Role::Ground => Colour(0xec, 0xec, 0xec),
        Role::Accent => Colour(0x0b, 0x4f, 0x66),
        Role::Second => Colour(0x7a, 0x3c, 0x00),
        Role::Go => Colour(0x1d, 0x5f, 0x92),
        Role::Care => Colour(0x7d, 0x3f, 0x00),
        Role::Stop => Colour(0x6b, 0x00, 0x00),
        Role::Open => Colour(0x55, 0x55, 0x55),
    }
}

/// A mark before a word, told from the others by its shape alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Circle,
    Triangle,
    Square,
    Ring,
}

/// The shape around a centre.
pub(super) fn shape(shape: Shape, (x, y): (Pt, Pt)) -> Vec<Op> {
    let r = 3.1;
    let op = match shape {
        Shape::Circle => Op::Circle { centre: (x, y), radius: r, paint: solid(colour(Role::Go)) },
        Shape::Triangle => Op::Area {
            points: vec![(x, y - r), (x + r, y + r), (x - r, y + r)],
            paint: solid(colour(Role::Care)),
        },
        Shape::Square => Op::Area {
            points: vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
            paint: solid(colour(Role::Stop)),
        },
        Shape::Ring => Op::Ring {
            centre: (x, y),
            radius: r - 0.4,
            pen: Pen { colour: colour(Role::Open), width: 1.1, dotted: false },
        },
    };
    vec![op]
}
