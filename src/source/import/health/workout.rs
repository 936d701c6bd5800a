//! Workouts of Apple Health to sessions. What two sources tell of the same time is one session.

use quick_xml::events::BytesStart;

use super::moment;
use super::tag::{self, Broken, attribute};
use crate::diag::{Place, import as diag};
use crate::journal::{Distance, Seconds};
use crate::source::import::activity::{Done, session};
use crate::source::import::moment::Moment;
use crate::source::import::{Reading, Why};

/// A workout is over after so many seconds, whatever it says.
const DAY: i64 = 86_400;

/// A workout as its tags tell it.
pub(super) struct Workout {
    place: Place,
    row: u32,
    from: Moment,
    to: i64,
    sort: String,
    source: String,
    length: Option<Seconds>,
    distance: Option<Distance>,
    /// Distances of its parts, where the whole tells none.
    parts: Vec<Distance>,
}

impl Workout {
    pub(super) fn read(
        tag: &BytesStart<'_>,
        (place, row): (&Place, u32),
        reading: &mut Reading<'_>,
    ) -> Result<Workout, Why> {
        let from = moment(tag, (place, "startDate"), reading)?;
        let read = |name| attribute(tag, name).map_err(|Broken| Why::Broken);
        let to = tag::moment(&read("endDate")?).map(|end| end.at).filter(|to| *to > from.at);
        let told = read("duration")?;
        let length = tag::length(&told, &read("durationUnit")?);
        if length.is_none() && !told.is_empty() {
            reading.told.push(diag::no_length(place, &told));
        }
        let whole = to.and_then(|to| u32::try_from(to - from.at).ok()).map(Seconds);
        let length = if told.is_empty() { whole } else { length };
        let ends = from.at.saturating_add(i64::from(length.map_or(0, |length| length.0)));
        Ok(Workout {
            place: place.clone(),
            row,
            from,
            to: to.unwrap_or(ends).min(from.at.saturating_add(DAY)),
            sort: tag::kind(&read("workoutActivityType")?).to_owned(),
            source: read("sourceName")?,
            length,
            distance: tag::distance(&read("totalDistance")?, &read("totalDistanceUnit")?),
            parts: Vec::new(),
        })
    }

    /// A sum below the workout, which newer exports have instead of a total.
    pub(super) fn statistics(&mut self, tag: &BytesStart<'_>) {
        let read = |name| attribute(tag, name).unwrap_or_default();
        if tag::kind(&read("type")).starts_with("Distance") {
            self.parts.extend(tag::distance(&read("sum"), &read("unit")));
        }
    }

    /// The distance of the whole; that of several parts is no one's.
    fn far(&self) -> Option<Distance> {
        match (self.distance, self.parts.as_slice()) {
            (Some(whole), _) => Some(whole),
            (None, [only]) => Some(*only),
            _ => None,
        }
    }

    /// Whether another source tells of more than half of the same time.
    fn is_told_by(&self, other: &Workout) -> bool {
        let shared = self.to.min(other.to) - self.from.at.max(other.from.at);
        let shorter = (self.to - self.from.at).min(other.to - other.from.at);
        self.source != other.source && shared > 0 && shared.saturating_mul(2) > shorter
    }
}

/// Adds the workouts to what was found, each time of them once.
pub(super) fn sessions(mut workouts: Vec<Workout>, reading: &mut Reading<'_>) {
    workouts.sort_by_key(|one| (one.from.at, one.row));
    let mut kept: Vec<Workout> = Vec::new();
    for one in workouts {
        let near = kept.iter().rev().take_while(|other| one.from.at - other.from.at <= DAY);
        match near.into_iter().any(|other| one.is_told_by(other)) {
            true => reading.ledger.leave(one.row, Why::Twice),
            false => kept.push(one),
        }
    }
    for one in kept {
        let distance = one.far();
        session(
            Done {
                place: one.place,
                line: one.row,
                date: one.from.date,
                time: Some(one.from.time),
                key: format!("workout {} {} {}", one.from.at, one.sort, one.source),
                sort: one.sort,
                title: String::new(),
                note: String::new(),
                length: one.length,
                distance,
                effort: None,
            },
            reading,
        );
    }
}
