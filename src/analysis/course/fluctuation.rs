//! D3 and D4: whether pain still jumps from day to day, and whether it is settling.

use jiff::civil::Date;

use super::day::{PainDay, within};
use super::trend::{ComparedWeek, Look, Verdict, trend};
use crate::analysis::answer::{Lack, Told};
use crate::analysis::basis::{Basis, PAIN, count};
use crate::analysis::rules::CourseRules;
use crate::analysis::statistic::Thousandths;
use crate::calendar::{Span, days_between};

/// D3: "4 of the last 6 day-to-day changes were 2 points or more".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fluctuation {
    pub fluctuating: bool,
    /// changes of 2 points or more
    pub jumps: u32,
    /// pairs of consecutive days, both rated
    pub pairs: u32,
    /// the mean size of the day-to-day changes
    pub mean_change: Thousandths,
    pub basis: Basis,
}

/// D3. Two points is the agreed smallest important change on this scale (Ostelo 2008).
pub fn fluctuation(days: &[PainDay], on: Date, rules: &CourseRules) -> Told<Fluctuation> {
    let period = Span::ending(on, 7);
    let seen = within(days, period);
    let changes: Vec<Thousandths> = seen
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if days_between(a.date, b.date) == 1 => {
                Some(Thousandths((b.value.0 - a.value.0).abs()))
            }
            _ => None,
        })
        .collect();
    let (have, need) = (count(changes.len()), rules.jump_pairs.max(1));
    if have < need {
        return Err(Lack::TooFew { have, need });
    }
    let jump = Thousandths::from(rules.jump);
    let jumps = count(changes.iter().filter(|change| **change >= jump).count());
    let sum: i64 = changes.iter().map(|change| change.0).sum();
    Ok(Fluctuation {
        fluctuating: jumps * 100 >= have * rules.jump_percent,
        jumps,
        pairs: have,
        mean_change: Thousandths((2 * sum + i64::from(have)) / (2 * i64::from(have))),
        basis: Basis { period, kinds: PAIN, have, of: 6 },
    })
}

/// D4: supportive only. It holds by chance in about half of all flat fortnights, and one flare
/// breaks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling {
    pub settling: bool,
    /// the four parts, each on its own
    pub not_worse: bool,
    pub worst_day_not_higher: bool,
    pub median_not_higher: bool,
    pub not_fluctuating: bool,
    pub this_week: ComparedWeek,
    pub last_week: ComparedWeek,
    pub basis: Basis,
}

/// D4, from the two weeks of the 14-day look.
pub fn settling(days: &[PainDay], on: Date, rules: &CourseRules) -> Told<Settling> {
    let trend = trend(days, Look::Week, on, rules)?;
    let fluctuation = fluctuation(days, on, rules)?;
    let (this_week, last_week) = (trend.newer, trend.older);
    let not_worse = trend.verdict != Verdict::Worse;
    let worst_day_not_higher = this_week.highest <= last_week.highest;
    let median_not_higher = this_week.median <= last_week.median;
    let not_fluctuating = !fluctuation.fluctuating;
    Ok(Settling {
        settling: not_worse && worst_day_not_higher && median_not_higher && not_fluctuating,
        not_worse,
        worst_day_not_higher,
        median_not_higher,
        not_fluctuating,
        this_week,
        last_week,
        basis: trend.basis,
    })
}
