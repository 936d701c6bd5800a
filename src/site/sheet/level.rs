//! The levels of an activity as doses that a person would say: `3 × 8, 16 kg`.

use super::Ground;
use crate::analysis::load::{ActivityReport, RungsFrom};
use crate::journal::{Dose, What};

/// The dose of a level: the rung of the ladder where there is one, else the last dose that was
/// done on it.
pub(super) fn dose_at(
    ground: &Ground<'_>,
    activity: &ActivityReport,
    level: u32,
) -> Option<String> {
    let numbers = ground.words.numbers();
    if activity.rungs.from == RungsFrom::Profile {
        let rung = rung(ground, activity, level)?;
        return Some(numbers.dose(&plain(rung))).filter(|dose| !dose.is_empty());
    }
    let done = activity.points.iter().rev().find(|point| point.level == Some(level))?;
    dose_done(ground, activity, done.session)
}

fn rung<'a>(ground: &'a Ground<'_>, activity: &ActivityReport, level: u32) -> Option<&'a Dose> {
    let ladders = &ground.disclosure.profile().ladders;
    let own = |name: &str| {
        let name = name.trim();
        [&activity.called.name, &activity.called.key, &activity.called.stem]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    let ladder = ladders.iter().find(|ladder| own(&ladder.activity))?;
    ladder.rungs.get(usize::try_from(level.checked_sub(1)?).ok()?)
}

/// What was done of an activity in a session.
pub(super) fn dose_done(
    ground: &Ground<'_>,
    activity: &ActivityReport,
    session: usize,
) -> Option<String> {
    let fact = ground.report.load.sessions.get(session)?.fact;
    let What::Session(session) = &ground.disclosure.facts().get(fact)?.what else { return None };
    let named = |name: &str| name.trim().eq_ignore_ascii_case(activity.called.name.trim());
    let of_activity = session.activities.iter().find(|done| named(&done.name));
    let dose = match of_activity {
        Some(done) => &done.dose,
        None if session.activities.is_empty() => &session.dose,
        None => return None,
    };
    Some(ground.words.numbers().dose(&plain(dose))).filter(|dose| !dose.is_empty())
}

/// How much, without how: a table has no room for the range, the reach and the effort.
fn plain(dose: &Dose) -> Dose {
    Dose { effort: None, range: None, reach: None, ..dose.clone() }
}
