//! Tables, long and wide: separators, the form of days and numbers, encodings, free cells.

use super::Diary;

#[test]
fn a_long_table_gets_a_row_in_the_order_of_its_columns() {
    let table = "date,kind,amount,item,time,note\n2026-03-11,morning,4,,,\n";
    let diary = Diary::new().file("2026.csv", table);
    assert_eq!(diary.text("2026-03-12", "morning 3"), format!("{table}2026-03-12,morning,3,,,\n"));
    assert_eq!(
        diary.text("2026-03-12", "session 18:10 gym: 50min, effort 4"),
        format!("{table}2026-03-12,session,\"50min, effort 4\",gym,18:10,\n")
    );
}

#[test]
fn what_answers_a_session_is_a_row_of_its_own_in_a_long_table() {
    let table = "date,time,kind,item,amount,before,during,hour,note\n2026-03-11,18:10,session,gym,50min,3,,,\n";
    let diary = Diary::new().file("2026.csv", table);
    let text = diary.text("2026-03-11", "response: during 4, hour 3");
    assert_eq!(text, format!("{table}2026-03-11,18:10,response,,,,4,3,\n"));
}

#[test]
fn a_wide_table_gets_a_row_for_a_new_day_and_a_cell_for_a_day_it_has() {
    let table =
        "date;morning;evening;sleep_h;note\r\n11.03.2026;4;3,5;6,5;kalt\r\n12.03.2026;3;;;\r\n";
    let diary = Diary::new().file("pain.csv", table);
    assert_eq!(diary.text("2026-03-13", "morning 2.5"), format!("{table}13.03.2026;2,5;;;\r\n"));
    let text = diary.text("2026-03-12", "evening 3.5");
    assert_eq!(text, table.replace("12.03.2026;3;;;", "12.03.2026;3;3,5;;"));
    let text = diary.text("2026-03-12", "sleep: 6.5h");
    assert_eq!(text, table.replace("12.03.2026;3;;;", "12.03.2026;3;;6,5;"));
}

#[test]
fn the_windows_of_a_session_fill_the_cells_of_its_row() {
    let table = "date,morning,activity,minutes,before,during,hour\n2026-03-11,4,gym,50,3,,\n2026-03-12,3,,,,,\n";
    let text =
        Diary::new().file("pain.csv", table).text("2026-03-11", "response: during 4, hour 2");
    assert_eq!(text, table.replace("50,3,,", "50,3,4,2"));
}

#[test]
fn what_a_wide_table_has_no_column_for_stands_in_a_note_beside_it() {
    let table = "date,morning,evening\n2026-03-11,4,3\n";
    let (file, text) = Diary::new().file("pain.csv", table).added("2026-03-12", &["stress 2"]);
    assert_eq!((file.as_str(), text.as_str()), ("log/2026.md", "# 2026-03-12\n\n- stress 2\n"));
}

#[test]
fn letters_are_written_in_the_encoding_of_the_table() {
    let table = "Datum;Schmerz morgens;Notiz\n11.03.2026;4;k\u{fc}hl\n";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(table);
    let diary = Diary::new().bytes("pain.csv", &latin);
    let added = diary.try_add("2026-03-12", &["note: m\u{fc}de"]).unwrap();
    let (expected, _, _) = encoding_rs::WINDOWS_1252
        .encode("Datum;Schmerz morgens;Notiz\n11.03.2026;4;k\u{fc}hl\n12.03.2026;;m\u{fc}de\n");
    assert_eq!(added[0].after, expected.as_ref());
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let added =
        Diary::new().bytes("pain.csv", &utf16).try_add("2026-03-12", &["morning 3"]).unwrap();
    let text: Vec<u8> = "12.03.2026;3;\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(added[0].after.ends_with(&text));
    assert_eq!(added[0].file.as_str(), "log/pain.csv");
}

#[test]
fn a_file_without_a_last_line_end_gets_one_before_the_new_row() {
    let table = "date,morning\r\n2026-03-11,4";
    let text = Diary::new().file("pain.csv", table).text("2026-03-12", "morning 3");
    assert_eq!(text, "date,morning\r\n2026-03-11,4\r\n2026-03-12,3\r\n");
}

#[test]
fn what_a_spreadsheet_would_compute_is_kept_as_words() {
    let table = "date,morning,note\n2026-03-11,4,\n";
    let text = Diary::new().file("pain.csv", table).text("2026-03-12", "note =1+1");
    assert!(text.ends_with("2026-03-12,,'=1+1\n"), "{text}");
}

#[test]
fn a_table_of_a_watch_is_nobodys_diary() {
    let watch = "date,time,kind,item,amount\n2026-03-12,18:10,session,run,20min\n";
    let diary =
        Diary::new().file("watch.csv", watch).file("2026.md", "# 2026-03-01\n\n- morning: 3\n");
    assert_eq!(diary.added("2026-03-12", &["morning 3"]).0, "log/2026.md");
    assert_eq!(diary.added("2026-03-12", &["hour 3"]).0, "log/watch.csv");
}
