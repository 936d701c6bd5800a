//! D11: the rungs of an activity, from the profile or from the doses seen, and the level of a
//! dose. Knows no colour and no day.

use super::measure::{Measures, Variable};
use super::rules::DoseRules;

/// Where the rungs come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungsFrom {
    Profile,
    DosesSeen,
}

/// The rungs of an activity, lightest first. Level 1 is the first rung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rungs {
    pub from: RungsFrom,
    /// From the profile the least dose of each rung; else the lightest dose seen on it.
    pub rungs: Vec<Measures>,
    scale: Option<Scale>,
}

/// How doses seen are put on rungs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scale {
    /// what a dose must say to be compared at all
    first: Variable,
    /// for each rung variable, the least values of its classes
    classes: Vec<Vec<u32>>,
    keys: Vec<Key>,
}

/// The class of each rung variable; 0 where it was not written.
type Key = [u16; Variable::RUNG.len()];

impl Rungs {
    /// The ladder of the profile.
    pub(super) fn of_profile(rungs: &[Measures]) -> Rungs {
        Rungs { from: RungsFrom::Profile, rungs: rungs.to_vec(), scale: None }
    }

    /// A ladder from the doses seen: values within 10 % of each other count as the same, and
    /// doses are ordered by weight, then band, repetitions, seconds held, minutes, distance,
    /// range and reach. Doses that leave out what most of the others name are not compared.
    pub(super) fn of_doses(doses: &[Measures], rules: &DoseRules) -> Rungs {
        let Some(first) = most_named(doses) else {
            // nothing was ever written of the dose: all sessions are alike
            let rungs = doses.first().map(|_| Measures::default()).into_iter().collect();
            return Rungs { from: RungsFrom::DosesSeen, rungs, scale: None };
        };
        let comparable: Vec<&Measures> =
            doses.iter().filter(|dose| dose.get(first).is_some()).collect();
        let classes: Vec<Vec<u32>> =
            Variable::RUNG.iter().map(|variable| classes(*variable, &comparable, rules)).collect();
        let mut lightest: Vec<(Key, Measures)> =
            comparable.iter().map(|dose| (key(dose, &classes), **dose)).collect();
        lightest.sort_unstable();
        lightest.dedup_by(|later, earlier| later.0 == earlier.0);
        let (keys, rungs) = lightest.into_iter().unzip();
        let scale = Some(Scale { first, classes, keys });
        Rungs { from: RungsFrom::DosesSeen, rungs, scale }
    }

    /// The highest rung that a dose reaches: 0 under the first rung of a ladder from the
    /// profile, `None` where the dose says too little to be compared.
    pub(super) fn level(&self, dose: &Measures) -> Option<u32> {
        if self.from == RungsFrom::Profile {
            return self.level_in_profile(dose);
        }
        let Some(scale) = &self.scale else { return (!self.rungs.is_empty()).then_some(1) };
        dose.get(scale.first)?;
        let reached = scale.keys.binary_search(&key(dose, &scale.classes)).ok()?;
        u32::try_from(reached + 1).ok()
    }

    fn level_in_profile(&self, dose: &Measures) -> Option<u32> {
        if let Some(level) = dose.get(Variable::Level) {
            return Some(level);
        }
        let names_the_same = |rung: &Measures| {
            Variable::RUNG.iter().any(|v| rung.get(*v).is_some() && dose.get(*v).is_some())
        };
        if !self.rungs.iter().any(names_the_same) {
            return None;
        }
        let reached = self.rungs.iter().rposition(|rung| dose.reaches(rung));
        u32::try_from(reached.map_or(0, |at| at + 1)).ok()
    }
}

/// What most doses name; the weightier variable where it is a tie.
fn most_named(doses: &[Measures]) -> Option<Variable> {
    let counted = |variable: Variable| doses.iter().filter(|d| d.get(variable).is_some()).count();
    let rung = Variable::RUNG.iter().filter(|variable| variable.is_amount()).copied();
    let last = [Variable::Level, Variable::Band];
    rung.chain(last)
        .map(|variable| (counted(variable), variable))
        .filter(|(count, _)| *count > 0)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, variable)| variable)
}

/// The least value of each class of a variable: a value opens a new class where it is more than
/// 10 % above the least of the class before.
fn classes(variable: Variable, doses: &[&Measures], rules: &DoseRules) -> Vec<u32> {
    let mut values: Vec<u32> = doses.iter().filter_map(|dose| dose.get(variable)).collect();
    values.sort_unstable();
    values.dedup();
    let step = if variable.is_amount() { rules.rung_percent } else { 0 };
    let mut least: Vec<u32> = Vec::new();
    for value in values {
        if least.last().is_none_or(|last| is_above(value, *last, step)) {
            least.push(value);
        }
    }
    least
}

/// More than so many percent above.
pub(super) fn is_above(value: u32, base: u32, percent: u32) -> bool {
    u64::from(value) * 100 > u64::from(base) * (100 + u64::from(percent))
}

fn key(dose: &Measures, classes: &[Vec<u32>]) -> Key {
    let mut key = Key::default();
    for ((place, variable), least) in key.iter_mut().zip(Variable::RUNG).zip(classes) {
        if let Some(value) = dose.get(*variable) {
            let class = least.partition_point(|low| *low <= value);
            *place = u16::try_from(class).unwrap_or(u16::MAX);
        }
    }
    key
}
