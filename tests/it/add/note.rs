//! Markdown: one file of many days, a file for each day, month or year, in the style of its lines.

use super::Diary;

#[test]
fn the_first_fact_makes_a_file_of_the_year() {
    let (file, text) = Diary::new().added("2026-03-12", &["morning 3"]);
    assert_eq!((file.as_str(), text.as_str()), ("log/2026.md", "# 2026-03-12\n\n- morning 3\n"));
}

#[test]
fn a_fact_stands_at_the_end_of_its_day() {
    let log = "# 2026-03-11\n\n- morning: 4\n\n# 2026-03-12\n\n- morning: 3\n\n# 2026-03-13\n\n- morning: 3\n";
    let text = Diary::new().file("2026.md", log).text("2026-03-12", "evening 4");
    let expected =
        log.replace("- morning: 3\n\n# 2026-03-13", "- morning: 3\n- evening 4\n\n# 2026-03-13");
    assert_eq!(text, expected);
}

#[test]
fn a_new_day_stands_where_its_date_belongs() {
    let log = "# 2026-03-11\n\n- morning: 4\n\n# 2026-03-13\n\n- morning: 3\n";
    let diary = Diary::new().file("2026.md", log);
    assert_eq!(
        diary.text("2026-03-14", "morning 2"),
        format!("{log}\n# 2026-03-14\n\n- morning 2\n")
    );
    let between = log.replace("# 2026-03-13", "# 2026-03-12\n\n- morning 2\n\n# 2026-03-13");
    assert_eq!(diary.text("2026-03-12", "morning 2"), between);
    let newest_first = "# 2026-03-13\n\n- morning: 3\n\n# 2026-03-11\n\n- morning: 4\n";
    let text = Diary::new().file("2026.md", newest_first).text("2026-03-14", "morning 2");
    assert_eq!(text, format!("# 2026-03-14\n\n- morning 2\n\n{newest_first}"));
}

#[test]
fn marker_heading_and_line_ends_are_those_of_the_log() {
    let log = "## 2026-03-11 Wednesday\r\n* morning: 4\r\n## 2026-03-12 Thursday\r\n* morning: 3";
    let text = Diary::new().file("back.md", log).text("2026-03-13", "sleep 6.5h");
    assert_eq!(text, format!("{log}\r\n## 2026-03-13 Friday\r\n* sleep 6.5h\r\n"));
}

#[test]
fn a_daily_note_gets_its_fact_below_the_others() {
    let note = "---\ntags: [daily]\n---\n\n## Tasks\n\n- [ ] call\n\n## Back\n\n- morning: 3\n\n## Private\n\nwords\n";
    let diary = Diary::new().file("daily/2026-03-12.md", note);
    let expected = note.replace("- morning: 3\n", "- morning: 3\n- evening: 4, ache\n");
    assert_eq!(diary.text("2026-03-12", "evening: 4, ache"), expected);
    let (file, text) = diary.added("2026-03-13", &["morning 2"]);
    assert_eq!((file.as_str(), text.as_str()), ("log/daily/2026-03-13.md", "- morning 2\n"));
}

#[test]
fn folders_and_weekdays_in_the_names_of_notes_are_followed() {
    let diary = Diary::new().file("2026/02/2026-02-28 Saturday.md", "- morning: 3\n");
    let (file, _) = diary.added("2026-03-01", &["morning 2"]);
    assert_eq!(file, "log/2026/03/2026-03-01 Sunday.md");
    let monthly = Diary::new().file("2026-02.md", "# 2026-02-28\n\n- morning: 3\n");
    assert_eq!(monthly.added("2026-03-01", &["morning 2"]).0, "log/2026-03.md");
}

#[test]
fn what_belongs_to_a_session_stands_below_it() {
    let log = "# 2026-03-11\n\n- session 18:10 gym: 50min\n    - squat: 3x8\n- evening: 4\n";
    let diary = Diary::new().file("2026.md", log);
    let text = diary.text("2026-03-11", "hour 3");
    assert_eq!(text, log.replace("3x8\n", "3x8\n    - response: hour 3\n"));
    let text = diary.text("2026-03-11", "do row 3x10 @ 20kg");
    assert_eq!(text, log.replace("3x8\n", "3x8\n    - do: row 3x10 @ 20kg\n"));
}

#[test]
fn several_facts_stand_one_below_the_other() {
    let words =
        ["morning 3", "session gym: 50min, effort 4", "response: during 3", "note felt fine"];
    let (_, text) = Diary::new().added("2026-03-12", &words);
    let expected = "# 2026-03-12\n\n- morning 3\n- session gym: 50min, effort 4\n  - response: during 3\n- note: felt fine\n";
    assert_eq!(text, expected);
}

#[test]
fn the_colon_may_be_left_out() {
    for (said, written) in [
        ("bout knee rolls 10", "- bout: knee rolls 10\n"),
        ("bout 7:10 knee rolls 10, cat-cow 8", "- bout 7:10: knee rolls 10, cat-cow 8\n"),
        ("took ibuprofen 400 mg", "- took: ibuprofen 400 mg\n"),
        ("stiff 20min", "- stiff: 20min\n"),
        ("morning pain 3", "- morning pain 3\n"),
        ("session 6:10 pm gym 50min effort 4", "- session 6:10 pm: gym 50min effort 4\n"),
        ("private argued at work", "- private: argued at work\n"),
        ("- everyday: chair ok", "- everyday: chair ok\n"),
    ] {
        let text = Diary::new().text("2026-03-12", said);
        assert_eq!(text, format!("# 2026-03-12\n\n{written}"), "{said}");
    }
}

#[test]
fn words_that_would_hide_something_are_spelt_so_that_they_do_not() {
    let text = Diary::new().text("2026-03-12", "note: I wrote <!-- and then");
    assert_eq!(text, "# 2026-03-12\n\n- note: I wrote <\\!-- and then\n");
    let text = Diary::new().text("2026-03-12", "note: one\n# 2020-01-01\ntwo");
    assert_eq!(text, "# 2026-03-12\n\n- note: one\n  \\# 2020-01-01\n  two\n");
}
