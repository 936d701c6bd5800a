//! Hevy: a row a set, newest session first, units in the headings and sometimes mixed. Notes and
//! titles hold line breaks.

use jiff::SpanRound;
use jiff::civil::Time;

use crate::journal::Seconds;
use crate::source::import::sets::{self, Set};
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Reading, Why};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let ends = sheet.ends("end", reading);
    let mut taken = Vec::new();
    for (row, day) in sheet.days("start", reading) {
        let length = ends.get(&row).and_then(|end| between(day, *end));
        match set(sheet, (row, day), reading) {
            Ok(set) => taken.push(Set { length, ..set }),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
    sets::sessions(taken, reading);
}

/// From the beginning to the end, where both are told and in order.
fn between((day, time): Day, (last, end): Day) -> Option<Seconds> {
    let (from, to) = (day.to_datetime(time?), last.to_datetime(end?));
    let span = from.until(to).ok()?.round(SpanRound::new().largest(jiff::Unit::Second)).ok()?;
    u32::try_from(span.get_seconds()).ok().filter(|n| *n > 0).map(Seconds)
}

fn set(sheet: &Sheet, (row, day): (usize, Day), reading: &mut Reading<'_>) -> Result<Set, Why> {
    let exercise = sheet.text(row, "exercise");
    let dose = sets::dose(sheet, row, reading)?;
    if exercise.is_empty() {
        return Err(Why::Blank);
    }
    let title = sheet.text(row, "title");
    Ok(Set {
        place: sheet.place(row, "start"),
        line: sheet.line(row),
        day,
        session: format!("{} {title}", day.1.unwrap_or(Time::midnight())),
        title: title.to_owned(),
        length: None,
        exercise: exercise.to_owned(),
        dose,
        note: sheet.text(row, "note").to_owned(),
    })
}
