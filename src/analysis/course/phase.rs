//! D19: the phases as the person or the physio dated them, and the dated events of the course.
//! The program never changes a phase.

use jiff::civil::Date;

use crate::analysis::answer::Told;
use crate::analysis::log::Log;
use crate::calendar::{days_between, minus};
use crate::journal::{EventKind, Kind, What};

/// From when to when a phase went; no end for the one that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhaseSpan {
    /// 0 settle, 1 move without load, 2 low-impact and light resistance, 3 build one variable at
    /// a time, 4 capacity and paused activities, 5 prevention.
    pub phase: u8,
    pub first: Date,
    pub last: Option<Date>,
}

/// A typical span of weeks for a phase, drawn faintly: a guide, not a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    pub phase: u8,
    /// whole weeks since the episode began
    pub from_week: u32,
    pub to_week: u32,
}

/// D19: weeks 0-2 move without load, 2-5 low impact, 4-6 build, 4-12 capacity. The articles give
/// these spans; no trial fixes them.
pub const BANDS: [Band; 4] = [
    Band { phase: 1, from_week: 0, to_week: 2 },
    Band { phase: 2, from_week: 2, to_week: 5 },
    Band { phase: 3, from_week: 4, to_week: 6 },
    Band { phase: 4, from_week: 4, to_week: 12 },
];

/// A dated event of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseEvent {
    pub on: Date,
    pub kind: EventKind,
    /// As far as the reader may see it.
    pub remark: Option<String>,
}

/// The episode and its phases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phases {
    /// The day that counts as day 1: the latest of the profile's and the `onset` events up to
    /// today.
    pub began: Option<Date>,
    /// "day 37" of the episode.
    pub day: Option<u32>,
    /// "week 6" of the episode.
    pub week: Option<u32>,
    /// Why there are no phases, or the phases in order of time.
    pub phases: Told<Vec<PhaseSpan>>,
    /// All events in order of their dates, appointments to come included.
    pub events: Told<Vec<CourseEvent>>,
}

impl Phases {
    /// The phase that goes on today.
    pub fn current(&self) -> Option<PhaseSpan> {
        self.phases.as_ref().ok()?.last().copied()
    }
}

pub fn phases(log: Log<'_>) -> Phases {
    let events = events(log);
    let onset = events.iter().filter(|event| event.kind == EventKind::Onset).map(|event| event.on);
    let began = onset.chain(log.disclosure.profile().began).filter(|day| *day <= log.today).max();
    let day = began.and_then(|began| u32::try_from(days_between(began, log.today) + 1).ok());
    let shown = log.shows(Kind::Event);
    Phases {
        began,
        day,
        week: day.map(|day| (day - 1) / 7 + 1),
        phases: shown.map(|()| spans(&events, log.today)),
        events: shown.map(|()| events),
    }
}

fn events(log: Log<'_>) -> Vec<CourseEvent> {
    let mut events: Vec<CourseEvent> = log
        .facts()
        .iter()
        .filter_map(|fact| match &fact.what {
            What::Event { kind, on, remark } => {
                Some(CourseEvent { on: *on, kind: *kind, remark: remark.clone() })
            }
            _ => None,
        })
        .collect();
    events.sort_by(|a, b| (a.on, a.kind, &a.remark).cmp(&(b.on, b.kind, &b.remark)));
    events.dedup();
    events
}

/// A phase lasts until the day before the next; the highest phase of one day counts.
fn spans(events: &[CourseEvent], today: Date) -> Vec<PhaseSpan> {
    let mut spans: Vec<PhaseSpan> = Vec::new();
    for event in events.iter().filter(|event| event.on <= today) {
        let EventKind::Phase(phase) = event.kind else { continue };
        spans.pop_if(|last| last.first == event.on);
        match spans.last_mut() {
            Some(last) if last.phase == phase => continue,
            Some(last) => last.last = Some(minus(event.on, 1)),
            None => {}
        }
        spans.push(PhaseSpan { phase, first: event.on, last: None });
    }
    spans
}
