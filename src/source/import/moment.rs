//! Moments that say how far they are from UTC: `2026-03-02 18:10:33 +0100`. The day is that of the
//! clock that was written, never one that was cut from UTC. Knows no format and no zone's name.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

/// A moment, and what calendar and clock said where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Whole seconds since 1970, so that moments can be compared.
    pub(super) at: i64,
    pub(super) date: Date,
    pub(super) time: Time,
}

impl Moment {
    pub(super) fn with_offset(at: Timestamp, offset: Offset) -> Moment {
        let local = offset.to_datetime(at);
        Moment { at: at.as_second(), date: local.date(), time: local.time() }
    }

    pub(super) fn in_zone(at: Timestamp, zone: &TimeZone) -> Moment {
        let local = at.to_zoned(zone.clone());
        Moment { at: at.as_second(), date: local.date(), time: local.time() }
    }
}

/// A moment with its offset; nothing where either is missing.
pub(super) fn read(text: &str) -> Option<(Timestamp, Offset)> {
    let (date, behind) = text.trim().split_at_checked(10)?;
    let behind = behind.strip_prefix([' ', 'T'])?;
    let (clock, offset) = behind.split_at(behind.rfind(['+', '-', 'Z'])?);
    let date: Date = date.parse().ok()?;
    let offset = read_offset(offset)?;
    let at = offset.to_timestamp(date.to_datetime(read_clock(clock)?)).ok()?;
    Some((at, offset))
}

/// `+0100`, `-07:00`, `+01_00`, `Z`
fn read_offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.get(1..)?.chars().filter(|c| !":_".contains(*c)).collect();
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = match digits.len() {
        2 => (number, 0),
        4 => (number / 100, number % 100),
        _ => return None,
    };
    (minutes < 60).then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())?
}

/// `18:10:33`, `18:10:33.123`, `6:10:33 PM`, whatever space stands in it.
fn read_clock(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase();
    let (clock, later) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (text.as_str(), None),
    };
    let mut parts = clock.trim().split(':');
    let mut next = || parts.next()?.split('.').next()?.parse::<i8>().ok();
    let (hour, minute, second) = (next()?, next()?, next()?);
    let hour = match later {
        Some(later) if (1..=12).contains(&hour) => hour % 12 + later,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// The offset in the name of a file: `2026-03-02T18_10_33.123+01_00_WALKING.json`.
pub(super) fn offset_in_name(name: &str) -> Option<Offset> {
    let (date, behind) = name.split_at_checked(10)?;
    let _: Date = date.parse().ok()?;
    let behind = behind.strip_prefix('T')?;
    let at = behind.find(['+', '-'])?;
    read_offset(behind.get(at..at + 6)?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn told(text: &str) -> Option<(Date, Time)> {
        read(text).map(|(at, offset)| {
            let moment = Moment::with_offset(at, offset);
            (moment.date, moment.time)
        })
    }

    #[test]
    fn the_day_is_that_of_the_clock_that_was_written() {
        let late = Some((date(2026, 3, 2), time(23, 50, 0, 0)));
        for text in [
            "2026-03-02 23:50:00 -0800",
            "2026-03-02T23:50:00.123+05:30",
            "2026-03-02 11:50:00 PM +0100",
            "2026-03-02 11:50:00\u{202f}pm +0100",
            "2026-03-02T23:50:00Z",
        ] {
            assert_eq!(told(text), late, "{text}");
        }
        let noon = told("2026-03-02 12:05:00 AM +0000");
        assert_eq!(noon, Some((date(2026, 3, 2), time(0, 5, 0, 0))));
    }

    #[test]
    fn without_an_offset_it_is_no_moment() {
        for text in [
            "",
            "2026-03-02",
            "2026-03-02 23:50:00",
            "2026-02-30 23:50:00 +0100",
            "2026-03-02 13:50:00 PM +0100",
            "2026-03-02 23:50:00 +9",
            "ä2026-03-02 x",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn the_name_of_a_file_tells_where_it_was() {
        let offset = offset_in_name("2026-03-02T18_10_33.123-07_00_WALKING.json");
        assert_eq!(offset, Offset::from_seconds(-7 * 3600).ok());
        for name in ["2026-03-02T18_10_33Z_SLEEP.json", "walk.json", "2026-03-02T18+1", "äöüäöüä"]
        {
            assert_eq!(offset_in_name(name), None, "{name}");
        }
    }
}
