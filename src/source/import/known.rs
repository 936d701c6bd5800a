//! Whether a log has a fact already, told by hand or by another program, so that nothing is
//! doubled. What may happen twice a day is compared by its time. Writes nothing.

use jiff::civil::Time;

use crate::journal::{Dose, Fact, RatingMoment, Session, What};

/// Two sessions whose length is not known are the same where they begin less than this apart.
const NEAR: i64 = 3600;

/// The fact of the log that tells the same thing, if there is one.
pub(super) fn twin<'a>(fact: &Fact, of_day: &[&'a Fact]) -> Option<&'a Fact> {
    of_day.iter().copied().find(|other| is_same(fact, other))
}

fn is_same(a: &Fact, b: &Fact) -> bool {
    let either = a.time.is_none() || b.time.is_none();
    match (&a.what, &b.what) {
        (What::Session(one), What::Session(other)) => overlap((a, one), (b, other)),
        (What::Rating { moment, .. }, What::Rating { moment: other, .. }) => {
            moment == other && (*moment != RatingMoment::Then || either || a.time == b.time)
        }
        (What::Confidence { movement: one, .. }, What::Confidence { movement: other, .. })
        | (What::Function { activity: one, .. }, What::Function { activity: other, .. })
        | (What::Score { name: one, .. }, What::Score { name: other, .. }) => one == other,
        (What::Took(one), What::Took(other)) => {
            one.name.eq_ignore_ascii_case(&other.name) && (either || a.time == b.time)
        }
        (one, other) if has_one_value(one) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
        }
        (one, other) => one == other && (either || a.time == b.time),
    }
}

/// Whether a day has one of these at most.
pub(super) fn has_one_value(what: &What<String>) -> bool {
    matches!(
        what,
        What::Sleep(_)
            | What::Stress(_)
            | What::Sit(_)
            | What::BoutCount(_)
            | What::Guarded(_)
            | What::Vida { .. }
            | What::Everyday(_)
            | What::Leg(_)
    ) || matches!(what, What::Rating { moment, .. } if *moment != RatingMoment::Then)
}

/// Whether two sessions of one day are told of the same time. Without a time it cannot be told
/// apart, and is not told twice.
fn overlap((a, one): (&Fact, &Session<String>), (b, other): (&Fact, &Session<String>)) -> bool {
    let (Some(from), Some(begin)) = (a.time, b.time) else { return true };
    let (from, begin) = (second(from), second(begin));
    let end =
        |begin: i64, dose: &Dose| begin + dose.duration.map_or(0, |length| i64::from(length.0));
    let apart = (from - begin).abs();
    apart < NEAR || (from < end(begin, &other.dose) && begin < end(from, &one.dose))
}

fn second(time: Time) -> i64 {
    i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second())
}
