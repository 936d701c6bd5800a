//! Google Fit: a file for each session, with its times in UTC and where it was in its name. Sleep
//! is what was slept, not how long it took. Totals of days are no sessions and are read elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::Offset;
use serde::Deserialize;

use super::activity::{Done, session};
use super::moment::{self, Moment};
use super::night::{Slept, nights};
use super::{Found, Options, Question, Reading, Why};
use crate::diag::{Place, import as diag, row as row_diag};
use crate::inputs::{RelPath, SourceFile};
use crate::journal::{Distance, DistanceUnit, Seconds};

/// The word of the format.
pub(super) const ID: &str = "google-fit";
const PROGRAM: &str = "Google Fit";

/// How far somebody went, among what is added up of a session.
const DISTANCE: &str = "com.google.distance.delta";
/// What a phone notes of somebody who does nothing.
const NO_SESSIONS: &[&str] = &["in_vehicle", "exiting_vehicle", "still", "tilting"];

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Told {
    fitness_activity: String,
    start_time: String,
    end_time: String,
    duration: Option<String>,
    segment: Vec<Segment>,
    aggregate: Vec<Sum>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Segment {
    fitness_activity: String,
    start_time: String,
    end_time: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Sum {
    metric_name: String,
    float_value: Option<f64>,
}

/// Whether a file that begins so is a session.
pub(super) fn begins(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && text.contains("\"fitnessActivity\"")
}

/// Reads all sessions of an export. Each counts as a row, numbered in the order of their names.
pub(super) fn read(files: &BTreeMap<RelPath, SourceFile>, options: &Options) -> Found {
    let first = files.keys().next().cloned().unwrap_or_else(|| RelPath::made_of("export"));
    let mut reading = Reading::new(&first, options);
    let mut slept = Vec::new();
    let mut unused = BTreeSet::new();
    for ((path, file), row) in files.iter().zip(1..) {
        reading.ledger.rows += 1;
        let bytes = file.bytes();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let told: Result<Told, _> = serde_json::from_slice(bytes);
        let outcome = match &told {
            Ok(told) if told.fitness_activity == "sleep" => {
                sleep(told, (path, row), &mut reading).map(|more| slept.extend(more))
            }
            Ok(told) => {
                done(told, (path, row), &mut reading).map(|done| session(done, &mut reading))
            }
            Err(_) => Err(Why::Broken),
        };
        if let Err(why) = outcome {
            reading.ledger.leave(row, why);
        }
        let sums = told.map(|told| told.aggregate).unwrap_or_default();
        unused.extend(sums.into_iter().map(|sum| sum.metric_name).filter(|name| name != DISTANCE));
    }
    nights(slept, &mut reading);
    let used = ["fitnessActivity", "startTime", "endTime", "duration", "segment", DISTANCE];
    Found {
        id: ID,
        program: PROGRAM,
        items: reading.items,
        ledger: reading.ledger,
        used: used.map(str::to_owned).to_vec(),
        unused: unused.into_iter().collect(),
        diagnostics: reading.told.finish(),
        open: reading.open,
    }
}

fn done(told: &Told, (path, row): (&RelPath, u32), reading: &mut Reading<'_>) -> Result<Done, Why> {
    if NO_SESSIONS.contains(&told.fitness_activity.as_str()) {
        return Err(Why::Elsewhere);
    }
    let from = at(&told.start_time, path, reading)?;
    let place = Place::new(path, 1, 1, 1);
    let length = match &told.duration {
        Some(text) => {
            let seconds = text.strip_suffix('s').and_then(|number| number.parse::<f64>().ok());
            let seconds = seconds.filter(|n| (0.0..1e9).contains(n)).map(|n| n.round() as u32);
            if seconds.is_none() {
                reading.told.push(diag::no_length(&place, text));
            }
            seconds
        }
        None => moment::read(&told.end_time)
            .and_then(|(end, _)| u32::try_from(end.as_second().checked_sub(from.at)?).ok()),
    };
    let sums = told.aggregate.iter().filter(|sum| sum.metric_name == DISTANCE);
    Ok(Done {
        place,
        line: row,
        date: from.date,
        time: Some(from.time),
        key: format!("session {} {}", from.at, told.fitness_activity),
        sort: told.fitness_activity.replace('.', " "),
        title: String::new(),
        note: String::new(),
        length: length.map(Seconds),
        distance: sums.filter_map(|sum| metres(sum.float_value?)).next(),
        effort: None,
    })
}

/// To the next ten metres.
fn metres(metres: f64) -> Option<Distance> {
    let whole = (1.0..1e9).contains(&metres).then(|| metres.round() as u32)?;
    let (thousandths, unit) = match whole {
        ..1000 => (whole * 1000, DistanceUnit::Metre),
        _ => ((whole + 5) / 10 * 10, DistanceUnit::Kilometre),
    };
    Some(Distance { thousandths, unit })
}

/// What was slept of a night; its own length holds what was lain awake, too.
fn sleep(
    told: &Told,
    (path, row): (&RelPath, u32),
    reading: &mut Reading<'_>,
) -> Result<Vec<Slept>, Why> {
    let whole = (told.start_time.as_str(), told.end_time.as_str());
    let asleep = told.segment.iter().filter(|part| is_asleep(&part.fitness_activity));
    let mut parts: Vec<(&str, &str)> =
        asleep.map(|part| (part.start_time.as_str(), part.end_time.as_str())).collect();
    if told.segment.is_empty() {
        parts.push(whole);
    }
    let mut slept = Vec::new();
    for (from, to) in parts {
        let from = at(from, path, reading)?.at;
        let to = at(to, path, reading)?;
        if to.at > from {
            let (source, place) = (String::new(), Place::new(path, 1, 1, 1));
            slept.push(Slept { from, to, source, place, row });
        }
    }
    if slept.is_empty() { Err(Why::Blank) } else { Ok(slept) }
}

fn is_asleep(part: &str) -> bool {
    part.starts_with("sleep") && !["sleep.awake", "sleep.out_of_bed"].contains(&part)
}

/// A moment where the person was: by its own offset, else by that in the file's name, else by the
/// zone that was said.
fn at(text: &str, path: &RelPath, reading: &mut Reading<'_>) -> Result<Moment, Why> {
    let place = Place::new(path, 1, 1, 1);
    let Some((at, offset)) = moment::read(text) else {
        reading.told.push(row_diag::bad_date(&place, text));
        return Err(Why::Day);
    };
    let moment = local(at, (offset, text), path, reading.options);
    match moment {
        Some(moment) if moment.date > reading.options.today => Err(Why::Future),
        Some(moment) => Ok(moment),
        None => {
            reading.ask(Question::Zone, &place);
            Err(Why::Open)
        }
    }
}

fn local(
    at: Timestamp,
    (own, text): (Offset, &str),
    path: &RelPath,
    options: &Options,
) -> Option<Moment> {
    if !text.trim_end().ends_with('Z') {
        return Some(Moment::with_offset(at, own));
    }
    match (moment::offset_in_name(path.name()), &options.zone) {
        (Some(offset), _) => Some(Moment::with_offset(at, offset)),
        (None, Some(zone)) => Some(Moment::in_zone(at, zone)),
        (None, None) => None,
    }
}
