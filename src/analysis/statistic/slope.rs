//! How fast a series moves: Theil-Sen with Sen's interval.

use std::cmp::Ordering;

use super::{Thousandths, rounded};

/// A change per day as a fraction: `thousandths` of a point in `days` days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    thousandths: i64,
    days: i64,
}

impl Rate {
    /// The change in a number of days, rounded to thousandths of a point.
    pub fn over_days(self, days: u32) -> Thousandths {
        Thousandths(rounded(i128::from(self.thousandths) * i128::from(days), i128::from(self.days)))
    }

    fn compare(&self, other: &Rate) -> Ordering {
        let left = i128::from(self.thousandths) * i128::from(other.days);
        left.cmp(&(i128::from(other.thousandths) * i128::from(self.days)))
    }

    fn middle(self, other: Rate) -> Rate {
        if self == other {
            return self;
        }
        Rate {
            thousandths: self.thousandths * other.days + other.thousandths * self.days,
            days: 2 * self.days * other.days,
        }
    }
}

/// The typical slope and the interval that holds it in 95 of 100 series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slope {
    pub typical: Rate,
    pub low: Rate,
    pub high: Rate,
}

/// The Theil-Sen slope: the median of the slopes of all pairs (Theil 1950, Sen 1968). The
/// interval runs from the slope of rank (N - C)/2 to that of rank (N + C)/2 + 1 of the N slopes,
/// where C = 1.96 sqrt(Var S) and Var S = [n(n-1)(2n+5) - sum of t(t-1)(2t+5) over ties] / 18 (Sen).
/// Nothing where fewer than two points differ in time.
pub fn slope(points: &[(i64, Thousandths)]) -> Option<Slope> {
    let mut rates = rates(points);
    rates.sort_unstable_by(Rate::compare);
    let middle = rates.get((rates.len().checked_sub(1)?) / 2)?;
    let typical = middle.middle(*rates.get(rates.len() / 2)?);
    let (low, high) = interval_ranks(points, rates.len());
    Some(Slope { typical, low: *rates.get(low)?, high: *rates.get(high)? })
}

fn rates(points: &[(i64, Thousandths)]) -> Vec<Rate> {
    let pairs = points
        .iter()
        .enumerate()
        .flat_map(|(n, a)| points.iter().skip(n + 1).map(move |b| (b.0 - a.0, b.1.0 - a.1.0)));
    pairs
        .filter(|(days, _)| *days != 0)
        .map(|(days, rise)| Rate { thousandths: rise * days.signum(), days: days.abs() })
        .collect()
}

/// The places of the two ends of the interval in the sorted slopes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "ranks among a few hundred slopes; the square root is exactly rounded everywhere"
)]
fn interval_ranks(points: &[(i64, Thousandths)], slopes: usize) -> (usize, usize) {
    /// The normal deviate that leaves 2.5 of 100 above it.
    const DEVIATE: f64 = 1.959_963_984_540_054;
    let spread = DEVIATE * (eighteen_variances(points) as f64 / 18.0).sqrt();
    let low = ((slopes as f64 - spread) / 2.0).round_ties_even().max(1.0) as usize - 1;
    let high = ((slopes as f64 + spread) / 2.0).round_ties_even() as usize;
    (low, high.min(slopes.saturating_sub(1)))
}

/// 18 Var S, corrected for ties in time and in value.
fn eighteen_variances(points: &[(i64, Thousandths)]) -> i64 {
    let term = |count: usize| {
        let t = i64::try_from(count).unwrap_or(0);
        t * (t - 1) * (2 * t + 5)
    };
    let mut times: Vec<i64> = points.iter().map(|point| point.0).collect();
    let mut values: Vec<i64> = points.iter().map(|point| point.1.0).collect();
    times.sort_unstable();
    values.sort_unstable();
    let ties = |sorted: &[i64]| -> i64 {
        sorted.chunk_by(|a, b| a == b).map(|tied| term(tied.len())).sum()
    };
    term(points.len()) - ties(&times) - ties(&values)
}
