//! A small random generator (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the
//! same numbers on every machine. Not for secrets.

pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn seeded(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = u64::try_from(high - low).map_or(1, |width| width + 1);
        low + i32::try_from(self.next() % width).unwrap_or(0)
    }

    /// True in about `percent` of 100 calls.
    pub(crate) fn chance(&mut self, percent: i32) -> bool {
        self.between(0, 99) < percent
    }

    /// About 0 with a standard deviation of about 10: the sum of twelve dice, shifted.
    pub(crate) fn noise(&mut self) -> i32 {
        (0..12).map(|_| self.between(-5, 5)).sum::<i32>() * 10 / 11
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = self.between(0, i32::try_from(from.len()).unwrap_or(1) - 1);
        &from[usize::try_from(at).unwrap_or(0)]
    }
}
