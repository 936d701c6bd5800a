//! The made log of `examples/make_log` for tests of scale: years of an invented person's days as
//! file texts. The same years give the same bytes.

use std::collections::BTreeMap;

use jiff::civil::date;

#[path = "../../examples/make_log/person.rs"]
mod person;
#[path = "../../examples/make_log/random.rs"]
mod random;
#[path = "../../examples/make_log/spelling.rs"]
mod spelling;

/// One long table a year, by file name.
pub(crate) fn long_tables(years: i64) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for day in person::days(years * 365, date(2026, 6, 7), 1906) {
        let name = format!("{}.csv", day.date.year());
        let text = files.entry(name).or_insert_with(|| spelling::LONG_HEADER.to_owned());
        text.push_str(&spelling::long(&day));
    }
    files
}

#[test]
fn a_made_log_is_the_same_each_time_and_grows_with_its_years() {
    let three = long_tables(3);
    assert_eq!(three, long_tables(3));
    let sessions = |files: &BTreeMap<String, String>| {
        files.values().map(|text| text.matches(",session,").count()).sum::<usize>()
    };
    assert!((2_700..3_500).contains(&sessions(&three)), "{} sessions", sessions(&three));
    assert!(three.values().all(|text| text.lines().all(|row| row.split(',').count() >= 9)));
}

#[test]
fn a_made_day_says_the_same_in_both_spellings() {
    for day in person::days(60, date(2026, 6, 7), 1906) {
        let (list, rows) = (spelling::markdown(&day), spelling::long(&day));
        assert_eq!(list.is_empty(), rows.is_empty(), "{}", day.date);
        assert_eq!(list.matches("- session ").count(), rows.matches(",session,").count());
        assert_eq!(list.matches("- bout ").count(), rows.matches(",bout,").count());
        assert_eq!(list.contains("- morning"), rows.contains(",morning,"));
    }
}
