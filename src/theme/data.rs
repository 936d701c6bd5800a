//! Data files of a project as values for templates: TOML and JSON as they are, CSV as a list of
//! rows by the names of its first line. What the data mean it does not know.

use serde_json::{Map, Value};

use crate::config::page::Page;
use crate::diag::{Diagnostic, Parsed, Place, theme as problem};
use crate::inputs::{Inputs, RelPath};

/// Every data file of a folder: `data/team/people.toml` as `team.people`.
pub(super) fn read(inputs: &Inputs, folder: &RelPath) -> Parsed<Value> {
    let mut root = Map::new();
    let mut told = Vec::new();
    for (path, file) in inputs.under(folder.as_str()) {
        let Some(below) = path.as_str().strip_prefix(folder.as_str()) else { continue };
        let Ok(text) = std::str::from_utf8(file.bytes()) else {
            told.push(problem::data_unreadable(&Place::whole(path), "this is not UTF-8 text"));
            continue;
        };
        let text = text.trim_start_matches('\u{feff}');
        let read = match path.extension().as_str() {
            "toml" => toml_value(path, text),
            "json" => json(path, text),
            "csv" => csv_rows(path, text),
            _ => continue,
        };
        match read {
            Ok(value) => told.extend(put(&mut root, (path, below), value)),
            Err(problem) => told.push(*problem),
        }
    }
    Parsed::with(Value::Object(root), told)
}

/// Puts a value where its path says; two files of one name cannot both be there.
fn put(
    root: &mut Map<String, Value>,
    (path, below): (&RelPath, &str),
    value: Value,
) -> Option<Diagnostic> {
    let mut steps: Vec<&str> = below.split('/').filter(|step| !step.is_empty()).collect();
    steps.pop();
    let mut table = root;
    for step in steps {
        let inner = table.entry(step).or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(inner) = inner else { return Some(problem::data_twice(path)) };
        table = inner;
    }
    match table.entry(path.stem()) {
        serde_json::map::Entry::Vacant(free) => {
            free.insert(value);
            None
        }
        serde_json::map::Entry::Occupied(_) => Some(problem::data_twice(path)),
    }
}

type Read = Result<Value, Box<Diagnostic>>;

fn toml_value(path: &RelPath, text: &str) -> Read {
    match text.parse::<toml::Table>() {
        Ok(table) => Ok(plain(toml::Value::Table(table))),
        Err(error) => {
            let place = Page::new(path, text).place(&error.span().unwrap_or(0..0));
            Err(Box::new(problem::data_unreadable(&place, error.message())))
        }
    }
}

/// TOML as JSON has it: days and moments are texts.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(n) => n.into(),
        toml::Value::Float(n) => serde_json::Number::from_f64(n).map_or(Value::Null, Value::Number),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(name, value)| (name, plain(value))).collect()
        }
    }
}

fn json(path: &RelPath, text: &str) -> Read {
    serde_json::from_str(text).map_err(|error| {
        let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let place = Place::new(path, at(error.line()), at(error.column()).max(1), 1);
        Box::new(problem::data_unreadable(&place, "this is not JSON"))
    })
}

fn csv_rows(path: &RelPath, text: &str) -> Read {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let unreadable = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        let place = Place::new(path, u32::try_from(line).unwrap_or(u32::MAX), 1, 1);
        Box::new(problem::data_unreadable(
            &place,
            "this row has more or fewer cells than the first",
        ))
    };
    let names = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let cells = names.iter().zip(record.iter());
        rows.push(cells.map(|(name, cell)| (name.to_owned(), Value::from(cell))).collect());
    }
    Ok(Value::Array(rows))
}
