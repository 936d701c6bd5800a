//! What is not written, and what is told instead.

use super::Diary;

#[test]
fn what_does_not_read_is_refused_with_its_place() {
    let diary = Diary::new();
    assert_eq!(diary.codes("2026-03-12", "mornign 3"), ["not-a-fact"]);
    assert_eq!(diary.codes("2026-03-12", "felt good"), ["not-a-fact"]);
    assert_eq!(diary.codes("2026-03-12", "morning 14"), ["pain-out-of-range"]);
    assert_eq!(diary.codes("2026-03-12", "morning"), ["says-nothing"]);
    assert_eq!(diary.codes("2026-03-12", " "), ["nothing-said"]);
    assert_eq!(diary.codes("2026-03-12", "flags: sadle"), ["unknown-flag"]);
    let told = diary.try_add("2026-03-12", &["morning: 14"]).unwrap_err();
    assert_eq!(told[0].place().unwrap().to_string(), "words:1:10");
}

#[test]
fn one_wrong_fact_among_several_writes_none() {
    let told = Diary::new().try_add("2026-03-12", &["morning 3", "evening 30"]).unwrap_err();
    assert_eq!(told.len(), 1);
}

#[test]
fn a_second_value_for_the_same_thing_is_refused_where_the_first_stands() {
    let diary = Diary::new().file("2026.md", "# 2026-03-12\n\n- morning: 3\n");
    assert_eq!(diary.codes("2026-03-12", "morning 3"), ["already-said"]);
    let told = diary.try_add("2026-03-12", &["morning 4"]).unwrap_err();
    assert_eq!(told[0].code().name, "said-otherwise");
    assert_eq!(told[0].place().unwrap().to_string(), "log/2026.md:3:12");
    let table = Diary::new().file("pain.csv", "date,morning\n2026-03-12,3\n");
    assert_eq!(table.codes("2026-03-12", "morning 4"), ["said-otherwise"]);
}

#[test]
fn an_answer_without_a_session_is_refused() {
    let diary = Diary::new().file("2026.md", "# 2026-03-12\n\n- morning: 3\n");
    assert_eq!(diary.codes("2026-03-12", "hour 3"), ["no-session"]);
    let diary = Diary::new().file("2026.md", "# 2026-03-12\n\n- session gym: hour 3\n");
    assert_eq!(diary.codes("2026-03-12", "hour 4"), ["said-otherwise"]);
}

#[test]
fn the_same_bout_can_be_added_twice() {
    let diary = Diary::new().file("2026.md", "# 2026-03-12\n\n- bout: bridge 8\n");
    assert_eq!(diary.text("2026-03-12", "bout: bridge 8").matches("bridge").count(), 2);
}
