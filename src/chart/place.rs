//! Where the name of a mark or a line stands: near the place it was given, where it covers the
//! fewest dots, lines and other names. Knows boxes and points only; positions are tenths of a
//! pixel.

use plotters::style::text_anchor::HPos;

use super::label;
use super::layout::{FONT, PX};
use super::mark::Spot as Point;
use super::model::Anchor;

/// What a name should not cover.
#[derive(Debug, Default)]
pub(super) struct Ink {
    pub(super) dots: Vec<Point>,
    pub(super) lines: Vec<Vec<Point>>,
    /// The right edge of the canvas, and between which heights the plot lies.
    pub(super) canvas: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
}

/// A name and the place it was given.
#[derive(Debug)]
pub(super) struct Name<'a> {
    pub(super) at: Point,
    pub(super) anchor: Anchor,
    pub(super) text: &'a str,
}

/// A patch of the canvas, from its top left to its bottom right corner.
pub(super) type Patch = (Point, Point);

/// Where a name stands.
pub(super) struct Spot {
    pub(super) side: HPos,
    pub(super) at: Point,
    pub(super) covers: Patch,
}

/// Steps up and down that are tried, nearest first, in pixels.
const UP_AND_DOWN: [i32; 9] = [0, -9, 9, -18, 18, -27, 27, -36, 36];
/// Steps back along the line, and across to the other side of the place.
const ALONG: [i32; 4] = [0, 28, 56, 84];
/// Bold letters are wider than plain ones.
const BOLD_PERCENT: i32 = 110;

/// The spot near the given place at which the name costs least; the first of equals. A number on
/// its point stays there.
pub(super) fn spot(name: &Name<'_>, ink: &Ink, taken: &[Patch]) -> Spot {
    let (across, down) = name.at;
    let (side, x, y, back) = match name.anchor {
        Anchor::Start => (HPos::Left, across + 6 * PX, down + 4 * PX, 1),
        Anchor::Middle => (HPos::Center, across, down - 8 * PX, 0),
        Anchor::End => (HPos::Right, across - 6 * PX, down + 4 * PX, -1),
    };
    let width = label::width(name.text, FONT) * BOLD_PERCENT / 100;
    let at = |x: i32, y: i32| Spot { side, at: (x, y), covers: covered(side, (x, y), width) };
    if back == 0 {
        return at(x, y);
    }
    let tried = ALONG.iter().flat_map(|along| UP_AND_DOWN.iter().map(move |lift| (*along, *lift)));
    let tried = tried.map(|(along, lift)| {
        let spot = at(x + back * along * PX, y + lift * PX);
        (cost(spot.covers, ink, taken) + lift.abs() / 3 + along / 4, spot)
    });
    let best = tried.min_by_key(|(cost, _)| *cost);
    best.map_or_else(|| at(x, y), |(_, spot)| spot)
}

/// The patch under a text of a width that stands at a point.
pub(super) fn covered(side: HPos, (x, y): Point, width: i32) -> Patch {
    let left = match side {
        HPos::Left => x,
        HPos::Center => x - width / 2,
        HPos::Right => x - width,
    };
    ((left, y - 10 * PX), (left + width, y + 3 * PX))
}

/// A name on a name costs most, then one outside the canvas, then each line and dot it covers.
fn cost(covers: Patch, ink: &Ink, taken: &[Patch]) -> i32 {
    let ((left, top), (right, foot)) = covers;
    let above = top < ink.top - 8 * PX;
    let outside = left < 0 || right > ink.canvas || above || foot > ink.bottom;
    let names = taken.iter().filter(|other| overlap(covers, **other)).count();
    let reach = 3 * PX;
    let near = |&&(x, y): &&Point| {
        (left - reach..=right + reach).contains(&x) && (top - reach..=foot + reach).contains(&y)
    };
    let dots = ink.dots.iter().filter(near).count();
    let lines = ink.lines.iter().flat_map(|run| run.windows(2));
    let lines = lines.filter(|pair| matches!(pair, [a, b] if crosses(covers, *a, *b))).count();
    let count = |n: usize| i32::try_from(n.min(99)).unwrap_or(99);
    count(names) * 60 + i32::from(outside) * 50 + count(lines) * 12 + count(dots) * 10
}

fn overlap(((a, b), (c, d)): Patch, ((e, f), (g, h)): Patch) -> bool {
    a < g && e < c && b < h && f < d
}

/// Whether the stretch between two points passes through the box: its part within the box's
/// width is followed up and down.
fn crosses(((left, top), (right, foot)): Patch, a: Point, b: Point) -> bool {
    let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    if b.0 < left || a.0 > right {
        return false;
    }
    let height = |x: i32| match i64::from(b.0 - a.0) {
        0 => a.1,
        run => a.1 + i32::try_from(i64::from(b.1 - a.1) * i64::from(x - a.0) / run).unwrap_or(0),
    };
    let (first, last) = match a.0 == b.0 {
        true => (a.1, b.1),
        false => (height(left.max(a.0)), height(right.min(b.0))),
    };
    first.min(last) <= foot && first.max(last) >= top
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(ink: &Ink, taken: &[Patch]) -> Spot {
        spot(&Name { at: (1000, 500), anchor: Anchor::End, text: "known fine" }, ink, taken)
    }

    fn clear() -> Ink {
        Ink { canvas: 3400, bottom: 1500, ..Ink::default() }
    }

    #[test]
    fn a_name_stays_where_it_was_put_when_nothing_is_there() {
        assert_eq!(placed(&clear(), &[]).at, (940, 540));
    }

    #[test]
    fn a_name_moves_off_a_line_off_dots_and_off_another_name() {
        let line = Ink { lines: vec![vec![(0, 520), (2000, 520)]], ..clear() };
        let ((_, top), (_, foot)) = placed(&line, &[]).covers;
        assert!(foot < 520 || top > 520);
        let dots = Ink { dots: (0..20).map(|n| (n * 100, 500)).collect(), ..clear() };
        let ((_, top), (_, foot)) = placed(&dots, &[]).covers;
        assert!(foot < 500 || top > 500);
        let other = ((0, 440), (2000, 560));
        assert!(!overlap(placed(&clear(), &[other]).covers, other));
    }

    #[test]
    fn a_line_is_seen_where_it_passes_and_nowhere_else() {
        let covers = ((100, 100), (200, 130));
        assert!(crosses(covers, (0, 0), (300, 230)));
        assert!(crosses(covers, (150, 0), (150, 300)));
        assert!(!crosses(covers, (0, 200), (300, 210)));
        assert!(!crosses(covers, (201, 0), (300, 300)));
    }
}
