//! How much room a chart needs around its plot, and where the labels above it stand: worked out
//! before anything is drawn, so that no label meets another or leaves the canvas.

use super::label;
use super::model::{Chart, Event, Layer};
use super::svg::SCALE;

/// A pixel of the page on the large canvas.
pub(super) const PX: i32 = SCALE as i32;
pub(super) const FONT: u32 = 12;
pub(super) const ROW: i32 = 16 * PX;
/// The height of a strip of periods above the plot.
pub(super) const STRIP: i32 = 18 * PX;
const GAP: i32 = 6 * PX;

/// The margins around the plot, and the place of each event's label.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    /// The right edge of the canvas.
    pub(super) canvas: i32,
}

/// Where an event's label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Rows above the plot, 0 nearest to it.
    pub(super) row: i32,
    /// Whether it stands to the left of its line, since the canvas ends at the right.
    pub(super) flipped: bool,
}

impl Layout {
    pub(super) fn of(chart: &Chart) -> Layout {
        let left = widest(chart.y.ticks.iter().map(|tick| tick.label.as_str()));
        let right = widest(chart.layers.iter().flat_map(|layer| match layer {
            Layer::Zones(zones) => zones.iter().map(|zone| zone.label.as_str()).collect(),
            _ => Vec::new(),
        }));
        let plain = Layout {
            left: left + 8 * PX,
            right: right + 8 * PX,
            top: 0,
            bottom: if chart.x.ticks.is_empty() { 6 * PX } else { 22 * PX },
            canvas: i32::try_from(chart.size.width * SCALE).unwrap_or(i32::MAX),
        };
        let (before, after) = plain.overhang(chart);
        let roomy = Layout { left: plain.left + before, right: plain.right + after, ..plain };
        Layout { top: roomy.head_room(chart), ..roomy }
    }

    /// How far the labels below the plot stand out of the canvas at its left and right.
    fn overhang(&self, chart: &Chart) -> (i32, i32) {
        chart.x.ticks.iter().fold((0, 0), |(before, after), tick| {
            let (x, half) = (self.across(chart, tick.at), label::width(&tick.label, FONT) / 2);
            (before.max(half - x), after.max(x + half - self.canvas))
        })
    }

    /// Where a position of the x axis falls.
    fn across(&self, chart: &Chart, at: f64) -> i32 {
        let length = (chart.x.to - chart.x.from).max(f64::MIN_POSITIVE);
        let plot = f64::from(self.canvas - self.left - self.right);
        self.left + ((at - chart.x.from) / length * plot) as i32
    }

    fn head_room(&self, chart: &Chart) -> i32 {
        let direction = if chart.y.direction.is_some() { ROW } else { 0 };
        let layers: i32 = chart
            .layers
            .iter()
            .map(|layer| match layer {
                Layer::Periods(_) => STRIP,
                Layer::Events(events) => self
                    .events(chart, events)
                    .iter()
                    .map(|placed| (placed.row + 1) * ROW)
                    .max()
                    .unwrap_or(0),
                _ => 0,
            })
            .sum();
        8 * PX + direction + layers
    }

    /// The row and side of each event's label.
    pub(super) fn events(&self, chart: &Chart, events: &[Event]) -> Vec<Placed> {
        let spans: Vec<(i32, i32, bool)> = events
            .iter()
            .map(|event| {
                let (x, width) = (self.across(chart, event.x), label::width(&event.label, FONT));
                let flipped = x + width + GAP > self.canvas;
                if flipped { (x - width, x, true) } else { (x, x + width, false) }
            })
            .collect();
        let edges: Vec<(i32, i32)> = spans.iter().map(|&(a, b, _)| (a, b)).collect();
        label::rows(&edges, GAP)
            .into_iter()
            .zip(spans)
            .map(|(row, (_, _, flipped))| Placed { row: i32::try_from(row).unwrap_or(0), flipped })
            .collect()
    }
}

fn widest<'a>(labels: impl Iterator<Item = &'a str>) -> i32 {
    labels.map(|text| label::width(text, FONT)).max().unwrap_or(0)
}
