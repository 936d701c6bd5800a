//! How long a course chart of 400 points takes, beside plain string formatting of the same marks
//! in the same run: what the road through plotters costs.
//!
//! Run: `cargo run --release --example chart_speed`

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use comeback::chart::{Axis, Chart, Dot, Layer, Role, Shape, Size, Stroke, Tick, svg};

const POINTS: u32 = 400;
const CHARTS: u32 = 200;

fn main() {
    let chart = course();
    let (drawn, formatted) = (svg(&chart, "c").to_string(), plain(&chart));
    let (mut by_plotters, mut by_hand) = (Duration::MAX, Duration::MAX);
    // By turns, so that a busy machine is unkind to both.
    for _ in 0..9 {
        by_plotters = by_plotters.min(timed(|| svg(&chart, "c").to_string().len()));
        by_hand = by_hand.min(timed(|| plain(&chart).len()));
    }
    println!("| {POINTS} points | bytes | one chart, best of 9 |");
    println!("|---|---|---|");
    println!("| through plotters | {} | {by_plotters:.1?} |", drawn.len());
    println!("| plain formatting | {} | {by_hand:.1?} |", formatted.len());
    println!("\nratio {:.1}", by_plotters.as_secs_f64() / by_hand.as_secs_f64());
}

/// The mean of a row of charts.
fn timed(make: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    let bytes: usize = (0..CHARTS).map(|_| make()).sum();
    assert!(bytes > 0, "nothing was drawn");
    start.elapsed() / CHARTS
}

fn course() -> Chart {
    let value = |day: u32| f64::from((day * 7919 % 7 + 400 - day) / 57 % 11);
    let dots = (0..POINTS).map(|day| Dot {
        x: f64::from(day),
        y: value(day),
        role: Role::Open,
        shape: Shape::Circle,
        radius: 22,
        tip: Some(format!("day {day}: {} of 10", value(day))),
        link: None,
    });
    let weeks: Vec<(f64, f64)> =
        (0..POINTS / 7).map(|week| (f64::from(week * 7 + 3), value(week * 7))).collect();
    let band = weeks.iter().map(|&(x, y)| (x, (y - 1.0).max(0.0), (y + 1.0).min(10.0))).collect();
    let tick = |at: f64| Tick { at, label: at.to_string(), line: true };
    Chart {
        title: "A course".into(),
        description: "Morning values over 400 days with weekly medians.".into(),
        size: Size { width: 720, height: 320 },
        x: Axis {
            from: -1.0,
            to: f64::from(POINTS),
            ticks: (0..13).map(|n| tick(f64::from(n) * 30.0)).collect(),
            direction: None,
        },
        y: Axis {
            from: 0.0,
            to: 10.0,
            ticks: (0..6).map(|n| tick(f64::from(n) * 2.0)).collect(),
            direction: Some("higher is worse".into()),
        },
        layers: vec![
            Layer::Band { runs: vec![band], role: Role::Ground },
            Layer::Line { runs: vec![weeks], role: Role::Accent, stroke: Stroke::Strong },
            Layer::Dots(dots.collect()),
        ],
    }
}

/// The same marks, each formatted where it stands; nothing is laid out, measured or escaped.
fn plain(chart: &Chart) -> String {
    let x = |at: f64| 40.0 + (at - chart.x.from) / (chart.x.to - chart.x.from) * 660.0;
    let y = |at: f64| 290.0 - (at - chart.y.from) / (chart.y.to - chart.y.from) * 270.0;
    let mut out = format!(
        "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 720 320\"><title>{}</title><desc>{}</desc>",
        chart.title, chart.description
    );
    for tick in &chart.x.ticks {
        let _ = write!(out, "<text x=\"{:.1}\" y=\"310\">{}</text>", x(tick.at), tick.label);
    }
    for tick in &chart.y.ticks {
        let _ = write!(out, "<path d=\"M40 {0:.1}h660\"/>", y(tick.at));
        let _ = write!(out, "<text x=\"30\" y=\"{:.1}\">{}</text>", y(tick.at), tick.label);
    }
    for layer in &chart.layers {
        match layer {
            Layer::Dots(dots) => dots.iter().for_each(|dot| {
                let (x, y, tip) = (x(dot.x), y(dot.y), dot.tip.as_deref().unwrap_or_default());
                let _ = write!(
                    out,
                    "<g tabindex=\"0\"><title>{tip}</title><circle class=\"open o\" cx=\"{x:.1}\" \
                     cy=\"{y:.1}\" r=\"2.2\"/></g>"
                );
            }),
            Layer::Line { runs, .. } => runs.iter().for_each(|run| {
                let points: Vec<String> =
                    run.iter().map(|&(at, to)| format!("{:.1} {:.1}", x(at), y(to))).collect();
                let _ = write!(out, "<path class=\"accent\" d=\"M{}\"/>", points.join("L"));
            }),
            Layer::Band { runs, .. } => runs.iter().for_each(|run| {
                let upper = run.iter().map(|&(at, _, to)| format!("{:.1} {:.1}", x(at), y(to)));
                let lower =
                    run.iter().rev().map(|&(at, to, _)| format!("{:.1} {:.1}", x(at), y(to)));
                let edge: Vec<String> = upper.chain(lower).collect();
                let _ = write!(out, "<path class=\"ground\" d=\"M{}z\"/>", edge.join("L"));
            }),
            _ => {}
        }
    }
    out + "</svg>"
}
