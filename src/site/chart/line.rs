//! Answers over time as one or two lines: a mark for each answer, and steps for what is known by
//! the week. Knows no kind of answer; the scale comes from outside.

use jiff::civil::Date;

use super::axis;
use crate::calendar::Span;
use crate::chart::{Anchor, At, Axis, Chart, Dot, Layer, Role, Shape, Size, Stroke};
use crate::site::figure::Width;
use crate::site::wording::Wording;

/// One line.
#[derive(Clone, Debug)]
pub struct Series {
    pub name: String,
    pub role: Role,
    pub shape: Shape,
    pub points: Vec<Point>,
    /// Whole weeks at one height, oldest first; a week that is not here is a gap.
    pub weeks: Vec<(Span, At)>,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Point {
    pub day: Date,
    pub value: At,
    pub tip: String,
}

/// What is drawn.
#[derive(Debug)]
pub struct Material<'a> {
    pub series: &'a [Series],
    pub span: Span,
    pub y: Axis,
    pub title: String,
    pub description: String,
    pub words: &'a Wording,
}

/// One of several small charts side by side.
pub fn small(material: &Material<'_>) -> Chart {
    Chart {
        title: material.title.clone(),
        description: material.description.clone(),
        size: Size { width: 340, height: 180 },
        x: axis::time(material.span, Width::Narrow, material.words),
        y: material.y.clone(),
        layers: layers(material),
    }
}

fn layers(material: &Material<'_>) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for series in material.series {
        let joined: Vec<(At, At)> =
            series.points.iter().map(|point| (axis::at(point.day), point.value)).collect();
        let lines = [(steps(&series.weeks), Stroke::Strong), (vec![joined], Stroke::Thin)];
        let drawn = lines.into_iter().filter(|(runs, _)| runs.iter().any(|run| run.len() > 1));
        layers.extend(drawn.map(|(runs, stroke)| Layer::Line { runs, role: series.role, stroke }));
    }
    layers.extend(material.series.iter().map(|series| Layer::Dots(dots(series))));
    if material.series.len() > 1 {
        layers.extend(names(material));
    }
    layers
}

fn dots(series: &Series) -> Vec<Dot> {
    let tips = Width::Wide.has_tips(series.points.len());
    let dots = series.points.iter().map(|point| Dot {
        x: axis::at(point.day),
        y: point.value,
        role: series.role,
        shape: series.shape,
        radius: 35,
        tip: tips.then(|| point.tip.clone()),
        link: None,
    });
    dots.collect()
}

fn steps(weeks: &[(Span, At)]) -> Vec<Vec<(At, At)>> {
    let beside = |a: &(Span, At), b: &(Span, At)| crate::calendar::plus(a.0.last, 1) == b.0.first;
    let edges = |(span, height): &(Span, At)| {
        [(axis::at(span.first) - 0.5, *height), (axis::at(span.last) + 0.5, *height)]
    };
    weeks.chunk_by(beside).map(|run| run.iter().flat_map(edges).collect()).collect()
}

/// Where a line ends.
fn end(series: &Series) -> Option<(At, At)> {
    let point = series.points.last().map(|point| (axis::at(point.day), point.value));
    let week = series.weeks.last().map(|(span, height)| (axis::at(span.last), *height));
    week.or(point)
}

/// The name of each line at its end: the higher one above, the lower one below.
fn names(material: &Material<'_>) -> Vec<Layer> {
    let height = material.y.to - material.y.from;
    let ends: Vec<(&Series, (At, At))> =
        material.series.iter().filter_map(|series| Some((series, end(series)?))).collect();
    let highest = ends.iter().map(|(_, (_, y))| *y).fold(f64::MIN, f64::max);
    let mut above = false;
    let named = ends.into_iter().map(|(series, (x, y))| {
        let goes_above = !above && y >= highest && y < material.y.to - height * 0.1;
        above |= goes_above;
        let lift = if goes_above { 0.08 } else { -0.08 };
        Layer::Text {
            x,
            y: (y + height * lift).max(material.y.from + height * 0.04),
            text: series.name.clone(),
            role: series.role,
            anchor: Anchor::End,
        }
    });
    named.collect()
}
