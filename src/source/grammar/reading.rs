//! Readings: what somebody writes where a number on a scale belongs. Kept as written; a number
//! off its scale is told and not used.

use super::lex::{Decimal, Piece};
use crate::diag::{Diagnostic, value};
use crate::journal::{Reading, Tenths};

/// What was found at the beginning of some parts: a value, a problem, or both.
pub(super) struct Met<T> {
    pub(super) value: Option<T>,
    pub(super) problem: Option<Diagnostic>,
    /// How many parts it took.
    pub(super) used: usize,
}

impl<T> Met<T> {
    pub(super) fn clean(value: T, used: usize) -> Met<T> {
        Met { value: Some(value), problem: None, used }
    }

    pub(super) fn refused(problem: Diagnostic, used: usize) -> Met<T> {
        Met { value: None, problem: Some(problem), used }
    }
}

/// Which words may stand for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScaleWords {
    /// none, mild, moderate, severe
    Pain,
    /// easy, ok, hard
    Effort,
    Nothing,
}

/// The numbers a reading may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) low: Tenths,
    pub(super) high: Tenths,
    pub(super) words: ScaleWords,
}

const fn scale(low: i32, high: i32, words: ScaleWords) -> Scale {
    Scale { low: Tenths::whole(low), high: Tenths::whole(high), words }
}

pub(super) const PAIN: Scale = scale(0, 10, ScaleWords::Pain);
pub(super) const EFFORT: Scale = scale(0, 10, ScaleWords::Effort);
pub(super) const SURE: Scale = scale(0, 10, ScaleWords::Nothing);
pub(super) const FIVE: Scale = scale(1, 5, ScaleWords::Nothing);
pub(super) const COPIED: Scale = scale(0, 100, ScaleWords::Nothing);

/// The words for numbers, also used to spell them.
pub(crate) const PAIN_WORDS: &[(&str, i32)] =
    &[("none", 0), ("mild", 2), ("moderate", 5), ("severe", 8), ("no", 0)];
pub(crate) const EFFORT_WORDS: &[(&str, i32)] = &[("easy", 2), ("ok", 4), ("hard", 7)];

/// A reading at this part, if one begins here.
pub(super) fn reading(piece: &Piece<'_>, at: usize, scale: Scale) -> Option<Met<Reading>> {
    if let Some(word) = piece.word(at) {
        return word_reading(piece, at, scale, &word);
    }
    match piece.symbol(at) {
        Some('?') => Some(Met::clean(Reading::Unknown, 1)),
        Some('~' | '≈') => signed(piece, at, scale, Reading::About),
        Some('<') => signed(piece, at, scale, Reading::Below),
        Some('>') => signed(piece, at, scale, Reading::Above),
        Some('-' | '−' | '–') if piece.glued(at + 1) && piece.number(at + 1).is_some() => {
            Some(Met::refused(off_scale(piece, at, 2, scale), 2))
        }
        Some(_) => None,
        None => numeric(piece, at, scale),
    }
}

fn word_reading(piece: &Piece<'_>, at: usize, scale: Scale, word: &str) -> Option<Met<Reading>> {
    let table = match scale.words {
        ScaleWords::Pain => PAIN_WORDS,
        ScaleWords::Effort => EFFORT_WORDS,
        ScaleWords::Nothing => &[],
    };
    match word {
        "skip" | "skipped" => Some(Met::clean(Reading::Skipped, 1)),
        "about" | "ca" | "circa" | "approx" | "roughly" => signed(piece, at, scale, Reading::About),
        _ => {
            let (_, number) = table.iter().find(|(known, _)| *known == word)?;
            stands_alone(piece, at).then(|| Met::clean(Reading::Word(Tenths::whole(*number)), 1))
        }
    }
}

/// Whether a word is all that is said, so that `no reason found` and `hard to tell` are no
/// numbers. The name of a window may follow (`during mild hour none`).
fn stands_alone(piece: &Piece<'_>, at: usize) -> bool {
    const WINDOWS: &[&str] =
        &["before", "during", "hour", "after", "next", "morning", "settled", "effort"];
    piece.word(at + 1).is_none_or(|word| WINDOWS.contains(&word.as_str()))
}

/// A sign or word before a number.
fn signed(
    piece: &Piece<'_>,
    at: usize,
    scale: Scale,
    make: fn(Tenths) -> Reading,
) -> Option<Met<Reading>> {
    let number = piece.number(at + 1).filter(|_| !has_unit(piece, at + 2))?;
    Some(Spot { piece, at, used: 2, scale }.checked(&[number], |n| make(n[0])))
}

fn numeric(piece: &Piece<'_>, at: usize, scale: Scale) -> Option<Met<Reading>> {
    let first = piece.number(at)?;
    let second = piece.number(at + 2).filter(|_| piece.glued(at + 1) && piece.glued(at + 2));
    match (piece.symbol(at + 1), second) {
        (Some('-' | '–'), Some(second)) if !has_unit(piece, at + 3) => Some(
            Spot { piece, at, used: 3, scale }
                .checked(&[first, second], |n| Reading::Between(n[0].min(n[1]), n[0].max(n[1]))),
        ),
        (Some('/'), Some(second)) if second.whole() == Some(10) && scale.high.0 == 100 => {
            Some(Spot { piece, at, used: 3, scale }.checked(&[first], |n| Reading::OutOfTen(n[0])))
        }
        (Some('/'), Some(second)) if tenths(second) == scale.high => {
            Some(Spot { piece, at, used: 3, scale }.checked(&[first], |n| Reading::Number(n[0])))
        }
        (Some('/'), Some(_)) => Some(Met::refused(off_scale(piece, at, 3, scale), 3)),
        _ if has_unit(piece, at + 1) => None,
        _ => Some(Spot { piece, at, used: 1, scale }.checked(&[first], |n| Reading::Number(n[0]))),
    }
}

/// Whether a unit stands here, so that the number before it is no reading. `hour` is none: it
/// is the name of a window (`during 4 hour 3`).
fn has_unit(piece: &Piece<'_>, at: usize) -> bool {
    const UNITS: &[&str] = &[
        "min", "mins", "minutes", "h", "hr", "hrs", "hours", "s", "sec", "secs", "seconds", "d",
        "days", "x", "kg", "lb", "lbs", "km", "m", "mi", "reps", "sets",
    ];
    let unit = piece.word(at).is_some_and(|word| UNITS.contains(&word.as_str()));
    let percent = piece.symbol(at) == Some('%');
    unit || percent || (piece.glued(at) && piece.word(at).is_some())
}

/// Where numbers stand and what they may be.
struct Spot<'a> {
    piece: &'a Piece<'a>,
    at: usize,
    used: usize,
    scale: Scale,
}

impl Spot<'_> {
    fn checked(&self, numbers: &[Decimal], make: impl Fn(&[Tenths]) -> Reading) -> Met<Reading> {
        let Spot { piece, at, used, scale } = *self;
        let values: Vec<Tenths> = numbers.iter().map(|&number| tenths(number)).collect();
        let place = piece.place(at, at + used);
        let read = piece.raw(at, at + used);
        if numbers.iter().any(|number| number.ambiguous) {
            return Met::refused(value::ambiguous_number(&place, read), used);
        }
        if values.iter().any(|&n| n < scale.low || n > scale.high) {
            return Met::refused(off_scale(piece, at, used, scale), used);
        }
        let rounded = numbers.iter().any(|number| number.thousandths % 100 != 0);
        let problem = rounded.then(|| value::reading_rounded(&place, read));
        Met { value: Some(make(&values)), problem, used }
    }
}

/// Rounded to the nearest tenth.
pub(super) fn tenths(number: Decimal) -> Tenths {
    Tenths(i32::try_from((number.thousandths + 50) / 100).unwrap_or(i32::MAX))
}

fn off_scale(piece: &Piece<'_>, at: usize, used: usize, scale: Scale) -> Diagnostic {
    let place = piece.place(at, at + used);
    let read = piece.raw(at, at + used);
    match scale.words {
        ScaleWords::Pain => value::pain_out_of_range(&place, read),
        ScaleWords::Effort | ScaleWords::Nothing => {
            value::number_out_of_range(&place, read, (scale.low.0 / 10, scale.high.0 / 10))
        }
    }
}
