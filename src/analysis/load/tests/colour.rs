//! D8 windows, D9 colours, D10 patterns.

use crate::analysis::Lack;
use crate::analysis::load::Colour::{Amber, Green, Open, Red, Unknown};
use crate::analysis::load::fixture::{Log, clock, minutes, session, windows};
use crate::analysis::load::pattern::Recent;
use crate::analysis::load::{
    Colour, PatternRules, Reason, SessionReport, TakenFrom, Usually, Verdict, Window,
};
use crate::journal::{RatingMoment, Seconds, Sign, Tenths, Windows};

/// A session on day 10 with these windows, the morning of days 10 and 11, seen on day 20.
fn verdict(values: [i32; 4], mornings: [i32; 2]) -> Verdict {
    let mut log = Log::new().did(10, session("bike", minutes(20), windows(values)));
    for (n, value) in [10, 11].into_iter().zip(mornings) {
        log = if value < 0 { log } else { log.morning(n, value) };
    }
    log.report(20).sessions.remove(0).verdict
}

fn colour(values: [i32; 4], mornings: [i32; 2]) -> Colour {
    verdict(values, mornings).colour
}

fn only(log: &Log, today: u32) -> SessionReport {
    log.report(today).sessions.remove(0)
}

#[test]
fn the_colour_of_a_session_table_of_cases() {
    // [before, during, hour, next] in tenths, [morning of the day, morning after], -1 missing
    let cases: &[([i32; 4], [i32; 2], Colour, &str)] = &[
        ([10, 20, 20, 10], [10, -1], Green, "d 2 < 4 and < 1+2; a 2 < 3; m 1 < 1+2"),
        ([10, 30, 10, 10], [10, -1], Amber, "d 3 >= 1+2"),
        ([10, 29, 29, 10], [10, -1], Green, "2.9 < 3: a tenth below the rise"),
        ([30, 40, 30, 30], [30, -1], Amber, "d 4 >= 4, the fixed level"),
        ([30, 39, 30, 30], [30, -1], Green, "d 3.9 < 4 and < 5"),
        ([30, 59, 30, 30], [30, -1], Amber, "d 5.9 < 6"),
        ([30, 60, 30, 30], [30, -1], Red, "d 6 >= 6"),
        ([10, 20, 30, 10], [10, -1], Amber, "a 3 >= 1+2, gone by morning"),
        ([10, 20, 30, 20], [10, -1], Red, "a 3 >= 1+2 and m 2 >= 1+1: lasting"),
        ([10, 20, 29, 20], [10, -1], Green, "a 2.9 < 3, m 2 < 1+2"),
        ([10, 20, 20, 30], [10, -1], Red, "m 3 >= 1+2"),
        ([10, 20, 20, 29], [10, -1], Green, "m 2.9 < 3"),
        ([0, 0, 0, 0], [0, 0], Green, "zero is a value"),
        // who starts at 4 or more: only rises count
        ([40, 50, 50, 40], [40, -1], Green, "b 4: d 5 < 6, a 5 < 6"),
        ([40, 60, 50, 40], [40, -1], Amber, "b 4: d 6 >= 4+2, < 4+3"),
        ([40, 70, 50, 40], [40, -1], Red, "b 4: d 7 >= 4+3"),
        ([50, 60, 60, 50], [50, -1], Green, "b 5: d 6 < 7 though 6 is the fixed level"),
        ([50, 60, 70, 50], [50, -1], Red, "b 5: a 7 >= 5+2 and no settling time: not settled"),
        ([39, 60, 39, 39], [39, -1], Red, "b 3.9: the fixed level 6 applies"),
        // missing values
        ([10, 20, 20, -1], [10, -1], Unknown, "no morning after"),
        ([10, 20, 20, -1], [10, 10], Green, "m taken from the next morning: 1"),
        ([10, 20, 20, -1], [10, 30], Red, "m taken from the next morning: 3 >= 1+2"),
        ([-1, 20, -1, -1], [10, 10], Green, "b taken from that morning: d 2 < 3"),
        ([-1, 30, -1, -1], [10, 10], Amber, "b taken from that morning: d 3 >= 1+2"),
        ([10, -1, -1, 10], [10, -1], Unknown, "nothing said of during or the hour after"),
        ([-1, 20, 20, 10], [-1, -1], Unknown, "nothing to compare d 2 with; it could be a rise"),
        ([-1, 19, 19, 10], [-1, -1], Green, "no start could make 1.9 a rise of 2"),
        ([-1, 19, 19, 20], [-1, -1], Unknown, "m 2 could be a rise of 2"),
        ([20, 20, 20, 30], [-1, -1], Green, "no mornings at all: m 3 < b 2 + 2"),
        ([20, 20, 20, 40], [-1, -1], Red, "no mornings at all: m 4 >= b 2 + 2"),
    ];
    for (values, mornings, expected, why) in cases {
        assert_eq!(colour(*values, *mornings), *expected, "{values:?} {mornings:?}: {why}");
    }
}

#[test]
fn the_window_that_decided_is_told() {
    let red = verdict([10, 60, 30, 30], [10, -1]);
    let windows: Vec<Window> = red.reasons.iter().map(|reason| reason.window()).collect();
    // m 3 >= 1+2; a 3 >= 1+2 with m 3 >= 1+1; d 6 >= 6
    assert_eq!(windows, [Window::Next, Window::Next, Window::During]);
    let amber = verdict([10, 20, 30, 10], [10, -1]);
    let (hour, before) = (Tenths(30), Tenths(10));
    assert_eq!(amber.reasons, [Reason::HourRise { hour, before }]);
    assert_eq!(verdict([10, -1, 20, -1], [10, -1]).missing, [Window::During, Window::Next]);
}

#[test]
fn settling_within_two_hours_is_not_red_and_longer_is() {
    let with = |settled: Seconds, values: [i32; 4]| {
        let windows = Windows { settled: Some(settled), ..windows(values) };
        only(&Log::new().morning(10, 10).did(10, session("bike", minutes(20), windows)), 20)
    };
    assert_eq!(with(Seconds::minutes(120), [10, 20, 20, 10]).verdict.colour, Green);
    assert_eq!(with(Seconds::minutes(121), [10, 20, 20, 10]).verdict.colour, Red);
    // starts at 5, an hour after 7 >= 5+2, but written as settled in 2 h: not red, a rise of 2
    assert_eq!(with(Seconds::minutes(120), [50, 60, 70, 10]).verdict.colour, Amber);
}

#[test]
fn a_missing_morning_is_waited_for_two_days_and_never_green() {
    let log =
        Log::new().morning(10, 10).did(10, session("bike", minutes(20), windows([10, 20, 20, -1])));
    assert_eq!(only(&log, 10).verdict.colour, Open);
    assert_eq!(only(&log, 11).verdict.colour, Open);
    assert_eq!(only(&log, 12).verdict.colour, Unknown);
    assert_eq!(only(&log.clone().morning(12, 10), 12).verdict.colour, Unknown);
    assert_eq!(only(&log.clone().morning(11, 10), 11).verdict.colour, Green);
    let amber = Log::new().did(10, session("bike", minutes(20), windows([10, 40, 20, -1])));
    let verdict = only(&amber, 11).verdict;
    assert_eq!((verdict.colour, verdict.waits), (Amber, true));
    assert!(!only(&amber, 12).verdict.waits);
}

#[test]
fn taken_over_values_are_marked() {
    let log = Log::new()
        .morning(10, 20)
        .rated_at(10, clock(12, 0), (RatingMoment::Then, 30))
        .rated_at(10, clock(15, 0), (RatingMoment::Then, 50))
        .rated(10, RatingMoment::Evening, 70)
        .did_at(10, clock(14, 0), session("bike", minutes(20), windows([-1, 30, 30, -1])))
        .morning(11, 25);
    let response = only(&log, 20).response;
    // facts are sorted by time, those without one first: 0 morning, 1 evening, 2 at noon
    let before = response.before.unwrap();
    assert_eq!((before.pain, before.from), (Tenths(30), TakenFrom::EarlierRating { fact: 2 }));
    assert!(matches!(response.next.unwrap().from, TakenFrom::NextMorning { .. }));
    assert!(matches!(response.reference.unwrap().from, TakenFrom::ThatMorning { .. }));
    assert_eq!(response.during.unwrap().from, TakenFrom::Session);
}

#[test]
fn without_that_morning_the_median_of_the_last_three_stands_in() {
    let log = Log::new()
        .morning(5, 90)
        .morning(6, 10)
        .morning(7, 50)
        .morning(9, 30)
        .did(10, session("bike", minutes(20), windows([20, 20, 20, -1])))
        .morning(11, 49);
    let response = only(&log, 20).response;
    let reference = response.reference.unwrap();
    // the last three before day 10: 3, 5, 1; their median is 3, and 4.9 < 3 + 2
    assert_eq!(reference.pain, Tenths(30));
    assert!(matches!(reference.from, TakenFrom::MorningsBefore { mornings: 3, .. }));
    assert_eq!(only(&log, 20).verdict.colour, Green);
    // mornings more than 7 days back say nothing of this day
    let old =
        Log::new().morning(1, 10).did(10, session("bike", minutes(20), windows([-1, 20, 20, 10])));
    assert_eq!(only(&old, 20).response.reference, None);
}

#[test]
fn a_day_with_two_mornings_has_the_middle_of_them() {
    let log = Log::new()
        .rated_at(10, clock(6, 0), (RatingMoment::Morning, 20))
        .rated_at(10, clock(8, 0), (RatingMoment::Morning, 30))
        .did_at(10, clock(9, 0), session("bike", minutes(20), windows([20, 20, 20, 44])));
    // (2 + 3) / 2 = 2.5, and 4.4 < 2.5 + 2
    assert_eq!(only(&log, 20).response.reference.unwrap().pain, Tenths(25));
    assert_eq!(only(&log, 20).verdict.colour, Green);
}

#[test]
fn a_session_near_midnight_belongs_to_its_written_date() {
    let late = Log::new().morning(10, 10).morning(11, 30).did_at(
        10,
        clock(23, 50),
        session("bike", minutes(20), windows([10, 10, 10, -1])),
    );
    assert_eq!(only(&late, 20).verdict.colour, Red, "3 on the morning after is 1 + 2");
    let early = Log::new().morning(10, 30).morning(11, 10).did_at(
        10,
        clock(0, 30),
        session("bike", minutes(20), windows([-1, 10, 10, -1])),
    );
    let early = only(&early, 20);
    assert_eq!(early.response.next.unwrap().pain, Tenths(10), "the morning of day 11");
    assert_eq!(early.response.before, None, "the morning of day 10 came after half past midnight");
}

#[test]
fn the_night_of_the_clock_change_is_a_night_like_any_other() {
    // 29 March 2026 (day 29) has 23 hours in much of Europe; dates have no zone here
    let log = Log::new()
        .morning(28, 10)
        .did_at(28, clock(22, 30), session("bike", minutes(20), windows([10, 20, 20, -1])))
        .rated_at(29, clock(3, 30), (RatingMoment::Morning, 30));
    assert_eq!(only(&log, 40).verdict.colour, Red);
    assert_eq!(only(&log.clone(), 29).response.next.unwrap().pain, Tenths(30));
}

#[test]
fn new_leg_symptoms_make_a_session_red_and_old_ones_do_not() {
    let calm = session("bike", minutes(20), windows([10, 20, 20, 10]));
    let log = || Log::new().morning(10, 10).did(10, calm.clone());
    assert_eq!(only(&log().leg(9, &[]).leg(11, &[Sign::Tingle]), 20).verdict.colour, Red);
    assert_eq!(
        only(&log().leg(9, &[Sign::Tingle]).leg(11, &[Sign::Tingle]), 20).verdict.colour,
        Green
    );
    assert_eq!(
        only(&log().leg(9, &[Sign::Tingle]).leg(10, &[Sign::Tingle, Sign::Numb]), 20)
            .verdict
            .colour,
        Red
    );
    assert_eq!(only(&log().leg(12, &[Sign::Tingle]), 20).verdict.colour, Green, "two days after");
    assert_eq!(only(&log().leg(10, &[]), 20).verdict.colour, Green, "asked, and none");
}

#[test]
fn two_of_three_are_a_pattern_and_one_red_is_an_event() {
    let usually = |newest_last: &[Colour]| {
        let rules = PatternRules::default();
        let mut recent = Recent::default();
        newest_last.iter().for_each(|colour| recent.push(*colour, &rules));
        recent.usually(&rules)
    };
    assert_eq!(usually(&[Red, Red]), Ok(Usually::Red), "2 of 2");
    assert_eq!(usually(&[Red, Green, Red]), Ok(Usually::Red), "2 of the last 3");
    assert_eq!(usually(&[Red, Red, Green, Green]), Ok(Usually::Mixed), "1 red in G G R");
    assert_eq!(usually(&[Red, Green, Green]), Ok(Usually::Mixed), "green twice, a red in 3");
    assert_eq!(usually(&[Red, Green, Green, Green]), Ok(Usually::Green), "the red is out of 3");
    assert_eq!(usually(&[Green, Green]), Ok(Usually::Green));
    assert_eq!(usually(&[Green, Amber]), Ok(Usually::Mixed));
    assert_eq!(usually(&[Amber, Green, Green]), Ok(Usually::Green), "amber is not red");
    assert_eq!(usually(&[Green, Unknown, Open, Green]), Ok(Usually::Green), "unknown passed over");
    assert_eq!(usually(&[Green, Unknown]), Err(Lack::TooFew { have: 1, need: 2 }));
    assert_eq!(usually(&[]), Err(Lack::TooFew { have: 0, need: 2 }));
}
