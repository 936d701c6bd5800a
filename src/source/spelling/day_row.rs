//! Facts as a wide table, one day a row. What one row cannot hold stays aside: a second bout, a
//! session with its exercises, pain at a time of day. The table is read back as a whole, and what
//! does not come back stays aside, too.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use super::Marks;
use super::long::{clock, kept_from_formulas, missing};
use super::wide::cells;
use crate::journal::{Fact, What};

/// Facts for a spreadsheet with one row a day.
#[derive(Clone, Debug, Default)]
pub struct Wide {
    pub csv: Vec<u8>,
    /// What the table does not hold.
    pub aside: Vec<Fact>,
}

/// How a fact is spelt in the table, if it is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    Bare,
    Quoted,
    Aside,
}

/// Spells facts as a wide table.
pub fn wide(facts: &[Fact]) -> Wide {
    let mut spelling = vec![Spelling::Bare; facts.len()];
    loop {
        let rows = rows(facts, &mut spelling);
        let csv = table(&rows);
        let held: Vec<usize> =
            (0..facts.len()).filter(|at| spelling.get(*at) != Some(&Spelling::Aside)).collect();
        let written: Vec<Fact> = held.iter().filter_map(|at| facts.get(*at).cloned()).collect();
        let missing = missing(&written, &csv);
        if missing.is_empty() {
            let aside = facts.iter().zip(&spelling).filter(|(_, how)| **how == Spelling::Aside);
            return Wide { csv, aside: aside.map(|(fact, _)| fact.clone()).collect() };
        }
        for at in missing.into_iter().filter_map(|at| held.get(at)) {
            if let Some(how) = spelling.get_mut(*at) {
                *how = if *how == Spelling::Bare { Spelling::Quoted } else { Spelling::Aside };
            }
        }
    }
}

/// What stands in the row of a day, by column.
type Row = BTreeMap<String, String>;

/// The rows of the days; marks as aside what finds no room.
fn rows(facts: &[Fact], spelling: &mut [Spelling]) -> BTreeMap<Date, Row> {
    let mut rows: BTreeMap<Date, Row> = BTreeMap::new();
    let mut times: BTreeMap<Date, Option<Time>> = BTreeMap::new();
    for (fact, how) in facts.iter().zip(spelling.iter_mut()) {
        let marks = match how {
            Spelling::Bare => Marks::Bare,
            Spelling::Quoted => Marks::Quoted,
            Spelling::Aside => continue,
        };
        let row = rows.entry(fact.date).or_default();
        let is_session = matches!(fact.what, What::Session(_));
        // The time of a row is that of all its sessions.
        let fits = if is_session {
            *times.entry(fact.date).or_insert(fact.time) == fact.time
        } else {
            fact.time.is_none()
        };
        let found = cells(&fact.what, marks).filter(|_| fits);
        let numbered = found.and_then(|found| numbered(row, &found));
        match numbered {
            Some(found) => {
                row.extend(found);
                if let Some(time) = fact.time {
                    row.insert("time".to_owned(), clock(time));
                }
            }
            None => *how = Spelling::Aside,
        }
    }
    rows.retain(|_, row| !row.is_empty());
    rows
}

/// The cells where they are free: a second session has columns of its own.
fn numbered(row: &Row, cells: &[(String, String)]) -> Option<Row> {
    let is_session = cells.iter().any(|(column, _)| column == "activity");
    let most = if is_session { 9 } else { 1 };
    (1..=most).find_map(|number| {
        let name = |name: &str| match number {
            1 => name.to_owned(),
            _ => format!("{name} {number}"),
        };
        let named: Row = cells.iter().map(|(column, cell)| (name(column), cell.clone())).collect();
        let taken = is_session && row.contains_key(&name("activity"));
        let free = !taken && named.keys().all(|column| !row.contains_key(column));
        free.then_some(named)
    })
}

/// Columns in the order of a day; the others follow by name.
const ORDER: &[&str] = &[
    "date",
    "time",
    "morning",
    "evening",
    "pain",
    "worst",
    "quality",
    "everyday",
    "guarded",
    "leg",
    "flags",
    "sleep_h",
    "sleep_q",
    "stress",
    "sit_h",
    "breaks",
    "took",
    "bout",
    "bouts",
    "activity",
    "minutes",
    "km",
    "weight_kg",
    "weight_lb",
    "effort",
    "before",
    "during",
    "hour",
    "next",
    "settled",
    "session_note",
];
const LAST: &[&str] = &["note", "ask", "private"];

fn table(rows: &BTreeMap<Date, Row>) -> Vec<u8> {
    let used: BTreeSet<&str> =
        rows.values().flat_map(|row| row.keys().map(String::as_str)).collect();
    let always = |name: &&str| used.contains(name) || matches!(*name, "date" | "morning");
    let first: Vec<&str> = ORDER.iter().copied().filter(always).collect();
    let last: Vec<&str> = LAST.iter().copied().filter(|name| used.contains(name)).collect();
    let others = used.iter().copied().filter(|name| !first.contains(name) && !last.contains(name));
    let columns: Vec<&str> =
        first.iter().copied().chain(others).chain(last.iter().copied()).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has the same number of cells.
    let _ = writer.write_record(&columns);
    for (date, row) in rows {
        let cell = |name: &&str| match *name {
            "date" => date.to_string(),
            name => row.get(name).map(|cell| kept_from_formulas(cell)).unwrap_or_default(),
        };
        let _ = writer.write_record(columns.iter().map(cell).collect::<Vec<String>>());
    }
    writer.into_inner().unwrap_or_default()
}
