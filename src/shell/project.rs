//! Which project is meant, and which day it is: the only place that asks a clock. What is
//! inside a project, and what the day is used for, it does not know.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The file that makes a folder a project.
pub const CONFIGURATION: &str = "comeback.toml";

/// The nearest folder, from `start` upwards, that holds a `comeback.toml`.
pub fn find_project(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join(CONFIGURATION).is_file()).map(Path::to_path_buf)
}

/// The day that "today" means: the one asked for (`--today`), else that of `SOURCE_DATE_EPOCH`,
/// else the civil date where this computer stands.
pub fn today(asked: Option<&str>) -> Result<Date> {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
    match day_named(asked, epoch.as_deref())? {
        Some(day) => Ok(day),
        None => Ok(Timestamp::now().to_zoned(TimeZone::system()).date()),
    }
}

/// The day that was named, if one was. The epoch counts in UTC, whatever the zone here.
pub fn day_named(asked: Option<&str>, epoch: Option<&str>) -> Result<Option<Date>> {
    if let Some(text) = asked {
        return Ok(Some(text.parse().ok().filter(|_| text.len() == 10).with_context(|| {
            format!("`{text}` is not a day; write it as year-month-day, such as 2026-03-01")
        })?));
    }
    let Some(text) = epoch.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let seconds = text.trim().parse().ok().and_then(|s| Timestamp::from_second(s).ok());
    let moment = seconds.context("SOURCE_DATE_EPOCH is not a number of seconds since 1970")?;
    Ok(Some(moment.to_zoned(TimeZone::UTC).date()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_asked_for_goes_before_the_epoch() {
        let day = |asked, epoch| day_named(asked, epoch).unwrap();
        assert_eq!(day(Some("2026-03-01"), Some("0")), Some(date(2026, 3, 1)));
        assert_eq!(day(None, Some("86400")), Some(date(1970, 1, 2)));
        assert_eq!(day(None, Some("")), None);
        assert_eq!(day(None, None), None);
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for wrong in ["", "01.03.2026", "2026-02-30", "2026-03-01T10:00", "20260301"] {
            assert!(day_named(Some(wrong), None).is_err(), "{wrong:?}");
        }
        assert!(day_named(None, Some("soon")).is_err());
        assert!(day_named(None, Some("99999999999999999")).is_err());
    }
}
