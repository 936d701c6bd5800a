//! The course of the episode: pain by day, week and month, which way it goes, what can be told
//! of it and what not. Values only.

mod danger;
mod day;
mod everyday;
mod flare;
mod fluctuation;
mod function;
mod history;
mod pattern;
mod period;
mod phase;
mod readiness;
mod recovery;
mod score;
#[cfg(test)]
mod tests;
mod trend;

pub use danger::{Danger, Legs, danger, legs};
pub use day::{PainDay, pain_days, within};
pub use everyday::{Everyday, ITEMS, InitialPhase, ItemCheck, everyday, initial_phase};
pub use flare::{DayToAskAbout, DeclaredFlare, Flares, flares};
pub use fluctuation::{Fluctuation, Settling, fluctuation, settling};
pub use function::{ACTIVITY_MATTERS, Course, Function, MEAN_MATTERS, MeanChange, function};
pub(super) use function::{courses, mean_change, moved};
pub use history::{DayVerdict, history};
pub use pattern::{
    Counts, Daily, DayPattern, LOOK_DAYS, Named, Typical, daily, day_pattern, eased, qualities,
    took, worse,
};
pub use period::{CoarseLine, PeriodPain, coarse, months, weeks};
pub use phase::{BANDS, Band, CourseEvent, PhaseSpan, Phases, phases};
pub use readiness::{Check, Parts, Readiness, readiness};
pub use recovery::{Movement, Recovered, new_episodes, recovered, stalled};
pub use score::{Better, Change, INSTRUMENTS, Instrument, Score, instrument, scores};
pub use trend::{ComparedWeek, Look, Trend, Verdict, slope_of, this_week, trend};
