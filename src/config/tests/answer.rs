//! An answer is stored once, and nothing else of the file changes.

use proptest::prelude::*;

use super::super::{Answer, with_answer};
use super::clean;
use crate::inputs::RelPath;
use crate::source::{DateOrder, DecimalMark};

fn diary() -> RelPath {
    RelPath::new("log/diary.csv").unwrap()
}

fn day_first(text: &str) -> String {
    with_answer(text, &diary(), &Answer::DateOrder(DateOrder::DayFirst)).unwrap()
}

#[test]
fn a_table_is_added_at_the_end_of_a_file_without_one() {
    let text = "version = 1 # first\n\n[project]\ntitle = \"x\" # mine";
    assert_eq!(
        day_first(text),
        "version = 1 # first\n\n[project]\ntitle = \"x\" # mine\n\n[[table]]\nfile = \
         \"log/diary.csv\"\ndate_order = \"dmy\"\n"
    );
    assert_eq!(day_first(""), "[[table]]\nfile = \"log/diary.csv\"\ndate_order = \"dmy\"\n");
}

#[test]
fn a_line_is_added_to_the_table_of_the_file() {
    let text = "# a\n[[table]]\n  file = './log/diary.csv'   # mine\n  decimal = \"comma\"\n\
                [[table]]\nfile = \"b.csv\"\n";
    assert_eq!(
        day_first(text),
        "# a\n[[table]]\n  file = './log/diary.csv'   # mine\n  date_order = \"dmy\"\n  decimal = \
         \"comma\"\n[[table]]\nfile = \"b.csv\"\n"
    );
}

#[test]
fn an_earlier_answer_is_replaced_where_it_stands() {
    let text = "[[table]]\nfile = \"log/diary.csv\"\ndate_order = \"mdy\" # hm\n";
    assert_eq!(day_first(text), "[[table]]\nfile = \"log/diary.csv\"\ndate_order = \"dmy\" # hm\n");
}

#[test]
fn inline_tables_and_windows_line_ends_are_kept() {
    let text = "table = [{ file = \"log/diary.csv\" }]\r\n# end\r\n";
    assert_eq!(
        day_first(text),
        "table = [{ file = \"log/diary.csv\", date_order = \"dmy\" }]\r\n# end\r\n"
    );
    let text = "table = [\n  { file = \"b.csv\" }, # b\n]\n";
    assert_eq!(
        day_first(text),
        "table = [\n  { file = \"b.csv\" }, { file = \"log/diary.csv\", date_order = \"dmy\" }, # \
         b\n]\n"
    );
    let text = "version = 1\r\n[[table]]\r\nfile = \"log/diary.csv\"";
    assert_eq!(day_first(text), format!("{text}\r\ndate_order = \"dmy\"\r\n"));
}

#[test]
fn what_cannot_be_edited_is_left_alone() {
    for text in ["[project", "table = []", "table = 3", "[table]\nfile = \"log/diary.csv\"\n"] {
        let answer = Answer::Decimal(DecimalMark::Comma);
        assert_eq!(with_answer(text, &diary(), &answer), None, "{text}");
    }
}

#[test]
fn a_file_name_with_quotes_in_it_is_stored_as_it_is() {
    let table = RelPath::new("log/my \"own\" diary.csv").unwrap();
    let answer = Answer::Encoding("windows-1252".to_owned());
    let config = clean(&with_answer("", &table, &answer).unwrap());
    assert_eq!(config.settings.tables[&table].encoding.as_deref(), Some("windows-1252"));
}

proptest! {
    /// Two answers about each of two tables, in any order, on top of any of these files: all are
    /// read back, and every line of before is still there.
    #[test]
    fn answers_are_read_back_and_no_line_is_lost(
        start in 0usize..5,
        answers in proptest::collection::vec((0usize..2, 0usize..4), 0..6),
    ) {
        let before = [
            "",
            "[project]\ntitle = \"x\" # mine\n",
            "[[table]]\n# which\nfile = \"a.csv\"\n\n[plan]\nbouts_a_day = 3\n",
            "[[table]]\nfile = \"b.csv\"\n[table.columns]\nx = \"morning\"\n[check]\n",
            "table = [{ file = \"b.csv\" }, ]\n",
        ][start];
        let mut text = before.to_owned();
        let mut expected = std::collections::BTreeMap::new();
        for (table, answer) in answers {
            let table = RelPath::new(["a.csv", "b.csv"][table]).unwrap();
            let (answer, order) = match answer {
                0 => (Answer::DateOrder(DateOrder::DayFirst), Some(DateOrder::DayFirst)),
                1 => (Answer::DateOrder(DateOrder::MonthFirst), Some(DateOrder::MonthFirst)),
                2 => (Answer::Decimal(DecimalMark::Comma), None),
                _ => (Answer::Decimal(DecimalMark::Point), None),
            };
            text = with_answer(&text, &table, &answer).unwrap();
            if let Some(order) = order {
                expected.insert(table, order);
            }
        }
        let config = clean(&text);
        for (table, order) in expected {
            prop_assert_eq!(config.settings.tables[&table].date_order, Some(order));
        }
        for line in before.lines().filter(|line| !line.starts_with("table =")) {
            prop_assert!(text.lines().any(|kept| kept == line), "{} lost", line);
        }
    }
}
