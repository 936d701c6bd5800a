//! A gate as a list of answers with their numbers, and the counter of what went well. Both say
//! what was found; neither allows or forbids anything.

use serde::Serialize;

use super::session::Tag;
use crate::analysis::Answer;
use crate::analysis::dictionary::LoadSource;
use crate::analysis::load::{Ask, Check, Evidence, Gate};
use crate::site::plan::SitePlan;
use crate::site::sentence;
use crate::site::wording::Wording;

#[derive(Clone, Debug, Serialize)]
pub struct GateView {
    /// "Day 9 of 7 to 14".
    pub finding: String,
    pub answer: Tag,
    pub checks: Vec<CheckView>,
    /// Said where it was done already.
    pub already: Option<String>,
}

/// One thing that a gate asks.
#[derive(Clone, Debug, Serialize)]
pub struct CheckView {
    pub answer: Tag,
    pub text: String,
}

/// The gate before a load source, where it has one and advice may be given.
pub(super) fn gate(plan: &SitePlan, source: LoadSource) -> Option<GateView> {
    super::notice::advice(plan)?;
    let gates = plan.report().load.gates.as_ref()?;
    let gate = match source {
        LoadSource::Rotation => &gates.rotation,
        LoadSource::CoreHard => &gates.core,
        LoadSource::Impact => &gates.running,
        _ => return None,
    };
    let words = plan.words();
    let already = gate
        .done_since
        .map(|day| words.say("gate.already", &[("date", &words.numbers().date(day))]));
    Some(GateView {
        finding: finding(gate, words),
        answer: answered(gate.answer, words),
        checks: gate.checks.iter().map(|check| asked(check, words)).collect(),
        already,
    })
}

/// "Day 9 of 7 to 14 since the first session of this kind; 4 sessions count."
fn finding(gate: &Gate, words: &Wording) -> String {
    let Some(days) = gate.days else { return words.text("gate.not-begun").to_owned() };
    let needed = gate.checks.iter().find(|check| check.ask == Ask::DaysSinceFirst);
    let sessions = words.count("sessions.number", gate.sessions.len());
    let days = days.to_string();
    match needed {
        Some(check) if gate.recommended_days > check.need => words.say(
            "gate.day-of-to",
            &[
                ("day", &days),
                ("need", &check.need.to_string()),
                ("recommended", &gate.recommended_days.to_string()),
                ("sessions", &sessions),
            ],
        ),
        Some(check) => words.say(
            "gate.day-of",
            &[("day", &days), ("need", &check.need.to_string()), ("sessions", &sessions)],
        ),
        None => words.say("gate.day", &[("day", &days), ("sessions", &sessions)]),
    }
}

/// Met, not yet, cannot tell: a word with a shape.
pub(super) fn answered(answer: Answer, words: &Wording) -> Tag {
    let (key, class) = match answer {
        Answer::Met => ("gate.met", "go"),
        Answer::NotYet => ("gate.not-yet", "care"),
        Answer::CannotTell(_) => ("gate.cannot-tell", "open"),
    };
    Tag { word: words.text(key).to_owned(), class }
}

fn asked(check: &Check, words: &Wording) -> CheckView {
    let key = match check.ask {
        Ask::DaysSinceFirst => "gate.ask-days",
        Ask::KnownSessions => "gate.ask-known",
        Ask::Reds => "gate.ask-reds",
        Ask::Ambers => "gate.ask-ambers",
        Ask::UsuallyGreen => "gate.ask-green",
        Ask::Rotation => "gate.ask-rotation",
    };
    let mut text = words.say(
        key,
        &[
            ("have", &check.have.to_string()),
            ("need", &check.need.to_string()),
            ("dates", &words.numbers().span(check.period)),
        ],
    );
    if let Answer::CannotTell(lack) = check.answer {
        text = format!("{text} ({})", sentence::lack(lack, words));
    }
    CheckView { answer: answered(check.answer, words), text }
}

/// From so many known times on the upper bound is printed: below, it is above 25 of 100 and says
/// next to nothing.
const TELLING: u32 = 10;

/// The counter in one or two sentences.
pub(super) fn counted(evidence: &Evidence, words: &Wording) -> String {
    let numbers = words.numbers();
    let calm = evidence.greens + evidence.ambers;
    let known = calm + evidence.reds;
    let since = numbers.date(evidence.period.first);
    if known == 0 {
        let done = words.count("sessions.number", evidence.done as usize);
        return words.say("evidence.none-known", &[("sessions", &done), ("since", &since)]);
    }
    let times = words.count("evidence.times", known as usize);
    match (evidence.at_most, evidence.last_red) {
        (Some(_), _) if known < TELLING => {
            words.say("evidence.few", &[("times", &times), ("since", &since)])
        }
        (Some(chance), _) => words.say(
            "evidence.without",
            &[
                ("times", &times),
                ("since", &since),
                ("percent", &(chance.ten_billionths.div_ceil(100_000_000)).to_string()),
            ],
        ),
        (None, Some(red)) => words.say(
            "evidence.with",
            &[
                ("calm", &calm.to_string()),
                ("known", &known.to_string()),
                ("since", &since),
                ("date", &numbers.date(red)),
                ("after", &evidence.known_since_red.to_string()),
            ],
        ),
        (None, None) => String::new(),
    }
}
