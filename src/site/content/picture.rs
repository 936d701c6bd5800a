//! An image of an article as its tag: the words gathered from inside it, the size from the file's
//! header. An image that the site does not have shows its words.

use pulldown_cmark::Event;

use super::draft::{write_address, write_attribute, write_words};
use super::image;
use super::library::{Leaf, Library};
use super::render::Surroundings;
use super::target::Picture;
use crate::config::RawHtml;
use crate::inputs::RelPath;

/// The words of an image that is being read.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    depth: u32,
}

impl Words {
    /// Takes what stands inside; true when the image ends.
    pub(super) fn take(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => return true,
            Event::End(_) => self.depth -= 1,
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                self.text.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.text.push(' '),
            _ => {}
        }
        false
    }
}

/// An image of an article: its number in the survey, its words and its title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Image<'a> {
    pub(super) number: usize,
    pub(super) words: &'a str,
    pub(super) title: &'a str,
}

impl Image<'_> {
    /// The tag, or the words where there is no such image.
    pub(super) fn write(
        self,
        (library, leaf): (&Library, &Leaf),
        around: &dyn Surroundings,
        out: &mut String,
    ) {
        let (Some(found), Some(written)) =
            (leaf.pictures.get(self.number), leaf.survey.images.get(self.number))
        else {
            return;
        };
        let kept = library.settings.raw_html == RawHtml::Kept;
        let address = match found {
            Picture::File(path) | Picture::Static(path) => shown(library, path, around),
            Picture::Missing if kept && written.wiki => {
                return write_words(&format!("![[{}]]", self.words), out);
            }
            Picture::Missing if kept => Some((written.target.clone(), String::new())),
            Picture::Missing | Picture::Remote => None,
        };
        let Some((address, size)) = address else { return write_words(self.words, out) };
        out.push_str("<img src=\"");
        write_address(&address, out);
        out.push_str("\" alt=\"");
        write_attribute(self.words, out);
        if !self.title.is_empty() {
            out.push_str("\" title=\"");
            write_attribute(self.title, out);
        }
        out.push('"');
        out.push_str(&size);
        out.push_str(" />");
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
