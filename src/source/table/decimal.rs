//! The decimal mark of a column's numbers. A mark with one, two or more than three digits behind
//! it can only be a decimal mark; before exactly three digits it is open, and then the rest of
//! the column or a stored answer settles it. Nothing is guessed.

use std::ops::Range;

use crate::source::settings::DecimalMark;

/// What one number in a text says about its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Its only mark, or its last, is the decimal mark.
    Decimal(char),
    /// Its marks part thousands.
    Thousands(char),
    /// One mark before three digits: either.
    Open(char),
    /// A date, a version: no number.
    None,
}

/// What the cells of a column prove.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Proof {
    comma: bool,
    point: bool,
}

/// The text with every number written with a point, or what stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Same,
    Rewritten(String),
    /// The first open number, read with a decimal comma and with a decimal point.
    Open([String; 2]),
    /// Cannot be written with the mark that was answered.
    Contrary,
}

impl Proof {
    /// Takes in what a cell proves.
    pub(super) fn learn(&mut self, text: &str) {
        if has_no_mark(text) {
            return;
        }
        for range in tokens(text) {
            match form(&text[range]) {
                Form::Decimal(',') | Form::Thousands('.') => self.comma = true,
                Form::Decimal(_) | Form::Thousands(',') => self.point = true,
                Form::Thousands(_) | Form::Open(_) | Form::None => {}
            }
        }
    }

    /// The mark that the cells prove, if they agree.
    pub(super) fn mark(self) -> Option<DecimalMark> {
        self.decided(None)
    }

    fn decided(self, answer: Option<DecimalMark>) -> Option<DecimalMark> {
        match (answer, self.comma, self.point) {
            (Some(answer), ..) => Some(answer),
            (None, true, false) => Some(DecimalMark::Comma),
            (None, false, true) => Some(DecimalMark::Point),
            (None, ..) => None,
        }
    }

    /// The text of a cell with a point as decimal mark and no marks between thousands.
    pub(super) fn rewrite(self, text: &str, answer: Option<DecimalMark>) -> Outcome {
        if has_no_mark(text) {
            return Outcome::Same;
        }
        let decided = self.decided(answer);
        let mut written = String::new();
        let mut from = 0;
        for range in tokens(text) {
            let token = &text[range.clone()];
            let decimal = match form(token) {
                Form::None => continue,
                Form::Decimal(mark) => Some(mark),
                Form::Thousands(_) => None,
                Form::Open(mark) => match decided {
                    None => return Outcome::Open(readings(token, mark)),
                    Some(decided) => Some(mark).filter(|mark| *mark == char_of(decided)),
                },
            };
            let contrary = match (form(token), answer) {
                (Form::Decimal(mark), Some(answer)) => mark != char_of(answer),
                (Form::Thousands(mark), Some(answer)) => mark == char_of(answer),
                _ => false,
            };
            if contrary {
                return Outcome::Contrary;
            }
            written.push_str(&text[from..range.start]);
            written.push_str(&plain(token, decimal));
            from = range.end;
        }
        written.push_str(&text[from..]);
        if written == text { Outcome::Same } else { Outcome::Rewritten(written) }
    }
}

/// What an open number means where the comma is the decimal mark, and where the point is.
fn readings(token: &str, mark: char) -> [String; 2] {
    let (fraction, whole) = (plain(token, Some(mark)), plain(token, None));
    if mark == ',' { [fraction, whole] } else { [whole, fraction] }
}

fn char_of(mark: DecimalMark) -> char {
    match mark {
        DecimalMark::Point => '.',
        DecimalMark::Comma => ',',
    }
}

/// The digits with a point for the decimal mark; the other marks go.
fn plain(token: &str, decimal: Option<char>) -> String {
    let last = decimal.and_then(|mark| token.rfind(mark));
    token
        .char_indices()
        .filter_map(|(at, c)| match c {
            c if c.is_ascii_digit() => Some(c),
            _ if Some(at) == last => Some('.'),
            _ => None,
        })
        .collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',') || is_gap(c)
}

/// Most cells hold no mark at all, and there is nothing to find out.
fn has_no_mark(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'.' | b',' | b'\''))
}

/// Marks that only ever part thousands.
fn is_gap(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{a0}' | '\u{202f}')
}

/// Digits with marks between them.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut marked = false;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, c)| c.is_ascii_digit());
        let goes_on = c.is_ascii_digit() || (start.is_some() && is_mark(c) && next_is_digit);
        if goes_on {
            start = start.or(Some(at).filter(|_| !before.is_alphanumeric()));
            marked |= start.is_some() && is_mark(c);
        } else if let Some(begin) = start.take()
            && std::mem::take(&mut marked)
        {
            found.push(begin..at);
        } else {
            marked = false;
        }
        before = c;
    }
    if let Some(begin) = start.filter(|_| marked) {
        found.push(begin..text.len());
    }
    found
}

fn form(token: &str) -> Form {
    let groups: Vec<&str> = token.split(is_mark).collect();
    let marks: Vec<char> = token.chars().filter(|c| is_mark(*c)).collect();
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return Form::None };
    let Some((last_mark, others)) = marks.split_last() else { return Form::None };
    let grouped = |inner: &[&str]| inner.iter().all(|group| group.len() == 3);
    let inner = groups.get(1..groups.len() - 1).unwrap_or_default();
    let led = (1..=3).contains(&first.len()) && !first.starts_with('0');
    match others {
        [] if is_gap(*last_mark) => {
            if led && last.len() == 3 {
                Form::Thousands(*last_mark)
            } else {
                Form::None
            }
        }
        [] if last.len() == 3 && led => Form::Open(*last_mark),
        [] => Form::Decimal(*last_mark),
        [mark, ..] if !others.iter().all(|m| m == mark) || !led || !grouped(inner) => Form::None,
        [mark, ..] if mark == last_mark && last.len() == 3 => Form::Thousands(*mark),
        [mark, ..] if mark != last_mark && !is_gap(*last_mark) => Form::Decimal(*last_mark),
        _ => Form::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(column: &[&str], cell: &str) -> Outcome {
        let mut proof = Proof::default();
        column.iter().for_each(|cell| proof.learn(cell));
        proof.rewrite(cell, None)
    }

    fn written(text: &str) -> Outcome {
        Outcome::Rewritten(text.to_owned())
    }

    #[test]
    fn a_mark_before_three_digits_is_open_until_the_column_proves_it() {
        let readings = ["1.250".to_owned(), "1250".to_owned()];
        assert_eq!(rewritten(&[], "1,250"), Outcome::Open(readings));
        assert_eq!(rewritten(&["6,5"], "1,250"), written("1.250"));
        assert_eq!(rewritten(&["6.5"], "1,250"), written("1250"));
        assert_eq!(rewritten(&["6.5"], "1.250"), Outcome::Same);
        assert_eq!(rewritten(&["6,5"], "1.250"), written("1250"));
        assert!(matches!(rewritten(&["6,5", "6.5"], "1,250"), Outcome::Open(_)));
    }

    #[test]
    fn other_numbers_say_what_they_are() {
        assert_eq!(rewritten(&[], "6,5h q3"), written("6.5h q3"));
        assert_eq!(rewritten(&[], "1.234,5"), written("1234.5"));
        assert_eq!(rewritten(&[], "1’234.5"), written("1234.5"));
        assert_eq!(rewritten(&[], "1,234,567"), written("1234567"));
        assert_eq!(rewritten(&[], "0,125"), written("0.125"));
        for same in ["3", "bend 6, lift 5", "19.03.2026", "2026-03-19 physio", "3x8 @ 16kg"] {
            assert_eq!(rewritten(&[], same), Outcome::Same, "{same}");
        }
    }

    #[test]
    fn an_answer_settles_and_refuses_what_contradicts_it() {
        let proof = Proof::default();
        let comma = Some(DecimalMark::Comma);
        assert_eq!(proof.rewrite("1,250", comma), written("1.250"));
        assert_eq!(proof.rewrite("6.5", comma), Outcome::Contrary);
    }
}
