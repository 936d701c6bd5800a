//! Spans, ISO weeks and months of civil dates. Knows no clock, no zone and no log.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// Days from `first` to `last`, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub first: Date,
    pub last: Date,
}

impl Span {
    /// The span between two days, whichever comes first.
    pub fn between(a: Date, b: Date) -> Span {
        Span { first: a.min(b), last: a.max(b) }
    }

    /// The `days` days that end on `last`.
    pub fn ending(last: Date, days: u32) -> Span {
        Span { first: minus(last, days.max(1) - 1), last }
    }

    /// The span of the same length that ends the day before this one begins.
    pub fn before(self) -> Span {
        Span::ending(minus(self.first, 1), self.len())
    }

    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it holds.
    pub fn len(self) -> u32 {
        u32::try_from(days_between(self.first, self.last) + 1).unwrap_or(1)
    }

    pub fn is_empty(self) -> bool {
        false
    }

    pub fn days(self) -> impl DoubleEndedIterator<Item = Date> {
        (0..self.len()).map(move |n| plus(self.first, n))
    }
}

/// `day` and the number of days after it; the calendar's last day where it would end.
pub fn plus(day: Date, days: u32) -> Date {
    day.saturating_add(i64::from(days).days())
}

/// `day` less a number of days.
pub fn minus(day: Date, days: u32) -> Date {
    day.saturating_sub(i64::from(days).days())
}

/// Days from `from` to `to`; negative where `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    day_number(to) - day_number(from)
}

/// Days since 1970-01-01.
pub fn day_number(day: Date) -> i64 {
    let (y, m) = match i64::from(day.month()) {
        m @ 3.. => (i64::from(day.year()), m - 3),
        m => (i64::from(day.year()) - 1, m + 9),
    };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let day_of_year = (153 * m + 2) / 5 + i64::from(day.day()) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// An ISO week, Monday to Sunday: `2026-W11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    pub year: i16,
    pub number: i8,
}

impl Week {
    pub fn of(day: Date) -> Week {
        let iso = day.iso_week_date();
        Week { year: iso.year(), number: iso.week() }
    }

    pub fn span(self) -> Span {
        let first = ISOWeekDate::new(self.year, self.number, Weekday::Monday)
            .map(ISOWeekDate::date)
            .unwrap_or(Date::MIN);
        Span { first, last: plus(first, 6) }
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.number)
    }
}

/// A calendar month: `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i16,
    pub number: i8,
}

impl Month {
    pub fn of(day: Date) -> Month {
        Month { year: day.year(), number: day.month() }
    }

    pub fn span(self) -> Span {
        let first = Date::new(self.year, self.number, 1).unwrap_or(Date::MIN);
        Span { first, last: first.last_of_month() }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn spans_count_both_ends() {
        let span = Span::ending(date(2026, 3, 12), 7);
        assert_eq!(span, Span { first: date(2026, 3, 6), last: date(2026, 3, 12) });
        assert_eq!(span.len(), 7);
        assert_eq!(span.before().last, date(2026, 3, 5));
        assert_eq!(span.days().count(), 7);
    }

    #[test]
    fn day_numbers_agree_with_the_calendar() {
        assert_eq!(day_number(date(1970, 1, 1)), 0);
        assert_eq!(day_number(date(2000, 3, 1)), 11_017);
        let mut day = date(1899, 12, 30);
        for n in 0..80_000u32 {
            let next = plus(day, 1);
            assert_eq!(days_between(day, next), 1, "after {n} days");
            day = next;
        }
    }

    #[test]
    fn the_first_days_of_january_may_belong_to_the_old_year() {
        assert_eq!(Week::of(date(2027, 1, 1)).to_string(), "2026-W53");
        assert_eq!(Week::of(date(2026, 3, 12)).span().first, date(2026, 3, 9));
        assert_eq!(Month::of(date(2026, 2, 3)).span().last, date(2026, 2, 28));
    }
}
