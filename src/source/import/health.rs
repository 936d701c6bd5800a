//! Apple Health: one XML of everything, up to gigabytes, read tag by tag. Workouts are sessions,
//! back pain is pain in its words, times asleep are nights; all else is counted and left. Names of
//! devices are read to keep sources apart and never written.

mod line;
mod tag;
mod workout;

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::item::{Item, to_the_minute};
use super::night::{Slept, nights};
use super::{Found, Options, Reading, Why};
use crate::diag::{Diagnostic, Place, import as diag, row as row_diag};
use crate::inputs::RelPath;
use crate::journal::{RatingMoment, What};
use line::Lines;
use tag::{Broken, attribute, kind};
use workout::Workout;

/// The word of the format.
pub(super) const ID: &str = "apple-health";

/// What no life has more of.
const MOST_KEPT: usize = 1_000_000;
const MOST_WORKOUTS: usize = 50_000;
/// Tags are not nested deeper than a few.
const DEEPEST: usize = 64;
/// How many kinds of records are named, and how much of each.
const KINDS: usize = 400;
const KIND_LETTERS: usize = 60;

/// Whether a file that begins so is such an export.
pub(super) fn begins(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<')
        && (head.contains("<!DOCTYPE HealthData") || head.contains("<HealthData"))
}

/// Reads an export to its end.
pub(super) fn read(
    path: &RelPath,
    text: &mut dyn BufRead,
    options: &Options,
) -> Result<Found, Vec<Diagnostic>> {
    let mut reader = Reader::from_reader(Lines::new(text));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut export = Export::new(path, options);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let (line, column) = reader.get_mut().mark();
        let place = Place::new(path, line, column, 1);
        let event = reader.read_event_into(&mut buffer);
        match event {
            Ok(Event::Eof) => break,
            Ok(Event::DocType(text)) if text.contains("<!ENTITY") => {
                return Err(vec![diag::entities(&place)]);
            }
            Ok(Event::Start(tag)) => export.open(&tag, &place),
            Ok(Event::Empty(tag)) => {
                export.open(&tag, &place);
                export.close(tag.name().as_ref());
            }
            Ok(Event::End(tag)) => export.close(tag.name().as_ref()),
            Ok(_) => {}
            Err(error) => {
                let goes_on = matches!(error, Error::IllFormed(_) | Error::Encoding(_));
                let over = reader.get_mut().is_over();
                if over || !goes_on || !reader.get_mut().moved() {
                    return Err(vec![if over { diag::too_large } else { diag::damaged }(&place)]);
                }
                export.broken(&place);
            }
        }
        if export.is_over() || reader.get_mut().is_over() {
            return Err(vec![diag::too_large(&place)]);
        }
    }
    if !export.complete {
        let (line, column) = reader.get_mut().mark();
        return Err(vec![diag::damaged(&Place::new(path, line, column, 1))]);
    }
    Ok(export.finish())
}

/// What is open around a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Around {
    Root,
    Workout,
    Correlation,
    Other(String),
}

impl Around {
    fn name(&self) -> &str {
        match self {
            Around::Root => "HealthData",
            Around::Workout => "Workout",
            Around::Correlation => "Correlation",
            Around::Other(name) => name,
        }
    }
}

/// An export as far as it was read.
struct Export<'a> {
    reading: Reading<'a>,
    around: Vec<Around>,
    /// The number of the last row: its line, and more where a line holds several.
    row: u32,
    used: BTreeSet<String>,
    unused: BTreeSet<String>,
    slept: Vec<Slept>,
    workouts: Vec<Workout>,
    open: Option<Workout>,
    /// Whether the end of the whole was reached.
    complete: bool,
}

impl Export<'_> {
    fn new<'a>(path: &RelPath, options: &'a Options) -> Export<'a> {
        Export {
            reading: Reading::new(path, options),
            around: Vec::new(),
            row: 0,
            used: BTreeSet::new(),
            unused: BTreeSet::new(),
            slept: Vec::new(),
            workouts: Vec::new(),
            open: None,
            complete: false,
        }
    }

    fn is_over(&self) -> bool {
        self.slept.len() > MOST_KEPT
            || self.reading.items.len() > MOST_KEPT
            || self.workouts.len() > MOST_WORKOUTS
            || self.around.len() > DEEPEST
    }

    fn open(&mut self, tag: &BytesStart<'_>, place: &Place) {
        let name = tag.name();
        let name = name.as_ref();
        match (self.around.as_slice(), name) {
            ([Around::Root], "ExportDate" | "Me") => {}
            ([Around::Root], _) => self.row(tag, place),
            // All records of a correlation stand outside of it, too.
            ([Around::Root, Around::Correlation], "Record") => {
                let row = self.next_row(place);
                self.reading.ledger.leave(row, Why::Twice);
            }
            ([Around::Root, Around::Workout], "WorkoutStatistics") => {
                if let Some(workout) = &mut self.open {
                    workout.statistics(tag);
                }
            }
            _ => {}
        }
        self.around.push(match (self.around.len(), name) {
            (0, "HealthData") => Around::Root,
            (1, "Workout") => Around::Workout,
            (1, "Correlation") => Around::Correlation,
            _ => Around::Other(name.chars().take(KIND_LETTERS).collect()),
        });
    }

    /// Closes the innermost tag of that name; one that was never opened closes nothing.
    fn close(&mut self, name: &str) {
        let short: String = name.chars().take(KIND_LETTERS).collect();
        let Some(at) = self.around.iter().rposition(|open| open.name() == short) else { return };
        let closed = self.around.split_off(at);
        if closed.contains(&Around::Workout) {
            self.workouts.extend(self.open.take());
        }
        self.complete |= closed.contains(&Around::Root);
    }

    fn next_row(&mut self, place: &Place) -> u32 {
        self.reading.ledger.rows += 1;
        self.row = place.line.max(self.row.saturating_add(1));
        self.row
    }

    fn broken(&mut self, place: &Place) {
        let row = self.next_row(place);
        self.reading.ledger.leave(row, Why::Broken);
    }

    /// One thing directly below the whole.
    fn row(&mut self, tag: &BytesStart<'_>, place: &Place) {
        let row = self.next_row(place);
        let name = tag.name();
        let sort = match name.as_ref() {
            "Record" => attribute(tag, "type"),
            other => Ok(other.to_owned()),
        };
        let outcome = sort.map_err(|Broken| Why::Broken).and_then(|sort| {
            let place = (place, row);
            let taken = match kind(&sort) {
                "Workout" => Some(self.workout(tag, place)),
                "LowerBackPain" => Some(self.pain(tag, place)),
                "SleepAnalysis" => Some(self.sleep(tag, place)),
                _ => None,
            };
            let kinds = if taken.is_some() { &mut self.used } else { &mut self.unused };
            if kinds.len() < KINDS && !sort.is_empty() && !kinds.contains(kind(&sort)) {
                kinds.insert(kind(&sort).chars().take(KIND_LETTERS).collect());
            }
            taken.unwrap_or(Err(Why::Elsewhere))
        });
        if let Err(why) = outcome {
            self.reading.ledger.leave(row, why);
        }
    }

    fn workout(&mut self, tag: &BytesStart<'_>, (place, row): (&Place, u32)) -> Result<(), Why> {
        let workout = Workout::read(tag, (place, row), &mut self.reading)?;
        self.workouts.extend(self.open.replace(workout));
        Ok(())
    }

    fn pain(&mut self, tag: &BytesStart<'_>, (place, row): (&Place, u32)) -> Result<(), Why> {
        let from = self.moment(tag, place, "startDate")?;
        let value = attribute(tag, "value").map_err(|Broken| Why::Broken)?;
        let Some((reading, remark)) = tag::severity(&value) else {
            self.reading.told.push(diag::value(place, &value));
            return Err(Why::Value);
        };
        let remark = remark.map(str::to_owned);
        self.reading.items.push(Item {
            date: from.date,
            time: Some(to_the_minute(from.time)),
            what: What::Rating { moment: RatingMoment::Then, reading, remark },
            key: format!("pain {}", from.at),
            place: place.clone(),
            rows: vec![row],
        });
        Ok(())
    }

    fn sleep(&mut self, tag: &BytesStart<'_>, (place, row): (&Place, u32)) -> Result<(), Why> {
        let read = |name| attribute(tag, name).map_err(|Broken| Why::Broken);
        if !tag::is_asleep(&read("value")?) {
            return Err(Why::Elsewhere);
        }
        let from = self.moment(tag, place, "startDate")?.at;
        let end = read("endDate")?;
        let Some(to) = tag::moment(&end).filter(|to| to.at > from) else {
            self.reading.told.push(diag::value(place, &end));
            return Err(Why::Value);
        };
        let (source, place) = (read("sourceName")?, place.clone());
        self.slept.push(Slept { from, to, source, place, row });
        Ok(())
    }

    /// A moment that is not still to come.
    fn moment(
        &mut self,
        tag: &BytesStart<'_>,
        place: &Place,
        name: &str,
    ) -> Result<super::moment::Moment, Why> {
        moment(tag, (place, name), &mut self.reading)
    }

    fn finish(mut self) -> Found {
        workout::sessions(self.workouts, &mut self.reading);
        nights(self.slept, &mut self.reading);
        Found {
            id: ID,
            program: "Apple Health",
            items: self.reading.items,
            ledger: self.reading.ledger,
            used: self.used.into_iter().collect(),
            unused: self.unused.into_iter().collect(),
            diagnostics: self.reading.told.finish(),
            open: self.reading.open,
        }
    }
}

fn moment(
    tag: &BytesStart<'_>,
    (place, name): (&Place, &str),
    reading: &mut Reading<'_>,
) -> Result<super::moment::Moment, Why> {
    let text = attribute(tag, name).map_err(|Broken| Why::Broken)?;
    match tag::moment(&text) {
        Some(moment) if moment.date > reading.options.today => Err(Why::Future),
        Some(moment) => Ok(moment),
        None => {
            reading.told.push(row_diag::bad_date(place, &text));
            Err(Why::Day)
        }
    }
}
