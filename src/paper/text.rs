//! A text in one or more styles, cut into the smallest parts that a line is made of: words,
//! spaces, and single letters of scripts that break anywhere. Knows no width of a line.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use unicode_bidi::{BidiInfo, Level};

use super::Pt;
use super::font::{Fonts, Weight};
use super::ink::Colour;
use super::shape::{Shaped, Way, shape, unknown};

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: Pt,
    pub(super) colour: Colour,
}

/// Fonts, the letters that none of them had so far, and the words that were shaped already: a
/// sheet repeats most of its words, and is laid out more than once.
#[derive(Debug)]
pub(super) struct Setter<'a> {
    pub(super) fonts: &'a Fonts<'a>,
    missing: RefCell<BTreeSet<char>>,
    shaped: RefCell<BTreeMap<(String, usize, Way), Rc<Shaped>>>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(fonts: &'a Fonts<'a>) -> Setter<'a> {
        Setter { fonts, missing: RefCell::default(), shaped: RefCell::default() }
    }

    pub(super) fn into_missing(self) -> BTreeSet<char> {
        self.missing.into_inner()
    }

    fn shape(&self, text: &str, range: &Range<usize>, (face, way): (usize, Way)) -> Shaped {
        let word = text.get(range.clone()).unwrap_or_default();
        let key = (word.to_owned(), face, way);
        let known = self.shaped.borrow().get(&key).cloned();
        let shaped = known.unwrap_or_else(|| {
            let fresh = Rc::new(shape(self.fonts, word, (face, way)));
            self.shaped.borrow_mut().insert(key, Rc::clone(&fresh));
            fresh
        });
        shaped.from(range.start)
    }
}

/// A text in several styles, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    styles: Vec<(usize, Style)>,
}

impl Words {
    pub(super) fn of(text: &str, style: Style) -> Words {
        Words::default().and(text, style)
    }

    /// With a further text; whatever moves the pen or says nothing is a space or left out.
    pub(super) fn and(mut self, text: &str, style: Style) -> Words {
        let kept = text.chars().filter(|c| !is_nothing(*c));
        self.text.extend(kept.map(|c| if is_blank(c) { ' ' } else { c }));
        self.styles.push((self.text.len(), style));
        self
    }

    fn style_at(&self, at: usize) -> Option<Style> {
        self.styles.iter().find(|(end, _)| at < *end).map(|(_, style)| *style)
    }
}

/// The smallest part of a line: one style, one font, one direction.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) shaped: Shaped,
    pub(super) style: Style,
    pub(super) level: Level,
    pub(super) space: bool,
    /// Whether a line may end before it.
    pub(super) breaks: bool,
    pub(super) range: Range<usize>,
}

impl Atom {
    pub(super) fn width(&self) -> Pt {
        self.shaped.ems * self.style.size
    }
}

/// A text as atoms, in the order in which it is read.
pub(super) fn atoms(setter: &Setter<'_>, words: &Words) -> (Rc<str>, Vec<Atom>) {
    let bidi = BidiInfo::new(&words.text, Some(Level::ltr()));
    let mut atoms: Vec<Atom> = Vec::new();
    let mut open: Option<(Range<usize>, Look)> = None;
    let mut before = ' ';
    for (at, letter) in words.text.char_indices() {
        let end = at + letter.len_utf8();
        let Some(look) = look(setter, words, (at, letter), &bidi) else { continue };
        let breaks = may_break(before, letter);
        before = letter;
        match &mut open {
            Some((range, own)) if own.joins(&look) && !breaks => range.end = end,
            _ => {
                atoms.extend(open.take().map(|part| closed(setter, &words.text, part)));
                open = Some((at..end, Look { breaks, ..look }));
            }
        }
    }
    atoms.extend(open.map(|part| closed(setter, &words.text, part)));
    (Rc::from(words.text.as_str()), atoms)
}

/// What letters of one atom share.
#[derive(Clone, Copy, Debug)]
struct Look {
    style: Style,
    level: Level,
    face: Option<usize>,
    space: bool,
    breaks: bool,
}

impl Look {
    fn joins(&self, next: &Look) -> bool {
        (self.style, self.level, self.face, self.space)
            == (next.style, next.level, next.face, next.space)
            && self.face.is_some()
    }
}

/// Nothing for marks of direction, which have done their work.
fn look(
    setter: &Setter<'_>,
    words: &Words,
    (at, letter): (usize, char),
    bidi: &BidiInfo<'_>,
) -> Option<Look> {
    let style = words.style_at(at)?;
    let level = bidi.levels.get(at).copied().unwrap_or(Level::ltr());
    if is_direction(letter) {
        return None;
    }
    let face = setter.fonts.with_letter(letter, style.weight);
    if face.is_none() {
        setter.missing.borrow_mut().insert(letter);
    }
    Some(Look { style, level, face, space: letter == ' ', breaks: false })
}

fn closed(setter: &Setter<'_>, text: &str, (range, look): (Range<usize>, Look)) -> Atom {
    let way = if look.level.is_rtl() { Way::Left } else { Way::Right };
    let shaped = match look.face {
        Some(face) => setter.shape(text, &range, (face, way)),
        None => unknown(setter.fonts, range.clone()),
    };
    let Look { style, level, space, breaks, .. } = look;
    Atom { shaped, style, level, space, breaks, range }
}

/// An atom wider than a line, letter by letter.
pub(super) fn letters(setter: &Setter<'_>, text: &str, atom: &Atom) -> Vec<Atom> {
    let mut starts: Vec<usize> =
        atom.shaped.glyphs.iter().map(|glyph| glyph.text_range.start).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().copied().skip(1).chain([atom.range.end]);
    let way = if atom.level.is_rtl() { Way::Left } else { Way::Right };
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let sign = text.get(*start..end).is_some_and(|part| {
                part.chars().all(|c| setter.fonts.with_letter(c, atom.style.weight).is_none())
            });
            let range = *start..end;
            let shaped = match sign {
                true => unknown(setter.fonts, range.clone()),
                false => setter.shape(text, &range, (atom.shaped.face, way)),
            };
            Atom { shaped, range, breaks: true, ..atom.clone() }
        })
        .collect()
}

/// Whether a line may end between two letters.
fn may_break(before: char, letter: char) -> bool {
    if letter == ' ' {
        return false;
    }
    let after_joint =
        matches!(before, '-' | '\u{2013}' | '\u{2014}' | '/') && letter.is_alphabetic();
    let wide = |c: char| matches!(c, '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{1f000}'..='\u{3ffff}');
    let closing = matches!(
        letter,
        '\u{3001}'
            | '\u{3002}'
            | '\u{ff09}'
            | '\u{300d}'
            | '\u{ff0c}'
            | '.'
            | ','
            | ')'
            | ':'
            | ';'
            | '!'
            | '?'
    );
    before == ' ' || after_joint || ((wide(before) || wide(letter)) && !closing && before != '(')
}

/// A letter that is printed as a space. The space that keeps words together stays as it is.
fn is_blank(c: char) -> bool {
    (c.is_whitespace() || c.is_control()) && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// A letter with no sign of its own, which fonts lack and readers of the text stumble over.
fn is_nothing(c: char) -> bool {
    matches!(c, '\0' | '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
