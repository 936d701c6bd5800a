//! Short exercise moments as they were done: when, how long, what. The rules about them stand in
//! `bout`, `consistency` and `week`.

use jiff::civil::{Date, Time};

use super::roster::{ActivityId, Roster};
use crate::analysis::dictionary::Class;
use crate::journal::{Fact, Reading, Tenths, What};

/// One exercise of a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    pub activity: ActivityId,
    pub class: Option<Class>,
    pub seconds: Option<u32>,
}

/// A moment of exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Index into `Disclosure::facts`.
    pub fact: usize,
    pub date: Date,
    pub time: Option<Time>,
    pub exercises: Vec<Exercise>,
    pub effort: Option<Tenths>,
}

impl Moment {
    /// The minutes that were written; a moment of repetitions alone has none.
    pub fn seconds(&self) -> Option<u32> {
        let times = self.exercises.iter().filter_map(|exercise| exercise.seconds);
        times.reduce(u32::saturating_add)
    }
}

/// A day's `bouts 3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) date: Date,
    pub(super) bouts: u32,
}

/// All moments and counts of a log, oldest first.
pub(super) fn moments(facts: &[Fact], roster: &mut Roster<'_>) -> (Vec<Moment>, Vec<Counted>) {
    let (mut moments, mut counted) = (Vec::new(), Vec::new());
    for (index, fact) in facts.iter().enumerate() {
        match &fact.what {
            What::BoutCount(bouts) => counted.push(Counted { date: fact.date, bouts: *bouts }),
            What::Bout(bout) => {
                let exercises = bout.activities.iter().map(|activity| {
                    let (id, class) = roster.call(&activity.name, &activity.tags, index);
                    let seconds = activity.dose.duration.map(|length| length.0);
                    Exercise { activity: id, class, seconds }
                });
                let exercises = exercises.collect();
                let of_one = bout.activities.iter().filter_map(|activity| activity.dose.effort);
                let effort = bout.effort.into_iter().chain(of_one).filter_map(Reading::value).max();
                let (date, time) = (fact.date, fact.time);
                moments.push(Moment { fact: index, date, time, exercises, effort });
            }
            _ => {}
        }
    }
    (moments, counted)
}
