//! Prints one page with a chart of each kind of mark, for looking at and for measuring.

use comeback::chart::{
    Axis, Chart, Dot, Event, Layer, Period, Role, Shape, Size, Stroke, Tick, Zone, svg,
};

fn main() {
    let style = include_str!("../themes/default/assets/style.css");
    println!(
        "<!doctype html><meta charset=utf-8><title>Charts</title><style>{style}</style><main>"
    );
    println!("<figure>{}</figure></main>", svg(&course(), "course"));
}

/// A made-up course of 150 values with gaps.
fn course() -> Chart {
    let mut seed = 7u32;
    let values: Vec<(f64, f64)> = (0..150u32)
        .filter(|day| day % 11 != 3 && !(90..100).contains(day))
        .map(|day| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = f64::from(seed >> 30) - 1.5;
            (f64::from(day), (6.0 - f64::from(day) * 0.035 + noise).clamp(0.0, 10.0).round())
        })
        .collect();
    let weekly: Vec<(f64, f64)> = (0..21u32)
        .map(|week| (f64::from(week) * 7.0 + 3.0, (6.0 - f64::from(week) * 0.24).max(0.5)))
        .collect();
    let band = weekly.iter().map(|&(x, y)| (x, (y - 0.8).max(0.0), y + 0.8)).collect();
    let dots = values.iter().map(|&(x, y)| Dot {
        x,
        y,
        role: Role::Open,
        shape: Shape::Circle,
        radius: 22,
        tip: Some(format!("day {x}: {y}")),
        link: None,
    });
    let tick = |at: f64, label: &str, line| Tick { at, label: label.into(), line };
    Chart {
        title: "Clearly lower than three weeks ago".into(),
        description: "Morning values over 150 days with weekly medians.".into(),
        size: Size { width: 720, height: 320 },
        x: Axis {
            from: -1.0,
            to: 150.0,
            ticks: vec![
                tick(0.0, "Jan", false),
                tick(31.0, "Feb", false),
                tick(59.0, "Mar", false),
                tick(90.0, "Apr", false),
                tick(120.0, "May", false),
            ],
            direction: None,
        },
        y: Axis {
            from: 0.0,
            to: 10.0,
            ticks: (0..=5).map(|n| tick(f64::from(n) * 2.0, &(n * 2).to_string(), true)).collect(),
            direction: Some("↑ higher is worse".into()),
        },
        layers: layers(dots.collect(), band, weekly),
    }
}

fn layers(dots: Vec<Dot>, band: Vec<(f64, f64, f64)>, weekly: Vec<(f64, f64)>) -> Vec<Layer> {
    vec![
        Layer::Zones(vec![
            Zone { y: (0.0, 3.5), role: Role::Go, label: "mild".into() },
            Zone { y: (3.5, 6.5), role: Role::Care, label: "moderate".into() },
            Zone { y: (6.5, 10.0), role: Role::Stop, label: "severe".into() },
        ]),
        Layer::Periods(vec![
            Period {
                x: (0.0, 14.0),
                role: Role::Ground,
                label: "phase 1".into(),
                short: "1".into(),
            },
            Period {
                x: (35.0, 80.0),
                role: Role::Ground,
                label: "phase 3".into(),
                short: "3".into(),
            },
        ]),
        Layer::Events(vec![
            Event { x: 15.0, role: Role::Quiet, label: "physio".into() },
            Event { x: 40.0, role: Role::Stop, label: "flare".into() },
            Event { x: 43.0, role: Role::Quiet, label: "physio".into() },
            Event { x: 148.0, role: Role::Quiet, label: "physio".into() },
        ]),
        Layer::Dots(dots),
        Layer::Band { runs: vec![band], role: Role::Accent },
        Layer::Line { runs: vec![weekly], role: Role::Accent, stroke: Stroke::Strong },
    ]
}
