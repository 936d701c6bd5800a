//! A stream that knows its line and column, is UTF-8 whatever came in, and refuses a single tag of
//! more than a megabyte, so that no export can fill the memory. Knows no XML.

use std::io::{self, BufRead, Read};

/// The most that may lie between two marks.
const MOST: usize = 1_000_000;

/// Counts what is taken from a stream.
pub(super) struct Lines<'a> {
    text: &'a mut dyn BufRead,
    /// What was read of it, as UTF-8, and how much of that was handed on.
    chunk: Vec<u8>,
    at: usize,
    /// A character whose end was not read yet.
    half: Vec<u8>,
    line: u32,
    column: u32,
    taken: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a mut dyn BufRead) -> Lines<'a> {
        let (chunk, half) = (Vec::new(), Vec::new());
        Lines { text, chunk, at: 0, half, line: 1, column: 1, taken: 0 }
    }

    /// The place that was reached, from which on is counted anew.
    pub(super) fn mark(&mut self) -> (u32, u32) {
        self.taken = 0;
        (self.line, self.column)
    }

    /// Whether anything was taken since the mark.
    pub(super) fn moved(&self) -> bool {
        self.taken > 0
    }

    pub(super) fn is_over(&self) -> bool {
        self.taken > MOST
    }

    /// Reads on; what is no UTF-8 becomes a mark that says so.
    fn refill(&mut self) -> io::Result<()> {
        let mut bytes = std::mem::take(&mut self.half);
        let more = self.text.fill_buf()?;
        let (count, ended) = (more.len(), more.is_empty());
        bytes.extend_from_slice(more);
        self.text.consume(count);
        if let Err(error) = std::str::from_utf8(&bytes) {
            if error.error_len().is_none() && !ended {
                self.half = bytes.split_off(error.valid_up_to());
            } else {
                bytes = String::from_utf8_lossy(&bytes).into_owned().into_bytes();
            }
        }
        (self.chunk, self.at) = (bytes, 0);
        Ok(())
    }
}

impl BufRead for Lines<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.is_over() {
            return Err(io::Error::other("a tag is too long"));
        }
        while self.at >= self.chunk.len() {
            self.refill()?;
            if self.chunk.is_empty() && self.half.is_empty() {
                break;
            }
        }
        Ok(self.chunk.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        let taken = self.chunk.get(self.at..self.at.saturating_add(count)).unwrap_or_default();
        let breaks = taken.iter().filter(|byte| **byte == b'\n').count();
        let last = taken.iter().rposition(|byte| *byte == b'\n');
        let behind = last.and_then(|last| taken.get(last + 1..)).unwrap_or(taken);
        // Every byte but those that go on with a character.
        let characters = behind.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let before = if breaks == 0 { self.column } else { 1 };
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.column = before.saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
        self.taken = self.taken.saturating_add(count);
        self.at = self.at.saturating_add(count);
    }
}

impl Read for Lines<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_those_of_characters() {
        let mut bytes = "äö\nü<x".as_bytes();
        let mut lines = Lines::new(&mut bytes);
        assert_eq!(lines.mark(), (1, 1));
        lines.fill_buf().unwrap();
        lines.consume(4);
        assert_eq!(lines.mark(), (1, 3));
        lines.consume(3);
        assert_eq!(lines.mark(), (2, 2));
        assert!(!lines.moved());
    }

    #[test]
    fn characters_that_were_cut_are_whole_and_what_is_none_is_marked() {
        for size in 1..6 {
            let bytes: &[u8] = b"k\xc3\xbchl \xe2\x82\xac x\xfcx \xe2\x82";
            let mut chunks = io::BufReader::with_capacity(size, bytes);
            let mut text = String::new();
            Lines::new(&mut chunks).read_to_string(&mut text).unwrap();
            assert!(text.starts_with("k\u{fc}hl \u{20ac} x\u{fffd}x "), "{size}: {text}");
        }
    }
}
