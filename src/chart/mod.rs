//! A chart as data (marks, axes, bands, events), then as SVG, or as plain marks for renderers
//! elsewhere. Knows no word of the domain: what
//! the marks mean, and every text on them, comes from outside. Drawn through plotters, on a
//! canvas ten times larger than shown, since plotters knows whole pixels only.

mod draw;
mod label;
mod layout;
mod mark;
mod model;
mod place;
mod svg;
#[cfg(test)]
mod tests;

pub use mark::{Mark, Pale, Side, Spot, Weight, marks};
pub use model::{
    Anchor, At, Axis, Bar, Chart, Dot, Event, Layer, Period, Role, Shape, Size, Stroke, Tick, Zone,
};
pub use svg::svg;
