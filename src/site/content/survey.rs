//! What stands in an article's body: headings with their ids, links, images, blocks, how many
//! words; and its draft, written in the same pass, so that Markdown is read once and links can be
//! checked before anything is rendered. Says nothing about where a link leads.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::draft::Draft;
use super::note::{Cleaned, without_notes};
use super::pen::Pen;
use super::sign::{Signs, signs};
use super::slug::heading_id;
use super::vocabulary::{self, Depth, Vocabulary};
use super::{Embed, Options, embed, markdown};
use crate::article::Article;
use crate::diag::{Diagnostic, Place, link as problem};

/// A heading of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A link or image as it was written.
#[derive(Clone, Debug)]
pub(super) struct Use {
    pub(super) target: String,
    pub(super) wiki: bool,
    /// Where it stands in the body, in bytes, and how many characters it spans.
    at: usize,
    width: u32,
}

impl Use {
    pub(super) fn place(&self, article: &Article) -> Place {
        place_of(article, self.at, self.width)
    }
}

/// What an article holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Survey {
    /// In order, with the ids that they get on the page.
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Use>,
    pub(super) images: Vec<Use>,
    /// Blocks for the reader's own numbers.
    pub(super) embeds: Vec<Embed>,
    pub(super) words: usize,
    /// Every word for search, each on a line; nothing where only headings are searched.
    pub(super) vocabulary: String,
    /// The text of the first paragraph, for lists and feeds.
    pub(super) opening: String,
    /// Whether the body begins with a heading of the first level.
    pub(super) titled: bool,
    pub(super) draft: Draft,
}

/// Ids that the page around an article uses.
const RESERVED: &[&str] = &["content"];

/// A heading or paragraph that is being read.
#[derive(Debug, Default)]
struct Open {
    text: String,
    level: u8,
    id: Option<String>,
    at: usize,
    /// Whether nothing stands above it.
    first: bool,
}

struct Surveyor<'a> {
    lines: Lines<'a>,
    survey: Survey,
    diagnostics: Vec<Diagnostic>,
    depth: Depth,
    vocabulary: Vocabulary,
    ids: BTreeSet<String>,
    heading: Option<Open>,
    opening: Option<String>,
    /// A block of ours that is being read: language, place, lines.
    block: Option<(String, usize, String)>,
    image: Option<(bool, usize)>,
}

/// Reads an article's body.
pub(super) fn survey(
    article: &Article,
    settings: &Options,
    depth: Depth,
) -> (Survey, Vec<Diagnostic>) {
    let body = article.body();
    let seen = signs(body);
    let cleaned = without_notes(body, seen);
    let mut surveyor = Surveyor {
        lines: Lines { article, body, cleaned: &cleaned },
        survey: Survey::default(),
        diagnostics: Vec::new(),
        depth,
        vocabulary: Vocabulary::default(),
        ids: RESERVED.iter().map(|&id| id.to_owned()).collect(),
        heading: None,
        opening: None,
        block: None,
        image: None,
    };
    let mut pen = Pen::new(settings, cleaned.text.len());
    for (event, range) in markdown::parser(&cleaned.text, settings).into_offset_iter() {
        surveyor.take(&event, &range);
        pen.take(event, &surveyor.survey);
    }
    surveyor.survey.draft = pen.finish();
    surveyor.finish(seen)
}

impl Surveyor<'_> {
    fn take(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end),
            Event::Text(text) | Event::Code(text) => self.text(text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let id = id.as_ref().map(ToString::to_string);
                let level = level_number(*level);
                let first = self.survey.headings.is_empty() && self.survey.words == 0;
                let at = range.start;
                self.heading = Some(Open { level, id, at, first, text: String::new() });
            }
            Tag::Paragraph if self.survey.opening.is_empty() => self.opening = Some(String::new()),
            Tag::Link { link_type: LinkType::Email, .. } => {}
            Tag::Link { link_type, dest_url, .. } => {
                let found = self.found(dest_url, *link_type, range);
                self.survey.links.push(found);
            }
            Tag::Image { link_type, dest_url, .. } => {
                let found = self.found(dest_url, *link_type, range);
                self.survey.images.push(found);
                self.image = Some((false, range.start));
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) if embed::is_block(language) => {
                self.block = Some((language.to_string(), range.start, String::new()));
            }
            _ => {}
        }
    }

    fn found(&self, target: &str, link_type: LinkType, range: &Range<usize>) -> Use {
        let (at, width) = self.lines.spot(range);
        let wiki = matches!(link_type, LinkType::WikiLink { .. });
        Use { target: target.to_owned(), wiki, at, width }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, _, lines)) = &mut self.block {
            lines.push_str(text);
            return;
        }
        if let Some((words, _)) = &mut self.image {
            *words |= !text.trim().is_empty();
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if let Some(opening) = &mut self.opening {
            opening.push_str(text);
        }
        self.survey.words += vocabulary::count(text);
        if self.depth == Depth::Full {
            self.vocabulary.add(text);
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) => self.end_of_heading(),
            TagEnd::Paragraph => {
                if let Some(opening) = self.opening.take() {
                    self.survey.opening = opening;
                }
            }
            TagEnd::Image => {
                if let Some((false, at)) = self.image.take() {
                    let place = self.lines.place(&(at..at + 1));
                    self.diagnostics.push(problem::image_without_words(&place));
                }
            }
            TagEnd::CodeBlock => {
                if let Some((language, at, lines)) = self.block.take() {
                    let place = self.lines.place(&(at..at + 3));
                    match embed::parse(&language, &lines, &place) {
                        Ok(embed) => self.survey.embeds.push(embed),
                        Err(problem) => self.diagnostics.push(problem),
                    }
                }
            }
            _ => {}
        }
    }

    fn end_of_heading(&mut self) {
        let Some(open) = self.heading.take() else { return };
        self.survey.titled |= open.first && open.level == 1;
        let wanted = match open.id {
            Some(id) => {
                let id: String = id.chars().filter(|c| !c.is_whitespace()).collect();
                if self.ids.contains(&id) {
                    let place = self.lines.place(&(open.at..open.at + 1));
                    self.diagnostics.push(problem::heading_twice(&place, &id));
                }
                id
            }
            None => heading_id(&open.text),
        };
        let mut id = wanted.clone();
        let mut n = 0;
        while !self.ids.insert(id.clone()) {
            n += 1;
            id = format!("{wanted}-{n}");
        }
        self.survey.headings.push(Heading { level: open.level, id, text: open.text });
    }

    fn finish(mut self, seen: Signs) -> (Survey, Vec<Diagnostic>) {
        if let Some(at) = self.lines.cleaned.open {
            self.diagnostics.push(problem::note_open(&place_of(self.lines.article, at, 2)));
        }
        let code = ["{{<", "{{%", "{{ ", "{% "];
        let code = if seen.brace { &code[..] } else { &[] };
        for word in self.vocabulary.words() {
            self.survey.vocabulary.push_str(word);
            self.survey.vocabulary.push('\n');
        }
        if let Some(at) = code.iter().filter_map(|mark| shortcode(self.lines.body, mark)).min() {
            self.diagnostics.push(problem::shortcode(&place_of(self.lines.article, at, 2)));
        }
        (self.survey, self.diagnostics)
    }
}

/// Where a shortcode begins: the mark, and its end on the same line, outside code.
fn shortcode(body: &str, mark: &str) -> Option<usize> {
    body.match_indices(mark).map(|(at, _)| at).find(|at| {
        let (before, rest) = body.split_at(*at);
        let line = rest.lines().next().unwrap_or("");
        let ahead = before.rsplit('\n').next().unwrap_or("");
        let plain = ahead.matches('`').count().is_multiple_of(2) && !ahead.starts_with("    ");
        plain && (line.contains("}}") || line.contains("%}")) && !is_fenced(before)
    })
}

/// Whether a fence of code is open at the end of this text.
fn is_fenced(before: &str) -> bool {
    let fences = before.lines().map(str::trim_start);
    let fences = fences.filter(|line| line.starts_with("```") || line.starts_with("~~~"));
    !fences.count().is_multiple_of(2)
}

/// A heading's level as a number.
fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// From a byte of the cleaned body to a place in the file.
struct Lines<'a> {
    article: &'a Article,
    body: &'a str,
    cleaned: &'a Cleaned<'a>,
}

impl Lines<'_> {
    /// The byte of the body as written, and the width on that line.
    fn spot(&self, range: &Range<usize>) -> (usize, u32) {
        let text = self.cleaned.text.get(range.clone()).unwrap_or("");
        let width = text.lines().next().unwrap_or("").chars().count();
        (self.cleaned.origin(range.start), u32::try_from(width).unwrap_or(1))
    }

    fn place(&self, range: &Range<usize>) -> Place {
        let (at, width) = self.spot(range);
        place_of(self.article, at, width)
    }
}

fn place_of(article: &Article, at: usize, width: u32) -> Place {
    let before = article.body().get(..at).unwrap_or("");
    let breaks = before.bytes().filter(|byte| *byte == b'\n').count();
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place::new(&article.file, article.body_line + whole(breaks), whole(column), width)
}
