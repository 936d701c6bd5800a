//! What the gate looks for, and what it does not count as a leak. Made from the owner's
//! disclosure and the reader's: what the owner has and the reader was not granted.
//!
//! What also stands in what the reader may read anyway tells nothing when it is found: a private
//! "wood chop" where the sessions are granted, or a note that says "evening". So a piece is
//! looked for only where it does not stand
//! - in what the reader was granted, in the words of the pages and the theme, in the site as it
//!   is made of an empty log, or among the names of tags: nothing is;
//! - in an article of this reader: a word, a name or a turn of phrase is not, but seven words of
//!   the owner's own in a row are looked for there too: they may have been pasted by mistake.
//!
//! Of each text the whole is looked for, every word of it of six letters or more, and every five
//! words in a row, so that a part of it is found as well. A text of numbers and of at most three
//! words that the pages use anyway, such as "2 weeks", is not: pages may say it by themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use aho_corasick::AhoCorasick;
use jiff::civil::Date;

use super::view::{Sense, normal};
use crate::diag::Place;
use crate::journal::{Disclosure, Field, Kind, Voice, fields};

/// The shortest text that is looked for, in characters.
const SHORTEST: usize = 6;
/// The shortest single word that is looked for in what may be no text at all.
const SHORTEST_IN_NOISE: usize = 8;

/// Words in a row that are looked for, and characters that they have at least.
const ROW: usize = 5;
const SHORTEST_ROW: usize = 24;
/// Words in a row that two people hardly write by chance: these are looked for in articles, too.
const SENTENCE: usize = 7;

/// What the reader may read anyway.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Words of the program, the theme, the configuration for all readers, and what is granted.
    pub everywhere: Vec<String>,
    /// Articles and files of this reader.
    pub content: Vec<String>,
}

/// A value as it is spelt in a table, such as a dose.
#[derive(Clone, Debug)]
pub struct Spelt {
    pub kind: String,
    pub date: String,
    pub text: String,
}

/// Where something that must not go out was written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sighting {
    /// A field of the log.
    Field { kind: String, part: String, at: String },
    /// The file is packed too often or too large to be looked into.
    TooDeep,
}

impl fmt::Display for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sighting::Field { kind, part, at } => write!(f, "`{kind}` ({part}) of {at}"),
            Sighting::TooDeep => f.write_str("this file is packed too deep to be looked into"),
        }
    }
}

#[derive(Clone)]
struct Needle {
    what: Sighting,
    /// A sentence, which an article does not excuse.
    strict: bool,
    single: bool,
    characters: usize,
}

/// Everything to look for. The debug form tells how much it is, and no word.
pub struct Secrets {
    texts: Vec<String>,
    needles: Vec<Needle>,
    finder: Option<AhoCorasick>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({} texts)", self.needles.len())
    }
}

impl Secrets {
    /// What the owner has beyond what the reader may read. `spelt` are values as tables spell
    /// them, those that the reader was granted left out.
    pub fn new(owner: &Disclosure, shared: &Disclosure, spelt: &[Spelt], known: &Known) -> Secrets {
        let mut known = known.clone();
        known.everywhere.extend(fields(shared).iter().map(|field| field.text.to_owned()));
        let mut pieces: BTreeMap<String, Needle> = BTreeMap::new();
        let vocabulary = vocabulary(&known.everywhere);
        for field in fields(owner) {
            cut(&field, &vocabulary, &mut pieces);
        }
        for Spelt { kind, date, text } in spelt {
            let what =
                Sighting::Field { kind: kind.clone(), part: "values".to_owned(), at: date.clone() };
            add(
                &mut pieces,
                &normal(text),
                &Needle { what, strict: false, single: false, characters: 0 },
            );
        }
        excused(&Secrets::of(pieces), &known)
    }

    fn of(pieces: BTreeMap<String, Needle>) -> Secrets {
        let (texts, needles): (Vec<String>, Vec<Needle>) = pieces.into_iter().unzip();
        let finder = if texts.is_empty() { None } else { AhoCorasick::new(&texts).ok() };
        Secrets { texts, needles, finder }
    }

    /// How many texts are looked for.
    pub fn len(&self) -> usize {
        self.needles.len()
    }

    pub fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }

    fn at(&self, text: &str) -> BTreeSet<usize> {
        let found = self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(text));
        found.map(|found| found.pattern().as_usize()).collect()
    }

    /// What of it stands in this text.
    pub(super) fn found_in(&self, text: &str, sense: Sense) -> BTreeSet<Sighting> {
        let likely = |needle: &&Needle| {
            sense == Sense::Text || !needle.single || needle.characters >= SHORTEST_IN_NOISE
        };
        let needles = self.at(text).into_iter().filter_map(|at| self.needles.get(at));
        needles.filter(likely).map(|needle| needle.what.clone()).collect()
    }

    fn kept(&self, keep: impl Fn(usize, &Needle) -> bool) -> Secrets {
        let pieces = self.texts.iter().zip(&self.needles).enumerate();
        let pieces = pieces.filter(|(at, (_, needle))| keep(*at, needle));
        Secrets::of(pieces.map(|(_, (text, needle))| (text.clone(), needle.clone())).collect())
    }

    /// Without single words that are names of tags or attributes: no entry can change those.
    pub(super) fn without_markup<'a>(&self, files: impl Iterator<Item = &'a [u8]>) -> Secrets {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for text in files.filter_map(|bytes| std::str::from_utf8(bytes).ok()) {
            markup_names(text, &mut names);
        }
        let names: Vec<String> = names.into_iter().collect();
        let found = self.at(&names.join("\n"));
        self.kept(|at, needle| !(needle.single && found.contains(&at)))
    }
}

/// Drops what stands in what may be read anyway.
fn excused(secrets: &Secrets, known: &Known) -> Secrets {
    let stands_in = |texts: &[String]| {
        let all: Vec<String> = texts.iter().map(|text| normal(text)).collect();
        secrets.at(&all.join("\n"))
    };
    let (everywhere, content) = (stands_in(&known.everywhere), stands_in(&known.content));
    secrets
        .kept(|at, needle| !everywhere.contains(&at) && (needle.strict || !content.contains(&at)))
}

/// The words of the pages.
fn vocabulary(texts: &[String]) -> BTreeSet<String> {
    texts.iter().flat_map(|text| words(&normal(text))).collect()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The pieces of one field.
fn cut(field: &Field<'_>, vocabulary: &BTreeSet<String>, pieces: &mut BTreeMap<String, Needle>) {
    let Field { kind, part, voice, text, from } = *field;
    if voice == Voice::Silent {
        return;
    }
    let text = normal(text);
    let words = words(&text);
    let what = sighting(kind, part, from);
    let needle = |strict, single| Needle { what: what.clone(), strict, single, characters: 0 };
    let number = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    let numbers = words.iter().filter(|word| number(word)).count();
    let usual = words.iter().all(|word| number(word) || vocabulary.contains(word));
    // Such as "2 weeks" or "morning 3, evening 4": pages may say it by themselves.
    if !usual || (words.len() > 3 && numbers * 3 < words.len()) {
        let sentence = voice == Voice::Own && words.len() >= SENTENCE;
        add(pieces, &text, &needle(sentence, words.len() == 1));
    }
    for word in words.iter().filter(|word| !number(word)) {
        add(pieces, word, &needle(false, true));
    }
    for (long, strict) in [(ROW, false), (SENTENCE, voice == Voice::Own)] {
        for row in words.windows(long).filter(|row| !row.iter().any(number)) {
            let row = row.join(" ");
            if row.len() >= SHORTEST_ROW {
                add(pieces, &row, &needle(strict, false));
            }
        }
    }
}

fn sighting(kind: Kind, part: &str, from: Option<(Date, &Place)>) -> Sighting {
    let at = from.map_or_else(|| "comeback.toml".to_owned(), |(_, place)| place.to_string());
    Sighting::Field { kind: kind.word().to_owned(), part: part.to_owned(), at }
}

fn add(pieces: &mut BTreeMap<String, Needle>, text: &str, needle: &Needle) {
    let characters = text.chars().count();
    if characters >= SHORTEST {
        let known =
            pieces.entry(text.to_owned()).or_insert(Needle { characters, ..needle.clone() });
        known.strict |= needle.strict;
    }
}

/// `<name` and `name=`, in lower case.
fn markup_names(text: &str, names: &mut BTreeSet<String>) {
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
        let mut quoted = inside.split('"');
        while let Some(names_only) = quoted.next() {
            let parts = names_only.split(|c: char| c.is_whitespace() || c == '=' || c == '/');
            let plain =
                |part: &&str| part.chars().all(|c| c.is_ascii_alphabetic() || "-:".contains(c));
            names.extend(parts.filter(plain).map(str::to_lowercase));
            quoted.next();
        }
        rest = after;
    }
}
