//! StrongLifts: a row an exercise, its sets in numbered columns that go on to the right, a clock of
//! twelve hours, lengths as parts of an hour.

use crate::diag::import as diag;
use crate::journal::{Dose, Load, Mass, MassUnit, Seconds};
use crate::source::import::item::to_the_minute;
use crate::source::import::sets::{self, Set};
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Reading, Why};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let mut taken = Vec::new();
    for (row, day) in sheet.days("date", reading) {
        match row_sets(sheet, (row, day), reading) {
            Ok(sets) => taken.extend(sets),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
    sets::sessions(taken, reading);
}

fn row_sets(
    sheet: &Sheet,
    (row, day): (usize, Day),
    reading: &mut Reading<'_>,
) -> Result<Vec<Set>, Why> {
    let exercise = sheet.text(row, "exercise");
    let doses = doses(sheet, row, reading)?;
    if exercise.is_empty() || doses.is_empty() {
        return Err(Why::Blank);
    }
    let hours = sheet.number(row, "length_h", reading)?;
    let length = hours.and_then(|n| u32::try_from(n * 36 / 10).ok()).map(Seconds);
    let time = sheet.clock(row, "start").map(to_the_minute);
    let set = |dose: Dose| Set {
        place: sheet.place(row, "date"),
        line: sheet.line(row),
        day: (day.0, time),
        session: format!("{} {}", sheet.text(row, "start"), sheet.text(row, "number")),
        title: sheet.text(row, "title").to_owned(),
        length,
        exercise: exercise.to_owned(),
        dose,
        note: sheet.text(row, "note").to_owned(),
    };
    Ok(doses.into_iter().map(set).collect())
}

fn doses(sheet: &Sheet, row: usize, reading: &mut Reading<'_>) -> Result<Vec<Dose>, Why> {
    let columns = |field: &str| sheet.fields.get(field).cloned().unwrap_or_default();
    let (unit, weights) = match columns("set_kg") {
        kg if kg.is_empty() => (MassUnit::Lb, columns("set_lb")),
        kg => (MassUnit::Kg, kg),
    };
    let mut doses = Vec::new();
    for (at, column) in columns("set_reps").into_iter().enumerate() {
        let Some(reps) = sheet.number_at((row, column), reading)?.filter(|n| *n > 0) else {
            continue;
        };
        let weight = match weights.get(at) {
            Some(column) => sheet.number_at((row, *column), reading)?.filter(|n| *n > 0),
            None => None,
        };
        let thousandths = weight.and_then(|n| u32::try_from(n).ok());
        let load = thousandths.map(|thousandths| Load::Weight(Mass { thousandths, unit }));
        let Some(reps) = u32::try_from(reps / 1000).ok().filter(|_| reps % 1000 == 0) else {
            let place = sheet.table.place(row, column);
            reading.told.push(diag::value(&place, sheet.table.cell(row, column)));
            return Err(Why::Value);
        };
        doses.push(Dose { reps: Some(reps), load, ..Dose::default() });
    }
    Ok(doses)
}
