//! D13: between "known fine" and "too much for now", level by level and week by week. No curve
//! is fitted: there are too few sessions. Knows levels and colours, not what a level means.

use jiff::civil::Date;

use super::colour::Colour;
use super::pattern::{Recent, Usually};
use super::rules::PatternRules;
use crate::analysis::Told;
use crate::calendar::{Span, days_between, minus, plus};

/// One session of an activity, source or pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trial {
    pub(super) date: Date,
    pub(super) level: Option<u32>,
    pub(super) colour: Colour,
}

/// The threshold lies between these two levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bracket {
    /// The highest level that is green by D10, below `too_much`.
    pub fine: Option<u32>,
    /// The lowest level with a red in the last 21 days that is not green by D10 since.
    pub too_much: Option<u32>,
}

/// The bracket as it stood at the end of a week; weeks end on the weekday of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekBracket {
    pub week: Span,
    /// Sessions in this week.
    pub sessions: u32,
    pub bracket: Bracket,
    /// The last day by then at or above the known-fine level.
    pub last: Option<Date>,
}

/// What is known of one level in this episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelReport {
    pub level: u32,
    pub usually: Told<Usually>,
    pub sessions: u32,
    pub known: u32,
    pub last: Date,
    pub last_red: Option<Date>,
}

/// Levels, the bracket of today, and how it moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// D10 over all sessions, whatever their level.
    pub usually: Told<Usually>,
    pub now: Bracket,
    /// Levels with a session in this episode, lowest first.
    pub levels: Vec<LevelReport>,
    /// Oldest first.
    pub history: Vec<WeekBracket>,
}

impl WeekBracket {
    /// Without the fine end where nothing of its level was done in the `days` before the week's
    /// end: what was fine before is not known to be fine then.
    fn known(self, days: u32) -> WeekBracket {
        let lately = minus(self.week.last, days);
        let fine = self.bracket.fine.filter(|_| self.last.is_some_and(|last| last >= lately));
        WeekBracket { bracket: Bracket { fine, ..self.bracket }, ..self }
    }
}

impl Tolerance {
    /// The history as it was known at the end of each week, what was fine for so many days.
    pub fn known(&self, days: u32) -> Vec<WeekBracket> {
        self.history.iter().map(|week| week.known(days)).collect()
    }

    /// The last day at or above the known-fine level, where that is more than `days` before today:
    /// what was fine then is not known to be fine now.
    pub fn fine_long_ago(&self, today: Date, days: u32) -> Option<Date> {
        let fine = self.now.fine?;
        let at_it = self.levels.iter().filter(|level| level.level >= fine);
        let last = at_it.map(|level| level.last).max()?;
        (last < minus(today, days)).then_some(last)
    }
}

/// The brackets of a series of sessions, oldest first. What was tolerated before the onset of an
/// episode says nothing about the time after it.
pub(super) fn tolerance(
    trials: &[Trial],
    onsets: &[Date],
    today: Date,
    rules: &PatternRules,
) -> Tolerance {
    let mut standing = Standing::default();
    let mut history = Vec::new();
    let (mut trials_left, mut onsets_left) = (trials, onsets);
    for week in weeks(trials, today, rules) {
        let mut sessions = 0;
        while let Some((trial, rest)) =
            trials_left.split_first().filter(|(t, _)| t.date <= week.last)
        {
            onsets_left = standing.pass(onsets_left, trial.date);
            standing.push(trial, rules);
            sessions += u32::from(week.contains(trial.date));
            trials_left = rest;
        }
        onsets_left = standing.pass(onsets_left, week.last);
        let bracket = standing.bracket(week.last, rules);
        let last = bracket.fine.and_then(|fine| standing.last_from(fine));
        history.push(WeekBracket { week, sessions, bracket, last });
    }
    Tolerance {
        usually: standing.all.usually(rules),
        now: standing.bracket(today, rules),
        levels: standing.report(rules),
        history,
    }
}

/// The weeks from the first session on, oldest first, the last one ending today.
fn weeks(trials: &[Trial], today: Date, rules: &PatternRules) -> Vec<Span> {
    let Some(first) = trials.first() else { return Vec::new() };
    let passed = u32::try_from(days_between(first.date, today) / 7).unwrap_or(0);
    let kept = passed.min(rules.history_weeks.saturating_sub(1));
    (0..=kept).rev().map(|ago| Span::ending(minus(today, ago * 7), 7)).collect()
}

/// What is known so far.
#[derive(Debug, Default)]
struct Standing {
    all: Recent,
    /// sorted by level
    levels: Vec<Level>,
}

#[derive(Debug)]
struct Level {
    number: u32,
    recent: Recent,
    sessions: u32,
    known: u32,
    last: Date,
    last_red: Option<Date>,
    /// green by D10, as of the last session
    is_green: bool,
}

impl Standing {
    /// Starts anew for each onset up to a day; gives back the onsets still to come.
    fn pass<'a>(&mut self, onsets: &'a [Date], day: Date) -> &'a [Date] {
        let passed = onsets.partition_point(|onset| *onset <= day);
        if passed > 0 {
            *self = Standing::default();
        }
        onsets.get(passed..).unwrap_or_default()
    }

    fn push(&mut self, trial: &Trial, rules: &PatternRules) {
        self.all.push(trial.colour, rules);
        let Some(number) = trial.level else { return };
        let at = self.levels.partition_point(|level| level.number < number);
        if self.levels.get(at).is_none_or(|level| level.number != number) {
            let level = Level {
                number,
                recent: Recent::default(),
                sessions: 0,
                known: 0,
                last: trial.date,
                last_red: None,
                is_green: false,
            };
            self.levels.insert(at, level);
        }
        let Some(level) = self.levels.get_mut(at) else { return };
        level.recent.push(trial.colour, rules);
        level.sessions += 1;
        level.known += u32::from(trial.colour.is_known());
        level.last = trial.date;
        if trial.colour == Colour::Red {
            level.last_red = Some(trial.date);
        }
        level.is_green = level.recent.usually(rules) == Ok(Usually::Green);
    }

    fn bracket(&self, day: Date, rules: &PatternRules) -> Bracket {
        let is_recent = |red: Date| day < plus(red, rules.too_much_days);
        let too_much = self
            .levels
            .iter()
            .find(|level| !level.is_green && level.last_red.is_some_and(is_recent))
            .map(|level| level.number);
        let below = |level: &&Level| too_much.is_none_or(|limit| level.number < limit);
        let fine = self
            .levels
            .iter()
            .rev()
            .filter(below)
            .find(|level| level.is_green)
            .map(|level| level.number);
        Bracket { fine, too_much }
    }

    /// The last day at or above a level.
    fn last_from(&self, level: u32) -> Option<Date> {
        self.levels.iter().filter(|it| it.number >= level).map(|it| it.last).max()
    }

    fn report(&self, rules: &PatternRules) -> Vec<LevelReport> {
        self.levels
            .iter()
            .map(|level| LevelReport {
                level: level.number,
                usually: level.recent.usually(rules),
                sessions: level.sessions,
                known: level.known,
                last: level.last,
                last_red: level.last_red,
            })
            .collect()
    }
}
