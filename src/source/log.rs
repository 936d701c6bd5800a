//! One file of a log, whatever its spelling.

use super::settings::Settings;
use crate::diag::{Parsed, project as problem};
use crate::inputs::RelPath;
use crate::journal::Entry;

/// Reads a file of a log by the ending of its name. A README beside the logs is not one.
pub fn parse_log(path: &RelPath, bytes: &[u8], settings: &Settings) -> Parsed<Vec<Entry>> {
    let _ = (bytes, settings);
    if path.stem().eq_ignore_ascii_case("readme") {
        return Parsed::clean(Vec::new());
    }
    Parsed::with(Vec::new(), vec![problem::not_a_log(path)])
}
