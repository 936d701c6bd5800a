//! What is shared by the week or month alone: one typical value a span, and nothing finer.

use super::axis;
use super::course::middle;
use crate::analysis::course::CoarseLine;
use crate::calendar::Span;
use crate::chart::{Anchor, Chart, Dot, Layer, Role, Shape, Size, Stroke};
use crate::journal::{Kind, Period, Tenths};
use crate::site::figure::{Figure, Row, Table, Width};
use crate::site::plan::SitePlan;
use crate::site::trace::Trace;
use crate::site::wording::Wording;

/// More lines than this are told by the table of the log, not by a chart each.
const MOST: usize = 8;

/// A chart for each line of scores; lengths of time have no common scale and are left out.
pub fn typical(plan: &SitePlan) -> Vec<Figure> {
    let lines = plan.report().course.coarse.iter().filter(|line| is_score(line.kind));
    lines.take(MOST).enumerate().map(|(n, line)| figure(plan, line, n)).collect()
}

fn is_score(kind: Kind) -> bool {
    !matches!(kind, Kind::Sleep | Kind::Sit | Kind::Stress)
}

/// A period, its place and its value.
struct Point {
    span: Span,
    name: String,
    value: Tenths,
}

fn figure(plan: &SitePlan, line: &CoarseLine, n: usize) -> Figure {
    let words = plan.words();
    let points: Vec<Point> =
        line.points.iter().map(|(period, value)| point(*period, *value, words)).collect();
    let what = words.text(&format!("fact.{}", line.kind.word())).to_owned();
    let name = match &line.item {
        Some(item) => format!("{what}: {item}"),
        None => what,
    };
    let Some((first, last)) = points.first().zip(points.last()) else { return none(n) };
    let span = Span::between(first.span.first, last.span.last);
    let measure = words
        .say("course.measure-coarse", &[("kind", &name), ("dates", &words.numbers().span(span))]);
    let finding = words.say(
        "course.finding-coarse",
        &[
            ("what", &name),
            ("first", &words.numbers().tenths(first.value)),
            ("first-period", &first.name),
            ("last", &words.numbers().tenths(last.value)),
            ("last-period", &last.name),
        ],
    );
    let rows = points.iter().map(|point| Row {
        name: point.name.clone(),
        link: None,
        cells: vec![words.numbers().tenths(point.value)],
        // Made of what no one but the owner may be told day by day.
        trace: Trace::default(),
    });
    let table = Table {
        caption: measure.clone(),
        head: ["period", "typical"]
            .iter()
            .map(|key| words.text(&format!("course.{key}")).to_owned())
            .collect(),
        rows: rows.collect(),
    };
    let worse =
        matches!(line.kind, Kind::Morning | Kind::Evening | Kind::Pain | Kind::Worst | Kind::Vida);
    Figure::drawn(&format!("typical-{n}"), measure.clone(), table, |width| Chart {
        title: finding.clone(),
        description: measure.clone(),
        size: Size { width: width.px(), height: if width == Width::Wide { 240 } else { 220 } },
        x: axis::time(span, width, words),
        y: if worse { axis::pain(words) } else { axis::score(words) },
        layers: layers(&points, words),
    })
}

fn none(n: usize) -> Figure {
    Figure {
        id: format!("typical-{n}"),
        finding: String::new(),
        measure: String::new(),
        wide: crate::markup::Markup::default(),
        narrow: None,
        table: None,
    }
}

fn point(period: Period, value: Tenths, words: &Wording) -> Point {
    let (span, name) = match period {
        Period::Week(week) => (week.span(), words.numbers().week(week)),
        Period::Month(month) => (month.span(), words.numbers().month(month)),
    };
    Point { span, name, value }
}

fn layers(points: &[Point], words: &Wording) -> Vec<Layer> {
    let y = |point: &Point| f64::from(point.value.0) / 10.0;
    let beside = |a: &Point, b: &Point| crate::calendar::plus(a.span.last, 1) == b.span.first;
    let runs = points.chunk_by(beside).filter(|run| run.len() > 1);
    let runs = runs.map(|run| run.iter().map(|point| (middle(point.span), y(point))).collect());
    let dots = points.iter().map(|point| Dot {
        x: middle(point.span),
        y: y(point),
        role: Role::Accent,
        shape: Shape::Circle,
        radius: 30,
        tip: Some(words.say(
            "course.tip-typical",
            &[("period", &point.name), ("value", &words.numbers().tenths(point.value))],
        )),
        link: None,
    });
    let mut layers = vec![
        Layer::Line { runs: runs.collect(), role: Role::Accent, stroke: Stroke::Strong },
        Layer::Dots(dots.collect()),
    ];
    layers.extend(points.last().map(|last| Layer::Text {
        x: middle(last.span),
        y: y(last) + 0.4,
        text: words.numbers().tenths(last.value),
        role: Role::Accent,
        anchor: Anchor::Middle,
    }));
    layers
}
