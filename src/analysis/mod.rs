//! From a disclosure to a report: numbers and findings only, each statistic with its source.
//! Holds no words for a reader, no HTML, and never names `source`.

mod answer;
mod basis;
mod bridge;
mod compose;
pub mod course;
pub mod dictionary;
mod finding;
#[cfg(test)]
mod fixture;
pub mod load;
mod log;
pub mod mind;
mod report;
mod rules;
pub mod statistic;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Lack, Percent, Told};
pub use basis::Basis;
pub use bridge::group_of_movement;
pub use finding::{Finding, Rank};
pub use log::Log;
pub use report::{
    Advice, CourseReport, DataShare, MindReport, Notice, Pattern, Report, Standing, TrendReport,
};
pub use rules::{CourseRules, LifestyleQuestion, Rules};

use jiff::civil::Date;

use crate::journal::Disclosure;

/// Everything that can be told of a disclosure on one day, and what cannot.
pub fn analyze(disclosure: &Disclosure, rules: &Rules, today: Date) -> Report {
    compose::report(Log { disclosure, today }, rules)
}
