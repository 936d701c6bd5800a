//! One file of a log, whatever its spelling.

use super::markdown::parse_markdown;
use super::settings::Settings;
use super::table;
use crate::diag::{Parsed, project as problem};
use crate::inputs::RelPath;
use crate::journal::Entry;

/// What a file of a log says.
#[derive(Clone, Debug, Default)]
pub struct LogRead {
    pub entries: Vec<Entry>,
    /// What only the owner can answer; the rows in question were not used.
    pub questions: Vec<table::Question>,
}

/// Reads a file of a log by the ending of its name. A README beside the logs is not one.
pub fn parse_log(path: &RelPath, bytes: &[u8], settings: &Settings) -> Parsed<LogRead> {
    if path.stem().eq_ignore_ascii_case("readme") {
        return Parsed::clean(LogRead::default());
    }
    if table::is_table(path) {
        let Parsed { value, diagnostics } = table::parse(path, bytes, settings);
        let table::TableRead { entries, questions } = value;
        return Parsed::with(LogRead { entries, questions }, diagnostics);
    }
    match path.extension().as_str() {
        "md" | "markdown" | "txt" => {
            let Parsed { value: entries, diagnostics } = parse_markdown(path, bytes, settings);
            Parsed::with(LogRead { entries, questions: Vec::new() }, diagnostics)
        }
        _ => Parsed::with(LogRead::default(), vec![problem::not_a_log(path)]),
    }
}
