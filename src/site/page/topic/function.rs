//! Own activities over time as small charts beside each other, and totals of questionnaires with
//! what is known of each: its scale, which way is better, the smallest change that matters.

use super::{Card, Section, heads};
use crate::analysis::course::{Better, Change, Course, MeanChange, Score};
use crate::analysis::{Finding, Report};
use crate::calendar::{Span, minus};
use crate::chart::{Axis, Role, Shape, Tick};
use crate::journal::{Kind, Tenths};
use crate::site::chart::axis;
use crate::site::chart::line::{self, Point, Series};
use crate::site::figure::{Figure, Row, Table};
use crate::site::plan::{Page, SitePlan};
use crate::site::sentence;
use crate::site::trace::{Piece, Trace, day};

/// Charts of one kind on the page.
const MOST: usize = 8;

pub(super) fn has(report: &Report) -> bool {
    report.course.function.is_ok() || report.course.scores.is_ok()
}

pub(super) fn sections(plan: &SitePlan, _page: &Page) -> Vec<Section> {
    let words = plan.words();
    let course = &plan.report().course;
    let mut sections = Vec::new();
    if let Ok(function) = &course.function {
        let all = function.activities.iter().take(MOST).enumerate();
        sections.push(Section {
            heading: words.text("function.own-title").to_owned(),
            lines: function.mean.iter().map(|mean| average(plan, *mean)).collect(),
            charts: all
                .map(|(n, (name, course))| {
                    let drawn = Drawn { plan, name, course, scale: axis::score(words) };
                    Card {
                        heading: name.clone(),
                        figure: drawn.figure(&format!("own-{n}")),
                        line: None,
                    }
                })
                .collect(),
            table: None,
            note: Some(words.text("function.own-note").to_owned()),
        });
    }
    if let Ok(scores) = &course.scores {
        let all = scores.iter().take(MOST).enumerate();
        sections.push(Section {
            heading: words.text("function.scores-title").to_owned(),
            lines: Vec::new(),
            charts: all.map(|(n, (name, score))| total(plan, name, score, n)).collect(),
            table: None,
            note: Some(words.text("function.scores-note").to_owned()),
        });
    }
    sections
}

fn average(plan: &SitePlan, mean: MeanChange) -> String {
    sentence::finding(&Finding::FunctionMean { function: mean }, plan.report(), plan.words())
}

fn total(plan: &SitePlan, name: &str, score: &Score, n: usize) -> Card {
    let words = plan.words();
    let drawn = Drawn { plan, name, course: &score.course, scale: scale(plan, score) };
    let line = score.change.map(|change| {
        let key = match change {
            Change::Better => "function.better",
            Change::Small => "function.small",
            Change::Worse => "function.worse",
        };
        let source = score.instrument.map_or("", |known| known.source);
        words.say(key, &[("source", source)])
    });
    Card { heading: name.to_owned(), figure: drawn.figure(&format!("score-{n}")), line }
}

/// The scale of a known questionnaire, else from 0 to the highest total.
fn scale(plan: &SitePlan, score: &Score) -> Axis {
    let words = plan.words();
    let most = score.course.points.values().max().copied().unwrap_or_default();
    let (from, to) = match score.instrument {
        Some(known) => (known.lowest, known.highest),
        None => (Tenths(0), Tenths(most.0.max(10))),
    };
    let direction = score.instrument.map(|known| match known.better {
        Better::Lower => words.text("chart.higher-is-worse").to_owned(),
        Better::Higher => words.text("chart.higher-is-better").to_owned(),
    });
    let middle = Tenths((from.0 + to.0) / 2);
    let ticks = [from, middle, to].map(|at| Tick {
        at: f64::from(at.0) / 10.0,
        label: words.numbers().tenths(at),
        line: true,
    });
    Axis {
        from: f64::from(from.0) / 10.0,
        to: f64::from(to.0) / 10.0,
        ticks: ticks.into(),
        direction,
    }
}

/// One question over time.
struct Drawn<'a> {
    plan: &'a SitePlan,
    name: &'a str,
    course: &'a Course,
    scale: Axis,
}

impl Drawn<'_> {
    fn figure(&self, id: &str) -> Figure {
        let words = self.plan.words();
        let numbers = words.numbers();
        let today = self.plan.today();
        let first = self.course.first.0.min(minus(today, 13));
        let points = self.course.points.iter().map(|(day, value)| Point {
            day: *day,
            value: f64::from(value.0) / 10.0,
            tip: words.say(
                "function.tip",
                &[("date", &numbers.short_date(*day)), ("n", &numbers.tenths(*value))],
            ),
        });
        let series = Series {
            name: self.name.to_owned(),
            role: Role::Accent,
            shape: Shape::Circle,
            points: points.collect(),
            weeks: Vec::new(),
        };
        let span = Span { first, last: today };
        let chart = line::small(&line::Material {
            series: &[series],
            span,
            y: self.scale.clone(),
            title: self.finding(),
            description: words.text("function.description").to_owned(),
            words,
        });
        let measure = words.say("function.measure", &[("dates", &numbers.span(span))]);
        Figure::single(id, measure, &chart).with(self.table())
    }

    fn finding(&self) -> String {
        let words = self.plan.words();
        let numbers = words.numbers();
        let (first, latest) = (self.course.first, self.course.latest);
        let key = if self.course.points.len() > 1 { "function.from-to" } else { "function.once" };
        words.say(
            key,
            &[
                ("then", &numbers.tenths(first.1)),
                ("then-date", &numbers.date(first.0)),
                ("now", &numbers.tenths(latest.1)),
                ("now-date", &numbers.date(latest.0)),
            ],
        )
    }

    fn table(&self) -> Table {
        let words = self.plan.words();
        let item = |date, kind| Piece::Item(day(date), kind, self.name.to_owned());
        let rows = self.course.points.iter().rev().map(|(date, value)| Row {
            name: words.numbers().date(*date),
            link: None,
            cells: vec![words.numbers().tenths(*value)],
            trace: Trace::all([item(*date, Kind::Function), item(*date, Kind::Score)]),
        });
        Table {
            caption: self.name.to_owned(),
            head: heads(words, &["activity.day", "function.value"]),
            rows: rows.collect(),
        }
    }
}
