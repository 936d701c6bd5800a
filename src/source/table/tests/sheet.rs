//! Workbooks. The files under `tests/data/tables` were made by the script beside them.

use super::*;

const WIDE: &[u8] = include_bytes!("../../../../tests/data/tables/wide.xlsx");
const GERMAN: &[u8] = include_bytes!("../../../../tests/data/tables/german.xlsx");
const LONG: &[u8] = include_bytes!("../../../../tests/data/tables/long.ods");

fn book(name: &str, bytes: &[u8]) -> Read {
    read_as(name, bytes, &Settings::default())
}

#[test]
fn typed_cells_need_no_guess() {
    let read = book("wide.xlsx", WIDE);
    assert_eq!(
        read.facts,
        [
            "2026-03-12 morning: 3",
            "2026-03-12 evening: 2.5",
            "2026-03-12 note: slept, then\nfine",
            "2026-03-12 sleep: 6h30",
            "2026-03-13 morning: 0.3",
            "2026-03-13 sleep: 7.25h",
            "2026-03-14 evening: 4",
            "2026-03-14 note: 1,250 steps",
        ]
    );
    assert_eq!(read.others, ["2026-03-13 Weather: rain"]);
    assert!(read.questions.is_empty());
}

#[test]
fn what_a_workbook_cannot_give_is_named_by_sheet_row_and_column() {
    let read = book("wide.xlsx", WIDE);
    let told: Vec<&str> =
        read.told.iter().map(|told| told.split(';').next().unwrap_or("")).collect();
    assert_eq!(
        told,
        [
            "wide.xlsx#Pain 2026:1:1 table-above-header 1 row above the header was passed over",
            "wide.xlsx#Pain 2026:3:5 table-unknown-column This column is not known",
            "wide.xlsx#Pain 2026:6:2 table-error-cell A formula failed in this cell",
            "wide.xlsx#Pain 2026:7:1 table-no-date This row has no date",
            "wide.xlsx#Sums table-sheet-skipped This sheet has no header with a date",
        ]
    );
    assert_eq!(read.places[0].to_string(), "wide.xlsx#Pain 2026:4:2");
}

#[test]
fn text_cells_of_a_workbook_follow_the_rules_of_text() {
    let read = book("german.xlsx", GERMAN);
    assert_eq!(
        read.facts,
        [
            "2026-03-12 morning: 3",
            "2026-03-12 note: müde",
            "2026-03-12 sleep: 6.5h",
            "2026-03-13 morning: 2.5",
            "2026-03-13 sleep: 7h",
        ]
    );
    assert!(read.codes.is_empty(), "{:?}", read.told);
}

#[test]
fn an_ods_file_is_read() {
    let long = book("long.ods", LONG);
    assert_eq!(
        long.facts,
        [
            "2026-03-12 morning: 3 {note: stiff 20min}",
            "2026-03-12 18:10 session Gym: 50min effort 4 {response: before 3; response: during 4; \
             response: hour 3; do squat: 3x8 @ 16kg {note: to box}}",
        ]
    );
    assert!(long.codes.is_empty(), "{:?}", long.told);
}

#[test]
fn a_damaged_workbook_is_named_and_never_panics() {
    for (name, whole) in [("wide.xlsx", WIDE), ("long.ods", LONG)] {
        for cut in [10, whole.len() / 3, whole.len() / 2, whole.len() - 30] {
            let read = book(name, &whole[..cut]);
            assert_eq!(read.codes, ["table-workbook-unreadable"], "{name} {cut}");
        }
        for at in (0..whole.len()).step_by(97) {
            let mut bytes = whole.to_vec();
            bytes[at] ^= 0x5a;
            let read = book(name, &bytes);
            assert!(read.facts == book(name, whole).facts || !read.codes.is_empty(), "{name} {at}");
        }
    }
}
