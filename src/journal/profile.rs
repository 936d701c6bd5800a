//! What the configuration says about the person: sealed with the entries, since it tells as much.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::value::Dose;

/// The person and the episode. `T` is sealed text going in, shown text coming out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile<T> {
    pub name: Option<T>,
    /// What the episode is called, and its first day.
    pub episode: Option<T>,
    pub began: Option<Date>,
    pub goal: Option<T>,
    /// What I plan next, in the person's words; for the appointment.
    pub next: Option<T>,
    pub usual: Vec<Usual>,
    pub ladders: Vec<Ladder>,
    /// Activities set aside that are to come back.
    pub paused: Vec<String>,
    pub plan: Option<PlannedWork>,
    /// The person's own activities, for the function questions.
    pub functions: Vec<String>,
}

/// What was usual before the episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    pub activity: String,
    pub dose: Dose,
}

/// The rungs of an activity, lightest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    pub activity: String,
    pub rungs: Vec<Dose>,
}

/// What is meant to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedWork {
    pub bouts_a_day: Option<u32>,
    pub sessions_a_week: Option<u32>,
    /// Bouts of one exercise a week.
    pub exercises: BTreeMap<String, u32>,
}
