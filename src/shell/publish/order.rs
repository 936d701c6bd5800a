//! The order in which single files are sent where a place cannot be exchanged as a whole: what
//! pages need, then pages that nothing leads to yet, then those that change, the first page last,
//! and only then what is gone. So a reader who follows links meets a whole page at every moment.

use std::collections::BTreeSet;

use crate::inputs::RelPath;
use crate::output::Manifest;

/// Paths in the order they are to be sent, step by step; each step before the next one begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) parts: Vec<RelPath>,
    pub(super) new_pages: Vec<RelPath>,
    pub(super) changed_pages: Vec<RelPath>,
    pub(super) gone: Vec<RelPath>,
}

/// What to send so that `next` is there. Without `sent`, all of it, since nothing is certain.
pub(super) fn order(sent: Option<&Manifest>, ours: &Manifest, next: &Manifest) -> Order {
    let same =
        |path: &&RelPath| sent.is_some_and(|sent| sent.files.get(*path) == next.files.get(*path));
    let mut order = Order::default();
    let there: BTreeSet<&RelPath> =
        ours.files.keys().chain(sent.into_iter().flat_map(|sent| sent.files.keys())).collect();
    for path in next.files.keys().filter(|path| !same(path)) {
        match (path.extension() == "html", there.contains(path)) {
            (false, _) => order.parts.push(path.clone()),
            (true, false) => order.new_pages.push(path.clone()),
            (true, true) => order.changed_pages.push(path.clone()),
        }
    }
    // Deep pages first: the way in is turned to the new site last.
    for pages in [&mut order.new_pages, &mut order.changed_pages] {
        pages.sort_by_key(|path| {
            let depth = path.as_str().matches('/').count();
            (std::cmp::Reverse(depth), path.name() == "index.html", path.clone())
        });
    }
    let gone = there.into_iter().filter(|path| !next.files.contains_key(*path));
    order.gone = gone.cloned().collect();
    order
}

impl Order {
    /// Everything that is sent, in order.
    pub(super) fn sent(&self) -> impl Iterator<Item = &RelPath> {
        self.parts.iter().chain(&self.new_pages).chain(&self.changed_pages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Fingerprint;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let print = |text: &str| Fingerprint::of(text.as_bytes());
        let files = files.iter().map(|(p, text)| (RelPath::made_of(p), print(text)));
        Manifest { files: files.collect(), ..Manifest::default() }
    }

    fn names(paths: &[RelPath]) -> Vec<&str> {
        paths.iter().map(RelPath::as_str).collect()
    }

    #[test]
    fn parts_come_first_and_the_way_in_last() {
        let old =
            manifest(&[("index.html", "1"), ("a/b.html", "1"), ("s.css", "1"), ("old.html", "1")]);
        let new = manifest(&[
            ("index.html", "2"),
            ("a/b.html", "2"),
            ("s.css", "1"),
            ("c.svg", "1"),
            ("a/new.html", "1"),
        ]);
        let steps = order(Some(&old), &old, &new);
        assert_eq!(names(&steps.parts), ["c.svg"]);
        assert_eq!(names(&steps.new_pages), ["a/new.html"]);
        assert_eq!(names(&steps.changed_pages), ["a/b.html", "index.html"]);
        assert_eq!(names(&steps.gone), ["old.html"]);
    }

    #[test]
    fn where_nothing_is_certain_everything_is_sent_again() {
        let ours = manifest(&[("index.html", "1"), ("gone.html", "1")]);
        let next = manifest(&[("index.html", "1"), ("s.css", "1")]);
        let steps = order(None, &ours, &next);
        assert_eq!(steps.sent().count(), 2);
        assert_eq!(names(&steps.gone), ["gone.html"]);
    }
}
