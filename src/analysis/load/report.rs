//! The report on sessions and bouts, put together from the files of this folder.

use jiff::civil::Date;

use super::activity::{ActivityReport, Frame, activities, changes};
use super::change::Changes;
use super::day::Days;
use super::episode::onsets;
use super::gate::{Gates, Ground, gates};
use super::group::{Group, GroupReport, groups};
use super::pattern::{Recent, Usually};
use super::roster::{Roster, Unclassified};
use super::rules::LoadRules;
use super::rush::{Rush, rushes};
use super::session::{SessionReport, sessions};
use crate::analysis::dictionary::{Dictionary, LoadSource, Pattern};
use crate::analysis::{Log, Told};
use crate::journal::{Disclosure, Kind};

/// Everything that is computed from sessions and bouts, for one reader and one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadReport {
    /// All sessions up to today, oldest first.
    pub sessions: Vec<SessionReport>,
    /// D15, in the order of the sessions.
    pub changes: Vec<Changes>,
    /// Every activity of the log; `ActivityId` is the place here.
    pub activities: Vec<ActivityReport>,
    /// Load sources with a session.
    pub sources: Vec<GroupReport>,
    /// Movement patterns with a session.
    pub patterns: Vec<GroupReport>,
    pub gates: Gates,
    /// D30: rest after a bad stretch, then straight back.
    pub rushes: Vec<Rush>,
    /// D10 over the sessions of this episode.
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
    let log = Log { disclosure, today };
    let days = Days::of(log.facts(), today);
    let onsets = onsets(log);
    let mut roster = Roster::new(dictionary);
    let sessions = sessions(disclosure, &days, &mut roster, (rules, today));
    let first = days.first().unwrap_or(today);
    let frame = Frame { profile: disclosure.profile(), onsets: &onsets, today, rules, first };
    let activities = activities(&sessions, &roster, &frame);
    let of_sources = LoadSource::ALL.iter().map(|(source, _)| Group::Source(*source));
    let of_patterns = Pattern::ALL.iter().map(|(pattern, _)| Group::Pattern(*pattern));
    let shared = log.shows(Kind::Session).and_then(|()| log.shows(Kind::Response));
    let (onset, lack) = (onsets.last().copied(), shared.err());
    let ground = Ground { sessions: &sessions, onset, today, lack };
    LoadReport {
        changes: changes(&sessions, &activities, rules),
        sources: groups(of_sources, &sessions, &activities, &frame),
        patterns: groups(of_patterns, &sessions, &activities, &frame),
        gates: gates(ground, &rules.gate, &rules.pattern),
        rushes: rushes(&sessions, &activities, &days, &rules.rush),
        usually: usually(&sessions, onset, rules),
        activities,
        unclassified: roster.unclassified(),
        sessions,
    }
}

fn usually(sessions: &[SessionReport], onset: Option<Date>, rules: &LoadRules) -> Told<Usually> {
    let mut recent = Recent::default();
    for session in sessions.iter().filter(|s| onset.is_none_or(|onset| s.date >= onset)) {
        recent.push(session.verdict.colour, &rules.pattern);
    }
    recent.usually(&rules.pattern)
}
