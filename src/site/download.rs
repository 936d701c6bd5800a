//! The log as files to take away: Markdown that reads back, and JSON with a schema. Both hold
//! what the reader may see and nothing else.

use std::fmt::Write;

use jiff::civil::Date;
use serde::Serialize;

use super::fact;
use super::plan::SitePlan;
use crate::journal::{Fact, What};

/// What each part of `log.json` means, as a JSON Schema.
pub const SCHEMA: &str = include_str!("download/log.schema.json");

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    made_for: &'a str,
    made_on: String,
    facts: Vec<Written>,
}

#[derive(Serialize)]
struct Written {
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    kind: &'static str,
    /// What the fact is about, for kinds that have a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    /// The number it counts as, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    /// The fact as a line of a Markdown log.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
    /// The same in the words of the site.
    says: String,
}

/// The log as JSON.
pub fn json(plan: &SitePlan) -> String {
    let facts = plan.spelt().map(|(fact, line)| written(plan, fact, line));
    let whole = Whole {
        version: 1,
        made_for: plan.disclosure().reader(),
        made_on: plan.today().to_string(),
        facts: facts.collect(),
    };
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

fn written(plan: &SitePlan, fact: &Fact, spelt: Option<&str>) -> Written {
    let line = fact::line(fact, plan.words());
    let mut says = vec![line.label, line.text];
    says.extend(line.parts.into_iter().map(|part| format!("{} {}", part.label, part.text)));
    says.retain(|part| !part.trim().is_empty());
    let (item, value) = named_value(&fact.what);
    Written {
        date: fact.date.to_string(),
        time: fact.time.map(|time| plan.words().numbers().time(time)),
        kind: fact.what.kind().word(),
        item,
        value: value.map(|tenths| f64::from(tenths.0) / 10.0),
        line: spelt.map(|text| text.trim_end().to_owned()),
        says: says.join(": "),
    }
}

fn named_value(what: &What<String>) -> (Option<String>, Option<crate::journal::Tenths>) {
    match what {
        What::Rating { reading, .. } | What::Vida { reading, .. } | What::Stress(reading) => {
            (None, reading.value())
        }
        What::Confidence { movement, reading } => (Some(movement.clone()), reading.value()),
        What::Function { activity, reading } => (Some(activity.clone()), reading.value()),
        What::Score { name, total } => (Some(name.clone()), Some(*total)),
        What::Session(session) => (Some(session.name.clone()), None),
        What::Took(took) => (Some(took.name.clone()), None),
        What::Try(attempt) => (Some(attempt.movement.clone()), None),
        What::Flare(flare) => (None, flare.reading.and_then(crate::journal::Reading::value)),
        _ => (None, None),
    }
}

/// The log as Markdown, one heading a day.
pub fn markdown(plan: &SitePlan) -> String {
    let mut text = String::new();
    let mut day: Option<Date> = None;
    for (fact, item) in plan.spelt() {
        let Some(item) = item else { continue };
        if day != Some(fact.date) {
            let gap = if day.is_none() { "" } else { "\n" };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{gap}# {}\n", fact.date);
            day = Some(fact.date);
        }
        text.push_str(item);
    }
    text
}
