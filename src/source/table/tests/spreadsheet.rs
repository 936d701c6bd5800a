//! Tables as people have them, long and wide: what is read from each, without a question.

use super::*;
use encoding_rs::{UTF_16LE, WINDOWS_1252};

const MORNINGS: [&str; 3] =
    ["2026-03-12 morning: 3", "2026-03-12 evening: 2", "2026-03-13 morning: 2.5"];

/// The same three values under every header and dialect.
fn gives_mornings(table: &str) {
    assert_eq!(clean(table), MORNINGS, "{table}");
}

#[test]
fn a_plain_wide_table_is_read() {
    gives_mornings("date,morning,evening\n2026-03-12,3,2\n2026-03-13,2.5,\n");
}

#[test]
fn separators_and_line_ends_do_not_matter() {
    gives_mornings("date;morning;evening\n2026-03-12;3;2\n2026-03-13;2,5;\n");
    gives_mornings("date\tmorning\tevening\r\n2026-03-12\t3\t2\r\n2026-03-13\t2,5\t\r\n");
    gives_mornings("date|morning|evening\r2026-03-12|3|2\r2026-03-13|2.5|");
    gives_mornings("sep=;\r\ndate;morning;evening\r\n2026-03-12;3;2\r\n2026-03-13;2,5;\r\n");
    gives_mornings("\u{feff}date,morning,evening\n2026-03-12,3,2\n2026-03-13,\"2,5\",\n");
    gives_mornings("\n\ndate, morning, evening\n\n2026-03-12, 3, 2\n2026-03-13, 2.5, \n\n\n");
}

#[test]
fn headers_in_other_languages_are_known() {
    gives_mornings("Datum;Schmerz morgens;Schmerz abends\n12.03.2026;3;2\n13.03.2026;2,5;\n");
    gives_mornings("Date;Douleur matin;Douleur soir\n12/03/2026;3;2\n13/03/2026;2,5;\n");
    gives_mornings("Fecha;Dolor mañana;Dolor noche\n12/03/26;3;2\n13/03/26;2,5;\n");
    gives_mornings("Data;Dolore mattina;Dolore sera\n12 marzo 2026;3;2\n13 marzo 2026;2,5;\n");
    gives_mornings("Datum;Pijn ochtend;Pijn avond\n12-3-2026;3;2\n13-3-2026;2,5;\n");
    gives_mornings("Data;Ból rano;Ból wieczorem\n12.03.2026;3;2\n13.03.2026;2,5;\n");
    gives_mornings("Dato;Smerte morgen;Smerte aften\n12.3.2026;3;2\n13.3.2026;2,5;\n");
    gives_mornings("Data;Dor manhã;Dor noite\n12 de março de 2026;3;2\n13 mar 2026;2,5;\n");
    gives_mornings("Day,Morning pain (0-10),Evening pain (0-10)\n3/12/2026,3,2\n3/13/2026,2.5,\n");
}

#[test]
fn a_title_above_the_header_is_told_and_passed_over() {
    let read = read("My pain log,,\n,,\ndate,morning,evening\n2026-03-12,3,2\n2026-03-13,2.5,\n");
    assert_eq!(read.facts, MORNINGS);
    assert_eq!(read.codes, ["table-above-header"]);
}

#[test]
fn old_windows_letters_are_read_and_told_and_an_answer_ends_it() {
    let table = "Datum;Schmerz früh;Notiz\n12.03.2026;3;müde\n";
    let (bytes, ..) = WINDOWS_1252.encode(table);
    let facts = ["2026-03-12 morning: 3", "2026-03-12 note: müde"];
    let read = read_as("log.csv", &bytes, &Settings::default());
    assert_eq!(
        (read.facts.as_slice(), read.codes),
        (&facts.map(str::to_owned)[..], vec!["table-assumed-encoding"])
    );
    let answer = TableAnswer { encoding: Some("windows-1252".into()), ..TableAnswer::default() };
    let tables = [(RelPath::new("log.csv").unwrap(), answer)].into();
    let read = read_as("log.csv", &bytes, &Settings { tables, ..Settings::default() });
    assert_eq!((read.facts.as_slice(), read.codes), (&facts.map(str::to_owned)[..], vec![]));
}

#[test]
fn utf16_is_read_with_and_without_its_mark() {
    let table = "date\tmorning\tnote\r\n2026-03-12\t3\tmüde\r\n";
    assert_eq!(UTF_16LE.name(), "UTF-16LE");
    let little: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = table.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (mark, bytes) in
        [(&b"\xff\xfe"[..], &little), (b"\xfe\xff", &big), (b"", &little), (b"", &big)]
    {
        let read = read_as("log.csv", &[mark, bytes].concat(), &Settings::default());
        assert_eq!(read.facts, ["2026-03-12 morning: 3", "2026-03-12 note: müde"]);
        assert!(read.codes.is_empty());
    }
}

#[test]
fn the_wide_example_gives_one_fact_for_each_thing() {
    let facts = clean(
        "date,morning,evening,quality,sleep_h,sleep_q,stress,sit_h,breaks,bouts,activity,minutes,\
         effort,before,during,hour,note\n\
         2026-03-12,3,2,ache,6.5,3,2,7,5,3,gym light,50,4,3,4,3,\n",
    );
    assert_eq!(
        facts,
        [
            "2026-03-12 morning: 3",
            "2026-03-12 evening: 2",
            "2026-03-12 quality: ache",
            "2026-03-12 stress: 2",
            "2026-03-12 bouts: 3",
            "2026-03-12 sleep: 6.5h {note: quality 3}",
            "2026-03-12 sit: 7h {note: breaks 5}",
            "2026-03-12 session gym light: 50min {note: effort 4; response: before 3; \
             response: during 4; response: hour 3}",
        ]
    );
}

#[test]
fn the_long_example_puts_activities_below_their_session() {
    let facts = clean(
        "date,time,kind,item,amount,before,during,hour,note\n\
         2026-03-12,,morning,,3,,,,stiff 20min ache\n\
         2026-03-12,07:10,bout,knee rolls,10,,,,\n\
         2026-03-12,07:10,bout,cat-cow,8,,,,\n\
         2026-03-12,18:10,do,bike,15min easy,,,,\n\
         2026-03-12,18:10,session,Gym,50min effort 4,3,4,3,\n\
         2026-03-12,18:10,do,squat,3x8 @ 16kg,,,,to box\n\
         2026-03-12,,confidence,,bend 6; lift 5,,,,\n\
         2026-03-12,,took,ibuprofen,1,,,,\n\
         2026-03-12,,ask,,,,,,When may I add rotation?\n",
    );
    assert_eq!(
        facts,
        [
            "2026-03-12 morning: 3 {note: stiff 20min ache}",
            "2026-03-12 07:10 bout:  {do knee rolls: 10; do cat-cow: 8}",
            "2026-03-12 18:10 session Gym: 50min effort 4 {response: before 3; response: during 4; \
             response: hour 3; do bike: 15min easy; do squat: 3x8 @ 16kg {note: to box}}",
            "2026-03-12 confidence: bend 6; lift 5",
            "2026-03-12 took ibuprofen: 1",
            "2026-03-12 ask: When may I add rotation?",
        ]
    );
}

#[test]
fn an_activity_without_its_session_is_named() {
    let read = read("date,time,kind,item,amount\n2026-03-12,18:10,do,bike,15min\n");
    assert_eq!((read.facts.len(), read.codes), (0, vec!["table-do-without-session"]));
}

#[test]
fn a_form_gives_the_day_it_was_sent() {
    let facts = clean(
        "Timestamp,Morning pain,Sleep (h)\n2026/03/12 7:02:33 AM GMT+1,3,6:30\n\
         2026/03/13 11:58:01 PM GMT+1,2,7\n",
    );
    assert_eq!(
        facts,
        [
            "2026-03-12 morning: 3",
            "2026-03-12 sleep: 6h30",
            "2026-03-13 morning: 2",
            "2026-03-13 sleep: 7h",
        ]
    );
}

#[test]
fn notes_may_have_line_breaks_commas_and_quotes() {
    let facts = clean("date,note,morning\n2026-03-12,\"slept, then\n\"\"fine\"\"\",3\n");
    assert_eq!(facts, ["2026-03-12 note: slept, then\n\"fine\"", "2026-03-12 morning: 3"]);
}

#[test]
fn places_point_to_the_cell() {
    let read = read("date;note;morning\n2026-03-12;\"a\nb\";3\n2026-03-13;\"ü\";4\n");
    let at: Vec<(u32, u32)> = read.places.iter().map(|p| (p.line, p.column)).collect();
    assert_eq!(at, [(2, 13), (3, 4), (4, 13), (4, 16)]);
}

#[test]
fn numbered_and_repeated_activities_are_sessions_of_their_own() {
    let expected = ["2026-03-12 session walk: 20min", "2026-03-12 session bike: 10min"];
    for header in ["activity,minutes,activity 2,minutes 2", "activity,minutes,activity,minutes"] {
        assert_eq!(clean(&format!("date,{header}\n2026-03-12,walk,20,bike,10\n")), expected);
    }
}

#[test]
fn unknown_columns_are_kept_for_the_owner_with_one_hint() {
    let read = read("date,morning,Mood,mornin g\n2026-03-12,3,good,\n2026-03-13,2,bad,\n");
    assert_eq!(read.facts.len(), 2);
    assert_eq!(read.others, ["2026-03-12 Mood: good", "2026-03-13 Mood: bad"]);
    assert_eq!(read.codes, ["table-unknown-column"]);
}

#[test]
fn a_column_map_of_the_users_own_comes_first() {
    let columns = [("pain", "evening"), ("Wie war's?", "note"), ("X", "nonsense")];
    let columns = columns.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
    let settings = Settings { columns, ..Settings::default() };
    let read = read_as("log.csv", b"date,Pain,wie war's?,x\n2026-03-12,3,gut,1\n", &settings);
    assert_eq!(read.facts, ["2026-03-12 evening: 3", "2026-03-12 note: gut"]);
    assert_eq!(read.codes, ["table-unknown-target"]);
}

#[test]
fn a_column_on_another_scale_is_not_used() {
    for table in [
        "date,VAS (0-100),evening\n2026-03-12,7,2\n",
        "date,pain,evening\n2026-03-12,45,2\n2026-03-13,50,\n2026-03-14,7,\n",
    ] {
        let read = read(table);
        assert_eq!(read.facts, ["2026-03-12 evening: 2"]);
        assert_eq!(read.codes, ["table-other-scale"]);
    }
}

#[test]
fn a_column_with_the_day_of_the_week_is_not_the_date() {
    let facts = ["2026-03-12 morning: 3"];
    assert_eq!(clean("Tag;Datum;Schmerz morgens\nDo;12.03.2026;3\n"), facts);
    assert_eq!(clean("Date,Day,Morning\n2026-03-12,,3\n"), facts);
}

#[test]
fn one_sloppy_row_costs_no_other() {
    let read = read("date,morning,evening\nyesterday,mild,bad\n2026-03-12,3,2\n");
    assert_eq!(read.facts.len(), 2);
    assert_eq!((read.codes, read.lines), (vec!["table-bad-date"], vec![2]));
}

#[test]
fn a_header_of_two_rows_is_not_half_read() {
    let read = read("date,session,,\n,before,during,hour\n2026-03-12,3,4,3\n");
    assert!(read.facts.is_empty(), "{read:#?}");
    assert_eq!(read.codes, ["table-no-rows", "table-second-header"]);
}

#[test]
fn lengths_of_time_are_read_where_they_are_certain() {
    let read =
        read("date,activity,minutes,sleep\n2026-03-12,walk,1:30,7h15\n2026-03-13,walk,1h30,\n");
    assert_eq!(
        read.facts,
        ["2026-03-12 sleep: 7h15", "2026-03-12 session walk: ", "2026-03-13 session walk: 1h30",]
    );
    assert_eq!(read.codes, ["table-clock-as-length"]);
}

#[test]
fn a_short_row_is_used_only_where_the_table_leaves_out_empty_cells() {
    assert_eq!(
        clean("date,morning,evening,note\n2026-03-12,3\n2026-03-13,2\n2026-03-14,2,1,good\n").len(),
        5
    );
    let read = read("date,morning,evening,note\n2026-03-12,3,,\n2026-03-13,2\n2026-03-14,2,1,x\n");
    assert_eq!((read.codes, read.lines), (vec!["table-row-length"], vec![3]));
}
