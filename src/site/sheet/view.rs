//! What the sheet for an appointment shows, as every renderer gets it: words and charts only, in
//! the order in which they are read. Knows no paper size in millimetres and no HTML.

use serde::Serialize;

use super::missing::Missing;
use crate::chart::Chart;
use crate::markup::Markup;
use crate::site::frame::Link;

/// The whole sheet.
///
/// A renderer prints, in this order: `notice` (alone at the very top, where there is one),
/// `head`, `bands` from top to bottom, `foot`. A band holds one part, or two side by side; each
/// part says how much of the width it takes. Within a part the order is: heading with its
/// period, `says` in bold, `figure`, `tables`, `lines`, `list`, `note`. Texts are worded, in the
/// language of the sheet, and short enough that all of it fits one side at 9 pt. `appendix`
/// begins on a new sheet.
#[derive(Clone, Debug, Serialize)]
pub struct SheetView {
    /// As HTML and PDF name it: `en`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The title of the document.
    pub title: String,
    pub paper: Paper,
    /// An emergency box stands: nothing is printed above this, and there is no advice below.
    pub notice: Option<Notice>,
    pub head: Head,
    pub bands: Vec<Band>,
    /// Definitions and provenance, one paragraph each.
    pub foot: Vec<String>,
    /// Empty unless it was asked for.
    pub appendix: Option<Appendix>,
    /// The heading of what does not fit in any way, for renderers that measure.
    pub rest: String,
    /// The pages of the site that the sheet belongs to; nothing in a file of its own.
    pub back: Vec<Link>,
    /// What can still be written before the appointment, for the terminal.
    #[serde(skip)]
    pub missing: Vec<Missing>,
}

/// What the sheet is printed on. In JSON as CSS names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Paper {
    #[default]
    A4,
    #[serde(rename = "letter")]
    Letter,
}

/// Who, which episode, how much data.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// `Robin Hale`, or nothing where the reader may not know.
    pub name: Option<String>,
    /// What the episode is called.
    pub episode: Option<String>,
    /// `Made for my physio, 19 March 2026`
    pub made: String,
    /// `26 Feb to 19 March 2026 (22 days, since the last appointment)`
    pub period: String,
    /// `Day 37, week 6; phase 3 (Build) since 1 March`
    pub when: Option<String>,
    /// How much data there is, with its denominators.
    pub data: String,
}

/// The emergency notice.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    pub heading: String,
    /// The ticked questions, each with its day.
    pub boxes: Vec<String>,
    pub text: String,
    pub after: String,
}

/// Parts that stand side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Band {
    pub parts: Vec<Part>,
}

/// One question and its answer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Part {
    /// Its own on the sheet: `course`, `tolerance`.
    pub key: &'static str,
    /// Percent of the width of its band.
    pub width: u32,
    pub heading: String,
    /// What its numbers are of, where the whole part has one period: `last 21 days`.
    pub period: Option<String>,
    /// The answer in a sentence or two; printed in bold.
    pub says: Option<String>,
    pub figure: Option<SheetFigure>,
    pub tables: Vec<SheetTable>,
    pub lines: Vec<Line>,
    /// Numbered.
    pub list: Vec<String>,
    pub note: Option<String>,
}

/// A chart. `svg` is `chart` drawn for HTML; other renderers draw `chart` themselves.
#[derive(Clone, Debug, Serialize)]
pub struct SheetFigure {
    pub id: &'static str,
    /// What is drawn, in which unit, and which way is worse.
    pub measure: String,
    pub svg: Markup,
    #[serde(skip)]
    pub chart: Chart,
}

/// A small table. The first cell of a row names it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SheetTable {
    /// As many as each row has cells. Empty texts follow the first where it is the name of the
    /// whole table, which stands in line below the one before it.
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// What was left out: `and 3 more`.
    pub more: Option<String>,
}

/// A cell: its text, and a mark before it whose shape alone tells what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub text: String,
    pub mark: Option<Mark>,
}

/// A filled circle, a triangle, a square, a ring: the colours of sessions, readable in grey. The
/// word of the colour stands in the text of the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    Go,
    Care,
    Stop,
    Open,
}

/// A named line: `Eased by` and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub label: String,
    pub text: String,
}

/// The second sheet.
#[derive(Clone, Debug, Serialize)]
pub struct Appendix {
    pub heading: String,
    pub note: String,
    pub sections: Vec<AppendixSection>,
}

#[derive(Clone, Debug, Serialize)]
pub struct AppendixSection {
    pub heading: String,
    pub table: SheetTable,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), mark: None }
    }
}

impl SheetView {
    /// Whether the first sheet has no room for some rows.
    pub fn leaves_out(&self) -> bool {
        let parts = self.bands.iter().flat_map(|band| &band.parts);
        parts.flat_map(|part| &part.tables).any(|table| table.more.is_some())
    }

    /// A part by its key.
    pub fn part(&self, key: &str) -> Option<&Part> {
        self.bands.iter().flat_map(|band| &band.parts).find(|part| part.key == key)
    }
}
