//! The definitions with cases worked by hand; the arithmetic stands beside each.

mod colour;
mod gate;
mod level;
mod often;
mod property;
mod week;
