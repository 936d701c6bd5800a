//! Strava's archive: a row an activity, in UTC. Some headings stand twice: the first distance is in
//! the unit of the screen, the second in metres. And the list of the web page, whose raw columns
//! are used.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::diag::{import as diag, row as row_diag};
use crate::journal::{Distance, DistanceUnit, Seconds};
use crate::source::import::activity::{Done, session};
use crate::source::import::sheet::{Day, Sheet};
use crate::source::import::{Question, Reading, Why, measure};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    for (row, day) in sheet.days("date", reading) {
        match done(sheet, (row, day), reading) {
            Ok(done) => session(done, reading),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
}

fn done(sheet: &Sheet, (row, day): (usize, Day), reading: &mut Reading<'_>) -> Result<Done, Why> {
    let (date, time) = local(sheet, (row, day), reading)?;
    if date > reading.options.today {
        return Err(Why::Future);
    }
    let moving = sheet.number(row, "moving", reading)?.filter(|n| *n > 0);
    let length = match moving {
        Some(n) => Some(n),
        None => sheet.number(row, "elapsed", reading)?,
    };
    let distance = match sheet.second_column("distance") {
        Some(column) => metres(sheet.number_at((row, column), reading)?),
        None => measure::distance(sheet, row, reading)?,
    };
    Ok(Done {
        place: sheet.place(row, "date"),
        line: sheet.line(row),
        date,
        time: Some(time),
        key: sheet.text(row, "id").to_owned(),
        sort: sheet.text(row, "type").to_owned(),
        title: sheet.text(row, "title").to_owned(),
        note: sheet.text(row, "note").to_owned(),
        length: seconds(length),
        distance,
        effort: measure::effort(sheet, row, reading)?,
    })
}

/// The moment of an activity where the person lived.
fn local(
    sheet: &Sheet,
    (row, (date, time)): (usize, Day),
    reading: &mut Reading<'_>,
) -> Result<(Date, Time), Why> {
    let place = sheet.place(row, "date");
    let Some(time) = time else {
        reading.told.push(row_diag::bad_time(&place, sheet.text(row, "date")));
        return Err(Why::Day);
    };
    let Some(zone) = reading.options.zone.clone() else {
        reading.ask(Question::Zone, &place);
        return Err(Why::Open);
    };
    let moment = date.to_datetime(time).to_zoned(TimeZone::UTC).map_err(|_| Why::Day)?;
    let local = moment.with_time_zone(zone);
    Ok((local.date(), local.time()))
}

/// To the next ten metres: the archive has a metre with its fractions.
fn metres(thousandths: Option<u64>) -> Option<Distance> {
    let metres = thousandths? / 1000;
    let (thousandths, unit) = match metres {
        0 => return None,
        1..1000 => (metres * 1000, DistanceUnit::Metre),
        _ => ((metres + 5) / 10 * 10, DistanceUnit::Kilometre),
    };
    Some(Distance { thousandths: u32::try_from(thousandths).ok()?, unit })
}

fn seconds(thousandths: Option<u64>) -> Option<Seconds> {
    u32::try_from(thousandths? / 1000).ok().filter(|n| *n > 0).map(Seconds)
}

/// The list of the web page: the local clock as seconds since 1970.
pub(super) fn read_list(sheet: &Sheet, reading: &mut Reading<'_>) {
    let rows: Vec<usize> = sheet.rows().collect();
    for row in rows {
        match listed(sheet, row, reading) {
            Ok(done) => session(done, reading),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
}

fn listed(sheet: &Sheet, row: usize, reading: &mut Reading<'_>) -> Result<Done, Why> {
    let place = sheet.place(row, "date");
    let raw: Option<i64> = sheet.text(row, "date").parse().ok();
    let moment = raw.and_then(|n| Timestamp::UNIX_EPOCH.checked_add(n.seconds()).ok());
    let Some(moment) = moment else {
        reading.told.push(row_diag::bad_date(&place, sheet.text(row, "date")));
        return Err(Why::Day);
    };
    let local = moment.to_zoned(TimeZone::UTC);
    if local.date() > reading.options.today {
        return Err(Why::Future);
    }
    let moving = sheet.number(row, "moving", reading)?.filter(|n| *n > 0);
    let elapsed = sheet.number(row, "elapsed", reading)?;
    if sheet.text(row, "type").is_empty() {
        reading.told.push(diag::value(&sheet.place(row, "type"), ""));
        return Err(Why::Value);
    }
    Ok(Done {
        place,
        line: sheet.line(row),
        date: local.date(),
        time: Some(local.time()),
        key: sheet.text(row, "id").to_owned(),
        sort: sheet.text(row, "type").to_owned(),
        title: sheet.text(row, "title").to_owned(),
        note: sheet.text(row, "note").to_owned(),
        length: seconds(moving.or(elapsed)),
        distance: metres(sheet.number(row, "distance", reading)?),
        effort: None,
    })
}
