//! What is still missing: mornings after sessions, and the everyday line.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::calendar::{days_between, plus};
use crate::diag::{Diagnostic, Place, check as told};
use crate::journal::entry::{Entry, RatingMoment, What};

/// The everyday line is missed after this many days.
const EVERYDAY_DAYS: i64 = 9;

pub(super) fn tell(entries: &[Entry], today: Date, diagnostics: &mut Vec<Diagnostic>) {
    mornings(entries, today, diagnostics);
    everyday(entries, today, diagnostics);
}

/// Sessions whose next morning is not known: for 48 hours they wait, then they stay unknown.
fn mornings(entries: &[Entry], today: Date, diagnostics: &mut Vec<Diagnostic>) {
    let days: BTreeSet<Date> = entries.iter().map(|entry| entry.date).collect();
    let rated: BTreeSet<Date> = entries
        .iter()
        .filter(|entry| {
            matches!(
                &entry.what,
                What::Rating { moment: RatingMoment::Morning, reading, .. }
                    if reading.value().is_some()
            )
        })
        .map(|entry| entry.date)
        .collect();
    let mut waiting: Vec<&Place> = Vec::new();
    for entry in entries {
        let What::Session(session) = &entry.what else { continue };
        let next = plus(entry.date, 1);
        if session.response.next.is_some() || rated.contains(&next) {
            continue;
        }
        let age = days_between(entry.date, today);
        if (0..=2).contains(&age) {
            waiting.push(&entry.place);
        } else if age > 2 && !days.contains(&next) && !days.contains(&plus(entry.date, 2)) {
            diagnostics.push(told::session_without_next_day(&entry.place));
        }
    }
    if let Some(last) = waiting.iter().max() {
        diagnostics.push(told::waiting_for_morning(last, waiting.len()));
    }
}

fn everyday(entries: &[Entry], today: Date, diagnostics: &mut Vec<Diagnostic>) {
    let past = || entries.iter().filter(|entry| entry.date <= today);
    let latest: BTreeMap<Date, &Place> = past().map(|entry| (entry.date, &entry.place)).collect();
    let (Some((&first, _)), Some((&last, place))) =
        (latest.first_key_value(), latest.last_key_value())
    else {
        return;
    };
    let answered = past()
        .filter(|entry| matches!(entry.what, What::Everyday(_)))
        .map(|entry| entry.date)
        .max();
    let missing = days_between(answered.unwrap_or(first), today);
    let is_kept = days_between(last, today) < EVERYDAY_DAYS;
    if is_kept && missing >= EVERYDAY_DAYS {
        diagnostics.push(told::no_everyday(place, missing));
    }
}
