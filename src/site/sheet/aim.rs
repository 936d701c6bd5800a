//! What this person wants: the goal, at most three questions, what is planned next.

use super::clip::clip;
use super::{Ground, Line, Part};
use crate::journal::{Kind, What};

const QUESTIONS: usize = 3;

/// Nothing where the reader may see none of it; a goal that is not written is told as missing,
/// not left out.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    let scopes = ground.disclosure.scopes();
    let (goals, asks) = (scopes.contains_key(&Kind::Goal), ground.shows(Kind::Ask));
    if !goals && !asks {
        return None;
    }
    let profile = ground.disclosure.profile();
    let aim = |text: &str| clip(text, ground.detail.words);
    let goal = profile.goal.as_deref().map_or_else(|| ground.text("sheet.no-goal"), aim);
    let next = profile.next.as_deref().map(aim);
    let line = |text: String| Line { label: ground.text("sheet.line-next"), text };
    let all = questions(ground);
    let left = all.len().saturating_sub(QUESTIONS);
    let list: Vec<String> = all.into_iter().take(QUESTIONS).collect();
    let none = asks && list.is_empty();
    Some(Part {
        says: goals.then(|| ground.say("sheet.goal", &[("goal", &goal)])),
        lines: next.filter(|_| goals).map(line).into_iter().collect(),
        list,
        note: match none {
            true => Some(ground.text("sheet.no-question")),
            false => super::tolerance::more(ground, left),
        },
        ..ground.part("aim")
    })
}

/// The questions of the period, the newest first; the same one is asked once.
fn questions(ground: &Ground<'_>) -> Vec<String> {
    let facts = ground.disclosure.facts().iter().rev();
    let in_period = facts.filter(|fact| ground.period.contains(fact.date));
    let mut all: Vec<String> = Vec::new();
    for fact in in_period {
        if let What::Ask(text) = &fact.what {
            let text = clip(text, ground.detail.words);
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
}
