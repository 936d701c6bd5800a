//! Which days a sheet looks back on: since the last appointment, or since a day, and never less
//! than the three weeks that the course needs.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::SheetOptions;
use crate::analysis::Report;
use crate::analysis::course::LOOK_DAYS;
use crate::calendar::{Span, minus};
use crate::journal::{Disclosure, EventKind, What};

/// From when on a sheet looks back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The last appointment before the day of the sheet; the beginning of the episode where
    /// there was none.
    LastAppointment,
    Day(Date),
}

/// Twelve weeks: what is older says little about today, unless a day was asked for.
const LONGEST: u32 = 84;

/// The period of a sheet. A day that was asked for is never pulled nearer.
pub(super) fn period(report: &Report, options: &SheetOptions) -> Span {
    let until = options.until;
    let three_weeks = Span::ending(until, LOOK_DAYS).first;
    let first = match options.since {
        Since::Day(day) => day,
        Since::LastAppointment => {
            let known = last_appointment(report, until).or(report.course.phases.began);
            known.unwrap_or(three_weeks).max(minus(until, LONGEST - 1))
        }
    };
    Span::between(first.min(three_weeks), until)
}

/// The days that have a sheet of their own: every appointment so far, and the next one.
pub fn visits(disclosure: &Disclosure, today: Date) -> BTreeSet<Date> {
    let all = disclosure.facts().iter().filter_map(|fact| match fact.what {
        What::Event { kind: EventKind::Appointment, on, .. } => Some(on),
        _ => None,
    });
    let all: BTreeSet<Date> = all.collect();
    let next = all.range(today..).next().copied();
    all.into_iter().filter(|on| *on <= today || Some(*on) == next).collect()
}

/// The last appointment before a day.
pub(super) fn last_appointment(report: &Report, before: Date) -> Option<Date> {
    let events = report.course.phases.events.as_deref().unwrap_or_default();
    let visits = events.iter().filter(|event| event.kind == EventKind::Appointment);
    visits.map(|event| event.on).rfind(|on| *on < before)
}
