use jiff::civil::{Date, date};

use super::*;
use crate::diag::Place;
use crate::inputs::RelPath;
use crate::journal::*;

const TODAY: Date = date(2026, 3, 20);

fn at(file: &str, line: u32, day: Date, what: What<PrivateText>) -> Entry {
    Entry::new(day, None, Place::new(&RelPath::new(file).unwrap(), line, 3, 1), what)
}

fn on(line: u32, day: Date, what: What<PrivateText>) -> Entry {
    at("a.md", line, day, what)
}

fn rating(moment: RatingMoment, points: i32) -> What<PrivateText> {
    What::Rating { moment, reading: Reading::Number(Tenths::whole(points)), remark: None }
}

fn morning(points: i32) -> What<PrivateText> {
    rating(RatingMoment::Morning, points)
}

fn session(name: &str, response: Windows, dose: Dose) -> What<PrivateText> {
    What::Session(Session {
        name: name.to_owned(),
        dose,
        tags: [].into(),
        activities: vec![],
        response,
        remark: None,
    })
}

fn plain_session() -> What<PrivateText> {
    session("gym", Windows::default(), Dose::default())
}

fn found(entries: Vec<Entry>) -> (usize, Vec<String>) {
    let usual = vec![Usual {
        activity: "Deadlift".to_owned(),
        dose: Dose { load: Some(weight(40)), ..Dose::default() },
    }];
    let Parsed { value, diagnostics } = check(entries, &Around { today: TODAY, usual: &usual });
    let names =
        diagnostics.iter().map(|d| format!("{} {}", d.code().name, d.place().unwrap())).collect();
    (value.len(), names)
}

fn weight(kg: u32) -> Load {
    Load::Weight(Mass { thousandths: kg * 1000, unit: MassUnit::Kg })
}

fn windows(before: i32, during: i32, hour: i32) -> Windows {
    let n = |points| Some(Reading::Number(Tenths::whole(points)));
    Windows { before: n(before), during: n(during), hour: n(hour), ..Windows::default() }
}

#[test]
fn two_different_mornings_are_both_left_out() {
    let day = TODAY;
    let entries = vec![
        on(1, day, morning(3)),
        at("b.csv", 7, day, morning(5)),
        on(2, day, rating(RatingMoment::Evening, 2)),
    ];
    let mut turned = entries.clone();
    turned.reverse();
    for entries in [entries, turned] {
        assert_eq!(found(entries), (1, vec!["conflicting-values b.csv:7:3".to_owned()]));
    }
    let same = vec![on(1, day, morning(3)), at("b.csv", 7, day, morning(3))];
    assert_eq!(found(same), (2, vec![]));
}

#[test]
fn ratings_of_other_times_do_not_contradict_each_other() {
    let then = |points| rating(RatingMoment::Then, points);
    assert_eq!(found(vec![on(1, TODAY, then(3)), on(2, TODAY, then(5))]), (2, vec![]));
    let unknown =
        What::Rating { moment: RatingMoment::Morning, reading: Reading::Unknown, remark: None };
    assert_eq!(found(vec![on(1, TODAY, morning(3)), on(2, TODAY, unknown)]), (2, vec![]));
}

#[test]
fn one_everyday_item_that_contradicts_itself_leaves_the_others() {
    use EverydayItem::{Bend, Chair};
    let first = What::Everyday(vec![(Chair, Ease::Ok), (Bend, Ease::No)]);
    let second = What::Everyday(vec![(Chair, Ease::Ok), (Bend, Ease::Ok)]);
    let (left, names) = found(vec![on(1, TODAY, first), on(2, TODAY, second)]);
    assert_eq!((left, names), (2, vec!["conflicting-values a.md:2:3".to_owned()]));
}

#[test]
fn danger_boxes_are_never_dropped() {
    let ticked = What::Flags([RedFlag::Saddle].into());
    let none = What::Flags([].into());
    assert_eq!(found(vec![on(1, TODAY, ticked), on(2, TODAY, none)]), (2, vec![]));
}

#[test]
fn days_that_cannot_be_are_told_once_a_day() {
    let soon = date(2026, 3, 22);
    let (left, names) =
        found(vec![on(1, soon, morning(3)), on(2, soon, rating(RatingMoment::Evening, 3))]);
    assert_eq!((left, names), (2, vec!["date-in-future a.md:1:3".to_owned()]));
    for day in [date(206, 3, 12), date(2062, 3, 12)] {
        assert_eq!(
            found(vec![on(1, day, morning(3))]),
            (0, vec!["date-far-off a.md:1:3".to_owned()])
        );
    }
}

#[test]
fn a_session_waits_for_its_morning_and_then_stays_unknown() {
    let (_, names) =
        found(vec![on(1, date(2026, 3, 19), plain_session()), on(2, TODAY, plain_session())]);
    assert_eq!(names, ["waiting-for-morning a.md:2:3"]);
    let told = vec![on(1, date(2026, 3, 19), plain_session()), on(2, TODAY, morning(3))];
    assert_eq!(found(told).1, Vec::<String>::new());
    let (_, names) = found(vec![
        on(1, date(2026, 3, 15), plain_session()),
        on(2, date(2026, 3, 18), morning(2)),
    ]);
    assert_eq!(names, ["session-without-next-day a.md:1:3"]);
}

#[test]
fn slips_of_a_session_are_told_and_used_as_written() {
    let next = on(9, TODAY, morning(2));
    let day = date(2026, 3, 19);
    let told = |what: What<PrivateText>| found(vec![on(1, day, what), next.clone()]);
    let far = session("gym", windows(6, 7, 1), Dose::default());
    assert_eq!(told(far), (2, vec!["hour-far-off a.md:1:3".to_owned()]));
    let close = session("gym", windows(6, 3, 1), Dose::default());
    assert_eq!(told(close), (2, vec![]));
    let long = Dose { duration: Some(Seconds::minutes(361)), ..Dose::default() };
    assert_eq!(told(session("gym", Windows::default(), long)).1, ["long-session a.md:1:3"]);
    let heavy = |kg| {
        session("deadlift", Windows::default(), Dose { load: Some(weight(kg)), ..Dose::default() })
    };
    assert_eq!(told(heavy(121)).1, ["weight-far-above-usual a.md:1:3"]);
    assert_eq!(told(heavy(120)).1, Vec::<String>::new());
}

#[test]
fn a_session_imported_and_written_by_hand_is_told() {
    let day = date(2026, 3, 19);
    let long = Dose { duration: Some(Seconds::minutes(50)), ..Dose::default() };
    let imported = at("import.csv", 4, day, session("Gym", Windows::default(), long));
    let (left, names) =
        found(vec![on(1, day, plain_session()), imported, on(9, TODAY, morning(2))]);
    assert_eq!((left, names), (3, vec!["session-twice import.csv:4:3".to_owned()]));
}

#[test]
fn private_words_in_a_note_are_told_without_being_quoted() {
    let private = What::Private(PrivateText::new("Argued at work"));
    let note = What::Note(PrivateText::new("tired; argued at work again"));
    let entries = vec![on(1, TODAY, private), on(2, TODAY, note)];
    let told = check(entries, &Around { today: TODAY, usual: &[] }).diagnostics;
    assert_eq!(told[0].code().name, "private-in-note");
    assert_eq!((told[0].quoted(), told[0].place().unwrap().line), (None, 2));
}

#[test]
fn nine_days_without_an_everyday_line_are_told() {
    let day = |n| date(2026, 3, n);
    let everyday = || What::Everyday(vec![(EverydayItem::Chair, Ease::Ok)]);
    let (_, names) = found(vec![on(1, day(11), everyday()), on(2, day(19), morning(3))]);
    assert_eq!(names, ["no-everyday a.md:2:3"]);
    assert_eq!(
        found(vec![on(1, day(12), everyday()), on(2, day(19), morning(3))]).1,
        Vec::<String>::new()
    );
    let abandoned = vec![on(1, date(2025, 3, 1), morning(3))];
    assert_eq!(found(abandoned).1, Vec::<String>::new());
}
