//! How far one small sample lies from another.

use super::Thousandths;
use super::order::middle;

/// The Hodges-Lehmann shift: the median of all differences of a new and an old value, new minus
/// old (Hodges and Lehmann 1963, two samples). One wild value moves it little.
pub fn shift(new: &[Thousandths], old: &[Thousandths]) -> Option<Thousandths> {
    let mut differences: Vec<Thousandths> =
        new.iter().flat_map(|new| old.iter().map(move |old| Thousandths(new.0 - old.0))).collect();
    middle(&mut differences)
}
