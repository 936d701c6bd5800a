//! The lines of a note with what is not meant to be read blanked out: code fences, HTML
//! comments, Obsidian's `%%comments%%`. Blanks keep the columns. A comment or fence that is never
//! closed hides nothing, so that one stray mark cannot swallow a log.

use std::borrow::Cow;

/// One line: its number from 1, and its text without what is hidden.
pub(super) struct Line<'a> {
    pub(super) number: u32,
    pub(super) text: Cow<'a, str>,
    /// The line lies in a code fence or a comment and says nothing.
    pub(super) hidden: bool,
}

/// What was opened and not closed, by line.
pub(super) struct Unclosed {
    pub(super) line: u32,
    pub(super) column: u32,
}

const COMMENTS: &[(&str, &str)] = &[("<!--", "-->"), ("%%", "%%")];

/// The lines of a text. Takes time in proportion to its length.
pub(super) fn lines(text: &str) -> (Vec<Line<'_>>, Vec<Unclosed>) {
    let raw: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let mut masker = Masker {
        last_closer: COMMENTS.iter().map(|(_, close)| last_line_with(&raw, close)).collect(),
        fence_ends: fence_ends(&raw),
        inside: None,
        fence_until: None,
        unclosed: Vec::new(),
    };
    let mut found = Vec::with_capacity(raw.len());
    for (at, line) in raw.iter().enumerate() {
        let (text, hidden) = masker.mask(at, line);
        found.push(Line { number: u32::try_from(at + 1).unwrap_or(u32::MAX), text, hidden });
    }
    (found, masker.unclosed)
}

fn last_line_with(lines: &[&str], text: &str) -> Option<usize> {
    lines.iter().rposition(|line| line.contains(text))
}

struct Masker {
    /// The last line that holds the end of each kind of comment.
    last_closer: Vec<Option<usize>>,
    /// Where the fence that opens on a line ends.
    fence_ends: Vec<(usize, Option<usize>)>,
    /// The end of the comment we are in.
    inside: Option<&'static str>,
    fence_until: Option<usize>,
    unclosed: Vec<Unclosed>,
}

impl Masker {
    fn mask<'a>(&mut self, at: usize, line: &'a str) -> (Cow<'a, str>, bool) {
        if self.in_fence(at, line) {
            return (Cow::Borrowed(line), true);
        }
        if self.inside.is_none() && !COMMENTS.iter().any(|(open, _)| line.contains(open)) {
            return (Cow::Borrowed(line), false);
        }
        let masked = self.mask_comments(at, line);
        let hidden = masked.trim().is_empty() && !line.trim().is_empty();
        (Cow::Owned(masked), hidden)
    }

    fn in_fence(&mut self, at: usize, line: &str) -> bool {
        if let Some(end) = self.fence_until {
            self.fence_until = (at < end).then_some(end);
            return true;
        }
        if self.inside.is_some() || fence(line).is_none() {
            return false;
        }
        let found = self.fence_ends.binary_search_by_key(&at, |(start, _)| *start);
        match found.ok().and_then(|found| self.fence_ends[found].1) {
            Some(end) => {
                self.fence_until = Some(end);
                true
            }
            None => {
                if found.is_ok() {
                    self.tell(at, line, 0);
                }
                false
            }
        }
    }

    fn mask_comments(&mut self, at: usize, line: &str) -> String {
        let last_here: Vec<Option<usize>> =
            COMMENTS.iter().map(|(_, close)| line.rfind(close)).collect();
        let mut masked = String::with_capacity(line.len());
        let mut from = 0;
        let mut told = false;
        loop {
            if let Some(close) = self.inside {
                let Some(end) = line[from..].find(close) else {
                    blank(&mut masked, &line[from..]);
                    return masked;
                };
                blank(&mut masked, &line[from..from + end + close.len()]);
                from += end + close.len();
                self.inside = None;
            }
            let Some((start, kind)) = next_open(line, from) else {
                masked.push_str(&line[from..]);
                return masked;
            };
            let (open, close) = COMMENTS[kind];
            let behind = start + open.len();
            masked.push_str(&line[from..start]);
            if last_here[kind].is_some_and(|last| last >= behind)
                || self.last_closer[kind].is_some_and(|last| last > at)
            {
                blank(&mut masked, open);
                self.inside = Some(close);
            } else {
                if !told {
                    self.tell(at, line, start);
                    told = true;
                }
                masked.push_str(open);
            }
            from = behind;
        }
    }

    fn tell(&mut self, at: usize, line: &str, offset: usize) {
        let column = line[..offset].chars().count() + 1;
        self.unclosed.push(Unclosed {
            line: u32::try_from(at + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        });
    }
}

/// Where the next comment opens, and of which kind.
fn next_open(line: &str, from: usize) -> Option<(usize, usize)> {
    line[from..].match_indices(['<', '%']).find_map(|(at, _)| {
        let kind = COMMENTS.iter().position(|(open, _)| line[from + at..].starts_with(open))?;
        Some((from + at, kind))
    })
}

/// As many spaces as there are characters, so that columns stay.
fn blank(masked: &mut String, text: &str) {
    masked.extend(text.chars().map(|_| ' '));
}

/// The mark and length of a code fence on this line, and what stands behind it.
fn fence(line: &str) -> Option<(char, usize, &str)> {
    let text = line.trim_start_matches([' ', '\t', '>']);
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.chars().take_while(|&c| c == mark).count();
    let rest = text[length..].trim();
    (length >= 3 && !(mark == '`' && rest.contains('`'))).then_some((mark, length, rest))
}

/// A line that may open or close a code fence.
struct Fence {
    line: usize,
    mark: char,
    length: usize,
    /// Nothing stands behind it, so that it may close one.
    bare: bool,
    /// The longest fence of its mark that may close one, from the next on.
    longest_behind: usize,
}

/// For every line that opens a fence, the line that closes it.
fn fence_ends(lines: &[&str]) -> Vec<(usize, Option<usize>)> {
    let mut fences: Vec<Fence> = lines
        .iter()
        .enumerate()
        .filter_map(|(line, text)| {
            let (mark, length, rest) = fence(text)?;
            Some(Fence { line, mark, length, bare: rest.is_empty(), longest_behind: 0 })
        })
        .collect();
    let mut longest = [0, 0];
    for fence in fences.iter_mut().rev() {
        let of_mark = &mut longest[usize::from(fence.mark == '~')];
        fence.longest_behind = *of_mark;
        if fence.bare {
            *of_mark = (*of_mark).max(fence.length);
        }
    }
    let mut found = Vec::new();
    let mut open: Option<&Fence> = None;
    for fence in &fences {
        match open {
            Some(opener) => {
                if fence.bare && fence.mark == opener.mark && fence.length >= opener.length {
                    found.push((opener.line, Some(fence.line)));
                    open = None;
                }
            }
            None if fence.longest_behind >= fence.length => open = Some(fence),
            None => found.push((fence.line, None)),
        }
    }
    found
}
