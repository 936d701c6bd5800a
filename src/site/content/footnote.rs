//! Footnotes: numbered by first use, gathered at the end of the article, each with the way back.
//! A note that is defined and never used is not shown.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, TagEnd};

use super::render::Surroundings;
use crate::markup::escape_into;

/// The footnotes of one article.
#[derive(Debug, Default)]
pub(super) struct Footnotes<'a> {
    /// In order of first use: name and how often it was used.
    used: Vec<(String, usize)>,
    defined: BTreeMap<String, Vec<Event<'a>>>,
    /// The definitions that are open, innermost last; nothing for one that is said twice.
    open: Vec<(Option<String>, Vec<Event<'a>>)>,
}

impl<'a> Footnotes<'a> {
    /// Where events belong at present.
    pub(super) fn place<'b>(&'b mut self, body: &'b mut Vec<Event<'a>>) -> &'b mut Vec<Event<'a>> {
        match self.open.last_mut() {
            Some((_, events)) => events,
            None => body,
        }
    }

    pub(super) fn open(&mut self, name: &str) {
        let new = !self.defined.contains_key(name);
        self.open.push((new.then(|| name.to_owned()), Vec::new()));
    }

    pub(super) fn close(&mut self) {
        if let Some((Some(name), events)) = self.open.pop() {
            self.defined.insert(name, events);
        }
    }

    /// The mark in the text.
    pub(super) fn reference(&mut self, name: &str) -> String {
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
        let n = at + 1;
        let id = mark_id(n, uses);
        format!(
            "<sup class=\"footnote-reference\"><a id=\"{id}\" href=\"#fn:{n}\" \
             role=\"doc-noteref\">{n}</a></sup>"
        )
    }

    /// The list of notes, behind the article.
    pub(super) fn append_to(mut self, out: &mut Vec<Event<'a>>, around: &dyn Surroundings) {
        if self.used.is_empty() {
            return;
        }
        let mut label = String::new();
        escape_into(around.word("article.footnotes"), &mut label);
        out.push(Event::Html(
            format!(
                "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{label}\">\n<ol>\n"
            )
            .into(),
        ));
        for (at, (name, uses)) in self.used.iter().enumerate() {
            let n = at + 1;
            let events = self.defined.remove(name).unwrap_or_default();
            out.push(Event::Html(format!("<li id=\"fn:{n}\">\n").into()));
            let back = Event::InlineHtml(ways_back(n, *uses, around).into());
            append_note(events, back, out);
            out.push(Event::Html("</li>\n".into()));
        }
        out.push(Event::Html("</ol>\n</section>\n".into()));
    }
}

/// A note with the ways back at the end of its last paragraph, or behind it.
fn append_note<'a>(mut events: Vec<Event<'a>>, back: Event<'a>, out: &mut Vec<Event<'a>>) {
    let paragraph = events.last() == Some(&Event::End(TagEnd::Paragraph));
    let end = if paragraph { events.pop() } else { None };
    out.extend(events);
    out.push(back);
    out.extend(end);
}

fn ways_back(n: usize, uses: usize, around: &dyn Surroundings) -> String {
    let mut links = String::new();
    for used in 1..=uses {
        let id = mark_id(n, used);
        links.push_str(&format!(" <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\""));
        escape_into(around.word("article.back"), &mut links);
        links.push_str(&format!(" {n}\">\u{21a9}</a>"));
    }
    links
}

fn mark_id(n: usize, uses: usize) -> String {
    if uses == 1 { format!("fnref:{n}") } else { format!("fnref:{n}:{uses}") }
}
