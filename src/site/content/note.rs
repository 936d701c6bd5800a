//! Notes to oneself in an article: `<!-- comments -->` and `%%notes%%` are cut out of the source
//! before anything is rendered, but not where they stand in code. Knows no page.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::sign::Signs;

/// An article's text without its notes, and how to find the way back.
#[derive(Debug)]
pub(super) struct Cleaned<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where something was cut, in the cleaned text, and how many bytes.
    cuts: Vec<(usize, usize)>,
    /// Where a note opens that nothing closes, in the original text.
    pub(super) open: Option<usize>,
}

impl Cleaned<'_> {
    /// Where a byte of the cleaned text stands in the original.
    pub(super) fn origin(&self, at: usize) -> usize {
        self.cuts.iter().take_while(|(cut, _)| *cut <= at).map(|(_, length)| length).sum::<usize>()
            + at
    }
}

/// Cuts the notes out.
pub(super) fn without_notes(text: &str, signs: Signs) -> Cleaned<'_> {
    let may_have = signs.percents || (signs.angle && text.contains("<!--"));
    if !may_have {
        return Cleaned { text: Cow::Borrowed(text), cuts: Vec::new(), open: None };
    }
    let (notes, open) = notes(text, &code(text));
    let mut kept = String::with_capacity(text.len());
    let mut cuts = Vec::new();
    let mut from = 0;
    for note in notes {
        kept.push_str(text.get(from..note.start).unwrap_or(""));
        cuts.push((kept.len(), note.len()));
        from = note.end;
    }
    kept.push_str(text.get(from..).unwrap_or(""));
    Cleaned { text: Cow::Owned(kept), cuts, open }
}

/// The places of code, in order.
fn code(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut inside = 0u32;
    for (event, range) in Parser::new_ext(text, super::markdown::OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                inside += 1;
                found.push(range);
            }
            Event::End(TagEnd::CodeBlock) => inside = inside.saturating_sub(1),
            Event::Code(_) if inside == 0 => found.push(range),
            _ => {}
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The places of notes with their marks, and where one is left open.
fn notes(text: &str, code: &[Range<usize>]) -> (Vec<Range<usize>>, Option<usize>) {
    let outside = |at: usize| !code.iter().any(|range| range.contains(&at));
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, close)) = next_mark(text, from) {
        if !outside(start) {
            from = start + 2;
            continue;
        }
        let end = match close {
            // A comment ends at its first `-->`, whatever stands in it.
            "-->" => find(text, start + 4, close),
            _ => marks(text, start + 2, close).find(|at| outside(*at)),
        };
        let Some(end) = end else {
            found.push(start..text.len());
            return (found, Some(start));
        };
        found.push(start..end + close.len());
        from = end + close.len();
    }
    (found, None)
}

fn next_mark(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let note = find(text, from, "%%").map(|at| (at, "%%"));
    let comment = find(text, from, "<!--").map(|at| (at, "-->"));
    [note, comment].into_iter().flatten().min()
}

fn find(text: &str, from: usize, mark: &str) -> Option<usize> {
    text.get(from..)?.find(mark).map(|at| from + at)
}

fn marks<'a>(text: &'a str, from: usize, mark: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.get(from..).unwrap_or("").match_indices(mark).map(move |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::super::sign::signs;
    use super::*;

    fn clean(text: &str) -> String {
        without_notes(text, signs(text)).text.into_owned()
    }

    #[test]
    fn notes_and_comments_are_cut_out() {
        assert_eq!(clean("a %%secret%% b"), "a  b");
        assert_eq!(clean("a <!-- x\n\ny --> b"), "a  b");
        assert_eq!(clean("%%\nblock\n\n**bold**\n%%\nrest"), "\nrest");
        assert_eq!(clean("<!-- %% --> a %% b %%"), " a ");
    }

    #[test]
    fn code_is_left_alone() {
        for text in ["`%%` and `%%`", "```\n%%a%%\n<!-- b -->\n```\n", "    %%a%%\n"] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn an_open_note_hides_the_rest() {
        let text = "a %% b\n\nc";
        let cleaned = without_notes(text, signs(text));
        assert_eq!((cleaned.text.as_ref(), cleaned.open), ("a ", Some(2)));
    }

    #[test]
    fn a_place_is_found_again() {
        let text = "a %%secret%% b";
        let cleaned = without_notes(text, signs(text));
        let at = cleaned.text.find('b').unwrap();
        assert_eq!(cleaned.origin(at), 13);
        assert_eq!(cleaned.origin(0), 0);
    }
}
