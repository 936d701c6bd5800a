//! Numbers of the report as sentences of the language: which key is said, and with which parts.
//! Holds no sentence itself, and decides nothing.

mod finding;
mod lack;
mod name;
mod reason;
mod trend;

pub use finding::finding;
pub use lack::lack;
pub use name::{
    bracket, colour, fine_long_ago, group, level, movement_key, phase, source, standing,
    standing_of,
};
pub use reason::{decided, reason};
pub use trend::{headline, shift, week, weeks};
