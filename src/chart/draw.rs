//! Draws a chart through plotters onto any back end: plotters maps positions to the canvas, the
//! layers below place the marks and keep labels apart.

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::prelude::{ChartBuilder, ChartContext};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, IntoFont, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, DrawingBackend};

use super::label;
use super::layout::{FONT, Layout, PX, ROW, STRIP};
use super::mark::Pale;
use super::model::{At, Bar, Chart, Dot, Event, Layer, Period, Role, Shape, Stroke, Zone};
use super::place::{self, Ink, Spot};

/// Groups that plotters knows nothing of.
pub(super) trait Pen {
    /// Marks that say nothing on their own: axes, grounds, lines.
    fn open_ground(&self);
    fn close_ground(&self);
    /// A mark with a tip.
    fn open_mark(&self, tip: &str, link: Option<&str>);
    fn close_mark(&self, link: Option<&str>);
}

type Area<DB> = DrawingArea<DB, plotters::coord::Shift>;
type Context<'a, DB> = ChartContext<'a, DB, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// The flag of a text that shows only when its mark is pointed at.
pub(super) const TIP: u8 = 2;
/// The flag of a text that names a mark.
pub(super) const NAME: u8 = 4;

/// What a style carries in the bytes of its colour: role, and flags by the kind of mark.
pub(super) struct Look {
    pub(super) role: Role,
    pub(super) dotted: bool,
    pub(super) flags: u8,
}

impl Look {
    pub(super) fn of(color: BackendColor) -> Look {
        let (role, flags, _) = color.rgb;
        Look {
            role: Role::ALL.get(role as usize).copied().unwrap_or(Role::Ink),
            dotted: flags & 1 == 1,
            flags,
        }
    }
}

/// The canvas and how positions fall on it.
struct Sheet<'a, 'c, DB: DrawingBackend> {
    root: &'a Area<DB>,
    context: &'a Context<'c, DB>,
    pen: &'a dyn Pen,
    chart: &'a Chart,
    layout: &'a Layout,
}

/// Draws every layer; fails only where the back end fails.
pub(super) fn draw<DB: DrawingBackend>(chart: &Chart, backend: DB, pen: &dyn Pen) -> Drawn<DB> {
    let root = backend.into_drawing_area();
    let layout = Layout::of(chart);
    let context = ChartBuilder::on(&root)
        .margin_top(layout.top)
        .margin_bottom(layout.bottom)
        .margin_left(layout.left)
        .margin_right(layout.right)
        .build_cartesian_2d(chart.x.from..chart.x.to, chart.y.from..chart.y.to)?;
    let sheet = Sheet { root: &root, context: &context, pen, chart, layout: &layout };
    pen.open_ground();
    sheet.axes()?;
    let mut taken = Vec::new();
    for layer in &chart.layers {
        sheet.ground(layer, &mut taken)?;
    }
    pen.close_ground();
    for layer in &chart.layers {
        sheet.marks(layer)?;
    }
    Ok(())
}

fn colour(role: Role, flags: u8) -> RGBColor {
    let index = Role::ALL.iter().position(|known| *known == role).unwrap_or(0);
    RGBColor(u8::try_from(index).unwrap_or(0), flags, 0)
}

fn filled(role: Role, pale: Pale) -> ShapeStyle {
    ShapeStyle { color: colour(role, pale as u8).into(), filled: true, stroke_width: 0 }
}

fn stroked(role: Role, stroke: Stroke) -> ShapeStyle {
    let (flags, width) = match stroke {
        Stroke::Thin => (0, 10),
        Stroke::Strong => (0, 20),
        Stroke::Dotted => (1, 10),
    };
    ShapeStyle { color: colour(role, flags).into(), filled: false, stroke_width: width }
}

fn lettered(role: Role, flags: u8, side: HPos) -> TextStyle<'static> {
    let font = (FontFamily::SansSerif, f64::from(FONT)).into_font();
    TextStyle { color: colour(role, flags).to_backend_color(), ..TextStyle::from(font) }
        .pos(Pos::new(side, VPos::Bottom))
}

impl<DB: DrawingBackend> Sheet<'_, '_, DB> {
    fn at(&self, x: At, y: At) -> (i32, i32) {
        self.context.backend_coord(&(x, y))
    }

    fn write(&self, text: &str, role: Role, side: HPos, at: (i32, i32)) -> Drawn<DB> {
        self.root.draw_text(text, &lettered(role, 0, side), at)
    }

    fn path(&self, points: Vec<(i32, i32)>, style: ShapeStyle) -> Drawn<DB> {
        self.root.draw(&plotters::element::PathElement::new(points, style))
    }

    fn axes(&self) -> Drawn<DB> {
        let Chart { x, y, .. } = self.chart;
        for tick in &y.ticks {
            let (left, height) = self.at(x.from, tick.at);
            if tick.line {
                let right = self.at(x.to, tick.at);
                self.path(vec![(left, height), right], stroked(Role::Faint, Stroke::Thin))?;
            }
            self.write(&tick.label, Role::Quiet, HPos::Right, (left - 6 * PX, height + 4 * PX))?;
        }
        for tick in &x.ticks {
            let (across, bottom) = self.at(tick.at, y.from);
            let mark = vec![(across, bottom), (across, bottom + 4 * PX)];
            self.path(mark, stroked(Role::Quiet, Stroke::Thin))?;
            self.write(&tick.label, Role::Quiet, HPos::Center, (across, bottom + 17 * PX))?;
        }
        let base = vec![self.at(x.from, y.from), self.at(x.to, y.from)];
        self.path(base, stroked(Role::Quiet, Stroke::Thin))?;
        match &y.direction {
            Some(text) => self.write(text, Role::Quiet, HPos::Left, (0, 12 * PX)),
            None => Ok(()),
        }
    }

    /// What stands behind and says nothing on its own.
    fn ground(&self, layer: &Layer, taken: &mut Vec<place::Patch>) -> Drawn<DB> {
        match layer {
            Layer::Zones(zones) => zones.iter().try_for_each(|zone| self.zone(zone, taken)),
            Layer::Periods(periods) => (0..).zip(periods).try_for_each(|(at, period)| {
                self.period(period)?;
                self.period_name(period, periods.get(at + 1))
            }),
            Layer::Events(events) => self.events(events),
            Layer::Band { runs, role } => runs.iter().try_for_each(|run| self.band(run, *role)),
            Layer::Line { runs, role, stroke } => runs.iter().try_for_each(|run| {
                let points = run.iter().map(|&(x, y)| self.at(x, y)).collect();
                self.path(points, stroked(*role, *stroke))
            }),
            Layer::Text { x, y, text, role, anchor } => {
                let ink = self.ink();
                let name = place::Name { at: self.at(*x, *y), anchor: *anchor, text };
                let Spot { side, at, covers } = place::spot(&name, &ink, taken);
                taken.push(covers);
                self.root.draw_text(text, &lettered(*role, NAME, side), at)
            }
            Layer::Dots(_) | Layer::Bars(_) => Ok(()),
        }
    }

    fn zone(&self, zone: &Zone, taken: &mut Vec<place::Patch>) -> Drawn<DB> {
        let corners = [self.at(self.chart.x.from, zone.y.1), self.at(self.chart.x.to, zone.y.0)];
        self.polygon_of(corners, filled(zone.role, Pale::Zone))?;
        let (right, middle) = self.at(self.chart.x.to, (zone.y.0 + zone.y.1) / 2.0);
        let at = (right + 6 * PX, middle + 4 * PX);
        taken.push(place::covered(HPos::Left, at, label::width(&zone.label, FONT)));
        self.write(&zone.label, Role::Quiet, HPos::Left, at)
    }

    /// A box in the strip above the plot, and a thin line down where the period begins.
    fn period(&self, period: &Period) -> Drawn<DB> {
        let (left, top) = self.at(period.x.0, self.chart.y.to);
        let (right, bottom) = self.at(period.x.1, self.chart.y.from);
        let gap = if right - left > 4 * PX { PX } else { 0 };
        let corners = [(left, top - STRIP), (right - gap, top - 2 * PX)];
        self.polygon_of(corners, filled(period.role, Pale::Full))?;
        let start = vec![(left, top - STRIP), (left, bottom)];
        self.path(start, stroked(Role::Faint, Stroke::Thin))?;
        Ok(())
    }

    /// Its name in the box; where the box is too small, behind it, before the next one begins.
    fn period_name(&self, period: &Period, next: Option<&Period>) -> Drawn<DB> {
        let (left, top) = self.at(period.x.0, self.chart.y.to);
        let (right, _) = self.at(period.x.1, self.chart.y.to);
        let end = next.map_or(self.chart.x.to, |next| next.x.0);
        let (end, _) = self.at(end, self.chart.y.to);
        let room = |text: &str| label::width(text, FONT) + 6 * PX;
        let inside = [&period.label, &period.short].into_iter().find(|t| room(t) <= right - left);
        let behind = (right + room(&period.label) <= end).then_some((&period.label, right));
        match inside.filter(|text| !text.is_empty()).map(|text| (text, left)).or(behind) {
            Some((text, x)) => {
                self.write(text, Role::Quiet, HPos::Left, (x + 4 * PX, top - 6 * PX))
            }
            None => Ok(()),
        }
    }

    /// What a name should not cover.
    fn ink(&self) -> Ink {
        let mut ink = Ink { canvas: self.layout.canvas, ..Ink::default() };
        ink.top = self.at(self.chart.x.from, self.chart.y.to).1;
        ink.bottom = self.at(self.chart.x.from, self.chart.y.from).1;
        for layer in &self.chart.layers {
            match layer {
                Layer::Dots(dots) => ink.dots.extend(dots.iter().map(|dot| self.at(dot.x, dot.y))),
                Layer::Line { runs, .. } => ink.lines.extend(
                    runs.iter().map(|run| run.iter().map(|&(x, y)| self.at(x, y)).collect()),
                ),
                _ => {}
            }
        }
        ink
    }

    fn polygon_of(&self, [a, b]: [(i32, i32); 2], style: ShapeStyle) -> Drawn<DB> {
        let points = vec![a, (b.0, a.1), b, (a.0, b.1)];
        self.root.draw(&plotters::element::Polygon::new(points, style))
    }

    fn events(&self, events: &[Event]) -> Drawn<DB> {
        let strips = self.chart.layers.iter().filter(|layer| matches!(layer, Layer::Periods(_)));
        let strips = strips.map(|_| STRIP).sum::<i32>();
        for (event, placed) in events.iter().zip(self.layout.events(self.chart, events)) {
            let (x, bottom) = self.at(event.x, self.chart.y.from);
            let (_, top) = self.at(event.x, self.chart.y.to);
            let foot = top - strips - placed.row * ROW;
            self.path(vec![(x, bottom), (x, foot - ROW)], stroked(event.role, Stroke::Dotted))?;
            let (side, shift) = if placed.flipped { (HPos::Right, -3) } else { (HPos::Left, 3) };
            self.write(&event.label, event.role, side, (x + shift * PX, foot - 5 * PX))?;
        }
        Ok(())
    }

    fn band(&self, run: &[(At, At, At)], role: Role) -> Drawn<DB> {
        let upper = run.iter().map(|&(x, _, high)| self.at(x, high));
        let lower = run.iter().rev().map(|&(x, low, _)| self.at(x, low));
        let edge: Vec<(i32, i32)> = upper.chain(lower).collect();
        self.root.draw(&plotters::element::Polygon::new(edge, filled(role, Pale::Band)))
    }

    /// What can be pointed at.
    fn marks(&self, layer: &Layer) -> Drawn<DB> {
        match layer {
            Layer::Dots(dots) => dots.iter().try_for_each(|dot| self.dot(dot)),
            Layer::Bars(bars) => bars.iter().try_for_each(|bar| self.bar(bar)),
            _ => Ok(()),
        }
    }

    fn dot(&self, dot: &Dot) -> Drawn<DB> {
        let at = self.at(dot.x, dot.y);
        let link = dot.link.as_deref();
        self.with_tip(dot.tip.as_deref(), link, at, |sheet| sheet.shape(dot, at))
    }

    fn bar(&self, bar: &Bar) -> Drawn<DB> {
        let (a, b) = (self.at(bar.x.0, bar.y.0), self.at(bar.x.1, bar.y.1));
        let top = ((a.0 + b.0) / 2, a.1.min(b.1));
        self.with_tip(bar.tip.as_deref(), None, top, |sheet| {
            sheet
                .root
                .draw(&plotters::element::Rectangle::new([a, b], filled(bar.role, Pale::Full)))
        })
    }

    fn shape(&self, dot: &Dot, (x, y): (i32, i32)) -> Drawn<DB> {
        let r = i32::try_from(dot.radius).unwrap_or(0);
        let polygon = |points: Vec<(i32, i32)>| {
            self.root.draw(&plotters::element::Polygon::new(points, filled(dot.role, Pale::Full)))
        };
        match dot.shape {
            Shape::Circle => self.root.draw(&plotters::element::Circle::new(
                (x, y),
                r,
                filled(dot.role, Pale::Full),
            )),
            Shape::Pale => {
                let style = filled(dot.role, Pale::Dot);
                self.root.draw(&plotters::element::Circle::new((x, y), r, style))
            }
            Shape::Ring => {
                let style = stroked(dot.role, Stroke::Thin);
                self.root.draw(&plotters::element::Circle::new((x, y), r, style))
            }
            Shape::Square => {
                polygon(vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
            }
            Shape::Triangle => polygon(vec![(x, y - r), (x + r, y + r), (x - r, y + r)]),
            Shape::Diamond => polygon(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)]),
        }
    }

    /// A mark in its group, with the tip that shows when it is pointed at or focused.
    fn with_tip(
        &self,
        tip: Option<&str>,
        link: Option<&str>,
        at: (i32, i32),
        mark: impl Fn(&Self) -> Drawn<DB>,
    ) -> Drawn<DB> {
        let Some(tip) = tip else { return mark(self) };
        self.pen.open_mark(tip, link);
        mark(self)?;
        let half = label::width(tip, FONT) / 2;
        let canvas = self.layout.canvas;
        let (side, x) = if at.0 + half > canvas {
            (HPos::Right, canvas)
        } else if at.0 < half {
            (HPos::Left, 0)
        } else {
            (HPos::Center, at.0)
        };
        let above = (at.1 - 8 * PX).max(11 * PX);
        self.root.draw_text(tip, &lettered(Role::Ink, TIP, side), (x, above))?;
        self.pen.close_mark(link);
        Ok(())
    }
}
