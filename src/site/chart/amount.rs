//! Amounts beside each other: a bar for each name, and a mark for what it is held against. Knows
//! no kind of amount.

use crate::chart::{Axis, Bar, Chart, Dot, Layer, Role, Shape, Size, Tick};
use crate::site::figure::Width;

/// One name with its amount.
#[derive(Clone, Debug)]
pub struct Amount {
    pub name: String,
    pub value: f64,
    pub tip: String,
    /// What it is held against, and what that mark says.
    pub against: Option<(f64, String)>,
}

/// What is drawn; the first stands on top.
#[derive(Debug)]
pub struct Material<'a> {
    pub amounts: &'a [Amount],
    /// The axis of the amounts, from 0.
    pub axis: Axis,
    pub title: String,
    pub description: String,
}

/// The chart of amounts.
pub fn chart(material: &Material<'_>, width: Width) -> Chart {
    let count = u32::try_from(material.amounts.len()).unwrap_or(0);
    let rows = || material.amounts.iter().zip((1..=count).rev());
    let names = rows().map(|(amount, at)| Tick {
        at: f64::from(at),
        label: amount.name.clone(),
        line: false,
    });
    let bars = rows().map(|(amount, at)| Bar {
        x: (0.0, amount.value),
        y: (f64::from(at) - 0.32, f64::from(at) + 0.32),
        role: Role::Accent,
        tip: Some(amount.tip.clone()),
    });
    let marks = rows().filter_map(|(amount, at)| {
        let (value, tip) = amount.against.clone()?;
        Some(Dot {
            x: value,
            y: f64::from(at),
            role: Role::Second,
            shape: Shape::Diamond,
            radius: 55,
            tip: Some(tip),
            link: None,
        })
    });
    Chart {
        title: material.title.clone(),
        description: material.description.clone(),
        size: Size { width: width.px(), height: 50 + 28 * count },
        x: material.axis.clone(),
        y: Axis { from: 0.4, to: f64::from(count) + 0.6, ticks: names.collect(), direction: None },
        layers: vec![Layer::Bars(bars.collect()), Layer::Dots(marks.collect())],
    }
}
