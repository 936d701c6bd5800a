//! Moments through the day: a row for each day, a mark for each moment at its time. Knows no
//! kind of moment.

use jiff::civil::Time;

use crate::chart::{Axis, Chart, Dot, Layer, Role, Shape, Size, Tick};
use crate::site::figure::Width;
use crate::site::wording::Wording;

/// One day.
#[derive(Clone, Debug)]
pub struct Row {
    pub label: String,
    pub marks: Vec<Mark>,
}

#[derive(Clone, Debug)]
pub struct Mark {
    pub time: Time,
    pub tip: String,
}

/// What is drawn; the first row stands on top.
#[derive(Debug)]
pub struct Material<'a> {
    pub rows: &'a [Row],
    pub title: String,
    pub description: String,
    pub words: &'a Wording,
}

/// The hours that are always shown.
const HOURS: (u32, u32) = (6, 22);

/// The chart of moments.
pub fn chart(material: &Material<'_>, width: Width) -> Chart {
    let count = u32::try_from(material.rows.len()).unwrap_or(0);
    let hours = material.rows.iter().flat_map(|row| &row.marks).map(|mark| hour(mark.time));
    let from = hours.clone().fold(f64::from(HOURS.0), f64::min).floor();
    let to = hours.fold(f64::from(HOURS.1), f64::max).ceil();
    let rows = material.rows.iter().zip((1..=count).rev());
    let ticks =
        rows.map(|(row, at)| Tick { at: f64::from(at), label: row.label.clone(), line: true });
    Chart {
        title: material.title.clone(),
        description: material.description.clone(),
        size: Size { width: width.px(), height: 50 + 20 * count },
        x: Axis { from, to, ticks: times(from, to, (width, material.words)), direction: None },
        y: Axis { from: 0.3, to: f64::from(count) + 0.6, ticks: ticks.collect(), direction: None },
        layers: vec![Layer::Dots(dots(material.rows, count))],
    }
}

fn hour(time: Time) -> f64 {
    f64::from(time.hour()) + f64::from(time.minute()) / 60.0
}

fn times(from: f64, to: f64, (width, words): (Width, &Wording)) -> Vec<Tick> {
    let step = if width == Width::Wide { 2 } else { 4 };
    let hours = (0..24_i8).step_by(step).filter(|hour| (from..=to).contains(&f64::from(*hour)));
    let ticks = hours.filter_map(|hour| {
        let time = Time::new(hour, 0, 0, 0).ok()?;
        Some(Tick { at: f64::from(hour), label: words.numbers().time(time), line: false })
    });
    ticks.collect()
}

fn dots(rows: &[Row], count: u32) -> Vec<Dot> {
    let placed = rows.iter().zip((1..=count).rev());
    let dots = placed.flat_map(|(row, at)| {
        row.marks.iter().map(move |mark| Dot {
            x: hour(mark.time),
            y: f64::from(at),
            role: Role::Accent,
            shape: Shape::Circle,
            radius: 45,
            tip: Some(mark.tip.clone()),
            link: None,
        })
    });
    dots.collect()
}
