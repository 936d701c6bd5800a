//! Lengths of time: `15min`, `1h05`, `1h 5m`, `90 s`, `2 days`.

use super::lex::Piece;
use super::reading::Met;
use crate::diag::value;
use crate::journal::Seconds;

/// What a lone `m` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoneM {
    Minutes,
    Metres,
}

/// A length longer than this was not meant: 60 days.
const LONGEST: u64 = 60 * 24 * 3600;

/// A length of time at this part, if one begins here.
pub(super) fn length(piece: &Piece<'_>, at: usize, lone_m: LoneM) -> Option<Met<Seconds>> {
    let (mut total, mut end, mut last) = (0u64, at, u64::MAX);
    let mut ambiguous = false;
    while let Some(number) = piece.number(end) {
        let Some((unit, used)) = unit_behind(piece, end, last, lone_m) else { break };
        total = total.saturating_add(number.thousandths.saturating_mul(unit) / 1000);
        ambiguous |= number.ambiguous;
        (last, end) = (unit, end + used);
        if number.decimals > 0 {
            break;
        }
    }
    if end == at {
        return None;
    }
    let (place, read) = (piece.place(at, end), piece.raw(at, end));
    if ambiguous {
        return Some(Met::refused(value::ambiguous_number(&place, read), end - at));
    }
    match u32::try_from(total).ok().filter(|_| total <= LONGEST) {
        Some(total) => Some(Met::clean(Seconds(total), end - at)),
        None => Some(Met::refused(value::impossible_number(&place, read), end - at)),
    }
}

/// The unit behind the number at a part, smaller than the last one, and the parts taken.
fn unit_behind(piece: &Piece<'_>, at: usize, last: u64, lone_m: LoneM) -> Option<(u64, usize)> {
    let after_hours = last == 3600;
    let unit = piece.word(at + 1).and_then(|word| {
        let one = piece.number(at).is_some_and(|number| number.thousandths == 1000);
        match word.as_str() {
            "s" | "sec" | "secs" | "second" | "seconds" => Some(1),
            "min" | "mins" | "minute" | "minutes" => Some(60),
            "m" if after_hours || lone_m == LoneM::Minutes => Some(60),
            "h" | "hr" | "hrs" | "hours" => Some(3600),
            // `hour` after another number is the name of a window.
            "hour" if one => Some(3600),
            "d" | "day" | "days" => Some(24 * 3600),
            "week" | "weeks" => Some(7 * 24 * 3600),
            _ => None,
        }
    });
    match unit {
        Some(unit) if unit < last => Some((unit, 2)),
        // `1h05`
        None if after_hours && piece.glued(at) && !piece.glued(at + 1) => Some((60, 1)),
        _ => None,
    }
}
