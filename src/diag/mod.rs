//! Problems as values: severity, stable code, place, what was read, what to write instead.
//! One file per family of codes; each code has one constructor function, so that its wording
//! lives in one place. Holds no terminal, no file access and no rule of the domain.

mod cap;
mod catalogue;
mod reference;
#[cfg(test)]
mod tests;

pub mod check;
pub mod config;
pub mod content;
pub mod entry;
pub mod file;
pub mod import;
pub mod link;
pub mod log;
pub mod note;
pub mod project;
pub mod row;
pub mod share;
pub mod table;
pub mod theme;
pub mod value;
pub mod words;

use std::fmt;

use crate::inputs::RelPath;

pub use cap::{Capped, cap};
pub use catalogue::{all_codes, code_named};
pub use reference::reference;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something could not be placed or made; exit code 1.
    Error,
    /// Read, but probably not what was meant.
    Warning,
    /// Nothing is wrong; something would make the report better.
    Hint,
}

impl Severity {
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        }
    }
}

/// A kind of problem: its stable name and what `comeback explain NAME` says of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    pub name: &'static str,
    pub severity: Severity,
    pub title: &'static str,
    pub explanation: &'static str,
}

/// Declares the codes of a family as constants and lists them for the catalogue.
macro_rules! codes {
    ($($constant:ident = $name:literal, $severity:ident, $title:literal, $explanation:literal;)*) => {
        $(pub static $constant: $crate::diag::Code = $crate::diag::Code {
            name: $name,
            severity: $crate::diag::Severity::$severity,
            title: $title,
            explanation: $explanation,
        };)*
        pub(super) static CODES: &[&$crate::diag::Code] = &[$(&$constant),*];
    };
}
pub(crate) use codes;

/// Where something stands: file, line and column from 1 (columns count characters), and how
/// many characters it spans. Line 0 means the file as a whole. In a workbook the file is
/// `pain.xlsx#Sheet1`, the line its row and the column its column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: RelPath,
    pub line: u32,
    pub column: u32,
    pub width: u32,
}

impl Place {
    pub fn new(file: &RelPath, line: u32, column: u32, width: u32) -> Place {
        Place { file: file.clone(), line, column, width }
    }

    /// The file as a whole.
    pub fn whole(file: &RelPath) -> Place {
        Place::new(file, 0, 0, 0)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}", self.file),
            _ => write!(f, "{}:{}:{}", self.file, self.line, self.column),
        }
    }
}

/// One problem. The message and the help never hold anything the user wrote; only `read` does,
/// and it is shown at a terminal alone, so that a public build log quotes no one's diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    code: &'static Code,
    place: Option<Place>,
    message: String,
    read: Option<String>,
    help: Option<String>,
}

impl Diagnostic {
    pub fn new(code: &'static Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, place: None, message: message.into(), read: None, help: None }
    }

    pub fn at(self, place: &Place) -> Diagnostic {
        Diagnostic { place: Some(place.clone()), ..self }
    }

    /// What the user wrote, quoted; hidden where others may look over the shoulder.
    pub fn read(self, text: impl Into<String>) -> Diagnostic {
        Diagnostic { read: Some(text.into()), ..self }
    }

    /// What to write or do instead.
    pub fn help(self, text: impl Into<String>) -> Diagnostic {
        Diagnostic { help: Some(text.into()), ..self }
    }

    pub fn code(&self) -> &'static Code {
        self.code
    }

    pub fn severity(&self) -> Severity {
        self.code.severity
    }

    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    pub fn message(&self) -> &str {
        &self.message
    }

    pub fn quoted(&self) -> Option<&str> {
        self.read.as_deref()
    }

    pub fn advice(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// A value with the problems met on the way to it. Imperfect data is never an `Err`.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Parsed<T> {
    pub fn clean(value: T) -> Parsed<T> {
        Parsed { value, diagnostics: Vec::new() }
    }

    pub fn with(value: T, diagnostics: Vec<Diagnostic>) -> Parsed<T> {
        Parsed { value, diagnostics }
    }

    /// Hands the problems over and keeps the value.
    pub fn into_value(self, diagnostics: &mut Vec<Diagnostic>) -> T {
        diagnostics.extend(self.diagnostics);
        self.value
    }
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity() == Severity::Error)
}

/// The known word nearest to a misspelt one, where one is near enough to suggest.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}
