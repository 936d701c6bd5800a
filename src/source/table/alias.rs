//! Header texts to columns: the user's own names first, then the table of synonyms in
//! `alias.toml`. Word order, case, marks and small words do not matter. Reads no cell.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::column::{Column, Piece, Window};
use crate::source::settings::ColumnMap;

/// What header texts mean in one table.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// The table's own map, then the one for all tables.
    pub(super) maps: [Option<&'a ColumnMap>; 2],
}

/// What a header text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) column: Column,
    /// `(0-100)`: the scale that the header names.
    pub(super) scale: Option<(u32, u32)>,
    /// Mapped by the user to a name that does not exist.
    pub(super) lost: Option<String>,
}

/// A text longer than this is no header that a table of synonyms could know.
const LONGEST: usize = 120;

/// Words that say nothing in a header.
const SMALL: &[&str] = &[
    "the", "my", "a", "of", "at", "in", "on", "to", "for", "your", "today", "what", "was", "how",
    "is", "did", "you", "im", "der", "die", "das", "den", "des", "beim", "heute", "le", "la",
    "les", "du", "de", "au", "el", "los", "del", "por", "en", "il", "lo", "di", "al", "van", "het",
    "da", "na", "o", "w", "i",
];

/// Unit words at the end of a header, with what they make of a length.
const HOURS: &[&str] = &[
    "h", "hr", "hrs", "hours", "std", "stunden", "heures", "horas", "ore", "uren", "godziny",
    "timer", "timmar",
];
const MINUTES: &[&str] = &[
    "min", "mins", "minutes", "minuten", "minutos", "minuti", "minut", "minuty", "minutter",
    "minuter",
];

static ALIASES: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| {
    let table: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("alias.toml")).unwrap_or_default();
    let mut aliases = BTreeMap::new();
    for (name, words) in &table {
        let Some(column) = Column::named(name) else { continue };
        for word in words.iter().chain([name]) {
            aliases.insert(key(word), column.clone());
        }
    }
    aliases
});

/// Words for facts whose header names the item behind them.
const ITEM_WORDS: &[(&str, &str)] = &[
    ("confidence", "confidence"),
    ("confidence", "zutrauen"),
    ("confidence", "confiance"),
    ("confidence", "confianza"),
    ("confidence", "fiducia"),
    ("confidence", "vertrouwen"),
    ("function", "function"),
    ("function", "psfs"),
    ("function", "funktion"),
    ("function", "fonction"),
    ("function", "función"),
    ("function", "funzione"),
    ("score", "score"),
];

impl Names<'_> {
    /// What a header text means.
    pub(super) fn heading(&self, header: &str) -> Heading {
        let scale = scale_in(header);
        let text = header.trim();
        for map in self.maps.iter().flatten() {
            let own = map.iter().find(|(from, _)| same(from, text));
            if let Some((_, to)) = own {
                let column = Column::named(to);
                let lost = column.is_none().then(|| to.clone());
                return Heading { column: column.unwrap_or(Column::Other), scale, lost };
            }
        }
        if text.len() > LONGEST || text.starts_with(|c: char| c.is_ascii_digit()) {
            return Heading { column: Column::Other, scale, lost: None };
        }
        let column = Column::named(text).or_else(|| aliased(text)).or_else(|| item(text));
        Heading { column: column.unwrap_or(Column::Other), scale, lost: None }
    }
}

/// The nearest of our own names and synonyms to an unknown header.
pub(super) fn near(header: &str) -> Option<String> {
    let wanted = key(header);
    let known = ALIASES.keys().map(String::as_str);
    let word = crate::diag::nearest(&wanted, known.filter(|word| word.len() > 3))?;
    ALIASES.get(word).map(Column::name)
}

fn item(header: &str) -> Option<Column> {
    ITEM_WORDS.iter().find_map(|(key, word)| Column::item(key, word, header))
}

/// The synonym, perhaps with a unit or a number behind it.
fn aliased(header: &str) -> Option<Column> {
    let whole = key(header);
    if let Some(column) = ALIASES.get(&whole) {
        return Some(column.clone());
    }
    let outside = without_brackets(header);
    let words: Vec<String> = match scale_in(header) {
        Some(_) => words(&outside).into_iter().filter(|word| !says_scale(word)).collect(),
        None => words(&outside),
    };
    let inside: Vec<String> = self::words(&inside_brackets(header));
    let found = |words: &[String]| ALIASES.get(&sorted(words)).cloned();
    if let Some(column) = found(&words) {
        return Some(with_unit(column, inside.first().map(String::as_str)));
    }
    let (last, rest) = words.split_last()?;
    let column = found(rest)?;
    match (&column, last.parse::<u32>()) {
        (Column::Session(window, 1), Ok(number @ 1..=20)) => Some(Column::Session(*window, number)),
        _ if is_unit(last) => Some(with_unit(column, Some(last))),
        _ => None,
    }
}

/// Words and numbers of `on a scale of 0 to 10`.
fn says_scale(word: &str) -> bool {
    let scale = ["scale", "skala", "échelle", "escala", "scala", "schaal", "von", "bis", "mm"];
    word.parse::<u32>().is_ok() || scale.contains(&word)
}

fn is_unit(word: &str) -> bool {
    HOURS.contains(&word) || MINUTES.contains(&word)
}

/// `Sleep (min)` is minutes, `Sleep` alone hours.
fn with_unit(column: Column, unit: Option<&str>) -> Column {
    match (column, unit) {
        (Column::Part(key, Piece::Hours), Some(unit)) if MINUTES.contains(&unit) => {
            Column::Part(key, Piece::Minutes)
        }
        (Column::Part(key, Piece::Minutes), Some(unit)) if HOURS.contains(&unit) => {
            Column::Part(key, Piece::Hours)
        }
        (Column::Session(Window::Minutes, _), Some(unit)) if HOURS.contains(&unit) => Column::Other,
        (column, _) => column,
    }
}

/// Equal but for case and the space around and inside.
fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(a) == plain(b)
}

/// The words of a header in the order of the alphabet, small ones left out.
fn key(header: &str) -> String {
    sorted(&words(header))
}

fn sorted(words: &[String]) -> String {
    let mut words = words.to_vec();
    words.sort();
    words.join(" ")
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let all: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let said: Vec<String> =
        all.iter().filter(|w| !SMALL.contains(w)).map(|w| (*w).to_owned()).collect();
    if said.is_empty() { all.into_iter().map(str::to_owned).collect() } else { said }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    without_scale(&kept)
}

fn inside_brackets(text: &str) -> String {
    let inner = text.split_once(['(', '[']).map_or("", |(_, rest)| rest);
    inner.split([')', ']']).next().unwrap_or("").to_owned()
}

/// `Pain 0-10` without its `0-10`.
fn without_scale(text: &str) -> String {
    let is_scale = |word: &&str| scale_in(word).is_some();
    text.split_whitespace().filter(|word| !is_scale(word)).collect::<Vec<_>>().join(" ")
}

/// `0-10`, `0–100`, `/10`, `1 to 5`, `mm`, `%` anywhere in a header.
fn scale_in(header: &str) -> Option<(u32, u32)> {
    let words = words(header);
    if header.contains('%') || words.iter().any(|word| word == "mm") {
        return Some((0, 100));
    }
    let numbers: Vec<u32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    match numbers.as_slice() {
        [low, high] if low < high => Some((*low, *high)),
        [high] if header.contains(&format!("/{high}")) => Some((0, *high)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(header: &str) -> Column {
        Names { maps: [None, None] }.heading(header).column
    }

    #[test]
    fn every_synonym_means_one_column() {
        let table: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("alias.toml")).unwrap();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (name, words) in &table {
            assert!(Column::named(name).is_some(), "{name} is no column");
            for word in words {
                let before = seen.insert(key(word), name.clone());
                assert_eq!(before.filter(|before| before != name), None, "{word}");
            }
        }
        for name in Column::names() {
            assert_eq!(column(name).name(), name);
        }
    }

    #[test]
    fn headers_are_known_in_several_languages_and_orders() {
        for (header, name) in [
            ("Morning pain (0-10)", "morning"),
            ("Pain in the morning", "morning"),
            ("Schmerz morgens", "morning"),
            ("Schmerzen am Morgen", "morning"),
            ("douleur le matin", "morning"),
            ("Dolor por la mañana", "morning"),
            ("Sleep (h)", "sleep_h"),
            ("sleep_min", "sleep_min"),
            ("Sleep [minutes]", "sleep_min"),
            ("Schlaf (Std)", "sleep_h"),
            ("NRS", "pain"),
            ("Pain 0-10", "pain"),
            ("Activity 2", "activity 2"),
            ("Confidence: bend", "confidence bend"),
            ("function_tie shoes", "function tie shoes"),
            ("Mood", "other"),
        ] {
            assert_eq!(column(header).name(), name, "{header}");
        }
    }

    #[test]
    fn a_scale_in_the_header_is_seen() {
        assert_eq!(scale_in("VAS (0-100)"), Some((0, 100)));
        assert_eq!(scale_in("VAS mm"), Some((0, 100)));
        assert_eq!(scale_in("Pain /10"), Some((0, 10)));
        assert_eq!(scale_in("activity 2"), None);
    }
}
