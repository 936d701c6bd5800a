//! What stands before rotation, demanding core work and running, each check with its numbers.
//! They answer; they do not allow or forbid.

use super::{Cell, Ground, Mark, SheetTable};
use crate::analysis::Answer;
use crate::analysis::load::{Ask, Check, Gate};

/// The three gates; nothing while advice is turned off.
pub(super) fn table(ground: &Ground<'_>) -> Option<SheetTable> {
    let gates = ground.report.load.gates.as_ref()?;
    let row = |key: &str, gate: &Gate| {
        let checks = gate.checks.iter().map(|check| said(ground, check));
        vec![
            Cell::text(ground.text(key)),
            answer(ground, gate.answer),
            Cell::text(checks.collect::<Vec<_>>().join("; ")),
        ]
    };
    Some(SheetTable {
        head: ["sheet.col-before", "sheet.col-stands", "sheet.col-checks"]
            .map(|key| ground.text(key))
            .into(),
        rows: vec![
            row("source.rotation", &gates.rotation),
            row("source.core-hard", &gates.core),
            row("sheet.running", &gates.running),
        ],
        more: None,
    })
}

fn answer(ground: &Ground<'_>, answer: Answer) -> Cell {
    let (key, mark) = match answer {
        Answer::Met => ("readiness.met", Mark::Go),
        Answer::NotYet => ("readiness.not-yet", Mark::Open),
        Answer::CannotTell(_) => ("readiness.cannot-tell", Mark::Open),
    };
    Cell { text: ground.text(key), mark: Some(mark) }
}

/// `day 9 of 7`, `3 of 3 known sessions`, `0 red in 7 days`
fn said(ground: &Ground<'_>, check: &Check) -> String {
    let (have, need) = (check.have.to_string(), check.need.to_string());
    let days = check.period.len().to_string();
    let parts = [("have", have.as_str()), ("need", need.as_str()), ("days", &days)];
    let key = match check.ask {
        Ask::DaysSinceFirst => "sheet.gate-days",
        Ask::KnownSessions => "sheet.gate-known",
        Ask::Reds => "sheet.gate-reds",
        Ask::Ambers => "sheet.gate-ambers",
        Ask::UsuallyGreen if check.answer == Answer::Met => "sheet.gate-green",
        Ask::UsuallyGreen => "sheet.gate-not-green",
        Ask::Rotation if check.answer == Answer::Met => "sheet.gate-rotation",
        Ask::Rotation => "sheet.gate-not-rotation",
    };
    ground.say(key, &parts)
}
