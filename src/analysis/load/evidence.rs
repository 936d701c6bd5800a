//! D20: how often something was done and how it was answered, with the plain upper bound for
//! how often it might still go wrong. Counts only; knows no activity.

use jiff::civil::Date;

use super::colour::Colour;
use super::tolerance::Trial;
use crate::calendar::{Span, days_between};

/// A chance in ten-billionths: 2 588 655 509 is 25.9 %. Whole numbers, so that every machine
/// gives the same digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance {
    pub ten_billionths: u64,
}

/// What has been done in this episode, and how it was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// From the onset of the episode, or from the first session, to today.
    pub period: Span,
    pub done: u32,
    pub greens: u32,
    pub ambers: u32,
    pub reds: u32,
    /// Open or unknown; they count neither way.
    pub unknown: u32,
    pub last: Date,
    pub last_red: Option<Date>,
    pub days_since_red: Option<u32>,
    /// Known sessions since the last red.
    pub known_since_red: u32,
    /// Only without any red, and with at least one known session.
    pub at_most: Option<Chance>,
}

/// The counter over a series of sessions; `None` where nothing was done in this episode.
pub(super) fn evidence(trials: &[Trial], onsets: &[Date], today: Date) -> Option<Evidence> {
    let onset = onsets.last().copied();
    let begins = onset.map_or(0, |onset| trials.partition_point(|trial| trial.date < onset));
    let trials = trials.get(begins..).unwrap_or_default();
    let (first, last) = (trials.first()?.date, trials.last()?.date);
    let count =
        |colour: Colour| number(trials.iter().filter(|trial| trial.colour == colour).count());
    let last_red = trials.iter().rposition(|trial| trial.colour == Colour::Red);
    let since = trials.get(last_red.map_or(0, |at| at + 1)..).unwrap_or_default();
    let known_since_red = number(since.iter().filter(|trial| trial.colour.is_known()).count());
    let red_date = last_red.and_then(|at| trials.get(at)).map(|trial| trial.date);
    let reds = count(Colour::Red);
    Some(Evidence {
        period: Span::between(onset.unwrap_or(first), today),
        done: number(trials.len()),
        greens: count(Colour::Green),
        ambers: count(Colour::Amber),
        reds,
        unknown: count(Colour::Open) + count(Colour::Unknown),
        last,
        last_red: red_date,
        days_since_red: red_date.and_then(|red| u32::try_from(days_between(red, today)).ok()),
        known_since_red,
        at_most: (reds == 0).then_some(known_since_red).filter(|n| *n > 0).map(at_most),
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The upper end of the one-sided 95 % interval for a chance after 0 events in n trials:
/// 1 - 0.05^(1/n) (Clopper and Pearson 1934, for x = 0; Hanley and Lippman-Hand 1983 give 3/n as
/// its approximation). The root is found by bisection with multiplication alone, which rounds in
/// the same way on every machine, so that ten digits agree everywhere.
pub fn at_most(trials: u32) -> Chance {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..64 {
        let middle = (low + high) / 2.0;
        if power(middle, trials) < 0.05 {
            low = middle;
        } else {
            high = middle;
        }
    }
    let ten_billionths = ((1.0 - high) * 1e10).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1e10 by construction"
    )]
    Chance { ten_billionths: ten_billionths as u64 }
}

/// base^exponent by squaring; `powi` may round differently from one machine to another.
fn power(base: f64, exponent: u32) -> f64 {
    let (mut result, mut square, mut left) = (1.0, base, exponent);
    while left > 0 {
        if left % 2 == 1 {
            result *= square;
        }
        square *= square;
        left /= 2;
    }
    result
}
