//! The log file that takes what was found: new days where they belong, a header that says where it
//! came from, and marks by which a repeated import knows what it has brought in. Bytes are only
//! put in, and all is read back before it is handed out.

mod text;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::item::{Item, Mark};
use super::known::{has_one_value, twin};
use super::{Found, Ledger, Why};
use crate::diag::{Capped, Diagnostic, Place, import as diag};
use crate::inputs::RelPath;
use crate::journal::{Fact, What};
use crate::source::entry::{Addition, Log, reads_as};
use crate::source::spelling::markdown_item;

/// The folder below the log that imports are written to.
pub(in crate::source) const FOLDER: &str = "imported";

/// What an import comes to.
#[derive(Debug)]
pub struct Brought {
    /// What is to be written; nothing where nothing is new.
    pub addition: Option<Addition>,
    /// How many facts are new, and the first and last of their days.
    pub facts: usize,
    pub days: Option<(Date, Date)>,
    pub ledger: Ledger,
    pub diagnostics: Vec<Diagnostic>,
}

/// Compares what was found with the log and drafts the file that takes what is new.
pub fn bring(found: &Found, log: Log<'_>, facts: &[Fact], today: Date) -> Brought {
    let export = found.items.first().map(|item| item.place.file.clone());
    let mut told = Capped::new(&export.unwrap_or_else(|| RelPath::made_of("import")));
    let mut ledger = found.ledger.clone();
    let Some(file) = target(log, found.id) else {
        told.push(diag::no_folder());
        return nothing(ledger, &found.items, told);
    };
    let before = log.files.get(&file).map(|file| std::str::from_utf8(file.bytes()));
    let before = match before {
        Some(Ok(text)) => text,
        Some(Err(_)) => {
            told.push(diag::not_written(&Place::whole(&file)));
            return nothing(ledger, &found.items, told);
        }
        None => "",
    };
    let marks = text::marks(before, found.id);
    let mut left = Rows::new();
    let fresh = fresh(&found.items, (&marks, facts), (&mut left, &mut told));
    let chosen: Vec<&Item> = fresh.iter().map(|new| new.item).collect();
    let rows = taken(&chosen);
    left.retain(|row, _| !rows.contains(row));
    left.iter().for_each(|((_, line), why)| ledger.leave(*line, *why));
    let after = text::with(before, (found.id, found.program), &fresh, today);
    let new: Vec<Fact> = chosen.iter().map(|item| item.fact()).collect();
    if chosen.is_empty() {
        return Brought {
            addition: None,
            facts: 0,
            days: None,
            ledger,
            diagnostics: told.finish(),
        };
    }
    if !reads_as((log, &file), after.as_bytes(), &new) {
        told.push(diag::not_written(&Place::whole(&file)));
        return nothing(found.ledger.clone(), &found.items, told);
    }
    ledger.taken += rows.len();
    let days = chosen.iter().map(|item| item.date);
    let days = days.clone().min().zip(days.max());
    let lines = fresh.iter().map(|new| new.text.trim_end().to_owned()).collect();
    let before = log.files.get(&file).cloned();
    let addition = Some(Addition { file, before, after: after.into_bytes(), lines });
    Brought { addition, facts: chosen.len(), days, ledger, diagnostics: told.finish() }
}

/// A row that gives several facts is taken once, whatever else it was left for.
type Rows = BTreeMap<(RelPath, u32), Why>;

fn taken(items: &[&Item]) -> BTreeSet<(RelPath, u32)> {
    let rows = |item: &&Item| {
        let file = item.place.file.clone();
        item.rows.iter().map(move |line| (file.clone(), *line)).collect::<Vec<_>>()
    };
    items.iter().flat_map(rows).collect()
}

fn nothing(mut ledger: Ledger, items: &[Item], told: Capped) -> Brought {
    let all: Vec<&Item> = items.iter().collect();
    taken(&all).iter().for_each(|(_, line)| ledger.leave(*line, Why::Open));
    Brought { addition: None, facts: 0, days: None, ledger, diagnostics: told.finish() }
}

/// `imported/strong.md` in the first folder of the log.
fn target(log: Log<'_>, id: &str) -> Option<RelPath> {
    let is_folder = |path: &&RelPath| {
        path.extension().is_empty()
            || log.files.keys().any(|file| file != *path && file.is_under(path.as_str()))
    };
    let folder = log.paths.iter().find(is_folder)?;
    RelPath::new(&format!("{folder}/{FOLDER}/{id}.md"))
}

/// An item that is not in the log, as it is spelt there.
pub(super) struct New<'a> {
    pub(super) item: &'a Item,
    pub(super) text: String,
}

/// What is new; the rest is left, each for its reason.
fn fresh<'a>(
    items: &'a [Item],
    (marks, facts): (&BTreeMap<String, String>, &[Fact]),
    (left, told): (&mut Rows, &mut Capped),
) -> Vec<New<'a>> {
    let mut by_day: BTreeMap<Date, Vec<&Fact>> = BTreeMap::new();
    for fact in facts {
        by_day.entry(fact.date).or_default().push(fact);
    }
    let contrary = contrary(items);
    let mut seen: BTreeSet<Mark> = BTreeSet::new();
    let mut told_of_day: BTreeSet<(Date, String)> = BTreeSet::new();
    let mut new = Vec::new();
    let mut order: Vec<(usize, &Item)> = items.iter().enumerate().collect();
    order.sort_by_key(|(at, item)| (item.date, item.time, *at));
    for (at, item) in order {
        let mark = item.mark();
        let again = has_one_value(&item.what) && !told_of_day.insert(one_of_day(item));
        let of_day = by_day.get(&item.date).map_or(&[][..], Vec::as_slice);
        let why = match marks.get(&mark.which) {
            Some(says) if *says == mark.says => Some(Why::Already),
            Some(_) => {
                told.push(diag::changed(&item.place));
                Some(Why::Changed)
            }
            None if !seen.insert(mark) => Some(Why::Twice),
            None if again && !contrary.contains(&at) => Some(Why::Twice),
            None if contrary.contains(&at) => {
                told.push(diag::contrary(&item.place));
                Some(Why::Contrary)
            }
            None => twin(&item.fact(), of_day).map(|twin| {
                told.push(diag::in_the_log(&item.place, &twin.place));
                Why::InLog
            }),
        };
        let text = if why.is_none() { markdown_item(&item.fact()) } else { None };
        match (why, text) {
            (Some(why), _) => leave(left, item, why),
            (None, Some(text)) => new.push(New { item, text }),
            (None, None) => {
                told.push(diag::unspelt(&item.place));
                leave(left, item, Why::Unspelt);
            }
        }
    }
    new
}

fn leave(left: &mut Rows, item: &Item, why: Why) {
    for line in &item.rows {
        left.entry((item.place.file.clone(), *line)).or_insert(why);
    }
}

/// Items of what has one value a day, where the export has two that differ.
fn contrary(items: &[Item]) -> BTreeSet<usize> {
    let mut of_day: BTreeMap<(Date, String), Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| has_one_value(&item.what)) {
        of_day.entry(one_of_day(item)).or_default().push(at);
    }
    let what = |at: &usize| items.get(*at).map(|item| &item.what);
    let differ = |group: &&Vec<usize>| {
        group.windows(2).any(|pair| pair.first().and_then(what) != pair.last().and_then(what))
    };
    of_day.values().filter(differ).flatten().copied().collect()
}

/// What a day has one value of.
fn one_of_day(item: &Item) -> (Date, String) {
    (item.date, format!("{:?} {:?}", item.what.kind(), moment(&item.what)))
}

fn moment(what: &What<String>) -> Option<crate::journal::RatingMoment> {
    match what {
        What::Rating { moment, .. } => Some(*moment),
        _ => None,
    }
}
