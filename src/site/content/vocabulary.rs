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

/// The words of at least two letters, each once.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: BTreeSet<String>,
    /// Words met lately as they were written, by a number made of their letters. Most words of a
    /// text were met a moment ago, and here that is seen without a search.
    recent: Vec<String>,
    lower: String,
}

const RECENT: usize = 512;

/// The words of a text that search knows, as they are written.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        let length = if word.is_ascii() { word.len() } else { word.chars().count() };
        (2..40).contains(&length)
    })
}

pub(super) fn lower_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else {
        out.push_str(&word.to_lowercase());
    }
}

impl Vocabulary {
    pub(super) fn add(&mut self, text: &str) {
        self.recent.resize(RECENT, String::new());
        parts(text).for_each(|word| self.keep(word));
    }

    fn keep(&mut self, word: &str) {
        let number = |sum: usize, byte: u8| sum.wrapping_mul(31).wrapping_add(usize::from(byte));
        let at = word.bytes().fold(0, number) % RECENT;
        let Some(recent) = self.recent.get_mut(at).filter(|recent| *recent != word) else { return };
        word.clone_into(recent);
        lower_into(word, &mut self.lower);
        if !self.words.contains(&self.lower) {
            self.words.insert(self.lower.clone());
        }
    }

    /// All words in order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

/// How many words there are between the spaces.
pub(super) fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let first = bytes.first().is_some_and(|byte| !byte.is_ascii_whitespace());
    let behind = bytes.get(1..).unwrap_or_default();
    let pieces = bytes.chunks(PIECE).zip(behind.chunks(PIECE));
    usize::from(first) + pieces.map(|(before, behind)| starts(before, behind)).sum::<usize>()
}

/// So many starts of words can be counted in one byte.
const PIECE: usize = 255;

/// How often a byte that is no space follows one that is. Without a branch for each byte and with
/// a small counter, so that many are looked at in one step.
fn starts(before: &[u8], behind: &[u8]) -> usize {
    let space = |byte: &u8| u8::from(byte.is_ascii_whitespace());
    let start = |(before, byte): (&u8, &u8)| space(before) & (space(byte) ^ 1);
    usize::from(before.iter().zip(behind).map(start).fold(0, u8::wrapping_add))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_lower_case_and_once() {
        let mut found = Vocabulary::default();
        found.add("The RÜCKEN, the back's 2 x 10 ΟΔΟΣ");
        found.add("rücken Back");
        let words: Vec<&str> = found.words().collect();
        assert_eq!(words, ["10", "back", "rücken", "the", "οδος"]);
    }

    #[test]
    fn no_word_is_lost_among_those_met_lately() {
        let mut found = Vocabulary::default();
        let all: BTreeSet<String> = (0..5000).map(|n| format!("word{}", n * 7 % 2500)).collect();
        all.iter().for_each(|word| found.add(word));
        all.iter().rev().for_each(|word| found.add(word));
        assert!(found.words().eq(all.iter().map(String::as_str)));
    }

    #[test]
    fn words_are_counted_as_spaces_part_them() {
        let long = "ab ".repeat(200);
        for text in [&long, "", "  ", "one", " one  two\nthree ", "a\tb\r\nc", "\u{a0}x y"] {
            assert_eq!(count(text), text.split_ascii_whitespace().count(), "{text:?}");
        }
    }
}
