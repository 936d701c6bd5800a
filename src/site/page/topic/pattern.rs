//! Patterns and flares: what the person called a flare, days worth asking about, what eases and
//! what makes it worse, everyday movement, and life beside the training. Nothing here says that
//! one thing causes another.

use super::{Section, heads};
use crate::analysis::course::{Counts, DayPattern, Typical};
use crate::analysis::statistic::Thousandths;
use crate::analysis::{Basis, Finding, Report, Told};
use crate::journal::{Ease, EverydayItem, Kind};
use crate::site::fact;
use crate::site::figure::{Row, Table};
use crate::site::plan::{Page, SitePlan};
use crate::site::sentence;
use crate::site::trace::{Piece, Trace, day};
use crate::site::wording::Wording;

/// Flares and names listed.
const MOST: usize = 12;

pub(super) fn has(report: &Report) -> bool {
    let course = &report.course;
    let named = |counts: &Told<Counts>| counts.as_ref().is_ok_and(|found| !found.names.is_empty());
    let pattern = &course.pattern;
    course.flares.declared.as_ref().is_ok_and(|flares| !flares.is_empty())
        || [&pattern.eased, &pattern.worse, &pattern.took].into_iter().any(named)
        || pattern.day.is_ok()
        || pattern.daily.sleep.is_ok()
        || pattern.daily.sitting.is_ok()
        || pattern.daily.stress.is_ok()
        || course.everyday.as_ref().is_ok_and(|everyday| !everyday.grid.is_empty())
        || !report.load.rushes.is_empty()
}

pub(super) fn sections(plan: &SitePlan, page: &Page) -> Vec<Section> {
    let words = plan.words();
    let heading = |key: &str| words.text(key).to_owned();
    let pattern = &plan.report().course.pattern;
    let asked = asked(plan);
    vec![
        Section {
            heading: heading("patterns.flares-title"),
            note: (!asked.is_empty()).then(|| heading("patterns.asked-note")),
            lines: asked,
            table: flares(plan, page),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.day-title"),
            lines: pattern.day.iter().map(|found| of_day(found, words)).collect(),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.eased-title"),
            table: counts("patterns.eased-caption", (&pattern.eased, Kind::Eased), words),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.worse-title"),
            table: counts("patterns.worse-caption", (&pattern.worse, Kind::Worse), words),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.took-title"),
            table: counts("patterns.took-caption", (&pattern.took, Kind::Took), words),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.quality-title"),
            table: qualities(plan),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.everyday-title"),
            table: everyday(plan, page),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.life-title"),
            lines: life(plan),
            note: Some(heading("patterns.life-note")),
            ..Section::default()
        },
        Section {
            heading: heading("patterns.rush-title"),
            lines: rushes(plan),
            note: Some(heading("patterns.rush-note")),
            ..Section::default()
        },
    ]
}

fn asked(plan: &SitePlan) -> Vec<String> {
    let report = plan.report();
    let days = report.course.flares.to_ask_about.iter().flatten();
    days.map(|day| sentence::finding(&Finding::AskAbout(*day), report, plan.words())).collect()
}

fn flares(plan: &SitePlan, page: &Page) -> Option<Table> {
    let words = plan.words();
    let numbers = words.numbers();
    let declared = plan.report().course.flares.declared.as_ref().ok()?;
    let rows = declared.iter().rev().take(MOST).map(|flare| Row {
        name: match flare.span.first == flare.span.last {
            true => numbers.date(flare.span.first),
            false => numbers.span(flare.span),
        },
        link: super::day(plan, page, flare.span.first),
        cells: vec![
            flare.reading.map(|value| numbers.tenths(value)).unwrap_or_default(),
            flare.lasted.map(|time| numbers.lasting(time)).unwrap_or_default(),
            flare.what.clone().unwrap_or_default(),
        ],
        trace: Trace::all([Piece::Kinds(flare.span, &[Kind::Flare])]),
    });
    let head = ["patterns.when", "patterns.strength", "patterns.lasted", "patterns.what"];
    (!declared.is_empty()).then(|| Table {
        caption: words.text("patterns.flares-caption").to_owned(),
        head: heads(words, &head),
        rows: rows.collect(),
    })
}

fn of_day(found: &DayPattern, words: &Wording) -> String {
    let value = |value: Thousandths| words.numbers().tenths(value.tenths());
    words.say(
        "patterns.day",
        &[
            ("morning", &value(found.morning)),
            ("evening", &value(found.evening)),
            ("shift", &sentence::shift(found.rise, words)),
            ("have", &found.basis.have.to_string()),
            ("of", &found.basis.of.to_string()),
        ],
    )
}

fn counts(caption: &str, (told, kind): (&Told<Counts>, Kind), words: &Wording) -> Option<Table> {
    let found = told.as_ref().ok().filter(|found| !found.names.is_empty())?;
    let rows = found.names.iter().take(MOST).map(|named| Row {
        name: named.name.clone(),
        link: None,
        cells: vec![named.days.to_string()],
        trace: Trace::all([Piece::Item(found.basis.period, kind, named.name.clone())]),
    });
    Some(Table {
        caption: words
            .say(caption, &of_days(&found.basis).each_ref().map(|(k, n)| (*k, n.as_str()))),
        head: heads(words, &["patterns.name", "practice.on-days"]),
        rows: rows.collect(),
    })
}

fn of_days(basis: &Basis) -> [(&'static str, String); 2] {
    [("have", basis.have.to_string()), ("of", basis.of.to_string())]
}

fn qualities(plan: &SitePlan) -> Option<Table> {
    let words = plan.words();
    let (found, basis) = plan.report().course.pattern.qualities.as_ref().ok()?;
    let mut all: Vec<_> = found.iter().collect();
    all.sort_by_key(|(quality, days)| (std::cmp::Reverse(**days), **quality));
    let rows = all.into_iter().map(|(quality, days)| Row {
        name: words.text(fact::quality_key(*quality)).to_owned(),
        link: None,
        cells: vec![days.to_string()],
        trace: Trace::all([Piece::Item(
            basis.period,
            Kind::Quality,
            fact::quality_key(*quality).to_owned(),
        )]),
    });
    let parts = of_days(basis);
    (!found.is_empty()).then(|| Table {
        caption: words
            .say("patterns.quality-caption", &parts.each_ref().map(|(k, n)| (*k, n.as_str()))),
        head: heads(words, &["patterns.name", "practice.on-days"]),
        rows: rows.collect(),
    })
}

/// D5: the grid of the last 14 days; a day or an item without an answer is empty.
fn everyday(plan: &SitePlan, page: &Page) -> Option<Table> {
    const ITEMS: [(EverydayItem, &str); 4] = [
        (EverydayItem::Chair, "everyday.chair"),
        (EverydayItem::Walk, "everyday.walk"),
        (EverydayItem::Bend, "everyday.bend"),
        (EverydayItem::Day, "everyday.day"),
    ];
    let words = plan.words();
    let grid = &plan.report().course.everyday.as_ref().ok()?.grid;
    let word = |ease: &Ease| match ease {
        Ease::Unknown => String::new(),
        told => words.text(fact::ease_key(*told)).to_owned(),
    };
    let rows = grid.iter().rev().map(|(date, answers)| Row {
        name: words.numbers().date(*date),
        link: super::day(plan, page, *date),
        cells: ITEMS
            .iter()
            .map(|(item, _)| answers.get(item).map(word).unwrap_or_default())
            .collect(),
        trace: Trace::all([Piece::Kinds(day(*date), &[Kind::Everyday])]),
    });
    let head = std::iter::once("activity.day").chain(ITEMS.map(|(_, key)| key));
    (!grid.is_empty()).then(|| Table {
        caption: words.text("patterns.everyday-caption").to_owned(),
        head: heads(words, &head.collect::<Vec<_>>()),
        rows: rows.collect(),
    })
}

/// Typical values, and the questions chosen beforehand with their answers.
fn life(plan: &SitePlan) -> Vec<String> {
    let words = plan.words();
    let numbers = words.numbers();
    let report = plan.report();
    let daily = &report.course.pattern.daily;
    let time = |key: &str, told: &Told<Typical<crate::journal::Seconds>>| {
        told.ok().map(|found| typical(key, &numbers.hours(found.median), &found.basis, words))
    };
    let number = |key: &str, told: &Told<Typical<Thousandths>>| {
        told.ok()
            .map(|found| typical(key, &numbers.tenths(found.median.tenths()), &found.basis, words))
    };
    let mut lines: Vec<String> = [
        time("patterns.sleep", &daily.sleep),
        number("patterns.sleep-quality", &daily.sleep_quality),
        time("patterns.sitting", &daily.sitting),
        number("patterns.breaks", &daily.breaks),
        number("patterns.stress", &daily.stress),
        time("patterns.stiff", &daily.stiffness),
    ]
    .into_iter()
    .flatten()
    .collect();
    let answered = report.mind.lifestyle.iter().filter(|compared| compared.answer.is_ok());
    lines.extend(answered.map(|compared| {
        sentence::finding(&Finding::GoesTogether(compared.clone()), report, words)
    }));
    lines
}

fn typical(key: &str, value: &str, basis: &Basis, words: &Wording) -> String {
    let (have, of) = (basis.have.to_string(), basis.of.to_string());
    words.say(key, &[("n", value), ("have", &have), ("of", &of)])
}

fn rushes(plan: &SitePlan) -> Vec<String> {
    let report = plan.report();
    let found = report.load.rushes.iter().rev().take(MOST);
    found
        .map(|rush| sentence::finding(&Finding::Rush(rush.clone()), report, plan.words()))
        .collect()
}
