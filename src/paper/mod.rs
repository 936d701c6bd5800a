//! The sheet for an appointment as PDF, without a browser: vector charts, text that can be
//! selected, tags for screen readers, no word about the machine or the hour. Prints a finished
//! view; knows no disclosure, no analysis and no HTML. Lengths are points, from the top left.

mod figure;
mod file;
mod fit;
mod font;
mod further;
mod head;
mod ink;
mod lay;
mod line;
mod part;
mod shape;
mod sheet;
mod table;
mod text;

use std::collections::BTreeSet;

pub use font::{Fonts, Unreadable};
pub use sheet::sheet;

/// A length in points, 72 to the inch.
pub type Pt = f32;

/// A finished file.
#[derive(Clone, Debug)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Letters that no font has; a small box stands for each of them.
    pub missing: BTreeSet<char>,
}

/// The file could not be made: a fault of this program or of a font, in the words of the writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable(pub String);

impl std::fmt::Display for Unwritable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the PDF could not be made: {}", self.0)
    }
}

impl std::error::Error for Unwritable {}
