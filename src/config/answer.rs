//! Storing an answer in a configuration without touching anything else of it: text in, text out.
//! Every edit is read back; one that would say something else is not made.

use std::ops::Range;

use toml::de::{DeArray, DeTable};

use crate::inputs::RelPath;
use crate::source::{DateOrder, DecimalMark};

/// What was answered about one table, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    DateOrder(DateOrder),
    Decimal(DecimalMark),
    /// A WHATWG label.
    Encoding(String),
}

impl Answer {
    fn key(&self) -> &'static str {
        match self {
            Answer::DateOrder(_) => "date_order",
            Answer::Decimal(_) => "decimal",
            Answer::Encoding(_) => "encoding",
        }
    }

    fn word(&self) -> &str {
        match self {
            Answer::DateOrder(DateOrder::DayFirst) => "dmy",
            Answer::DateOrder(DateOrder::MonthFirst) => "mdy",
            Answer::Decimal(DecimalMark::Point) => "point",
            Answer::Decimal(DecimalMark::Comma) => "comma",
            Answer::Encoding(label) => label,
        }
    }
}

/// The text of a configuration with the answer in it: the value replaced where the key stands,
/// a line added to the `[[table]]` of that file, or a new `[[table]]` at the end. `None` where
/// the text is not TOML, or is written in a way that cannot be added to.
pub fn with_answer(text: &str, table: &RelPath, answer: &Answer) -> Option<String> {
    let edited = edited(text, table, answer)?;
    (says(&edited, table, answer) && same_but_for_tables(text, &edited)).then_some(edited)
}

fn edited(text: &str, table: &RelPath, answer: &Answer) -> Option<String> {
    let root = DeTable::parse(text).ok()?;
    let Some(tables) = root.get_ref().get("table") else {
        return Some(appended(text, table, answer));
    };
    let tables = tables.get_ref().as_array()?;
    let pair = format!("{} = {}", answer.key(), quoted(answer.word()));
    match find(tables, table) {
        Some((span, own)) => match own.get(answer.key()) {
            Some(old) => Some(replaced(text, &old.span(), &quoted(answer.word()))),
            None if text.get(span)?.starts_with('{') => {
                Some(inserted(text, own.get("file")?.span().end, &format!(", {pair}")))
            }
            None => line_after(text, &own.get("file")?.span(), &pair),
        },
        None => match tables.iter().last() {
            Some(last) if text.get(last.span())?.starts_with('{') => {
                let entry = format!(", {{ file = {}, {pair} }}", quoted(table.as_str()));
                Some(inserted(text, last.span().end, &entry))
            }
            Some(_) => Some(appended(text, table, answer)),
            None => None,
        },
    }
}

/// The table of this file: its span and what it holds.
fn find<'a, 'i>(
    tables: &'a DeArray<'i>,
    table: &RelPath,
) -> Option<(Range<usize>, &'a DeTable<'i>)> {
    tables.iter().find_map(|entry| {
        let own = entry.get_ref().as_table()?;
        let file = own.get("file")?.get_ref().as_str()?;
        (RelPath::new(file).as_ref() == Some(table)).then(|| (entry.span(), own))
    })
}

fn appended(text: &str, table: &RelPath, answer: &Answer) -> String {
    let end = line_end(text);
    let gap = match text {
        "" | "\u{feff}" => "",
        text if text.ends_with('\n') => end,
        _ => &format!("{end}{end}"),
    };
    let (file, key) = (quoted(table.as_str()), answer.key());
    let value = quoted(answer.word());
    format!("{text}{gap}[[table]]{end}file = {file}{end}{key} = {value}{end}")
}

/// A line after the one that holds the span, indented like it.
fn line_after(text: &str, span: &Range<usize>, line: &str) -> Option<String> {
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let own = text.get(start..)?;
    let indent: String = own.chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let end = line_end(text);
    Some(match text.get(span.end..)?.find('\n') {
        Some(at) => inserted(text, span.end + at + 1, &format!("{indent}{line}{end}")),
        None => format!("{text}{end}{indent}{line}{end}"),
    })
}

fn inserted(text: &str, at: usize, new: &str) -> String {
    replaced(text, &(at..at), new)
}

fn replaced(text: &str, span: &Range<usize>, new: &str) -> String {
    let before = text.get(..span.start).unwrap_or(text);
    let after = text.get(span.end..).unwrap_or("");
    format!("{before}{new}{after}")
}

/// The file's own line end.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// A TOML string that holds these words and nothing else.
fn quoted(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}

fn says(text: &str, table: &RelPath, answer: &Answer) -> bool {
    let Ok(root) = DeTable::parse(text) else {
        return false;
    };
    let tables = root.get_ref().get("table").and_then(|tables| tables.get_ref().as_array());
    let value = tables.and_then(|tables| find(tables, table)?.1.get(answer.key()));
    value.and_then(|value| value.get_ref().as_str()) == Some(answer.word())
}

/// Whether everything outside `table` is as it was.
fn same_but_for_tables(before: &str, after: &str) -> bool {
    let rest = |text: &str| {
        let mut root: toml::Table = toml::from_str(text).ok()?;
        root.remove("table");
        Some(root)
    };
    rest(before).is_some() && rest(before) == rest(after)
}
