//! The person and the episode, from the file into the sealed profile. Doses are read by the
//! log's own grammar.

use std::collections::BTreeMap;

use super::key::{
    BEGAN, BOUTS_A_DAY, EPISODE_NAME, EXERCISES, FUNCTIONS, GOAL, Key, LADDER, NEXT, PAUSED,
    PERSON_NAME, SESSIONS_A_WEEK, Shape, USUAL,
};
use super::value::Value;
use super::written::Written;
use crate::diag::config::bad_form;
use crate::diag::value::NOT_UNDERSTOOD;
use crate::diag::{Diagnostic, Place};
use crate::journal::{Dose, Ladder, PlannedWork, PrivateText, Profile, Usual};
use crate::source::{Settings, Spanned, grammar};

pub(super) fn profile(
    written: &Written,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Profile<PrivateText> {
    let sealed = |key: &'static Key| written.text(key).map(PrivateText::new);
    Profile {
        name: sealed(&PERSON_NAME),
        episode: sealed(&EPISODE_NAME),
        began: written.day(&BEGAN),
        goal: sealed(&GOAL),
        next: sealed(&NEXT),
        usual: usual(written, settings, diagnostics),
        ladders: ladders(written, settings, diagnostics),
        paused: written.texts(&PAUSED),
        plan: plan(written),
        functions: written.texts(&FUNCTIONS),
    }
}

fn usual(written: &Written, settings: &Settings, diagnostics: &mut Vec<Diagnostic>) -> Vec<Usual> {
    let mut all = Vec::new();
    for given in written.all(&USUAL) {
        let doses = doses(&given.values, settings, diagnostics);
        all.extend(doses.into_iter().map(|dose| Usual { activity: given.name().to_owned(), dose }));
    }
    all
}

fn ladders(
    written: &Written,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Ladder> {
    let mut all = Vec::new();
    for given in written.all(&LADDER) {
        let rungs = doses(&given.values, settings, diagnostics);
        if !rungs.is_empty() {
            all.push(Ladder { activity: given.name().to_owned(), rungs });
        }
    }
    all
}

/// The doses that could be read; the grammar says what is wrong with the others.
fn doses(
    values: &[Spanned<Value>],
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Dose> {
    let mut all = Vec::new();
    for value in values {
        let Some(text) = value.value.text() else { continue };
        // The text begins behind its quotation mark.
        let place = Place { column: value.place.column + 1, ..value.place.clone() };
        let text = Spanned::new(text.to_owned(), place);
        let mut problems = Vec::new();
        all.extend(grammar::dose(&text, settings).into_value(&mut problems));
        diagnostics.extend(problems.into_iter().map(no_dose));
    }
    all
}

/// In a log such words would be kept as a note; in a configuration they are a mistake.
fn no_dose(problem: Diagnostic) -> Diagnostic {
    match problem.place() {
        Some(place) if problem.code() == &NOT_UNDERSTOOD => {
            bad_form(place, problem.quoted().unwrap_or(""), &Shape::Dose.says())
        }
        _ => problem,
    }
}

fn plan(written: &Written) -> Option<PlannedWork> {
    let exercises: BTreeMap<String, u32> = written
        .all(&EXERCISES)
        .filter_map(|given| Some((given.name().to_owned(), given.values.first()?.value.whole()?)))
        .collect();
    let plan = PlannedWork {
        bouts_a_day: written.whole(&BOUTS_A_DAY),
        sessions_a_week: written.whole(&SESSIONS_A_WEEK),
        exercises,
    };
    (plan != PlannedWork::default()).then_some(plan)
}
