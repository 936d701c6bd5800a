//! The second sheet: every session of the period with its answer, and the bouts day by day.

use super::clip::clip;
use super::tolerance::answer;
use super::{Appendix, AppendixSection, Cell, Ground, SheetTable, fit, function, tolerance};
use crate::analysis::load::{SessionReport, Window};
use crate::site::sentence;

const NAME: usize = 60;

pub(super) fn appendix(ground: &Ground<'_>) -> Appendix {
    let mut sections = whole(ground);
    let section =
        |key: &str, table: SheetTable| AppendixSection { heading: ground.text(key), table };
    sections.push(section("sheet.appendix-sessions", sessions(ground)));
    sections.push(section("sheet.appendix-bouts", bouts(ground)));
    sections.retain(|section| !section.table.rows.is_empty());
    Appendix {
        heading: ground.text("sheet.appendix-title"),
        note: ground.say("sheet.appendix-note", &[("dates", &ground.period_words())]),
        sections,
    }
}

/// The tables of the first sheet that had no room for all of their rows, with all of them.
fn whole(ground: &Ground<'_>) -> Vec<AppendixSection> {
    let parts = |ground: &Ground<'_>| [tolerance::part(ground), function::part(ground)];
    let tables = |ground: &Ground<'_>| -> Vec<(String, SheetTable)> {
        let parts = parts(ground).into_iter().flatten();
        parts
            .flat_map(|part| part.tables.into_iter().map(move |t| (part.heading.clone(), t)))
            .collect()
    };
    let whole = Ground { detail: fit::WHOLE, ..*ground };
    tables(ground)
        .iter()
        .zip(tables(&whole))
        .filter(|((_, shown), _)| shown.more.is_some())
        .map(|(_, (heading, table))| AppendixSection { heading, table })
        .collect()
}

fn head(ground: &Ground<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| ground.text(&format!("sheet.col-{key}"))).collect()
}

/// Newest first.
fn sessions(ground: &Ground<'_>) -> SheetTable {
    let all = ground.report.load.sessions.iter().rev();
    let all = all.filter(|session| ground.period.contains(session.date));
    SheetTable {
        head: head(ground, &["day", "session", "windows", "answer", "why"]),
        rows: all.map(|session| session_row(ground, session)).collect(),
        more: None,
    }
}

fn session_row(ground: &Ground<'_>, session: &SessionReport) -> Vec<Cell> {
    let numbers = ground.words.numbers();
    let windows = [Window::Before, Window::During, Window::Hour, Window::Next].map(|window| {
        session
            .response
            .get(window)
            .map_or("\u{2013}".to_owned(), |taken| numbers.tenths(taken.pain))
    });
    vec![
        Cell::text(numbers.short_date(session.date)),
        Cell::text(clip(&done(ground, session), NAME)),
        Cell::text(windows.join(" \u{2192} ")),
        answer(ground, session.verdict.colour),
        Cell::text(sentence::decided(&session.verdict, ground.words)),
    ]
}

/// `Gym: bike, goblet squat, hip hinge`
fn done(ground: &Ground<'_>, session: &SessionReport) -> String {
    let parts = session.parts.iter().filter_map(|part| {
        let activity = ground.report.load.activities.get(part.activity.0)?;
        Some(activity.called.name.as_str()).filter(|name| *name != session.name)
    });
    let parts = parts.collect::<Vec<_>>().join(", ");
    match (session.name.is_empty(), parts.is_empty()) {
        (true, _) => parts,
        (false, true) => session.name.clone(),
        (false, false) => format!("{}: {parts}", session.name),
    }
}

/// One row a day, newest first.
fn bouts(ground: &Ground<'_>) -> SheetTable {
    let days = ground.report.load.bouts.days.iter().rev();
    let days = days.filter(|day| ground.period.contains(day.date));
    let rows = days.map(|day| {
        let moments = ground.report.load.moments.iter().filter(|m| m.date == day.date);
        let exercises = moments.flat_map(|moment| &moment.exercises);
        let mut names: Vec<&str> = exercises
            .filter_map(|one| ground.report.load.activities.get(one.activity.0))
            .map(|activity| activity.called.name.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        vec![
            Cell::text(ground.words.numbers().short_date(day.date)),
            Cell::text(day.bouts.to_string()),
            Cell::text(clip(&names.join(", "), NAME)),
        ]
    });
    SheetTable {
        head: head(ground, &["day", "bouts", "exercises"]),
        rows: rows.collect(),
        more: None,
    }
}
