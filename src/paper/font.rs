//! The fonts of the PDF: two weights that come with the program, one for signs and scripts those
//! lack, and files the project names. Never the system's: the same sheet is the same everywhere.

use krilla::text::Font;
use rustybuzz::Face;

const REGULAR: &[u8] = include_bytes!("font/Roboto-Regular.ttf");
const BOLD: &[u8] = include_bytes!("font/Roboto-Bold.ttf");
const SIGNS: &[u8] = include_bytes!("font/DejaVuSansCondensed.ttf");

/// What stands where no font has the letter.
pub(super) const UNKNOWN: char = '\u{25a1}';

/// The strength of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// The fonts in the order in which they are asked for a letter.
pub struct Fonts<'a> {
    faces: Vec<Loaded<'a>>,
}

struct Loaded<'a> {
    /// Nothing for a font that serves every weight.
    weight: Option<Weight>,
    face: Face<'a>,
    font: Font,
}

/// A font file that is none, by its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable(pub usize);

impl<'a> Fonts<'a> {
    /// The built-in fonts, and before the last of them the files of the project.
    pub fn with(further: &'a [Vec<u8>]) -> Result<Fonts<'a>, Unreadable> {
        let built_in = |data, weight| load(data, data.into(), weight);
        let mut faces =
            vec![built_in(REGULAR, Some(Weight::Regular)), built_in(BOLD, Some(Weight::Bold))];
        for (at, file) in further.iter().enumerate() {
            let own = load(file, file.clone().into(), None).ok_or(Unreadable(at))?;
            faces.push(Some(own));
        }
        faces.push(built_in(SIGNS, None));
        Ok(Fonts { faces: faces.into_iter().flatten().collect() })
    }

    /// The first font of a weight that has the letter.
    pub(super) fn with_letter(&self, letter: char, weight: Weight) -> Option<usize> {
        self.faces.iter().position(|loaded| {
            loaded.weight.is_none_or(|own| own == weight)
                && loaded.face.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0)
        })
    }

    pub(super) fn face(&self, at: usize) -> Option<&Face<'a>> {
        self.faces.get(at).map(|loaded| &loaded.face)
    }

    pub(super) fn font(&self, at: usize) -> Option<Font> {
        self.faces.get(at).map(|loaded| loaded.font.clone())
    }
}

impl std::fmt::Debug for Fonts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({})", self.faces.len())
    }
}

/// Nothing where the file is no font, or one of pictures, which would be printed as gaps.
fn load(data: &[u8], shared: krilla::Data, weight: Option<Weight>) -> Option<Loaded<'_>> {
    let face = Face::from_slice(data, 0)?;
    let tables = face.tables();
    let drawn = tables.glyf.is_some() || tables.cff.is_some() || tables.cff2.is_some();
    let font = Font::new(shared, 0).filter(|_| drawn)?;
    Some(Loaded { weight, face, font })
}
