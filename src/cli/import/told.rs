//! What an import says of itself: rows in, rows taken, rows left and why, and what was written.

use std::fmt::Write;

use crate::cli::args::Import;
use crate::cli::report::{self, Quote, Style};
use crate::diag::Diagnostic;
use crate::source::import::{Brought, Found, Lines, Why};

/// How many lines of a reason are named.
const NAMED: usize = 10;
/// How many facts a trial shows.
const SHOWN: usize = 12;

/// For people.
pub(super) fn text(
    (found, brought): (&Found, &Brought),
    (asked, style): (&Import, Style),
) -> String {
    let mut text = match found.is_own() {
        true => "a table of your own".to_owned(),
        false => format!("an export of {}", found.program),
    };
    let _ = writeln!(text, ", {}", rows(brought.ledger.rows));
    for (word, headings) in [("used", &found.used), ("left", &found.unused)] {
        let told = headings_told(found, headings, style);
        if !told.is_empty() {
            let _ = writeln!(text, "  columns {word}: {}", told.join(", "));
        }
    }
    let _ = writeln!(text, "  {} taken, {} left", brought.ledger.taken, brought.ledger.left());
    for why in Why::ALL {
        if let Some(lines) = brought.ledger.left.get(why) {
            let _ = writeln!(text, "    {} {}{}", lines.count, why.says(), named(lines));
        }
    }
    text.push_str(&written(brought, asked));
    text
}

/// The headings of a program are no secret; those of a person's own table are quoted like a log.
fn headings_told<'a>(found: &Found, headings: &'a [String], style: Style) -> &'a [String] {
    if found.is_own() && style.quote == Quote::Never { &[] } else { headings }
}

fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

/// `(lines 4, 9, ...)`
fn named(lines: &Lines) -> String {
    let first: Vec<String> = lines.named.iter().take(NAMED).map(ToString::to_string).collect();
    if first.is_empty() || lines.named.contains(&0) {
        return String::new();
    }
    let word = if lines.count == 1 { "line" } else { "lines" };
    let more = if lines.count > first.len() { ", ..." } else { "" };
    format!(" ({word} {}{more})", first.join(", "))
}

fn written(brought: &Brought, asked: &Import) -> String {
    let Some(addition) = &brought.addition else {
        return "  nothing is new, and nothing was written".to_owned();
    };
    let facts = if brought.facts == 1 {
        "1 entry".to_owned()
    } else {
        format!("{} entries", brought.facts)
    };
    let days = brought.days.map(|(first, last)| match first == last {
        true => format!(" of {first}"),
        false => format!(" from {first} to {last}"),
    });
    let days = days.unwrap_or_default();
    if !asked.dry_run {
        return format!("wrote {facts}{days} to {}", addition.file);
    }
    let mut text = format!("would write {facts}{days} to {}\n", addition.file);
    for shown in addition.lines.iter().take(SHOWN) {
        for line in shown.lines() {
            let _ = writeln!(text, "  + {line}");
        }
    }
    if addition.lines.len() > SHOWN {
        let _ = writeln!(text, "  + and {} more", addition.lines.len() - SHOWN);
    }
    text + "tried only, nothing was written"
}

/// For programs.
pub(super) fn json(
    (found, brought): (&Found, &Brought),
    problems: &[Diagnostic],
    (asked, style): (&Import, Style),
) -> serde_json::Value {
    let left: serde_json::Map<String, serde_json::Value> = brought
        .ledger
        .left
        .iter()
        .map(|(why, lines)| {
            let told = serde_json::json!({ "count": lines.count, "lines": lines.named });
            (why.word().to_owned(), told)
        })
        .collect();
    serde_json::json!({
        "version": 1,
        "format": found.id,
        "program": found.program,
        "rows": brought.ledger.rows,
        "taken": brought.ledger.taken,
        "left": left,
        "entries": brought.facts,
        "first": brought.days.map(|(first, _)| first.to_string()),
        "last": brought.days.map(|(_, last)| last.to_string()),
        "columns_used": headings_told(found, &found.used, style),
        "columns_left": headings_told(found, &found.unused, style),
        "log": brought.addition.as_ref().map(|addition| addition.file.to_string()),
        "written": brought.addition.is_some() && !asked.dry_run,
        "diagnostics": report::json(problems, style.quote),
    })
}

/// Where nothing was taken.
pub(super) fn refused(problems: &[Diagnostic], style: Style) -> serde_json::Value {
    serde_json::json!({
        "version": 1,
        "written": false,
        "diagnostics": report::json(problems, style.quote),
    })
}
