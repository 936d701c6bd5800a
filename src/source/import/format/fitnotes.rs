//! FitNotes: a row a set, days without a time, so that the sets of a day are one session. The unit
//! of a distance is typed by hand and may be none.

use crate::source::import::sets::{self, Set};
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Reading, Why};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let taken = sets::of_rows(sheet, reading, set);
    sets::sessions(taken, reading);
}

fn set(sheet: &Sheet, (row, day): (usize, Day), reading: &mut Reading<'_>) -> Result<Set, Why> {
    let exercise = sheet.text(row, "exercise");
    let dose = sets::dose(sheet, row, reading)?;
    if exercise.is_empty() {
        return Err(Why::Blank);
    }
    Ok(Set {
        place: sheet.place(row, "date"),
        line: sheet.line(row),
        day: (day.0, None),
        session: String::new(),
        title: String::new(),
        length: None,
        exercise: exercise.to_owned(),
        dose,
        note: sheet.text(row, "note").to_owned(),
    })
}
