//! Cuts the values of a fact into pieces and parts, each with its place. The comma rule lives
//! here: between two digits without a space it is a decimal mark, elsewhere it separates. Knows
//! no key and no meaning.

use crate::diag::Place;
use crate::source::raw::Spanned;

/// A number as written, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) thousandths: u64,
    /// How many digits follow the decimal mark.
    pub(super) decimals: u8,
    /// `1,000`: a comma and three digits, which some write for a thousand.
    pub(super) ambiguous: bool,
}

impl Decimal {
    /// The number where it is a whole one that is not too large to be meant.
    pub(super) fn whole(self) -> Option<u32> {
        let whole = self.thousandths / 1000;
        (self.decimals == 0).then(|| u32::try_from(whole).unwrap_or(u32::MAX))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    Number(Decimal),
    Word,
    /// `#rotation`
    Tag,
    Symbol(char),
}

/// A number, word, tag or sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) lexeme: Lexeme,
    start: usize,
    end: usize,
    line: u32,
    column: u32,
    /// No space stands before it.
    pub(super) glued: bool,
}

/// What stands between two separators; never empty.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    text: &'a str,
    home: &'a Place,
    pub(super) parts: Vec<Part>,
    /// The words of a piece in quotation marks, which are never values.
    pub(super) quoted: Option<String>,
}

impl<'a> Piece<'a> {
    pub(super) fn number(&self, at: usize) -> Option<Decimal> {
        match self.parts.get(at)?.lexeme {
            Lexeme::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The word in lower case.
    pub(super) fn word(&self, at: usize) -> Option<String> {
        let part = self.parts.get(at).filter(|part| part.lexeme == Lexeme::Word)?;
        Some(self.text[part.start..part.end].to_lowercase())
    }

    pub(super) fn symbol(&self, at: usize) -> Option<char> {
        match self.parts.get(at)?.lexeme {
            Lexeme::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// The tag without its `#`, in lower case.
    pub(super) fn tag(&self, at: usize) -> Option<String> {
        let part = self.parts.get(at).filter(|part| part.lexeme == Lexeme::Tag)?;
        Some(self.text[part.start + 1..part.end].to_lowercase())
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.glued)
    }

    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The text as written from one part up to another.
    pub(super) fn raw(&self, from: usize, to: usize) -> &'a str {
        match (self.parts.get(from), to.checked_sub(1).and_then(|last| self.parts.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => {
                &self.text[first.start..last.end]
            }
            _ => "",
        }
    }

    /// Where those parts stand. A cell of a workbook has one place for all that is in it.
    pub(super) fn place(&self, from: usize, to: usize) -> Place {
        let Some(first) = self.parts.get(from).filter(|_| !in_workbook(self.home)) else {
            return self.home.clone();
        };
        let width = self.raw(from, to).chars().take_while(|&c| c != '\n').count();
        let line = if self.home.line == 0 { 0 } else { first.line };
        Place::new(&self.home.file, line, first.column, u32::try_from(width).unwrap_or(u32::MAX))
    }

    /// The words of the piece, in quotation marks or not.
    pub(super) fn words(&self) -> &str {
        self.quoted.as_deref().unwrap_or_else(|| self.raw(0, self.len()))
    }
}

fn in_workbook(place: &Place) -> bool {
    let name = place.file.as_str();
    // The name of a sheet stands behind the sign; a text file seldom has one.
    name.contains('#')
        && [".xlsx#", ".ods#", ".xls#", ".xlsm#"].iter().any(|ending| name.contains(ending))
}

/// Cuts values into their pieces.
pub(super) fn pieces(values: &Spanned<String>) -> Vec<Piece<'_>> {
    let mut lexer = Lexer {
        text: &values.value,
        home: &values.place,
        at: 0,
        line: values.place.line,
        column: values.place.column,
        glued: false,
        parts: Vec::new(),
        pieces: Vec::new(),
    };
    lexer.run();
    lexer.pieces
}

struct Lexer<'a> {
    text: &'a str,
    home: &'a Place,
    at: usize,
    line: u32,
    column: u32,
    glued: bool,
    parts: Vec<Part>,
    pieces: Vec<Piece<'a>>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            match c {
                ',' | ';' | '\n' => {
                    self.skip(c.len_utf8());
                    self.end_piece(None);
                }
                c if c.is_whitespace() => self.skip(c.len_utf8()),
                '"' if self.parts.is_empty() && self.quotation() => {}
                c if c.is_ascii_digit() => self.number(),
                c if is_letter(c) => self.word(),
                '#' => self.tag(),
                c => self.push(Lexeme::Symbol(c), c.len_utf8()),
            }
        }
        self.end_piece(None);
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn advance(&mut self, bytes: usize) {
        for c in self.text[self.at..self.at + bytes].chars() {
            if c == '\n' {
                self.line += u32::from(self.line > 0);
                self.column = 1;
            } else {
                self.column = self.column.saturating_add(1);
            }
        }
        self.at += bytes;
    }

    fn skip(&mut self, bytes: usize) {
        self.advance(bytes);
        self.glued = false;
    }

    fn push(&mut self, lexeme: Lexeme, bytes: usize) {
        let (start, end) = (self.at, self.at + bytes);
        let (line, column, glued) = (self.line, self.column, self.glued);
        self.parts.push(Part { lexeme, start, end, line, column, glued });
        self.advance(bytes);
        self.glued = true;
    }

    fn end_piece(&mut self, quoted: Option<String>) {
        let parts = std::mem::take(&mut self.parts);
        if !parts.is_empty() {
            self.pieces.push(Piece { text: self.text, home: self.home, parts, quoted });
        }
    }

    fn number(&mut self) {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(self.rest());
        let mark = self.rest()[whole..].chars().next().filter(|c| matches!(c, '.' | ','));
        let fraction = mark.map_or(0, |_| digits(&self.rest()[whole + 1..]));
        let number = Decimal {
            thousandths: thousandths(&self.rest()[..whole], self.fraction(whole, fraction)),
            decimals: u8::try_from(fraction).unwrap_or(u8::MAX),
            ambiguous: mark == Some(',') && fraction == 3,
        };
        let bytes = if fraction > 0 { whole + 1 + fraction } else { whole };
        self.push(Lexeme::Number(number), bytes);
    }

    fn fraction(&self, whole: usize, digits: usize) -> &str {
        if digits == 0 { "" } else { &self.rest()[whole + 1..whole + 1 + digits] }
    }

    fn word(&mut self) {
        let mut end = 0;
        for (at, c) in self.rest().char_indices() {
            let joins = matches!(c, '-' | '\'' | '’' | '_')
                && self.rest()[at + c.len_utf8()..].chars().next().is_some_and(is_letter);
            if !(is_letter(c) || joins) {
                break;
            }
            end = at + c.len_utf8();
        }
        self.push(Lexeme::Word, end);
    }

    fn tag(&mut self) {
        let bytes = tag_length(self.rest());
        match bytes {
            0 => self.push(Lexeme::Symbol('#'), 1),
            bytes => self.push(Lexeme::Tag, bytes),
        }
    }

    /// Takes a whole piece in quotation marks; a doubled mark stands for one.
    fn quotation(&mut self) -> bool {
        let Some((words, bytes)) = quotation(self.rest()) else { return false };
        self.push(Lexeme::Word, bytes);
        self.end_piece(Some(words));
        true
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii_digit()
}

/// How many bytes of the text are a tag, with its `#`; 0 where it is none.
pub(super) fn tag_length(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('#') else { return 0 };
    let name: usize = rest
        .chars()
        .take_while(|&c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/'))
        .map(char::len_utf8)
        .sum();
    if rest[..name].chars().any(char::is_alphabetic) { name + 1 } else { 0 }
}

fn thousandths(whole: &str, fraction: &str) -> u64 {
    // Anything with more digits is refused by its scale, so the limit only keeps sums in range.
    let whole = whole.parse::<u64>().unwrap_or(u64::MAX).min(1_000_000_000_000);
    let mut digits: String = fraction.chars().take(3).collect();
    while digits.len() < 3 {
        digits.push('0');
    }
    whole * 1000 + digits.parse::<u64>().unwrap_or(0)
}

/// The words of a quotation that ends at a separator or the end, and its length in bytes.
fn quotation(text: &str) -> Option<(String, usize)> {
    let mut words = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != '"' {
            words.push(c);
        } else if chars.next_if(|&(_, next)| next == '"').is_some() {
            words.push('"');
        } else {
            let behind = text[at + 1..].trim_start_matches([' ', '\t']).chars().next();
            return matches!(behind, None | Some(',' | ';' | '\n')).then_some((words, at + 1));
        }
    }
    None
}
