//! Footnotes: numbered by first use, gathered at the end of the article, each with the way back.
//! A note that is defined and never used is not shown.

use std::collections::BTreeMap;
use std::mem;

use super::draft::{Draft, Slot};

/// The footnotes of one article.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// In order of first use: name and how often it was used.
    used: Vec<(String, usize)>,
    defined: BTreeMap<String, Draft>,
    /// The definitions that are open, innermost last, each with what is written around it; no name
    /// for one that is said twice.
    open: Vec<(Option<String>, Draft)>,
}

impl Footnotes {
    /// A definition begins: what follows is written apart.
    pub(super) fn open(&mut self, name: &str, draft: &mut Draft) {
        let new = !self.defined.contains_key(name);
        self.open.push((new.then(|| name.to_owned()), mem::take(draft)));
    }

    pub(super) fn close(&mut self, draft: &mut Draft) {
        let Some((name, around)) = self.open.pop() else { return };
        let note = mem::replace(draft, around);
        if let Some(name) = name {
            self.defined.insert(name, note);
        }
    }

    /// The mark in the text.
    pub(super) fn reference(&mut self, name: &str, draft: &mut Draft) {
        let at = match self.used.iter().position(|(known, _)| known == name) {
            Some(at) => at,
            None => {
                self.used.push((name.to_owned(), 0));
                self.used.len() - 1
            }
        };
        let uses = self.used.get_mut(at).map_or(1, |(_, uses)| {
            *uses += 1;
            *uses
        });
        let n = (at + 1).to_string();
        let id = mark_id(&n, uses);
        let parts = [
            "<sup class=\"footnote-reference\"><a id=\"",
            &id,
            "\" href=\"#fn:",
            &n,
            "\" role=\"doc-noteref\">",
            &n,
            "</a></sup>",
        ];
        draft.write_all(&parts);
    }

    /// The list of notes, behind the article.
    pub(super) fn append_to(mut self, draft: &mut Draft) {
        if self.used.is_empty() {
            return;
        }
        draft.write("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        draft.slot(Slot::Word("article.footnotes"));
        draft.write("\">\n<ol>\n");
        for (at, (name, uses)) in self.used.iter().enumerate() {
            let n = (at + 1).to_string();
            let mut note = self.defined.remove(name).unwrap_or_default();
            let in_paragraph = note.reopen_paragraph();
            draft.write_all(&["<li id=\"fn:", &n, "\">\n"]);
            draft.append(note);
            ways_back(&n, *uses, draft);
            draft.write(if in_paragraph { "</p>\n</li>\n" } else { "</li>\n" });
        }
        draft.write("</ol>\n</section>\n");
    }
}

fn ways_back(n: &str, uses: usize, draft: &mut Draft) {
    for used in 1..=uses {
        let id = mark_id(n, used);
        draft.write_all(&[" <a href=\"#", &id, "\" role=\"doc-backlink\" aria-label=\""]);
        draft.slot(Slot::Word("article.back"));
        draft.write_all(&[" ", n, "\">\u{21a9}</a>"]);
    }
}

fn mark_id(n: &str, uses: usize) -> String {
    if uses == 1 { ["fnref:", n].concat() } else { format!("fnref:{n}:{uses}") }
}
