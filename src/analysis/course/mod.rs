//! The course of the episode: pain by day, week and month, which way it goes, what can be told
//! of it and what not. Values only.

mod day;
mod fluctuation;
mod history;
mod trend;

pub use day::{PainDay, pain_days, within};
pub use fluctuation::{Fluctuation, Settling, fluctuation, settling};
pub use history::{DayVerdict, history};
pub use trend::{ComparedWeek, Look, Trend, Verdict, slope_of, trend};
#[cfg(test)]
mod tests;
