//! What was done and how it went: bouts, sessions, the check-in, life, the course.

use super::*;

#[test]
fn a_bout_lists_activities() {
    let What::Bout(bout) = one("bout", "", "knee rolls 10, cat-cow 8, walk 10min with Tom") else {
        panic!()
    };
    let names: Vec<&str> = bout.activities.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["knee rolls", "cat-cow", "walk"]);
    assert_eq!(bout.activities[2].remark.as_deref(), Some("with Tom"));
    let What::Bout(bout) = one("bout", "", "bridge 2x8, effort 2") else { panic!() };
    assert_eq!((bout.effort, bout.activities.len()), (Some(n(20)), 1));
    let What::Bout(bout) = one("bout", "", "90/90 breathing 10, to box") else { panic!() };
    assert_eq!(bout.activities[0].name, "90/90 breathing");
    assert_eq!(bout.activities[0].dose.range, Some(Range::To("box".to_owned())));
}

#[test]
fn a_session_has_activities_and_a_response() {
    let line = with(
        raw("session", "Gym", "50min, effort 4, felt light"),
        vec![
            raw("do", "goblet squat", "3x8 @ 16kg, to box #rotation"),
            raw("response", "", "before 3, during 4, hour 3, next 2, settled 90min"),
            raw("note", "", "crowded"),
        ],
    );
    let (facts, problems) = read_with(&line, &Settings::default());
    assert!(problems.is_empty(), "{problems:?}");
    let What::Session(session) = &facts[0].what else { panic!() };
    assert_eq!(session.name, "Gym");
    assert_eq!(session.dose.duration, Some(Seconds::minutes(50)));
    assert_eq!(session.activities[0].name, "goblet squat");
    assert!(session.activities[0].tags.contains("rotation"));
    let response = session.response;
    assert_eq!((response.before, response.during), (Some(n(30)), Some(n(40))));
    assert_eq!((response.hour, response.next), (Some(n(30)), Some(n(20))));
    assert_eq!(response.settled, Some(Seconds::minutes(90)));
    assert_eq!(session.remark.as_deref(), Some("felt light, crowded"));
}

#[test]
fn a_session_can_be_one_line() {
    let What::Session(named) = one("session", "bike", "20min, during 2, hour 2") else { panic!() };
    let What::Session(inside) = one("session", "", "bike 20min, during 2 hour 2") else { panic!() };
    assert_eq!(named, inside);
    assert_eq!((named.response.during, named.response.hour), (Some(n(20)), Some(n(20))));
    let (_, problems) = all("session", "gym", "50");
    assert_eq!(problems, ["unit-missing"]);
    let What::Session(words) = one("session", "", "full body, 50min") else { panic!() };
    assert_eq!(words.name, "full body");
}

#[test]
fn private_words_below_a_session_stay_private() {
    let line = with(raw("session", "gym", "50min"), vec![raw("private", "", "argued with T")]);
    let (facts, _) = read_with(&line, &Settings::default());
    assert!(facts.iter().any(|fact| fact.what == What::Private("argued with T".to_owned())));
}

#[test]
fn the_check_in() {
    use EverydayItem::*;
    assert_eq!(
        one("everyday", "", "chair ok, walk ok; bend meh day ?"),
        What::Everyday(vec![
            (Chair, Ease::Ok),
            (Walk, Ease::Ok),
            (Bend, Ease::Meh),
            (Day, Ease::Unknown)
        ])
    );
    assert_eq!(one("guarded", "", "no"), What::Guarded(false));
    let signs = [Sign::Tingle, Sign::Numb].into();
    assert_eq!(
        one("leg", "", "left, tingle numb"),
        What::Leg(Leg { side: Some(Side::Left), signs })
    );
    assert_eq!(one("leg", "", "none"), What::Leg(Leg::default()));
    assert_eq!(one("flags", "", "none"), What::Flags([].into()));
    let ticked = [RedFlag::BothLegs, RedFlag::Saddle].into();
    assert_eq!(one("flags", "", "saddle, both legs"), What::Flags(ticked));
}

#[test]
fn an_unknown_danger_box_is_never_a_no() {
    let (found, problems) = all("flags", "", "none, sadle");
    assert_eq!((found, problems), (vec![What::Note("sadle".to_owned())], vec!["unknown-flag"]));
}

#[test]
fn sleep_sitting_and_medication() {
    let sleep = What::Sleep(Sleep { time: Some(Seconds(23_400)), quality: Some(n(30)) });
    for values in ["6.5h, quality 3", "6,5h q3", "6h30 q3", "6.5 quality 3"] {
        assert_eq!(one("sleep", "", values), sleep, "{values}");
    }
    let sit = What::Sit(Sit { time: Some(Seconds::hours(7)), breaks: Some(5) });
    for values in ["7h, breaks 5", "7h breaks 5", "7, breaks 5", "5 breaks, 7h"] {
        assert_eq!(one("sit", "", values), sit, "{values}");
    }
    let took = |name: &str, amount: &str| {
        What::Took(Took { name: name.into(), amount: Some(amount.into()), remark: None })
    };
    assert_eq!(one("took", "", "ibuprofen 1"), took("ibuprofen", "1"));
    assert_eq!(one("took", "ibuprofen", "1"), took("ibuprofen", "1"));
    assert_eq!(one("took", "", "2 ibuprofen"), took("ibuprofen", "2"));
    assert_eq!(one("took", "", "vitamin B12 400 mg"), took("vitamin B12", "400 mg"));
}

#[test]
fn the_course() {
    let function =
        |activity: &str, tenths| What::Function { activity: activity.into(), reading: n(tenths) };
    let (found, _) = all("function", "", "tie shoes 7, 30 min desk 6");
    assert_eq!(found, [function("30 min desk", 60), function("tie shoes", 70)]);
    assert_eq!(one("function", "tie shoes", "7"), function("tie shoes", 70));
    let score = What::Score { name: "RMDQ".into(), total: Tenths(70) };
    assert_eq!(one("score", "RMDQ", "7"), score);
    assert_eq!(one("score", "", "RMDQ 7"), score);
    assert_eq!(one("score", "", "RMDQ 7/24"), score);
    let What::Try(attempt) =
        one("try", "", "twist to reach back seat; feared sharp pain; happened nothing")
    else {
        panic!()
    };
    assert_eq!(attempt.movement, "twist to reach back seat");
    assert_eq!((attempt.feared.as_deref(), attempt.came), (Some("sharp pain"), Some(false)));
    let What::Flare(flare) = one("flare", "", "lifted a crate, 5, 3h, settled") else { panic!() };
    assert_eq!((flare.what.as_deref(), flare.reading), (Some("lifted a crate"), Some(n(50))));
    assert_eq!((flare.lasted, flare.settled), (Some(Seconds::hours(3)), true));
    assert_eq!(one("flare", "lifted a crate", "5 3h settled"), What::Flare(flare));
    assert_eq!(
        one("eased", "", "walking, lying on side"),
        What::Eased(vec!["walking".into(), "lying on side".into()])
    );
}

#[test]
fn events_have_a_kind_and_a_date() {
    let event = |kind, on, remark: &str| What::Event {
        kind,
        on,
        remark: (!remark.is_empty()).then(|| remark.to_owned()),
    };
    let visit = event(EventKind::Appointment, date(2026, 3, 19), "physio (A.)");
    assert_eq!(one("event", "", "appointment 2026-03-19 physio (A.)"), visit);
    assert_eq!(one("event", "appointment", "2026-03-19 physio (A.)"), visit);
    assert_eq!(one("appointment", "", "2026-03-19, physio (A.)"), visit);
    assert_eq!(one("event", "", "phase 2"), event(EventKind::Phase(2), DAY, ""));
    assert_eq!(
        one("event", "", "cleared by Dr K 2026-03-20"),
        event(EventKind::Cleared, date(2026, 3, 20), "by Dr K")
    );
    assert_eq!(only_problem("event", "appointment 19.3.2026"), "unreadable-date");
    assert_eq!(only_problem("event", "onset 2026-02-30"), "unreadable-date");
    assert_eq!(only_problem("event", "phase two"), "phase-missing");
}
