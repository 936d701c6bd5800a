//! Logs: any text is read without a panic, its problems stand where they say, and its tidy form
//! is tidy and says the same.

use comeback::inputs::RelPath;
use comeback::journal::{Audience, Entry, Fact, Journal, Profile, disclose};
use comeback::source::{DateOrder, DecimalMark, Settings, TableAnswer, formed, parse_log};

use super::{Met, met, places_hold};

/// What a file says, as the owner would be shown it.
pub(super) fn facts(path: &RelPath, bytes: &[u8]) -> Vec<Fact> {
    of(parse_log(path, bytes, &Settings::default()).value.entries)
}

fn of(entries: Vec<Entry>) -> Vec<Fact> {
    let journal = Journal::seal(Profile::default(), entries);
    disclose(&journal, &Audience::owner()).facts().to_vec()
}

/// What is said, whatever the order and the place.
pub(super) fn said(facts: &[Fact]) -> Vec<String> {
    let mut said: Vec<String> =
        facts.iter().map(|fact| format!("{} {:?} {:?}", fact.date, fact.time, fact.what)).collect();
    said.sort();
    said
}

pub(super) fn markdown(bytes: &[u8]) -> Met {
    text(&RelPath::made_of("log/2026.md"), bytes)
}

pub(super) fn daily(bytes: &[u8]) -> Met {
    text(&RelPath::made_of("log/2026-03-12 Thursday.md"), bytes)
}

fn text(path: &RelPath, bytes: &[u8]) -> Met {
    let settings = Settings::default();
    let parsed = parse_log(path, bytes, &settings);
    places_hold(&parsed.diagnostics, path, bytes);
    let met = met(&parsed.diagnostics);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tidy = formed(path, text, &settings).text;
        assert_eq!(formed(path, &tidy, &settings).text, tidy, "the tidy form is not tidy");
        let before = of(parsed.value.entries);
        assert_eq!(said(&facts(path, tidy.as_bytes())), said(&before), "tidying changed a fact");
    }
    met
}

/// A table, without an answer and with every answer that can be given.
pub(super) fn table(bytes: &[u8]) -> Met {
    let path = RelPath::made_of("log/log.csv");
    let parsed = parse_log(&path, bytes, &Settings::default());
    places_hold(&parsed.diagnostics, &path, bytes);
    for answer in answers() {
        let tables = [(path.clone(), answer)].into();
        let settings = Settings { tables, ..Settings::default() };
        places_hold(&parse_log(&path, bytes, &settings).diagnostics, &path, bytes);
    }
    met(&parsed.diagnostics)
}

fn answers() -> [TableAnswer; 2] {
    [
        TableAnswer {
            date_order: Some(DateOrder::DayFirst),
            decimal: Some(DecimalMark::Comma),
            encoding: Some("windows-1252".to_owned()),
            columns: [("a".to_owned(), "morning".to_owned())].into(),
        },
        TableAnswer {
            date_order: Some(DateOrder::MonthFirst),
            decimal: Some(DecimalMark::Point),
            encoding: Some("utf-16le".to_owned()),
            columns: [("a".to_owned(), "date".to_owned())].into(),
        },
    ]
}
