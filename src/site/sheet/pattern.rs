//! The day: mornings against evenings, what eases and what provokes, sleep, sitting, medication,
//! and then what was done; one line each, in the person's words, with the days it rests on.

use super::clip::clip;
use super::{Band, Ground, Line, Part, done};
use crate::analysis::Told;
use crate::analysis::course::{Counts, LOOK_DAYS, Typical};
use crate::analysis::statistic::Thousandths;
use crate::journal::{Ease, PainQuality, Seconds};
use crate::site::fact::{ease_key, item_key, quality_key};

/// Letters of one thing named.
const NAME: usize = 30;

/// Nothing where none of it was shared or written.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    let pattern = &ground.report.course.pattern;
    let mut lines: Vec<Line> = [
        day(ground),
        qualities(ground),
        everyday(ground),
        counts(ground, "eased", &pattern.eased),
        counts(ground, "worse", &pattern.worse),
        sleep(ground),
        sitting(ground),
        counts(ground, "took", &pattern.took),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(done::lines(ground));
    (!lines.is_empty()).then(|| Part {
        period: Some(ground.say("sheet.mostly", &[("n", &LOOK_DAYS.to_string())])),
        lines,
        ..ground.part("pattern")
    })
}

/// What a reader of an emergency notice may need to know beside it.
pub(super) fn medication(ground: &Ground<'_>) -> Band {
    let line = counts(ground, "took", &ground.report.course.pattern.took);
    let part = line.map(|line| Part {
        width: 100,
        period: Some(ground.last_days(LOOK_DAYS)),
        lines: vec![line],
        heading: ground.text("sheet.line-took"),
        ..ground.part("pattern")
    });
    Band { parts: part.into_iter().collect() }
}

fn line(ground: &Ground<'_>, key: &str, text: String) -> Line {
    Line { label: ground.text(&format!("sheet.line-{key}")), text }
}

fn points(ground: &Ground<'_>, value: Thousandths) -> String {
    ground.words.numbers().tenths(value.tenths())
}

/// Mornings against evenings of the same days, and how long the morning is stiff.
fn day(ground: &Ground<'_>) -> Option<Line> {
    let pattern = &ground.report.course.pattern;
    let mut said = Vec::new();
    if let Ok(found) = pattern.day {
        said.push(ground.say(
            "sheet.day-pattern",
            &[
                ("morning", &points(ground, found.morning)),
                ("evening", &points(ground, found.evening)),
                ("days", &found.basis.have.to_string()),
            ],
        ));
    }
    if let Ok(Typical { median, basis }) = pattern.daily.stiffness {
        let time = ground.words.numbers().duration(median);
        let days = basis.have.to_string();
        said.push(ground.say("sheet.stiffness", &[("time", &time), ("days", &days)]));
    }
    (!said.is_empty()).then(|| line(ground, "day", said.join("; ")))
}

/// `ache 9, stiff 6 (of 14 days that say)`
fn qualities(ground: &Ground<'_>) -> Option<Line> {
    let (found, basis) = ground.report.course.pattern.qualities.as_ref().ok()?;
    let mut all: Vec<(PainQuality, u32)> =
        found.iter().map(|(word, days)| (*word, *days)).collect();
    all.sort_by_key(|(word, days)| (std::cmp::Reverse(*days), *word));
    let named = all
        .iter()
        .take(4)
        .map(|(word, days)| format!("{} {days}", ground.words.text(quality_key(*word))));
    let named = named.collect::<Vec<_>>().join(", ");
    let days = basis.have.to_string();
    (!named.is_empty()).then(|| {
        let text = ground.say("sheet.of-days", &[("list", &named), ("days", &days)]);
        line(ground, "quality", text)
    })
}

/// The last entered day of the four everyday movements.
fn everyday(ground: &Ground<'_>) -> Option<Line> {
    let found = ground.report.course.everyday.as_ref().ok()?;
    let (date, items) = found.grid.last_key_value()?;
    let date = ground.words.numbers().short_date(*date);
    if items.len() == 4 && items.values().all(|ease| *ease == Ease::Ok) {
        let text = ground.say("sheet.all-fine", &[("date", &date)]);
        return Some(line(ground, "everyday", text));
    }
    let told = items.iter().map(|(item, ease)| {
        format!("{} {}", ground.words.text(item_key(*item)), ground.words.text(ease_key(*ease)))
    });
    let told = told.collect::<Vec<_>>().join(", ");
    Some(line(ground, "everyday", format!("{told} ({date})")))
}

/// `walking (4 days), lying on side (2 days) and 3 more`
fn counts(ground: &Ground<'_>, key: &str, found: &Told<Counts>) -> Option<Line> {
    let found = found.as_ref().ok().filter(|found| !found.names.is_empty())?;
    let mut said = String::new();
    let mut shown = 0;
    for named in &found.names {
        let one = ground.words.count("sheet.on-days", usize::try_from(named.days).unwrap_or(0));
        let one = format!("{} ({one})", clip(&named.name, NAME));
        if shown > 0
            && super::clip::width(&said) + super::clip::width(&one) + 2 > ground.detail.list
        {
            break;
        }
        said = if said.is_empty() { one } else { format!("{said}, {one}") };
        shown += 1;
    }
    let left = super::tolerance::more(ground, found.names.len() - shown);
    Some(line(ground, key, left.map_or(said.clone(), |left| format!("{said} {left}"))))
}

fn sleep(ground: &Ground<'_>) -> Option<Line> {
    let daily = &ground.report.course.pattern.daily;
    let numbers = ground.words.numbers();
    let mut said = Vec::new();
    if let Ok(Typical { median: Seconds(seconds), basis }) = daily.sleep {
        let hours = numbers.hours(Seconds(seconds));
        said.push((hours, basis.have));
    }
    if let Ok(Typical { median, basis }) = daily.sleep_quality {
        let quality = ground.say("fact.sleep-quality", &[("n", &points(ground, median))]);
        said.push((quality, basis.have));
    }
    typical(ground, "sleep", &said)
}

fn sitting(ground: &Ground<'_>) -> Option<Line> {
    let daily = &ground.report.course.pattern.daily;
    let mut said = Vec::new();
    if let Ok(Typical { median, basis }) = daily.sitting {
        said.push((ground.words.numbers().hours(median), basis.have));
    }
    if let Ok(Typical { median, basis }) = daily.breaks {
        let breaks = ground.say("sheet.breaks", &[("n", &points(ground, median))]);
        said.push((breaks, basis.have));
    }
    typical(ground, "sitting", &said)
}

/// Medians, each with the days it is made of.
fn typical(ground: &Ground<'_>, key: &str, said: &[(String, u32)]) -> Option<Line> {
    let told = said.iter().map(|(text, days)| {
        ground.say("sheet.median-of", &[("value", text), ("days", &days.to_string())])
    });
    (!said.is_empty()).then(|| line(ground, key, told.collect::<Vec<_>>().join("; ")))
}
