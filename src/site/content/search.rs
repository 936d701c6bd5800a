//! Search without a server: every word of the articles a reader has, with the articles it stands
//! in, as text inside the page; and a small script that looks words up by their beginning. The
//! script is allowed by its hash and by nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use rayon::prelude::*;

use super::library::{Leaf, Library};
use super::note::without_notes;
use super::view::{Card, SearchView};
use super::{embed, markdown};
use crate::markup::{Markup, hash_source};
use crate::site::frame;
use crate::site::page::View;
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;

/// With more articles than this the index holds titles, headings, descriptions and terms only,
/// so that the page stays small.
const FULL_TEXT_UP_TO: usize = 2000;

/// What looks words up on the search page.
pub(crate) const SCRIPT: &str = include_str!("search.js");

/// The rule that allows the script of this page: its hash.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; script-src {}; style-src 'self'; img-src 'self' data:; \
         base-uri 'none'; form-action 'none'",
        hash_source(SCRIPT)
    )
});

/// The search page.
pub(crate) fn view(plan: &SitePlan, page: &Page) -> Option<View> {
    let shelf = plan.shelf()?;
    let shown: Vec<(&Leaf, &str)> = shelf
        .library
        .leaves
        .iter()
        .zip(&shelf.addresses)
        .filter_map(|(leaf, address)| Some((leaf, address.as_deref()?)))
        .collect();
    let cards: Vec<Card> = shown
        .iter()
        .map(|(leaf, address)| Card {
            link: frame::link(
                plan,
                &Route::Article((*address).to_owned()),
                &page.route,
                &leaf.title,
            ),
            description: leaf.article.matter.description.clone(),
            date: None,
        })
        .collect();
    let leaves: Vec<&Leaf> = shown.into_iter().map(|(leaf, _)| leaf).collect();
    Some(View::Search(SearchView {
        frame: frame::frame(plan, &page.route, &page.title),
        policy: POLICY.clone(),
        script: Markup::from_writer(format!("<script>{SCRIPT}</script>")),
        index: index(&shelf.library, &leaves),
        articles: cards,
    }))
}

/// One line a word: the word, and the numbers of its articles in the order of the list, each as
/// the distance from the one before, in base 36. Words are sorted and share their beginnings:
/// the first sign tells how many letters are those of the word above.
fn index(library: &Library, leaves: &[&Leaf]) -> String {
    let full = leaves.len() <= FULL_TEXT_UP_TO;
    let words: Vec<BTreeSet<String>> =
        leaves.par_iter().map(|leaf| words_of(library, leaf, full)).collect();
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, words) in words.into_iter().enumerate() {
        for word in words {
            found.entry(word).or_default().push(at);
        }
    }
    let mut out = String::new();
    let mut before = String::new();
    for (word, articles) in found {
        let shared = word.chars().zip(before.chars()).take_while(|(a, b)| a == b).count().min(35);
        out.push(digit(shared));
        out.extend(word.chars().skip(shared));
        let mut last = 0;
        for article in articles {
            out.push(' ');
            number(article - last, &mut out);
            last = article;
        }
        out.push('\n');
        before = word;
    }
    out
}

fn words_of(library: &Library, leaf: &Leaf, full: bool) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let matter = &leaf.article.matter;
    gather(&leaf.title, &mut words);
    gather(matter.description.as_deref().unwrap_or(""), &mut words);
    for term in matter.taxonomies.values().flatten() {
        gather(term, &mut words);
    }
    for heading in &leaf.survey.headings {
        gather(&heading.text, &mut words);
    }
    if full {
        body_words(library, leaf, &mut words);
    }
    words
}

/// The words that a reader sees; not those of notes and of blocks for numbers.
fn body_words(library: &Library, leaf: &Leaf, words: &mut BTreeSet<String>) {
    let cleaned = without_notes(leaf.article.body());
    let mut block = false;
    for event in markdown::parser(&cleaned.text, &library.settings) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                block = embed::is_block(&language);
            }
            Event::End(TagEnd::CodeBlock) => block = false,
            Event::Text(text) | Event::Code(text) if !block => gather(&text, words),
            _ => {}
        }
    }
}

/// Words of at least two letters, in lower case.
fn gather(text: &str, words: &mut BTreeSet<String>) {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let long = parts.filter(|word| (2..40).contains(&word.chars().count()));
    for word in long.map(str::to_lowercase) {
        if !words.contains(&word) {
            words.insert(word);
        }
    }
}

fn digit(n: usize) -> char {
    u32::try_from(n).ok().and_then(|n| char::from_digit(n, 36)).unwrap_or('0')
}

fn number(n: usize, out: &mut String) {
    if n >= 36 {
        number(n / 36, out);
    }
    out.push(digit(n % 36));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_cannot_end_its_element() {
        assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    }
}
