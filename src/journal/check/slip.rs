//! Slips that show beside other lines: a response far from its neighbours, a session of many
//! hours, a weight far above the usual one, one session entered twice, private words that also
//! stand in a note.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Around;
use crate::diag::{Diagnostic, check as told};
use crate::journal::entry::{Activity, Entry, Session, What};
use crate::journal::private::PrivateText;
use crate::journal::profile::Usual;
use crate::journal::value::{Load, Reading, Seconds, Tenths, Windows};

pub(super) fn tell(entries: &[Entry], around: &Around<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        match &entry.what {
            What::Session(session) => one_session(entry, session, around, diagnostics),
            What::Bout(bout) => {
                for activity in &bout.activities {
                    one_activity(entry, activity, around, diagnostics);
                }
            }
            _ => {}
        }
    }
    twice(entries, diagnostics);
    private_in_notes(entries, diagnostics);
}

fn one_session(
    entry: &Entry,
    session: &Session<PrivateText>,
    around: &Around<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if hour_is_far_off(&session.response) {
        diagnostics.push(told::hour_far_off(&entry.place));
    }
    if too_long(session.dose.duration) {
        diagnostics.push(told::long_session(&entry.place));
    }
    let load = session.dose.load.as_ref();
    if far_above_usual(&session.name, load, around.usual) {
        diagnostics.push(told::weight_far_above_usual(&entry.place));
    }
    for activity in &session.activities {
        one_activity(entry, activity, around, diagnostics);
    }
}

fn one_activity(
    entry: &Entry,
    activity: &Activity<PrivateText>,
    around: &Around<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if too_long(activity.dose.duration) {
        diagnostics.push(told::long_session(&entry.place));
    }
    if far_above_usual(&activity.name, activity.dose.load.as_ref(), around.usual) {
        diagnostics.push(told::weight_far_above_usual(&entry.place));
    }
}

fn too_long(duration: Option<Seconds>) -> bool {
    duration.is_some_and(|duration| duration > Seconds::hours(6))
}

/// Whether `hour` is 5 points or more away from every other window that is known.
fn hour_is_far_off(response: &Windows) -> bool {
    let value = |reading: Option<Reading>| reading.and_then(Reading::value);
    let Some(Tenths(hour)) = value(response.hour) else { return false };
    let others: Vec<i32> = [response.before, response.during, response.next]
        .into_iter()
        .filter_map(|reading| value(reading).map(|tenths| tenths.0))
        .collect();
    let below = others.iter().all(|&other| hour + 50 <= other);
    let above = others.iter().all(|&other| hour >= other + 50);
    !others.is_empty() && (below || above)
}

fn far_above_usual(name: &str, load: Option<&Load>, usual: &[Usual]) -> bool {
    let Some(Load::Weight(lifted)) = load else { return false };
    usual
        .iter()
        .filter(|usual| usual.activity.to_lowercase() == name.to_lowercase())
        .filter_map(|usual| match &usual.dose.load {
            Some(Load::Weight(before)) => Some(before.grams()),
            _ => None,
        })
        .any(|before| u64::from(lifted.grams()) > 3 * u64::from(before))
}

/// Sessions of one day in different files that are probably the same one.
fn twice(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut days: BTreeMap<Date, Vec<(&Entry, &Session<PrivateText>)>> = BTreeMap::new();
    for entry in entries {
        if let What::Session(session) = &entry.what {
            days.entry(entry.date).or_default().push((entry, session));
        }
    }
    for sessions in days.values_mut().filter(|sessions| sessions.len() > 1) {
        sessions.sort_by(|a, b| a.0.place.cmp(&b.0.place));
        for (at, (entry, session)) in sessions.iter().enumerate() {
            let earlier = sessions[..at].iter().take(20);
            let mut earlier = earlier.filter(|held| is_the_same((entry, session), **held));
            if let Some((other, _)) = earlier.next() {
                diagnostics.push(told::session_twice(&entry.place, &other.place));
            }
        }
    }
}

type Held<'a> = (&'a Entry, &'a Session<PrivateText>);

/// Equal sessions are counted once anyway; this is about two tellings of one session.
fn is_the_same((entry, session): Held<'_>, (other, before): Held<'_>) -> bool {
    let minutes = |entry: &Entry| {
        entry.time.map(|time| i32::from(time.hour()) * 60 + i32::from(time.minute()))
    };
    let close = match (minutes(entry), minutes(other)) {
        (Some(a), Some(b)) => Some((a - b).abs() <= 30),
        _ => None,
    };
    let same_name = session.name.to_lowercase() == before.name.to_lowercase();
    entry.place.file != other.place.file
        && session != before
        && (close == Some(true) || (close.is_none() && same_name))
}

/// Private words this long or longer are looked for in notes.
const LONG_ENOUGH: usize = 8;

/// Private text that also stands in a note: the same sentence anywhere, or a part of a note of
/// the same day.
fn private_in_notes(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut by_day: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    let mut all: BTreeSet<String> = BTreeSet::new();
    for entry in entries {
        if let What::Private(text) = &entry.what {
            let text = text.reveal().trim().to_lowercase();
            if text.chars().count() >= LONG_ENOUGH {
                by_day.entry(entry.date).or_default().push(text.clone());
                all.insert(text);
            }
        }
    }
    if all.is_empty() {
        return;
    }
    for entry in entries {
        let told = public_words(&entry.what).into_iter().any(|text| {
            let text = text.reveal().trim().to_lowercase();
            let of_day = by_day.get(&entry.date).map_or(&[][..], Vec::as_slice);
            all.contains(&text) || of_day.iter().any(|private| text.contains(private.as_str()))
        });
        if told {
            diagnostics.push(told::private_in_note(&entry.place));
        }
    }
}

/// The words of an entry that a reader may be granted.
fn public_words(what: &What<PrivateText>) -> Vec<&PrivateText> {
    match what {
        What::Note(text) | What::Ask(text) => vec![text],
        What::Rating { remark, .. } | What::Vida { remark, .. } | What::Event { remark, .. } => {
            remark.iter().collect()
        }
        What::Session(session) => {
            let activities = session.activities.iter().filter_map(|a| a.remark.as_ref());
            session.remark.iter().chain(activities).collect()
        }
        What::Bout(bout) => {
            let activities = bout.activities.iter().filter_map(|a| a.remark.as_ref());
            bout.remark.iter().chain(activities).collect()
        }
        What::Try(attempt) => {
            [&attempt.feared, &attempt.happened, &attempt.remark].into_iter().flatten().collect()
        }
        What::Flare(flare) => flare.what.iter().collect(),
        What::Took(took) => took.remark.iter().collect(),
        _ => Vec::new(),
    }
}
