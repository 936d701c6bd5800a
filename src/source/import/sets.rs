//! Rows of sets to sessions: what one app writes in thirty rows is one session with its exercises,
//! equal sets in one line. Knows no heading.

use std::collections::{BTreeMap, BTreeSet};

use super::item::{Item, to_the_minute};
use super::length::{self, Length};
use super::sheet::{Day, Sheet};
use super::{Reading, Why, With, measure};
use crate::diag::{Place, import as diag};
use crate::inputs::RelPath;
use crate::journal::{Activity, Dose, Fact, Seconds, Session, What, Windows};
use crate::source::spelling::markdown_item;

/// What a session of lifting is called where its title is not taken.
const GYM: &str = "gym";
/// A session longer than this was forgotten, not trained.
const LONGEST: u32 = 12 * 3600;
/// A single timed set from here on is a length of its own, not something that was held.
const LONG: u32 = 300;

/// One set as a row tells it.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) place: Place,
    pub(super) line: u32,
    pub(super) day: Day,
    /// What all sets of a session share.
    pub(super) session: String,
    pub(super) title: String,
    pub(super) length: Option<Seconds>,
    pub(super) exercise: String,
    pub(super) dose: Dose,
    pub(super) note: String,
}

type Read = fn(&Sheet, (usize, Day), &mut Reading<'_>) -> Result<Set, Why>;

/// The rows that are sets; the others are left, each for its reason.
pub(super) fn of_rows(sheet: &Sheet, reading: &mut Reading<'_>, set: Read) -> Vec<Set> {
    let mut taken = Vec::new();
    for (row, day) in sheet.days("date", reading) {
        match set(sheet, (row, day), reading) {
            Ok(set) => taken.push(set),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
    taken
}

/// The dose of one set: repetitions, seconds, distance, load and effort, where they were entered.
pub(super) fn dose(sheet: &Sheet, row: usize, reading: &mut Reading<'_>) -> Result<Dose, Why> {
    let reps = sheet.whole(row, "reps", reading)?.filter(|n| *n > 0);
    let seconds = match sheet.text(row, "time") {
        "" => sheet.number(row, "seconds", reading)?.map(|n| n / 1000),
        text => match length::read(text) {
            Some(Seconds(n)) => Some(u64::from(n)),
            None => {
                reading.told.push(diag::value(&sheet.place(row, "time"), text));
                return Err(Why::Value);
            }
        },
    };
    let seconds = seconds.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0).map(Seconds);
    let timed = reps.is_none();
    Ok(Dose {
        reps,
        hold: seconds.filter(|_| timed),
        duration: seconds.filter(|_| !timed),
        distance: measure::distance(sheet, row, reading)?,
        load: measure::load(sheet, row, reading)?,
        effort: measure::effort(sheet, row, reading)?,
        ..Dose::default()
    })
}

/// Puts sets together and adds the sessions to what was found.
pub(super) fn sessions(sets: Vec<Set>, reading: &mut Reading<'_>) {
    let mut by_session: BTreeMap<(Day, String), Vec<Set>> = BTreeMap::new();
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    // A row may hold several sets.
    let mut unspelt: BTreeSet<u32> = BTreeSet::new();
    for set in sets {
        let name = names.entry(set.exercise.clone()).or_insert_with(|| sayable(&set.exercise));
        let Some(exercise) = name.clone() else {
            if unspelt.insert(set.line) {
                reading.told.push(diag::unspelt(&set.place));
                reading.ledger.leave(set.line, Why::Unspelt);
            }
            continue;
        };
        let key = (set.day, set.session.clone());
        by_session.entry(key).or_default().push(Set { exercise, ..set });
    }
    for ((day, key), sets) in by_session {
        let Some(first) = sets.first() else { continue };
        let length = match length::judged(first.length, LONGEST) {
            Length::Of(length) => Some(length),
            Length::None => None,
            Length::Odd => {
                reading.told.push(diag::odd_length(&first.place));
                None
            }
        };
        let named = reading.options.takes(With::Titles) && !first.title.is_empty();
        let session = Session {
            dose: Dose { duration: length, ..Dose::default() },
            activities: activities(&sets, reading.options.takes(With::Notes)),
            ..bare(if named { plain(&first.title) } else { GYM.to_owned() })
        };
        reading.items.push(Item {
            date: day.0,
            time: day.1.map(to_the_minute),
            what: What::Session(session),
            key: format!("{} {key}", day.0),
            place: first.place.clone(),
            rows: sets.iter().map(|set| set.line).collect(),
        });
    }
}

/// The name of an exercise as a line of the log can say it: as it is, or without its signs.
fn sayable(name: &str) -> Option<String> {
    let without = name.replace(|c: char| !c.is_alphanumeric() && !" -()'".contains(c), " ");
    [plain(name), plain(&without)].into_iter().find(|name| !name.is_empty() && is_said(name))
}

fn is_said(name: &str) -> bool {
    let dose = Dose { sets: Some(3), reps: Some(8), ..Dose::default() };
    let (name, tags, remark) = (name.to_owned(), Default::default(), None);
    let activities = vec![Activity { name, dose, tags, remark }];
    reads_back(Session { activities, ..bare(GYM.to_owned()) })
}

/// Whether a line of the log can say a session of this name.
pub(super) fn session_says(name: &str) -> bool {
    let duration = Some(Seconds(600));
    reads_back(Session { dose: Dose { duration, ..Dose::default() }, ..bare(name.to_owned()) })
}

fn reads_back(session: Session<String>) -> bool {
    let place = Place::whole(&RelPath::made_of("export"));
    let fact = Fact {
        date: jiff::civil::date(2026, 1, 1),
        time: None,
        place,
        what: What::Session(session),
    };
    markdown_item(&fact).is_some()
}

/// A session with nothing but its name.
pub(super) fn bare(name: String) -> Session<String> {
    Session {
        name,
        dose: Dose::default(),
        tags: Default::default(),
        activities: Vec::new(),
        response: Windows::default(),
        remark: None,
    }
}

/// On one line, without what would part it.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Consecutive equal sets of an exercise in one line.
fn activities(sets: &[Set], with_notes: bool) -> Vec<Activity<String>> {
    let mut runs: Vec<(&Set, u32, Option<String>)> = Vec::new();
    for set in sets {
        let note = Some(plain(&set.note)).filter(|note| with_notes && !note.is_empty());
        match runs.last_mut() {
            Some((of, count, said))
                if of.exercise == set.exercise
                    && of.dose == set.dose
                    && (note.is_none() || note == *said) =>
            {
                *count += 1;
            }
            _ => runs.push((set, 1, note)),
        }
    }
    let activity = |(set, count, remark): (&Set, u32, Option<String>)| Activity {
        name: plain(&set.exercise),
        dose: together(&set.dose, count),
        tags: Default::default(),
        remark,
    };
    runs.into_iter().map(activity).collect()
}

/// So many equal sets as one dose.
fn together(one: &Dose, count: u32) -> Dose {
    let long = one.hold.is_some_and(|hold| hold.0 >= LONG);
    let whole = count == 1 && one.reps.is_none() && (long || one.distance.is_some());
    if whole {
        return Dose { duration: one.hold, hold: None, ..one.clone() };
    }
    let duration = one.duration.map(|Seconds(n)| Seconds(n.saturating_mul(count)));
    Dose { sets: Some(count), duration, ..one.clone() }
}
