//! One article as it was written: front matter and Markdown, with the place of its text. Which
//! page it becomes is `site`'s business; how it is read is `source`'s.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diag::Place;
use crate::inputs::{RelPath, SourceFile};

/// What an article says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matter {
    pub title: Option<String>,
    pub description: Option<String>,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub weight: Option<i64>,
    pub draft: bool,
    pub slug: Option<String>,
    /// Addresses that lead here.
    pub aliases: Vec<String>,
    /// The readers whose site has it; everyone's where nothing is said.
    pub audience: Vec<String>,
    /// The template to print it with instead of the usual one.
    pub template: Option<String>,
    /// Articles on one page of a section's list.
    pub paginate_by: Option<u64>,
    /// How a section sorts its pages: `date`, `weight`, `title`.
    pub sort_by: Option<String>,
    /// Terms by taxonomy; `tags` among them.
    pub taxonomies: BTreeMap<String, Vec<String>>,
}

impl Matter {
    pub fn tags(&self) -> &[String] {
        self.taxonomies.get("tags").map_or(&[], Vec::as_slice)
    }
}

/// One content page as it stands in its file.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its path below the content folder: `load/rotation.md`.
    pub path: RelPath,
    /// Its path in the project, for messages.
    pub file: RelPath,
    pub matter: Matter,
    text: SourceFile,
    /// Where the Markdown below the front matter starts, in bytes.
    body_at: usize,
    /// The line of the file on which the body starts, from 1.
    pub body_line: u32,
}

/// Where the body of an article starts in its file.
#[derive(Clone, Copy, Debug)]
pub struct BodyStart {
    pub byte: usize,
    pub line: u32,
}

impl Article {
    /// An article whose text is shared with the file it was read from.
    pub fn new(
        (path, file): (RelPath, RelPath),
        matter: Matter,
        text: SourceFile,
        start: BodyStart,
    ) -> Article {
        Article { path, file, matter, text, body_at: start.byte, body_line: start.line }
    }

    /// The Markdown below the front matter.
    pub fn body(&self) -> &str {
        let bytes = self.text.bytes().get(self.body_at..).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Where a word of the front matter stands, or the file as a whole.
    pub fn place_of(&self, word: &str) -> Place {
        let front = self.text.bytes().get(..self.body_at).unwrap_or_default();
        let front = String::from_utf8_lossy(front);
        let Some(at) = front.find(word).filter(|_| !word.is_empty()) else {
            return Place::whole(&self.file);
        };
        let before = front.get(..at).unwrap_or_default();
        let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Place::new(&self.file, whole(line), whole(column), whole(word.chars().count()))
    }

    /// Whether it is the page of its folder: `_index.md` (Zola, Hugo) or `index.md`.
    pub fn is_index(&self) -> bool {
        matches!(self.path.stem(), "_index" | "index")
    }

    /// Whether it is built on a day: no draft, and not dated after it.
    pub fn is_out(&self, today: Date, drafts: bool, future: bool) -> bool {
        (drafts || !self.matter.draft)
            && (future || self.matter.date.is_none_or(|date| date <= today))
    }
}
