//! Search without a server: every word of the articles a reader has, with the articles it stands
//! in, as text inside the page; and a small script that looks words up by their beginning. The
//! script is allowed by its hash and by nothing else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::library::Leaf;
use super::view::{Card, SearchView};
use super::vocabulary;
use crate::markup::{Markup, hash_source};
use crate::site::frame;
use crate::site::page::View;
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;

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
        index: index(&leaves),
        articles: cards,
    }))
}

/// One line a word: the word, and the numbers of its articles in the order of the list, each as
/// the distance from the one before, in base 36. Words are sorted and share their beginnings:
/// the first sign tells how many letters are those of the word above.
fn index(leaves: &[&Leaf]) -> String {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut lower = String::new();
    let mut met: Vec<&str> = Vec::new();
    for (at, leaf) in leaves.iter().enumerate() {
        let mut keep = |word: &str| match found.get_mut(word) {
            Some(articles) if articles.last() == Some(&at) => {}
            Some(articles) => articles.push(at),
            None => _ = found.insert(word.to_owned(), vec![at]),
        };
        met.clear();
        for word in heads(leaf).flat_map(vocabulary::parts) {
            if !met.contains(&word) {
                met.push(word);
                vocabulary::lower_into(word, &mut lower);
                keep(&lower);
            }
        }
        leaf.survey.vocabulary.lines().for_each(keep);
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

/// What stands above an article and in its headings.
fn heads(leaf: &Leaf) -> impl Iterator<Item = &str> {
    let matter = &leaf.article.matter;
    let terms = matter.taxonomies.values().flatten().map(String::as_str);
    let headings = leaf.survey.headings.iter().map(|heading| heading.text.as_str());
    let above = [leaf.title.as_str(), matter.description.as_deref().unwrap_or("")];
    above.into_iter().chain(terms).chain(headings)
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
