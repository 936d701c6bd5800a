//! Tests of the configuration: the table of keys against what is in effect, and every problem.

mod answer;
mod audience;
mod misspelling;
mod problem;
mod schema;
mod share;
mod table;

use super::key::Key;
use super::{Config, parse};
use crate::diag::{Diagnostic, Parsed};
use crate::inputs::RelPath;

fn path() -> RelPath {
    RelPath::new("comeback.toml").unwrap()
}

fn read(text: &str) -> Parsed<Config> {
    parse(&path(), text)
}

/// Reads a file that must have no problem.
fn clean(text: &str) -> Config {
    let parsed = read(&format!("version = 1\n{text}"));
    assert_eq!(parsed.diagnostics, [], "{text}");
    parsed.value
}

/// Code, line and column of every problem, with the help.
fn problems(text: &str) -> Vec<String> {
    read(text).diagnostics.iter().map(shown).collect()
}

fn shown(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place().unwrap();
    let help = diagnostic.advice().unwrap_or("");
    format!("{}:{} {}: {help}", place.line, place.column, diagnostic.code().name)
}

/// A file with this key alone, with what its table cannot do without.
fn alone(key: &Key, value: &str) -> String {
    let path = key.path.replace("<kind>", "pain").replace('*', "some-name");
    let (table, name) = path.rsplit_once('.').unwrap_or(("", &path));
    let beside = match path.as_str() {
        "menu[].title" => "link = \"/\"\n",
        "menu[].link" => "title = \"Start\"\n",
        path if path.starts_with("table[].columns") => "",
        path if path.starts_with("table[]") && name != "file" => "file = \"a.csv\"\n",
        "audience.some-name.with" | "share.some-name.audience" => "",
        "share.some-name.branch" | "share.some-name.domain" => {
            "audience = \"physio\"\npublish = \"git:b.git\"\n"
        }
        "share.some-name.endpoint" | "share.some-name.region" => {
            "audience = \"physio\"\npublish = \"s3://b\"\n"
        }
        path if path.starts_with("share.") => "audience = \"physio\"\n",
        path if path.starts_with("audience.") && !path.contains(".see.") => {
            "with = [\"evening\", \"morning\"]\n"
        }
        _ => "",
    };
    match table.strip_suffix("[]") {
        _ if table == "table[].columns" => {
            format!("[[table]]\nfile = \"a.csv\"\ncolumns.{name} = {value}\n")
        }
        Some(list) => format!("[[{list}]]\n{beside}{name} = {value}\n"),
        None if table.is_empty() => format!("{name} = {value}\n"),
        None => format!("[{table}]\n{beside}{name} = {value}\n"),
    }
}
