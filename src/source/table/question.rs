//! What only the owner of a table can answer, as data: for a question at a terminal or on a page.
//! The answer belongs into the configuration.

use crate::diag::Place;
use crate::inputs::RelPath;

/// Which answer is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// Which number of a date is the day.
    DateOrder,
    /// Which mark is the decimal one.
    Decimal,
}

/// One open question about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The file, without the name of a sheet: what the answer is stored under.
    pub table: RelPath,
    pub kind: QuestionKind,
    /// The first cell that leaves it open.
    pub cell: Place,
    /// What the cell would mean under each of `answers`.
    pub readings: [String; 2],
}

impl Question {
    pub(super) fn date_order(cell: &Place, readings: [String; 2]) -> Question {
        Question::new(QuestionKind::DateOrder, cell, readings)
    }

    pub(super) fn decimal(cell: &Place, readings: [String; 2]) -> Question {
        Question::new(QuestionKind::Decimal, cell, readings)
    }

    fn new(kind: QuestionKind, cell: &Place, readings: [String; 2]) -> Question {
        let file = cell.file.as_str().split('#').next().unwrap_or_default();
        let table = RelPath::new(file).unwrap_or_else(|| cell.file.clone());
        Question { table, kind, cell: cell.clone(), readings }
    }

    /// The words of the configuration for each reading, in the same order.
    pub fn answers(&self) -> [&'static str; 2] {
        match self.kind {
            QuestionKind::DateOrder => ["dmy", "mdy"],
            QuestionKind::Decimal => ["comma", "point"],
        }
    }
}
