//! The shape of one line: how far it is indented, whether it is a heading, an item or a task,
//! and what it says. Offsets count bytes of the line.

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Blank,
    Heading {
        level: usize,
    },
    Item {
        done: Done,
    },
    Table,
    /// `---`, or the line under a heading.
    Rule,
    Text,
}

/// The box of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    NoBox,
    Ticked,
    Open,
}

/// A line taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shaped<'a> {
    pub(super) shape: Shape,
    /// Columns before its first mark, a tab to the next multiple of four.
    pub(super) indent: usize,
    /// Where its text begins in the line.
    pub(super) offset: usize,
    pub(super) text: &'a str,
}

/// Takes a line apart; the marks of a quotation or callout count as indentation.
pub(super) fn shape(line: &str) -> Shaped<'_> {
    let (indent, start) = indentation(line);
    let text = line[start..].trim_end();
    let plain = |shape| Shaped { shape, indent, offset: start, text };
    if text.is_empty() {
        return plain(Shape::Blank);
    }
    if let Some(level) = heading_level(text) {
        let inner = text[level..].trim_start();
        let offset = start + text.len() - inner.len();
        let inner = inner.trim_end_matches('#').trim_end();
        return Shaped { shape: Shape::Heading { level }, indent, offset, text: inner };
    }
    if is_rule(text) {
        return plain(Shape::Rule);
    }
    if text.starts_with('|') {
        return plain(Shape::Table);
    }
    match marker(text) {
        Some(bytes) => item(line, indent, start + bytes),
        None => plain(Shape::Text),
    }
}

fn item(line: &str, indent: usize, behind_marker: usize) -> Shaped<'_> {
    let text = line[behind_marker..].trim_start();
    let offset = line.len() - text.len();
    let mut chars = text.chars();
    let (open, state, close) = (chars.next(), chars.next(), chars.next());
    let boxed = open == Some('[') && close == Some(']') && chars.next().is_none_or(|c| c == ' ');
    let (done, bytes) = match state {
        Some(' ') if boxed => (Done::Open, 3),
        Some(state) if boxed => (Done::Ticked, 2 + state.len_utf8()),
        _ => (Done::NoBox, 0),
    };
    let text = &text[bytes..];
    let inner = text.trim_start();
    let offset = offset + bytes + text.len() - inner.len();
    Shaped { shape: Shape::Item { done }, indent, offset, text: inner.trim_end() }
}

fn indentation(line: &str) -> (usize, usize) {
    let mut columns = 0;
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        // The space behind the mark of a quotation belongs to the mark.
        let of_mark = std::mem::replace(&mut quoted, c == '>');
        match c {
            ' ' if of_mark => {}
            ' ' | '\u{a0}' => columns += 1,
            '\t' => columns = (columns / 4 + 1) * 4,
            '>' => {}
            _ => return (columns, at),
        }
    }
    (columns, line.len())
}

fn heading_level(text: &str) -> Option<usize> {
    let level = text.bytes().take_while(|&b| b == b'#').count();
    let spaced = text[level..].is_empty() || text[level..].starts_with([' ', '\t']);
    ((1..=6).contains(&level) && spaced).then_some(level)
}

fn is_rule(text: &str) -> bool {
    let mark = text.chars().next().filter(|c| matches!(c, '-' | '*' | '_' | '='));
    let marks = text.chars().filter(|c| Some(*c) == mark).count();
    mark.is_some() && marks >= 3 && text.chars().all(|c| Some(c) == mark || c == ' ')
}

/// How many bytes a list marker takes: `-`, `*`, `+`, `1.`, `1)`.
fn marker(text: &str) -> Option<usize> {
    let behind = |bytes: usize| {
        let rest = &text[bytes..];
        (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(bytes)
    };
    if text.starts_with(['-', '*', '+']) {
        return behind(1);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text[digits..].starts_with(['.', ')']);
    if (1..=3).contains(&digits) && mark { behind(digits + 1) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_every_spelling() {
        for line in ["- a", "* a", "+ a", "1. a", "12) a", "\t- a", "> - a", "- [x] a", "  -   a"] {
            let found = shape(line);
            assert!(matches!(found.shape, Shape::Item { .. }), "{line}");
            assert_eq!((found.text, &line[found.offset..]), ("a", "a"), "{line}");
        }
        assert_eq!(shape("- [ ] a").shape, Shape::Item { done: Done::Open });
        assert_eq!(shape("- [link](b)").shape, Shape::Item { done: Done::NoBox });
        assert_eq!((shape("\t- a").indent, shape("  - a").indent), (4, 2));
    }

    #[test]
    fn lines_that_are_no_items() {
        assert_eq!(shape("## 2026 ##").shape, Shape::Heading { level: 2 });
        assert_eq!(shape("## 2026 ##").text, "2026");
        for (line, is) in [
            ("#tag", Shape::Text),
            ("-3 degrees", Shape::Text),
            ("2026. was", Shape::Text),
            ("---", Shape::Rule),
            ("* * *", Shape::Rule),
            ("| a |", Shape::Table),
            (" \t ", Shape::Blank),
        ] {
            assert_eq!(shape(line).shape, is, "{line}");
        }
    }
}
