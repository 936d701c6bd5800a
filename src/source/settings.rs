//! What the readers need to know beyond the text: answers that were given once, and units.

use std::collections::BTreeMap;

use crate::inputs::RelPath;
use crate::journal::MassUnit;

/// Which of the two numbers of `03/04/2026` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// What separates whole from part in a table's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    Point,
    Comma,
}

/// Columns of a table with names of its own: the table's header text to one of our column names.
pub type ColumnMap = BTreeMap<String, String>;

/// What was answered about one table, stored once in the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableAnswer {
    pub date_order: Option<DateOrder>,
    pub decimal: Option<DecimalMark>,
    /// An encoding's WHATWG label, where the bytes are not UTF-8: `windows-1252`.
    pub encoding: Option<String>,
    pub columns: ColumnMap,
}

/// Settings of every reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The unit of a weight without one; where nothing is set, such a weight is reported.
    pub weight_unit: Option<MassUnit>,
    /// How notes are named that carry no ISO date, with `YYYY`, `MM` and `DD`: `DD.MM.YYYY`.
    pub day_patterns: Vec<String>,
    /// Columns for every table that has no answer of its own.
    pub columns: ColumnMap,
    /// Answers by table.
    pub tables: BTreeMap<RelPath, TableAnswer>,
}
