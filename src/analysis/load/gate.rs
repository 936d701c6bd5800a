//! The gates before rotation (D16), demanding core work (D17) and running (D18): each a list of
//! checks with their numbers. They answer; they do not allow or forbid.

use jiff::civil::Date;

use super::colour::Colour;
use super::pattern::{Recent, Usually};
use super::rules::{GateRules, PatternRules};
use super::session::SessionReport;
use crate::analysis::dictionary::{LoadSource, Plane, Sources};
use crate::analysis::{Answer, Lack};
use crate::calendar::{Span, days_between};

/// What a gate asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// Days since the first session of the kind.
    DaysSinceFirst,
    /// Sessions whose answer is known.
    KnownSessions,
    /// Reds in the last days: none.
    Reds,
    /// Ambers in the last days: few.
    Ambers,
    /// The last ones are green by D10.
    UsuallyGreen,
    /// The rotation gate.
    Rotation,
}

/// One check of a gate: "3 of 7 days", "0 reds, at most 0".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    pub ask: Ask,
    pub answer: Answer,
    pub have: u32,
    pub need: u32,
    pub period: Span,
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    pub answer: Answer,
    pub checks: Vec<Check>,
    /// The first session that counts, if any.
    pub since: Option<Date>,
    /// Days since then, and how many are recommended ("day 9 of 7 to 14").
    pub days: Option<u32>,
    pub recommended_days: u32,
    /// Sessions that count, known or not (indices into `LoadReport::sessions`).
    pub sessions: Vec<usize>,
    /// What the gate is about has already been done in this episode, first on this day.
    pub done_since: Option<Date>,
}

/// The three gates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gates {
    pub rotation: Gate,
    pub core: Gate,
    pub running: Gate,
}

/// What the gates are judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    pub(super) sessions: &'a [SessionReport],
    /// the last onset
    pub(super) onset: Option<Date>,
    pub(super) today: Date,
    /// why nothing can be told, where sessions or their answers are not shared
    pub(super) lack: Option<Lack>,
}

pub(super) fn gates(ground: Ground<'_>, rules: &GateRules, pattern: &PatternRules) -> Gates {
    let rotation = rotation(ground, rules);
    let running = running(ground, (rules, pattern), &rotation);
    Gates { core: core(ground, rules), running, rotation }
}

const LOADED: Sources = Sources::of(LoadSource::Lift).and(Sources::of(LoadSource::LowImpact));
const LINEAR: Sources = LOADED.and(Sources::of(LoadSource::Walk));
const TRAINING: Sources = LOADED
    .and(Sources::of(LoadSource::Rotation))
    .and(Sources::of(LoadSource::CoreGentle))
    .and(Sources::of(LoadSource::CoreHard))
    .and(Sources::of(LoadSource::Impact));

fn turns(session: &SessionReport) -> bool {
    let planes = session.parts.iter().filter_map(|part| part.class);
    planes.into_iter().any(|class| class.plane == Some(Plane::Rotational))
}

/// Work in one plane with one of these sources, and nothing that turns.
fn is_linear(session: &SessionReport, sources: Sources) -> bool {
    let straight = session
        .parts
        .iter()
        .filter_map(|part| part.class)
        .any(|class| class.plane == Some(Plane::Linear) && class.sources.has_any(sources));
    straight && !turns(session)
}

/// D16: the first linear loaded session at least 7 days ago (14 recommended), at least 3 known
/// linear sessions, no red and at most one amber in the last 7 days. Walks count as linear but
/// do not start the clock. Reds of sessions that turn count as well.
fn rotation(ground: Ground<'_>, rules: &GateRules) -> Gate {
    let spell = ground.spell(|session| is_linear(session, LOADED), rules.break_days);
    let linear = |session: &SessionReport| is_linear(session, LINEAR);
    let counted = ground.since(spell, linear);
    let calm = Span::ending(ground.today, rules.rotation_calm_days);
    let judged = ground.within(calm, |session| is_linear(session, LINEAR) || turns(session));
    let checks = vec![
        ground.days_since(spell, rules.rotation_days),
        ground.known(&counted, rules.rotation_sessions),
        ground.at_most((Ask::Reds, Colour::Red), &judged, (0, calm)),
        ground.at_most((Ask::Ambers, Colour::Amber), &judged, (rules.rotation_ambers, calm)),
    ];
    let done = |session: &SessionReport| session.sources().has(LoadSource::Rotation);
    ground.gate(checks, (spell, counted), (rules.rotation_recommended_days, done))
}

/// D17: at least 21 days since training began, at least 6 known sessions, no red in 14 days.
fn core(ground: Ground<'_>, rules: &GateRules) -> Gate {
    let trains = |session: &SessionReport| session.sources().has_any(TRAINING);
    let spell = ground.spell(trains, rules.break_days);
    let counted = ground.since(spell, trains);
    let calm = Span::ending(ground.today, rules.core_calm_days);
    let judged = ground.within(calm, |_| true);
    let checks = vec![
        ground.days_since(spell, rules.core_days),
        ground.known(&counted, rules.core_sessions),
        ground.at_most((Ask::Reds, Colour::Red), &judged, (0, calm)),
    ];
    let done = |session: &SessionReport| session.sources().has(LoadSource::CoreHard);
    ground.gate(checks, (spell, counted), (rules.core_days, done))
}

/// D18: at least 3 known low-impact sessions of 20 minutes or more, green by D10, and D16 open.
fn running(
    ground: Ground<'_>,
    (rules, pattern): (&GateRules, &PatternRules),
    rotation: &Gate,
) -> Gate {
    let long = |session: &SessionReport| {
        let seconds = session.seconds_of(LoadSource::LowImpact);
        seconds.is_some_and(|seconds| seconds >= rules.running_length.0)
    };
    let spell = ground.spell(long, rules.break_days);
    let counted = ground.since(spell, long);
    let mut recent = Recent::default();
    let colours = counted.iter().filter_map(|index| ground.sessions.get(*index));
    colours.for_each(|session| recent.push(session.verdict.colour, pattern));
    let known = ground.known(&counted, rules.running_sessions);
    let usually = match recent.usually(pattern) {
        Ok(usually) => Answer::of(usually == Usually::Green),
        Err(_) if known.answer == Answer::NotYet => Answer::NotYet,
        Err(lack) => Answer::CannotTell(lack),
    };
    let period = known.period;
    let green = u32::from(usually == Answer::Met);
    let open = u32::from(rotation.answer == Answer::Met);
    let checks = vec![
        known,
        Check { ask: Ask::UsuallyGreen, answer: usually, have: green, need: 1, period },
        Check { ask: Ask::Rotation, answer: rotation.answer, have: open, need: 1, period },
    ];
    let done = |session: &SessionReport| session.sources().has(LoadSource::Impact);
    ground.gate(checks, (spell, counted), (0, done))
}

impl Ground<'_> {
    fn in_episode(self, session: &SessionReport) -> bool {
        self.onset.is_none_or(|onset| session.date >= onset)
    }

    /// The first session of the present spell: in this episode, with no long break after it up
    /// to today.
    fn spell(self, counts: impl Fn(&SessionReport) -> bool, break_days: u32) -> Option<Date> {
        let mut after = self.today;
        let mut first = None;
        let counted = self.sessions.iter().rev().filter(|session| counts(session));
        for session in counted.take_while(|session| self.in_episode(session)) {
            if days_between(session.date, after) >= i64::from(break_days) {
                break;
            }
            after = session.date;
            first = Some(session.date);
        }
        first
    }

    fn since(self, spell: Option<Date>, counts: impl Fn(&SessionReport) -> bool) -> Vec<usize> {
        let Some(first) = spell else { return Vec::new() };
        self.within(Span::between(first, self.today), counts)
    }

    fn within(self, span: Span, counts: impl Fn(&SessionReport) -> bool) -> Vec<usize> {
        let from = self.sessions.partition_point(|session| session.date < span.first);
        let inside = self.sessions.iter().enumerate().skip(from);
        inside
            .filter(|(_, session)| self.in_episode(session) && counts(session))
            .map(|(index, _)| index)
            .collect()
    }

    fn colours(self, sessions: &[usize]) -> Vec<Colour> {
        let reports = sessions.iter().filter_map(|index| self.sessions.get(*index));
        reports.map(|session| session.verdict.colour).collect()
    }

    fn days_since(self, first: Option<Date>, need: u32) -> Check {
        let have = first.map_or(0, |first| self.days(first));
        let period = Span::between(first.unwrap_or(self.today), self.today);
        let answer = Answer::of(first.is_some() && have >= need);
        Check { ask: Ask::DaysSinceFirst, answer, have, need, period }
    }

    fn days(self, first: Date) -> u32 {
        u32::try_from(days_between(first, self.today)).unwrap_or(0)
    }

    /// Enough sessions whose answer is known. Where there are enough sessions, but not enough
    /// answers, it cannot be told.
    fn known(self, sessions: &[usize], need: u32) -> Check {
        let known = self.colours(sessions).iter().filter(|colour| colour.is_known()).count();
        let have = number(known);
        let answer = if have >= need {
            Answer::Met
        } else if number(sessions.len()) >= need {
            Answer::CannotTell(Lack::TooFew { have, need })
        } else {
            Answer::NotYet
        };
        let first = sessions.first().and_then(|index| self.sessions.get(*index));
        let period = Span::between(first.map_or(self.today, |session| session.date), self.today);
        Check { ask: Ask::KnownSessions, answer, have, need, period }
    }

    /// At most so many of a colour. It cannot be told where no session of the period is known,
    /// or where fewer than half of those that no longer wait for an answer are.
    fn at_most(
        self,
        (ask, colour): (Ask, Colour),
        sessions: &[usize],
        (limit, period): (u32, Span),
    ) -> Check {
        let colours = self.colours(sessions);
        let have = number(colours.iter().filter(|one| **one == colour).count());
        let known = number(colours.iter().filter(|one| one.is_known()).count());
        let unknown = number(colours.iter().filter(|one| **one == Colour::Unknown).count());
        let need = (known + unknown).div_ceil(2).max(1);
        let answer = if have > limit {
            Answer::NotYet
        } else if known < need {
            Answer::CannotTell(Lack::TooFew { have: known, need })
        } else {
            Answer::Met
        };
        Check { ask, answer, have, need: limit, period }
    }

    fn gate(
        self,
        checks: Vec<Check>,
        (since, sessions): (Option<Date>, Vec<usize>),
        (recommended_days, done): (u32, impl Fn(&SessionReport) -> bool),
    ) -> Gate {
        let mut done = self.sessions.iter().filter(|s| self.in_episode(s) && done(s));
        Gate {
            answer: self.lack.map_or_else(|| all_of(&checks), Answer::CannotTell),
            since,
            days: since.map(|first| self.days(first)),
            recommended_days,
            done_since: done.next().map(|session| session.date),
            sessions,
            checks,
        }
    }
}

/// Not yet where one check is not met; else it cannot be told where one cannot; else met.
fn all_of(checks: &[Check]) -> Answer {
    if checks.iter().any(|check| check.answer == Answer::NotYet) {
        return Answer::NotYet;
    }
    let unknown = checks.iter().find(|check| matches!(check.answer, Answer::CannotTell(_)));
    unknown.map_or(Answer::Met, |check| check.answer)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
