//! Rubbish and size: diagnostics or facts, never a panic, never without an end.

use super::*;
use proptest::prelude::*;

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    read_as("log.csv", bytes, &Settings::default()).codes
}

#[test]
fn rubbish_is_named() {
    assert_eq!(codes(b""), ["table-no-header"]);
    assert_eq!(codes(&[b','; 100_000]), ["table-no-header"]);
    assert_eq!(codes(&[b'"'; 100_000]), ["table-no-header"]);
    assert_eq!(codes(b"date\0morning\n"), ["table-not-text"]);
    assert_eq!(codes(&[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0]), ["table-not-text"]);
    assert_eq!(codes(b"PK\x03\x04 nothing"), ["table-workbook-unreadable"]);
    assert_eq!(codes(b"PK\x03\x04"), ["table-workbook-unreadable"]);
    assert_eq!(codes(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), ["table-older-workbook"]);
}

#[test]
fn a_thousand_broken_rows_are_told_in_a_few_lines() {
    let table = format!("date,morning,note\n{}", "2026-03-12,3\n2026-03-13,3,,\n".repeat(500));
    let read = read(&table);
    assert!(read.facts.is_empty());
    assert_eq!(read.codes.len(), 22, "twenty, the rest, and that no row is left");
    assert!(read.told[21].contains("And 980 more like this"), "{}", read.told[21]);
}

#[test]
fn a_file_of_open_quotes_ends_in_time() {
    let table = format!("date,morning,note\n{}", "2026-03-12,3,\"x\n".repeat(20_001));
    assert!(read(&table).codes.len() >= 21);
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        codes(&bytes);
    }

    #[test]
    fn random_tables_never_panic(
        tail in "[-0-9a-zäT:;,./\"'\n\r\t =]{0,200}",
        header in prop_oneof![Just("date,morning,note\n"), Just("date;kind;item;amount;note\n")],
    ) {
        codes(format!("{header}{tail}").as_bytes());
    }
}

#[test]
fn more_rows_than_any_log_are_refused_at_once() {
    for rows in [MOST_ROWS + 1, MOST_ROWS * 3] {
        let table = format!("date,morning\n{}", "2026-03-12,3\n".repeat(rows));
        assert_eq!(codes(table.as_bytes()), ["table-too-big"]);
    }
    // What is wrong below the last row that is read is not looked for.
    let broken = "2026-03-12,3,,,,\n".repeat(MOST_ROWS * 2);
    assert_eq!(codes(format!("date,morning\n{broken}").as_bytes()), ["table-too-big"]);
    let wide = format!("date,morning{}\n", ",".repeat(900));
    let row = format!("2026-03-12,3{}\n", ",".repeat(900));
    assert_eq!(codes((wide + &row.repeat(5_000)).as_bytes()), ["table-too-big"]);
    let table = format!("date,morning\n2026-03-12,3\n{}", ",".repeat(200_000));
    assert_eq!(codes(table.as_bytes()), ["table-broken-row"]);
}
