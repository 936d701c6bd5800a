//! Lengths of time as other programs write them: `1h 5m`, `31min`, `0:02:30`, `00:01:39,6`.

use crate::journal::Seconds;

/// A length of a session, or that it cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    None,
    Of(Seconds),
    Odd,
}

/// Judges the length of a session, where none is longer than so many seconds.
pub(super) fn judged(seconds: Option<Seconds>, longest: u32) -> Length {
    match seconds {
        None | Some(Seconds(0)) => Length::None,
        Some(Seconds(n)) if n > longest => Length::Odd,
        // Nobody trains to the second for ten minutes and more.
        Some(Seconds(n)) if n >= 600 => Length::Of(Seconds((n + 30) / 60 * 60)),
        Some(length) => Length::Of(length),
    }
}

/// Reads `1h 5m`, `45s`, `31min`, `06h 00m`, `H:MM:SS`, `M:SS` only where there are three parts.
pub(super) fn read(text: &str) -> Option<Seconds> {
    let text = text.trim().to_lowercase();
    if text.contains(':') { clock(&text) } else { worded(&text) }
}

fn clock(text: &str) -> Option<Seconds> {
    let whole = text.split([',', '.']).next()?;
    let parts: Vec<&str> = whole.split(':').collect();
    let [hours, minutes, seconds] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
    (minutes < 60 && seconds < 60).then(|| Seconds(hours * 3600 + minutes * 60 + seconds))
}

fn worded(text: &str) -> Option<Seconds> {
    let mut rest = text;
    let mut total: u32 = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, behind) = rest.split_at(digits);
        let behind = behind.trim_start();
        let letters = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(letters);
        let seconds = match unit {
            "h" | "hr" | "hrs" | "std" => 3600,
            "m" | "min" | "mins" => 60,
            "s" | "sec" | "secs" | "sek" => 1,
            _ => return None,
        };
        let number: u32 = number.parse().ok()?;
        total = total.checked_add(number.checked_mul(seconds)?)?;
        rest = behind.trim_start_matches([' ', ',', '.']);
    }
    (!text.is_empty()).then_some(Seconds(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_every_spelling() {
        for (text, seconds) in [
            ("31m", 1860),
            ("1h 5m", 3900),
            ("2h", 7200),
            ("45s", 45),
            ("31min", 1860),
            ("264h", 950_400),
            ("0:02:30", 150),
            ("00:01:39,6", 99),
            ("06h 00m", 21_600),
        ] {
            assert_eq!(read(text), Some(Seconds(seconds)), "{text}");
        }
        for text in ["", "long", "1:30", "5", "1x 5m", "99999999999h"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_forgotten_timer_is_no_length() {
        assert_eq!(judged(Some(Seconds(950_400)), 43_200), Length::Odd);
        assert_eq!(judged(Some(Seconds(0)), 43_200), Length::None);
    }
}
