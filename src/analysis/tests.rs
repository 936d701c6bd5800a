//! The whole report: parts that are made from other parts, and the order of the findings.

use crate::analysis::fixture::{Diary, day, reading};
use crate::analysis::load::Group;
use crate::analysis::{Answer, Finding, Lack, Percent, Rank, Report, Rules, Standing, analyze};
use crate::journal::RatingMoment::{Evening, Morning};
use crate::journal::{
    Activity, Dose, Ease, EverydayItem, Kind, PrivateText, Profile, Reading, RedFlag, Session,
    Tenths, Usual, What, Windows,
};

fn report(diary: &Diary, today: u32) -> Report {
    analyze(&diary.disclosed(), &Rules::default(), day(today))
}

/// A deadlift of so many percent of usual, calm in every window.
fn deadlift(percent: u32) -> What<PrivateText> {
    let calm = Some(Reading::Number(Tenths::whole(2)));
    let dose = Dose { sets: Some(3), reps: Some(8), percent: Some(percent), ..Dose::default() };
    What::Session(Session {
        name: "Gym".to_owned(),
        dose: Dose::default(),
        tags: std::collections::BTreeSet::new(),
        activities: vec![Activity {
            name: "deadlift".to_owned(),
            dose,
            tags: std::collections::BTreeSet::new(),
            remark: None,
        }],
        response: Windows { before: calm, during: calm, hour: calm, next: calm, settled: None },
        remark: None,
    })
}

fn sure(movement: &str, value: &str) -> What<PrivateText> {
    What::Confidence { movement: movement.to_owned(), reading: reading(value) }
}

/// Hinging at 60 % of usual since the first week, trusted with 2 of 10.
fn hinging() -> Diary {
    let mornings = "2 ".repeat(30);
    let diary = [3, 6, 10, 14, 18, 22, 26]
        .iter()
        .fold(Diary::mornings(&mornings), |diary, n| diary.on(*n, deadlift(60)));
    diary.on(10, sure("bend", "2")).on(15, sure("bend", "2")).on(29, sure("bend", "2"))
}

#[test]
fn a_tolerated_share_stands_beside_the_confidence_in_the_movement() {
    let found = report(&hinging(), 30);
    let gap = found.mind.gaps.get("bend").copied().unwrap();
    // 60 % done against 2 x 10; on day 16 the same: 40 points, lasting
    assert_eq!((gap.tolerated, gap.confidence), (Percent(60), Percent(20)));
    assert_eq!(gap.lasting, Ok(true));
    let weeks = &found.mind.tolerated_weeks["bend"];
    assert_eq!(weeks.last().map(|week| week.1), Some(gap.tolerated), "the last week is today's");
    let named =
        |finding: &Finding| matches!(finding, Finding::Gap { movement, .. } if movement == "bend");
    assert!(found.findings.iter().any(named));
    // a movement of which no share is known has no gap
    assert!(!report(&hinging().on(29, sure("twist", "2")), 30).mind.gaps.contains_key("twist"));
}

#[test]
fn a_level_has_moved_where_the_known_fine_one_is_another() {
    let level = |diary: &Diary, today| match report(diary, today).standing {
        Standing::Open(advice) => advice.movement.level,
        Standing::Danger(_) => panic!("no box was ticked"),
    };
    // the same 60 % on day 30 as on day 9
    assert_eq!(level(&hinging(), 30), Ok(false));
    // two greens at 80 %
    let more = hinging().on(27, deadlift(80)).on(29, deadlift(80));
    assert_eq!(level(&more, 31), Ok(true));
    assert_eq!(level(&Diary::mornings("3"), 1), Err(Lack::NotAsked(Kind::Session)));
}

#[test]
fn gates_and_holds_are_gone_while_an_emergency_box_stands() {
    let open = report(&hinging(), 30);
    assert!(open.load.gates.is_some());
    let ticked = hinging().on(29, What::Flags([RedFlag::Chest].into()));
    let danger = report(&ticked, 30);
    assert!(danger.load.gates.is_none() && danger.standing.advice().is_none());
    assert!(danger.load.activities.iter().all(|activity| activity.holds.now.is_none()));
    assert!(danger.findings.iter().all(|finding| finding.rank() == Rank::Danger));
    assert!(open.findings.iter().any(|finding| finding.rank() != Rank::Danger));
    assert_eq!(danger.load.sessions.len(), open.load.sessions.len(), "what was done stays");
}

#[test]
fn findings_stand_in_the_order_in_which_a_reader_should_know_them() {
    let mut diary = hinging().on(29, What::Flags([RedFlag::Fever].into()));
    diary = diary.rated(29, Morning, "7 7");
    let ranks: Vec<Rank> = report(&diary, 30).findings.iter().map(Finding::rank).collect();
    assert!(ranks.is_sorted());
    assert_eq!(ranks.first(), Some(&Rank::Danger));
    for rank in [Rank::Course, Rank::Irritability, Rank::Tolerance, Rank::Confidence] {
        assert!(ranks.contains(&rank), "{rank:?} of {ranks:?}");
    }
}

#[test]
fn a_threshold_is_told_with_the_one_three_weeks_ago() {
    let found = report(&hinging(), 30).findings;
    let lift = found.iter().find_map(|finding| match finding {
        Finding::Threshold { group: Group::Source(_), now, then, .. } => Some((*now, *then)),
        _ => None,
    });
    let (now, then) = lift.unwrap();
    // level 6 is 60 to 69 % of usual; on day 9 there were two greens already
    assert_eq!(now.fine, Some(6));
    assert_eq!(then.and_then(|bracket| bracket.fine), Some(6));
}

#[test]
fn a_steady_month_without_any_move_has_stalled() {
    let mut diary = Diary::mornings(&"5 4 5 5 ".repeat(8));
    diary.profile = Profile {
        usual: vec![Usual { activity: "deadlift".to_owned(), dose: Dose::default() }],
        ..Profile::default()
    };
    diary = (1..31).fold(diary, |diary, n| diary.on(n, deadlift(60)));
    diary = diary.on(2, sure("bend", "3")).on(9, sure("bend", "3")).on(28, sure("bend", "3"));
    let stalled = |diary: &Diary| report(diary, 30).standing.advice().unwrap().stalled;
    assert_eq!(stalled(&diary), Answer::Met);
    assert!(report(&diary, 30).findings.contains(&Finding::Stalled));
    // confidence went up by 2 points
    assert_eq!(stalled(&diary.on(29, sure("bend", "5"))), Answer::NotYet);
}

#[test]
fn what_is_asked_and_not_known_changes_no_answer() {
    let plain = hinging();
    let asked = (1..31).fold(plain.clone(), |diary, n| {
        let items = vec![(EverydayItem::Bend, Ease::Unknown)];
        let unknown = What::Rating { moment: Evening, reading: Reading::Unknown, remark: None };
        diary.on(n, What::Everyday(items)).on(n, unknown).on(n, sure("bend", "?"))
    });
    let answers = |diary: &Diary| report(diary, 30).standing.advice().unwrap().readiness.answers();
    for (before, after) in answers(&plain).iter().zip(&answers(&asked)) {
        assert!(*after != Answer::Met || *before == Answer::Met, "{before:?} became {after:?}");
    }
    assert_eq!(report(&plain, 30).course.days, report(&asked, 30).course.days);
    assert_eq!(report(&plain, 30).mind.gaps, report(&asked, 30).mind.gaps);
}
