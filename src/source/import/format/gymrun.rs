//! GymRun: a row a set, semicolons, the day as `DD.MM.YYYY` and the time beside it. The time is
//! that of the set, so that a routine of a day is one session and begins with its first set.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use crate::source::import::item::to_the_minute;
use crate::source::import::sets::{self, Set};
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Reading, Why};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let mut taken = sets::of_rows(sheet, reading, set);
    let mut begins: BTreeMap<(Date, String), Option<Time>> = BTreeMap::new();
    for set in &taken {
        let begin = begins.entry((set.day.0, set.session.clone())).or_insert(set.day.1);
        *begin = set.day.1.into_iter().chain(*begin).min();
    }
    for set in &mut taken {
        let begin = begins.get(&(set.day.0, set.session.clone())).copied().flatten();
        set.day.1 = begin;
    }
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
        day: (day.0, sheet.clock(row, "clock").map(to_the_minute)),
        session: sheet.text(row, "routine").to_owned(),
        title: sheet.text(row, "routine").to_owned(),
        length: None,
        exercise: exercise.to_owned(),
        dose,
        note: sheet.text(row, "note").to_owned(),
    })
}
