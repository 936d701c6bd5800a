//! What a person can still write before the appointment. Counts only, never a word of the log;
//! the command line says them.

use super::{Ground, danger};
use crate::journal::Kind;

/// Something that would make the sheet say more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    FlagsNeverAsked,
    /// The danger questions were last answered so long ago.
    FlagsNotAsked {
        days: u32,
    },
    /// Sessions that wait for the next morning or another window.
    Awaited {
        sessions: usize,
    },
    /// Days with a rating, where the course needs more.
    FewRatings {
        have: u32,
        of: u32,
    },
    NoGoal,
}

/// A week is the rhythm in which the questions are asked.
const FLAGS_DAYS: u32 = 7;

pub(super) fn missing(ground: &Ground<'_>) -> Vec<Missing> {
    let report = ground.report;
    let mut found: Vec<Missing> = match danger::not_asked_for(ground) {
        Some(None) => vec![Missing::FlagsNeverAsked],
        Some(Some(days)) if days >= FLAGS_DAYS => vec![Missing::FlagsNotAsked { days }],
        _ => Vec::new(),
    };
    let sessions = report.load.waiting.len();
    if ground.shows(Kind::Response) && sessions > 0 {
        found.push(Missing::Awaited { sessions });
    }
    if let Ok(rated) = report.data.rated
        && rated.have < ground.rules.course.days_of_21
    {
        found.push(Missing::FewRatings { have: rated.have, of: rated.of });
    }
    let goals = ground.disclosure.scopes().contains_key(&Kind::Goal);
    if goals && ground.disclosure.profile().goal.is_none() {
        found.push(Missing::NoGoal);
    }
    found
}
