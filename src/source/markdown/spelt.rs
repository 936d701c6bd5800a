//! What the text of an item or line spells: a fact with its key, time, name and values, or
//! words. Works on one line; knows nothing of days and of what stands below.

use std::borrow::Cow;

use jiff::civil::Time;

use super::field::{Field, whole};
use crate::source::grammar::{Head, Key, clock, head};

/// Part of a text, with the byte where it begins.
pub(super) type Part<'a> = (usize, Cow<'a, str>);

/// A fact as spelt in one line.
#[derive(Clone, Debug)]
pub(super) struct Spelt<'a> {
    pub(super) key: Option<Key>,
    pub(super) word: Part<'a>,
    /// All that stands before the colon, but a time at its beginning.
    pub(super) head: Part<'a>,
    pub(super) time: Option<Time>,
    pub(super) name: Option<Part<'a>>,
    pub(super) values: Part<'a>,
    /// `key:: value`
    pub(super) is_field: bool,
}

/// What a text says.
#[derive(Clone, Debug)]
pub(super) enum Said<'a> {
    Fact(Spelt<'a>),
    /// Words, with the time they begin with.
    Words(Option<Time>, Part<'a>),
}

/// Where a text stands: below a session or bout any head may be the name of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    Day,
    Work,
}

/// Reads the text of one item or line.
pub(super) fn said(text: &str, below: Below) -> Said<'_> {
    if let Some(found) = whole(text).map(of_field).or_else(|| with_colon(text, below)) {
        return Said::Fact(found);
    }
    match without_colon(text) {
        Some(found) => Said::Fact(found),
        None => {
            let (time, from) = leading_time(text);
            Said::Words(time, (from, plain(&text[from..])))
        }
    }
}

fn of_field(field: Field<'_>) -> Spelt<'_> {
    let head = head(field.key.1);
    let values = (field.value.0, plain(field.value.1));
    if head.key.is_none() {
        let word = (field.key.0, Cow::Borrowed(field.key.1));
        let (time, name, is_field) = (None, None, true);
        return Spelt { key: None, head: word.clone(), word, time, name, values, is_field };
    }
    Spelt {
        key: head.key,
        head: (field.key.0, Cow::Borrowed(field.key.1)),
        word: (field.key.0 + head.word.0, Cow::Borrowed(head.word.1)),
        time: head.time,
        name: head.name.map(|(at, name)| (field.key.0 + at, plain(name))),
        values,
        is_field: true,
    }
}

/// A head longer than this is a sentence.
const LONGEST_HEAD: usize = 120;

fn with_colon(text: &str, below: Below) -> Option<Spelt<'_>> {
    let colon = colon(text)?;
    let (time, from) = leading_time(&text[..colon]);
    let taken = head(&text[from..colon]);
    let marked = |part: &str| part.contains(['*', '`', '_']);
    let emphasised = taken.key.is_none() && marked(&text[from..colon]);
    let behind = &text[colon + 1..];
    let opened = text[from..colon].trim_start().starts_with(['*', '_', '`']);
    let values = if opened { behind.trim_start_matches(['*', '_', '`']) } else { behind };
    let lead = values.len() - values.trim_start().len();
    let values_at = text.len() - values.len() + lead;
    let values = (values_at, plain(values.trim()));
    if emphasised {
        return emphasised_head((&text[from..colon], from), time, values);
    }
    let spaced = behind.is_empty() || behind.starts_with([' ', '\t']);
    let known = taken.key.is_some();
    let may_be_one = spaced && (below == Below::Work || reads_like_a_key(taken.word.1));
    if taken.word.1.is_empty() || !(known || may_be_one) {
        return None;
    }
    Some(Spelt {
        key: taken.key,
        head: (from, plain(text[from..colon].trim())),
        word: (from + taken.word.0, Cow::Borrowed(taken.word.1)),
        time: taken.time.or(time),
        name: taken.name.map(|(at, name)| (from + at, plain(name))),
        values,
        is_field: false,
    })
}

/// `**morning**`: the same with the marks of bold type as spaces. Only known keys count.
fn emphasised_head<'a>(
    (text, from): (&'a str, usize),
    time: Option<Time>,
    values: Part<'a>,
) -> Option<Spelt<'a>> {
    let bare: String =
        text.chars().map(|c| if matches!(c, '*' | '`' | '_') { ' ' } else { c }).collect();
    let taken = head(&bare);
    taken.key?;
    Some(Spelt {
        key: taken.key,
        head: (from, Cow::Owned(bare.trim().to_owned())),
        word: (from + taken.word.0, Cow::Owned(taken.word.1.to_owned())),
        time: taken.time.or(time),
        name: taken.name.map(|(at, name)| (from + at, Cow::Owned(name.to_owned()))),
        values,
        is_field: false,
    })
}

/// The first colon that is not part of a time.
fn colon(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    bytes
        .iter()
        .take(LONGEST_HEAD)
        .enumerate()
        .filter(|(_, b)| **b == b':')
        .map(|(at, _)| at)
        .find(|&at| !(digit(at.checked_sub(1)) && digit(Some(at + 1)) && digit(Some(at + 2))))
}

/// One or two words without signs.
fn reads_like_a_key(word: &str) -> bool {
    let signs = |c: char| !(c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    let words = word.split_whitespace().count();
    (1..=2).contains(&words) && !word.contains(signs) && word.starts_with(char::is_alphabetic)
}

/// `morning 3`: keys of numbers, directly followed by one.
fn without_colon(text: &str) -> Option<Spelt<'_>> {
    let (taken, at) = number_behind_key(text)?;
    let takes_a_number = matches!(
        taken.key?,
        Key::Morning
            | Key::Evening
            | Key::Pain
            | Key::Worst
            | Key::Stress
            | Key::Sleep
            | Key::Sit
            | Key::Bouts
            | Key::Vida
    );
    let values = text[at..].trim_end();
    takes_a_number.then(|| Spelt {
        key: taken.key,
        head: (taken.word.0, Cow::Borrowed(taken.word.1)),
        word: (taken.word.0, Cow::Borrowed(taken.word.1)),
        time: taken.time,
        name: None,
        values: (at, plain(values)),
        is_field: false,
    })
}

/// A head that ends before the first number, and where that number begins.
fn number_behind_key(text: &str) -> Option<(Head<'_>, usize)> {
    let numeric = |c: char| c.is_ascii_digit() || "?~<>-".contains(c);
    let (at, _) = text
        .char_indices()
        .take(LONGEST_HEAD)
        .find(|&(at, c)| numeric(c) && text[..at].ends_with(' '))?;
    let word = text[at..].split_whitespace().next().unwrap_or("");
    if clock(word).is_some() {
        let behind = at + word.len();
        let next = text[behind..].find(|c: char| !c.is_whitespace())? + behind;
        return text[next..].starts_with(numeric).then(|| (head(&text[..behind]), next));
    }
    Some((head(&text[..at]), at))
}

/// `07:10 walked`: a time at the beginning, and where the text behind it begins.
fn leading_time(text: &str) -> (Option<Time>, usize) {
    let start = text.len() - text.trim_start().len();
    let word = text[start..].split_whitespace().next().unwrap_or("");
    let bare = word.trim_end_matches(['-', '–', ',']);
    match clock(bare).filter(|_| bare.contains(':')) {
        Some(time) => {
            let behind = &text[start + word.len()..];
            let rest = behind.trim_start_matches([' ', '\t', '-', '–']);
            (Some(time), text.len() - rest.len())
        }
        None => (None, start),
    }
}

/// Without the backslashes that keep a sign from meaning something.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.peek().is_some_and(char::is_ascii_punctuation);
        match (c, escaped) {
            ('\\', true) => plain.extend(chars.next()),
            _ => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(text: &str) -> (Option<Key>, Option<String>, String, usize) {
        match said(text, Below::Day) {
            Said::Fact(Spelt { key, name, values, .. }) => {
                (key, name.map(|(_, name)| name.into_owned()), values.1.into_owned(), values.0)
            }
            Said::Words(..) => panic!("{text} is words"),
        }
    }

    #[test]
    fn facts_of_every_spelling() {
        let gym = (Some(Key::Session), Some("Gym".to_owned()), "50min".to_owned(), 19);
        assert_eq!(fact("session 18:10 Gym: 50min"), gym);
        for text in ["morning: 3", "morning:3", "Morning : 3", "morning 3", "morning:: 3"] {
            let (key, name, values, _) = fact(text);
            assert_eq!((key, name, values.as_str()), (Some(Key::Morning), None, "3"), "{text}");
        }
        for text in ["**morning**: 3", "**morning:** 3", "*Morning* 07:10: 3", "07:10 morning: 3"] {
            let (key, _, values, at) = fact(text);
            assert_eq!((key, values.as_str()), (Some(Key::Morning), "3"), "{text}");
            assert_eq!(&text[at..], "3", "{text}");
        }
        assert_eq!(fact("mornign: 3").0, None);
    }

    #[test]
    fn sentences_are_words() {
        for text in [
            "https://example.org",
            "try to rest more",
            "worse today",
            "I told her this: no",
            "sleep was bad",
            "(see: there)",
            "14:30 tea",
        ] {
            assert!(matches!(said(text, Below::Day), Said::Words(..)), "{text}");
        }
        let Said::Words(Some(time), (at, words)) = said("14:30 - tea", Below::Day) else {
            panic!()
        };
        assert_eq!((time.hour(), at, words.as_ref()), (14, 8, "tea"));
    }

    #[test]
    fn a_backslash_takes_the_meaning_from_a_sign() {
        assert_eq!(plain(r"\- a \%\% b \a \\"), r"- a %% b \a \");
    }
}
