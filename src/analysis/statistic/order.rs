//! Median and quantiles of a few scores.

use super::{Thousandths, rounded};

/// The middle value, or the middle of the two middle ones.
pub fn median(values: &[Thousandths]) -> Option<Thousandths> {
    middle(&mut values.to_vec())
}

/// The median of values that need not keep their order: found without sorting them.
pub(super) fn middle(values: &mut [Thousandths]) -> Option<Thousandths> {
    let half = values.len() / 2;
    if values.is_empty() {
        return None;
    }
    let is_even = values.len().is_multiple_of(2);
    let (below, upper, _) = values.select_nth_unstable(half);
    let lower = if is_even { below.iter().max().map_or(upper.0, |lower| lower.0) } else { upper.0 };
    Some(Thousandths(rounded(i128::from(upper.0) + i128::from(lower), 2)))
}

/// The quarter points of a week or month, with its extremes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quartiles {
    pub lowest: Thousandths,
    /// interpolated within the score
    pub lower: Thousandths,
    /// the plain median
    pub median: Thousandths,
    /// interpolated within the score
    pub upper: Thousandths,
    pub highest: Thousandths,
}

/// Median, quartiles and extremes; nothing of no values.
pub fn quartiles(values: &[Thousandths]) -> Option<Quartiles> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    Some(Quartiles {
        lowest: *sorted.first()?,
        lower: quantile_of_sorted(&sorted, 25)?,
        median: median(&sorted)?,
        upper: quantile_of_sorted(&sorted, 75)?,
        highest: *sorted.last()?,
    })
}

/// The value below which `percent` of 100 lie, interpolated within the score.
///
/// A score `v` stands for everything from half a step below it to half a step above. With `F`
/// values below `v`, `f` values at it, `n` in all and a step `w`, the quantile `q` in its class
/// is `v - w/2 + w (q n - F) / f` (the grouped-data quantile; for q = 1/2 the "interpolated
/// median"). The step is the widest part of a point on which all values lie: 1 for whole
/// numbers, 0.5 for half points. Never outside the lowest and highest value.
pub fn quantile(values: &[Thousandths], percent: u32) -> Option<Thousandths> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    quantile_of_sorted(&sorted, percent)
}

fn quantile_of_sorted(sorted: &[Thousandths], percent: u32) -> Option<Thousandths> {
    let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
    let step = sorted.iter().fold(1000, |step, value| common_step(step, value.0.abs()));
    let count = i128::try_from(sorted.len()).ok()?;
    // The rank in hundredths of a value, so that no fraction is lost.
    let rank = i128::from(percent.min(100)) * count;
    let mut below = 0;
    for class in sorted.chunk_by(|a, b| a == b) {
        let here = i128::try_from(class.len()).ok()?;
        if (below + here) * 100 >= rank {
            let (value, step) = (i128::from(class.first()?.0), i128::from(step));
            // v - w/2 + w (rank/100 - F) / f, over the common denominator 200 f
            let top = (2 * value - step) * 100 * here + 2 * step * (rank - below * 100);
            return Some(Thousandths(rounded(top, 200 * here)).clamp(lowest, highest));
        }
        below += here;
    }
    Some(highest)
}

/// The greatest common divisor.
fn common_step(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common_step(b, a % b) }
}
