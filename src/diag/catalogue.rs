//! The list of every code, gathered from the families.

use super::{Code, config, log, project, theme, value};

/// Every code of the program, sorted by name.
pub fn all_codes() -> Vec<&'static Code> {
    let mut codes: Vec<&'static Code> =
        [config::CODES, log::CODES, project::CODES, theme::CODES, value::CODES].concat();
    codes.sort_by_key(|code| code.name);
    codes
}

/// The code with this name.
pub fn code_named(name: &str) -> Option<&'static Code> {
    all_codes().into_iter().find(|code| code.name == name)
}
