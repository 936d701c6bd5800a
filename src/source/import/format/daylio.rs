//! Daylio: a row a moment. Moods are words of the person's own and activities are tags; what they
//! mean is said once, `--map "awful=stress 5"`, and nothing else is taken.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diag::import as diag;
use crate::journal::What;
use crate::source::import::item::{Item, to_the_minute};
use crate::source::import::sets::plain;
use crate::source::import::sheet::Sheet;
use crate::source::import::{Reading, Why, With};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let mut unsaid = None;
    for (row, date) in days(sheet, reading) {
        match items(sheet, (row, date), reading) {
            Ok(items) => reading.items.extend(items),
            Err(why) => {
                if why == Why::Elsewhere {
                    unsaid = unsaid.or(Some(row));
                }
                reading.ledger.leave(sheet.line(row), why);
            }
        }
    }
    if let Some(row) = unsaid {
        let read = sheet.text(row, "mood");
        reading.told.push(diag::no_meaning(&sheet.place(row, "mood"), read));
    }
}

/// A whole date, or in older exports a day and a month in the person's language beside a year.
fn days(sheet: &Sheet, reading: &mut Reading<'_>) -> BTreeMap<usize, Date> {
    if sheet.column("full_date").is_some() {
        let days = sheet.days("full_date", reading).into_iter();
        return days.map(|(row, (date, _))| (row, date)).collect();
    }
    let mut days = BTreeMap::new();
    for row in sheet.rows() {
        let text = format!("{} {}", sheet.text(row, "date"), sheet.text(row, "year"));
        match sheet.certain_day(&text) {
            Some(date) if date <= reading.options.today => _ = days.insert(row, date),
            Some(_) => reading.ledger.leave(sheet.line(row), Why::Future),
            None => {
                reading.told.push(crate::diag::row::bad_date(&sheet.place(row, "date"), &text));
                reading.ledger.leave(sheet.line(row), Why::Day);
            }
        }
    }
    days
}

fn items(
    sheet: &Sheet,
    (row, date): (usize, Date),
    reading: &mut Reading<'_>,
) -> Result<Vec<Item>, Why> {
    let time = sheet.clock(row, "time").map(to_the_minute);
    let mood = sheet.text(row, "mood");
    let tags = sheet.text(row, "activities").split('|').map(str::trim);
    let mut given: Vec<(String, What<String>)> = Vec::new();
    let mut blank = true;
    for word in std::iter::once(mood).chain(tags).filter(|word| !word.is_empty()) {
        blank = false;
        let Some(meaning) = reading.meaning(word) else { continue };
        match crate::source::import::said::meant((date, time), &meaning, "") {
            Some(what) => given.push((word.to_owned(), what)),
            None => {
                reading.told.push(diag::value(&sheet.place(row, "mood"), &meaning));
                return Err(Why::Value);
            }
        }
    }
    let note = plain(sheet.text(row, "note"));
    if reading.options.takes(With::Notes) && !note.is_empty() {
        given.push(("note".to_owned(), What::Note(note)));
    }
    if given.is_empty() {
        return Err(if blank { Why::Blank } else { Why::Elsewhere });
    }
    let clock = sheet.text(row, "time");
    Ok(given
        .into_iter()
        .map(|(word, what)| Item {
            date,
            time: time.filter(|_| !crate::source::import::known::has_one_value(&what)),
            what,
            key: format!("{date} {clock} {word}"),
            place: sheet.place(row, "mood"),
            rows: vec![sheet.line(row)],
        })
        .collect())
}
