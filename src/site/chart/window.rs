//! One session through its windows: before, during, an hour after, the next morning. The window
//! that decided its colour stands out by role and shape.

use crate::analysis::load::{SessionReport, TakenFrom, Window};
use crate::chart::{Anchor, Axis, Chart, Dot, Layer, Role, Shape, Size, Stroke, Tick};
use crate::site::figure::Figure;
use crate::site::sentence;
use crate::site::wording::Wording;

const WINDOWS: [(Window, &str); 4] = [
    (Window::Before, "window.before"),
    (Window::During, "window.during"),
    (Window::Hour, "window.hour"),
    (Window::Next, "window.next"),
];

/// A window that is known.
struct Known {
    x: f64,
    y: f64,
    key: &'static str,
    text: String,
    decided: bool,
    taken_over: bool,
}

/// The strip of a session; nothing where fewer than two windows are known.
pub fn windows(session: &SessionReport, id: &str, words: &Wording) -> Option<Figure> {
    let known = known(session, words);
    if known.len() < 2 {
        return None;
    }
    let measure = words.text("window.measure").to_owned();
    let chart = Chart {
        title: title(&known, words),
        description: measure.clone(),
        size: Size { width: 360, height: 130 },
        x: Axis {
            from: -0.5,
            to: 3.5,
            ticks: WINDOWS.iter().zip(0u32..).map(|((_, key), n)| name(key, n, words)).collect(),
            direction: None,
        },
        y: Axis {
            from: 0.0,
            to: 10.0,
            ticks: [0u32, 5, 10].map(line).into(),
            direction: Some(words.text("chart.higher-is-worse").to_owned()),
        },
        layers: layers(session, &known),
    };
    Some(Figure::single(id, measure, &chart))
}

fn name(key: &str, n: u32, words: &Wording) -> Tick {
    Tick { at: f64::from(n), label: words.text(key).to_owned(), line: false }
}

fn line(n: u32) -> Tick {
    Tick { at: f64::from(n), label: n.to_string(), line: true }
}

fn known(session: &SessionReport, words: &Wording) -> Vec<Known> {
    let decided = session.verdict.reasons.first().map(|reason| reason.window());
    WINDOWS
        .iter()
        .zip(0u32..)
        .filter_map(|(&(window, key), n)| {
            let taken = session.response.get(window)?;
            Some(Known {
                x: f64::from(n),
                y: f64::from(taken.pain.0) / 10.0,
                key,
                text: words.numbers().tenths(taken.pain),
                decided: decided == Some(window),
                taken_over: taken.from != TakenFrom::Session,
            })
        })
        .collect()
}

/// "before 2, during 4, an hour after 3"
fn title(known: &[Known], words: &Wording) -> String {
    let told = known.iter().map(|window| {
        let name = words.text(window.key);
        let key = if window.taken_over { "window.told-over" } else { "window.told" };
        words.say(key, &[("window", name), ("n", &window.text)])
    });
    told.collect::<Vec<_>>().join(", ")
}

fn layers(session: &SessionReport, known: &[Known]) -> Vec<Layer> {
    let (_, class) = sentence::colour(session.verdict.colour);
    let role = [Role::Go, Role::Care, Role::Stop].into_iter().find(|role| role.class() == class);
    let role = role.unwrap_or(Role::Open);
    let runs = known.chunk_by(|a, b| b.x - a.x < 1.5).filter(|run| run.len() > 1);
    let runs = runs.map(|run| run.iter().map(|window| (window.x, window.y)).collect()).collect();
    let dots = known.iter().map(|window| Dot {
        x: window.x,
        y: window.y,
        role: if window.decided { role } else { Role::Quiet },
        shape: match (window.decided, window.taken_over) {
            (true, _) => Shape::Square,
            (false, true) => Shape::Ring,
            (false, false) => Shape::Circle,
        },
        radius: if window.decided { 50 } else { 36 },
        tip: None,
        link: None,
    });
    let mut layers = vec![
        Layer::Line { runs, role: Role::Quiet, stroke: Stroke::Thin },
        Layer::Dots(dots.collect()),
    ];
    layers.extend(known.iter().map(|window| Layer::Text {
        x: window.x,
        y: window.y,
        text: window.text.clone(),
        role: Role::Ink,
        anchor: Anchor::Middle,
    }));
    layers
}
