//! A value of an export as a line of the log would say it: the grammar of the log reads it, so that
//! no second one is needed.

use jiff::civil::{Date, Time};

use crate::diag::Severity;
use crate::inputs::RelPath;
use crate::journal::{Audience, Fact, Journal, Profile, What, disclose};
use crate::source::{Settings, parse_markdown};

/// What a word of an export means: `stress 4` as a whole, or `pain` with the value of the export.
pub(super) fn meant(
    moment: (Date, Option<Time>),
    meaning: &str,
    values: &str,
) -> Option<What<String>> {
    match (meaning.split_once(' '), values) {
        (_, values) if !values.is_empty() => said(moment, meaning, values),
        (Some((key, values)), _) => said(moment, key, values),
        (None, _) => None,
    }
}

/// What `key: values` says; nothing where it is not exactly one fact, or anything is wrong with it.
pub(super) fn said(
    (date, time): (Date, Option<Time>),
    key: &str,
    values: &str,
) -> Option<What<String>> {
    let path = RelPath::made_of("said.md");
    let clock = time.map(|time| format!(" {:02}:{:02}", time.hour(), time.minute()));
    let values = values.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!("# {date}\n\n- {key}{}: {values}\n", clock.unwrap_or_default());
    let read = parse_markdown(&path, line.as_bytes(), &Settings::default());
    if read.diagnostics.iter().any(|told| told.severity() != Severity::Hint) {
        return None;
    }
    let journal = Journal::seal(Profile::default(), read.value);
    let known = disclose(&journal, &Audience::owner());
    match known.facts() {
        [Fact { what: What::Other { .. }, .. }] => None,
        [only] => Some(only.what.clone()),
        _ => None,
    }
}
