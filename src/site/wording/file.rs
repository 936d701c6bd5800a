//! A project's own file of words: sentences that take the place of ours, in any language. Every
//! key and every part in braces is looked at here, so that a slip never shows on a page.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use super::plural::{FORMS, form};
use super::{base, known};
use crate::config::page::Page;
use crate::diag::{Diagnostic, Parsed, Place, nearest, words as problem};
use crate::inputs::RelPath;

/// What the sentences of a project are read beside.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    pub path: &'a RelPath,
    /// The language of the project.
    pub language: &'a str,
    /// Their names may be keys, as `article.NAME`.
    pub taxonomies: &'a [String],
}

/// Parts that the form of a date may use, whatever ours uses.
const DATE_PARTS: &[&str] =
    &["day", "month", "mon", "year", "weekday", "number", "first", "last", "dd", "mm"];

/// Reads a file of words; what does not fit is left out and told.
pub fn parse(reading: Reading<'_>, text: &str) -> Parsed<BTreeMap<String, String>> {
    let page = Page::new(reading.path, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        let place = page.place(&error.span().unwrap_or(0..0));
        return Parsed::with(BTreeMap::new(), vec![problem::unreadable(&place, error.message())]);
    }
    let known = known(reading.language).clone();
    let mut reader = Reader { reading, page, known, own: BTreeMap::new(), told: Vec::new() };
    reader.table("", table.get_ref());
    reader.told.sort_by(|a, b| a.place().cmp(&b.place()));
    reader.told.extend(reader.missing());
    Parsed::with(reader.own, reader.told)
}

struct Reader<'a> {
    reading: Reading<'a>,
    page: Page<'a>,
    known: BTreeMap<String, String>,
    own: BTreeMap<String, String>,
    told: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            let key = match prefix {
                "" => name.get_ref().to_string(),
                prefix => format!("{prefix}.{}", name.get_ref()),
            };
            match value.get_ref() {
                DeValue::Table(inner) => self.table(&key, inner),
                DeValue::String(text) => {
                    let places = (self.page.place(&name.span()), self.page.place(&value.span()));
                    self.sentence(key, text, places);
                }
                _ => self.told.push(problem::not_text(&self.page.place(&value.span()))),
            }
        }
    }

    fn sentence(&mut self, key: String, text: &str, (at_key, at_text): (Place, Place)) {
        if !self.is_free(&key) {
            let Some(ours) = self.ours(&key) else {
                let near = nearest(&key, self.known.keys().map(String::as_str));
                return self.told.push(problem::unknown_key(&at_key, &key, near));
            };
            let dated = key.starts_with("date.");
            let odd = parts(text).find(|part| {
                let known = dated && DATE_PARTS.contains(part);
                !known && parts(ours).all(|it| it != *part)
            });
            if let Some(odd) = odd {
                let all: BTreeSet<&str> = parts(ours).collect();
                let all: Vec<&str> = all.into_iter().collect();
                self.told.push(problem::unknown_part(&at_text, odd, &all));
                return;
            }
        }
        self.own.insert(key, text.to_owned());
    }

    /// Keys whose last part the project names itself: readers, taxonomies, its own templates.
    fn is_free(&self, key: &str) -> bool {
        let taxonomy = key.strip_prefix("article.").map(str::to_owned);
        key.starts_with("own.")
            || key.starts_with("reader.")
            || taxonomy.is_some_and(|name| self.reading.taxonomies.contains(&name))
    }

    /// Our sentence of a key, or of another form of it.
    fn ours(&self, key: &str) -> Option<&str> {
        let other = key
            .rsplit_once('.')
            .filter(|(_, form)| FORMS.contains(form))
            .and_then(|(key, _)| self.known.get(&format!("{key}.other")));
        self.known.get(key).or(other).map(String::as_str)
    }

    /// What a language that is not ours leaves to English.
    fn missing(&self) -> Option<Diagnostic> {
        if base(self.reading.language).0 == main_part(self.reading.language) {
            return None;
        }
        let one_is_other = form(self.reading.language, 1) == "other";
        let needed = |key: &&String| {
            let unused = one_is_other && key.ends_with(".one");
            !unused && !self.own.contains_key(*key)
        };
        let first = self.known.keys().find(needed)?;
        Some(problem::missing(&Place::whole(self.reading.path), first))
    }
}

/// The names in braces.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// `pt` of `pt-BR`
pub(super) fn main_part(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}
