//! Dates and numbers whose reading depends on the country: proven by the column, answered once,
//! or refused; never guessed.

use super::*;
use crate::source::settings::{DateOrder, DecimalMark};

fn answered(answer: TableAnswer) -> Settings {
    let tables = [(RelPath::new("log.csv").unwrap(), answer)].into();
    Settings { tables, ..Settings::default() }
}

#[test]
fn an_open_date_order_is_asked_and_the_rows_wait() {
    let table = "date,morning\n03/04/2026,3\n04/04/2026,2\n";
    let read = read(table);
    assert_eq!((read.facts.len(), read.codes), (1, vec!["table-ambiguous-date"]));
    assert_eq!(read.facts, ["2026-04-04 morning: 2"]);
    assert!(read.told[0].contains("3 April 2026 or 4 March 2026"), "{:?}", read.told);
    let lines = "[[table]]\nfile = \"log.csv\"\ndate_order = \"dmy\"\n";
    assert!(read.told[0].contains(lines), "{:?}", read.told);
    let [question] = read.questions.as_slice() else { panic!("{:?}", read.questions) };
    assert_eq!((question.cell.line, question.answers()), (2, ["dmy", "mdy"]));
    for (order, first) in
        [(DateOrder::DayFirst, "2026-04-03"), (DateOrder::MonthFirst, "2026-03-04")]
    {
        let answer = TableAnswer { date_order: Some(order), ..TableAnswer::default() };
        let read = read_as("log.csv", table.as_bytes(), &answered(answer));
        assert_eq!(read.facts[0], format!("{first} morning: 3"));
        assert!(read.codes.is_empty() && read.questions.is_empty());
    }
}

#[test]
fn one_number_above_twelve_proves_the_whole_column() {
    assert_eq!(
        clean("date,morning\n03/04/2026,3\n04/13/2026,2\n"),
        ["2026-03-04 morning: 3", "2026-04-13 morning: 2"]
    );
    assert_eq!(
        clean("date,morning\n3/4/26,3\n13/4/26,2\n"),
        ["2026-04-03 morning: 3", "2026-04-13 morning: 2"]
    );
}

#[test]
fn dates_that_contradict_each_other_are_refused() {
    let read = read("date,morning\n13/04/2026,3\n04/13/2026,2\n03/04/2026,2\n");
    assert_eq!((read.facts.len(), read.codes), (0, vec!["table-contrary-dates"]));
    assert!(read.questions.is_empty());
}

#[test]
fn dotted_dates_are_day_first_unless_a_cell_says_otherwise() {
    assert_eq!(clean("date,morning\n03.04.2026,3\n"), ["2026-04-03 morning: 3"]);
    let read = read("date,morning\n03.04.2026,3\n03.14.2026,2\n");
    assert_eq!((read.facts.len(), read.codes), (0, vec!["table-contrary-dates"]));
}

#[test]
fn days_that_do_not_exist_are_named_alone() {
    let read = read("date,morning\n2026-02-30,3\n31/02/2026,3\n13/02/2026,3\nsoon,3\n,3\n");
    assert_eq!(read.facts, ["2026-02-13 morning: 3"]);
    assert_eq!(read.lines, [2, 3, 5, 6]);
    let expected = ["table-bad-date", "table-bad-date", "table-bad-date", "table-no-date"];
    assert_eq!(read.codes, expected);
}

#[test]
fn dates_are_read_as_people_write_them() {
    for (text, time) in [
        ("2026-03-12", ""),
        ("2026/3/12", ""),
        ("Thu 12 March 2026", ""),
        ("Donnerstag, 12. März 2026", ""),
        ("Mar 12, 2026", ""),
        ("March 12th 2026", ""),
        ("12-Mar-26", ""),
        ("12 mars 2026", ""),
        ("12 de marzo de 2026", ""),
        ("Do 12.3.2026", ""),
        ("2026-03-12T18:10:00+01:00", "18:10"),
        ("2026-03-12T23:59:00Z", "23:59"),
        ("12.03.2026 18:10 Uhr", "18:10"),
        ("12 March 2026 at 6:10 p.m.", "18:10"),
    ] {
        let stamp = date::stamp(text).unwrap_or_else(|| panic!("{text}"));
        let day = match stamp.shape {
            date::Shape::Certain(date) => date.to_string(),
            date::Shape::Open { first, second, year, .. } => {
                format!("{year:04}-{second:02}-{first:02}")
            }
            date::Shape::DayNumber(_) => String::new(),
        };
        let clock = stamp.time.map(|t| t.strftime("%H:%M").to_string()).unwrap_or_default();
        assert_eq!((day.as_str(), clock.as_str()), ("2026-03-12", time), "{text}");
    }
    for bad in ["12 March", "26-03-12", "3", "2026", "2026-13-01", "1/2/3", "12/2026", "morning"] {
        assert_eq!(date::stamp(bad), None, "{bad}");
    }
}

#[test]
fn times_are_read_as_people_write_them() {
    for (text, expected) in [
        ("18:10", "18:10"),
        ("7:05", "07:05"),
        ("18.10", "18:10"),
        ("18h10", "18:10"),
        ("18:10:30", "18:10"),
        ("6:10 pm", "18:10"),
        ("6pm", "18:00"),
        ("12:05 am", "00:05"),
        ("18:10 Uhr", "18:10"),
    ] {
        let time = date::time(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(time.strftime("%H:%M").to_string(), expected, "{text}");
    }
    for bad in ["18", "25:00", "13:00 pm", "noon", "", "18:5", "1810"] {
        assert_eq!(date::time(bad), None, "{bad}");
    }
}

#[test]
fn spreadsheet_day_numbers_are_read_and_told() {
    let read = read("date,morning\n46093,3\n46094,2\n");
    assert_eq!(read.facts, ["2026-03-12 morning: 3", "2026-03-13 morning: 2"]);
    assert_eq!(read.codes, ["table-day-numbers"]);
}

#[test]
fn an_open_decimal_mark_is_asked_and_the_cell_waits() {
    let table = "date;km;activity\n2026-03-12;1,250;walk\n";
    let read = read(table);
    assert_eq!(read.facts, ["2026-03-12 session walk: "]);
    assert_eq!(read.codes, ["table-ambiguous-number"]);
    assert!(read.told[0].starts_with("log.csv:2:12 "), "{:?}", read.told);
    let [question] = read.questions.as_slice() else { panic!("{:?}", read.questions) };
    assert_eq!(question.readings, ["1.250", "1250"]);
    assert_eq!(question.answers(), ["comma", "point"]);
    let answer = TableAnswer { decimal: Some(DecimalMark::Comma), ..TableAnswer::default() };
    let read = read_as("log.csv", table.as_bytes(), &answered(answer));
    assert_eq!(read.facts, ["2026-03-12 session walk: 1.250km"]);
}

#[test]
fn the_column_proves_its_own_decimal_mark() {
    assert_eq!(
        clean("date;km;activity\n2026-03-12;1,250;walk\n2026-03-13;2,5;walk\n"),
        ["2026-03-12 session walk: 1.250km", "2026-03-13 session walk: 2.5km"]
    );
}
