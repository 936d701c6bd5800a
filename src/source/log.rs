//! One file of a log, whatever its spelling.

use super::settings::Settings;
use super::{markdown, table};
use crate::diag::{Parsed, project as problem};
use crate::inputs::RelPath;
use crate::journal::Entry;

/// Reads one file of a log by the ending of its name. A README beside the logs is not one.
pub fn parse_log(path: &RelPath, bytes: &[u8], settings: &Settings) -> Parsed<Vec<Entry>> {
    if path.stem().eq_ignore_ascii_case("readme") {
        return Parsed::clean(Vec::new());
    }
    if matches!(path.extension().as_str(), "md" | "markdown") {
        return markdown::parse_markdown(path, bytes, settings);
    }
    if table::is_table(path) {
        let read = table::parse(path, bytes, settings);
        return Parsed::with(read.value.entries, read.diagnostics);
    }
    Parsed::with(Vec::new(), vec![problem::not_a_log(path)])
}
