//! Which day a heading, a line or a file name speaks of. ISO dates first, then the patterns of
//! the settings; a date in another order is never guessed.

use jiff::civil::Date;

use crate::inputs::RelPath;
use crate::source::grammar::iso_date;
use crate::source::settings::Settings;

/// What a text says about the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Day(Date),
    /// Something like a date that is not one of ours.
    Unreadable,
    Nothing,
}

/// The day in the name of a file: `2026-03-12.md`, `2026-03-12 Thursday.md`.
pub(super) fn of_name(path: &RelPath, settings: &Settings) -> Option<Date> {
    iso_date(path.stem()).or_else(|| by_pattern(path.stem(), settings))
}

fn by_pattern(text: &str, settings: &Settings) -> Option<Date> {
    settings.day_patterns.iter().find_map(|pattern| matched(text, pattern))
}

/// The date in a text that begins as a pattern of `YYYY`, `MM`, `DD` and other characters says.
fn matched(text: &str, pattern: &str) -> Option<Date> {
    let (mut year, mut month, mut day) = (None, None, None);
    let (mut rest, mut pattern) = (text, pattern);
    while !pattern.is_empty() {
        let field = [("YYYY", 4), ("MM", 2), ("DD", 2)]
            .into_iter()
            .find(|(field, _)| pattern.starts_with(field));
        let length = match field {
            Some((_, digits)) => digits,
            None => pattern.chars().next()?.len_utf8(),
        };
        let found = rest.get(..length)?;
        match field {
            Some((name, _)) => {
                let digits = found.bytes().all(|b| b.is_ascii_digit());
                let number = found.parse::<i16>().ok().filter(|_| digits)?;
                match name {
                    "YYYY" => year = Some(number),
                    "MM" => month = i8::try_from(number).ok(),
                    _ => day = i8::try_from(number).ok(),
                }
            }
            None if found == &pattern[..length] => {}
            None => return None,
        }
        (rest, pattern) = (&rest[length..], &pattern[length..]);
    }
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    Date::new(year?, month?, day?).ok().filter(|_| ends)
}

/// The day that a heading's text opens.
pub(super) fn of_heading(text: &str, settings: &Settings) -> Said {
    let text = bare(text);
    match iso_date(text).or_else(|| by_pattern(text, settings)) {
        Some(day) => Said::Day(day),
        None if looks_like_a_date(text) => Said::Unreadable,
        None => Said::Nothing,
    }
}

/// The day of a line that holds nothing but an ISO date and perhaps its weekday.
pub(super) fn of_line(text: &str) -> Option<Date> {
    let text = bare(text.trim());
    let rest: String = text.get(10..)?.chars().filter(|c| c.is_alphabetic()).collect();
    let only = text[10..].chars().all(|c| c.is_alphabetic() || " ,:.*]()".contains(c));
    iso_date(text).filter(|_| only && (rest.is_empty() || is_weekday(&rest)))
}

/// Without the marks of a link or of bold type.
fn bare(text: &str) -> &str {
    text.trim_start_matches(['[', '*', '_', ' '])
}

fn is_weekday(word: &str) -> bool {
    const DAYS: &[&str] =
        &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_lowercase();
    word.len() >= 2 && DAYS.iter().any(|day| day.starts_with(&word))
}

/// `12.03.2026`, `3/12/26`, `2026-02-31`, `2026/03/12`, `12 March 2026`, `March 12`.
pub(super) fn looks_like_a_date(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("").trim_end_matches([',', ':', ']']);
    let numeric = ['.', '/', '-'].iter().any(|&mark| {
        let parts: Vec<&str> = first.trim_end_matches('.').split(mark).collect();
        let digits =
            |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        parts.len() == 3 && parts.iter().all(digits)
    });
    numeric || names_a_month(text)
}

fn names_a_month(text: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "sept",
        "october",
        "november",
        "december",
    ];
    let words: Vec<String> = text
        .split([' ', ',', '.'])
        .filter(|word| !word.is_empty())
        .take(4)
        .map(str::to_lowercase)
        .collect();
    let digits = |word: &String| {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    };
    let is_month = |word: &String| MONTHS.contains(&word.as_str());
    words.windows(2).any(|pair| {
        (digits(&pair[0]) && is_month(&pair[1])) || (is_month(&pair[0]) && digits(&pair[1]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn settings(patterns: &[&str]) -> Settings {
        let day_patterns = patterns.iter().map(|&p| p.to_owned()).collect();
        Settings { day_patterns, ..Settings::default() }
    }

    #[test]
    fn a_file_name_gives_a_day_in_iso_order_or_by_a_pattern() {
        let named = |name: &str, patterns: &[&str]| {
            of_name(&RelPath::new(name).unwrap(), &settings(patterns))
        };
        let day = Some(date(2026, 3, 12));
        assert_eq!(named("log/2026-03-12 Thursday.md", &[]), day);
        assert_eq!(named("12-03-2026.md", &[]), None);
        assert_eq!(named("12-03-2026.md", &["DD-MM-YYYY"]), day);
        assert_eq!(named("20260312-D.md", &["YYYYMMDD"]), day);
        assert_eq!(named("2026-03.md", &["YYYYMMDD"]), None);
    }

    #[test]
    fn a_heading_in_another_order_is_not_guessed() {
        let none = Settings::default();
        assert_eq!(of_heading("2026-03-12 Thursday", &none), Said::Day(date(2026, 3, 12)));
        assert_eq!(of_heading("[[2026-03-12]]", &none), Said::Day(date(2026, 3, 12)));
        for text in ["12.03.2026", "3/12/26", "2026-02-31", "12 March 2026", "March 12th, 2026"] {
            assert_eq!(of_heading(text, &none), Said::Unreadable, "{text}");
        }
        assert_eq!(of_heading("Week 11", &none), Said::Nothing);
        assert_eq!(of_line("2026-03-12"), Some(date(2026, 3, 12)));
        assert_eq!(of_line("**2026-03-12**, Thu"), Some(date(2026, 3, 12)));
        assert_eq!(of_line("2026-03-12 was good"), None);
    }
}
