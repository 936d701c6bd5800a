//! Weeks and months of pain for charts and tables: median, quartiles, number of days. A coarse
//! grant gives one typical value a span instead.

use std::collections::BTreeMap;

use super::day::PainDay;
use crate::analysis::basis::count;
use crate::analysis::statistic::{Quartiles, Thousandths, quartiles};
use crate::calendar::{Month, Week};
use crate::journal::{Disclosure, Kind, Period, Tenths};

/// The pain of one week or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodPain {
    /// Of P(t).
    pub day: Quartiles,
    pub days: u32,
    /// Of M(t), where there were mornings.
    pub morning: Option<Quartiles>,
    pub mornings: u32,
}

pub fn weeks(days: &[PainDay]) -> BTreeMap<Week, PeriodPain> {
    periods(days, |day| Week::of(day.date))
}

pub fn months(days: &[PainDay]) -> BTreeMap<Month, PeriodPain> {
    periods(days, |day| Month::of(day.date))
}

fn periods<K: Ord>(days: &[PainDay], key: impl Fn(&PainDay) -> K) -> BTreeMap<K, PeriodPain> {
    days.chunk_by(|a, b| key(a) == key(b))
        .filter_map(|part| Some((key(part.first()?), period_pain(part)?)))
        .collect()
}

fn period_pain(part: &[PainDay]) -> Option<PeriodPain> {
    let values: Vec<Thousandths> = part.iter().map(|day| day.value).collect();
    let mornings: Vec<Thousandths> = part.iter().filter_map(|day| day.morning).collect();
    Some(PeriodPain {
        day: quartiles(&values)?,
        days: count(values.len()),
        morning: quartiles(&mornings),
        mornings: count(mornings.len()),
    })
}

/// What is shared by the week or month: the kind, its item if it has one, and a typical value a
/// span. How many days lie behind each is not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoarseLine {
    pub kind: Kind,
    pub item: Option<String>,
    pub points: BTreeMap<Period, Tenths>,
}

/// The coarse figures up to a day, line by line.
pub fn coarse(disclosure: &Disclosure, today: jiff::civil::Date) -> Vec<CoarseLine> {
    let mut lines: BTreeMap<(Kind, Option<&String>), BTreeMap<Period, Tenths>> = BTreeMap::new();
    for figure in disclosure.figures() {
        let first = match figure.period {
            Period::Week(week) => week.span().first,
            Period::Month(month) => month.span().first,
        };
        if first <= today {
            let line = lines.entry((figure.kind, figure.item.as_ref())).or_default();
            line.insert(figure.period, figure.typical);
        }
    }
    lines
        .into_iter()
        .map(|((kind, item), points)| CoarseLine { kind, item: item.cloned(), points })
        .collect()
}
