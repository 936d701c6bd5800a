//! What this person wants: the goal, at most three questions, what is planned next.

use super::clip::clip;
use super::{Ground, Line, Part};
use crate::journal::{Kind, What};

const QUESTIONS: usize = 3;
const QUESTION: usize = 120;
const AIM: usize = 130;

/// Nothing where the reader may see none of it; a goal that is not written is told as missing,
/// not left out.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    let scopes = ground.disclosure.scopes();
    let (goals, asks) = (scopes.contains_key(&Kind::Goal), ground.shows(Kind::Ask));
    if !goals && !asks {
        return None;
    }
    let profile = ground.disclosure.profile();
    let goal = profile.goal.as_deref().map(|goal| clip(goal, AIM));
    let next = profile.next.as_deref().map(|next| clip(next, AIM));
    let line = |key: &str, text: String| Line { label: ground.text(key), text };
    let mut lines = Vec::new();
    if goals {
        let goal = goal.unwrap_or_else(|| ground.text("sheet.no-goal"));
        lines.push(line("sheet.line-goal", goal));
        lines.extend(next.map(|next| line("sheet.line-next", next)));
    }
    let all = questions(ground);
    let left = all.len().saturating_sub(QUESTIONS);
    let list: Vec<String> = all.into_iter().take(QUESTIONS).collect();
    let none = asks && list.is_empty();
    Some(Part {
        lines,
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
            let text = clip(text, QUESTION);
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
}
