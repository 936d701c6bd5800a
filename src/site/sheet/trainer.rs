//! The sheet for who trains: where each exercise stands and what comes next, the four patterns,
//! what stands before what, and what to leave out for now. No notes and no medication.

use super::clip::clip;
use super::{Band, Cell, Ground, Part, SheetTable, aim, band, beside, course, done, gate, level};
use super::{function, tolerance};
use crate::analysis::dictionary::Pattern;
use crate::analysis::load::{ActivityReport, Group, Hold};
use crate::calendar::minus;
use crate::journal::Kind;
use crate::site::sentence;

const NAME: usize = 24;
const LEFT_OUT: usize = 5;

pub(super) fn bands(ground: &Ground<'_>) -> Vec<Band> {
    vec![
        band(course::part(ground)),
        band(levels(ground)),
        beside([(50, patterns(ground)), (50, leave_out(ground))]),
        band(gates(ground)),
        beside([(50, function::part(ground)), (50, done::part(ground))]),
        band(aim::part(ground)),
    ]
}

/// Exercises of sessions, the last done first.
fn exercises<'a>(ground: &Ground<'a>) -> Vec<&'a ActivityReport> {
    let since = minus(ground.report.today, ground.rules.load.gate.break_days);
    let recent = |activity: &&ActivityReport| activity.last().is_some_and(|p| p.date >= since);
    let mut all: Vec<&ActivityReport> =
        ground.report.load.activities.iter().filter(recent).collect();
    all.sort_by_key(|activity| {
        let held = activity.holds.now.is_some();
        let limit = activity.tolerance.now.too_much.is_some();
        (!held, !limit, std::cmp::Reverse(activity.points.len()))
    });
    all
}

fn levels(ground: &Ground<'_>) -> Option<Part> {
    if !ground.shows(Kind::Session) {
        return None;
    }
    let all = exercises(ground);
    let head = ["exercise", "done", "fine-at", "much-at", "answer", "step"];
    let table = SheetTable {
        head: head.iter().map(|key| ground.text(&format!("sheet.col-{key}"))).collect(),
        rows: all
            .iter()
            .take(ground.detail.exercises)
            .map(|activity| row(ground, activity))
            .collect(),
        more: tolerance::more(ground, all.len().saturating_sub(ground.detail.exercises)),
    };
    Some(Part {
        period: Some(ground.last_days(ground.rules.load.gate.break_days)),
        says: Some(says(ground, &all)),
        tables: if all.is_empty() { Vec::new() } else { vec![table] },
        ..ground.part("levels")
    })
}

/// How many are held, and how many have room.
fn says(ground: &Ground<'_>, all: &[&ActivityReport]) -> String {
    if all.is_empty() {
        return ground.text("sheet.no-session");
    }
    let held = all.iter().filter(|activity| activity.holds.now.is_some()).count();
    let of = all.len().to_string();
    match held {
        0 => ground.say("sheet.held-none", &[("of", &of)]),
        held => ground.say("sheet.held", &[("n", &held.to_string()), ("of", &of)]),
    }
}

fn row(ground: &Ground<'_>, activity: &ActivityReport) -> Vec<Cell> {
    let at = |of: Option<u32>| match of {
        Some(0) => ground.text("sheet.below-ladder"),
        Some(of) => level::dose_at(ground, activity, of)
            .unwrap_or_else(|| ground.say("level.plain", &[("n", &of.to_string())])),
        None => "\u{2013}".to_owned(),
    };
    let done = activity.last().and_then(|point| level::dose_done(ground, activity, point.session));
    let now = activity.tolerance.now;
    vec![
        Cell::text(clip(&activity.called.name, NAME)),
        Cell::text(done.map_or("\u{2013}".to_owned(), |dose| clip(&dose, 30))),
        Cell::text(clip(&at(now.fine), 30)),
        Cell::text(clip(&at(now.too_much), 30)),
        activity.last().map_or(Cell::default(), |point| tolerance::answer(ground, point.colour)),
        Cell::text(step(ground, activity, &at)),
    ]
}

/// What comes next: holding, going on, or waiting for an answer.
fn step(
    ground: &Ground<'_>,
    activity: &ActivityReport,
    at: &dyn Fn(Option<u32>) -> String,
) -> String {
    if let Some(hold) = &activity.holds.now {
        return held(ground, hold, at);
    }
    let now = activity.tolerance.now;
    match (now.fine, now.too_much) {
        (Some(fine), None) => match level::dose_at(ground, activity, fine + 1) {
            Some(next) => ground.say("sheet.step-next", &[("dose", &clip(&next, 30))]),
            None => ground.text("sheet.step-one"),
        },
        (Some(fine), Some(_)) => {
            ground.say("sheet.step-stay", &[("dose", &clip(&at(Some(fine)), 30))])
        }
        (None, _) => ground.text("sheet.step-unknown"),
    }
}

fn held(ground: &Ground<'_>, hold: &Hold, at: &dyn Fn(Option<u32>) -> String) -> String {
    let waits = hold.until > ground.report.today;
    let said = ground.say(
        if waits { "sheet.step-hold" } else { "sheet.step-hold-on" },
        &[
            ("dose", &clip(&at(Some(hold.step.to)), 30)),
            ("date", &ground.words.numbers().short_date(hold.until)),
            ("greens", &hold.greens.to_string()),
            ("of", &hold.greens_needed.to_string()),
        ],
    );
    match hold.repeated {
        true => format!("{said} {}", ground.text("sheet.step-repeated")),
        false => said,
    }
}

/// Squat, hinge, push and pull beside each other, done or not.
fn patterns(ground: &Ground<'_>) -> Option<Part> {
    if !ground.shows(Kind::Session) {
        return None;
    }
    let head = ["pattern", "n", "fine-at", "much-at", "last"];
    let four = [Pattern::Squat, Pattern::Hinge, Pattern::Push, Pattern::Pull];
    let table = SheetTable {
        head: head.iter().map(|key| ground.text(&format!("sheet.col-{key}"))).collect(),
        rows: four.iter().map(|pattern| pattern_row(ground, *pattern)).collect(),
        more: None,
    };
    Some(Part {
        period: Some(ground.last_days(ground.rules.load.change.summary_days)),
        tables: vec![table],
        ..ground.part("patterns")
    })
}

fn pattern_row(ground: &Ground<'_>, pattern: Pattern) -> Vec<Cell> {
    let name = sentence::group(Group::Pattern(pattern), ground.words);
    let found = ground.report.load.patterns.iter().find(|p| p.group == Group::Pattern(pattern));
    let none = || Cell::text("\u{2013}");
    let Some(found) = found else {
        return vec![Cell::text(name), Cell::text("0"), none(), none(), none()];
    };
    let level = |of| Cell::text(tolerance::short_level(ground, found.scale, of));
    let now = found.tolerance.now;
    vec![
        Cell::text(name),
        Cell::text(found.recent_sessions.to_string()),
        level(now.fine),
        level(now.too_much),
        tolerance::last(ground, found),
    ]
}

fn gates(ground: &Ground<'_>) -> Option<Part> {
    let shown = ground.shows(Kind::Session) && ground.shows(Kind::Response);
    let table = gate::table(ground).filter(|_| shown)?;
    Some(Part { tables: vec![table], ..ground.part("gates") })
}

/// What is paused and not back yet, and what was too much lately.
fn leave_out(ground: &Ground<'_>) -> Option<Part> {
    let load = &ground.report.load;
    let paused = load.paused.iter().filter(|paused| paused.sessions == 0);
    let mut list: Vec<String> = paused
        .map(|paused| ground.say("sheet.leave-paused", &[("name", &clip(&paused.name, NAME))]))
        .collect();
    list.extend(load.activities.iter().filter_map(|activity| {
        let much = activity.tolerance.now.too_much?;
        let dose = level::dose_at(ground, activity, much)?;
        let (name, dose) = (clip(&activity.called.name, NAME), clip(&dose, 30));
        Some(ground.say("sheet.leave-much", &[("name", &name), ("dose", &dose)]))
    }));
    let left = list.len().saturating_sub(LEFT_OUT);
    let none = list.is_empty();
    list.truncate(LEFT_OUT);
    let has = ground.shows(Kind::Session);
    has.then(|| Part {
        says: none.then(|| ground.text("sheet.leave-none")),
        list,
        note: tolerance::more(ground, left),
        ..ground.part("leave")
    })
}
