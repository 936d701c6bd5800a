//! Turns a piece of text in one font and one direction into placed glyphs, and says how wide they
//! are.

use std::ops::Range;

use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::{Direction, GlyphBuffer, UnicodeBuffer};

use super::Pt;
use super::font::{Fonts, UNKNOWN, Weight};

/// Which way a piece of text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Right,
    Left,
}

/// Glyphs of one font, from left to right. Lengths are shares of the font size.
#[derive(Clone, Debug)]
pub(super) struct Shaped {
    pub(super) face: usize,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) ems: Pt,
}

impl Shaped {
    /// The same, its ranges counting from the start of a longer text.
    pub(super) fn from(&self, start: usize) -> Shaped {
        let mut moved = self.clone();
        for glyph in &mut moved.glyphs {
            let own = glyph.text_range.clone();
            glyph.text_range = own.start + start..own.end + start;
        }
        moved
    }
}

/// Shapes a word in a font that has its letters. Ranges count from its start.
pub(super) fn shape(fonts: &Fonts<'_>, word: &str, (face, way): (usize, Way)) -> Shaped {
    let Some(known) = fonts.face(face) else { return unknown(fonts, 0..word.len()) };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(word);
    buffer.guess_segment_properties();
    buffer.set_direction(match way {
        Way::Right => Direction::LeftToRight,
        Way::Left => Direction::RightToLeft,
    });
    let shaped = rustybuzz::shape(known, &[], buffer);
    let glyphs = placed(&shaped, word.len(), f64::from(known.units_per_em()));
    let ems = glyphs.iter().map(|glyph| glyph.x_advance).sum();
    Shaped { face, glyphs, ems }
}

/// The sign for a letter that no font has, standing for the text that it could not show.
pub(super) fn unknown(fonts: &Fonts<'_>, range: Range<usize>) -> Shaped {
    let face = fonts.with_letter(UNKNOWN, Weight::Regular).unwrap_or(0);
    let sign = fonts.face(face).and_then(|known| {
        let id = known.glyph_index(UNKNOWN)?;
        let advance = f32::from(known.glyph_hor_advance(id)?);
        let ems = advance / known.units_per_em() as f32;
        Some((KrillaGlyph::new(GlyphId::new(id.0.into()), ems, 0.0, 0.0, 0.0, range, None), ems))
    });
    let (glyphs, ems) = sign.map_or((Vec::new(), 0.0), |(glyph, ems)| (vec![glyph], ems));
    Shaped { face, glyphs, ems }
}

fn placed(shaped: &GlyphBuffer, length: usize, units: f64) -> Vec<KrillaGlyph> {
    let starts: Vec<usize> = {
        let mut starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.push(length);
        starts.sort_unstable();
        starts.dedup();
        starts
    };
    let part = |value: i32| (f64::from(value) / units) as f32;
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    glyphs
        .map(|(info, at)| {
            let start = info.cluster as usize;
            let end = starts.iter().copied().find(|next| *next > start).unwrap_or(length);
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(at.x_advance),
                part(at.x_offset),
                part(at.y_offset),
                part(at.y_advance),
                start..end,
                None,
            )
        })
        .collect()
}
