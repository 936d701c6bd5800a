//! Own activities, questionnaire totals, and what is counted beside them, by hand.

use crate::analysis::course::*;
use crate::analysis::fixture::{Diary, day, reading};
use crate::analysis::statistic::Thousandths;
use crate::analysis::{CourseRules, Lack, Log};
use crate::journal::RatingMoment::Evening;
use crate::journal::{Disclosure, Kind, PrivateText, Seconds, Sleep, Tenths, What};

fn function_of(activity: &str, value: &str) -> What<PrivateText> {
    What::Function { activity: activity.to_owned(), reading: reading(value) }
}

fn total(name: &str, total: i32) -> What<PrivateText> {
    What::Score { name: name.to_owned(), total: Tenths::whole(total) }
}

fn log(disclosure: &Disclosure) -> Log<'_> {
    Log { disclosure, today: day(40) }
}

#[test]
fn function_compares_the_same_activities_then_and_now() {
    let disclosure = Diary::default()
        .on(1, function_of("Tie shoes", "3"))
        .on(1, function_of("desk", "5"))
        .on(22, function_of("tie shoes", "7"))
        .on(22, function_of("desk", "6"))
        .on(22, function_of("carry", "9"))
        .disclosed();
    let found = function(log(&disclosure), None).unwrap();
    assert_eq!(found.activities["Tie shoes"].change, Tenths(40));
    let mean = found.mean.unwrap();
    // (3 + 5) / 2 = 4 then, (7 + 6) / 2 = 6.5 now; carrying was answered once
    assert_eq!((mean.then, mean.now, mean.items), (Thousandths(4000), Thousandths(6500), 2));
    // since day 10 there is one answer each
    assert_eq!(function(log(&disclosure), Some(day(10))).unwrap().mean, None);
    let none = Diary::mornings("3").disclosed();
    assert_eq!(function(log(&none), None), Err(Lack::NotAsked(Kind::Function)));
}

#[test]
fn an_unknown_answer_is_no_answer() {
    let disclosure = Diary::default().on(1, function_of("desk", "?")).disclosed();
    assert_eq!(function(log(&disclosure), None), Err(Lack::NotAsked(Kind::Function)));
}

#[test]
fn the_mean_has_moved_where_it_changed_by_a_point_in_three_weeks() {
    let moved_of = |now: &str| {
        let disclosure = Diary::default()
            .on(1, function_of("desk", "2"))
            .on(18, function_of("desk", "5"))
            .on(38, function_of("desk", now))
            .disclosed();
        let found = function(log(&disclosure), None).unwrap();
        moved(&found.activities, log(&disclosure), Tenths(10), Kind::Function)
    };
    // on day 40 the three weeks begin on day 20; the last answer before them is that of day 18
    assert_eq!(moved_of("6"), Ok(true));
    assert_eq!(moved_of("5.5"), Ok(false));
    assert_eq!(moved_of("4"), Ok(true));
    assert_eq!(moved_of("?"), Err(Lack::NotAsked(Kind::Function)));
}

#[test]
fn a_total_changes_by_what_matters_or_less() {
    let change = |name: &str, then: i32, now: i32| {
        let disclosure =
            Diary::default().on(1, total(name, then)).on(30, total(name, now)).disclosed();
        scores(log(&disclosure), None).unwrap().into_values().next().unwrap().change
    };
    // RMDQ: 5 points, or 30 %: of 14 that is 4.2
    assert_eq!(change("RMDQ", 14, 9), Some(Change::Better));
    assert_eq!(change("Roland-Morris", 14, 10), Some(Change::Small));
    assert_eq!(change("rmdq", 10, 7), Some(Change::Better));
    assert_eq!(change("RMDQ", 9, 14), Some(Change::Worse));
    // ODI: 10 points; PSEQ: 5.5, higher is better
    assert_eq!(change("ODI", 40, 30), Some(Change::Better));
    assert_eq!(change("PSEQ", 30, 35), Some(Change::Small));
    assert_eq!(change("PSEQ", 30, 36), Some(Change::Better));
    // sorts once, and a name that nobody knows
    assert_eq!(change("STarT Back", 6, 2), None);
    assert_eq!(change("my own list", 6, 2), None);
}

#[test]
fn mornings_and_evenings_of_the_same_days_are_compared() {
    let mornings = "4 ".repeat(14);
    let of = |evenings: &str| {
        let disclosure = Diary::mornings(&mornings).rated(1, Evening, evenings).disclosed();
        let log = Log { disclosure: &disclosure, today: day(14) };
        day_pattern(log, &pain_days(log), &CourseRules::default())
    };
    // rises -2 x 10, 0 x 4: the middle of 14 is -2
    let found = of("2 2 2 2 2 2 2 2 2 2 4 4 4 4").unwrap();
    assert_eq!(
        (found.morning, found.evening, found.rise),
        (Thousandths(4000), Thousandths(2000), Thousandths(-2000))
    );
    assert_eq!((found.basis.have, found.basis.of), (14, 21));
    let lack = Lack::TooFewDays { have: 13, need: 14, of: 21 };
    assert_eq!(of("2 2 2 2 2 2 2 2 2 2 4 4 4 ."), Err(lack));
    assert_eq!(of("."), Err(Lack::TooFewDays { have: 0, need: 14, of: 21 }));
}

#[test]
fn what_eased_is_counted_by_days() {
    let eased_by =
        |names: &[&str]| What::Eased(names.iter().map(|&name| name.to_owned()).collect());
    let disclosure = Diary::default()
        .on(30, eased_by(&["Walking", "heat"]))
        .on(30, eased_by(&["walking"]))
        .on(31, eased_by(&["walking "]))
        .on(2, eased_by(&["rest"]))
        .disclosed();
    let found = eased(log(&disclosure)).unwrap();
    let names: Vec<_> = found.names.iter().map(|named| (named.name.as_str(), named.days)).collect();
    // walking on two days, however often and however written; rest lies before the 21 days
    assert_eq!(names, [("Walking", 2), ("heat", 1)]);
    assert_eq!(found.basis.have, 2);
}

#[test]
fn sleep_is_the_median_of_the_nights_that_were_told() {
    let night =
        |hours: u32| What::Sleep(Sleep { time: Some(Seconds::hours(hours)), quality: None });
    let nights = |hours: &[u32]| {
        let diary = (30..)
            .zip(hours)
            .fold(Diary::default(), |diary, (n, hours)| diary.on(n, night(*hours)));
        let disclosure = diary.disclosed();
        daily(log(&disclosure), &CourseRules::default())
    };
    // 5 6 6 7 8: the middle 6
    let found = nights(&[7, 5, 6, 8, 6]);
    assert_eq!(found.sleep.unwrap().median, Seconds::hours(6));
    let lack = Lack::TooFewDays { have: 0, need: 5, of: 21 };
    assert_eq!(found.sleep_quality, Err(lack));
    assert!(nights(&[7, 5, 6, 8]).sleep.is_err());
}
