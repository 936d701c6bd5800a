//! Loop Habit Tracker: a column a habit, or a file a habit. Cells hold codes that tell yes by hand,
//! yes by the schedule, no, skipped and unknown apart, or a number times a thousand. What a habit
//! means is said once: `--map "Back pain=pain"`, `--map "Knee rolls=bout knee rolls 10"`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diag::{import as diag, row as row_diag};
use crate::source::DateOrder;
use crate::source::import::item::Item;
use crate::source::import::said::meant;
use crate::source::import::sheet::Sheet;
use crate::source::import::{Reading, Why};

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Yes,
    No,
    /// Implied, skipped, unknown or empty: nobody said it of that day.
    Nothing,
    Thousandths(u64),
    Unread,
}

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let habits = habits(sheet);
    let known: Vec<(usize, String, String)> = habits
        .iter()
        .filter_map(|(column, name)| Some((*column, name.clone(), reading.meaning(name)?)))
        .collect();
    for (row, date) in days(sheet, reading) {
        match items(sheet, (row, date), (&known, reading)) {
            Ok(items) => reading.items.extend(items),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
    if let (true, Some((column, name))) = (known.is_empty(), habits.first()) {
        let place = sheet.table.place(0, *column);
        reading.told.push(diag::no_meaning(&place, name));
    }
}

/// Every column of a habit with its name. A file of one habit lies in a folder of its name.
fn habits(sheet: &Sheet) -> Vec<(usize, String)> {
    let alone = sheet.column("value").or_else(|| sheet.column("check"));
    if let Some(column) = alone {
        let file = sheet.place(0, "date").file;
        let folder = file.as_str().rsplit('/').nth(1).unwrap_or("");
        let name = folder.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
        let name = if name.is_empty() { "Value" } else { name };
        return vec![(column, name.to_owned())];
    }
    let header = sheet.table.header();
    let named = header.iter().enumerate().skip(1).filter(|(_, name)| !name.is_empty());
    named.map(|(column, name)| (column, (*name).to_owned())).collect()
}

/// The days; those with a year of two digits behind dashes need to be told their order.
fn days(sheet: &Sheet, reading: &mut Reading<'_>) -> BTreeMap<usize, Date> {
    let short = |row: usize| {
        let text = sheet.text(row, "date");
        let either = [DateOrder::MonthFirst, DateOrder::DayFirst];
        either.into_iter().any(|order| short_date(text, order).is_some())
    };
    if !sheet.rows().any(short) {
        let days = sheet.days("date", reading).into_iter();
        return days.map(|(row, (date, _))| (row, date)).collect();
    }
    let order = reading.options.answer.date_order;
    let mut days = BTreeMap::new();
    for row in sheet.rows() {
        let text = sheet.text(row, "date");
        match order.and_then(|order| short_date(text, order)) {
            Some(date) if date <= reading.options.today => _ = days.insert(row, date),
            Some(_) => reading.ledger.leave(sheet.line(row), Why::Future),
            None if order.is_none() => {
                reading.open = true;
                reading.told.push(row_diag::ambiguous_date(&sheet.place(row, "date"), text));
                reading.ledger.leave(sheet.line(row), Why::Open);
            }
            None => {
                reading.told.push(row_diag::bad_date(&sheet.place(row, "date"), text));
                reading.ledger.leave(sheet.line(row), Why::Day);
            }
        }
    }
    days
}

/// `03-12-26`
fn short_date(text: &str, order: DateOrder) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let [a, b, year] = parts.as_slice() else { return None };
    if parts.iter().any(|part| part.len() != 2) {
        return None;
    }
    let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
    let (day, month) = match order {
        DateOrder::DayFirst => (a, b),
        DateOrder::MonthFirst => (b, a),
    };
    Date::new(2000 + year.parse::<i16>().ok()?, month, day).ok()
}

fn items(
    sheet: &Sheet,
    (row, date): (usize, Date),
    (known, reading): (&[(usize, String, String)], &mut Reading<'_>),
) -> Result<Vec<Item>, Why> {
    if known.is_empty() {
        return Err(Why::Elsewhere);
    }
    let mut items = Vec::new();
    for (column, name, meaning) in known {
        let text = sheet.table.cell(row, *column);
        let values = match cell(text) {
            Cell::Nothing => continue,
            Cell::Unread => {
                reading.told.push(diag::value(&sheet.table.place(row, *column), text));
                return Err(Why::Value);
            }
            // A habit that was not done is no fact, but a key that takes a no is told one.
            Cell::No if meaning.contains(' ') => continue,
            Cell::No => "no".to_owned(),
            Cell::Yes if meaning.contains(' ') => String::new(),
            Cell::Yes => "yes".to_owned(),
            Cell::Thousandths(n) => decimal(n),
        };
        let key = meaning.split(' ').next().unwrap_or("");
        let whole = if values.is_empty() { meaning.as_str() } else { key };
        match meant((date, None), whole, &values) {
            Some(what) => items.push(Item {
                date,
                time: None,
                what,
                key: format!("{date} {name}"),
                place: sheet.table.place(row, *column),
                rows: vec![sheet.line(row)],
            }),
            None if values == "no" => {}
            None => {
                reading.told.push(diag::value(&sheet.table.place(row, *column), text));
                return Err(Why::Value);
            }
        }
    }
    if items.is_empty() { Err(Why::Blank) } else { Ok(items) }
}

fn decimal(thousandths: u64) -> String {
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{}", (rest + 50) / 100) }
}

fn cell(text: &str) -> Cell {
    // An export in which cells hold the printed form of an object.
    let inner = text.split_once("value=").map_or(text, |(_, value)| value);
    let inner = inner.trim_end_matches(')').trim();
    match inner.to_uppercase().as_str() {
        "2" | "YES_MANUAL" => Cell::Yes,
        "0" | "NO" => Cell::No,
        "" | "1" | "3" | "-1" | "YES_AUTO" | "SKIP" | "UNKNOWN" => Cell::Nothing,
        number => number.parse().map_or(Cell::Unread, Cell::Thousandths),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_unknown_and_skipped_are_kept_apart() {
        for (text, says) in [
            ("2", Cell::Yes),
            ("YES_MANUAL", Cell::Yes),
            ("1", Cell::Nothing),
            ("-1", Cell::Nothing),
            ("SKIP", Cell::Nothing),
            ("0", Cell::No),
            ("19000", Cell::Thousandths(19_000)),
            ("Entry(timestamp=1583020800000, value=2)", Cell::Yes),
            ("perhaps", Cell::Unread),
        ] {
            assert_eq!(cell(text), says, "{text}");
        }
    }
}
