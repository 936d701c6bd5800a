//! The threshold as a bracket over weeks: what is known fine below, what is too much for now
//! above, and between them where the threshold lies. Two steps and never a curve: there are too
//! few sessions for one. Knows no load source.

use jiff::civil::Date;

use super::axis;
use crate::analysis::load::WeekBracket;
use crate::calendar::Span;
use crate::chart::{Anchor, At, Axis, Chart, Dot, Layer, Role, Shape, Size, Stroke, Tick};
use crate::site::figure::Width;
use crate::site::wording::Wording;

/// What a bracket is drawn from.
pub(in crate::site) struct Material<'a> {
    pub history: &'a [WeekBracket],
    /// The words of a level.
    pub level: &'a dyn Fn(u32) -> String,
    pub title: String,
    pub description: String,
    pub size: Detail,
    /// The axis of time begins here, where the history does not begin before it.
    pub since: Option<Date>,
    pub words: &'a Wording,
}

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// With a tip on each week, for this width.
    Whole(Width),
    /// One of several side by side.
    Small,
}

/// The chart of a bracket.
pub(in crate::site) fn chart(material: &Material<'_>) -> Chart {
    let history = material.history;
    let span = drawn(material);
    let (size, width) = match material.size {
        Detail::Whole(width) => (Size { width: width.px(), height: 260 }, width),
        Detail::Small => (Size { width: 340, height: 150 }, Width::Narrow),
    };
    Chart {
        title: material.title.clone(),
        description: material.description.clone(),
        size,
        x: axis::time(span, width, material.words),
        y: levels(top(history) + 1, material.size, material.level),
        layers: layers(material),
    }
}

fn span(history: &[WeekBracket]) -> Span {
    match (history.first(), history.last()) {
        (Some(first), Some(last)) => Span { first: first.week.first, last: last.week.last },
        _ => Span::between(Date::ZERO, Date::ZERO),
    }
}

/// The days of the axis of time.
fn drawn(material: &Material<'_>) -> Span {
    let span = span(material.history);
    Span { first: material.since.map_or(span.first, |day| day.min(span.first)), ..span }
}

/// The highest level that is drawn.
fn top(history: &[WeekBracket]) -> u32 {
    let ends = history.iter().flat_map(|week| [week.bracket.fine, week.bracket.too_much]);
    ends.flatten().max().unwrap_or(1)
}

/// An axis of levels from 0, with as many named as there is room for.
pub(super) fn levels(top: u32, detail: Detail, name: &dyn Fn(u32) -> String) -> Axis {
    let room = if detail == Detail::Small { 3 } else { 6 };
    let step = (top + 1).div_ceil(room).max(1);
    let ticks = (0..=top).step_by(usize::try_from(step).unwrap_or(1));
    Axis {
        from: 0.0,
        to: f64::from(top),
        ticks: ticks.map(|at| Tick { at: f64::from(at), label: name(at), line: true }).collect(),
        direction: None,
    }
}

fn layers(material: &Material<'_>) -> Vec<Layer> {
    let history = material.history;
    let mut layers = vec![Layer::Band { runs: between(history), role: Role::Ground }];
    layers.extend(edges(history));
    if let Detail::Whole(_) = material.size {
        layers.push(Layer::Dots(marks(material)));
    }
    layers.extend(names(material));
    layers
}

/// The grounds between both ends, where both are known.
fn between(history: &[WeekBracket]) -> Vec<Vec<(At, At, At)>> {
    let both = history.iter().filter_map(|week| {
        let (fine, much) = (f64::from(week.bracket.fine?), f64::from(week.bracket.too_much?));
        let (from, to) = edges_of(week.week);
        Some(vec![(from, fine, much), (to, fine, much)])
    });
    both.collect()
}

fn edges_of(week: Span) -> (At, At) {
    (axis::at(week.first) - 0.5, axis::at(week.last) + 0.5)
}

/// Both ends as steps; a week in which an end is not known is a gap.
pub(super) fn edges(history: &[WeekBracket]) -> [Layer; 2] {
    let runs = |pick: fn(&WeekBracket) -> Option<u32>| {
        let mut runs: Vec<Vec<(At, At)>> = Vec::new();
        let mut open = false;
        for week in history {
            let (from, to) = edges_of(week.week);
            match (pick(week).map(f64::from), runs.last_mut()) {
                (Some(level), Some(run)) if open => run.extend([(from, level), (to, level)]),
                (Some(level), _) => runs.push(vec![(from, level), (to, level)]),
                (None, _) => {}
            }
            open = pick(week).is_some();
        }
        runs
    };
    let line = |runs, role| Layer::Line { runs, role, stroke: Stroke::Strong };
    [
        line(runs(|week| week.bracket.fine), Role::Go),
        line(runs(|week| week.bracket.too_much), Role::Stop),
    ]
}

/// A mark on each end of each week: a circle for known fine, a square for too much.
fn marks(material: &Material<'_>) -> Vec<Dot> {
    let words = material.words;
    let mut dots = Vec::new();
    for week in material.history {
        let ends = [
            (week.bracket.fine, "load.tip-fine", Role::Go, Shape::Circle),
            (week.bracket.too_much, "load.tip-much", Role::Stop, Shape::Square),
        ];
        for (level, key, role, shape) in ends {
            let Some(level) = level else { continue };
            let dates = words.numbers().short_span(week.week);
            let tip = words.say(key, &[("dates", &dates), ("level", &(material.level)(level))]);
            let (from, to) = edges_of(week.week);
            dots.push(Dot {
                x: (from + to) / 2.0,
                y: f64::from(level),
                role,
                shape,
                radius: 35,
                tip: Some(tip),
                link: None,
            });
        }
    }
    dots
}

/// The name of each end: behind its last week where there is room, else above it.
fn names(material: &Material<'_>) -> Vec<Layer> {
    let small = material.size == Detail::Small;
    let lift = f64::from(top(material.history) + 1) * if small { 0.09 } else { 0.05 };
    let all = drawn(material);
    let room = |week: Span| {
        let (to, end) = (axis::at(week.last), axis::at(all.last));
        end - to > (end - axis::at(all.first)) * 0.45
    };
    let last = |pick: fn(&WeekBracket) -> Option<u32>| {
        material.history.iter().rev().find_map(|week| Some((week.week, pick(week)?)))
    };
    let ends = [
        (last(|week| week.bracket.fine), "load.fine", Role::Go),
        (last(|week| week.bracket.too_much), "load.much", Role::Stop),
    ];
    let [fine, much] = ends.map(|(end, ..)| end.map(|(_, level)| level));
    let same = fine.is_some() && fine == much;
    let named = ends.into_iter().filter_map(|(end, key, role)| {
        let (week, level) = end?;
        let (lift, anchor) = match (same, role) {
            // On one height, one stands above its line and the other below.
            (true, Role::Go) => (-lift * 1.5, Anchor::End),
            (true, _) => (lift, Anchor::End),
            (false, _) if room(week) => (0.0, Anchor::Start),
            (false, _) => (lift, Anchor::End),
        };
        Some(Layer::Text {
            x: edges_of(week).1,
            y: f64::from(level) + lift,
            text: material.words.text(key).to_owned(),
            role,
            anchor,
        })
    });
    named.collect()
}
