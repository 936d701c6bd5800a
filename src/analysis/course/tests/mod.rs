//! Hand-worked cases of the course, the arithmetic beside each.

mod check;
mod measure;
mod pain;
mod property;
mod story;
