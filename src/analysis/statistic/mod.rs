//! Pure statistics of small series of scores: order, shift, agreement in direction, slope.
//! Whole numbers throughout, so that every result is exact and the same on any machine. Knows
//! no day, no log and no rule.

mod direction;
mod order;
mod shift;
mod slope;
#[cfg(test)]
mod tests;

pub use direction::{Direction, direction, untied_tail};
pub use order::{Quartiles, median, quantile, quartiles};
pub use shift::shift;
pub use slope::{Rate, Slope, slope};

use crate::journal::Tenths;

/// A score with three decimals: `Thousandths(3250)` is 3.25.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thousandths(pub i64);

impl Thousandths {
    pub const fn whole(n: i64) -> Thousandths {
        Thousandths(n * 1000)
    }

    /// Rounded to one decimal, halves away from zero.
    pub fn tenths(self) -> Tenths {
        Tenths(i32::try_from(rounded(self.0.into(), 100)).unwrap_or(i32::MAX))
    }
}

impl From<Tenths> for Thousandths {
    fn from(tenths: Tenths) -> Thousandths {
        Thousandths(i64::from(tenths.0) * 100)
    }
}

/// `top / bottom` to the nearest whole number, halves away from zero, so that a series mirrored
/// in sign gives mirrored results. `bottom` is above zero.
fn rounded(top: i128, bottom: i128) -> i64 {
    let nearest = (2 * top.abs() + bottom) / (2 * bottom);
    i64::try_from(nearest * top.signum()).unwrap_or(i64::MAX)
}
