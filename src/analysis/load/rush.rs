//! D30: rest after a bad stretch, then straight back to much. Shown as the person's own pattern;
//! it blames nobody and knows no activity but its share and its last dose.

use jiff::civil::Date;

use super::activity::ActivityReport;
use super::day::{Days, median};
use super::roster::ActivityId;
use super::rules::RushRules;
use super::session::SessionReport;
use crate::analysis::Percent;
use crate::calendar::{Span, days_between, minus, plus};
use crate::journal::Tenths;

/// A rest that followed a bad stretch and ended in a session of nearly the usual dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rush {
    /// Index of the session that ended the rest.
    pub session: usize,
    /// The days without a session.
    pub rest: Span,
    /// Of those, days on which something was written.
    pub written: u32,
    /// The bad stretch, its median, and how many of its days have a rating.
    pub stretch: Span,
    pub stretch_median: Tenths,
    pub stretch_days: u32,
    pub activity: ActivityId,
    pub how: Rushed,
}

/// How much the session after the rest was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rushed {
    OfUsual(Percent),
    OfLastDose(Percent),
}

/// Every such moment, oldest first. A gap in which little was written is no rest: nobody knows
/// what was done then; at least half of its days need an entry.
pub(super) fn rushes(
    sessions: &[SessionReport],
    activities: &[ActivityReport],
    days: &Days,
    rules: &RushRules,
) -> Vec<Rush> {
    let mut ends = Vec::new();
    for (index, pair) in sessions.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let rested = days_between(before.date, after.date) - 1;
        if rested >= i64::from(rules.rest_days) {
            ends.push((index + 1, before.date, after.date));
        }
    }
    let doses = doses(activities, &ends, rules);
    let rushed = ends.iter().zip(doses).filter_map(|((session, before, after), dose)| {
        let (activity, how) = dose?;
        let rest = Span { first: plus(*before, 1), last: minus(*after, 1) };
        let written = number(days.within(rest).len());
        let stretch = Span::ending(rest.first, rules.bad_days);
        let values: Vec<Tenths> = stretch.days().filter_map(|day| days.value(day)).collect();
        let stretch_days = number(values.len());
        let stretch_median = median(values)?;
        let is_rush = written * 2 >= rest.len()
            && stretch_days >= rules.bad_days_known
            && stretch_median >= rules.bad_pain;
        let session = *session;
        is_rush.then_some(Rush {
            session,
            rest,
            written,
            stretch,
            stretch_median,
            stretch_days,
            activity,
            how,
        })
    });
    rushed.collect()
}

/// For each session after a rest, the activity that came back with much, if any.
fn doses(
    activities: &[ActivityReport],
    ends: &[(usize, Date, Date)],
    rules: &RushRules,
) -> Vec<Option<(ActivityId, Rushed)>> {
    let mut found = vec![None; ends.len()];
    for (id, activity) in activities.iter().enumerate() {
        let mut last = None;
        for point in &activity.points {
            let end = ends.binary_search_by_key(&point.session, |end| end.0).ok();
            let slot = end.and_then(|at| found.get_mut(at));
            let of_last = last.and_then(|dose| point.dose.percent_of(dose)).map(Percent);
            last = Some(&point.dose);
            let share = point.share.filter(|share| share.0 >= rules.share).map(Rushed::OfUsual);
            let jump = of_last.filter(|part| part.0 >= rules.of_last).map(Rushed::OfLastDose);
            if let (Some(slot @ None), Some(how)) = (slot, share.or(jump)) {
                *slot = Some((ActivityId(id), how));
            }
        }
    }
    found
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
