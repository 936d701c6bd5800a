//! Facts spelt as a log, in Markdown, as a long or as a wide table: the inverse of reading. All is read back
//! before it is handed out, so that what is written says exactly what was known. Knows no file
//! and no audience: it spells what it is given.

mod alike;
mod convert;
mod day_row;
mod fact;
mod long;
mod value;
mod wide;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::{Date, Time};

use crate::inputs::RelPath;
use crate::journal::{Audience, Fact, Journal, Profile, What, disclose};
use crate::source::{Settings, parse_markdown};

pub use convert::{Converted, Form, converted};
pub use day_row::{Wide, wide};
pub(in crate::source) use long::{Care, cells as long_cells, kept_from_formulas};
pub use long::{Long, long, unspelt};
pub(in crate::source) use wide::cells as wide_cells;

/// A fact taken apart for writing: key, name, pieces of values, and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    key: String,
    name: Option<String>,
    pieces: Vec<String>,
    /// Words beside the values, behind them.
    remark: Option<String>,
    below: Vec<Parts>,
}

impl Parts {
    fn values(&self) -> String {
        let all: Vec<&str> = self.pieces.iter().chain(&self.remark).map(String::as_str).collect();
        all.join(", ")
    }
}

/// Whether words stand bare or in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Marks {
    Bare,
    Quoted,
}

/// A log in Markdown, one heading a day. `Err` holds the facts that this spelling cannot say.
pub fn markdown(facts: &[Fact]) -> Result<String, Vec<Fact>> {
    let mut text = String::new();
    let mut day: Option<Date> = None;
    let mut unspelt = Vec::new();
    for (fact, item) in facts.iter().zip(markdown_items(facts)) {
        let Some(item) = item else {
            unspelt.push(fact.clone());
            continue;
        };
        if day != Some(fact.date) {
            let gap = if day.is_none() { "" } else { "\n" };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{gap}# {}\n", fact.date);
            day = Some(fact.date);
        }
        text.push_str(&item);
    }
    if unspelt.is_empty() { Ok(text) } else { Err(unspelt) }
}

/// One fact as a list item with what is indented below it; nothing where no spelling reads back
/// as the same fact.
pub fn markdown_item(fact: &Fact) -> Option<String> {
    [Marks::Bare, Marks::Quoted]
        .into_iter()
        .map(|marks| {
            let mut text = String::new();
            let parts = fact::parts(&fact.what, marks);
            item(&mut text, &parts, (fact, 0));
            text
        })
        .find(|text| says_the_same(text, fact))
}

/// The same for many facts. Those that differ in their day alone are spelt once.
pub fn markdown_items(facts: &[Fact]) -> Vec<Option<String>> {
    let mut known: BTreeMap<(Option<Time>, &What<String>), Option<String>> = BTreeMap::new();
    let items = facts.iter().map(|fact| {
        let said = (fact.time, &fact.what);
        known.entry(said).or_insert_with(|| markdown_item(fact)).clone()
    });
    items.collect()
}

fn item(text: &mut String, parts: &Parts, (fact, depth): (&Fact, usize)) {
    let indent = "  ".repeat(depth);
    let _ = write!(text, "{indent}- {}", parts.key);
    if let Some(time) = fact.time.filter(|_| depth == 0) {
        let _ = write!(text, " {:02}:{:02}", time.hour(), time.minute());
        if time.second() != 0 {
            let _ = write!(text, ":{:02}", time.second());
        }
    }
    if let Some(name) = &parts.name {
        let gap = if parts.key.is_empty() { "" } else { " " };
        let _ = write!(text, "{gap}{name}");
    }
    text.push(':');
    let words =
        matches!(fact.what, What::Note(_) | What::Ask(_) | What::Private(_) | What::Other { .. });
    if words {
        sentences(text, parts);
    } else if !parts.values().is_empty() {
        let _ = write!(text, " {}", escaped(&parts.values()));
    }
    text.push('\n');
    for below in &parts.below {
        item(text, below, (fact, depth + 1));
    }
}

/// The first line behind the colon, the others indented below it.
fn sentences(text: &mut String, parts: &Parts) {
    let joined = parts.pieces.join("\n");
    for (at, line) in joined.lines().enumerate() {
        match at {
            0 => {
                let _ = write!(text, " {}", escaped(line));
            }
            _ => {
                let _ = write!(text, "\n  {}", kept_from_meaning(&escaped(line)));
            }
        }
    }
}

/// With backslashes where signs would hide, or name a field: `%\%`, `:\:`, `<\!--`.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let means_something = match c {
            '\\' => chars.peek().is_some_and(char::is_ascii_punctuation),
            '%' | ':' => before == c,
            '!' => before == '<',
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// A line of words that begins like a heading, an item, a day or a fence begins with a backslash.
fn kept_from_meaning(line: &str) -> String {
    let first = line.chars().next().unwrap_or(' ');
    if first.is_ascii_punctuation() && first != '\\' {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line[digits..].chars().next() {
        Some(mark) if digits > 0 && mark.is_ascii_punctuation() && mark != '\\' => {
            format!("{}\\{}", &line[..digits], &line[digits..])
        }
        _ => line.to_owned(),
    }
}

fn says_the_same(text: &str, fact: &Fact) -> bool {
    let path = RelPath::made_of("spelt.md");
    let log = format!("# {}\n\n{text}", fact.date);
    let entries = parse_markdown(&path, log.as_bytes(), &Settings::default()).value;
    let journal = Journal::seal(Profile::default(), entries);
    let read = disclose(&journal, &Audience::owner());
    let [only] = read.facts() else { return false };
    (only.date, only.time, &only.what) == (fact.date, fact.time, &fact.what)
}
