//! The definitions with cases worked by hand; the arithmetic stands beside each.

mod colour;
