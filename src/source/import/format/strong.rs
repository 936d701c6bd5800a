//! Strong: a row a set. Rest timers stand between the sets, units in the heading, in a column of
//! their own, or nowhere; zero is written for what does not apply.

use crate::diag::import as diag;
use crate::journal::Seconds;
use crate::source::import::sets::{self, Set};
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Reading, Why, length};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let taken = sets::of_rows(sheet, reading, set);
    sets::sessions(taken, reading);
}

fn set(sheet: &Sheet, (row, day): (usize, Day), reading: &mut Reading<'_>) -> Result<Set, Why> {
    if sheet.says(row, "set", "rest") {
        return Err(Why::Rest);
    }
    if sheet.says(row, "set", "note") {
        return Err(Why::Words);
    }
    let exercise = sheet.text(row, "exercise");
    let dose = sets::dose(sheet, row, reading)?;
    // A word in a language that is not known, with seconds alone, is a timer and no set.
    let order = sheet.text(row, "set");
    let worded = order.chars().count() > 1 && !order.contains(|c: char| c.is_ascii_digit());
    if worded && dose.reps.is_none() && dose.load.is_none() && dose.distance.is_none() {
        return Err(Why::Rest);
    }
    if exercise.is_empty() {
        return Err(Why::Blank);
    }
    Ok(Set {
        place: sheet.place(row, "date"),
        line: sheet.line(row),
        day,
        session: format!("{} {}", sheet.text(row, "date"), sheet.text(row, "title")),
        title: sheet.text(row, "title").to_owned(),
        length: whole(sheet, row, reading)?,
        exercise: exercise.to_owned(),
        dose,
        note: sheet.text(row, "note").to_owned(),
    })
}

/// The length of the session, which every row repeats.
fn whole(sheet: &Sheet, row: usize, reading: &mut Reading<'_>) -> Result<Option<Seconds>, Why> {
    if let Some(n) = sheet.number(row, "length_s", reading)? {
        return Ok(u32::try_from(n / 1000).ok().map(Seconds));
    }
    let text = sheet.text(row, "length");
    let read = length::read(text);
    if read.is_none() && !text.is_empty() {
        reading.told.push(diag::no_length(&sheet.place(row, "length"), text));
    }
    Ok(read)
}
