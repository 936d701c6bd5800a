//! Irritability: what a session does in the four windows, and how long it takes to settle.

use super::{Ground, Part, SheetFigure};
use crate::analysis::load::{Irritability, Window, WindowSummary};
use crate::chart::{self, Anchor, Axis, Chart, Dot, Layer, Role, Shape, Size, Stroke, Tick};
use crate::journal::{Kind, Tenths};
use crate::site::sentence;

/// Nothing where the answers of the back are not shown.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    if !ground.shows(Kind::Session) || !ground.shows(Kind::Response) {
        return None;
    }
    let found = ground.report.load.irritability_in(ground.period);
    Some(Part {
        period: Some(ground.period_words()),
        says: Some(says(ground, &found)),
        figure: figure(ground, &found),
        note: note(ground, &found),
        ..ground.part("response")
    })
}

/// Sessions that must tell how long they took to settle before a median is said.
const TOLD: u32 = 3;

/// How long it stays sore, in a sentence.
fn says(ground: &Ground<'_>, found: &Irritability) -> String {
    let numbers = ground.words.numbers();
    if found.sessions == 0 {
        return ground.text("sheet.no-session");
    }
    let mut said = Vec::new();
    let settled = found.settled_median.zip(found.settled_longest);
    if let Some((median, longest)) = settled.filter(|_| found.settled_known >= TOLD) {
        said.push(ground.say(
            "sheet.settles",
            &[
                ("median", &numbers.duration(median)),
                ("longest", &numbers.duration(longest)),
                ("known", &found.settled_known.to_string()),
                ("of", &found.sessions.to_string()),
            ],
        ));
    } else {
        let hour = window(found, Window::Hour);
        said.extend(hour.and_then(|hour| {
            let median = numbers.tenths(hour.median?);
            let (known, of) = (hour.known.to_string(), found.sessions.to_string());
            let parts = [("median", median.as_str()), ("known", &known), ("of", &of)];
            Some(ground.say("sheet.settles-hour", &parts))
        }));
    }
    let next = window(found, Window::Next).map_or(0, |next| next.known);
    said.extend(found.typical_rise_overnight.map(|rise| {
        ground.say(
            "sheet.next-morning",
            &[
                ("rise", &shift(ground, rise)),
                ("known", &next.to_string()),
                ("of", &found.sessions.to_string()),
            ],
        )
    }));
    if said.is_empty() { ground.text("sheet.no-answer") } else { said.join(" ") }
}

fn shift(ground: &Ground<'_>, rise: Tenths) -> String {
    sentence::shift(rise.into(), ground.words)
}

fn window(found: &Irritability, window: Window) -> Option<&WindowSummary> {
    found.windows.iter().find(|summary| summary.window == window)
}

/// How the sessions were answered.
fn note(ground: &Ground<'_>, found: &Irritability) -> Option<String> {
    let n = |n: u32| n.to_string();
    let all = usize::try_from(found.sessions).unwrap_or(usize::MAX);
    let all = ground.words.count("sheet.session-count", all);
    (found.sessions > 0).then(|| {
        ground.say(
            "sheet.sessions",
            &[
                ("all", &all),
                ("known", &n(found.known)),
                ("greens", &n(found.greens)),
                ("ambers", &n(found.ambers)),
                ("reds", &n(found.reds)),
            ],
        )
    })
}

const WINDOWS: [(Window, &str); 4] = [
    (Window::Before, "sheet.before"),
    (Window::During, "sheet.during"),
    (Window::Hour, "sheet.hour"),
    (Window::Next, "sheet.next"),
];

/// A window that is known: its place, its median and worst.
struct Known {
    x: f64,
    median: Tenths,
    worst: Tenths,
}

fn figure(ground: &Ground<'_>, found: &Irritability) -> Option<SheetFigure> {
    let known: Vec<Known> = WINDOWS
        .iter()
        .zip(0u32..)
        .filter_map(|((at, _), n)| {
            let summary = window(found, *at)?;
            let (median, worst) = (summary.median?, summary.worst?);
            Some(Known { x: f64::from(n), median, worst })
        })
        .collect();
    if known.len() < 2 {
        return None;
    }
    let n = |at| window(found, at).map_or(0, |summary| summary.known).to_string();
    let measure = ground.say(
        "sheet.response-measure",
        &[
            ("before", &n(Window::Before)),
            ("during", &n(Window::During)),
            ("hour", &n(Window::Hour)),
            ("next", &n(Window::Next)),
            ("of", &found.sessions.to_string()),
        ],
    );
    let chart = drawn(ground, &known, &measure);
    Some(SheetFigure { id: "response", measure, svg: chart::svg(&chart, "response"), chart })
}

fn drawn(ground: &Ground<'_>, known: &[Known], measure: &str) -> Chart {
    let tick = |((_, key), n): (&(Window, &'static str), u32)| Tick {
        at: f64::from(n),
        label: ground.text(key),
        line: false,
    };
    let line = |n: u32| Tick { at: f64::from(n), label: n.to_string(), line: true };
    Chart {
        title: ground.text("sheet.response-title"),
        description: measure.to_owned(),
        size: Size { width: 224, height: 92 },
        x: Axis {
            from: -0.4,
            to: 3.4,
            ticks: WINDOWS.iter().zip(0u32..).map(tick).collect(),
            direction: None,
        },
        y: Axis { from: 0.0, to: 10.0, ticks: [0, 5, 10].map(line).into(), direction: None },
        layers: layers(ground, known),
    }
}

fn layers(ground: &Ground<'_>, known: &[Known]) -> Vec<Layer> {
    let at = |value: Tenths| f64::from(value.0) / 10.0;
    let tenths = |value: Tenths| ground.words.numbers().tenths(value);
    let runs = known.chunk_by(|a, b| b.x - a.x < 1.5).filter(|run| run.len() > 1);
    let runs = runs.map(|run| run.iter().map(|one| (one.x, at(one.median))).collect()).collect();
    let dot = |x, value, shape, role| Dot {
        x,
        y: at(value),
        role,
        shape,
        radius: 32,
        tip: None,
        link: None,
    };
    let medians = known.iter().map(|one| dot(one.x, one.median, Shape::Circle, Role::Accent));
    let worst = known.iter().map(|one| dot(one.x, one.worst, Shape::Triangle, Role::Quiet));
    let mut layers = vec![
        Layer::Line { runs, role: Role::Accent, stroke: Stroke::Strong },
        Layer::Dots(worst.chain(medians).collect()),
    ];
    layers.extend(known.iter().map(|one| Layer::Text {
        x: one.x,
        y: at(one.worst),
        text: format!("{} / {}", tenths(one.median), tenths(one.worst)),
        role: Role::Ink,
        anchor: Anchor::Middle,
    }));
    layers
}
