//! The sessions of an activity on its ladder: each at its level, with the colour and shape of
//! its answer, the bracket behind them, steps back as ordinary steps, and the hold of today.

use jiff::civil::Date;

use super::{axis, bracket};
use crate::analysis::load::{ActivityReport, Colour, Hold, Point};
use crate::calendar::Span;
use crate::chart::{Chart, Dot, Layer, Period, Role, Shape, Size, Stroke};
use crate::site::figure::Width;
use crate::site::wording::Wording;

/// What a ladder is drawn from.
pub(in crate::site) struct Material<'a> {
    pub activity: &'a ActivityReport,
    pub span: Span,
    pub hold: Option<Hold>,
    /// The words of a level.
    pub level: &'a dyn Fn(u32) -> String,
    /// What a session's mark says.
    pub tip: &'a dyn Fn(&Point) -> String,
    pub title: String,
    pub description: String,
    pub words: &'a Wording,
}

/// The role and shape of an answer: never colour alone.
pub fn mark(colour: Colour) -> (Role, Shape) {
    match colour {
        Colour::Green => (Role::Go, Shape::Circle),
        Colour::Amber => (Role::Care, Shape::Triangle),
        Colour::Red => (Role::Stop, Shape::Square),
        Colour::Open | Colour::Unknown => (Role::Open, Shape::Ring),
    }
}

/// The chart of a ladder.
pub(in crate::site) fn chart(material: &Material<'_>, width: Width) -> Chart {
    let points: Vec<(&Point, u32)> = material
        .activity
        .points
        .iter()
        .filter(|point| material.span.contains(point.date))
        .filter_map(|point| Some((point, point.level?)))
        .collect();
    let top = points.iter().map(|(_, level)| *level).max().unwrap_or(1) + 1;
    Chart {
        title: material.title.clone(),
        description: material.description.clone(),
        size: Size { width: width.px(), height: 280 },
        x: axis::time(material.span, width, material.words),
        y: bracket::levels(top, bracket::Detail::Whole(width), material.level),
        layers: layers(material, &points, width),
    }
}

fn layers(material: &Material<'_>, points: &[(&Point, u32)], width: Width) -> Vec<Layer> {
    let mut layers = Vec::new();
    if let Some(hold) = material.hold {
        let from = hold.began.unwrap_or(hold.step.date);
        let text = material.words.text("activity.hold-word").to_owned();
        layers.push(Layer::Periods(vec![Period {
            x: (axis::at(from) - 0.5, axis::at(hold.until.min(material.span.last)) + 0.5),
            role: Role::Ground,
            short: String::new(),
            label: text,
        }]));
    }
    layers.push(Layer::Line {
        runs: vec![points.iter().map(|(point, level)| at(point.date, *level)).collect()],
        role: Role::Faint,
        stroke: Stroke::Thin,
    });
    let tips = width.has_tips(points.len());
    let dots = points.iter().map(|(point, level)| Dot {
        tip: tips.then(|| (material.tip)(point)),
        ..dot(point, *level)
    });
    layers.push(Layer::Dots(dots.collect()));
    layers
}

fn at(date: Date, level: u32) -> (f64, f64) {
    (axis::at(date), f64::from(level))
}

fn dot(point: &Point, level: u32) -> Dot {
    let (role, shape) = mark(point.colour);
    let (x, y) = at(point.date, level);
    Dot { x, y, role, shape, radius: 45, tip: None, link: None }
}
