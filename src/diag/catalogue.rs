//! The list of every code, gathered from the families.

use super::Code;

/// The codes of each family, one family a line.
fn families() -> Vec<&'static [&'static Code]> {
    vec![
        super::check::CODES,
        super::config::CODES,
        super::content::CODES,
        super::entry::CODES,
        super::link::CODES,
        super::file::CODES,
        super::import::CODES,
        super::log::CODES,
        super::note::CODES,
        super::project::CODES,
        super::row::CODES,
        super::share::CODES,
        super::table::CODES,
        super::theme::CODES,
        super::value::CODES,
        super::words::CODES,
    ]
}

/// Every code of the program, sorted by name.
pub fn all_codes() -> Vec<&'static Code> {
    let mut codes: Vec<&'static Code> = families().concat();
    codes.sort_by_key(|code| code.name);
    codes
}

/// The code with this name.
pub fn code_named(name: &str) -> Option<&'static Code> {
    all_codes().into_iter().find(|code| code.name == name)
}
