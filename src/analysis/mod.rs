//! From a disclosure to a report: numbers and findings only, each statistic with its source.
//! Holds no words for a reader, no HTML, and never names `source`.

mod answer;
pub mod dictionary;
pub mod load;
mod rules;

pub use answer::{Answer, Lack, Percent, Told};
pub use rules::{CourseRules, LifestyleQuestion, Rules};
