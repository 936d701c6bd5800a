//! Every word a reader sees, in one place: a file of sentences for each language, with the parts
//! that change in braces. A project may replace any of them. Holds no rule about when to say what.

mod file;
mod number;
mod plural;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::markup::isolated;

pub use file::{Reading, parse};
pub use number::Numbers;

const ENGLISH: &str = include_str!("wording/en.toml");
const GERMAN: &str = include_str!("wording/de.toml");

/// The sentences of one language, by key.
#[derive(Clone, Debug)]
pub struct Wording {
    language: String,
    texts: BTreeMap<String, String>,
}

impl Wording {
    /// The languages that ship complete.
    pub const LANGUAGES: &'static [&'static str] = &["en", "de"];

    /// The sentences of a language, or English where it has none; `own` replaces single ones.
    pub fn new(language: &str, own: BTreeMap<String, String>) -> Wording {
        let (shipped, _) = base(language);
        let foreign = shipped != file::main_part(language);
        let language = if foreign && own.is_empty() { shipped } else { language };
        let mut texts = known(language).clone();
        texts.extend(own);
        Wording { language: language.to_owned(), texts }
    }

    /// The language as HTML names it.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &str {
        self.text("meta.direction")
    }

    /// All sentences by key, for templates.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// A sentence without changing parts. A key without a sentence shows as itself, which a
    /// test over all pages finds.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// A sentence with its changing parts filled in.
    pub fn say(&self, key: &str, parts: &[(&str, &str)]) -> String {
        fill(self.text(key), parts)
    }

    /// The same with parts that are made only where the sentence has them.
    fn say_with<'a>(&self, key: &str, part: impl Fn(&str) -> Option<Cow<'a, str>>) -> String {
        fill_with(self.text(key), part)
    }

    /// A sentence about a number of things, in the form that the language has for it, with `{n}`
    /// filled in.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.counted(key, n, &[("n", &n.to_string())])
    }

    /// The same with other parts beside the number.
    pub fn counted(&self, key: &str, n: usize, parts: &[(&str, &str)]) -> String {
        let own = format!("{key}.{}", plural::form(&self.language, n));
        match self.texts.get(&own) {
            Some(text) => fill(text, parts),
            None => self.say(&format!("{key}.other"), parts),
        }
    }

    /// Every sentence as a file of words, to be changed or translated.
    pub fn spelt(&self) -> String {
        let mut whole = toml::Table::new();
        for (key, text) in &self.texts {
            let mut table = &mut whole;
            let mut steps = key.split('.').peekable();
            while let Some(step) = steps.next() {
                if steps.peek().is_none() {
                    table.insert(step.to_owned(), toml::Value::String(text.clone()));
                    break;
                }
                let inner = table.entry(step).or_insert_with(|| toml::Table::new().into());
                let toml::Value::Table(inner) = inner else { break };
                table = inner;
            }
        }
        whole.to_string()
    }

    /// How numbers, dates and lengths of time are written in this language.
    pub fn numbers(&self) -> Numbers<'_> {
        Numbers::new(self)
    }
}

/// The language of ours that stands in for what a language does not say, and its file.
fn base(language: &str) -> (&'static str, &'static str) {
    match file::main_part(language) {
        "de" => ("de", GERMAN),
        _ => ("en", ENGLISH),
    }
}

/// The sentences of ours for a language. Read once: they are asked for by every reader's site.
fn known(language: &str) -> &'static BTreeMap<String, String> {
    static KNOWN: [LazyLock<BTreeMap<String, String>>; 2] =
        [LazyLock::new(|| sentences(ENGLISH)), LazyLock::new(|| sentences(GERMAN))];
    match base(language).0 {
        "de" => &KNOWN[1],
        _ => &KNOWN[0],
    }
}

/// Replaces `{name}` by its value, once, from left to right; values are never searched again.
fn fill(text: &str, parts: &[(&str, &str)]) -> String {
    let part = |name: &str| parts.iter().find(|(known, _)| *known == name);
    fill_with(text, |name| part(name).map(|(_, value)| Cow::Borrowed(*value)))
}

fn fill_with<'a>(text: &str, part: impl Fn(&str) -> Option<Cow<'a, str>>) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        out.push_str(&rest[..open]);
        match part(name) {
            Some(value) => out.push_str(&isolated(&value)),
            None => out.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// Reads a language file: tables become dotted keys. The built-in files are checked by a test.
pub fn sentences(file: &str) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    if let Ok(table) = file.parse::<toml::Table>() {
        gather("", &table, &mut texts);
    }
    texts
}

fn gather(prefix: &str, table: &toml::Table, texts: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::Table(inner) => gather(&key, inner, texts),
            toml::Value::String(text) => {
                texts.insert(key, text.clone());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_sentences_with_the_same_parts() {
        let (english, german) = (sentences(ENGLISH), sentences(GERMAN));
        assert!(english.len() > 40);
        for (key, text) in &english {
            let other = german.get(key).unwrap_or_else(|| panic!("no German for {key}"));
            assert_eq!(parts_of(text), parts_of(other), "{key}");
        }
        assert_eq!(english.len(), german.len());
    }

    fn parts_of(text: &str) -> Vec<&str> {
        let mut parts: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(fill("{unknown} {a", &[("a", "1")]), "{unknown} {a");
    }
}
