//! What was done: against the plan, little and often, walking. Counts with their periods.

use super::clip::clip;
use super::{Ground, Line, Part};
use crate::analysis::load::{Consistency, DoneOfPlanned, PlannedBy};
use crate::journal::Kind;

/// Planned exercises that are named.
const EXERCISES: usize = 3;
const NAME: usize = 20;

/// Nothing where neither bouts nor sessions are shown, or none was ever done.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    let lines = lines(ground);
    (!lines.is_empty()).then(|| Part { lines, ..ground.part("done") })
}

/// The same as lines of another part.
pub(super) fn lines(ground: &Ground<'_>) -> Vec<Line> {
    let load = &ground.report.load;
    if load.sessions.is_empty() && load.moments.is_empty() && load.bouts.days.is_empty() {
        return Vec::new();
    }
    [sessions(ground), exercises(ground), bouts(ground), consistent(ground), walking(ground)]
        .into_iter()
        .flatten()
        .collect()
}

fn line(ground: &Ground<'_>, key: &str, text: String) -> Line {
    Line { label: ground.text(&format!("sheet.line-{key}")), text }
}

/// Sessions of the last seven days against the plan, or those of the period.
fn sessions(ground: &Ground<'_>) -> Option<Line> {
    if !ground.shows(Kind::Session) {
        return None;
    }
    let load = &ground.report.load;
    let planned = load.done_of_planned.iter().find(|planned| planned.exercise.is_none());
    let text = match planned {
        Some(planned) => of_planned(ground, planned),
        None => {
            let all = load.irritability_in(ground.period).sessions.to_string();
            ground.say("sheet.in-period", &[("n", &all), ("dates", &ground.period_words())])
        }
    };
    Some(line(ground, "sessions", text))
}

fn of_planned(ground: &Ground<'_>, planned: &DoneOfPlanned) -> String {
    ground.say(
        "sheet.of-planned",
        &[
            ("done", &planned.done.to_string()),
            ("planned", &planned.planned.to_string()),
            ("days", &planned.period.len().to_string()),
        ],
    )
}

fn exercises(ground: &Ground<'_>) -> Option<Line> {
    let planned = ground.report.load.done_of_planned.iter();
    let all: Vec<(&String, &DoneOfPlanned)> =
        planned.filter_map(|planned| Some((planned.exercise.as_ref()?, planned))).collect();
    let named = all.iter().take(EXERCISES).map(|(name, planned)| {
        format!("{} {}/{}", clip(name, NAME), planned.done, planned.planned)
    });
    let named = named.collect::<Vec<_>>().join(", ");
    let days = all.first().map(|(_, planned)| planned.period.len())?;
    let left = super::tolerance::more(ground, all.len().saturating_sub(EXERCISES));
    let named = left.map_or(named.clone(), |left| format!("{named} {left}"));
    let text = ground.say("sheet.in-days", &[("list", &named), ("days", &days.to_string())]);
    Some(line(ground, "exercises", text))
}

/// Little and often: the median of the days that say something.
fn bouts(ground: &Ground<'_>) -> Option<Line> {
    let bouts = &ground.report.load.bouts;
    let (known, of) = (bouts.known_days.to_string(), bouts.period.len().to_string());
    let days = [("known", known.as_str()), ("of", of.as_str())];
    let text = match bouts.a_day {
        Ok(median) => {
            let (median, wanted) =
                (ground.words.numbers().tenths(median), bouts.wanted.to_string());
            let with = bouts.days_with_wanted.to_string();
            let mut parts = vec![("median", median.as_str()), ("wanted", &wanted), ("with", &with)];
            parts.extend(days);
            ground.say("sheet.bouts", &parts)
        }
        Err(_) if bouts.known_days > 0 => ground.say("sheet.bouts-few", &days),
        Err(_) => return None,
    };
    Some(line(ground, "bouts", text))
}

fn consistent(ground: &Ground<'_>) -> Option<Line> {
    let Consistency { period, planned_by, days_with_work, days_planned, .. } =
        ground.report.load.consistency.short.ok()?;
    let key = match planned_by {
        PlannedBy::Nothing => "sheet.worked",
        PlannedBy::Bouts | PlannedBy::DaysAWeek(_) => "sheet.worked-planned",
    };
    let text = ground.say(
        key,
        &[
            ("days", &days_with_work.to_string()),
            ("planned", &days_planned.to_string()),
            ("of", &period.len().to_string()),
        ],
    );
    Some(line(ground, "consistency", text))
}

fn walking(ground: &Ground<'_>) -> Option<Line> {
    let walking = &ground.report.load.walking;
    (walking.days_walked > 0).then(|| {
        let text = ground.say(
            "sheet.walked",
            &[
                ("time", &ground.words.numbers().duration(walking.time)),
                ("days", &walking.days_walked.to_string()),
                ("of", &walking.period.len().to_string()),
                ("long", &walking.long_days.to_string()),
            ],
        );
        line(ground, "walking", text)
    })
}
