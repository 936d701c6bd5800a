//! Whether a series goes one way: Kendall's S and tau-b.

use super::{Thousandths, rounded};

/// Kendall's S with what its scaling needs. tau-b = S / sqrt((n0 - n1)(n0 - n2)), where n0 is
/// the number of pairs and n1, n2 those tied in time and in value (Kendall 1945).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direction {
    /// pairs that rise less pairs that fall
    pub s: i64,
    /// pairs that are not tied in time: n0 - n1
    pub apart: i64,
    /// pairs that are not tied in value: n0 - n2
    pub unlike: i64,
}

/// Kendall's S over all pairs of points (time, value).
pub fn direction(points: &[(i64, Thousandths)]) -> Direction {
    let mut found = Direction::default();
    for (n, a) in points.iter().enumerate() {
        for b in points.iter().skip(n + 1) {
            let time = (b.0 - a.0).signum();
            let value = (b.1.0 - a.1.0).signum();
            found.s += time * value;
            found.apart += time.abs();
            found.unlike += value.abs();
        }
    }
    found
}

impl Direction {
    /// tau-b; nothing where all values or all times are the same.
    pub fn tau_b(self) -> Option<Thousandths> {
        let scale = i128::from(self.apart) * i128::from(self.unlike);
        if scale == 0 {
            return None;
        }
        // 1000 tau to the nearest whole number t: the t with (2t-1)^2 scale <= (2000 S)^2.
        let doubled = 4_000_000 * i128::from(self.s) * i128::from(self.s) / scale;
        let root = i128::try_from(doubled.unsigned_abs().isqrt()).unwrap_or(0);
        Some(Thousandths(rounded(root * i128::from(self.s.signum()), 2)))
    }

    /// Whether tau-b is at most `-hundredths / 100`; compared in whole numbers, without a root.
    pub fn falls_by(self, hundredths: u32) -> bool {
        self.s < 0 && self.is_as_strong_as(hundredths)
    }

    /// Whether tau-b is at least `hundredths / 100`.
    pub fn rises_by(self, hundredths: u32) -> bool {
        self.s > 0 && self.is_as_strong_as(hundredths)
    }

    fn is_as_strong_as(self, hundredths: u32) -> bool {
        let scale = i128::from(self.apart) * i128::from(self.unlike);
        let s = i128::from(self.s);
        let bar = i128::from(hundredths);
        s * s * 10_000 >= bar * bar * scale
    }
}

/// How many of the `n!` orders of `n` different values have an S of at most `s`, and `n!`: the
/// exact one-sided chance under no trend and without ties, for n up to 20.
pub fn untied_tail(n: u32, s: i64) -> Option<(u64, u64)> {
    if !(2..=20).contains(&n) {
        return None;
    }
    // `orders[k]`: orders with k falling pairs; a further value adds 0 to its place of them.
    let mut orders: Vec<u64> = vec![1];
    for size in 2..=usize::try_from(n).ok()? {
        let mut next = vec![0; orders.len() + size - 1];
        for (falling, count) in orders.iter().enumerate() {
            next.iter_mut().skip(falling).take(size).for_each(|cell| *cell += count);
        }
        orders = next;
    }
    let pairs = i64::from(n) * (i64::from(n) - 1) / 2;
    let tail = (0i64..).zip(&orders).filter(|(falling, _)| pairs - 2 * falling <= s);
    Some((tail.map(|(_, count)| count).sum(), orders.iter().sum()))
}
