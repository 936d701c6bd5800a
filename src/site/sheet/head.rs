//! The head of the sheet: who, which episode, day and week, and how much there is to go by.

use super::clip::clip;
use super::period::last_appointment;
use super::{Ground, Head, SheetOptions};
use crate::analysis::load::Window;
use crate::journal::Kind;
use crate::site::sentence;

const NAME: usize = 40;
const EPISODE: usize = 50;

pub(super) fn head(ground: &Ground<'_>, reader: &str, options: &SheetOptions) -> Head {
    let profile = ground.disclosure.profile();
    let numbers = ground.words.numbers();
    let date = numbers.date(options.until);
    Head {
        name: profile.name.as_deref().map(|name| clip(name, NAME)),
        episode: profile.episode.as_deref().map(|episode| clip(episode, EPISODE)),
        made: ground.say("sheet.made", &[("reader", &clip(reader, NAME)), ("date", &date)]),
        period: period(ground, options),
        when: when(ground),
        data: data(ground),
    }
}

/// `Sheet for the appointment: Robin Hale, 19 March 2026`
pub(super) fn title(ground: &Ground<'_>, head: &Head) -> String {
    let date = ground.words.numbers().date(ground.report.today);
    match &head.name {
        Some(name) => ground.say("sheet.title-of", &[("name", name), ("date", &date)]),
        None => ground.say("sheet.title", &[("date", &date)]),
    }
}

fn period(ground: &Ground<'_>, options: &SheetOptions) -> String {
    let visit = last_appointment(ground.report, options.until);
    let key = if visit == Some(ground.period.first) { "sheet.since-visit" } else { "sheet.period" };
    ground.say(
        key,
        &[
            ("dates", &ground.words.numbers().span(ground.period)),
            ("days", &ground.period.len().to_string()),
        ],
    )
}

/// `Day 37 of the episode, week 6; phase 3 (Build) since 1 March`
fn when(ground: &Ground<'_>) -> Option<String> {
    let (phases, words) = (&ground.report.course.phases, ground.words);
    let mut parts = Vec::new();
    if let (Some(day), Some(week)) = (phases.day, phases.week) {
        let (day, week) = (day.to_string(), week.to_string());
        parts.push(ground.say("sheet.day-week", &[("day", &day), ("week", &week)]));
    }
    parts.extend(phases.current().map(|phase| {
        ground.say(
            "sheet.phase",
            &[
                ("n", &phase.phase.to_string()),
                ("name", &sentence::phase(phase.phase, words)),
                ("date", &words.numbers().short_date(phase.first)),
            ],
        )
    }));
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// What the sheet rests on, with its denominators.
fn data(ground: &Ground<'_>) -> String {
    let data = &ground.report.data;
    let n = |n: u32| n.to_string();
    let mut said = vec![
        ground
            .say("sheet.entries", &[("have", &n(data.entered.have)), ("of", &n(data.entered.of))]),
    ];
    if let Ok(rated) = data.rated {
        said.push(ground.say("sheet.rated", &[("have", &n(rated.have))]));
    }
    let sessions = ground.report.load.irritability_in(ground.period);
    if ground.shows(Kind::Response) && sessions.sessions > 0 {
        let known = sessions.windows.iter().find(|w| w.window == Window::Next);
        let known = known.map_or(0, |next| next.known);
        let (known, of) = (n(known), n(sessions.sessions));
        said.push(ground.say("sheet.next-known", &[("have", &known), ("of", &of)]));
    }
    format!("{}. {}", said.join(", "), ground.text("sheet.self-reported"))
}
