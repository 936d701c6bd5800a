//! The list of D7: each check of the article with its answer and its numbers. No total, and
//! nothing here says that anything is without risk.

use serde::Serialize;

use crate::analysis::course::{Danger, Everyday, InitialPhase, Readiness};
use crate::analysis::{Answer, Told};
use crate::journal::Ease;
use crate::site::fact::{ease_key, item_key};
use crate::site::plan::SitePlan;
use crate::site::sentence;
use crate::site::wording::Wording;

#[derive(Clone, Debug, Serialize)]
pub struct ReadinessList {
    pub checks: Vec<CheckLine>,
    /// Said where each single check is met.
    pub all_met: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CheckLine {
    pub name: String,
    /// `met`, `not-yet`, `cannot-tell`: the shape beside the word.
    pub class: &'static str,
    pub answer: String,
    pub numbers: String,
}

/// The list; nothing where no check can be told, or while an emergency box stands.
pub(in crate::site::page) fn list(plan: &SitePlan) -> Option<ReadinessList> {
    let readiness = &plan.report().standing.advice()?.readiness;
    let told = |answer: &Answer| !matches!(answer, Answer::CannotTell(_));
    if !readiness.answers().iter().any(told) {
        return None;
    }
    let words = plan.words();
    let all_met = readiness.all_met().then(|| words.text("readiness.all-met").to_owned());
    Some(ReadinessList { checks: checks(readiness, words), all_met })
}

fn checks(readiness: &Readiness, words: &Wording) -> Vec<CheckLine> {
    let trend = numbers(&readiness.trend.numbers, words, |trend| {
        sentence::weeks(&trend.newer, &trend.older, words)
    });
    let calm = numbers(&readiness.calm.numbers, words, |found| {
        words.say(
            "readiness.jumps",
            &[("jumps", &found.jumps.to_string()), ("pairs", &found.pairs.to_string())],
        )
    });
    let everyday = numbers(&readiness.everyday.numbers, words, |found| everyday(found, words));
    let initial = numbers(&readiness.initial.numbers, words, |found| initial(found, words));
    let danger = numbers(&readiness.danger.numbers, words, |found| danger(found, words));
    vec![
        line("trend", readiness.trend.answer, trend, words),
        line("calm", readiness.calm.answer, calm, words),
        line("everyday", readiness.everyday.answer, everyday, words),
        line("initial", readiness.initial.answer, initial, words),
        line("danger", readiness.danger.answer, danger, words),
    ]
}

fn numbers<T>(told: &Told<T>, words: &Wording, say: impl Fn(&T) -> String) -> String {
    match told {
        Ok(found) => say(found),
        Err(lack) => sentence::lack(*lack, words),
    }
}

fn line(key: &str, answer: Answer, numbers: String, words: &Wording) -> CheckLine {
    let (class, lack) = match answer {
        Answer::Met => ("met", None),
        Answer::NotYet => ("not-yet", None),
        Answer::CannotTell(lack) => ("cannot-tell", Some(sentence::lack(lack, words))),
    };
    let numbers = match lack {
        Some(lack) if lack != numbers => format!("{numbers} ({lack})"),
        _ => numbers,
    };
    CheckLine {
        name: words.text(&format!("readiness.{key}")).to_owned(),
        class,
        answer: words.text(&format!("readiness.{class}")).to_owned(),
        numbers,
    }
}

/// The items that were not fine, each with its last entered days.
fn everyday(found: &Everyday, words: &Wording) -> String {
    let hard: Vec<String> = found
        .items
        .iter()
        .filter(|item| item.days.iter().any(|(_, ease)| *ease != Ease::Ok))
        .map(|item| {
            let days: Vec<&str> =
                item.days.iter().map(|(_, ease)| words.text(ease_key(*ease))).collect();
            format!("{}: {}", words.text(item_key(item.item)), days.join(", "))
        })
        .collect();
    let days = found.basis.have.to_string();
    match hard.is_empty() {
        true => words.say("readiness.everyday-fine", &[("days", &days)]),
        false => words.say("readiness.everyday-items", &[("items", &hard.join("; "))]),
    }
}

fn initial(found: &InitialPhase, words: &Wording) -> String {
    let known = found.known_days.to_string();
    match found.last_sharp.zip(found.days_since_sharp) {
        Some((day, since)) => words.say(
            "readiness.last-sharp",
            &[
                ("date", &words.numbers().date(day)),
                ("days", &since.to_string()),
                ("known", &known),
                ("of", &found.basis.of.to_string()),
            ],
        ),
        None => words.say(
            "readiness.never-sharp",
            &[("known", &known), ("of", &found.basis.of.to_string())],
        ),
    }
}

fn danger(found: &Danger, words: &Wording) -> String {
    let asked = match found.asked {
        Some(day) => words.say("readiness.asked", &[("date", &words.numbers().date(day))]),
        None => words.text("readiness.never-asked").to_owned(),
    };
    match found.ticked.len() {
        0 => asked,
        n => format!("{asked}; {}", words.say("readiness.ticked", &[("n", &n.to_string())])),
    }
}
