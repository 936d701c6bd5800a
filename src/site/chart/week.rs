//! Bars over weeks, with the median that the last one is held against. A week that nothing is
//! known of has no bar. Knows no load source.

use super::axis;
use crate::calendar::Span;
use crate::chart::{Axis, Bar, Chart, Dot, Layer, Role, Shape, Size, Tick};
use crate::site::figure::Width;
use crate::site::wording::Wording;

/// A week's bar.
#[derive(Clone, Debug)]
pub struct Week {
    pub span: Span,
    /// Nothing where the week is not known.
    pub value: Option<f64>,
    pub tip: String,
}

/// What the bars are drawn from.
#[derive(Debug)]
pub struct Material<'a> {
    pub weeks: &'a [Week],
    /// The axis of the values, from 0.
    pub y: Axis,
    /// Its height, and what the mark beside the last bar says.
    pub median: Option<(f64, String)>,
    pub title: String,
    pub description: String,
    pub words: &'a Wording,
}

/// The chart of weeks.
pub fn chart(material: &Material<'_>, width: Width) -> Chart {
    let (Some(first), Some(last)) = (material.weeks.first(), material.weeks.last()) else {
        return empty(material, width);
    };
    let span = Span { first: first.span.first, last: last.span.last };
    let time = axis::time(span, width, material.words);
    let room = if material.median.is_some() { room(material.weeks) } else { 0.0 };
    Chart {
        x: Axis { to: time.to + room, ..time },
        layers: layers(material),
        ..empty(material, width)
    }
}

fn empty(material: &Material<'_>, width: Width) -> Chart {
    Chart {
        title: material.title.clone(),
        description: material.description.clone(),
        size: Size { width: width.px(), height: 200 },
        x: Axis { from: 0.0, to: 1.0, ticks: Vec::new(), direction: None },
        y: material.y.clone(),
        layers: Vec::new(),
    }
}

/// Minutes from 0, ticks at round numbers.
pub fn minutes(most: f64, words: &Wording) -> Axis {
    let most = most.max(1.0);
    const STEPS: [u32; 10] = [5, 10, 15, 30, 60, 120, 300, 600, 1200, 3000];
    let step = STEPS.into_iter().find(|step| most <= f64::from(*step) * 4.0).unwrap_or(6000);
    let count = (1..=4).find(|n| f64::from(step * n) >= most).unwrap_or(4);
    let ticks = (0..=count).map(|n| {
        let label = words.say("load.minutes-tick", &[("n", &(step * n).to_string())]);
        Tick { at: f64::from(step * n), label, line: true }
    });
    Axis { from: 0.0, to: f64::from(step * count), ticks: ticks.collect(), direction: None }
}

/// The days of a week, from 0 to 7.
pub fn days() -> Axis {
    let ticks =
        [0u32, 2, 4, 7].map(|n| Tick { at: f64::from(n), label: n.to_string(), line: true });
    Axis { from: 0.0, to: 7.0, ticks: ticks.into(), direction: None }
}

fn layers(material: &Material<'_>) -> Vec<Layer> {
    let weeks = material.weeks;
    let bars = weeks.iter().enumerate().filter_map(|(index, week)| {
        let role = if index + 1 == weeks.len() { Role::Accent } else { Role::Open };
        let x = (axis::at(week.span.first) - 0.1, axis::at(week.span.last) + 0.1);
        Some(Bar { x, y: (0.0, week.value?), role, tip: Some(week.tip.clone()) })
    });
    let mut layers = vec![Layer::Bars(bars.collect())];
    if let (Some((median, tip)), Some(last)) = (&material.median, weeks.last()) {
        layers.push(Layer::Dots(vec![Dot {
            x: axis::at(last.span.last) + room(weeks) / 2.0,
            y: *median,
            role: Role::Second,
            shape: Shape::Diamond,
            radius: 55,
            tip: Some(tip.clone()),
            link: None,
        }]));
    }
    layers
}

/// Days to the right of the last bar, for the mark beside it.
fn room(weeks: &[Week]) -> f64 {
    weeks.len() as f64 * 7.0 * 0.045 + 1.0
}
