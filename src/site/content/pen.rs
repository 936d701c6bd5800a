//! From the events of pulldown-cmark to an article's draft. What is changed on the way stands here
//! and nowhere else: raw HTML becomes text, headings get their ids, tables can be scrolled, and
//! links, images and blocks of ours become slots. Says nothing about where a link leads.

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use super::address::{Address, parse};
use super::draft::{Draft, Slot};
use super::footnote::Footnotes;
use super::picture::Words;
use super::survey::Survey;
use super::{Options, embed};
use crate::config::RawHtml;

/// The table that is being written.
#[derive(Debug, Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

/// How a link ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Closing {
    Tag,
    Slot,
}

/// Writes one article.
#[derive(Debug)]
pub(super) struct Pen {
    raw_html: RawHtml,
    draft: Draft,
    footnotes: Footnotes,
    /// Where the id of the open heading belongs.
    heading: usize,
    /// The links that are open.
    links: Vec<Closing>,
    /// The open image: its number in the survey, its words, its title.
    image: Option<(usize, Words, String)>,
    table: Table,
    /// Whether a block of ours is open.
    in_block: bool,
    /// How many blocks of ours were written.
    blocks: usize,
}

impl Pen {
    pub(super) fn new(settings: &Options, bytes: usize) -> Pen {
        Pen {
            raw_html: settings.raw_html,
            draft: Draft::with_capacity(bytes + bytes / 3),
            footnotes: Footnotes::default(),
            heading: 0,
            links: Vec::new(),
            image: None,
            table: Table::default(),
            in_block: false,
            blocks: 0,
        }
    }

    fn keeps_html(&self) -> bool {
        self.raw_html == RawHtml::Kept
    }

    /// Takes what comes next, after the survey has taken it.
    pub(super) fn take(&mut self, event: Event<'_>, survey: &Survey) {
        if let Some((_, words, _)) = &mut self.image {
            if words.take(&event) {
                self.end_of_image();
            }
            return;
        }
        if self.in_block {
            if event == Event::End(TagEnd::CodeBlock) {
                self.end_of_block(survey);
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, survey),
            Event::End(end) => self.end(end, survey),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.draft.words(&text);
            }
            Event::Code(text) => {
                self.draft.write("<code>");
                self.draft.words(&text);
                self.draft.write("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.draft.write("\n"),
            Event::HardBreak => self.draft.write("<br />\n"),
            Event::Rule => self.draft.block("<hr />\n"),
            Event::FootnoteReference(name) => self.footnotes.reference(&name, &mut self.draft),
            Event::TaskListMarker(done) => self.task(done),
        }
    }

    pub(super) fn finish(mut self) -> Draft {
        self.footnotes.append_to(&mut self.draft);
        self.draft.fitted()
    }

    fn html(&mut self, html: &str) {
        if !self.keeps_html() {
            self.draft.words(html);
        } else if html.contains("<pre><code") {
            self.draft.write(&html.replace("<pre><code", "<pre tabindex=\"0\"><code"));
        } else {
            self.draft.write(html);
        }
    }

    fn task(&mut self, done: bool) {
        let (checked, key) =
            if done { (" checked=\"\"", "article.done") } else { ("", "article.open") };
        self.draft.write("<input disabled=\"\" type=\"checkbox\"");
        self.draft.write(checked);
        self.draft.write(" aria-label=\"");
        self.draft.slot(Slot::Word(key));
        self.draft.write("\"/>\n");
    }

    fn start(&mut self, tag: Tag<'_>, survey: &Survey) {
        match tag {
            Tag::HtmlBlock if self.keeps_html() => {}
            Tag::Paragraph | Tag::HtmlBlock => self.draft.block("<p>"),
            Tag::Heading { level, classes, attrs, .. } => self.heading(level, &classes, &attrs),
            Tag::BlockQuote(kind) => self.quote(kind),
            Tag::CodeBlock(kind) => self.code(&kind),
            Tag::List(first) => self.list(first),
            Tag::Item => self.draft.block("<li>"),
            Tag::DefinitionList => self.draft.block("<dl>\n"),
            Tag::DefinitionListTitle => self.draft.block("<dt>"),
            Tag::DefinitionListDefinition => self.draft.block("<dd>"),
            Tag::FootnoteDefinition(name) => self.footnotes.open(&name, &mut self.draft),
            Tag::Table(alignments) => {
                self.draft.write("<div class=\"scroll\" tabindex=\"0\">\n<table>");
                self.table = Table { alignments, column: 0, in_head: false };
            }
            Tag::TableHead => self.row("<thead><tr>", true),
            Tag::TableRow => self.row("<tr>", false),
            Tag::TableCell => self.cell(),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link((link_type, &dest_url, &title), survey);
            }
            Tag::Image { title, .. } => {
                let number = survey.images.len().saturating_sub(1);
                self.image = Some((number, Words::default(), title.to_string()));
            }
            Tag::Subscript => self.draft.write("<sub>"),
            Tag::Superscript => self.draft.write("<sup>"),
            Tag::Emphasis => self.draft.write("<em>"),
            Tag::Strong => self.draft.write("<strong>"),
            Tag::Strikethrough => self.draft.write("<del>"),
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, end: TagEnd, survey: &Survey) {
        match end {
            TagEnd::HtmlBlock if self.keeps_html() => {}
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.draft.end_of_paragraph(),
            TagEnd::Heading(level) => self.end_of_heading(level, survey),
            TagEnd::Link => self.end_of_link(),
            TagEnd::FootnoteDefinition => self.footnotes.close(&mut self.draft),
            TagEnd::TableCell => {
                self.table.column += 1;
                self.draft.write(if self.table.in_head { "</th>" } else { "</td>" });
            }
            end => self.draft.write(closing(end)),
        }
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
    ) {
        self.draft.block("<");
        self.draft.write(tag_of(level));
        self.heading = self.draft.len();
        for (n, class) in classes.iter().enumerate() {
            self.draft.write(if n == 0 { " class=\"" } else { " " });
            self.draft.attribute(class);
        }
        if !classes.is_empty() {
            self.draft.write("\"");
        }
        for (name, value) in attributes.iter().filter(|_| self.raw_html == RawHtml::Kept) {
            self.draft.write(" ");
            self.draft.attribute(name);
            self.draft.write("=\"");
            self.draft.attribute(value.as_deref().unwrap_or_default());
            self.draft.write("\"");
        }
        self.draft.write(">");
    }

    /// The id is known only when the survey has read the whole heading.
    fn end_of_heading(&mut self, level: HeadingLevel, survey: &Survey) {
        let mut id = " id=\"".to_owned();
        super::draft::write_attribute(survey.headings.last().map_or("", |it| &it.id), &mut id);
        id.push('"');
        self.draft.insert(self.heading, &id);
        self.draft.write("</");
        self.draft.write(tag_of(level));
        self.draft.write(">\n");
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        let (class, key) = match kind {
            None => return self.draft.block("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note", "article.note"),
            Some(BlockQuoteKind::Tip) => ("tip", "article.tip"),
            Some(BlockQuoteKind::Important) => ("important", "article.important"),
            Some(BlockQuoteKind::Warning) => ("warning", "article.warning"),
            Some(BlockQuoteKind::Caution) => ("caution", "article.caution"),
        };
        self.draft.block("<blockquote class=\"markdown-alert-");
        self.draft.write(class);
        self.draft.write("\">\n<p class=\"alert-title\">");
        self.draft.slot(Slot::Word(key));
        self.draft.write("</p>\n");
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(language) => language.as_ref(),
            CodeBlockKind::Indented => "",
        };
        if embed::is_block(language) {
            self.in_block = true;
            return;
        }
        self.draft.block("<pre tabindex=\"0\"><code");
        match language.split(' ').next() {
            Some("") | None => {}
            Some(language) => {
                self.draft.write(" class=\"language-");
                self.draft.attribute(language);
                self.draft.write("\"");
            }
        }
        self.draft.write(">");
    }

    fn list(&mut self, first: Option<u64>) {
        match first {
            None => self.draft.block("<ul>\n"),
            Some(1) => self.draft.block("<ol>\n"),
            Some(first) => self.draft.block(&format!("<ol start=\"{first}\">\n")),
        }
    }

    fn row(&mut self, tag: &str, in_head: bool) {
        self.table.column = 0;
        self.table.in_head = in_head;
        self.draft.write(tag);
    }

    /// A cell; the way it is set is a class, since styles inside a page are not allowed.
    fn cell(&mut self) {
        self.draft.write(if self.table.in_head { "<th" } else { "<td" });
        self.draft.write(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            _ => ">",
        });
    }

    /// A link: to the web and to letter boxes the same for everyone, else a slot.
    fn link(&mut self, (link_type, target, title): (LinkType, &str, &str), survey: &Survey) {
        let web = match parse(target) {
            _ if link_type == LinkType::Email => false,
            Address::Web(_) => true,
            _ => {
                self.links.push(Closing::Slot);
                let has_words = link_type == LinkType::WikiLink { has_pothole: true };
                let number = survey.links.len().saturating_sub(1);
                let title = title.to_owned();
                return self.draft.slot(Slot::Link { number, title, has_words });
            }
        };
        self.links.push(Closing::Tag);
        self.draft.write(if web { "<a href=\"" } else { "<a href=\"mailto:" });
        self.draft.address(if web { target.trim() } else { target });
        if !title.is_empty() {
            self.draft.write("\" title=\"");
            self.draft.attribute(title);
        }
        self.draft.write(if web { "\" rel=\"noopener noreferrer\">" } else { "\">" });
    }

    fn end_of_link(&mut self) {
        match self.links.pop() {
            Some(Closing::Tag) => self.draft.write("</a>"),
            Some(Closing::Slot) => self.draft.slot(Slot::EndOfLink),
            None => {}
        }
    }

    fn end_of_image(&mut self) {
        let Some((number, words, title)) = self.image.take() else { return };
        self.draft.slot(Slot::Image { number, words: words.text, title });
    }

    fn end_of_block(&mut self, survey: &Survey) {
        self.in_block = false;
        if survey.embeds.len() > self.blocks {
            self.draft.slot(Slot::Embed(self.blocks));
            self.blocks = survey.embeds.len();
        }
    }
}

fn tag_of(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// The tags that end what needs no more than tags.
fn closing(end: TagEnd) -> &'static str {
    match end {
        TagEnd::Table => "</tbody></table>\n</div>\n",
        TagEnd::TableHead => "</tr></thead><tbody>\n",
        TagEnd::TableRow => "</tr>\n",
        TagEnd::BlockQuote(_) => "</blockquote>\n",
        TagEnd::CodeBlock => "</code></pre>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::Item => "</li>\n",
        TagEnd::DefinitionList => "</dl>\n",
        TagEnd::DefinitionListTitle => "</dt>\n",
        TagEnd::DefinitionListDefinition => "</dd>\n",
        TagEnd::Subscript => "</sub>",
        TagEnd::Superscript => "</sup>",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        _ => "",
    }
}
