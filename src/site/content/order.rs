//! The order of articles in a list. The words are those of other generators too; without one,
//! weight comes first, then the newest, then the title.

use std::cmp::{Ordering, Reverse};

use super::library::{Leaf, Library};

/// Sorts the articles of a section as it asks for.
pub(super) fn sort(library: &Library, pages: &mut [usize], by: Option<&str>) {
    pages.sort_by(|a, b| match (library.leaves.get(*a), library.leaves.get(*b)) {
        (Some(a), Some(b)) => compare(a, b, by.unwrap_or("")),
        _ => Ordering::Equal,
    });
}

fn compare(a: &Leaf, b: &Leaf, by: &str) -> Ordering {
    let weight = |leaf: &Leaf| leaf.article.matter.weight.unwrap_or(i64::MAX);
    let date = |leaf: &Leaf| Reverse(leaf.date);
    let updated = |leaf: &Leaf| Reverse(leaf.article.matter.updated.or(leaf.date));
    let title = |leaf: &Leaf| (leaf.title.to_lowercase(), leaf.title.clone());
    let path = || a.article.path.cmp(&b.article.path);
    let first = match by {
        "date" => date(a).cmp(&date(b)),
        "updated" | "update_date" => updated(a).cmp(&updated(b)),
        "title" | "title_bytes" => Ordering::Equal,
        "slug" => a.address.cmp(&b.address),
        "weight" => weight(a).cmp(&weight(b)),
        _ => weight(a).cmp(&weight(b)).then_with(|| date(a).cmp(&date(b))),
    };
    first.then_with(|| title(a).cmp(&title(b))).then_with(path)
}

/// Articles with a date, newest first.
pub(super) fn newest(library: &Library, mut pages: Vec<usize>) -> Vec<usize> {
    pages.retain(|page| library.leaves.get(*page).is_some_and(|leaf| leaf.date.is_some()));
    sort(library, &mut pages, Some("date"));
    pages
}
