//! The words of a text in the form that search looks them up in: letters and digits in lower
//! case. Knows no article and no page.

use std::collections::BTreeSet;

/// How much of an article search can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every word that a reader sees.
    Full,
    /// Title, description, terms and headings, so that the index of a large site stays small.
    Headings,
}

/// With more articles than this the index holds no full text.
const FULL_TEXT_UP_TO: usize = 2000;

impl Depth {
    /// How much of each of so many articles can be found.
    pub fn of(articles: usize) -> Depth {
        if articles > FULL_TEXT_UP_TO { Depth::Headings } else { Depth::Full }
    }
}

/// Adds the words of at least two letters.
pub(super) fn gather(text: &str, words: &mut BTreeSet<String>) {
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        lower.clear();
        let length = if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
            word.len()
        } else {
            lower.push_str(&word.to_lowercase());
            word.chars().count()
        };
        if (2..40).contains(&length) && !words.contains(lower.as_str()) {
            words.insert(lower.clone());
        }
    }
}

/// How many words there are between the spaces.
pub(super) fn count(text: &str) -> usize {
    let mut inside = false;
    let starts = text.bytes().filter(|byte| {
        let before = inside;
        inside = !byte.is_ascii_whitespace();
        inside && !before
    });
    starts.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_lower_case_and_once() {
        let mut words = BTreeSet::new();
        gather("The RÜCKEN, the back's 2 x 10 ΟΔΟΣ", &mut words);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(words, ["10", "back", "the", "rücken", "οδος"]);
    }

    #[test]
    fn words_are_counted_as_spaces_part_them() {
        for text in ["", "  ", "one", " one  two\nthree ", "a\tb\r\nc", "\u{a0}x y"] {
            assert_eq!(count(text), text.split_ascii_whitespace().count(), "{text:?}");
        }
    }
}
