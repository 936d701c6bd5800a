//! Any table whose columns the person has named: our own reader of tables reads it, with columns
//! of words left out unless they were named.

use std::collections::BTreeMap;

use super::item::Item;
use super::{Found, Options, Why};
use crate::diag::{Diagnostic, Severity};
use crate::inputs::{RelPath, SourceFile};
use crate::journal::{Audience, Journal, Profile, What, disclose};
use crate::source::settings::{ColumnMap, Settings, TableAnswer};
use crate::source::table::{self, Foreign};

/// The word for a table of the person's own.
pub(super) const OWN: &str = "table";

/// Reads a table by the map of the options.
pub(super) fn read(
    path: &RelPath,
    file: &SourceFile,
    (table, options): (&Foreign, &Options),
) -> Result<Found, Vec<Diagnostic>> {
    let header: Vec<String> = table.header().iter().map(|name| (*name).to_owned()).collect();
    let named = |heading: &str| {
        let same = |own: &str| own.trim().to_lowercase() == heading.trim().to_lowercase();
        options.answer.columns.keys().any(|own| same(own))
    };
    let (used, unused): (Vec<String>, Vec<String>) =
        header.into_iter().partition(|name| named(name) || table::is_plain_column(name));
    let ignored = unused.iter().map(|name| (name.clone(), "ignore".to_owned()));
    let columns: ColumnMap = options.answer.columns.clone().into_iter().chain(ignored).collect();
    let answer = TableAnswer { columns, ..options.answer.clone() };
    let settings = Settings {
        weight_unit: options.mass,
        tables: [(path.clone(), answer)].into(),
        ..Settings::default()
    };
    let read = table::parse(path, file.bytes(), &settings);
    let open = !read.value.questions.is_empty();
    let journal = Journal::seal(Profile::default(), read.value.entries);
    let known = disclose(&journal, &Audience::owner());
    let mut found = Found {
        id: OWN,
        program: "a table",
        items: Vec::new(),
        ledger: Default::default(),
        used,
        unused,
        diagnostics: read.diagnostics,
        open,
    };
    let lines: Vec<u32> = table.rows().iter().map(|row| table.line(*row)).collect();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let facts = known.facts().iter().filter(|fact| !matches!(fact.what, What::Other { .. }));
    for fact in facts {
        let key = format!("{} {:?} {:?}", fact.date, fact.time, fact.what.kind());
        let nth = counts.entry(key.clone()).or_default();
        *nth += 1;
        // A cell may stand lines below the beginning of its row.
        let Some(line) = lines.iter().rev().find(|line| **line <= fact.place.line) else {
            continue;
        };
        let (place, rows) = (fact.place.clone(), vec![*line]);
        let (date, time, what) = (fact.date, fact.time, fact.what.clone());
        found.items.push(Item { date, time, what, key: format!("{key} {nth}"), place, rows });
    }
    leave_the_rest(&mut found, table, options);
    Ok(found)
}

/// Rows that gave nothing: those that were told, and those with nothing entered.
fn leave_the_rest(found: &mut Found, table: &Foreign, options: &Options) {
    let told = |line: u32| {
        let of_line = |problem: &&Diagnostic| {
            problem.severity() != Severity::Hint
                && problem.place().is_some_and(|place| place.line == line)
        };
        found.diagnostics.iter().find(of_line).is_some()
    };
    found.items.retain(|item| item.date <= options.today);
    let given: std::collections::BTreeSet<u32> =
        found.items.iter().flat_map(|item| item.rows.iter().copied()).collect();
    let lines: Vec<u32> = table.rows().iter().map(|row| table.line(*row)).collect();
    let broken: Vec<u32> = table.broken().collect();
    let mut left: Vec<(u32, Why)> = Vec::new();
    for line in lines.iter().filter(|line| !given.contains(line)) {
        left.push((*line, if told(*line) { Why::Value } else { Why::Blank }));
    }
    found.ledger.rows = lines.len() + broken.len();
    left.into_iter().for_each(|(line, why)| found.ledger.leave(line, why));
    found.ledger.leave_all(&broken, Why::Broken);
}
