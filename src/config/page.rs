//! The text of a configuration with its lines, so that a span of bytes becomes a place to the
//! character. Knows no key.

use std::ops::Range;

use crate::diag::Place;
use crate::inputs::RelPath;

pub(crate) struct Page<'a> {
    path: &'a RelPath,
    text: &'a str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(path: &'a RelPath, text: &'a str) -> Page<'a> {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Page { path, text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    pub(crate) fn path(&self) -> &'a RelPath {
        self.path
    }

    /// The first line, for what is missing from the file.
    pub(crate) fn top(&self) -> Place {
        Place::new(self.path, 1, 1, 0)
    }

    /// Where a span begins, and its width up to the end of that line.
    pub(crate) fn place(&self, span: &Range<usize>) -> Place {
        let line = self.starts.partition_point(|start| *start <= span.start).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let before = self.text.get(start..span.start).unwrap_or("").trim_start_matches('\u{feff}');
        let width = count(self.text.get(span.clone()).and_then(|s| s.lines().next()).unwrap_or(""));
        let number = u32::try_from(line + 1).unwrap_or(u32::MAX);
        Place::new(self.path, number, count(before) + 1, width)
    }

    /// The first line of what was written there.
    pub(crate) fn quote(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).and_then(|s| s.lines().next()).unwrap_or("")
    }
}
