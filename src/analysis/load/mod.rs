//! Sessions and what the back said to them: windows, colours, levels, gates, consistency, load.
//! Everything is made from a `Disclosure`; values only, no words for a reader.

mod colour;
mod day;
#[cfg(test)]
mod fixture;
mod measure;
mod pattern;
mod response;
mod roster;
mod rules;
mod session;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use colour::{Colour, Reason, Verdict};
pub use measure::{Measures, Variable};
pub use pattern::Usually;
pub use response::{Response, Taken, TakenFrom, Window};
pub use roster::{ActivityId, Called, Unclassified};
pub use rules::{
    BoutRules, ChangeRules, ColourRules, DoseRules, GateRules, HoldRules, LoadRules, PatternRules,
    RushRules,
};
pub use session::{Part, PartTime, SessionReport};

use super::Told;
use super::dictionary::Dictionary;
use crate::journal::Disclosure;
use day::Days;
use roster::Roster;

/// Everything that is computed from sessions and bouts, for one reader and one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadReport {
    /// All sessions up to today, oldest first.
    pub sessions: Vec<SessionReport>,
    /// Every activity of the log; `ActivityId` is the place here.
    pub activities: Vec<Called>,
    /// D10 over all sessions.
    pub usually: Told<Usually>,
    /// Names that the dictionary does not know, each once.
    pub unclassified: Vec<Unclassified>,
}

/// What the sessions of a log say, as of today. Facts dated later are left out.
pub fn analyze_load(
    disclosure: &Disclosure,
    rules: &LoadRules,
    dictionary: &Dictionary,
    today: Date,
) -> LoadReport {
    let days = Days::of(disclosure.facts(), today);
    let mut roster = Roster::new(dictionary);
    let sessions = session::sessions(disclosure, &days, &mut roster, (rules, today));
    let mut recent = pattern::Recent::default();
    for session in &sessions {
        recent.push(session.verdict.colour, &rules.pattern);
    }
    LoadReport {
        sessions,
        activities: roster.called().to_vec(),
        usually: recent.usually(&rules.pattern),
        unclassified: roster.unclassified(),
    }
}
