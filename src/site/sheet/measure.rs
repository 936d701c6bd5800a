//! How wide words are and how many lines they take, near enough to tell whether a sheet fits one
//! side. Widths are those of the Helvetica family, with something to spare.

/// Hundredths of a millimetre.
pub(super) type Hundredths = usize;

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// 9 pt
    Plain,
    /// 9.5 pt, bold
    Bold,
}

impl Type {
    /// The height of a line.
    pub(super) fn line(self) -> Hundredths {
        match self {
            Type::Plain => 407,
            Type::Bold => 420,
        }
    }

    /// An em with 4 % to spare; bold letters are 6 % wider.
    fn em(self) -> Hundredths {
        match self {
            Type::Plain => 330,
            Type::Bold => 369,
        }
    }

    pub(super) fn width(self, text: &str) -> Hundredths {
        text.chars().map(thousandths).sum::<usize>() * self.em() / 1000
    }

    /// Lines of a text in a column: words are kept whole where they fit.
    pub(super) fn lines(self, text: &str, across: Hundredths) -> usize {
        let (mut lines, mut used) = (1, 0);
        let space = self.width(" ");
        for word in text.split(' ') {
            let word = self.width(word);
            if used > 0 && used + space + word <= across {
                used += space + word;
                continue;
            }
            lines += usize::from(used > 0) + word.saturating_sub(1) / across.max(1);
            used = word - word.saturating_sub(1) / across.max(1) * across;
        }
        lines
    }

    /// The height of a text in a column.
    pub(super) fn height(self, text: &str, across: Hundredths) -> Hundredths {
        self.lines(text, across) * self.line()
    }
}

/// The width of a letter in thousandths of an em.
fn thousandths(c: char) -> usize {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | '\'' | '|' => 222,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | 'f' | 't' | 'I' | '/' => 278,
        'r' | '(' | ')' | '-' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'w' => 722,
        'm' | 'M' => 833,
        'W' | '%' | '@' | '\u{2026}' => 1000,
        'A'..='Z' | '\u{c0}'..='\u{de}' => 700,
        '\u{1100}'..='\u{11ff}' | '\u{2190}'..='\u{27bf}' | '\u{2e80}'.. => 1000,
        _ => 556,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_where_a_line_is_full() {
        let five = Type::Plain.width("aaaaa");
        assert_eq!(Type::Plain.lines("aaaaa", five), 1);
        assert_eq!(Type::Plain.lines("aaaaa aaaaa", five), 2);
        assert_eq!(Type::Plain.lines("aaaaa aaaaa", five * 3), 1);
        assert_eq!(Type::Plain.lines("aaaaaaaaaaaa", five), 3);
        assert_eq!(Type::Plain.lines("", five), 1);
    }
}
