//! From a disclosure to a report: numbers and findings only, each statistic with its source.
//! Holds no words for a reader, no HTML, and never names `source`.

mod answer;
mod basis;
pub mod course;
pub mod dictionary;
#[cfg(test)]
mod fixture;
pub mod load;
mod log;
mod rules;
pub mod statistic;

pub use answer::{Answer, Lack, Percent, Told};
pub use basis::Basis;
pub use log::Log;
pub use rules::{CourseRules, LifestyleQuestion, Rules};
