//! One disclosed fact as a labelled line, in the words of the site's language.

use serde::Serialize;

use super::wording::Wording;
use crate::journal::{
    Activity, Bout, Ease, EventKind, EverydayItem, Fact, Flare, Leg, PainQuality, RatingMoment,
    Session, Side, Sign, Sit, Sleep, Took, Try, What, Windows,
};

/// A fact to print: what it is, what it says, and the words beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub time: Option<String>,
    pub label: String,
    pub text: String,
    pub remark: Option<String>,
    /// What belongs to it: the activities of a session or bout.
    pub parts: Vec<Line>,
}

impl Line {
    fn new(label: &str, text: String) -> Line {
        Line { time: None, label: label.to_owned(), text, remark: None, parts: Vec::new() }
    }

    fn with(self, remark: Option<&String>) -> Line {
        Line { remark: remark.cloned(), ..self }
    }
}

/// The line of a fact.
pub fn line(fact: &Fact, words: &Wording) -> Line {
    let time = fact.time.map(|time| words.numbers().time(time));
    Line { time, ..says(&fact.what, words) }
}

fn says(what: &What<String>, words: &Wording) -> Line {
    let numbers = words.numbers();
    match what {
        What::Rating { moment, reading, remark } => {
            Line::new(words.text(moment_key(*moment)), numbers.reading(*reading))
                .with(remark.as_ref())
        }
        What::Quality { words: qualities, stiff_for } => {
            let mut parts: Vec<String> = qualities
                .iter()
                .map(|quality| words.text(quality_key(*quality)).to_owned())
                .collect();
            parts.extend(
                stiff_for
                    .map(|time| words.say("fact.stiff-for", &[("time", &numbers.duration(time))])),
            );
            Line::new(words.text("fact.quality"), parts.join(", "))
        }
        What::Everyday(items) => Line::new(words.text("fact.everyday"), everyday(items, words)),
        What::Guarded(yes) => {
            Line::new(words.text("fact.guarded"), words.text(yes_key(*yes)).to_owned())
        }
        What::Leg(leg) => Line::new(words.text("fact.leg"), leg_text(leg, words)),
        What::Flags(flags) if flags.is_empty() => {
            Line::new(words.text("fact.flags"), words.text("fact.flags-none").to_owned())
        }
        What::Flags(flags) => {
            let ticked: Vec<&str> =
                flags.iter().map(|flag| words.text(flag_key(flag.word()))).collect();
            Line::new(words.text("fact.flags"), ticked.join("; "))
        }
        What::Sleep(sleep) => Line::new(words.text("fact.sleep"), sleep_text(sleep, words)),
        What::Stress(reading) => Line::new(words.text("fact.stress"), numbers.reading(*reading)),
        What::Sit(sit) => Line::new(words.text("fact.sit"), sit_text(sit, words)),
        What::Took(took) => took_line(took, words),
        What::Bout(bout) => bout_line(bout, words),
        What::BoutCount(n) => {
            Line::new(words.text("fact.bouts"), words.count("fact.bout-count", *n as usize))
        }
        What::Session(session) => session_line(session, words),
        What::Try(attempt) => try_line(attempt, words),
        _ => says_of_course(what, words),
    }
}

fn says_of_course(what: &What<String>, words: &Wording) -> Line {
    let numbers = words.numbers();
    match what {
        What::Confidence { movement, reading } => Line::new(
            words.text("fact.confidence"),
            format!("{movement}: {}", numbers.reading(*reading)),
        ),
        What::Function { activity, reading } => Line::new(
            words.text("fact.function"),
            format!("{activity}: {}", numbers.reading(*reading)),
        ),
        What::Score { name, total } => {
            Line::new(words.text("fact.score"), format!("{name}: {}", numbers.tenths(*total)))
        }
        What::Flare(flare) => flare_line(flare, words),
        What::Eased(items) => Line::new(words.text("fact.eased"), items.join(", ")),
        What::Worse(items) => Line::new(words.text("fact.worse"), items.join(", ")),
        What::Event { kind, on, remark } => {
            let name = match kind {
                EventKind::Onset => words.text("event.onset").to_owned(),
                EventKind::Appointment => words.text("event.appointment").to_owned(),
                EventKind::Phase(n) => words.say("event.phase", &[("n", &n.to_string())]),
                EventKind::Setback => words.text("event.setback").to_owned(),
                EventKind::Cleared => words.text("event.cleared").to_owned(),
                EventKind::Other => words.text("event.other").to_owned(),
            };
            Line::new(&name, numbers.date(*on)).with(remark.as_ref())
        }
        What::Vida { reading, remark } => {
            Line::new(words.text("fact.vida"), numbers.reading(*reading)).with(remark.as_ref())
        }
        What::Note(text) => Line::new(words.text("fact.note"), text.clone()),
        What::Ask(text) => Line::new(words.text("fact.ask"), text.clone()),
        What::Private(text) => Line::new(words.text("fact.private"), text.clone()),
        What::Other { key, text } => Line::new(words.text("fact.other"), format!("{key}: {text}")),
        _ => Line::new("", String::new()),
    }
}

fn moment_key(moment: RatingMoment) -> &'static str {
    match moment {
        RatingMoment::Morning => "fact.morning",
        RatingMoment::Evening => "fact.evening",
        RatingMoment::Then => "fact.pain",
        RatingMoment::Worst => "fact.worst",
    }
}

pub fn item_key(item: EverydayItem) -> &'static str {
    match item {
        EverydayItem::Chair => "everyday.chair",
        EverydayItem::Walk => "everyday.walk",
        EverydayItem::Bend => "everyday.bend",
        EverydayItem::Day => "everyday.day",
    }
}

pub fn ease_key(ease: Ease) -> &'static str {
    match ease {
        Ease::Ok => "ease.ok",
        Ease::Meh => "ease.meh",
        Ease::No => "ease.no",
        Ease::Unknown => "ease.unknown",
    }
}

pub fn quality_key(quality: PainQuality) -> &'static str {
    match quality {
        PainQuality::Sharp => "quality.sharp",
        PainQuality::Reactive => "quality.reactive",
        PainQuality::Ache => "quality.ache",
        PainQuality::Stiff => "quality.stiff",
        PainQuality::Tired => "quality.tired",
        PainQuality::Burning => "quality.burning",
        PainQuality::Throbbing => "quality.throbbing",
        PainQuality::Tight => "quality.tight",
    }
}

fn yes_key(yes: bool) -> &'static str {
    if yes { "fact.yes" } else { "fact.no" }
}

/// The key of a danger question's short name.
fn flag_key(word: &str) -> &'static str {
    match word {
        "saddle" => "flag.saddle",
        "bladder" => "flag.bladder",
        "both-legs" => "flag.both-legs",
        "sexual" => "flag.sexual",
        "accident" => "flag.accident",
        "chest" => "flag.chest",
        "fever" => "flag.fever",
        "weight-loss" => "flag.weight-loss",
        "cancer" => "flag.cancer",
        "night" => "flag.night",
        "swelling" => "flag.swelling",
        "unsteady" => "flag.unsteady",
        "band" => "flag.band",
        "leg-worse" => "flag.leg-worse",
        _ => "flag.immune",
    }
}

fn everyday(items: &[(EverydayItem, Ease)], words: &Wording) -> String {
    let parts: Vec<String> = items
        .iter()
        .map(|(item, ease)| {
            format!("{} {}", words.text(item_key(*item)), words.text(ease_key(*ease)))
        })
        .collect();
    parts.join(", ")
}

fn leg_text(leg: &Leg, words: &Wording) -> String {
    let mut parts: Vec<&str> = Vec::new();
    parts.extend(leg.side.map(|side| match side {
        Side::Left => words.text("leg.left"),
        Side::Right => words.text("leg.right"),
        Side::Both => words.text("leg.both"),
    }));
    parts.extend(leg.signs.iter().map(|sign| match sign {
        Sign::Pain => words.text("leg.pain"),
        Sign::Numb => words.text("leg.numb"),
        Sign::Tingle => words.text("leg.tingle"),
        Sign::Weak => words.text("leg.weak"),
    }));
    if parts.is_empty() { words.text("leg.none").to_owned() } else { parts.join(", ") }
}

fn sleep_text(sleep: &Sleep, words: &Wording) -> String {
    let numbers = words.numbers();
    let mut parts: Vec<String> = sleep.time.map(|time| numbers.hours(time)).into_iter().collect();
    parts.extend(
        sleep.quality.map(|n| words.say("fact.sleep-quality", &[("n", &numbers.reading(n))])),
    );
    parts.join(", ")
}

fn sit_text(sit: &Sit, words: &Wording) -> String {
    let mut parts: Vec<String> =
        sit.time.map(|time| words.numbers().hours(time)).into_iter().collect();
    parts.extend(sit.breaks.map(|n| words.count("fact.breaks", n as usize)));
    parts.join(", ")
}

fn took_line(took: &Took<String>, words: &Wording) -> Line {
    let text = match &took.amount {
        Some(amount) => format!("{} {amount}", took.name),
        None => took.name.clone(),
    };
    Line::new(words.text("fact.took"), text).with(took.remark.as_ref())
}

fn activity_line(activity: &Activity<String>, words: &Wording) -> Line {
    Line::new(&activity.name, words.numbers().dose(&activity.dose)).with(activity.remark.as_ref())
}

fn bout_line(bout: &Bout<String>, words: &Wording) -> Line {
    let effort = bout.effort.map(|effort| words.numbers().effort(effort)).unwrap_or_default();
    let parts = bout.activities.iter().map(|activity| activity_line(activity, words)).collect();
    Line { parts, ..Line::new(words.text("fact.bout"), effort) }.with(bout.remark.as_ref())
}

fn session_line(session: &Session<String>, words: &Wording) -> Line {
    let mut text = vec![session.name.clone(), words.numbers().dose(&session.dose)];
    text.push(windows(&session.response, words));
    text.retain(|part| !part.is_empty());
    let parts = session.activities.iter().map(|activity| activity_line(activity, words)).collect();
    Line { parts, ..Line::new(words.text("fact.session"), text.join("; ")) }
        .with(session.remark.as_ref())
}

/// The response of a session in one line, only what was written.
fn windows(windows: &Windows, words: &Wording) -> String {
    let numbers = words.numbers();
    let Windows { before, during, hour, next, settled } = windows;
    let mut parts: Vec<String> = [
        ("window.before", before),
        ("window.during", during),
        ("window.hour", hour),
        ("window.next", next),
    ]
    .iter()
    .filter_map(|(key, reading)| {
        reading.map(|reading| format!("{} {}", words.text(key), numbers.reading(reading)))
    })
    .collect();
    parts.extend(
        settled.map(|time| words.say("window.settled", &[("time", &numbers.duration(time))])),
    );
    parts.join(", ")
}

fn try_line(attempt: &Try<String>, words: &Wording) -> Line {
    let mut parts = vec![attempt.movement.clone()];
    parts.extend(attempt.feared.as_ref().map(|text| words.say("fact.feared", &[("what", text)])));
    parts.extend(
        attempt.happened.as_ref().map(|text| words.say("fact.happened", &[("what", text)])),
    );
    Line::new(words.text("fact.try"), parts.join("; ")).with(attempt.remark.as_ref())
}

fn flare_line(flare: &Flare<String>, words: &Wording) -> Line {
    let numbers = words.numbers();
    let mut parts: Vec<String> =
        flare.reading.map(|reading| numbers.reading(reading)).into_iter().collect();
    parts.extend(flare.lasted.map(|time| numbers.lasting(time)));
    parts.extend(flare.until.map(|day| words.say("fact.until", &[("date", &numbers.date(day))])));
    if flare.settled {
        parts.push(words.text("fact.settled").to_owned());
    }
    Line::new(words.text("fact.flare"), parts.join(", ")).with(flare.what.as_ref())
}
