//! The head of a fact: `session 18:10 Gym` is a key, a time and a name. Also reads a clock time
//! and an ISO date.

use jiff::civil::{Date, Time};

use super::key::Key;

/// A head taken apart. Offsets count bytes from the beginning of the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    pub key: Option<Key>,
    /// The key as written, and where it begins.
    pub word: (usize, &'a str),
    pub time: Option<Time>,
    pub name: Option<(usize, &'a str)>,
}

/// Takes a head apart. The longest known key at its beginning counts; where none is known, all
/// but the time is the key. A key that takes no name is not meant where a name follows: `leg
/// press` is no `leg`, and `morning walk` no `morning`.
pub fn head(text: &str) -> Head<'_> {
    let known = word_ends(text)
        .iter()
        .rev()
        .find_map(|&end| Key::named(&text[..end]).map(|key| (key, end)));
    if let Some((key, end)) = known {
        let found = parts(text, Some(key), end);
        if key.takes_a_name() || found.name.is_none() {
            return found;
        }
    }
    parts(text, None, time_at_end(text).unwrap_or(text.trim_end().len()))
}

fn parts(text: &str, key: Option<Key>, end: usize) -> Head<'_> {
    let start = text.len() - text.trim_start().len();
    let behind = &text[end.max(start)..];
    let (time, used) = leading_clock(behind);
    let name = &behind[used..];
    let offset = end.max(start) + used + (name.len() - name.trim_start().len());
    let name = Some(name.trim()).filter(|name| !name.is_empty()).map(|name| (offset, name));
    Head { key, word: (start, text[start..end.max(start)].trim_end()), time, name }
}

/// Where each of the first words ends.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && in_word {
            ends.push(at);
            if ends.len() == 3 {
                return ends;
            }
        }
        in_word = !c.is_whitespace();
    }
    if in_word {
        ends.push(text.len());
    }
    ends
}

/// Where the words before a time at the end of an unknown head end.
fn time_at_end(text: &str) -> Option<usize> {
    let trimmed = text.trim_end();
    let at = trimmed.rfind(char::is_whitespace)?;
    clock(trimmed[at..].trim())?;
    Some(trimmed[..at].trim_end().len())
}

/// A time at the beginning of a text, and the bytes it takes.
fn leading_clock(text: &str) -> (Option<Time>, usize) {
    let lead = text.len() - text.trim_start().len();
    let word = text[lead..].split_whitespace().next().unwrap_or("");
    let second = text[lead + word.len()..].split_whitespace().next().unwrap_or("");
    let half = matches!(second.to_lowercase().as_str(), "am" | "pm");
    if half && let Some(time) = clock(&format!("{word}{second}")) {
        let gap = text[lead + word.len()..].find(second).unwrap_or(0);
        return (Some(time), lead + word.len() + gap + second.len());
    }
    match clock(word) {
        Some(time) => (Some(time), lead + word.len()),
        None => (None, 0),
    }
}

/// `18:10`, `7:05`, `18:10:30`, `7:05pm`, `7pm`.
pub fn clock(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase();
    let (digits, half) = match text.strip_suffix("am") {
        Some(rest) => (rest.trim_end(), Some(0)),
        None => match text.strip_suffix("pm") {
            Some(rest) => (rest.trim_end(), Some(12)),
            None => (text.as_str(), None),
        },
    };
    let parts: Option<Vec<i8>> = digits.split(':').map(two_digits).collect();
    let (hour, minute, second) = match (parts?.as_slice(), half) {
        ([hour], Some(_)) => (*hour, 0, 0),
        ([hour, minute], _) => (*hour, *minute, 0),
        ([hour, minute, second], _) => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

fn two_digits(text: &str) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// An ISO date at the beginning of a text: `2026-03-12`, with no further digit behind it.
pub fn iso_date(text: &str) -> Option<Date> {
    let date = text.get(..10)?;
    let shape = date.bytes().enumerate().all(|(at, b)| match at {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    });
    let ends = !text[10..].starts_with(|c: char| c.is_ascii_digit());
    let number = |range: std::ops::Range<usize>| date[range].parse::<i16>().ok();
    if !(shape && ends) {
        return None;
    }
    let (month, day) = (i8::try_from(number(5..7)?).ok()?, i8::try_from(number(8..10)?).ok()?);
    Date::new(number(0..4)?, month, day).ok()
}
