//! Confidence and capacity side by side for each movement, and what was tried although it was
//! feared. While an emergency box stands, confidence alone is shown.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Card, Section, heads};
use crate::analysis::course::Course;
use crate::analysis::mind::Rung;
use crate::analysis::{Finding, Percent, Report};
use crate::calendar::{Span, minus};
use crate::chart::{Axis, Role, Shape, Tick};
use crate::journal::{Kind, Tenths};
use crate::site::chart::line::{self, Point, Series};
use crate::site::figure::{Figure, Row, Table};
use crate::site::page::notice;
use crate::site::plan::{Page, SitePlan};
use crate::site::sentence;
use crate::site::trace::{Piece, Trace, Work, day, until};
use crate::site::wording::Wording;

/// How far back the charts look.
const DAYS: u32 = 182;
/// Movements drawn, and attempts listed for each.
const MOST: usize = 8;
const ATTEMPTS: usize = 12;

pub(super) fn has(report: &Report) -> bool {
    report.mind.confidence.is_ok() || report.mind.exposure.is_ok()
}

pub(super) fn sections(plan: &SitePlan, page: &Page) -> Vec<Section> {
    let words = plan.words();
    let mind = &plan.report().mind;
    let open = notice::advice(plan).is_some();
    let mut sections = Vec::new();
    if mind.confidence.is_ok() {
        sections.push(Section {
            heading: words
                .text(if open { "confidence.twin-title" } else { "confidence.title" })
                .to_owned(),
            lines: Vec::new(),
            charts: cards(plan),
            table: None,
            note: open.then(|| words.text("confidence.twin-note").to_owned()),
        });
    }
    if let Ok(rungs) = &mind.exposure {
        let lead = open.then(|| words.text("confidence.tried-lead").to_owned());
        sections.push(Section {
            heading: words.text("confidence.tried-title").to_owned(),
            lines: lead.into_iter().chain([counted(rungs, words)]).collect(),
            table: ladder(rungs, words),
            ..Section::default()
        });
        sections.push(Section {
            heading: words.text("confidence.attempts-title").to_owned(),
            table: Some(attempts(plan, page, rungs)),
            ..Section::default()
        });
    }
    sections
}

/// Each movement with its chart.
pub(in crate::site::page) fn cards(plan: &SitePlan) -> Vec<Card> {
    let Ok(confidence) = &plan.report().mind.confidence else { return Vec::new() };
    let movements = confidence.movements.iter().take(MOST);
    movements.filter_map(|(name, course)| card(plan, name, course)).collect()
}

fn named(movement: &str, words: &Wording) -> String {
    sentence::movement_key(movement).map_or(movement, |key| words.text(key)).to_owned()
}

/// Confidence in percent: 6 of 10 is 60.
fn percent(value: Tenths) -> u32 {
    u32::try_from(value.0).unwrap_or(0)
}

fn percent_text(n: u32) -> String {
    format!("{n}\u{a0}%")
}

fn card(plan: &SitePlan, movement: &str, course: &Course) -> Option<Card> {
    let words = plan.words();
    let since = minus(plan.today(), DAYS - 1);
    let answers: BTreeMap<Date, Tenths> =
        course.points.range(since..).map(|(day, value)| (*day, *value)).collect();
    let first = *answers.first_key_value()?.0;
    let open = notice::advice(plan).is_some();
    let weeks: Vec<(Span, Percent)> =
        plan.report().mind.tolerated_weeks.get(movement).cloned().unwrap_or_default();
    let weeks: Vec<(Span, Percent)> =
        weeks.into_iter().filter(|(week, _)| open && week.last >= first).collect();
    let begin = weeks.first().map_or(first, |(week, _)| week.first.min(first));
    let span = Span { first: begin.min(minus(plan.today(), 13)), last: plan.today() };
    let both = Both { plan, movement, answers, weeks, span };
    let gap = plan.report().mind.gaps.get(movement).filter(|gap| gap.lasting == Ok(true));
    let line = gap.filter(|_| open).map(|gap| {
        let found = Finding::Gap { movement: movement.to_owned(), gap: *gap };
        sentence::finding(&found, plan.report(), words)
    });
    Some(Card { heading: named(movement, words), figure: both.figure(), line })
}

/// Confidence in a movement and what it is known to tolerate.
struct Both<'a> {
    plan: &'a SitePlan,
    movement: &'a str,
    answers: BTreeMap<Date, Tenths>,
    weeks: Vec<(Span, Percent)>,
    span: Span,
}

impl Both<'_> {
    fn asked(&self, span: Span) -> Piece {
        Piece::Item(span, Kind::Confidence, self.movement.to_owned())
    }

    fn done(&self, last: Date) -> Piece {
        Piece::Sessions(until(last), Work::Movement(self.movement.to_owned()))
    }

    fn figure(&self) -> Figure {
        let words = self.plan.words();
        let (measure, description) = match self.weeks.is_empty() {
            true => ("confidence.measure", "confidence.description-alone"),
            false => ("confidence.measure-twin", "confidence.description"),
        };
        let most = self.weeks.iter().map(|(_, share)| share.0).max().unwrap_or(0);
        let chart = line::small(&line::Material {
            series: &self.series(),
            span: self.span,
            y: hundred(most),
            title: self.finding(),
            description: words.text(description).to_owned(),
            words,
        });
        let id = format!("confidence-{}", crate::site::page::work::slug(self.movement));
        let measure = words.say(measure, &[("dates", &words.numbers().span(self.span))]);
        Figure::single(&id, measure, &chart).with(self.table())
    }

    fn series(&self) -> Vec<Series> {
        let words = self.plan.words();
        let tip = |day: Date, value: Tenths| {
            let date = words.numbers().short_date(day);
            words.say("confidence.tip", &[("date", &date), ("n", &percent(value).to_string())])
        };
        let points = self.answers.iter().map(|(day, value)| Point {
            day: *day,
            value: f64::from(percent(*value)),
            tip: tip(*day, *value),
        });
        let sure = Series {
            name: words.text("confidence.sure").to_owned(),
            role: Role::Second,
            shape: Shape::Diamond,
            points: points.collect(),
            weeks: Vec::new(),
        };
        let does = Series {
            name: words.text("load.fine").to_owned(),
            role: Role::Go,
            shape: Shape::Circle,
            points: Vec::new(),
            weeks: self.weeks.iter().map(|(week, share)| (*week, f64::from(share.0))).collect(),
        };
        if self.weeks.is_empty() { vec![sure] } else { vec![does, sure] }
    }

    /// "Confidence 60 %, first 20 %; known fine at 50 % of usual"
    fn finding(&self) -> String {
        let words = self.plan.words();
        let value = |pair: Option<(&Date, &Tenths)>| {
            pair.map(|(_, value)| percent_text(percent(*value))).unwrap_or_default()
        };
        let now = value(self.answers.last_key_value());
        let then = value(self.answers.first_key_value());
        let key = if self.answers.len() > 1 { "confidence.now-then" } else { "confidence.now" };
        let sure = words.say(key, &[("now", &now), ("then", &then)]);
        match self.weeks.last().filter(|(week, _)| week.last >= self.plan.today()) {
            Some((_, share)) => {
                words.say("confidence.both", &[("sure", &sure), ("share", &share.0.to_string())])
            }
            None => sure,
        }
    }

    /// Week by week where both are known, else answer by answer; the latest first.
    fn table(&self) -> Table {
        let words = self.plan.words();
        let caption = words.text("confidence.caption").to_owned();
        if self.weeks.is_empty() {
            let rows = self.answers.iter().rev().map(|(date, value)| Row {
                name: words.numbers().date(*date),
                link: None,
                cells: vec![percent_text(percent(*value))],
                trace: Trace::all([self.asked(day(*date))]),
            });
            let head = heads(words, &["activity.day", "confidence.title"]);
            return Table { caption, head, rows: rows.collect() };
        }
        let first = self.weeks.first().map_or(self.span.first, |(week, _)| week.first);
        let before = self.answers.range(..first).rev().map(|(date, value)| Row {
            name: words.numbers().date(*date),
            link: None,
            cells: vec![percent_text(percent(*value)), words.text("load.not-known").to_owned()],
            trace: Trace::each([vec![self.asked(day(*date))], Vec::new()]),
        });
        let weeks = self.weeks.iter().rev().map(|(week, share)| {
            let asked = self.answers.range(week.first..=week.last);
            let asked: Vec<String> =
                asked.map(|(_, value)| percent_text(percent(*value))).collect();
            Row {
                name: words.numbers().span(*week),
                link: None,
                cells: vec![asked.join(", "), percent_text(share.0)],
                trace: Trace::each([vec![self.asked(*week)], vec![self.done(week.last)]]),
            }
        });
        let head = heads(words, &["load.week", "confidence.title", "confidence.fine"]);
        Table { caption, head, rows: weeks.chain(before).collect() }
    }
}

/// 0 to 100 %, or further where more than usual is tolerated.
fn hundred(most: u32) -> Axis {
    let top = most.max(100).next_multiple_of(50);
    let ticks = (0..=top / 50).map(|n| Tick {
        at: f64::from(n * 50),
        label: percent_text(n * 50),
        line: true,
    });
    Axis { from: 0.0, to: f64::from(top), ticks: ticks.collect(), direction: None }
}

/// How many tries, and how often what was feared came.
fn counted(rungs: &[Rung], words: &Wording) -> String {
    let all: usize = rungs.iter().map(|rung| rung.attempts.len()).sum();
    let sum = |of: fn(&Rung) -> u32| rungs.iter().map(of).sum::<u32>().to_string();
    words.say(
        "confidence.tried",
        &[
            ("tries", &words.count("confidence.tried-times", all)),
            ("without", &sum(|rung| rung.without)),
            ("with", &sum(|rung| rung.with)),
        ],
    )
}

/// D22: movements by confidence. One that was tried once and never asked about stands among the
/// tries alone.
fn ladder(rungs: &[Rung], words: &Wording) -> Option<Table> {
    let told = rungs.iter().filter(|rung| rung.confidence.is_some() || rung.attempts.len() > 1);
    let rows = told.map(|rung| Row {
        name: named(&rung.movement, words),
        link: None,
        cells: vec![
            rung.confidence.map_or(String::new(), |(_, value)| percent_text(percent(value))),
            rung.attempts.len().to_string(),
            rung.without.to_string(),
            rung.with.to_string(),
        ],
        trace: of_rung(rung),
    });
    let rows: Vec<Row> = rows.collect();
    let head = [
        "confidence.movement",
        "confidence.title",
        "confidence.tries",
        "confidence.without",
        "confidence.with",
    ];
    (!rows.is_empty()).then(|| Table {
        caption: words.text("confidence.ladder-caption").to_owned(),
        head: heads(words, &head),
        rows,
    })
}

fn of_rung(rung: &Rung) -> Trace {
    let item = |span, kind| vec![Piece::Item(span, kind, rung.movement.clone())];
    let sure = rung.confidence.map_or_else(Vec::new, |(date, _)| item(day(date), Kind::Confidence));
    let tried = || item(rung.basis.period, Kind::Try);
    Trace::each([sure, tried(), tried(), tried()])
}

fn attempts(plan: &SitePlan, page: &Page, rungs: &[Rung]) -> Table {
    let words = plan.words();
    let mut all: Vec<_> = rungs.iter().flat_map(|rung| &rung.attempts).collect();
    all.sort_by_key(|attempt| std::cmp::Reverse(attempt.date));
    let rows = all.into_iter().take(ATTEMPTS).map(|attempt| Row {
        name: words.numbers().date(attempt.date),
        link: super::day(plan, page, attempt.date),
        cells: vec![
            named(&attempt.movement, words),
            attempt.feared.clone().unwrap_or_default(),
            attempt.happened.clone().unwrap_or_default(),
        ],
        trace: Trace::all([Piece::Item(day(attempt.date), Kind::Try, attempt.movement.clone())]),
    });
    let head = ["activity.day", "confidence.what", "confidence.feared", "confidence.happened"];
    Table {
        caption: words.say("confidence.attempts-caption", &[("n", &ATTEMPTS.to_string())]),
        head: heads(words, &head),
        rows: rows.collect(),
    }
}
