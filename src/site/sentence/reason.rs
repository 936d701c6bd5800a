//! Why a session has its colour, with the window that decided.

use crate::analysis::load::{Reason, Verdict, Window};
use crate::site::wording::Wording;

/// "an hour after: 5, from 2 before"
pub fn reason(reason: Reason, words: &Wording) -> String {
    let numbers = words.numbers();
    let n = |value| numbers.tenths(value);
    match reason {
        Reason::NewLegSign { .. } => words.text("reason.leg").to_owned(),
        Reason::NextMorning { next, reference } => {
            words.say("reason.next", &[("next", &n(next)), ("reference", &n(reference))])
        }
        Reason::Lasting { hour, before, next, reference } => words.say(
            "reason.lasting",
            &[
                ("hour", &n(hour)),
                ("before", &n(before)),
                ("next", &n(next)),
                ("reference", &n(reference)),
            ],
        ),
        Reason::NotSettled { took } => {
            words.say("reason.settled", &[("time", &numbers.duration(took))])
        }
        Reason::During { during, limit } => {
            words.say("reason.during", &[("during", &n(during)), ("limit", &n(limit))])
        }
        Reason::DuringRise { during, before } => {
            words.say("reason.during-rise", &[("during", &n(during)), ("before", &n(before))])
        }
        Reason::HourRise { hour, before } => {
            words.say("reason.hour-rise", &[("hour", &n(hour)), ("before", &n(before))])
        }
    }
}

/// What decided a session's colour, or what is missing for one.
pub fn decided(verdict: &Verdict, words: &Wording) -> String {
    match verdict.reasons.first() {
        Some(first) => reason(*first, words),
        None if verdict.missing.is_empty() => words.text("reason.green").to_owned(),
        None if verdict.colour.is_known() => words.text("reason.green-known").to_owned(),
        None => {
            let missing: Vec<&str> =
                verdict.missing.iter().map(|window| words.text(window_key(*window))).collect();
            words.say("reason.missing", &[("windows", &missing.join(", "))])
        }
    }
}

fn window_key(window: Window) -> &'static str {
    match window {
        Window::Before => "window.before",
        Window::During => "window.during",
        Window::Hour => "window.hour",
        Window::Next => "window.next",
    }
}
