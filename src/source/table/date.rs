//! One cell with a date, and perhaps a time: what it can mean by itself. A date whose order is
//! open stays open here; the column decides. Two-digit years are years of this century. Never
//! converts between zones: the day is taken as written.

use jiff::civil::{Date, Time};

use super::calendar_word;

/// What the text of a date says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Year first, or the month by name: nothing is open.
    Certain(Date),
    /// Two numbers and a year behind them.
    Open { first: i8, second: i8, year: i16, mark: char },
    /// A number of days since 1900, as spreadsheets count.
    DayNumber(u32),
}

/// A date cell: its day and the time written behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) shape: Shape,
    pub(super) time: Option<Time>,
}

/// Reads a whole cell.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    let (day, clock) = split(text);
    let shape = shape(day)?;
    let time = if clock.is_empty() { None } else { Some(time_with_zone(clock)?) };
    Some(Stamp { shape, time })
}

/// The part before the time, and the time.
fn split(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let joined = text
        .find('T')
        .filter(|at| at.checked_sub(1).is_some_and(|b| bytes[b].is_ascii_digit()))
        .filter(|at| bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
    if let Some(at) = joined {
        return (&text[..at], &text[at + 1..]);
    }
    let Some(colon) = text.find(':') else { return (text, "") };
    let start = text[..colon].rfind(char::is_whitespace).unwrap_or(0);
    let day = text[..start].trim_end().trim_end_matches([',', '-', '–', '|']).trim_end();
    (day.strip_suffix(" at").unwrap_or(day), text[start..].trim())
}

/// What a date without a time says.
pub(super) fn shape(text: &str) -> Option<Shape> {
    let text = text.trim();
    if text.len() > 60 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
        let days = text.parse().ok()?;
        return (36_526..=73_050).contains(&days).then_some(Shape::DayNumber(days));
    }
    if let Some(date) = iso(text) {
        return Some(Shape::Certain(date));
    }
    let bare = without_weekday(text);
    numeric(bare).or_else(|| worded(bare))
}

/// `2026-03-12`, as most tables have it.
fn iso(text: &str) -> Option<Date> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    let small = |number: i16| i8::try_from(number).ok();
    Date::new(two(a, b)? * 100 + two(c, d)?, small(two(e, f)?)?, small(two(g, h)?)?).ok()
}

/// `18:10`, as most tables have it.
fn plain_time(text: &str) -> Option<Time> {
    let &[a, b, b':', c, d] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i8::try_from(byte - b'0').ok()).flatten();
    let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    Time::new(two(a, b)?, two(c, d)?, 0, 0).ok()
}

/// `Thu 12.03.2026`, `Donnerstag, 12. März`: the day of the week says nothing new.
fn without_weekday(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if calendar_word::is_weekday(word) {
        rest.trim_start_matches(['.', ',', ' ', '\u{a0}'])
    } else {
        text
    }
}

fn numeric(text: &str) -> Option<Shape> {
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(mark, '.' | '/' | '-' | '\u{2010}' | '\u{2011}') {
        return None;
    }
    let text = text.strip_suffix('.').unwrap_or(text);
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    if [a, b, c].iter().any(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    match (a.len(), b.len(), c.len()) {
        (4, 1 | 2, 1 | 2) => {
            let date = Date::new(year(a)?, b.parse().ok()?, c.parse().ok()?).ok()?;
            Some(Shape::Certain(date))
        }
        // `26-03-12` may begin or end with its year, so it is not read.
        (2, 2, 2) if mark == '-' => None,
        (1 | 2, 1 | 2, 2 | 4) => {
            let (first, second) = (a.parse().ok()?, b.parse().ok()?);
            Some(Shape::Open { first, second, year: year(c)?, mark })
        }
        _ => None,
    }
}

/// Two digits are a year of this century.
fn year(text: &str) -> Option<i16> {
    let number: i16 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + number),
        4 => Some(number),
        _ => None,
    }
}

/// `12 March 2026`, `Mar 12, 2026`, `12. März 2026`, `22nd Sep 2020`, `1er avril 2026`.
fn worded(text: &str) -> Option<Shape> {
    let mut month = None;
    let mut numbers: Vec<&str> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '.')) {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, tail) = word.split_at(digits);
        match (number.is_empty(), tail) {
            (true, "" | "de" | "of" | "del" | "den" | "the") => {}
            (true, name) => {
                let found = calendar_word::month(name)?;
                if month.replace(found).is_some() {
                    return None;
                }
            }
            (false, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª") => numbers.push(number),
            (false, _) => return None,
        }
    }
    let [a, b] = numbers.as_slice() else { return None };
    let (day, year_text) = if a.len() == 4 { (b, a) } else { (a, b) };
    let year = if day.len() <= 2 { year(year_text)? } else { return None };
    Date::new(year, month?, day.parse().ok()?).ok().map(Shape::Certain)
}

/// A time of day: `18:10`, `18.10`, `18h10`, `6:10 pm`, `18 Uhr`, `18:10:30`.
pub(super) fn time(text: &str) -> Option<Time> {
    if let Some(time) = plain_time(text) {
        return Some(time);
    }
    let mut text = text.trim().to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    let afternoon = half_of_day(&mut text);
    for word in ["uhr", "o'clock"] {
        text = text.trim().trim_end_matches(word).trim_end().to_owned();
    }
    let text = text.trim().trim_end_matches('h').trim_end();
    let parts: Vec<&str> = text.split([':', '.', 'h']).map(str::trim).collect();
    if parts.is_empty() || parts.len() > 4 {
        return None;
    }
    let mut numbers = [0i8; 3];
    for (slot, part) in numbers.iter_mut().zip(&parts) {
        if part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    let [hour, minute, second] = numbers;
    let marked = parts.len() > 1 && parts.get(1).is_some_and(|minutes| minutes.len() == 2);
    let hour = match afternoon {
        None if marked => hour,
        Some(late) if (1..=12).contains(&hour) => hour % 12 + if late { 12 } else { 0 },
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// Takes `am`, `p.m.` off the end; whether it is the afternoon.
fn half_of_day(text: &mut String) -> Option<bool> {
    for (word, late) in [
        ("a. m.", false),
        ("p. m.", true),
        ("a.m.", false),
        ("p.m.", true),
        ("am", false),
        ("pm", true),
    ] {
        if let Some(rest) = text.trim_end().strip_suffix(word) {
            *text = rest.trim_end().to_owned();
            return Some(late);
        }
    }
    None
}

/// A time that may have a zone behind it, which is passed over: the wall clock counts.
fn time_with_zone(text: &str) -> Option<Time> {
    if let Some(time) = time(text) {
        return Some(time);
    }
    let cut = text.trim_end_matches(['Z', 'z']);
    if cut.len() < text.len() {
        return time(cut);
    }
    if let Some((clock, zone)) = text.rsplit_once(' ') {
        let is_zone = zone.len() <= 6
            && zone.chars().all(|c| c.is_ascii_uppercase() || "+-:0123456789".contains(c));
        return if is_zone { time(clock) } else { None };
    }
    let at = text.rfind(['+', '-'])?;
    let zone = &text[at + 1..];
    let is_zone = matches!(zone.len(), 2 | 4 | 5);
    (is_zone && zone.bytes().all(|b| b.is_ascii_digit() || b == b':')).then(|| time(&text[..at]))?
}
