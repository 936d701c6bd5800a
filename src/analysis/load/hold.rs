//! D12: after a red, one level back, held for a week and until two greens there. A step back is
//! information about the threshold, not a failure. Knows levels and colours only.

use jiff::civil::Date;

use super::colour::Colour;
use super::rules::HoldRules;
use super::tolerance::Trial;
use crate::calendar::plus;

/// A step back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepBack {
    /// The day of the red.
    pub date: Date,
    pub from: u32,
    /// 0: less than the lightest rung.
    pub to: u32,
}

/// Holding at a lower level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    pub step: StepBack,
    /// The first session at the lower level since; `None` while it has not been done.
    pub began: Option<Date>,
    /// 7 days after `began`; while there is none, 7 days from today.
    pub until: Date,
    /// Known greens at the lower level or above it since then.
    pub greens: u32,
    pub greens_needed: u32,
    /// Red again at the lower level: a reason to ask the physiotherapist.
    pub repeated: bool,
}

/// The holds of an activity: the one of today, and every step back so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    pub now: Option<Hold>,
    pub steps: Vec<StepBack>,
}

/// Walks through the sessions of an activity, oldest first.
pub(super) fn holds(trials: &[Trial], onsets: &[Date], today: Date, rules: &HoldRules) -> Holds {
    let mut walk = Walk::default();
    let mut onsets = onsets;
    for trial in trials {
        let passed = onsets.partition_point(|onset| *onset <= trial.date);
        if passed > 0 {
            walk.holding = None;
            onsets = onsets.get(passed..).unwrap_or_default();
        }
        walk.end(trial.date, rules);
        walk.take(trial, rules);
    }
    walk.end(today, rules);
    let still = walk.holding.filter(|_| onsets.iter().all(|onset| *onset > today));
    let now = still.map(|holding| Hold {
        step: holding.step,
        began: holding.began,
        until: plus(holding.began.unwrap_or(today), rules.days),
        greens: holding.greens,
        greens_needed: rules.greens,
        repeated: holding.repeated,
    });
    Holds { now, steps: walk.steps }
}

#[derive(Debug, Default)]
struct Walk {
    holding: Option<Holding>,
    steps: Vec<StepBack>,
}

#[derive(Clone, Copy, Debug)]
struct Holding {
    step: StepBack,
    began: Option<Date>,
    greens: u32,
    /// greens at the level of the red or above, without ever having stepped back
    greens_above: u32,
    repeated: bool,
}

impl Walk {
    /// Ends a hold that has lasted long enough and has its greens. Who never stepped back and
    /// was well at the same level for as long has answered the question too.
    fn end(&mut self, day: Date, rules: &HoldRules) {
        self.holding = self.holding.filter(|holding| {
            let held = |since: Date| day >= plus(since, rules.days);
            let stepped = holding.began.is_some_and(held) && holding.greens >= rules.greens;
            let stayed = held(holding.step.date) && holding.greens_above >= rules.greens;
            !(stepped || stayed)
        });
    }

    fn take(&mut self, trial: &Trial, rules: &HoldRules) {
        let Some(level) = trial.level else { return };
        if trial.colour == Colour::Red {
            self.step_back(trial.date, level);
            return;
        }
        let Some(holding) = &mut self.holding else { return };
        if level <= holding.step.to && holding.began.is_none() {
            holding.began = Some(trial.date);
        }
        if trial.colour == Colour::Green {
            let counts = holding.began.is_some() && level >= holding.step.to;
            holding.greens = (holding.greens + u32::from(counts)).min(rules.greens);
            holding.greens_above += u32::from(level >= holding.step.from);
        }
    }

    fn step_back(&mut self, date: Date, level: u32) {
        let lower = level.saturating_sub(1);
        let (to, repeated) = match &self.holding {
            Some(holding) if level <= holding.step.to => (lower, true),
            Some(holding) => (holding.step.to.min(lower), holding.repeated),
            None => (lower, false),
        };
        let step = StepBack { date, from: level, to };
        self.steps.push(step);
        self.holding = Some(Holding { step, began: None, greens: 0, greens_above: 0, repeated });
    }
}
