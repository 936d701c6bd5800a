//! FitNotes' body tracker: any measure with its day and time. Taken is what the person says is one
//! of ours: `--map "Back pain=pain"`.

use jiff::civil::Time;

use crate::diag::import as diag;
use crate::source::import::item::{Item, to_the_minute};
use crate::source::import::said::said;
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Reading, Why};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    for (row, day) in sheet.days("date", reading) {
        match item(sheet, (row, day), reading) {
            Ok(item) => reading.items.push(item),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
}

fn item(sheet: &Sheet, (row, day): (usize, Day), reading: &mut Reading<'_>) -> Result<Item, Why> {
    let name = sheet.text(row, "name");
    let map = &reading.options.answer.columns;
    let key = map.iter().find(|(heading, _)| heading.to_lowercase() == name.to_lowercase());
    let Some((_, key)) = key else { return Err(Why::Elsewhere) };
    let time = sheet.clock(row, "time").map(to_the_minute);
    let one_a_day = ["morning", "evening", "worst", "stress"].contains(&key.as_str());
    let time: Option<Time> = time.filter(|_| !one_a_day);
    let value = sheet.text(row, "value");
    let Some(what) = said((day.0, time), key, value) else {
        reading.told.push(diag::value(&sheet.place(row, "value"), value));
        return Err(Why::Value);
    };
    Ok(Item {
        date: day.0,
        time,
        what,
        key: format!("{} {} {name}", day.0, sheet.text(row, "time")),
        place: sheet.place(row, "date"),
        rows: vec![sheet.line(row)],
    })
}
