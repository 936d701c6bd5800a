//! Facts as a long table. The table is read back as a whole; a
//! fact that does not come back is spelt more carefully, and what no care saves is named beside
//! the table. Knows no file and no audience.

mod row;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use super::alike::Alike;
use crate::diag::Place;
use crate::inputs::RelPath;
use crate::journal::{Audience, Fact, Journal, Profile, What, disclose};
use crate::source::Settings;
use crate::source::table::{is_formula, parse_own};

pub(in crate::source) use row::Care;

const COLUMNS: [&str; 11] = [
    "date", "time", "kind", "item", "amount", "before", "during", "hour", "next", "settled", "note",
];

/// Facts for a spreadsheet.
#[derive(Clone, Debug, Default)]
pub struct Long {
    /// The long table; reading it gives the same facts.
    pub csv: Vec<u8>,
    /// Facts whose rows say less than was known, or say it otherwise.
    pub unspelt: Vec<Fact>,
}

/// Spells facts as a long table. Every row is read back; of rows that differ in their day alone,
/// one.
pub fn long(facts: &[Fact]) -> Long {
    let spelt = Spelt::of(&[facts]);
    let care = |first: &usize| spelt.care.get(*first).copied().unwrap_or(Care::ALL[0]);
    let care: Vec<Care> = spelt.alike.of.iter().map(care).collect();
    let places = 0..facts.len();
    let unspelt = places.filter(|at| spelt.is_missing(*at)).filter_map(|at| facts.get(at).cloned());
    Long { unspelt: unspelt.collect(), csv: table(facts, &care) }
}

/// Where facts stand that the tables of these readers cannot say.
pub fn unspelt(readers: &[&[Fact]]) -> BTreeSet<Place> {
    let spelt = Spelt::of(readers);
    let facts = readers.iter().flat_map(|facts| facts.iter()).enumerate();
    let missing = facts.filter(|(at, _)| spelt.is_missing(*at));
    missing.map(|(_, fact)| fact.place.clone()).collect()
}

/// How carefully each fact has to be spelt, and which do not come back at all.
struct Spelt {
    alike: Alike,
    care: Vec<Care>,
    missing: BTreeSet<usize>,
}

impl Spelt {
    fn of(readers: &[&[Fact]]) -> Spelt {
        let alike = Alike::of(readers);
        let mut care = vec![Care::ALL[0]; alike.facts.len()];
        let mut rounds = Care::ALL.len();
        loop {
            let missing = missing(&alike.facts, &table(&alike.facts, &care));
            if rounds == 0 || !raised(&mut care, &missing) {
                return Spelt { alike, care, missing: missing.into_iter().collect() };
            }
            rounds -= 1;
        }
    }

    fn is_missing(&self, at: usize) -> bool {
        self.alike.of.get(at).is_some_and(|first| self.missing.contains(first))
    }
}

/// Whether any of the facts at these places can be spelt with more care, and now is.
fn raised(care: &mut [Care], missing: &[usize]) -> bool {
    let mut changed = false;
    for &at in missing {
        if let Some(level) = care.get_mut(at)
            && let Some(next) = level.next()
        {
            changed |= *level != next;
            *level = next;
        }
    }
    changed
}

/// The rows of one fact, each as the names of its filled columns with what stands in them; the
/// day is not among them.
pub(in crate::source) fn cells(fact: &Fact, care: Care) -> Vec<Vec<(&'static str, String)>> {
    let filled = |row: row::Row| {
        let names = COLUMNS.into_iter().skip(2);
        let cells = names.zip(row.cells()).filter(|(_, cell)| !cell.is_empty());
        let time = fact.time.map(|time| ("time", clock(time)));
        time.into_iter().chain(cells.map(|(name, cell)| (name, cell.to_owned()))).collect()
    };
    row::rows(&fact.what, care).into_iter().map(filled).collect()
}

fn table(facts: &[Fact], care: &[Care]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has the same number of cells.
    let _ = writer.write_record(COLUMNS);
    for (fact, care) in facts.iter().zip(care) {
        for row in row::rows(&fact.what, *care) {
            let (date, time) = (fact.date.to_string(), fact.time.map(clock).unwrap_or_default());
            let cells = row.cells().map(kept_from_formulas);
            let all = [date, time].into_iter().chain(cells);
            let _ = writer.write_record(all.map(String::into_bytes));
        }
    }
    writer.into_inner().unwrap_or_default()
}

pub(super) fn clock(time: Time) -> String {
    match time.second() {
        0 => format!("{:02}:{:02}", time.hour(), time.minute()),
        second => format!("{:02}:{:02}:{second:02}", time.hour(), time.minute()),
    }
}

/// With an apostrophe before what a spreadsheet would take for a formula; numbers stay plain.
pub(in crate::source) fn kept_from_formulas(cell: &str) -> String {
    let number = cell.parse::<f64>().is_ok() && !cell.contains(char::is_alphabetic);
    match cell.starts_with('\'') || (is_formula(cell) && !number) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

type Said<'a> = (Date, Option<Time>, &'a What<String>);

/// Which facts do not come back from a table as they were; where one comes back that never was,
/// the facts of its moment.
pub(super) fn missing(facts: &[Fact], csv: &[u8]) -> Vec<usize> {
    let read = parse_own(&RelPath::made_of("spelt.csv"), csv, &Settings::default()).value;
    let journal = Journal::seal(Profile::default(), read.entries);
    let read = disclose(&journal, &Audience::owner());
    let mut back: BTreeMap<Said<'_>, usize> = BTreeMap::new();
    for fact in read.facts() {
        *back.entry((fact.date, fact.time, &fact.what)).or_default() += 1;
    }
    let mut missing = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        match back.get_mut(&(fact.date, fact.time, &fact.what)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(at),
        }
    }
    back.retain(|_, count| *count > 0);
    if !back.is_empty() {
        let strange: BTreeSet<(Date, Option<Time>)> =
            back.keys().map(|said| (said.0, said.1)).collect();
        let is_strange = |fact: &Fact| strange.contains(&(fact.date, fact.time));
        let beside = facts.iter().enumerate().filter(|(_, fact)| is_strange(fact));
        missing.extend(beside.map(|(at, _)| at));
        missing.sort_unstable();
        missing.dedup();
    }
    missing
}
