//! D2: which way pain goes. Two looks, one verdict each, with the numbers it was made from.

use jiff::civil::Date;

use super::day::{PainDay, enough, points, values, within};
use crate::analysis::answer::{Lack, Told};
use crate::analysis::basis::{Basis, PAIN, count};
use crate::analysis::rules::CourseRules;
use crate::analysis::statistic::{Direction, Slope, Thousandths, direction, median, shift, slope};
use crate::calendar::{Span, days_between, minus};

/// How far a look goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Over 14 days: the last week against the one before. For the readiness list.
    Week,
    /// Over 21 days: the last week against the one two weeks earlier. The headline.
    Back,
}

impl Look {
    pub fn days(self) -> u32 {
        match self {
            Look::Week => 14,
            Look::Back => 21,
        }
    }

    fn clear_tau(self, rules: &CourseRules) -> u32 {
        match self {
            Look::Week => rules.clear_tau_of_14,
            Look::Back => rules.clear_tau_of_21,
        }
    }
}

/// What a look says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Improving,
    NoClearChange,
    /// No clear change, and both weeks have a low median.
    LowAndSteady,
    Worse,
}

/// One of the two compared weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparedWeek {
    pub period: Span,
    /// days with a value
    pub days: u32,
    pub median: Thousandths,
    pub lowest: Thousandths,
    pub highest: Thousandths,
}

/// A verdict with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    pub look: Look,
    pub verdict: Verdict,
    /// Hodges-Lehmann shift between the weeks, new minus old.
    pub shift: Thousandths,
    /// Kendall's tau-b over the whole look; nothing where all days are the same.
    pub tau_b: Option<Thousandths>,
    pub newer: ComparedWeek,
    pub older: ComparedWeek,
    pub basis: Basis,
}

/// D2 on one day. Better means: the Hodges-Lehmann shift between the two weeks is at most -0.5
/// points, and tau-b over all days of the look at most -0.25 (21 days) or -0.30 (14 days);
/// worse, the same with signs turned.
pub fn trend(days: &[PainDay], look: Look, on: Date, rules: &CourseRules) -> Told<Trend> {
    let period = Span::ending(on, look.days());
    judged(days, on, rules)?;
    let seen = within(days, period);
    enough(seen.len(), period, rules)?;
    let (newer, new) = compared_week(seen, Span::ending(on, 7), rules)?;
    let (older, old) = compared_week(seen, Span { last: six_later(period), ..period }, rules)?;
    let shift = shift(&new, &old).unwrap_or_default();
    let direction = direction(&points(seen));
    Ok(Trend {
        look,
        verdict: verdict(shift, direction, look.clear_tau(rules), rules)
            .unwrap_or_else(|| unchanged(&newer, &older, rules)),
        shift,
        tau_b: direction.tau_b(),
        newer,
        older,
        basis: Basis::days(period, PAIN, seen.len()),
    })
}

fn six_later(period: Span) -> Date {
    minus(period.last, period.len() - 7)
}

/// Before the 14th day of the log a week is described, not judged.
fn judged(days: &[PainDay], on: Date, rules: &CourseRules) -> Told<()> {
    let from = rules.first_judged_day;
    let day = days.first().map_or(0, |first| days_between(first.date, on) + 1);
    let day = u32::try_from(day).unwrap_or(0);
    if day >= from { Ok(()) } else { Err(Lack::TooEarly { day, from }) }
}

/// Median and range of the last 7 days: a description that compares nothing.
pub fn this_week(days: &[PainDay], today: Date, rules: &CourseRules) -> Told<ComparedWeek> {
    let period = Span::ending(today, 7);
    enough(within(days, period).len(), period, rules)?;
    compared_week(days, period, rules).map(|(week, _)| week)
}

fn compared_week(
    seen: &[PainDay],
    period: Span,
    rules: &CourseRules,
) -> Told<(ComparedWeek, Vec<Thousandths>)> {
    let values = values(within(seen, period));
    let (have, need) = (count(values.len()), rules.days_of_a_compared_week.max(1));
    if have < need {
        return Err(Lack::TooFewDays { have, need, of: period.len() });
    }
    let week = ComparedWeek {
        period,
        days: have,
        median: median(&values).unwrap_or_default(),
        lowest: values.iter().min().copied().unwrap_or_default(),
        highest: values.iter().max().copied().unwrap_or_default(),
    };
    Ok((week, values))
}

fn verdict(
    shift: Thousandths,
    direction: Direction,
    clear_tau: u32,
    rules: &CourseRules,
) -> Option<Verdict> {
    let clear = Thousandths::from(rules.clear_shift);
    if shift <= Thousandths(-clear.0) && direction.falls_by(clear_tau) {
        Some(Verdict::Improving)
    } else if shift >= clear && direction.rises_by(clear_tau) {
        Some(Verdict::Worse)
    } else {
        None
    }
}

fn unchanged(newer: &ComparedWeek, older: &ComparedWeek, rules: &CourseRules) -> Verdict {
    let low = Thousandths::from(rules.low_median);
    if newer.median <= low && older.median <= low {
        Verdict::LowAndSteady
    } else {
        Verdict::NoClearChange
    }
}

/// The Theil-Sen slope of the 21 days that end on a day, for the chart.
pub fn slope_of(days: &[PainDay], on: Date, rules: &CourseRules) -> Told<Slope> {
    let period = Span::ending(on, Look::Back.days());
    let seen = within(days, period);
    enough(seen.len(), period, rules)?;
    slope(&points(seen)).ok_or(Lack::TooFewDays { have: 1, need: 2, of: period.len() })
}
