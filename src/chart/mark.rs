//! The chart as a list of plain marks, for renderers that are neither SVG nor the web: the same
//! drawing through plotters, recorded. Positions and lengths are tenths of a pixel from the top
//! left corner. Tips and links are left out, since nothing on such a page can be pointed at.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::draw::{self, Look, Pen, TIP};
use super::model::{Chart, Role, Size};
use super::svg::SCALE;

/// A position in tenths of a pixel.
pub type Spot = (i32, i32);

/// One mark, drawn in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    Line { points: Vec<Spot>, role: Role, width: u32, dotted: bool },
    Area { points: Vec<Spot>, role: Role, pale: Pale },
    Circle { centre: Spot, radius: u32, role: Role, pale: Pale },
    Ring { centre: Spot, radius: u32, role: Role },
    Text { at: Spot, text: String, role: Role, side: Side, weight: Weight },
}

/// How much of its colour a filled mark has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pale {
    Full = 0,
    Band = 1,
    Zone = 2,
    Dot = 3,
}

/// Which part of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Middle,
    Right,
}

/// Whether a text names a mark, and stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Plain,
    Name,
}

/// Every mark of a chart.
pub fn marks(chart: &Chart) -> Vec<Mark> {
    let out = Rc::new(RefCell::new(Vec::new()));
    let backend = Recorder { out: Rc::clone(&out), size: chart.size };
    // Keeping marks in a list cannot fail, so neither can drawing.
    let drawn = draw::draw(chart, backend, &NoGroups);
    debug_assert!(drawn.is_ok());
    out.take()
}

struct NoGroups;

impl Pen for NoGroups {
    fn open_ground(&self) {}
    fn close_ground(&self) {}
    fn open_mark(&self, _tip: &str, _link: Option<&str>) {}
    fn close_mark(&self, _link: Option<&str>) {}
}

struct Recorder {
    out: Rc<RefCell<Vec<Mark>>>,
    size: Size,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Recorder {
    fn keep(&self, mark: Mark) -> Drawn {
        self.out.borrow_mut().push(mark);
        Ok(())
    }
}

fn pale(flags: u8) -> Pale {
    match flags {
        1 => Pale::Band,
        2 => Pale::Zone,
        3 => Pale::Dot,
        _ => Pale::Full,
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.width * SCALE, self.size.height * SCALE)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _at: BackendCoord, _color: plotters_backend::BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Drawn {
        self.draw_path([a, b], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let points = vec![a, (b.0, a.1), b, (a.0, b.1)];
        if fill { self.fill_polygon(points, style) } else { self.draw_path(points, style) }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let look = Look::of(style.color());
        let width = if style.stroke_width() >= 20 { 25 } else { 10 };
        let points = path.into_iter().collect();
        self.keep(Mark::Line { points, role: look.role, width, dotted: look.dotted })
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let look = Look::of(style.color());
        self.keep(match fill {
            true => Mark::Circle { centre, radius, role: look.role, pale: pale(look.flags) },
            false => Mark::Ring { centre, radius, role: look.role },
        })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        let look = Look::of(style.color());
        let points = vertices.into_iter().collect();
        self.keep(Mark::Area { points, role: look.role, pale: pale(look.flags) })
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let look = Look::of(style.color());
        if look.flags == TIP {
            return Ok(());
        }
        let side = match style.anchor().h_pos {
            HPos::Left => Side::Left,
            HPos::Center => Side::Middle,
            HPos::Right => Side::Right,
        };
        let weight = if look.flags == draw::NAME { Weight::Name } else { Weight::Plain };
        self.keep(Mark::Text { at, text: text.to_owned(), role: look.role, side, weight })
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        _style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((u32::try_from(super::label::width(text, 12)).unwrap_or(0), 120))
    }
}
