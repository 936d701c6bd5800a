//! Facts as cells of a wide table, where one day is one row. Not every fact fits: a session with
//! its exercises, a second bout. Knows no table; what is spelt wrongly is found when it is read
//! back.

use super::fact::{parts, words};
use super::value::{PAIN, length, reading};
use super::{Marks, Parts};
use crate::journal::{DistanceUnit, Dose, Load, MassUnit, Reading, Seconds, Session, Tenths, What};

/// The cells of a fact by our own names of columns. Nothing where no column could hold it.
pub(in crate::source) fn cells(what: &What<String>, marks: Marks) -> Option<Vec<(String, String)>> {
    let one = |name: &str, cell: String| Some(vec![(name.to_owned(), cell)]);
    match what {
        What::Session(session) => of_session(session, marks),
        What::Sleep(sleep) => both([
            ("sleep_h", sleep.time.map(hours)),
            ("sleep_q", sleep.quality.map(|score| reading(score, &[]))),
        ]),
        What::Sit(sit) => both([
            ("sit_h", sit.time.map(hours)),
            ("breaks", sit.breaks.map(|breaks| breaks.to_string())),
        ]),
        What::Confidence { movement, reading: score } => {
            one(&format!("confidence {movement}"), reading(*score, &[]))
        }
        What::Function { activity, reading: score } => {
            one(&format!("function {activity}"), reading(*score, &[]))
        }
        What::Score { name, total } => {
            one(&format!("score {name}"), reading(Reading::Number(*total), &[]))
        }
        What::Note(text) => one("note", text.clone()),
        What::Ask(text) => one("ask", text.clone()),
        What::Private(text) => one("private", text.clone()),
        What::Other { .. } => None,
        _ => {
            let Parts { key, name, pieces, remark, below } = parts(what, marks);
            let all: Vec<String> = name.into_iter().chain(pieces).chain(remark).collect();
            let fits = below.is_empty() && !all.is_empty();
            fits.then(|| vec![(key, all.join("; "))])
        }
    }
}

fn both(cells: [(&str, Option<String>); 2]) -> Option<Vec<(String, String)>> {
    let filled = cells.into_iter().filter_map(|(name, cell)| Some((name.to_owned(), cell?)));
    let filled: Vec<(String, String)> = filled.collect();
    (!filled.is_empty()).then_some(filled)
}

/// `6.5` for six hours and a half, otherwise with its unit.
fn hours(Seconds(seconds): Seconds) -> String {
    let tenths = i32::try_from(seconds / 360).unwrap_or(0);
    match seconds % 360 {
        0 => reading(Reading::Number(Tenths(tenths)), &[]),
        _ => length(Seconds(seconds)),
    }
}

fn minutes(Seconds(seconds): Seconds) -> String {
    if seconds % 60 == 0 { (seconds / 60).to_string() } else { format!("{seconds}s") }
}

/// A session of one line: its name, the whole's dose and its response.
fn of_session(session: &Session<String>, marks: Marks) -> Option<Vec<(String, String)>> {
    let Session { name, dose, tags, activities, response, remark } = session;
    let Dose { duration, distance, load, effort, .. } = dose;
    let plain = Dose { duration: None, distance: None, load: None, effort: None, ..dose.clone() };
    if plain != Dose::default() || !tags.is_empty() || !activities.is_empty() {
        return None;
    }
    let mut cells = vec![("activity", name.clone())];
    cells.extend(duration.map(|duration| ("minutes", minutes(duration))));
    if let Some(distance) = distance {
        let whole =
            reading(Reading::Number(Tenths(i32::try_from(distance.thousandths / 100).ok()?)), &[]);
        let fits = distance.unit == DistanceUnit::Kilometre && distance.thousandths % 100 == 0;
        cells.push(("km", fits.then_some(whole)?));
    }
    if let Some(load) = load {
        let Load::Weight(mass) = load else { return None };
        let name = match mass.unit {
            MassUnit::Kg => "weight_kg",
            MassUnit::Lb => "weight_lb",
        };
        let tenths = Tenths(i32::try_from(mass.thousandths / 100).ok()?);
        let whole = (mass.thousandths % 100 == 0).then(|| reading(Reading::Number(tenths), &[]));
        cells.push((name, whole?));
    }
    cells.extend(effort.map(|effort| ("effort", reading(effort, super::value::EFFORT))));
    let windows = [
        ("before", response.before),
        ("during", response.during),
        ("hour", response.hour),
        ("next", response.next),
    ];
    cells.extend(
        windows.into_iter().filter_map(|(name, score)| Some((name, reading(score?, PAIN)))),
    );
    cells.extend(response.settled.map(|settled| ("settled", length(settled))));
    cells.extend(remark.as_ref().map(|remark| ("session_note", words(remark, marks))));
    Some(cells.into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect())
}
