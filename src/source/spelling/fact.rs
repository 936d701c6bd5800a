//! Each kind of fact as key, name and pieces of values. No pattern here may skip a field that
//! could be lost; what is spelt wrongly all the same is found when it is read back.

use super::value::{self, PAIN, length, reading, tenths};
use super::{Marks, Parts};
use crate::journal::{
    Absence, Activity, Bout, Ease, EventKind, EverydayItem, Flare, Leg, PainQuality, RatingMoment,
    RedFlag, Session, Side, Sign, Sit, Sleep, Try, What, Windows,
};

fn of(key: &str, pieces: Vec<String>) -> Parts {
    Parts { key: key.to_owned(), pieces, ..Parts::default() }
}

/// A value and the words beside it.
fn beside(key: &str, first: String, remark: Option<&String>, marks: Marks) -> Parts {
    let remark = remark.map(|remark| words(remark, marks));
    Parts { remark, ..of(key, vec![first]) }
}

pub(super) fn words(text: &str, marks: Marks) -> String {
    match marks {
        Marks::Bare => text.to_owned(),
        Marks::Quoted => format!("\"{}\"", text.replace('"', "\"\"")),
    }
}

/// Takes a fact apart.
pub(super) fn parts(what: &What<String>, marks: Marks) -> Parts {
    match what {
        What::Rating { moment, reading: score, remark } => {
            let key = match moment {
                RatingMoment::Morning => "morning",
                RatingMoment::Evening => "evening",
                RatingMoment::Then => "pain",
                RatingMoment::Worst => "worst",
            };
            beside(key, reading(*score, PAIN), remark.as_ref(), marks)
        }
        What::Quality { words, stiff_for } => of("quality", qualities(words, *stiff_for)),
        What::Everyday(items) => of("everyday", everyday(items)),
        What::Guarded(yes) => of("guarded", vec![if *yes { "yes" } else { "no" }.to_owned()]),
        What::Leg(leg) => of("leg", leg_words(leg)),
        What::Flags(flags) => of("flags", flag_words(flags)),
        What::Sleep(sleep) => of("sleep", sleep_words(sleep)),
        What::Stress(score) => of("stress", vec![reading(*score, &[])]),
        What::Sit(sit) => of("sit", sit_words(sit)),
        What::Took(took) => {
            let amount = took.amount.iter().map(|amount| format!(" {amount}")).collect::<String>();
            beside("took", format!("{}{amount}", took.name), took.remark.as_ref(), marks)
        }
        What::BoutCount(count) => of("bouts", vec![count.to_string()]),
        What::Absent { kind, why } => {
            let why = match why {
                Absence::None => "-",
                Absence::Unknown => "?",
                Absence::Skipped => "skip",
            };
            of(kind.word(), vec![why.to_owned()])
        }
        What::Bout(bout) => bout_parts(bout, marks),
        What::Session(session) => session_parts(session, marks),
        _ => course(what, marks),
    }
}

fn course(what: &What<String>, marks: Marks) -> Parts {
    let list = |items: &[String]| items.iter().map(|item| words(item, marks)).collect();
    match what {
        What::Try(attempt) => of("try", try_words(attempt, marks)),
        What::Confidence { movement, reading: score } => {
            of("confidence", vec![format!("{movement} {}", reading(*score, &[]))])
        }
        What::Function { activity, reading: score } => {
            of("function", vec![format!("{activity} {}", reading(*score, &[]))])
        }
        What::Score { name, total } => of("score", vec![format!("{name} {}", tenths(*total))]),
        What::Flare(flare) => of("flare", flare_words(flare, marks)),
        What::Eased(items) => of("eased", list(items)),
        What::Worse(items) => of("worse", list(items)),
        What::Event { kind, on, remark } => {
            let kind = match kind {
                EventKind::Onset => "onset ".to_owned(),
                EventKind::Appointment => "appointment ".to_owned(),
                EventKind::Phase(n) => format!("phase {n} "),
                EventKind::Setback => "setback ".to_owned(),
                EventKind::Cleared => "cleared ".to_owned(),
                EventKind::Other => String::new(),
            };
            let remark = remark.iter().map(|words| format!(" {words}")).collect::<String>();
            of("event", vec![format!("{kind}{on}{remark}")])
        }
        What::Vida { reading: score, remark } => {
            beside("vida", reading(*score, &[]), remark.as_ref(), marks)
        }
        What::Ask(text) => of("ask", vec![text.clone()]),
        What::Private(text) => of("private", vec![text.clone()]),
        What::Other { key, text } => of(key, vec![text.clone()]),
        What::Note(text) => of("note", vec![text.clone()]),
        _ => Parts::default(),
    }
}

fn qualities(words: &[PainQuality], stiff_for: Option<crate::journal::Seconds>) -> Vec<String> {
    let stiff = |quality: &PainQuality| match stiff_for {
        Some(lasted) if *quality == PainQuality::Stiff => format!("stiff {}", length(lasted)),
        _ => value::quality(*quality).to_owned(),
    };
    words.iter().map(stiff).collect()
}

fn everyday(items: &[(EverydayItem, Ease)]) -> Vec<String> {
    let item = |(item, ease): &(EverydayItem, Ease)| {
        let item = match item {
            EverydayItem::Chair => "chair",
            EverydayItem::Walk => "walk",
            EverydayItem::Bend => "bend",
            EverydayItem::Day => "day",
        };
        let ease = match ease {
            Ease::Ok => "ok",
            Ease::Meh => "meh",
            Ease::No => "no",
            Ease::Unknown => "?",
        };
        format!("{item} {ease}")
    };
    items.iter().map(item).collect()
}

fn leg_words(leg: &Leg) -> Vec<String> {
    let side = leg.side.map(|side| match side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Both => "both",
    });
    let signs = leg.signs.iter().map(|sign| match sign {
        Sign::Pain => "pain",
        Sign::Numb => "numb",
        Sign::Tingle => "tingle",
        Sign::Weak => "weak",
    });
    let words: Vec<String> = side.into_iter().chain(signs).map(str::to_owned).collect();
    if words.is_empty() { vec!["none".to_owned()] } else { words }
}

fn flag_words(flags: &std::collections::BTreeSet<RedFlag>) -> Vec<String> {
    match flags.is_empty() {
        true => vec!["none".to_owned()],
        false => flags.iter().map(|flag| flag.word().to_owned()).collect(),
    }
}

fn sleep_words(sleep: &Sleep) -> Vec<String> {
    let quality = sleep.quality.map(|quality| format!("quality {}", reading(quality, &[])));
    sleep.time.map(length).into_iter().chain(quality).collect()
}

fn sit_words(sit: &Sit) -> Vec<String> {
    let breaks = sit.breaks.map(|breaks| format!("breaks {breaks}"));
    sit.time.map(length).into_iter().chain(breaks).collect()
}

pub(super) fn activity(activity: &Activity<String>, marks: Marks) -> Parts {
    let mut pieces = value::dose(&activity.dose);
    pieces.extend(activity.tags.iter().map(|tag| format!("#{tag}")));
    let remark = activity.remark.as_ref().map(|remark| words(remark, marks));
    Parts { name: Some(activity.name.clone()), pieces, remark, ..Parts::default() }
}

/// In one line where that can say it, otherwise with an item for each activity.
fn bout_parts(bout: &Bout<String>, marks: Marks) -> Parts {
    let remark = bout.remark.as_ref().map(|remark| words(remark, Marks::Quoted));
    let effort = bout.effort.map(value::effort).into_iter();
    let one_line = marks == Marks::Bare && bout.activities.iter().all(|a| a.remark.is_none());
    if !one_line {
        let below = bout.activities.iter().map(|a| activity(a, marks)).collect();
        return Parts { below, remark, ..of("bout", effort.collect()) };
    }
    let in_line = bout.activities.iter().map(|done| {
        let Parts { name, pieces, .. } = activity(done, marks);
        let all: Vec<String> = name.into_iter().chain(pieces).collect();
        all.join(" ")
    });
    Parts { remark, ..of("bout", in_line.chain(effort).collect()) }
}

fn session_parts(session: &Session<String>, marks: Marks) -> Parts {
    let mut pieces = value::dose(&session.dose);
    pieces.extend(session.tags.iter().map(|tag| format!("#{tag}")));
    let remark = session.remark.as_ref().map(|remark| words(remark, marks));
    let mut below: Vec<Parts> = session.activities.iter().map(|a| activity(a, marks)).collect();
    let windows = windows(&session.response);
    if !windows.is_empty() {
        below.push(of("response", windows));
    }
    let name = Some(session.name.clone());
    Parts { key: "session".to_owned(), name, pieces, remark, below }
}

fn windows(response: &Windows) -> Vec<String> {
    let Windows { before, during, hour, next, settled } = response;
    let readings = [("before", before), ("during", during), ("hour", hour), ("next", next)];
    let mut words: Vec<String> = readings
        .into_iter()
        .filter_map(|(name, score)| score.map(|score| format!("{name} {}", reading(score, PAIN))))
        .collect();
    words.extend(settled.map(|settled| format!("settled {}", length(settled))));
    words
}

fn try_words(attempt: &Try<String>, marks: Marks) -> Vec<String> {
    let mut pieces = vec![words(&attempt.movement, marks)];
    pieces.extend(attempt.feared.iter().map(|feared| format!("feared {feared}")));
    pieces.extend(attempt.happened.iter().map(|happened| format!("happened {happened}")));
    pieces.extend(attempt.remark.iter().map(|remark| words(remark, marks)));
    pieces
}

fn flare_words(flare: &Flare<String>, marks: Marks) -> Vec<String> {
    let mut pieces: Vec<String> = flare.what.iter().map(|what| words(what, marks)).collect();
    pieces.extend(flare.reading.map(|score| reading(score, PAIN)));
    pieces.extend(flare.lasted.map(length));
    pieces.extend(flare.until.map(|until| format!("until {until}")));
    pieces.extend(flare.settled.then(|| "settled".to_owned()));
    pieces
}
