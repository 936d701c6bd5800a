//! An article's Markdown as HTML: one pass over the events of pulldown-cmark, which writes the
//! tags. What is changed on the way stands here and nowhere else: raw HTML becomes text, links
//! and images are looked up, headings get their ids, blocks of ours get their numbers.

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, html,
};

use super::footnote::Footnotes;
use super::library::{Leaf, Library};
use super::note::without_notes;
use super::picture::Image;
use super::target::Target;
use super::{Embed, embed, markdown};
use crate::config::RawHtml;
use crate::diag::Place;
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
    let cleaned = without_notes(leaf.article.body());
    let text = cleaned.text.as_ref();
    let mut pen = Pen {
        library,
        leaf,
        around,
        out: Vec::with_capacity(text.len() / 24),
        footnotes: Footnotes::default(),
        heading: 0,
        links: Vec::new(),
        image: None,
        table: Table::default(),
        block: None,
        blocks: 0,
        has_code: library.settings.raw_html == RawHtml::Kept,
    };
    for event in markdown::parser(text, &library.settings) {
        pen.take(event);
    }
    let Pen { mut out, footnotes, has_code, .. } = pen;
    footnotes.append_to(&mut out, around);
    let mut written = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut written, out.into_iter());
    if has_code {
        written = written.replace("<pre><code", "<pre tabindex=\"0\"><code");
    }
    Markup::from_writer(written)
}

/// The heading of the first level that a text begins with, and the rest of it.
pub(super) fn apart(body: Markup) -> (Option<Markup>, Markup) {
    let end = "</h1>\n";
    let parts = body.as_str().split_once(end).filter(|(title, _)| title.starts_with("<h1"));
    match parts.map(|(title, rest)| (format!("{title}{end}"), rest.to_owned())) {
        Some((title, rest)) => (Some(Markup::from_writer(title)), Markup::from_writer(rest)),
        None => (None, body),
    }
}

/// The table that is being written.
#[derive(Debug, Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

struct Pen<'a> {
    library: &'a Library,
    leaf: &'a Leaf,
    around: &'a dyn Surroundings,
    out: Vec<Event<'a>>,
    footnotes: Footnotes<'a>,
    /// How many headings were met.
    heading: usize,
    /// For each open link what ends it.
    links: Vec<Option<Event<'a>>>,
    image: Option<Image<'a>>,
    table: Table,
    block: Option<(CowStr<'a>, String)>,
    /// How many blocks were met.
    blocks: usize,
    /// Whether there may be blocks of code to mark.
    has_code: bool,
}

impl<'a> Pen<'a> {
    fn keeps_html(&self) -> bool {
        self.library.settings.raw_html == RawHtml::Kept
    }

    fn push(&mut self, event: Event<'a>) {
        self.footnotes.place(&mut self.out).push(event);
    }

    fn html(&mut self, html: impl Into<CowStr<'a>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn take(&mut self, event: Event<'a>) {
        if let Some(image) = &mut self.image {
            if image.take(&event) {
                self.end_of_image();
            }
            return;
        }
        if let Some((_, lines)) = &mut self.block {
            match event {
                Event::Text(text) => lines.push_str(&text),
                Event::End(TagEnd::CodeBlock) => self.end_of_block(),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Html(text) | Event::InlineHtml(text) if !self.keeps_html() => {
                self.push(Event::Text(text));
            }
            Event::FootnoteReference(name) => {
                let mark = self.footnotes.reference(&name);
                self.html(mark);
            }
            Event::TaskListMarker(done) => self.task(done),
            event => self.push(event),
        }
    }

    fn task(&mut self, done: bool) {
        let (checked, key) =
            if done { (" checked=\"\"", "article.done") } else { ("", "article.open") };
        let mut box_ = format!("<input disabled=\"\" type=\"checkbox\"{checked} aria-label=\"");
        escape_into(self.around.word(key), &mut box_);
        box_.push_str("\"/>\n");
        self.html(box_);
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Heading { level, classes, attrs, .. } => {
                let id =
                    self.leaf.survey.headings.get(self.heading).map(|it| it.id.as_str().into());
                self.heading += 1;
                let attrs = if self.keeps_html() { attrs } else { Vec::new() };
                self.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Tag::HtmlBlock if !self.keeps_html() => self.push(Event::Start(Tag::Paragraph)),
            Tag::Link { link_type, dest_url, title, id } => {
                self.link(link_type, dest_url, title, id);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.image = Some(Image::new(link_type, dest_url, title));
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) if embed::is_block(&language) => {
                self.block = Some((language, String::new()));
            }
            Tag::CodeBlock(_) => {
                self.has_code = true;
                self.push(Event::Start(tag));
            }
            Tag::FootnoteDefinition(name) => self.footnotes.open(&name),
            Tag::BlockQuote(kind) => {
                self.push(Event::Start(Tag::BlockQuote(kind)));
                if let Some(kind) = kind {
                    self.alert(kind);
                }
            }
            Tag::Table(alignments) => {
                self.push(Event::Html("<div class=\"scroll\" tabindex=\"0\">\n".into()));
                self.table = Table { alignments, column: 0, in_head: false };
                self.push(Event::Start(Tag::Table(Vec::new())));
            }
            Tag::TableHead | Tag::TableRow => {
                self.table.column = 0;
                self.table.in_head = tag == Tag::TableHead;
                self.push(Event::Start(tag));
            }
            Tag::TableCell => self.cell(),
            tag => self.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::HtmlBlock if !self.keeps_html() => self.push(Event::End(TagEnd::Paragraph)),
            TagEnd::Link => {
                if let Some(end) = self.links.pop().flatten() {
                    self.push(end);
                }
            }
            TagEnd::FootnoteDefinition => self.footnotes.close(),
            TagEnd::Table => {
                self.push(Event::End(TagEnd::Table));
                self.push(Event::Html("</div>\n".into()));
            }
            TagEnd::TableCell => {
                self.table.column += 1;
                self.push(Event::End(TagEnd::TableCell));
            }
            end => self.push(Event::End(end)),
        }
    }

    /// A cell; the way it is set is a class, since styles inside a page are not allowed.
    fn cell(&mut self) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            _ => return self.push(Event::Start(Tag::TableCell)),
        };
        let name = if self.table.in_head { "th" } else { "td" };
        self.html(format!("<{name} class=\"{class}\">"));
    }

    fn alert(&mut self, kind: BlockQuoteKind) {
        let key = match kind {
            BlockQuoteKind::Note => "article.note",
            BlockQuoteKind::Tip => "article.tip",
            BlockQuoteKind::Important => "article.important",
            BlockQuoteKind::Warning => "article.warning",
            BlockQuoteKind::Caution => "article.caution",
        };
        let mut title = "<p class=\"alert-title\">".to_owned();
        escape_into(self.around.word(key), &mut title);
        title.push_str("</p>\n");
        self.push(Event::Html(title.into()));
    }

    fn link(&mut self, link_type: LinkType, dest: CowStr<'a>, title: CowStr<'a>, id: CowStr<'a>) {
        if link_type == LinkType::Email {
            self.links.push(Some(Event::End(TagEnd::Link)));
            return self.push(Event::Start(Tag::Link { link_type, dest_url: dest, title, id }));
        }
        let wiki = matches!(link_type, LinkType::WikiLink { .. });
        let target = self.library.target(self.leaf, &dest, wiki);
        if target == Target::Web {
            self.links.push(Some(Event::End(TagEnd::Link)));
            return self.outside_link(&dest, &title);
        }
        if wiki && target == Target::Broken && self.keeps_html() {
            return self.plain_brackets(link_type, &dest);
        }
        let kept = || self.keeps_html().then(|| dest.to_string());
        let href = match target {
            Target::Mail => Some(dest.trim().to_owned()),
            Target::Broken | Target::Refused => kept(),
            target => self.around.link(&target),
        };
        self.links.push(href.as_ref().map(|_| Event::End(TagEnd::Link)));
        if let Some(href) = href {
            let link_type = LinkType::Inline;
            self.push(Event::Start(Tag::Link { link_type, dest_url: href.into(), title, id }));
        }
    }

    /// Doubled brackets that name no article, where they may be meant as they stand.
    fn plain_brackets(&mut self, link_type: LinkType, dest: &str) {
        let open = match link_type {
            LinkType::WikiLink { has_pothole: true } => format!("[[{dest}|"),
            _ => "[[".to_owned(),
        };
        self.push(Event::Text(open.into()));
        self.links.push(Some(Event::Text("]]".into())));
    }

    fn outside_link(&mut self, dest: &str, title: &str) {
        let mut tag = "<a href=\"".to_owned();
        super::picture::escape_address(dest.trim(), &mut tag);
        if !title.is_empty() {
            tag.push_str("\" title=\"");
            super::picture::escape_attribute(title, &mut tag);
        }
        tag.push_str("\" rel=\"noopener noreferrer\">");
        self.html(tag);
    }

    fn end_of_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        let event = image.event(self.library, self.leaf, self.around);
        self.push(event);
    }

    fn end_of_block(&mut self) {
        let Some((language, lines)) = self.block.take() else { return };
        let place = Place::whole(&self.leaf.article.file);
        let Ok(embed) = embed::parse(&language, &lines, &place) else { return };
        self.blocks += 1;
        if let Some(markup) = self.around.embed(&embed, self.blocks) {
            self.push(Event::Html(format!("{markup}\n").into()));
        }
    }
}
