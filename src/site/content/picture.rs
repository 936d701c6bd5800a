//! An image of an article as its tag: the words gathered from inside it, the size from the file's
//! header. An image that the site does not have shows its words.

use pulldown_cmark::{CowStr, Event, LinkType};

use super::image;
use super::library::{Leaf, Library};
use super::render::Surroundings;
use super::target::Picture;
use crate::config::RawHtml;
use crate::inputs::RelPath;

/// An image that is being read.
#[derive(Debug)]
pub(super) struct Image<'a> {
    target: CowStr<'a>,
    title: CowStr<'a>,
    wiki: bool,
    words: String,
    depth: u32,
}

impl<'a> Image<'a> {
    pub(super) fn new(link_type: LinkType, target: CowStr<'a>, title: CowStr<'a>) -> Image<'a> {
        let wiki = matches!(link_type, LinkType::WikiLink { .. });
        Image { target, title, wiki, words: String::new(), depth: 0 }
    }

    /// Takes what stands inside; true when the image ends.
    pub(super) fn take(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => return true,
            Event::End(_) => self.depth -= 1,
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                self.words.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.words.push(' '),
            _ => {}
        }
        false
    }

    /// The tag, or the words where there is no such image.
    pub(super) fn event(
        self,
        library: &Library,
        leaf: &Leaf,
        around: &dyn Surroundings,
    ) -> Event<'a> {
        let found = library.picture(leaf, &self.target, self.wiki);
        let kept = library.settings.raw_html == RawHtml::Kept;
        let address = match &found {
            Picture::File(path) | Picture::Static(path) => shown(library, path, around),
            Picture::Missing if kept && self.wiki => {
                return Event::Text(format!("![[{}]]", self.words).into());
            }
            Picture::Missing if kept => Some((self.target.to_string(), String::new())),
            Picture::Missing | Picture::Remote => None,
        };
        let Some((address, size)) = address else { return Event::Text(self.words.into()) };
        let mut tag = "<img src=\"".to_owned();
        escape_address(&address, &mut tag);
        tag.push_str("\" alt=\"");
        escape_attribute(&self.words, &mut tag);
        if !self.title.is_empty() {
            tag.push_str("\" title=\"");
            escape_attribute(&self.title, &mut tag);
        }
        tag.push('"');
        tag.push_str(&size);
        tag.push_str(" />");
        Event::InlineHtml(tag.into())
    }
}

/// The address and size attributes of a file that is an image.
fn shown(library: &Library, path: &RelPath, around: &dyn Surroundings) -> Option<(String, String)> {
    let bytes = library.file(path)?;
    image::kind(bytes)?;
    let size = image::size(bytes).map_or(String::new(), |size| {
        format!(" width=\"{}\" height=\"{}\"", size.width, size.height)
    });
    Some((around.file(path), format!("{size} loading=\"lazy\"")))
}

/// An address for an attribute, escaped exactly as pulldown-cmark does.
pub(super) fn escape_address(address: &str, out: &mut String) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            byte if byte.is_ascii_alphanumeric() || b"!#$%()*+,-./:;=?@_~".contains(&byte) => {
                out.push(char::from(byte));
            }
            byte => {
                out.push('%');
                let digits = [byte >> 4, byte & 15];
                out.extend(digits.map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
            }
        }
    }
}

/// Text for an attribute, as pulldown-cmark writes it.
pub(super) fn escape_attribute(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
