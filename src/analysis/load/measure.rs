//! A dose as comparable numbers, and how two doses are compared (D11, D14, D15). Knows no
//! activity and no day.

use std::fmt;

use crate::journal::{Distance, Dose, Load, Range, Reach, Reading};

/// The variables of a dose, in the order in which doses are compared: the weight decides before
/// the repetitions, the length before the distance. Effort and speed come from the others or
/// from the person, and do not make a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variable {
    /// grams; 0 for the own body
    Weight,
    /// light 1, medium 2, heavy 3
    Band,
    /// sets × reps
    Reps,
    /// sets × seconds held
    Hold,
    /// seconds
    Duration,
    /// metres
    Distance,
    /// half 1, comfortable or as far as something 2, full 3
    Range,
    /// close 1, far 2
    Reach,
    /// percent of usual, as written
    Percent,
    /// the rung, as written
    Level,
    /// tenths of a point, 0 to 10
    Effort,
    /// millimetres a second, from distance and duration
    Speed,
}

impl Variable {
    pub const ALL: &'static [Variable] = &[
        Variable::Weight,
        Variable::Band,
        Variable::Reps,
        Variable::Hold,
        Variable::Duration,
        Variable::Distance,
        Variable::Range,
        Variable::Reach,
        Variable::Percent,
        Variable::Level,
        Variable::Effort,
        Variable::Speed,
    ];

    /// The variables that make the rungs of a ladder.
    pub(super) const RUNG: &'static [Variable] = &[
        Variable::Weight,
        Variable::Band,
        Variable::Reps,
        Variable::Hold,
        Variable::Duration,
        Variable::Distance,
        Variable::Range,
        Variable::Reach,
        Variable::Percent,
        Variable::Level,
    ];

    /// Whether two values are compared in percent; the others are words in order.
    pub(super) fn is_amount(self) -> bool {
        !matches!(self, Variable::Band | Variable::Range | Variable::Reach | Variable::Level)
    }
}

/// A dose as numbers; what was not written is `None`, never zero. Kept as one more than the
/// value, with 0 for what was not written: half the size of options, and there are many doses.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measures([u32; Variable::ALL.len()]);

impl fmt::Debug for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = Variable::ALL.iter().filter_map(|v| self.get(*v).map(|value| (v, value)));
        f.debug_map().entries(written).finish()
    }
}

impl Measures {
    pub fn of(dose: &Dose) -> Measures {
        let sets = dose.sets.unwrap_or(1);
        let seconds = dose.duration.map(|length| length.0);
        let metres = dose.distance.map(Distance::metres);
        let mut measures = Measures::default();
        let mut put = |variable: Variable, value: Option<u32>| {
            measures.0[variable as usize] = kept(value);
        };
        put(Variable::Weight, dose.load.as_ref().and_then(weight));
        put(Variable::Band, dose.load.as_ref().and_then(band));
        let hold = dose.hold.map(|hold| hold.0);
        let reps = dose.reps.or(dose.sets.filter(|_| hold.is_none()).map(|_| 1));
        put(Variable::Reps, reps.filter(|_| hold.is_none()).map(|reps| sets.saturating_mul(reps)));
        let held = dose.reps.unwrap_or(1).saturating_mul(sets);
        put(Variable::Hold, hold.map(|hold| held.saturating_mul(hold)));
        put(Variable::Duration, seconds);
        put(Variable::Distance, metres);
        put(Variable::Range, dose.range.as_ref().map(range));
        put(Variable::Reach, dose.reach.map(reach));
        put(Variable::Percent, dose.percent);
        put(Variable::Level, dose.level);
        let effort = dose.effort.and_then(Reading::value);
        put(Variable::Effort, effort.and_then(|effort| u32::try_from(effort.0).ok()));
        measures.with_speed()
    }

    pub fn get(&self, variable: Variable) -> Option<u32> {
        self.0.get(variable as usize)?.checked_sub(1)
    }

    /// Whether nothing but effort was written.
    pub fn is_empty(&self) -> bool {
        Variable::RUNG.iter().all(|variable| self.get(*variable).is_none())
    }

    fn with_speed(mut self) -> Measures {
        let speed = self.get(Variable::Distance).zip(self.get(Variable::Duration)).and_then(
            |(metres, seconds)| {
                let speed = (u64::from(metres) * 1000).checked_div(u64::from(seconds))?;
                u32::try_from(speed).ok()
            },
        );
        self.0[Variable::Speed as usize] = kept(speed);
        self
    }

    /// Two lines of one activity in one session: amounts add up, effort is the higher one. Only
    /// lines with the same weight, band, range, reach, percent and level are put together.
    pub(super) fn together(&self, other: &Measures) -> Option<Measures> {
        let same = [
            Variable::Weight,
            Variable::Band,
            Variable::Range,
            Variable::Reach,
            Variable::Percent,
            Variable::Level,
        ];
        if same.iter().any(|variable| self.get(*variable) != other.get(*variable)) {
            return None;
        }
        let mut both = *self;
        for variable in [Variable::Reps, Variable::Hold, Variable::Duration, Variable::Distance] {
            let sum = match (self.get(variable), other.get(variable)) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
            both.0[variable as usize] = kept(sum);
        }
        both.0[Variable::Effort as usize] =
            kept(self.get(Variable::Effort).max(other.get(Variable::Effort)));
        Some(both.with_speed())
    }

    /// D11: whether this dose reaches a rung: at least as much in everything the rung names.
    pub(super) fn reaches(&self, rung: &Measures) -> bool {
        Variable::RUNG
            .iter()
            .filter_map(|variable| rung.get(*variable).map(|least| (*variable, least)))
            .all(|(variable, least)| self.get(variable).is_some_and(|value| value >= least))
    }

    /// D14, D30: this dose as a percentage of another one, on the first measure that both have:
    /// weight × reps, weight, minutes, distance, seconds held, reps. `None` where they share
    /// none, or the other is nothing.
    pub fn percent_of(&self, whole: &Measures) -> Option<u32> {
        let (part, whole) = self.amounts().zip(whole.amounts()).find_map(|(a, b)| a.zip(b))?;
        let rounded = (part.checked_mul(100)? + whole / 2).checked_div(whole)?;
        u32::try_from(rounded).ok()
    }

    fn amounts(&self) -> impl Iterator<Item = Option<u64>> {
        let get = |variable| self.get(variable).map(u64::from);
        let weight = get(Variable::Weight).filter(|grams| *grams > 0);
        let lifted = weight.zip(get(Variable::Reps)).map(|(grams, reps)| grams * reps);
        let rest = [Variable::Duration, Variable::Distance, Variable::Hold, Variable::Reps];
        [lifted, weight].into_iter().chain(rest.map(get))
    }

    /// Weight × reps in grams; within one exercise only.
    pub fn tonnage_grams(&self) -> Option<u64> {
        let weight = self.get(Variable::Weight)?;
        Some(u64::from(weight) * u64::from(self.get(Variable::Reps)?))
    }
}

fn kept(value: Option<u32>) -> u32 {
    value.map_or(0, |value| value.saturating_add(1))
}

fn weight(load: &Load) -> Option<u32> {
    match load {
        Load::Weight(mass) => Some(mass.grams()),
        Load::Bodyweight => Some(0),
        Load::Band(_) => None,
    }
}

fn band(load: &Load) -> Option<u32> {
    let Load::Band(word) = load else { return None };
    match word.to_lowercase().as_str() {
        "light" | "easy" | "leicht" => Some(1),
        "medium" | "mittel" => Some(2),
        "heavy" | "strong" | "schwer" | "stark" => Some(3),
        _ => None,
    }
}

fn range(range: &Range) -> u32 {
    match range {
        Range::Half => 1,
        Range::Comfortable | Range::To(_) => 2,
        Range::Full => 3,
    }
}

fn reach(reach: Reach) -> u32 {
    match reach {
        Reach::Close => 1,
        Reach::Far => 2,
    }
}
