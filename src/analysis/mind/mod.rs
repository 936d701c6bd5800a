//! Confidence beside capacity, feared movements tried, and life beside the training. Values
//! only; nothing here says that one thing causes another.

mod confidence;
mod exposure;
mod lifestyle;
#[cfg(test)]
mod tests;

pub use confidence::{Confidence, Gap, GapSize, Tolerated, confidence, gaps};
pub use exposure::{Attempt, Rung, exposure};
pub use lifestyle::{Comparison, Group, Groups, lifestyle};
