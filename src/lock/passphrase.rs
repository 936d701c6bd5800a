//! A passphrase that was checked: written in signs that every keyboard writes the same way, and
//! hard enough to guess. It is wiped when it is dropped and never printed.

use std::collections::BTreeSet;
use std::fmt;

use zeroize::Zeroizing;

/// What a passphrase must be worth at least, in bits by the estimate below. Each guess costs an
/// attacker a million hashes, which is worth about 20 bits more.
const LEAST_BITS: u32 = 50;
/// No word counts for more, however long: they stand in dictionaries. A list of 2048 words is
/// worth 11 bits a word.
const MOST_BITS_OF_A_WORD: u32 = 11;

/// Words that guessers try first.
const FIRST_GUESSES: &[&str] = &[
    "admin",
    "back",
    "comeback",
    "dragon",
    "geheim",
    "hallo",
    "hello",
    "iloveyou",
    "lassmichrein",
    "letmein",
    "login",
    "master",
    "monkey",
    "pain",
    "pass",
    "passphrase",
    "password",
    "passwort",
    "qwert",
    "qwerty",
    "qwertz",
    "ruecken",
    "rücken",
    "schatz",
    "schmerz",
    "secret",
    "sesame",
    "sunshine",
    "welcome",
    "willkommen",
];
const ROWS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "yxcvbnm",
    "zxcvbnm",
    "azertyuiop",
];

/// A passphrase that may be used.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

/// Why a passphrase may not be used. It tells nothing of the passphrase itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    Empty,
    /// A sign that keyboards and systems write in more than one way.
    Sign,
    /// Too easy to guess.
    Guessable,
}

impl fmt::Display for Weak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Weak::Empty => "there is no passphrase",
            Weak::Sign => {
                "it holds a sign that some keyboards write in another way; use letters, digits \
                 and spaces"
            }
            Weak::Guessable => {
                "it could be guessed; use five or more words that have nothing to do with each \
                 other, or let comeback draw six"
            }
        })
    }
}

impl Passphrase {
    /// Checks a passphrase. Spaces at its ends, and more than one between words, do not count.
    /// `known` are words that others can find out, such as names and the title of the site.
    pub fn new(text: &str, known: &[&str]) -> Result<Passphrase, Weak> {
        let plain = plain(text)?;
        match bits(&plain, known) >= LEAST_BITS {
            true => Ok(Passphrase(plain)),
            false => Err(Weak::Guessable),
        }
    }

    pub(super) fn drawn(text: String) -> Passphrase {
        Passphrase(text.into())
    }

    /// For showing a drawn passphrase once, and for stretching.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

fn plain(text: &str) -> Result<Zeroizing<String>, Weak> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    for word in text.split_whitespace() {
        if !word.chars().all(is_stable) {
            return Err(Weak::Sign);
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    if plain.is_empty() { Err(Weak::Empty) } else { Ok(plain) }
}

/// Whether a sign is the same in every form of Unicode that a system may write: single letters
/// of Latin, Greek, Cyrillic, kana, Chinese and Korean, digits, and signs of ASCII.
fn is_stable(c: char) -> bool {
    matches!(c,
        '!'..='~' | '\u{a1}'..='\u{24f}' | '\u{391}'..='\u{3ce}' | '\u{400}'..='\u{45f}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

fn class(c: char) -> Class {
    match c {
        c if c.is_alphabetic() => Class::Letter,
        c if c.is_ascii_digit() => Class::Digit,
        _ => Class::Other,
    }
}

/// A careful estimate of how hard a passphrase is to guess, in bits: the sum over its different
/// runs of letters, digits and other signs. It counts what is written, not how it was chosen.
fn bits(text: &str, known: &[&str]) -> u32 {
    let known: BTreeSet<String> =
        known.iter().flat_map(|text| runs(text)).map(str::to_lowercase).collect();
    let mut seen = BTreeSet::new();
    let mut sum = 0;
    for run in runs(text) {
        let lower = run.to_lowercase();
        if !known.contains(&lower) && seen.insert(lower.clone()) {
            sum += worth(run, &lower);
        }
    }
    sum
}

/// The text cut where the class of its signs changes; spaces are left out.
fn runs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| class(c) != class(first)).unwrap_or(rest.len());
            let (run, behind) = rest.split_at(end);
            found.push(run);
            rest = behind;
        }
    }
    found
}

fn worth(run: &str, lower: &str) -> u32 {
    let signs = u32::try_from(run.chars().count()).unwrap_or(u32::MAX);
    if FIRST_GUESSES.contains(&lower) || is_row(lower) {
        return 1;
    }
    match class(run.chars().next().unwrap_or(' ')) {
        Class::Letter => {
            let mixed =
                run.chars().skip(1).any(char::is_uppercase) && run.chars().any(char::is_lowercase);
            (4 * signs.min(10)).min(MOST_BITS_OF_A_WORD) + if mixed { 2 } else { 0 }
        }
        // A year is one of about thirty; longer numbers are dates and telephones.
        Class::Digit if signs == 4 && (run.starts_with("19") || run.starts_with("20")) => 5,
        Class::Digit => (3 * signs.min(10)).min(12),
        Class::Other => (3 * signs.min(10)).min(6),
    }
}

/// Whether it is one sign again and again, or a piece of a row of the keyboard or alphabet.
fn is_row(lower: &str) -> bool {
    let backwards: String = lower.chars().rev().collect();
    let first = lower.chars().next();
    let long = lower.chars().count() >= 3;
    long && (lower.chars().all(|c| Some(c) == first)
        || ROWS.iter().any(|row| row.contains(lower) || row.contains(&backwards)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<Passphrase, Weak> {
        Passphrase::new(text, &["A steady return", "Robin Hale", "physio"])
    }

    #[test]
    fn what_is_easily_guessed_is_refused() {
        for weak in [
            "hunter2",
            "correct horse battery staple",
            "passwordpasswordpassword",
            "Password1234567890!",
            "qwertyuiop asdfghjkl 12345678 abcdefgh zxcvbnm",
            "maple maple maple maple maple maple",
            "Robin Hale steady return physio maple river candle",
            "12031985",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(check(weak).unwrap_err(), Weak::Guessable, "{weak}");
        }
        assert_eq!(check(" \n").unwrap_err(), Weak::Empty);
    }

    #[test]
    fn five_unrelated_words_or_sixteen_mixed_signs_are_enough() {
        for good in [
            "maple river candle fox button",
            "Zwei Äpfel rollen langsam bergauf",
            "k3fQ9zpLw2XcR7tb",
            "дом река свеча лиса кнопка",
        ] {
            assert!(check(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn spaces_at_the_ends_and_doubled_ones_do_not_count() {
        let one = check("  maple river  candle\tfox button\n").unwrap();
        assert_eq!(one.as_str(), "maple river candle fox button");
    }

    #[test]
    fn signs_with_two_spellings_are_refused_and_nothing_is_printed() {
        assert_eq!(check("a\u{308}pfel river candle fox button lamp").unwrap_err(), Weak::Sign);
        assert_eq!(check("maple\u{200b} river candle fox button").unwrap_err(), Weak::Sign);
        let shown = format!("{:?}", check("maple river candle fox button").unwrap());
        assert!(!shown.contains("maple"));
    }
}
