//! Function and confidence: the person's own activities, the named movements, and totals of
//! questionnaires, each first and now.

use super::clip::clip;
use super::tolerance::more;
use super::{Cell, Ground, Part, SheetTable};
use crate::analysis::course::{ACTIVITY_MATTERS, Better, Change, Course, Score};
use crate::analysis::{Finding, Told};
use crate::journal::Tenths;
use crate::site::sentence;

const NAME: usize = 22;

/// Nothing where none of the three was shared or written.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    let report = ground.report;
    let function = told(&report.course.function).map(|found| {
        let rows = found.activities.iter().map(|(name, course)| activity(ground, name, course));
        table(ground, ("sheet.activities", ground.detail.activities), rows.collect())
    });
    let confidence = told(&report.mind.confidence).map(|found| {
        let rows = found.movements.iter().map(|(name, course)| movement(ground, name, course));
        table(ground, ("sheet.movements", ground.detail.movements), rows.collect())
    });
    let scores = told(&report.course.scores).map(|found| {
        let rows = found.iter().map(|(name, found)| score(ground, name, found));
        table(ground, ("sheet.scores", ground.detail.scores), rows.collect())
    });
    let mut tables: Vec<SheetTable> =
        [function, confidence, scores].into_iter().flatten().collect();
    name_columns(ground, &mut tables);
    (!tables.is_empty()).then(|| Part {
        says: says(ground),
        tables,
        note: gap(ground).filter(|_| ground.detail.notes > 1),
        ..ground.part("function")
    })
}

fn told<T>(found: &Told<T>) -> Option<&T> {
    found.as_ref().ok()
}

/// The mean of the own activities, or of confidence, then and now.
fn says(ground: &Ground<'_>) -> Option<String> {
    let mean = |finding: &&Finding| matches!(finding, Finding::FunctionMean { .. });
    let finding = ground.report.findings.iter().find(mean)?;
    Some(sentence::finding(finding, ground.report, ground.words))
}

/// A lasting gap between what the back does and how far it is trusted.
fn gap(ground: &Ground<'_>) -> Option<String> {
    let found = ground.report.findings.iter().find(|f| matches!(f, Finding::Gap { .. }))?;
    Some(sentence::finding(found, ground.report, ground.words))
}

/// Only the first table names its columns; the others stand below it in line.
fn table(ground: &Ground<'_>, (name, room): (&str, usize), rows: Vec<Vec<Cell>>) -> SheetTable {
    let left = rows.len().saturating_sub(room);
    SheetTable {
        head: vec![ground.text(name), String::new(), String::new(), String::new()],
        rows: rows.into_iter().take(room).collect(),
        more: more(ground, left),
    }
}

fn name_columns(ground: &Ground<'_>, tables: &mut [SheetTable]) {
    let columns = ["sheet.col-first", "sheet.col-now", "sheet.col-change"];
    if let Some(table) = tables.first_mut() {
        table.head.truncate(1);
        table.head.extend(columns.map(|key| ground.text(key)));
    }
}

fn dated(ground: &Ground<'_>, (day, value): (jiff::civil::Date, Tenths)) -> Cell {
    let numbers = ground.words.numbers();
    Cell::text(format!("{} ({})", numbers.tenths(value), numbers.short_date(day)))
}

/// `+3`; nothing where there is one answer only.
fn change(ground: &Ground<'_>, course: &Course) -> Option<String> {
    let sign = if course.change.0 > 0 { "+" } else { "" };
    (course.points.len() > 1)
        .then(|| format!("{sign}{}", ground.words.numbers().tenths(course.change)))
}

fn row(ground: &Ground<'_>, name: String, course: &Course) -> Vec<Cell> {
    let first = match course.points.len() {
        1 => Cell::text("\u{2013}"),
        _ => dated(ground, course.first),
    };
    let change = Cell::text(change(ground, course).unwrap_or_else(|| "\u{2013}".to_owned()));
    vec![Cell::text(name), first, dated(ground, course.latest), change]
}

fn activity(ground: &Ground<'_>, name: &str, course: &Course) -> Vec<Cell> {
    let mut cells = row(ground, clip(name, NAME), course);
    if course.points.len() > 1 && course.change.0.abs() >= ACTIVITY_MATTERS.0 {
        matters(ground, &mut cells, course.change.0 > 0);
    }
    cells
}

fn movement(ground: &Ground<'_>, name: &str, course: &Course) -> Vec<Cell> {
    let known = sentence::movement_key(name).map(|key| ground.text(key));
    row(ground, known.unwrap_or_else(|| clip(name, NAME)), course)
}

fn score(ground: &Ground<'_>, name: &str, score: &Score) -> Vec<Cell> {
    let better = score.instrument.map(|known| match known.better {
        Better::Lower => ground.text("sheet.lower-better"),
        Better::Higher => ground.text("sheet.higher-better"),
    });
    let name = match better {
        Some(better) => format!("{} {better}", clip(name, NAME)),
        None => clip(name, NAME),
    };
    let mut cells = row(ground, name, &score.course);
    match score.change {
        Some(Change::Better) => matters(ground, &mut cells, true),
        Some(Change::Worse) => matters(ground, &mut cells, false),
        Some(Change::Small) | None => {}
    }
    cells
}

/// Marks a change that is at least the smallest one that matters.
fn matters(ground: &Ground<'_>, cells: &mut [Cell], better: bool) {
    let word = ground.text(if better { "sheet.better" } else { "sheet.worse" });
    if let Some(last) = cells.last_mut() {
        last.text = format!("{} {word}", last.text);
    }
}
