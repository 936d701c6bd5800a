//! An article's HTML as far as it is the same for every reader: text, and in it slots for what each
//! site says in its own way. Knows neither Markdown nor readers.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

/// What a site fills in.
#[derive(Clone, Debug)]
pub(super) enum Slot {
    /// A link opens: its number in the survey, its title, and whether doubled brackets have words
    /// of their own beside the name.
    Link {
        number: usize,
        title: String,
        has_words: bool,
    },
    EndOfLink,
    /// An image, with its number in the survey.
    Image {
        number: usize,
        words: String,
        title: String,
    },
    /// A word of the site's language.
    Word(&'static str),
    /// A block of the reader's own numbers, with its number in the survey.
    Embed(usize),
}

/// HTML with slots at bytes of it, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    text: String,
    slots: Vec<(usize, Slot)>,
    /// Where the last paragraph ends.
    paragraph: usize,
}

impl Draft {
    pub(super) fn with_capacity(bytes: usize) -> Draft {
        Draft { text: String::with_capacity(bytes), ..Draft::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Each slot with the text before it.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (&str, &Slot)> {
        let mut from = 0;
        self.slots.iter().map(move |(at, slot)| {
            let before = self.text.get(from..*at).unwrap_or_default();
            from = *at;
            (before, slot)
        })
    }

    /// The text behind the last slot.
    pub(super) fn rest(&self) -> &str {
        let from = self.slots.last().map_or(0, |(at, _)| *at);
        self.text.get(from..).unwrap_or_default()
    }

    pub(super) fn write(&mut self, html: &str) {
        self.text.push_str(html);
    }

    pub(super) fn write_all(&mut self, parts: &[&str]) {
        self.text.extend(parts.iter().copied());
    }

    /// A tag that begins a line.
    pub(super) fn block(&mut self, tag: &str) {
        let behind_slot = self
            .slots
            .last()
            .is_some_and(|(at, slot)| *at == self.text.len() && !matches!(slot, Slot::Embed(_)));
        if behind_slot || !(self.text.is_empty() || self.text.ends_with('\n')) {
            self.text.push('\n');
        }
        self.text.push_str(tag);
    }

    pub(super) fn end_of_paragraph(&mut self) {
        self.text.push_str("</p>\n");
        self.paragraph = self.text.len();
    }

    pub(super) fn words(&mut self, text: &str) {
        write_words(text, &mut self.text);
    }

    /// Text inside quotes.
    pub(super) fn attribute(&mut self, text: &str) {
        write_attribute(text, &mut self.text);
    }

    pub(super) fn address(&mut self, address: &str) {
        write_address(address, &mut self.text);
    }

    pub(super) fn slot(&mut self, slot: Slot) {
        self.slots.push((self.text.len(), slot));
    }

    /// Writes into what stands there already.
    pub(super) fn insert(&mut self, at: usize, html: &str) {
        self.text.insert_str(at, html);
        for (behind, _) in self.slots.iter_mut().rev().take_while(|(slot, _)| *slot > at) {
            *behind += html.len();
        }
    }

    /// Another draft behind this one.
    pub(super) fn append(&mut self, other: Draft) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.slots.extend(other.slots.into_iter().map(|(at, slot)| (start + at, slot)));
    }

    /// The same in as little memory as it needs, since every article's draft is kept; what it was
    /// written in is free for the next one.
    pub(super) fn fitted(self) -> Draft {
        let mut slots = Vec::with_capacity(self.slots.len());
        slots.extend(self.slots);
        Draft { text: self.text.as_str().to_owned(), slots, paragraph: self.paragraph }
    }

    /// Takes the end of the paragraph off that this ends with, where it does.
    pub(super) fn reopen_paragraph(&mut self) -> bool {
        let end = self.text.len();
        let last = end > 0 && self.paragraph == end;
        let open = last && self.slots.last().is_none_or(|(at, _)| *at < end);
        if open {
            self.text.truncate(end - "</p>\n".len());
        }
        open
    }
}

// Writing into a `String` cannot fail, so the results of the next three say nothing.

/// Text between tags, escaped as pulldown-cmark does.
pub(super) fn write_words(text: &str, out: &mut String) {
    let _ = escape_html_body_text(out, text);
}

/// Text inside quotes, escaped as pulldown-cmark does.
pub(super) fn write_attribute(text: &str, out: &mut String) {
    let _ = escape_html(out, text);
}

/// An address inside quotes, escaped as pulldown-cmark does.
pub(super) fn write_address(address: &str, out: &mut String) {
    let _ = escape_href(out, address);
}
