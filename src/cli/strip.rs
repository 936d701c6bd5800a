//! The strip of entries that `comeback check` draws for the owner: one row for each thing that is
//! logged, one column for each day. Told at the owner's terminal, or where it is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::{Date, Weekday};

use crate::calendar::Span;
use crate::journal::Kind;

/// What the strip has a row for, in the order of a day.
const ROWS: [(Kind, &str); 9] = [
    (Kind::Morning, "morning"),
    (Kind::Evening, "evening"),
    (Kind::Everyday, "everyday"),
    (Kind::Bout, "bouts"),
    (Kind::Session, "sessions"),
    (Kind::Response, "responses"),
    (Kind::Sleep, "sleep"),
    (Kind::Confidence, "confidence"),
    (Kind::Flags, "danger signs"),
];

/// What was entered on each day of a span.
pub(super) type Entered = BTreeMap<Date, BTreeSet<Kind>>;

/// The strip as text, weeks set apart; a sentence where nothing was entered.
pub(super) fn text(entered: &Entered, span: Span, last_entry: Option<Date>) -> String {
    let (days, heading) = (span.len(), format!("{} to {}", span.first, span.last));
    if entered.values().all(BTreeSet::is_empty) {
        return match last_entry {
            Some(last) => format!("no entries in the {days} days {heading}; the last is of {last}"),
            None => "no entries yet".to_owned(),
        };
    }
    let mut out = format!("entries in the {days} days {heading}\n");
    let _ = writeln!(out, "{:14}{}", "", row(entered, |day, _| letter(day)));
    for (kind, name) in ROWS {
        let known = entered.values().filter(|kinds| kinds.contains(&kind)).count();
        if known > 0 {
            let marks = row(entered, |_, kinds| if kinds.contains(&kind) { 'x' } else { '.' });
            let _ = writeln!(out, "{name:14}{marks}  {known} of {days}");
        }
    }
    out
}

/// One mark a day, with a gap before each Monday.
fn row(entered: &Entered, mark: impl Fn(Date, &BTreeSet<Kind>) -> char) -> String {
    let mut out = String::new();
    for (day, kinds) in entered {
        if day.weekday() == Weekday::Monday && !out.is_empty() {
            out.push(' ');
        }
        out.push(mark(*day, kinds));
    }
    out
}

fn letter(day: Date) -> char {
    match day.weekday() {
        Weekday::Monday => 'M',
        Weekday::Tuesday | Weekday::Thursday => 'T',
        Weekday::Wednesday => 'W',
        Weekday::Friday => 'F',
        Weekday::Saturday | Weekday::Sunday => 'S',
    }
}

/// The same for machines: each day with the words of its kinds.
pub(super) fn json(entered: &Entered) -> serde_json::Value {
    let day = |(day, kinds): (&Date, &BTreeSet<Kind>)| {
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        serde_json::json!({ "date": day.to_string(), "kinds": kinds })
    };
    entered.iter().map(day).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::plus;

    fn entered(span: Span, kinds: &[(i8, Kind)]) -> Entered {
        let of = |day: Date| kinds.iter().filter(move |(n, _)| *n == day.day()).map(|(_, k)| *k);
        span.days().map(|day| (day, of(day).collect())).collect()
    }

    #[test]
    fn each_day_has_its_mark_and_weeks_stand_apart() {
        let span = Span::between(date(2026, 3, 12), date(2026, 3, 17));
        let kinds = [(12, Kind::Morning), (16, Kind::Morning), (16, Kind::Session)];
        let strip = text(&entered(span, &kinds), span, None);
        let lines: Vec<&str> = strip.lines().collect();
        assert_eq!(lines[0], "entries in the 6 days 2026-03-12 to 2026-03-17");
        assert_eq!(lines[1], "              TFSS MT");
        assert_eq!(lines[2], "morning       x... x.  2 of 6");
        assert_eq!(lines[3], "sessions      .... x.  1 of 6");
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn days_without_entries_name_the_last_one() {
        let span = Span::ending(date(2026, 3, 17), 14);
        let last = plus(span.first, 0);
        let strip = text(&entered(span, &[]), span, Some(last));
        assert!(strip.ends_with("the last is of 2026-03-04"), "{strip}");
        assert_eq!(text(&entered(span, &[]), span, None), "no entries yet");
    }
}
