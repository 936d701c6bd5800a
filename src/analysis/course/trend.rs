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
    let weeks = weeks(days, look, on, rules)?;
    let shift = weeks.shift();
    let direction = direction(&points(weeks.seen));
    let (newer, older) = (weeks.newer.figures(), weeks.older.figures());
    let clear = verdict(shift, || direction, (look, rules));
    Ok(Trend {
        look,
        verdict: clear.unwrap_or_else(|| unchanged(newer.median, older.median, rules)),
        shift,
        tau_b: direction.tau_b(),
        newer,
        older,
        basis: Basis::days(Span::ending(on, look.days()), PAIN, weeks.seen.len()),
    })
}

/// The verdict alone, for the many days of a history.
pub(super) fn verdict_on(
    days: &[PainDay],
    look: Look,
    on: Date,
    rules: &CourseRules,
) -> Told<Verdict> {
    let weeks = weeks(days, look, on, rules)?;
    let clear = verdict(weeks.shift(), || direction(&points(weeks.seen)), (look, rules));
    let median_of = |week: &Values| median(&week.values).unwrap_or_default();
    Ok(clear.unwrap_or_else(|| unchanged(median_of(&weeks.newer), median_of(&weeks.older), rules)))
}

/// The days of a look and its two compared weeks.
struct Weeks<'a> {
    seen: &'a [PainDay],
    newer: Values,
    older: Values,
}

impl Weeks<'_> {
    fn shift(&self) -> Thousandths {
        shift(&self.newer.values, &self.older.values).unwrap_or_default()
    }
}

/// The values of one week.
struct Values {
    period: Span,
    values: Vec<Thousandths>,
}

impl Values {
    fn of(seen: &[PainDay], period: Span, rules: &CourseRules) -> Told<Values> {
        let values = values(within(seen, period));
        let (have, need) = (count(values.len()), rules.days_of_a_compared_week.max(1));
        let lack = Lack::TooFewDays { have, need, of: period.len() };
        if have < need { Err(lack) } else { Ok(Values { period, values }) }
    }

    fn figures(&self) -> ComparedWeek {
        ComparedWeek {
            period: self.period,
            days: count(self.values.len()),
            median: median(&self.values).unwrap_or_default(),
            lowest: self.values.iter().min().copied().unwrap_or_default(),
            highest: self.values.iter().max().copied().unwrap_or_default(),
        }
    }
}

fn weeks<'a>(days: &'a [PainDay], look: Look, on: Date, rules: &CourseRules) -> Told<Weeks<'a>> {
    judged(days, on, rules)?;
    let period = Span::ending(on, look.days());
    let seen = within(days, period);
    enough(seen.len(), period, rules)?;
    let newer = Values::of(seen, Span::ending(on, 7), rules)?;
    let older = Values::of(seen, Span { last: six_later(period), ..period }, rules)?;
    Ok(Weeks { seen, newer, older })
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
    Ok(Values::of(days, period, rules)?.figures())
}

/// Better, worse, or neither; the direction is asked for only where the shift is clear.
fn verdict(
    shift: Thousandths,
    direction: impl Fn() -> Direction,
    (look, rules): (Look, &CourseRules),
) -> Option<Verdict> {
    let clear = Thousandths::from(rules.clear_shift);
    let tau = look.clear_tau(rules);
    if shift <= Thousandths(-clear.0) && direction().falls_by(tau) {
        Some(Verdict::Improving)
    } else if shift >= clear && direction().rises_by(tau) {
        Some(Verdict::Worse)
    } else {
        None
    }
}

fn unchanged(newer: Thousandths, older: Thousandths, rules: &CourseRules) -> Verdict {
    let low = Thousandths::from(rules.low_median);
    if newer <= low && older <= low { Verdict::LowAndSteady } else { Verdict::NoClearChange }
}

/// The Theil-Sen slope of the 21 days that end on a day, for the chart.
pub fn slope_of(days: &[PainDay], on: Date, rules: &CourseRules) -> Told<Slope> {
    let period = Span::ending(on, Look::Back.days());
    let seen = within(days, period);
    enough(seen.len(), period, rules)?;
    slope(&points(seen)).ok_or(Lack::TooFewDays { have: 1, need: 2, of: period.len() })
}
