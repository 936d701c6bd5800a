//! The chart as SVG for the web: classes instead of colours, real text, positions rounded to a
//! tenth of a pixel, and every mark with a tip reachable by mouse and keyboard.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::draw::{self, Look, NAME, Pen, TIP};
use super::model::Chart;
use crate::markup::{Markup, escape_into};

/// How much larger the canvas is than what is shown.
pub(super) const SCALE: u32 = 10;

/// What is written so far. Letters of the ground wait until its lines are drawn, and come in a
/// group of their own.
#[derive(Default)]
struct Written {
    marks: String,
    letters: String,
    in_ground: bool,
}

/// Draws a chart. `id` must be its own on the page.
pub fn svg(chart: &Chart, id: &str) -> Markup {
    let marks = String::with_capacity(8192);
    let out = Rc::new(RefCell::new(Written { marks, ..Written::default() }));
    open(chart, id, &mut out.borrow_mut().marks);
    let backend = Backend { out: Rc::clone(&out), size: chart.size };
    let pen = SvgPen { out: Rc::clone(&out) };
    // Writing to a string cannot fail, so neither can drawing.
    let drawn = draw::draw(chart, backend, &pen);
    debug_assert!(drawn.is_ok());
    let mut text = out.take().marks;
    text.push_str("</svg>");
    Markup::from_writer(text)
}

fn open(chart: &Chart, id: &str, out: &mut String) {
    let (w, h) = (chart.size.width, chart.size.height);
    let mut name = String::new();
    escape_into(id, &mut name);
    let _ = write!(
        out,
        "<svg class=\"chart\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" font-size=\"12\" \
         role=\"group\" aria-labelledby=\"{name}-t\" aria-describedby=\"{name}-d\"><title id=\"{name}-t\">"
    );
    escape_into(&chart.title, out);
    let _ = write!(out, "</title><desc id=\"{name}-d\">");
    escape_into(&chart.description, out);
    out.push_str("</desc>");
}

/// Groups around what plotters draws.
struct SvgPen {
    out: Rc<RefCell<Written>>,
}

impl Pen for SvgPen {
    fn open_ground(&self) {
        let mut out = self.out.borrow_mut();
        out.in_ground = true;
        // Without a style sheet these are outlines.
        out.marks.push_str("<g aria-hidden=\"true\" fill=\"none\" stroke=\"currentColor\">");
    }

    fn open_mark(&self, tip: &str, link: Option<&str>) {
        let out = &mut self.out.borrow_mut().marks;
        match link {
            Some(link) => {
                out.push_str("<a class=\"pt\" href=\"");
                escape_into(link, out);
                out.push_str("\">");
            }
            None => {
                out.push_str("<g class=\"pt\" tabindex=\"0\" role=\"img\" aria-label=\"");
                escape_into(tip, out);
                out.push_str("\">");
            }
        }
    }

    fn close_mark(&self, link: Option<&str>) {
        self.out.borrow_mut().marks.push_str(if link.is_some() { "</a>" } else { "</g>" });
    }

    fn close_ground(&self) {
        let mut out = self.out.borrow_mut();
        out.in_ground = false;
        let letters = std::mem::take(&mut out.letters);
        let _ = write!(out.marks, "</g><g aria-hidden=\"true\">{letters}</g>");
    }
}

/// The plotters back end. Only the operations that our drawing uses are more than their default.
struct Backend {
    out: Rc<RefCell<Written>>,
    size: super::model::Size,
}

/// A position of the large canvas, written with at most one decimal.
struct Px(i32);

impl std::fmt::Display for Px {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.abs() / SCALE as i32, self.0.abs() % SCALE as i32);
        match part {
            0 => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Backend {
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

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        let _ = (at, color);
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
        let look = Look::of(style.color());
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        let _ = write!(
            self.out.borrow_mut().marks,
            "<path class=\"{}{}\" d=\"M{} {}h{}v{}h{}z\"/>",
            if fill { "f " } else { "s " },
            look.role.class(),
            Px(x),
            Px(y),
            Px((a.0 - b.0).abs()),
            Px((a.1 - b.1).abs()),
            Px(-(a.0 - b.0).abs()),
        );
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let look = Look::of(style.color());
        let width = if style.stroke_width() >= 20 { "s w " } else { "s " };
        let dash = if look.dotted { " dash" } else { "" };
        let out = &mut self.out.borrow_mut().marks;
        let _ = write!(out, "<path class=\"{width}{}{dash}\" d=\"", look.role.class());
        points(out, path);
        out.push_str("\"/>");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let look = Look::of(style.color());
        let _ = write!(
            self.out.borrow_mut().marks,
            "<circle class=\"{} {}\"{} cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            match (fill, look.flags) {
                (true, 3) => "f pale",
                (true, _) => "f",
                (false, _) => "s o",
            },
            look.role.class(),
            if fill { "" } else { " fill=\"none\" stroke=\"currentColor\"" },
            Px(center.0),
            Px(center.1),
            Px(i32::try_from(radius).unwrap_or(0)),
        );
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        let look = Look::of(style.color());
        let class = match look.flags {
            1 => "f band ",
            2 => "f zone ",
            _ => "f ",
        };
        let out = &mut self.out.borrow_mut().marks;
        let _ = write!(out, "<path class=\"{class}{}\" d=\"", look.role.class());
        points(out, vertices);
        out.push_str("z\"/>");
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let look = Look::of(style.color());
        let side = style.anchor().h_pos;
        let mut written = self.out.borrow_mut();
        let Written { marks, letters, in_ground } = &mut *written;
        let out = if *in_ground { letters } else { marks };
        match look.flags {
            // A tip shows only where a style sheet says when; so the rest may come from there, too.
            TIP => out.push_str(match side {
                HPos::Left => "<text class=\"tip\" opacity=\"0\"",
                HPos::Center => "<text class=\"tip mid\" opacity=\"0\"",
                HPos::Right => "<text class=\"tip end\" opacity=\"0\"",
            }),
            flags => {
                let name = if flags == NAME { " name" } else { "" };
                let anchor = match side {
                    HPos::Left => "",
                    HPos::Center => " text-anchor=\"middle\"",
                    HPos::Right => " text-anchor=\"end\"",
                };
                let _ = write!(out, "<text class=\"{}{name}\"{anchor}", look.role.class());
            }
        }
        let _ = write!(out, " x=\"{}\" y=\"{}\">", Px(at.0), Px(at.1));
        escape_into(text, out);
        out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        _style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((u32::try_from(super::label::width(text, 12)).unwrap_or(0), 120))
    }
}

/// Path data: one absolute start, then relative steps, which are shorter.
fn points(out: &mut String, path: impl IntoIterator<Item = BackendCoord>) {
    let mut last: Option<BackendCoord> = None;
    for (x, y) in path {
        let _ = match last {
            None => write!(out, "M{} {}", Px(x), Px(y)),
            Some((px, py)) if py == y => write!(out, "h{}", Px(x - px)),
            Some((px, py)) if px == x => write!(out, "v{}", Px(y - py)),
            Some((px, py)) => write!(out, "l{} {}", Px(x - px), Px(y - py)),
        };
        last = Some((x, y));
    }
}
