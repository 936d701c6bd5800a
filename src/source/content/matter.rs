//! Front matter in TOML or YAML. The keys of Zola and Hugo with the same meaning are read too, so
//! that a site made for them builds here; keys of their own features are passed over.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use crate::article::Matter;
use crate::diag::{Diagnostic, Parsed, Place, content as problem, nearest};
use crate::inputs::RelPath;

/// Keys that are read; the first of a line is ours, the others are its names elsewhere.
const KEYS: &[&[&str]] = &[
    &["title"],
    &["description", "summary"],
    &["date", "publishDate"],
    &["updated", "lastmod"],
    &["weight"],
    &["draft"],
    &["slug"],
    &["aliases"],
    &["audience"],
    &["template", "layout"],
    &["paginate_by"],
    &["sort_by"],
    &["tags"],
    &["categories"],
    &["taxonomies"],
];

/// Keys of other generators that say nothing here and need no hint.
const ELSEWHERE: &[&str] = &[
    "extra",
    "params",
    "path",
    "url",
    "type",
    "keywords",
    "author",
    "authors",
    "series",
    "toc",
    "in_search_index",
    "insert_anchor_links",
    "page_template",
    "transparent",
    "render",
    "linkTitle",
    "expiryDate",
    "menu",
    "menus",
    "outputs",
    "cascade",
    "images",
    "generate_feeds",
    "generate_feed",
    "paginate_path",
    "redirect_to",
    "isCJKLanguage",
    "resources",
    "markup",
    "lang",
];

type Table = BTreeMap<String, Value>;

pub(super) fn toml(text: &str, file: &RelPath) -> Parsed<Matter> {
    match toml::from_str::<toml::Table>(text) {
        Ok(table) => {
            of(table.into_iter().map(|(key, value)| (key, plain(value))).collect(), file, text)
        }
        Err(error) => {
            let line = error.span().map_or(0, |span| line_of(text, span.start));
            unreadable(file, line, error.message())
        }
    }
}

pub(super) fn yaml(text: &str, file: &RelPath) -> Parsed<Matter> {
    if text.trim().is_empty() {
        return Parsed::clean(Matter::default());
    }
    match serde_saphyr::from_str::<Table>(text) {
        Ok(table) => of(table, file, text),
        Err(error) => {
            let line = error.location().map_or(0, |location| {
                u32::try_from(location.line()).unwrap_or(1).saturating_sub(1)
            });
            unreadable(file, line, "this is not YAML as expected")
        }
    }
}

fn unreadable(file: &RelPath, line: u32, detail: &str) -> Parsed<Matter> {
    let place = Place::new(file, line + 2, 1, 1);
    Parsed::with(Matter::default(), vec![problem::matter_unreadable(&place, detail)])
}

fn line_of(text: &str, byte: usize) -> u32 {
    let before = text.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count();
    u32::try_from(before).unwrap_or(0)
}

/// A TOML value as the plain values that YAML gives too; dates become text.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(n) => n.into(),
        toml::Value::Float(n) => serde_json::Number::from_f64(n).map_or(Value::Null, Value::Number),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
        }
    }
}

/// Reads the known keys out of a table and tells what does not fit.
struct Reader<'a> {
    table: Table,
    file: &'a RelPath,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
}

fn of(table: Table, file: &RelPath, text: &str) -> Parsed<Matter> {
    let mut reader = Reader { table, file, text, diagnostics: Vec::new() };
    let taxonomies = reader.taxonomies();
    let matter = Matter {
        title: reader.text("title"),
        description: reader.text("description"),
        date: reader.date("date"),
        updated: reader.date("updated"),
        weight: reader.whole("weight"),
        draft: reader.yes("draft"),
        slug: reader.text("slug"),
        aliases: reader.list("aliases"),
        audience: reader.list("audience"),
        template: reader.text("template"),
        paginate_by: reader.whole("paginate_by").and_then(|n| u64::try_from(n).ok()),
        sort_by: reader.text("sort_by"),
        taxonomies,
    };
    reader.rest();
    Parsed::with(matter, reader.diagnostics)
}

impl Reader<'_> {
    /// Takes a key by any of its names.
    fn take(&mut self, key: &str) -> Option<Value> {
        let names = KEYS.iter().find(|names| names[0] == key)?;
        names.iter().find_map(|name| self.table.remove(*name)).filter(|value| !value.is_null())
    }

    /// The place of a key's line.
    fn place(&self, key: &str) -> Place {
        let line = self
            .text
            .lines()
            .position(|line| line.trim_start().trim_start_matches('"').starts_with(key));
        let line = u32::try_from(line.unwrap_or(0)).unwrap_or(0);
        let width = u32::try_from(key.chars().count()).unwrap_or(1);
        Place::new(self.file, line + 2, 1, width)
    }

    fn wrong<T>(&mut self, key: &str, wanted: &str) -> Option<T> {
        let place = self.place(key);
        self.diagnostics.push(problem::matter_value(&place, key, wanted));
        None
    }

    fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::String(text) => Some(text),
            Value::Number(n) => Some(n.to_string()),
            _ => self.wrong(key, "a text"),
        }
    }

    fn date(&mut self, key: &str) -> Option<Date> {
        let value = self.take(key)?;
        let date = value.as_str().and_then(|text| text.get(..10)?.parse().ok());
        if date.is_none() { self.wrong(key, "a day such as 2026-03-12") } else { date }
    }

    fn whole(&mut self, key: &str) -> Option<i64> {
        let value = self.take(key)?;
        if value.as_i64().is_none() { self.wrong(key, "a whole number") } else { value.as_i64() }
    }

    fn yes(&mut self, key: &str) -> bool {
        match self.take(key) {
            None => false,
            Some(Value::Bool(yes)) => yes,
            Some(_) => self.wrong(key, "true or false").unwrap_or(false),
        }
    }

    fn list(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.take(key) else { return Vec::new() };
        match texts(&value) {
            Some(list) => list,
            None => self.wrong(key, "a list of texts").unwrap_or_default(),
        }
    }

    fn taxonomies(&mut self) -> BTreeMap<String, Vec<String>> {
        let mut found = BTreeMap::new();
        if let Some(Value::Object(table)) = self.take("taxonomies") {
            found.extend(
                table.iter().filter_map(|(name, value)| Some((name.clone(), texts(value)?))),
            );
        }
        for name in ["tags", "categories"] {
            let terms = self.list(name);
            if !terms.is_empty() {
                found.insert(name.to_owned(), terms);
            }
        }
        found
    }

    /// What is left is of another generator, or misspelt.
    fn rest(&mut self) {
        let known = KEYS.iter().flat_map(|names| names.iter().copied());
        let left: Vec<String> = self.table.keys().cloned().collect();
        let foreign = |key: &&String| {
            let key = key.as_str();
            !ELSEWHERE.contains(&key) && !known.clone().any(|known| known == key)
        };
        for key in left.iter().filter(foreign) {
            if let Some(near) = nearest(key, known.clone()) {
                let place = self.place(key);
                self.diagnostics.push(problem::matter_key(&place, key, near));
            }
        }
    }
}

/// One text, or a list of them.
fn texts(value: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    };
    match value {
        Value::Array(items) => items.iter().map(text).collect(),
        one => Some(vec![text(one)?]),
    }
}
