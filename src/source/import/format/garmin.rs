//! Garmin Connect: a row an activity in local time, headings in the language of the screen, numbers
//! in the way of the country. The unit of a distance is nowhere; swimming has one of its own.

use crate::diag::import as diag;
use crate::journal::{Distance, DistanceUnit};
use crate::source::import::activity::{Done, session};
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Question, Reading, Why, length};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    for (row, day) in sheet.days("date", reading) {
        match done(sheet, (row, day), reading) {
            Ok(done) => session(done, reading),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
}

fn done(sheet: &Sheet, (row, day): (usize, Day), reading: &mut Reading<'_>) -> Result<Done, Why> {
    let text = sheet.text(row, "time");
    let length = length::read(text);
    if length.is_none() && !matches!(text, "" | "--") {
        reading.told.push(diag::no_length(&sheet.place(row, "time"), text));
    }
    let sort = sheet.text(row, "type");
    Ok(Done {
        place: sheet.place(row, "date"),
        line: sheet.line(row),
        date: day.0,
        time: day.1,
        key: format!("{} {:?} {sort}", day.0, day.1),
        sort: sort.to_owned(),
        title: sheet.text(row, "title").to_owned(),
        note: String::new(),
        length,
        distance: distance(sheet, row, reading)?,
        effort: None,
    })
}

/// In the unit of the screen, which is said; swimming is in metres there, or in yards.
fn distance(sheet: &Sheet, row: usize, reading: &mut Reading<'_>) -> Result<Option<Distance>, Why> {
    let Some(n) = sheet.number(row, "distance", reading)?.filter(|n| *n > 0) else {
        return Ok(None);
    };
    let sort = sheet.text(row, "type").to_lowercase();
    let swims = sheet.words.get("swim").is_some_and(|words| words.iter().any(|w| sort.contains(w)));
    let Some(unit) = reading.options.distance else {
        reading.ask(Question::Distance, &sheet.place(row, "distance"));
        return Err(Why::Open);
    };
    let (n, unit) = match (swims, unit) {
        (true, DistanceUnit::Mile) => (n * 9144 / 10_000, DistanceUnit::Metre),
        (true, _) => (n, DistanceUnit::Metre),
        (false, unit) => (n, unit),
    };
    Ok(u32::try_from(n).ok().map(|thousandths| Distance { thousandths, unit }))
}
