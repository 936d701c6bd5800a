//! D15: what went up against the last time, and what is new. A note, never an error.

use super::ladder::is_above;
use super::measure::{Measures, Variable};
use super::roster::ActivityId;
use super::rules::DoseRules;

/// What a session changed against the sessions before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Each raised variable of each activity.
    pub raised: Vec<(ActivityId, Variable)>,
    /// Activities of this session that were not done in the four weeks before.
    pub new: Vec<ActivityId>,
    /// Activities that were new in the six days before, in other sessions.
    pub new_this_week: Vec<ActivityId>,
    /// Two or more of these came together.
    pub several: bool,
}

impl Changes {
    /// "One variable at a time": a note where this session raised or began something, and two
    /// or more changes fall together.
    pub(super) fn noted(mut self, rules: &DoseRules) -> Changes {
        let here = self.raised.len() + self.new.len();
        let together = u32::try_from(here + self.new_this_week.len()).unwrap_or(u32::MAX);
        self.several = here > 0 && together >= rules.raised_variables;
        self
    }
}

/// The variables of a dose that went up by more than 5 %; range, band and reach by one word,
/// effort by one point. Where both doses tell length and distance, speed stands in for the
/// distance: a longer ride at the same pace is one change, not two. Percent of usual and the
/// level count only where nothing else was written on both days.
pub fn raised(before: &Measures, now: &Measures, rules: &DoseRules) -> Vec<Variable> {
    let both = |variable: Variable| before.get(variable).zip(now.get(variable));
    let concrete = Variable::RUNG
        .iter()
        .any(|v| !matches!(v, Variable::Percent | Variable::Level) && both(*v).is_some());
    let is_raised = |variable: Variable| {
        let Some((old, new)) = both(variable) else { return false };
        match variable {
            Variable::Effort => new >= old.saturating_add(10),
            Variable::Distance => {
                both(Variable::Speed).is_none() && is_above(new, old, rules.raised_percent)
            }
            Variable::Percent => !concrete && is_above(new, old, rules.raised_percent),
            Variable::Level => !concrete && new > old,
            variable if variable.is_amount() => is_above(new, old, rules.raised_percent),
            _ => new > old,
        }
    };
    Variable::ALL.iter().copied().filter(|variable| is_raised(*variable)).collect()
}
