//! An article's draft as the HTML of one reader's site: each slot is filled with what this site has
//! there. The Markdown is not read again.

use super::Embed;
use super::draft::{Slot, write_address, write_attribute, write_words};
use super::library::{Leaf, Library};
use super::picture::Image;
use super::survey::Use;
use super::target::Target;
use crate::config::RawHtml;
use crate::inputs::RelPath;
use crate::markup::{Markup, escape_into};

/// What an article asks of the site it stands in.
pub(super) trait Surroundings {
    /// The address of a target as this page writes it; nothing where the reader does not have it.
    fn link(&self, target: &Target) -> Option<String>;
    /// The address of a file.
    fn file(&self, path: &RelPath) -> String;
    /// The reader's own numbers, where there are any; `number` counts the blocks of the page.
    fn embed(&self, embed: &Embed, number: usize) -> Option<Markup>;
    fn word(&self, key: &'static str) -> &str;
}

/// Renders an article for the surroundings it stands in.
pub(super) fn render(library: &Library, leaf: &Leaf, around: &dyn Surroundings) -> Markup {
    let draft = &leaf.survey.draft;
    let out = String::with_capacity(draft.len() + draft.len() / 8);
    let mut filling = Filling { library, leaf, around, out, links: Vec::new() };
    for (before, slot) in draft.pieces() {
        filling.out.push_str(before);
        filling.fill(slot);
    }
    filling.out.push_str(draft.rest());
    Markup::from_writer(filling.out)
}

/// The heading of the first level that a text begins with, and the rest of it.
pub(super) fn apart(body: Markup) -> (Option<Markup>, Markup) {
    let end = "</h1>\n";
    let begins = body.as_str().starts_with("<h1");
    let parts = begins.then(|| body.as_str().split_once(end)).flatten();
    match parts.map(|(title, rest)| (format!("{title}{end}"), rest.to_owned())) {
        Some((title, rest)) => (Some(Markup::from_writer(title)), Markup::from_writer(rest)),
        None => (None, body),
    }
}

struct Filling<'a> {
    library: &'a Library,
    leaf: &'a Leaf,
    around: &'a dyn Surroundings,
    out: String,
    /// For each open link what ends it.
    links: Vec<&'static str>,
}

impl Filling<'_> {
    fn keeps_html(&self) -> bool {
        self.library.settings.raw_html == RawHtml::Kept
    }

    fn fill(&mut self, slot: &Slot) {
        match slot {
            Slot::Link { number, title, has_words } => {
                let end = self.link(*number, title, *has_words);
                self.links.push(end.unwrap_or_default());
            }
            Slot::EndOfLink => self.out.push_str(self.links.pop().unwrap_or_default()),
            Slot::Image { number, words, title } => {
                let image = Image { number: *number, words, title };
                image.write((self.library, self.leaf), self.around, &mut self.out);
            }
            Slot::Word(key) => escape_into(self.around.word(key), &mut self.out),
            Slot::Embed(at) => self.embed(*at),
        }
    }

    /// Opens a link, and gives what ends it; nothing where the reader does not have its target.
    fn link(&mut self, number: usize, title: &str, has_words: bool) -> Option<&'static str> {
        let target = self.leaf.targets.get(number)?;
        let Use { target: written, wiki, .. } = self.leaf.survey.links.get(number)?;
        let href = match target {
            // Doubled brackets that name no article, where they may be meant as they stand.
            Target::Broken if *wiki && self.keeps_html() => {
                let open = if has_words { format!("[[{written}|") } else { "[[".to_owned() };
                write_words(&open, &mut self.out);
                return Some("]]");
            }
            Target::Mail => written.trim().to_owned(),
            Target::Broken | Target::Refused if self.keeps_html() => written.clone(),
            target => self.around.link(target)?,
        };
        self.out.push_str("<a href=\"");
        write_address(&href, &mut self.out);
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            write_attribute(title, &mut self.out);
        }
        self.out.push_str("\">");
        Some("</a>")
    }

    fn embed(&mut self, at: usize) {
        let embed = self.leaf.survey.embeds.get(at);
        if let Some(markup) = embed.and_then(|embed| self.around.embed(embed, at + 1)) {
            self.out.push_str(markup.as_str());
            self.out.push('\n');
        }
    }
}
