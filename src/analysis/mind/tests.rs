//! Hand-worked cases of confidence (D21), exposure (D22) and lifestyle (D25).

use std::collections::BTreeMap;

use super::*;
use crate::analysis::course::pain_days;
use crate::analysis::fixture::{Diary, day, reading};
use crate::analysis::statistic::Thousandths;
use crate::analysis::{CourseRules, Lack, LifestyleQuestion, Log, Percent, Told};
use crate::journal::{Kind, PrivateText, Seconds, Sit, Tenths, Try, What};

fn sure(movement: &str, value: &str) -> What<PrivateText> {
    What::Confidence { movement: movement.to_owned(), reading: reading(value) }
}

fn gap_of(answers: &[(u32, &str)], today: u32, tolerated: Tolerated) -> Option<Gap> {
    let diary = answers
        .iter()
        .fold(Diary::default(), |diary, (n, value)| diary.on(*n, sure("Bend", value)));
    let disclosure = diary.disclosed();
    let log = Log { disclosure: &disclosure, today: day(today) };
    let confidence = confidence(log, None).unwrap();
    let tolerated = BTreeMap::from([("bend".to_owned(), tolerated)]);
    gaps(log, &confidence, &tolerated, &CourseRules::default()).remove("bend")
}

fn shares(today: u32, then: Option<u32>) -> Tolerated {
    Tolerated { today: Percent(today), then: then.map(Percent) }
}

/// Name, answers by day, tolerated, what is found.
type GapCase<'a> = (&'a str, &'a [(u32, &'a str)], Tolerated, GapSize, Told<bool>);

#[test]
fn a_gap_of_thirty_points_for_two_weeks_is_named() {
    let cases: [GapCase<'_>; 6] = [
        // 70 - 30 = 40 today, 60 - 30 = 30 on day 6, which lies two weeks back
        (
            "the back is ahead",
            &[(6, "3"), (20, "3")],
            shares(70, Some(60)),
            GapSize::BackAhead,
            Ok(true),
        ),
        // 59 - 30 = 29
        (
            "one point short",
            &[(6, "3"), (20, "3")],
            shares(59, Some(60)),
            GapSize::Small,
            Ok(false),
        ),
        // 80 - 50 = 30, 90 - 50 = 40
        (
            "confidence is ahead",
            &[(5, "9"), (20, "8")],
            shares(50, Some(50)),
            GapSize::ConfidenceAhead,
            Ok(true),
        ),
        // 60 - 50 = 10 two weeks ago
        ("a new gap", &[(6, "5"), (20, "3")], shares(60, Some(60)), GapSize::BackAhead, Ok(false)),
        (
            "no answer then",
            &[(20, "3")],
            shares(70, Some(60)),
            GapSize::BackAhead,
            Err(Lack::NotAsked(Kind::Confidence)),
        ),
        (
            "no level then",
            &[(6, "3"), (20, "3")],
            shares(70, None),
            GapSize::BackAhead,
            Err(Lack::NotAsked(Kind::Session)),
        ),
    ];
    for (name, answers, tolerated, size, lasting) in cases {
        let found = gap_of(answers, 20, tolerated).unwrap();
        assert_eq!((found.size, found.lasting), (size, lasting), "{name}");
    }
}

#[test]
fn an_answer_of_long_ago_makes_no_gap() {
    assert_eq!(gap_of(&[(1, "3")], 60, shares(70, Some(70))), None);
    // more than usual counts as usual: 100 - 80 = 20
    assert_eq!(gap_of(&[(20, "8")], 20, shares(150, None)).unwrap().size, GapSize::Small);
}

fn tried(movement: &str, came: Option<bool>) -> What<PrivateText> {
    let words = |text: &str| Some(PrivateText::new(text));
    What::Try(Try {
        movement: movement.to_owned(),
        feared: words("sharp pain"),
        happened: words("nothing"),
        came,
        remark: None,
    })
}

fn ladder(diary: &Diary) -> Told<Vec<(String, u32, u32, u32)>> {
    let disclosure = diary.disclosed();
    let log = Log { disclosure: &disclosure, today: day(30) };
    let rungs = exposure(log, &confidence(log, None))?;
    let row = |rung: &Rung| (rung.movement.clone(), rung.without, rung.with, rung.basis.of);
    Ok(rungs.iter().map(row).collect())
}

#[test]
fn attempts_without_the_feared_result_are_counted_by_movement() {
    let diary = Diary::default()
        .on(1, sure("twist", "2"))
        .on(1, sure("bend", "6"))
        .on(2, tried("Twist to reach back seat", Some(false)))
        .on(3, tried("twist", Some(false)))
        .on(4, tried("twist", Some(true)))
        .on(4, tried("twist", None))
        .on(5, tried("bend for shoes", Some(false)))
        .on(6, tried("jump", None));
    let row = |name: &str, without, with, of| (name.to_owned(), without, with, of);
    // bend 6 before twist 2; jumping has no confidence; an unknown outcome counts in neither
    let rungs = vec![row("bend", 1, 0, 1), row("twist", 2, 1, 3), row("jump", 0, 0, 0)];
    assert_eq!(ladder(&diary), Ok(rungs));
    assert_eq!(ladder(&Diary::mornings("3")), Err(Lack::NotAsked(Kind::Try)));
    let alone = Diary::default().on(2, tried("Lift the crate", Some(false)));
    assert_eq!(ladder(&alone), Ok(vec![row("lift the crate", 1, 0, 1)]));
}

fn sat(hours: u32) -> What<PrivateText> {
    What::Sit(Sit { time: Some(Seconds::hours(hours)), breaks: None })
}

fn sitting(mornings: &str, hours: &[u32]) -> Told<Groups> {
    let diary = (1..).zip(hours).fold(Diary::mornings(mornings), |diary, (n, hours)| match hours {
        99 => diary,
        hours => diary.on(n, sat(*hours)),
    });
    let disclosure = diary.disclosed();
    let log = Log { disclosure: &disclosure, today: day(30) };
    let rules = CourseRules {
        lifestyle: vec![LifestyleQuestion::SitAtLeast(Seconds::hours(6))],
        ..CourseRules::default()
    };
    lifestyle(log, &pain_days(log), &rules).remove(0).answer
}

#[test]
fn the_next_morning_is_compared_with_the_own_one() {
    // after 7 h of sitting the morning is one higher, after 4 h one lower: 3 4 3 4 ...
    let found = sitting("3 4 3 4 3 4 3 4 3 4 3", &[7, 4, 7, 4, 7, 4, 7, 4, 7, 4]).unwrap();
    assert_eq!((found.exposed.days, found.exposed.median), (5, Thousandths(1000)));
    assert_eq!((found.other.days, found.other.median), (5, Thousandths(-1000)));
    // every difference is 1 - (-1)
    assert_eq!(found.difference, Thousandths(2000));
}

#[test]
fn a_comparison_needs_five_days_in_each_group() {
    // the tenth day has no next morning: four days below six hours
    let lack = Lack::TooFew { have: 4, need: 5 };
    assert_eq!(sitting("3 4 3 4 3 4 3 4 3 4", &[7, 4, 7, 4, 7, 4, 7, 4, 7, 4]), Err(lack));
    // a day that does not tell its sitting is in neither group
    let lack = Lack::TooFew { have: 4, need: 5 };
    assert_eq!(sitting("3 4 3 4 3 4 3 4 3 4 3", &[7, 4, 7, 99, 7, 4, 7, 4, 7, 4]), Err(lack));
    assert_eq!(sitting("3 4 3", &[]), Err(Lack::TooFew { have: 0, need: 5 }));
}

#[test]
fn no_more_than_three_questions_are_answered() {
    let disclosure = Diary::mornings("3").disclosed();
    let log = Log { disclosure: &disclosure, today: day(1) };
    let question = LifestyleQuestion::StressAtLeast(Tenths(40));
    let rules = CourseRules { lifestyle: vec![question; 5], ..CourseRules::default() };
    assert_eq!(lifestyle(log, &pain_days(log), &rules).len(), 3);
}
