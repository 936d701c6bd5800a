//! The share of usual of each session, in percent, with a band in the times to which it belongs.
//! Knows no activity.

use super::{axis, ladder};
use crate::analysis::load::Point;
use crate::calendar::Span;
use crate::chart::{Anchor, Axis, Chart, Dot, Layer, Role, Size, Tick};
use crate::site::figure::Width;
use crate::site::wording::Wording;

/// The band of a phase in which work is well within capacity.
const BAND: (f64, f64) = (50.0, 60.0);

/// What the shares are drawn from.
pub(in crate::site) struct Material<'a> {
    pub points: &'a [&'a Point],
    pub span: Span,
    /// When the band is drawn.
    pub bands: &'a [Span],
    pub tip: &'a dyn Fn(&Point) -> String,
    pub title: String,
    pub description: String,
    pub words: &'a Wording,
}

/// The chart of shares.
pub(in crate::site) fn chart(material: &Material<'_>, width: Width) -> Chart {
    let shares = material.points.iter().filter_map(|point| point.share);
    let most = shares.map(|share| share.0).max().unwrap_or(100).max(100);
    let step = if most > 200 { most.div_ceil(4).next_multiple_of(50) } else { 25 };
    let top = most.next_multiple_of(step);
    let ticks = (0..=top / step).map(|n| Tick {
        at: f64::from(n * step),
        label: format!("{}\u{a0}%", n * step),
        line: true,
    });
    Chart {
        title: material.title.clone(),
        description: material.description.clone(),
        size: Size { width: width.px(), height: 220 },
        x: axis::time(material.span, width, material.words),
        y: Axis { from: 0.0, to: f64::from(top), ticks: ticks.collect(), direction: None },
        layers: layers(material, width),
    }
}

fn layers(material: &Material<'_>, width: Width) -> Vec<Layer> {
    let edges = |band: &Span| (axis::at(band.first) - 0.5, axis::at(band.last) + 0.5);
    let runs = material.bands.iter().map(|band| {
        let (from, to) = edges(band);
        vec![(from, BAND.0, BAND.1), (to, BAND.0, BAND.1)]
    });
    let mut layers = vec![Layer::Band { runs: runs.collect(), role: Role::Accent }];
    if let Some(band) = material.bands.first() {
        layers.push(Layer::Text {
            x: edges(band).0,
            y: BAND.1,
            text: material.words.text("activity.band").to_owned(),
            role: Role::Accent,
            anchor: Anchor::Start,
        });
    }
    let tips = width.has_tips(material.points.len());
    let dots = material.points.iter().filter_map(|point| {
        let (role, shape) = ladder::mark(point.colour);
        Some(Dot {
            x: axis::at(point.date),
            y: f64::from(point.share?.0),
            role,
            shape,
            radius: 45,
            tip: tips.then(|| (material.tip)(point)),
            link: None,
        })
    });
    layers.push(Layer::Dots(dots.collect()));
    layers
}
