//! A chart as it stands on a page: its finding in words, the drawing for wide and for narrow
//! screens, and the same numbers as a table one step away. Knows no kind of chart.

use serde::Serialize;

use super::frame::Link;
use super::trace::Trace;
use crate::chart::{self, Chart};
use crate::markup::Markup;

/// A drawing with its words and its table.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub id: String,
    /// What the chart finds, with its numbers: the chart's title.
    pub finding: String,
    /// What is measured, in which unit, over which time.
    pub measure: String,
    pub wide: Markup,
    /// The drawing for narrow screens; nothing where one drawing serves both.
    pub narrow: Option<Markup>,
    pub table: Option<Table>,
}

/// The screen a drawing is for; a style sheet shows one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Wide,
    Narrow,
}

impl Width {
    /// The width of the drawing in CSS pixels.
    pub fn px(self) -> u32 {
        match self {
            Width::Wide => 720,
            Width::Narrow => 360,
        }
    }

    /// Whether so many marks side by side can be told apart by what points at them, a finger on
    /// a narrow screen: only then does each have a tip. The table has them all.
    pub fn has_tips(self, marks: usize) -> bool {
        match self {
            Width::Wide => marks <= 60,
            Width::Narrow => marks <= 20,
        }
    }
}

/// The numbers of a chart.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    pub caption: String,
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub name: String,
    /// The page about it.
    pub link: Option<Link>,
    pub cells: Vec<String>,
    /// What it rests on, for `comeback explain`; no page gets it.
    #[serde(skip)]
    pub trace: Trace,
}

impl Figure {
    /// A chart drawn once for each width. `id` must be its own on the page.
    pub fn drawn(id: &str, measure: String, table: Table, draw: impl Fn(Width) -> Chart) -> Figure {
        let wide = draw(Width::Wide);
        let narrow = chart::svg(&draw(Width::Narrow), &format!("{id}-n"));
        let table = Some(table);
        Figure { table, narrow: Some(narrow), ..Figure::single(id, measure, &wide) }
    }

    /// A chart that is small enough for every screen.
    pub fn single(id: &str, measure: String, chart: &Chart) -> Figure {
        Figure {
            id: id.to_owned(),
            finding: chart.title.clone(),
            measure,
            wide: chart::svg(chart, id),
            narrow: None,
            table: None,
        }
    }

    /// The same with its numbers.
    pub fn with(self, table: Table) -> Figure {
        Figure { table: Some(table), ..self }
    }
}
