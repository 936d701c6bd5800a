//! The course of pain over any stretch of time: pale dots for days, the median and middle half
//! of each week, phases, flares and appointments. A gap stays a gap.

use super::axis;
use super::course_data::{Course, Extent, WeekPoint};
use super::course_table;
use crate::analysis::course::PainDay;
use crate::analysis::statistic::Thousandths;
use crate::calendar::{Span, day_number};
use crate::chart::{Anchor, Chart, Dot, Event, Layer, Period, Role, Shape, Size, Stroke, Zone};
use crate::journal::EventKind;
use crate::site::figure::{Figure, Width};
use crate::site::plan::SitePlan;
use crate::site::route::Route;
use crate::site::sentence;

/// More days than this are drawn as ground, without a tip each.
const DAYS_WITH_TIPS: usize = 200;
/// More than this, and the weeks alone are drawn.
const DAYS_DRAWN: usize = 1200;

/// The course over a span on the page `from`; nothing where no day of it was rated or pain is
/// not shown day by day.
pub fn course(plan: &SitePlan, from: &Route, (span, id): (Span, &str)) -> Option<Figure> {
    let course = Course::of(plan, from, span)?;
    let table = course_table::table(&course);
    Some(Figure::drawn(id, course.measure(), table, |width| chart(&course, width)))
}

fn chart(course: &Course<'_>, width: Width) -> Chart {
    let words = course.words();
    let height = match width {
        Width::Wide => 330,
        Width::Narrow => 290,
    };
    let mut layers = vec![zones(course), phases(course), events(course, width)];
    layers.extend(weeks(course));
    if course.days.len() <= DAYS_DRAWN {
        layers.push(Layer::Dots(course.days.iter().map(|day| dot(course, day, width)).collect()));
    }
    layers.push(Layer::Dots(course.weeks.iter().map(|week| week_dot(course, week)).collect()));
    layers.extend(last(course));
    Chart {
        title: course.finding(),
        description: course.measure(),
        size: Size { width: width.px(), height },
        x: axis::time(course.span, width, words),
        y: axis::pain(words),
        layers,
    }
}

fn zones(course: &Course<'_>) -> Layer {
    let zone = |from: f64, to: f64, role, key: &str| Zone {
        y: (from, to),
        role,
        label: course.words().text(key).to_owned(),
    };
    Layer::Zones(vec![
        zone(0.0, 3.5, Role::Go, "course.mild"),
        zone(3.5, 6.5, Role::Care, "course.moderate"),
        zone(6.5, 10.0, Role::Stop, "course.severe"),
    ])
}

fn phases(course: &Course<'_>) -> Layer {
    let spans = course.report().course.phases.phases.as_deref().unwrap_or_default();
    let shown = spans.iter().filter_map(|phase| {
        let last = phase.last.unwrap_or(course.span.last).min(course.span.last);
        let first = phase.first.max(course.span.first);
        let number = phase.phase.to_string();
        (first <= last).then(|| Period {
            x: (axis::at(first) - 0.5, axis::at(last) + 0.5),
            role: Role::Ground,
            label: format!("{number} {}", sentence::phase(phase.phase, course.words())),
            short: number,
        })
    });
    Layer::Periods(shown.collect())
}

/// Flares and appointments, each with its word; on a narrow screen the flares alone have one.
fn events(course: &Course<'_>, width: Width) -> Layer {
    let words = course.words();
    let flares = course.flares().map(|flare| Event {
        x: axis::at(flare.span.first),
        role: Role::Second,
        label: words.text("course.flare").to_owned(),
    });
    let visits = course.events().filter(|event| event.kind == EventKind::Appointment);
    let visits = visits.map(|event| Event {
        x: axis::at(event.on),
        role: Role::Quiet,
        label: match width {
            Width::Wide => words.text("course.visit").to_owned(),
            Width::Narrow => String::new(),
        },
    });
    Layer::Events(flares.chain(visits).collect())
}

/// The middle half as a band and the medians as a line, broken where a week has too few days.
fn weeks(course: &Course<'_>) -> [Layer; 2] {
    let runs: Vec<&[WeekPoint]> =
        course.weeks.chunk_by(|a, b| b.x - a.x < 10.5).filter(|run| run.len() > 1).collect();
    let band = runs.iter().map(|run| run.iter().map(|week| (week.x, week.low, week.high)));
    let line = runs.iter().map(|run| run.iter().map(|week| (week.x, week.median)));
    [
        Layer::Band { runs: band.map(Iterator::collect).collect(), role: Role::Accent },
        Layer::Line {
            runs: line.map(Iterator::collect).collect(),
            role: Role::Accent,
            stroke: Stroke::Strong,
        },
    ]
}

fn dot(course: &Course<'_>, day: &PainDay, width: Width) -> Dot {
    let words = course.words();
    let tips = width == Width::Wide && course.days.len() <= DAYS_WITH_TIPS;
    let tip = tips.then(|| {
        let (date, value) = (words.numbers().short_date(day.date), course.points(day.value));
        words.say("course.tip-day", &[("date", &date), ("value", &value)])
    });
    Dot {
        x: axis::at(day.date),
        y: height(day.value),
        role: Role::Open,
        shape: Shape::Pale,
        radius: if course.span.len() > 60 { 22 } else { 32 },
        link: tip.as_ref().and_then(|_| course.link(&Route::Day(day.date))),
        tip,
    }
}

fn week_dot(course: &Course<'_>, week: &WeekPoint) -> Dot {
    Dot {
        x: week.x,
        y: week.median,
        role: Role::Accent,
        shape: Shape::Circle,
        radius: 30,
        tip: (course.weeks.len() <= DAYS_WITH_TIPS).then(|| week.tip.clone()),
        link: week.link.clone(),
    }
}

/// The last median, named beside its point.
fn last(course: &Course<'_>) -> Option<Layer> {
    let week = course.weeks.last()?;
    let text = course.words().say("course.last", &[("value", &week.text)]);
    let anchor =
        if week.x - axis::at(course.span.first) > 20.0 { Anchor::End } else { Anchor::Start };
    let y = if week.median > 8.5 { week.median - 1.0 } else { week.median + 0.9 };
    let x = week.x + f64::from(course.span.len()) * 0.026;
    Some(Layer::Text { x, y, text, role: Role::Accent, anchor })
}

/// A value on the axis: rounded as the table tells it, so that the two are equal.
pub(super) fn height(value: Thousandths) -> f64 {
    f64::from(value.tenths().0) / 10.0
}

/// The middle of a stretch of days.
pub(super) fn middle(span: Span) -> f64 {
    (day_number(span.first) + day_number(span.last)) as f64 / 2.0
}

impl Course<'_> {
    fn extent(&self) -> Option<Extent<'_>> {
        Extent::of(&self.weeks)
    }

    /// What the chart finds, with its numbers.
    pub(super) fn finding(&self) -> String {
        let words = self.words();
        match self.extent() {
            Some(Extent { first, last }) => {
                let key =
                    if first.text == last.text { "course.finding-same" } else { "course.finding" };
                words.say(
                    key,
                    &[
                        ("first", &first.text),
                        ("first-week", &first.dates),
                        ("last", &last.text),
                        ("last-week", &last.dates),
                    ],
                )
            }
            None => self.finding_of_days(),
        }
    }
}
