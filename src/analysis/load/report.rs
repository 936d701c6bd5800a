//! The report on sessions and bouts, put together from the files of this folder.

use jiff::civil::Date;

use super::activity::{ActivityReport, Frame, activities, changes};
use super::bout::{BoutReport, Plan, bouts};
use super::change::Changes;
use super::consistency::{ConsistencyReport, Work, consistency};
use super::day::Days;
use super::episode::onsets;
use super::gate::{Gates, Ground, gates};
use super::group::{Group, GroupReport, groups};
use super::irritability::{Irritability, irritability};
use super::moment::{Counted, Moment, moments};
use super::pattern::{Recent, Usually};
use super::plan::{
    DoneOfPlanned, Paused, Waiting, Walking, done_of_planned, paused, waiting, walking,
};
use super::roster::{Roster, Unclassified};
use super::rules::LoadRules;
use super::rush::{Rush, rushes};
use super::session::{SessionReport, sessions};
use super::week::{Done, WeekReport, weeks};
use crate::analysis::dictionary::Dictionary;
use crate::analysis::{Log, Told};
use crate::calendar::{Span, Week};
use crate::journal::{Disclosure, Kind};

/// Everything that is computed from sessions and bouts, for one reader and one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadReport {
    pub today: Date,
    /// The last onset up to today: what was tolerated before it does not count.
    pub onset: Option<Date>,
    /// All sessions up to today, oldest first.
    pub sessions: Vec<SessionReport>,
    /// D15, in the order of the sessions.
    pub changes: Vec<Changes>,
    /// Every activity of the log; `ActivityId` is the place here.
    pub activities: Vec<ActivityReport>,
    /// Load sources with a session.
    pub sources: Vec<GroupReport>,
    /// Movement patterns with a session: their balance.
    pub patterns: Vec<GroupReport>,
    /// D16 to D18; nothing while advice is turned off.
    pub gates: Option<Gates>,
    /// D10 over the sessions of this episode.
    pub usually: Told<Usually>,
    /// The last 21 days.
    pub irritability: Irritability,
    /// D30: rest after a bad stretch, then straight back.
    pub rushes: Vec<Rush>,
    /// All bouts and longer moments, oldest first.
    pub moments: Vec<Moment>,
    /// D23.
    pub bouts: BoutReport,
    /// D24.
    pub consistency: ConsistencyReport,
    pub walking: Walking,
    pub done_of_planned: Vec<DoneOfPlanned>,
    pub paused: Vec<Paused>,
    pub waiting: Vec<Waiting>,
    /// D29 by weeks that end on today's weekday, oldest first.
    pub weeks: Vec<WeekReport>,
    /// D29 by calendar weeks, Monday to Sunday, oldest first.
    pub calendar_weeks: Vec<WeekReport>,
    /// Names that the dictionary does not know, each once.
    pub unclassified: Vec<Unclassified>,
}

impl LoadReport {
    /// The same without the gates, and without what is held now: what was done and how it was
    /// answered, with nothing that steers what is done next.
    pub fn without_advice(mut self) -> LoadReport {
        self.gates = None;
        self.activities.iter_mut().for_each(|activity| activity.holds.now = None);
        self
    }

    /// The summary over the sessions of any span: since the last appointment, a month.
    pub fn irritability_in(&self, span: Span) -> Irritability {
        irritability(&self.sessions, span)
    }
}

/// What the sessions and bouts of a log say, as of today. Facts dated later are left out.
pub fn analyze_load(
    disclosure: &Disclosure,
    rules: &LoadRules,
    dictionary: &Dictionary,
    today: Date,
) -> LoadReport {
    let log = Log { disclosure, today };
    let days = Days::of(log.facts(), today);
    let mut roster = Roster::new(dictionary);
    let sessions = sessions(disclosure, &days, &mut roster, (rules, today));
    let (moments, counted) = moments(log.facts(), &mut roster);
    let onsets = onsets(log);
    let base = Base { log, days, roster, onsets, rules };
    base.report(sessions, moments, &counted)
}

/// What every part of the report is made with.
struct Base<'a> {
    log: Log<'a>,
    days: Days,
    roster: Roster<'a>,
    onsets: Vec<Date>,
    rules: &'a LoadRules,
}

impl Base<'_> {
    fn report(
        &self,
        sessions: Vec<SessionReport>,
        moments: Vec<Moment>,
        counted: &[Counted],
    ) -> LoadReport {
        let Base { log, days, roster, onsets, rules } = self;
        let (today, profile) = (log.today, log.disclosure.profile());
        let first = days.first().unwrap_or(today);
        let frame = Frame { profile, onsets, today, rules, first };
        let activities = activities(&sessions, roster, &frame);
        let groups = groups(&sessions, &activities, &frame);
        let is_source = |group: &GroupReport| matches!(group.group, Group::Source(_));
        let (sources, patterns) = groups.into_iter().partition(is_source);
        let onset = onsets.last().copied();
        let period = Span::ending(today, rules.change.summary_days);
        let done = Done { facts: log.facts(), sessions: &sessions, moments: &moments, days };
        LoadReport {
            today,
            onset,
            changes: changes(&sessions, &activities, rules),
            sources,
            patterns,
            gates: Some(self.gates(&sessions, onset)),
            usually: usually(&sessions, onset, rules),
            irritability: irritability(&sessions, period),
            rushes: rushes(&sessions, &activities, days, &rules.rush),
            bouts: bouts((&moments, counted), &activities, self.plan(), &rules.bout),
            consistency: self.consistency(&Work::of(&sessions, &moments, counted)),
            walking: walking(&sessions, &moments, (today, rules.bout.walking_day)),
            done_of_planned: done_of_planned((&sessions, &moments), roster, profile, today),
            paused: paused(&activities, roster, profile, onset),
            waiting: waiting(&sessions, rules.colour.waits_for_days),
            weeks: weeks(done, today),
            calendar_weeks: weeks(done, Week::of(today).span().last),
            unclassified: roster.unclassified(),
            activities,
            sessions,
            moments,
        }
    }

    fn gates(&self, sessions: &[SessionReport], onset: Option<Date>) -> Gates {
        let log = self.log;
        let shared = log.shows(Kind::Session).and_then(|()| log.shows(Kind::Response));
        let ground = Ground { sessions, onset, today: log.today, lack: shared.err() };
        gates(ground, &self.rules.gate, &self.rules.pattern)
    }

    fn plan(&self) -> Plan {
        let plan = self.log.disclosure.profile().plan.as_ref();
        Plan {
            bouts_a_day: plan.and_then(|plan| plan.bouts_a_day),
            today: self.log.today,
            lack: self.log.shows(Kind::Bout).err(),
        }
    }

    fn consistency(&self, work: &Work) -> ConsistencyReport {
        let plan = self.log.disclosure.profile().plan.as_ref();
        let lengths = [self.rules.bout.consistency_days, self.rules.bout.consistency_long_days];
        let lack = self.log.shows_any(&[Kind::Bout, Kind::Session]).err();
        consistency(work, &self.days, plan, (self.log.today, lengths, lack))
    }
}

fn usually(sessions: &[SessionReport], onset: Option<Date>, rules: &LoadRules) -> Told<Usually> {
    let mut recent = Recent::default();
    for session in sessions.iter().filter(|s| onset.is_none_or(|onset| s.date >= onset)) {
        recent.push(session.verdict.colour, &rules.pattern);
    }
    recent.usually(&rules.pattern)
}
