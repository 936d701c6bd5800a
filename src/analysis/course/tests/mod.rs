//! Hand-worked cases of the course, the arithmetic beside each.

mod pain;
mod property;
