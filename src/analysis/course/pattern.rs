//! What a physiotherapist asks beside the course: morning against evening, what eases and what
//! makes it worse, sleep, sitting, medication. Counts and medians of the last 21 days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::day::{PainDay, enough, within};
use crate::analysis::answer::{Lack, Told};
use crate::analysis::basis::{Basis, count};
use crate::analysis::log::Log;
use crate::analysis::rules::CourseRules;
use crate::analysis::statistic::{Thousandths, median};
use crate::calendar::Span;
use crate::journal::{Fact, Kind, PainQuality, Seconds, Sit, Sleep, What};

/// The days that the appointment page looks back on.
pub const LOOK_DAYS: u32 = 21;

/// Mornings against evenings of the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayPattern {
    pub morning: Thousandths,
    pub evening: Thousandths,
    /// The median of evening minus morning, day by day.
    pub rise: Thousandths,
    /// Days with both.
    pub basis: Basis,
}

pub fn day_pattern(log: Log<'_>, days: &[PainDay], rules: &CourseRules) -> Told<DayPattern> {
    log.shows(Kind::Morning)?;
    log.shows(Kind::Evening)?;
    let period = log.last_days(LOOK_DAYS);
    let pairs: Vec<(Thousandths, Thousandths)> =
        within(days, period).iter().filter_map(|day| Some((day.morning?, day.evening?))).collect();
    enough(pairs.len(), period, rules)?;
    let middle = |pick: fn(&(Thousandths, Thousandths)) -> Thousandths| {
        median(&pairs.iter().map(pick).collect::<Vec<_>>()).unwrap_or_default()
    };
    Ok(DayPattern {
        morning: middle(|pair| pair.0),
        evening: middle(|pair| pair.1),
        rise: middle(|pair| Thousandths(pair.1.0 - pair.0.0)),
        basis: Basis::days(period, &[Kind::Morning, Kind::Evening], pairs.len()),
    })
}

/// Something named, and on how many days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As first written.
    pub name: String,
    pub days: u32,
}

/// Names by how many days they stand on, most first; the same name in another case counts with
/// it. `of` in the basis is the number of days of the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    pub names: Vec<Named>,
    pub basis: Basis,
}

pub fn eased(log: Log<'_>) -> Told<Counts> {
    counts(log, &[Kind::Eased], |what| match what {
        What::Eased(items) => items.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    })
}

pub fn worse(log: Log<'_>) -> Told<Counts> {
    counts(log, &[Kind::Worse], |what| match what {
        What::Worse(items) => items.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    })
}

/// Medication by the number of days it was taken on.
pub fn took(log: Log<'_>) -> Told<Counts> {
    counts(log, &[Kind::Took], |what| match what {
        What::Took(took) => vec![took.name.as_str()],
        _ => Vec::new(),
    })
}

fn counts<'a>(
    log: Log<'a>,
    kinds: &'static [Kind; 1],
    names: impl Fn(&'a What<String>) -> Vec<&'a str>,
) -> Told<Counts> {
    log.shows(kinds[0])?;
    let period = log.last_days(LOOK_DAYS);
    let mut found: BTreeMap<String, (&str, BTreeSet<Date>)> = BTreeMap::new();
    let mut days = BTreeSet::new();
    for fact in log.facts_in(period) {
        for name in names(&fact.what) {
            let name = name.trim();
            found.entry(name.to_lowercase()).or_insert((name, BTreeSet::new())).1.insert(fact.date);
            days.insert(fact.date);
        }
    }
    let mut names: Vec<Named> = found
        .into_values()
        .map(|(name, days)| Named { name: name.to_owned(), days: count(days.len()) })
        .collect();
    names.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.name.cmp(&b.name)));
    Ok(Counts { names, basis: Basis::days(period, kinds, days.len()) })
}

/// A median with the days it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typical<T> {
    pub median: T,
    pub basis: Basis,
}

/// Sleep, sitting and stiffness, each from the days that tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Daily {
    pub sleep: Told<Typical<Seconds>>,
    /// 1 to 5
    pub sleep_quality: Told<Typical<Thousandths>>,
    pub sitting: Told<Typical<Seconds>>,
    pub breaks: Told<Typical<Thousandths>>,
    /// 1 to 5
    pub stress: Told<Typical<Thousandths>>,
    /// Morning stiffness.
    pub stiffness: Told<Typical<Seconds>>,
}

/// The kind, and the number of a fact in whole units.
type Pick = (&'static [Kind; 1], fn(&What<String>) -> Option<i64>);

const SLEEP: Pick = (&[Kind::Sleep], |what| match what {
    What::Sleep(Sleep { time, .. }) => time.map(|time| i64::from(time.0)),
    _ => None,
});
const SLEEP_QUALITY: Pick = (&[Kind::Sleep], |what| match what {
    What::Sleep(Sleep { quality, .. }) => Some(i64::from(quality.as_ref()?.value()?.0) * 100),
    _ => None,
});
const SITTING: Pick = (&[Kind::Sit], |what| match what {
    What::Sit(Sit { time, .. }) => time.map(|time| i64::from(time.0)),
    _ => None,
});
const BREAKS: Pick = (&[Kind::Sit], |what| match what {
    What::Sit(Sit { breaks, .. }) => breaks.map(|breaks| i64::from(breaks) * 1000),
    _ => None,
});
const STRESS: Pick = (&[Kind::Stress], |what| match what {
    What::Stress(reading) => reading.value().map(|value| i64::from(value.0) * 100),
    _ => None,
});
const STIFFNESS: Pick = (&[Kind::Quality], |what| match what {
    What::Quality { stiff_for, .. } => stiff_for.map(|time| i64::from(time.0)),
    _ => None,
});

/// The typical values of the last 21 days. They describe and compare nothing, so that 5 days are
/// enough, as for a week.
pub fn daily(log: Log<'_>, rules: &CourseRules) -> Daily {
    let seconds = |pick: Pick| {
        typical(log, pick, rules).map(|Typical { median, basis }| Typical {
            median: Seconds(u32::try_from(median.0).unwrap_or_default()),
            basis,
        })
    };
    Daily {
        sleep: seconds(SLEEP),
        sleep_quality: typical(log, SLEEP_QUALITY, rules),
        sitting: seconds(SITTING),
        breaks: typical(log, BREAKS, rules),
        stress: typical(log, STRESS, rules),
        stiffness: seconds(STIFFNESS),
    }
}

fn typical(log: Log<'_>, (kinds, pick): Pick, rules: &CourseRules) -> Told<Typical<Thousandths>> {
    log.shows(kinds[0])?;
    let period = log.last_days(LOOK_DAYS);
    let values: Vec<Thousandths> = one_a_day(log.facts_in(period), pick);
    let (have, need) = (count(values.len()), rules.days_of_7);
    let lack = Lack::TooFewDays { have, need, of: LOOK_DAYS };
    let median = median(&values).filter(|_| have >= need).ok_or(lack)?;
    Ok(Typical { median, basis: Basis::days(period, kinds, values.len()) })
}

/// The median of each day: two values of one day are never summed.
fn one_a_day(facts: &[Fact], pick: fn(&What<String>) -> Option<i64>) -> Vec<Thousandths> {
    let days = facts.chunk_by(|a, b| a.date == b.date);
    days.filter_map(|day| {
        let values: Vec<_> = day.iter().filter_map(|fact| pick(&fact.what)).collect();
        median(&values.into_iter().map(Thousandths).collect::<Vec<_>>())
    })
    .collect()
}

/// On how many of the last 21 days each quality was named.
pub fn qualities(log: Log<'_>) -> Told<(BTreeMap<PainQuality, u32>, Basis)> {
    log.shows(Kind::Quality)?;
    let period: Span = log.last_days(LOOK_DAYS);
    let mut said: BTreeSet<(Date, PainQuality)> = BTreeSet::new();
    for fact in log.facts_in(period) {
        if let What::Quality { words, .. } = &fact.what {
            said.extend(words.iter().map(|word| (fact.date, *word)));
        }
    }
    let days: BTreeSet<Date> = said.iter().map(|(date, _)| *date).collect();
    let mut counts = BTreeMap::new();
    for (_, word) in said {
        *counts.entry(word).or_insert(0) += 1;
    }
    Ok((counts, Basis::days(period, &[Kind::Quality], days.len())))
}
