//! Breaks a text into lines of a width: at spaces first, inside a word only where the word is
//! wider than the line. Letters that run from right to left are put in the order they are seen.

use std::rc::Rc;

use krilla::text::KrillaGlyph;
use unicode_bidi::{BidiInfo, Level};

use super::Pt;
use super::text::{Atom, Setter, Style, Words, atoms, letters};

/// A line, ready to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The whole text that the ranges of the glyphs count from.
    pub(super) text: Rc<str>,
    pub(super) runs: Vec<Run>,
    pub(super) width: Pt,
    /// The largest size on it.
    pub(super) size: Pt,
}

/// Glyphs of one font and style, from left to right.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) face: usize,
    pub(super) style: Style,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// From the start of the line.
    pub(super) x: Pt,
}

/// Every line of a text; none where the text is empty.
pub(super) fn lines(setter: &Setter<'_>, words: &Words, width: Pt) -> Vec<Line> {
    let (text, atoms) = atoms(setter, words);
    let mut lines = Vec::new();
    let mut line: Vec<Atom> = Vec::new();
    for chunk in chunks(atoms) {
        for piece in fitting(setter, &text, chunk, width) {
            if !line.is_empty() && wide(&line) + wide_seen(&piece) > width {
                lines.push(set(&text, &std::mem::take(&mut line)));
            }
            line.extend(piece);
        }
    }
    if !line.is_empty() {
        lines.push(set(&text, &line));
    }
    lines
}

/// The width of a text on one line, and that of its widest word.
pub(super) fn widths(setter: &Setter<'_>, words: &Words) -> (Pt, Pt) {
    let (_, atoms) = atoms(setter, words);
    let widest = chunks(atoms.clone()).iter().map(|chunk| wide_seen(chunk)).fold(0.0, Pt::max);
    (wide_seen(&atoms), widest)
}

/// Atoms that stay together, each chunk with the spaces behind it.
fn chunks(atoms: Vec<Atom>) -> Vec<Vec<Atom>> {
    let mut chunks: Vec<Vec<Atom>> = Vec::new();
    for atom in atoms {
        match chunks.last_mut() {
            Some(chunk) if !atom.breaks => chunk.push(atom),
            _ => chunks.push(vec![atom]),
        }
    }
    chunks
}

/// The chunk itself, or its letters where it is wider than a line.
fn fitting(setter: &Setter<'_>, text: &str, chunk: Vec<Atom>, width: Pt) -> Vec<Vec<Atom>> {
    if wide_seen(&chunk) <= width {
        return vec![chunk];
    }
    chunk.iter().flat_map(|atom| letters(setter, text, atom)).map(|letter| vec![letter]).collect()
}

fn wide(atoms: &[Atom]) -> Pt {
    atoms.iter().map(Atom::width).sum()
}

/// The width without the spaces at the end.
fn wide_seen(atoms: &[Atom]) -> Pt {
    wide(seen(atoms))
}

fn seen(atoms: &[Atom]) -> &[Atom] {
    let end = atoms.iter().rposition(|atom| !atom.space).map_or(0, |last| last + 1);
    atoms.get(..end).unwrap_or_default()
}

/// One line. The space it was broken at stays on it, so that the words are told apart where the
/// text is read out or copied.
fn set(text: &Rc<str>, atoms: &[Atom]) -> Line {
    let width = wide_seen(atoms);
    let size = atoms.iter().map(|atom| atom.style.size).fold(0.0, Pt::max);
    let levels: Vec<Level> = atoms.iter().map(|atom| trailing(atoms, atom)).collect();
    let order = BidiInfo::reorder_visual(&levels);
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0.0;
    for atom in order.iter().filter_map(|at| atoms.get(*at)) {
        let glyphs = atom.shaped.glyphs.iter().cloned();
        match runs.last_mut() {
            Some(run) if run.face == atom.shaped.face && run.style == atom.style => {
                run.glyphs.extend(glyphs);
            }
            _ => {
                let (face, style) = (atom.shaped.face, atom.style);
                runs.push(Run { face, style, glyphs: glyphs.collect(), x });
            }
        }
        x += atom.width();
    }
    Line { text: Rc::clone(text), runs, width, size }
}

/// The level of an atom on its line; a space at the end stays at the end.
fn trailing(atoms: &[Atom], atom: &Atom) -> Level {
    let at_end = atom.space
        && atoms.iter().rposition(|other| !other.space).is_none_or(|last| {
            atoms.get(last).is_some_and(|last| last.range.start < atom.range.start)
        });
    if at_end { Level::ltr() } else { atom.level }
}
