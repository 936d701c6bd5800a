//! When episodes began: what was tolerated before an onset says nothing about the time after it.

use jiff::civil::Date;

use crate::analysis::Log;
use crate::journal::{EventKind, What};

/// The onsets up to today, oldest first: events, and the beginning that the profile names.
pub(super) fn onsets(log: Log<'_>) -> Vec<Date> {
    let events = log.facts().iter().filter_map(|fact| match fact.what {
        What::Event { kind: EventKind::Onset, on, .. } => Some(on),
        _ => None,
    });
    let mut onsets: Vec<Date> =
        events.chain(log.disclosure.profile().began).filter(|onset| *onset <= log.today).collect();
    onsets.sort_unstable();
    onsets.dedup();
    onsets
}
