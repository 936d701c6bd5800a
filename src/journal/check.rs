//! Looks over all entries of a log before they are sealed: values that contradict each other,
//! days that cannot be, slips that only show beside other lines, and what is still missing.
//! Knows no file format; a problem quotes nothing, it only says where to look.

mod conflict;
mod gap;
mod slip;

#[cfg(test)]
mod tests;

use jiff::civil::{Date, date};

use super::entry::Entry;
use super::profile::Usual;
use crate::calendar::plus;
use crate::diag::{Diagnostic, Parsed, check as told};

/// What the check knows besides the entries.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    pub today: Date,
    /// What was usual before the episode.
    pub usual: &'a [Usual],
}

/// The entries that can be used, whatever their order, with what was found about them.
pub fn check(entries: Vec<Entry>, around: &Around<'_>) -> Parsed<Vec<Entry>> {
    let mut diagnostics = Vec::new();
    let entries = possible_days(entries, around.today, &mut diagnostics);
    slip::tell(&entries, around, &mut diagnostics);
    gap::tell(&entries, around.today, &mut diagnostics);
    let entries = conflict::settle(entries, &mut diagnostics);
    Parsed::with(entries, diagnostics)
}

/// The first day that a log may hold.
const EARLIEST: Date = date(1900, 1, 1);

/// Days after today beyond which a date was not meant: a little over a year.
const FURTHEST: u32 = 400;

/// Leaves out days that cannot be, told once for each day of a file.
fn possible_days(
    entries: Vec<Entry>,
    today: Date,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut told_for = std::collections::BTreeSet::new();
    entries
        .into_iter()
        .filter(|entry| {
            let first = entry.date > today || entry.date < EARLIEST;
            let first = first && told_for.insert((entry.place.file.clone(), entry.date));
            let impossible = entry.date < EARLIEST || entry.date > plus(today, FURTHEST);
            if first && impossible {
                diagnostics.push(told::date_far_off(&entry.place));
            } else if first {
                diagnostics.push(told::date_in_future(&entry.place));
            }
            !impossible
        })
        .collect()
}
