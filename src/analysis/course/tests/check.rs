//! D5 to D7 and the danger questions, by hand.

use std::collections::BTreeSet;

use jiff::civil::time;

use crate::analysis::course::*;
use crate::analysis::fixture::{Diary, day};
use crate::analysis::{Answer, CourseRules, Lack, Log, Rules, Standing, Told, analyze};
use crate::journal::Ease::{Meh, No, Ok as Fine, Unknown};
use crate::journal::EverydayItem::{Bend, Chair, Day, Walk};
use crate::journal::RatingMoment::Morning;
use crate::journal::{
    Ease, EventKind, EverydayItem, Kind, PainQuality, PrivateText, RedFlag, Urgency, What,
};

type Entry = What<PrivateText>;

fn everyday_of(chair: Ease, bend: Ease) -> Entry {
    What::Everyday(vec![(Chair, chair), (Walk, Fine), (Bend, bend), (Day, Fine)])
}

fn quality(word: PainQuality) -> Entry {
    What::Quality { words: vec![word], stiff_for: None }
}

fn flags(ticked: &[RedFlag]) -> Entry {
    What::Flags(ticked.iter().copied().collect::<BTreeSet<_>>())
}

fn cleared(n: u32) -> Entry {
    What::Event { kind: EventKind::Cleared, on: day(n), remark: None }
}

fn everyday_on(diary: &Diary, n: u32) -> Everyday {
    let disclosure = diary.disclosed();
    everyday(Log { disclosure: &disclosure, today: day(n) }, &CourseRules::default()).unwrap()
}

fn bends(answers: &[(u32, Ease)]) -> Diary {
    answers.iter().fold(Diary::default(), |diary, (n, bend)| diary.on(*n, everyday_of(Fine, *bend)))
}

#[test]
fn everyday_movement_is_manageable_without_a_no_and_with_one_meh_at_most() {
    let short = |have| Answer::CannotTell(Lack::TooFew { have, need: 3 });
    let cases: [(&str, Diary, Answer); 8] = [
        ("all ok", bends(&[(8, Fine), (9, Fine), (10, Fine)]), Answer::Met),
        ("one meh", bends(&[(8, Meh), (9, Fine), (10, Fine)]), Answer::Met),
        ("two meh", bends(&[(8, Meh), (9, Fine), (10, Meh)]), Answer::NotYet),
        ("a no", bends(&[(8, Fine), (9, No), (10, Fine)]), Answer::NotYet),
        // the fourth entered day back does not count, with or without gaps between
        ("an older no", bends(&[(2, No), (4, Fine), (7, Fine), (10, Fine)]), Answer::Met),
        ("two days only", bends(&[(9, Fine), (10, Fine)]), short(2)),
        // `?` is not entered: two known days of bending
        ("unknown", bends(&[(8, Fine), (9, Unknown), (10, Fine)]), short(2)),
        // two answers of one day count as the harder one
        ("twice a day", bends(&[(8, Fine), (9, Fine), (10, Fine), (10, No)]), Answer::NotYet),
    ];
    for (name, diary, answer) in cases {
        assert_eq!(everyday_on(&diary, 10).answer, answer, "{name}");
    }
}

#[test]
fn an_item_that_is_never_answered_is_never_ok() {
    let chair = || What::Everyday(vec![(Chair, Fine)]);
    let diary = (8..11).fold(Diary::default(), |diary, n| diary.on(n, chair()));
    let found = everyday_on(&diary, 10);
    assert_eq!(found.answer, Answer::CannotTell(Lack::TooFew { have: 0, need: 3 }));
    assert_eq!(found.items[0].answer, Answer::Met);
    let items: Vec<EverydayItem> = found.items.iter().map(|check| check.item).collect();
    assert_eq!(items, [Chair, Walk, Bend, Day]);
}

#[test]
fn an_old_check_in_says_nothing_about_today() {
    let diary = bends(&[(1, Fine), (2, Fine), (3, Fine)]);
    assert_eq!(everyday_on(&diary, 14).answer, Answer::Met);
    // on day 20 days 7 to 20 are looked at, which are empty
    let lack = Lack::TooFew { have: 0, need: 3 };
    assert_eq!(everyday_on(&diary, 20).answer, Answer::CannotTell(lack));
}

#[test]
fn guarded_is_its_own_question() {
    let diary = bends(&[(8, Fine), (9, Fine), (10, Fine)]);
    assert_eq!(everyday_on(&diary, 10).guarded, Err(Lack::NotAsked(Kind::Guarded)));
    let diary = diary.on(9, What::Guarded(true)).on(10, What::Guarded(false));
    assert_eq!(everyday_on(&diary, 10).guarded, Ok((day(10), false)));
    assert_eq!(everyday_on(&diary, 10).answer, Answer::Met);
}

fn initial_on(diary: &Diary, n: u32, manageable: Answer) -> InitialPhase {
    let disclosure = diary.disclosed();
    let log = Log { disclosure: &disclosure, today: day(n) };
    initial_phase(log, &pain_days(log), manageable, &CourseRules::default()).unwrap()
}

#[test]
fn the_first_phase_is_behind_a_week_after_the_last_sharp_day() {
    let aching = |from: u32| {
        (from..from + 3).fold(Diary::default(), |diary, n| diary.on(n, quality(PainQuality::Ache)))
    };
    let sharp = |n| aching(11).on(n, quality(PainQuality::Sharp));
    // 13 - 6 = 7 days ago: at least 7
    let found = initial_on(&sharp(6), 13, Answer::Met);
    assert_eq!((found.answer, found.days_since_sharp), (Answer::Met, Some(7)));
    // 13 - 7 = 6 days ago
    assert_eq!(initial_on(&sharp(7), 13, Answer::Met).answer, Answer::NotYet);
    // an ache does not count against it, however late
    assert_eq!(initial_on(&aching(11), 13, Answer::Met).answer, Answer::Met);
    // D5 does not hold
    assert_eq!(initial_on(&sharp(6), 13, Answer::NotYet).answer, Answer::NotYet);
    // silence is no proof: sharp on day 1, then nothing
    let silent = Diary::default().on(1, quality(PainQuality::Sharp));
    let lack = Lack::TooFewDays { have: 0, need: 3, of: 7 };
    assert_eq!(initial_on(&silent, 20, Answer::Met).answer, Answer::CannotTell(lack));
    // days free of pain need no word: 0 on days 18 19 20
    let free = silent.rated(18, Morning, "0 0 0");
    assert_eq!(initial_on(&free, 20, Answer::Met).answer, Answer::Met);
}

fn danger_on(diary: &Diary, n: u32) -> Danger {
    let disclosure = diary.disclosed();
    danger(Log { disclosure: &disclosure, today: day(n) }, &CourseRules::default()).unwrap()
}

#[test]
fn an_emergency_box_stands_until_it_is_cleared() {
    use RedFlag::{Fever, Saddle};
    let unknown = Answer::CannotTell(Lack::NotAsked(Kind::Flags));
    let ticked = || Diary::default().on(5, flags(&[Saddle]));
    let cases: [(&str, Diary, u32, Answer); 11] = [
        ("never asked", Diary::mornings("3"), 5, unknown),
        ("asked and none", Diary::default().on(5, flags(&[])), 5, Answer::Met),
        // asked on day 5: current up to day 18, 14 days with both ends
        ("still current", Diary::default().on(5, flags(&[])), 18, Answer::Met),
        ("too long ago", Diary::default().on(5, flags(&[])), 19, unknown),
        ("ticked", ticked(), 60, Answer::NotYet),
        ("a later answer does not take it away", ticked().on(9, flags(&[])), 10, Answer::NotYet),
        ("cleared", ticked().on(6, cleared(6)), 7, Answer::Met),
        ("cleared on the same day", ticked().on(5, cleared(5)), 7, Answer::Met),
        ("cleared before it was ticked", ticked().on(4, cleared(4)), 7, Answer::NotYet),
        ("to be cleared in the future", ticked().on(6, cleared(30)), 7, Answer::NotYet),
        ("ticked again", ticked().on(6, cleared(6)).on(8, flags(&[Fever])), 9, Answer::NotYet),
    ];
    for (name, diary, today, answer) in cases {
        assert_eq!(danger_on(&diary, today).answer, answer, "{name}");
    }
}

#[test]
fn an_urgent_box_falls_by_a_later_answer_that_leaves_it_out() {
    let diary = Diary::default().on(5, flags(&[RedFlag::Fever, RedFlag::Night]));
    assert_eq!(danger_on(&diary, 6).standing(Urgency::Urgent).len(), 2);
    assert!(danger_on(&diary, 6).standing(Urgency::Emergency).is_empty());
    let later = diary.on(9, flags(&[RedFlag::Night]));
    let standing: Vec<_> = danger_on(&later, 9).ticked.into_iter().collect();
    assert_eq!(standing, [(RedFlag::Night, day(5))]);
}

#[test]
fn a_tick_later_on_the_day_of_the_clearing_stands() {
    let diary = Diary::default()
        .at(day(5), Some(time(9, 0, 0, 0)), flags(&[RedFlag::Bladder]))
        .at(day(5), Some(time(12, 0, 0, 0)), cleared(5))
        .at(day(5), Some(time(23, 30, 0, 0)), flags(&[RedFlag::Bladder]));
    assert_eq!(danger_on(&diary, 6).answer, Answer::NotYet);
}

/// A fortnight down from 6 to 3 in small steps, with everything the list asks for.
fn ready() -> Diary {
    let pain = "6 6 5 6 5 6 5 5 5 4 4 4 4 3 3 4 3 3 3 3";
    (14..21).fold(Diary::mornings(pain), |diary, n| {
        diary.on(n, everyday_of(Fine, Fine)).on(n, quality(PainQuality::Ache))
    })
}

fn advice_of(diary: &Diary) -> Told<[Answer; 5]> {
    let report = analyze(&diary.disclosed(), &Rules::default(), day(20));
    match report.standing {
        Standing::Open(advice) => Ok(advice.readiness.answers()),
        Standing::Danger(_) => Err(Lack::Unconfirmed),
    }
}

#[test]
fn readiness_is_a_list_without_a_total() {
    use Answer::{CannotTell, Met, NotYet};
    assert_eq!(advice_of(&ready().on(20, flags(&[]))), Ok([Met; 5]));
    let unasked = CannotTell(Lack::NotAsked(Kind::Flags));
    assert_eq!(advice_of(&ready()), Ok([Met, Met, Met, Met, unasked]));
    let sharp = ready().on(18, quality(PainQuality::Sharp)).on(20, flags(&[]));
    assert_eq!(advice_of(&sharp), Ok([Met, Met, Met, NotYet, Met]));
    let guarded = ready().on(20, everyday_of(No, Fine)).on(20, flags(&[]));
    assert_eq!(advice_of(&guarded), Ok([Met, Met, NotYet, NotYet, Met]));
}

#[test]
fn an_emergency_box_turns_off_all_advice_until_it_is_cleared() {
    let danger = ready().on(19, flags(&[RedFlag::Saddle]));
    let report = analyze(&danger.disclosed(), &Rules::default(), day(20));
    assert!(report.standing.advice().is_none());
    let Standing::Danger(notice) = &report.standing else { panic!("open") };
    assert_eq!(notice.emergency.get(&RedFlag::Saddle), Some(&day(19)));
    assert!(matches!(report.findings.first(), Some(crate::analysis::Finding::Emergency(_))));
    let cleared = danger.on(20, cleared(20));
    assert!(analyze(&cleared.disclosed(), &Rules::default(), day(20)).standing.advice().is_some());
}
