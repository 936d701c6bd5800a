//! D26: flares as the person declared them, and days worth asking about. The program never
//! declares one: in one cohort 68 of 100 self-reported flare days had no above-average pain.

use jiff::civil::Date;

use super::day::{PainDay, enough, values, within};
use crate::analysis::answer::Told;
use crate::analysis::basis::PAIN;
use crate::analysis::log::Log;
use crate::analysis::rules::CourseRules;
use crate::analysis::statistic::{Thousandths, median};
use crate::calendar::{Span, minus, plus};
use crate::journal::{Fact, Flare, Kind, Reading, Seconds, Tenths, What};

/// A declared flare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredFlare {
    /// Its first and last day.
    pub span: Span,
    pub reading: Option<Tenths>,
    pub lasted: Option<Seconds>,
    pub settled: bool,
    /// What happened, as far as the reader may see it.
    pub what: Option<String>,
}

/// A day far above the median of the 14 days before it, outside any declared flare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayToAskAbout {
    pub date: Date,
    pub value: Thousandths,
    /// the median of the 14 days before, and how many of them had a value
    pub median_before: Thousandths,
    pub days_before: u32,
}

/// D26.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flares {
    pub declared: Told<Vec<DeclaredFlare>>,
    /// Among the last 21 days.
    pub to_ask_about: Told<Vec<DayToAskAbout>>,
}

pub fn flares(log: Log<'_>, days: &[PainDay], rules: &CourseRules) -> Flares {
    let declared: Told<Vec<DeclaredFlare>> =
        log.shows(Kind::Flare).map(|()| log.facts().iter().filter_map(declared).collect());
    let to_ask_about = log.shows_any(PAIN).map(|()| {
        let known = declared.as_deref().unwrap_or_default();
        within(days, log.last_days(21))
            .iter()
            .filter(|day| !known.iter().any(|flare| flare.span.contains(day.date)))
            .filter_map(|day| worth_asking(days, day, rules))
            .collect()
    });
    Flares { declared, to_ask_about }
}

fn declared(fact: &Fact) -> Option<DeclaredFlare> {
    let What::Flare(Flare { what, reading, lasted, until, settled }) = &fact.what else {
        return None;
    };
    // A flare of 30 hours reaches into the next day; one of 24 hours or less keeps to its own,
    // since its hour is often untold.
    let further_days = lasted.map_or(0, |Seconds(lasted)| lasted.saturating_sub(1) / 86_400);
    let last = until.unwrap_or_else(|| plus(fact.date, further_days)).max(fact.date);
    Some(DeclaredFlare {
        span: Span { first: fact.date, last },
        reading: reading.and_then(Reading::value),
        lasted: *lasted,
        settled: *settled,
        what: what.clone(),
    })
}

fn worth_asking(days: &[PainDay], day: &PainDay, rules: &CourseRules) -> Option<DayToAskAbout> {
    let period = Span::ending(minus(day.date, 1), 14);
    let before = values(within(days, period));
    enough(before.len(), period, rules).ok()?;
    let median_before = median(&before)?;
    let rise = Thousandths::from(rules.flare_rise);
    (day.value.0 - median_before.0 >= rise.0).then(|| DayToAskAbout {
        date: day.date,
        value: day.value,
        median_before,
        days_before: u32::try_from(before.len()).unwrap_or(u32::MAX),
    })
}
