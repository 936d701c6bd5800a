//! The pain of each day: P(t) and M(t) of the definitions. A day without ratings is not here; it
//! is a gap, never a zero.

use jiff::civil::Date;

use crate::analysis::answer::{Lack, Told};
use crate::analysis::log::Log;
use crate::analysis::rules::CourseRules;
use crate::analysis::statistic::{Thousandths, median};
use crate::calendar::{Span, day_number};
use crate::journal::{Fact, RatingMoment, What};

/// One rated day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PainDay {
    pub date: Date,
    /// P(t): the median of the day's morning, evening and plain ratings.
    pub value: Thousandths,
    /// M(t): the morning rating.
    pub morning: Option<Thousandths>,
    pub evening: Option<Thousandths>,
    /// The day's worst as the person rated it; no part of P(t).
    pub worst: Option<Thousandths>,
    /// How many ratings P(t) is the median of.
    pub ratings: u32,
}

/// The rated days up to today, oldest first.
pub fn pain_days(log: Log<'_>) -> Vec<PainDay> {
    log.facts().chunk_by(|a, b| a.date == b.date).filter_map(pain_day).collect()
}

fn pain_day(facts: &[Fact]) -> Option<PainDay> {
    let at = |wanted: &[RatingMoment]| -> Vec<Thousandths> {
        let ratings = facts.iter().filter_map(|fact| match &fact.what {
            What::Rating { moment, reading, .. } if wanted.contains(moment) => reading.value(),
            _ => None,
        });
        ratings.map(Thousandths::from).collect()
    };
    let all = at(&[RatingMoment::Morning, RatingMoment::Evening, RatingMoment::Then]);
    Some(PainDay {
        date: facts.first()?.date,
        value: median(&all)?,
        morning: median(&at(&[RatingMoment::Morning])),
        evening: median(&at(&[RatingMoment::Evening])),
        worst: at(&[RatingMoment::Worst]).into_iter().max(),
        ratings: u32::try_from(all.len()).unwrap_or(u32::MAX),
    })
}

/// The rated days of a span.
pub fn within(days: &[PainDay], span: Span) -> &[PainDay] {
    let from = days.partition_point(|day| day.date < span.first);
    let to = days.partition_point(|day| day.date <= span.last);
    days.get(from..to).unwrap_or_default()
}

pub(super) fn values(days: &[PainDay]) -> Vec<Thousandths> {
    days.iter().map(|day| day.value).collect()
}

/// (day number, P(t)): what direction and slope are computed from.
pub(super) fn points(days: &[PainDay]) -> Vec<(i64, Thousandths)> {
    days.iter().map(|day| (day_number(day.date), day.value)).collect()
}

/// D1: whether a period of 7, 14 or 21 days has enough days with a value: about 70 percent, the
/// share that the glucose profile report asks of its 14 days (Johnson 2019).
pub(super) fn enough(have: usize, period: Span, rules: &CourseRules) -> Told<()> {
    let of = period.len();
    let need = match of {
        ..=7 => rules.days_of_7,
        8..=14 => rules.days_of_14,
        _ => rules.days_of_21,
    };
    let have = u32::try_from(have).unwrap_or(u32::MAX);
    if have >= need { Ok(()) } else { Err(Lack::TooFewDays { have, need, of }) }
}
