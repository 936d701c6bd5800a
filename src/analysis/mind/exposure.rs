//! D22: feared movements from the most to the least trusted, with the attempts at each: what was
//! feared and what came. Counts, never alarms.

use jiff::civil::Date;

use super::confidence::Confidence;
use crate::analysis::answer::{Lack, Told};
use crate::analysis::basis::Basis;
use crate::analysis::log::Log;
use crate::calendar::Span;
use crate::journal::{Kind, Tenths, What};

/// One attempt, in the person's words as far as the reader may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub date: Date,
    pub movement: String,
    pub feared: Option<String>,
    pub happened: Option<String>,
    /// Whether what was feared came; nothing where the log does not say.
    pub came: Option<bool>,
}

/// One feared movement with its attempts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    pub movement: String,
    /// The latest confidence in it.
    pub confidence: Option<(Date, Tenths)>,
    pub attempts: Vec<Attempt>,
    /// Attempts in which what was feared did not come.
    pub without: u32,
    /// Attempts in which it came.
    pub with: u32,
    /// Attempts, of those whose outcome is known.
    pub basis: Basis,
}

/// D22. Attempts stand under the movement with a confidence that is named in them ("twist to
/// reach the back seat" under "twist"), else under their own name. Ranked by confidence, highest
/// first; movements without one come last.
pub fn exposure(log: Log<'_>, confidence: &Told<Confidence>) -> Told<Vec<Rung>> {
    log.shows(Kind::Try)?;
    let mut rungs: Vec<(String, Vec<Attempt>)> = Vec::new();
    for attempt in log.facts().iter().filter_map(attempt) {
        let movement = ladder_name(&attempt.movement, confidence);
        match rungs.iter_mut().find(|(name, _)| *name == movement) {
            Some((_, attempts)) => attempts.push(attempt),
            None => rungs.push((movement, vec![attempt])),
        }
    }
    if rungs.is_empty() {
        return Err(Lack::NotAsked(Kind::Try));
    }
    let mut ladder: Vec<Rung> = rungs
        .into_iter()
        .map(|(movement, attempts)| rung(log, movement, attempts, confidence))
        .collect();
    ladder.sort_by(|a, b| {
        let sure = |rung: &Rung| rung.confidence.map(|(_, value)| value);
        sure(b).cmp(&sure(a)).then_with(|| a.movement.cmp(&b.movement))
    });
    Ok(ladder)
}

fn attempt(fact: &crate::journal::Fact) -> Option<Attempt> {
    let What::Try(tried) = &fact.what else { return None };
    Some(Attempt {
        date: fact.date,
        movement: tried.movement.clone(),
        feared: tried.feared.clone(),
        happened: tried.happened.clone(),
        came: tried.came,
    })
}

fn ladder_name(tried: &str, confidence: &Told<Confidence>) -> String {
    let plain = tried.trim().to_lowercase();
    let Ok(confidence) = confidence else { return plain };
    let movements = &confidence.movements;
    if movements.contains_key(&plain) {
        return plain;
    }
    let words = plain.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>();
    let named = movements.keys().find(|movement| words.contains(&movement.as_str()));
    named.cloned().unwrap_or(plain)
}

fn rung(
    log: Log<'_>,
    movement: String,
    attempts: Vec<Attempt>,
    confidence: &Told<Confidence>,
) -> Rung {
    let outcome = |came: bool| {
        let found = attempts.iter().filter(|attempt| attempt.came == Some(came)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let (without, with) = (outcome(false), outcome(true));
    let first = attempts.first().map_or(log.today, |attempt| attempt.date);
    let movements = confidence.as_ref().ok().map(|confidence| &confidence.movements);
    Rung {
        confidence: movements.and_then(|all| all.get(&movement)).map(|course| course.latest),
        basis: Basis {
            period: Span::between(first, log.today),
            kinds: &[Kind::Try],
            have: without,
            of: without + with,
        },
        movement,
        attempts,
        without,
        with,
    }
}
