//! The order of articles in a list. The words are those of other generators too; without one,
//! weight comes first, then the newest, then the title.

use std::cmp::{Ordering, Reverse};

use super::library::{Leaf, Library};

/// Sorts the articles of a section as it asks for.
pub(super) fn sort(library: &Library, pages: &mut [usize], by: Option<&str>) {
    pages.sort_by(|a, b| compare_pages(library, (*a, *b), by.unwrap_or("")));
}

fn compare_pages(library: &Library, (a, b): (usize, usize), by: &str) -> Ordering {
    match (library.leaves.get(a), library.leaves.get(b)) {
        (Some(a), Some(b)) => compare(a, b, by),
        _ => Ordering::Equal,
    }
}

fn compare(a: &Leaf, b: &Leaf, by: &str) -> Ordering {
    let weight = |leaf: &Leaf| leaf.article.matter.weight.unwrap_or(i64::MAX);
    let date = |leaf: &Leaf| Reverse(leaf.date);
    let updated = |leaf: &Leaf| Reverse(leaf.article.matter.updated.or(leaf.date));
    let title = || lower(&a.title).cmp(lower(&b.title)).then_with(|| a.title.cmp(&b.title));
    let path = || a.article.path.cmp(&b.article.path);
    let first = match by {
        "date" => date(a).cmp(&date(b)),
        "updated" | "update_date" => updated(a).cmp(&updated(b)),
        "title" | "title_bytes" => Ordering::Equal,
        "slug" => a.address.cmp(&b.address),
        "weight" => weight(a).cmp(&weight(b)),
        _ => weight(a).cmp(&weight(b)).then_with(|| date(a).cmp(&date(b))),
    };
    first.then_with(title).then_with(path)
}

fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// So many articles with a date, newest first.
pub(super) fn newest(library: &Library, mut pages: Vec<usize>, most: usize) -> Vec<usize> {
    pages.retain(|page| library.leaves.get(*page).is_some_and(|leaf| leaf.date.is_some()));
    if pages.len() > most {
        // No order for the thousands that are not told.
        pages.select_nth_unstable_by(most, |a, b| compare_pages(library, (*a, *b), "date"));
        pages.truncate(most);
    }
    sort(library, &mut pages, Some("date"));
    pages
}
