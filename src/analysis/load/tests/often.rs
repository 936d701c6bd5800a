//! D23 little and often, D24 consistency.

use crate::analysis::load::fixture::{Log, clock, day, minutes, reps, session, windows};
use crate::analysis::load::{BoutReport, Consistency, PlannedBy};
use crate::analysis::{Answer, Lack};
use crate::journal::{
    Bout, Dose, PlannedWork, PrivateText, Profile, RatingMoment, Reading, Seconds, Tenths, What,
};

fn bouts(log: &Log, today: u32) -> BoutReport {
    log.report(today).bouts
}

/// On each of these days so many bouts without a time.
fn daily(counts: &[(u32, u32)]) -> Log {
    counts.iter().fold(Log::new(), |log, (n, count)| {
        (0..*count).fold(log, |log, i| log.bout(*n, clock(8 + i as i8, 0), "cat-cow", reps(1, 8)))
    })
}

#[test]
fn bouts_a_day_are_a_median_of_the_days_that_say_something() {
    let nine: Vec<(u32, u32)> = (1..=9).map(|n| (n, 3)).collect();
    let nine = bouts(&daily(&nine), 14);
    let lack = Lack::TooFewDays { have: 9, need: 10, of: 14 };
    assert_eq!((nine.a_day, nine.days_with_wanted), (Err(lack), 9));
    // 1 1 1 1 1 2 3 3 3 3: the middle of 1 and 2
    let ten: Vec<(u32, u32)> = (1..=10).zip([1, 1, 1, 1, 1, 2, 3, 3, 3, 3]).collect();
    let ten = bouts(&daily(&ten), 14);
    assert_eq!(ten.a_day, Ok(Tenths(15)));
    assert_eq!((ten.days_with_wanted, ten.known_days, ten.wanted), (4, 10, 3));
    // days without a word are not zeros, but a written 0 is
    let zero = (11..=14)
        .fold(daily(&[(1, 3), (2, 3)]), |log, n| log.add(day(n), None, What::BoutCount(0)));
    assert_eq!(bouts(&zero, 14).known_days, 6);
    assert_eq!(bouts(&zero, 15).known_days, 5, "day 1 has left the 14 days");
}

#[test]
fn a_count_and_a_list_of_the_same_day_are_not_added() {
    let log = daily(&[(1, 2)]).add(day(1), None, What::BoutCount(4));
    assert_eq!(bouts(&log, 1).days[0].bouts, 4, "4 written, 2 of them listed");
    let log = daily(&[(1, 3)]).add(day(1), None, What::BoutCount(2));
    assert_eq!(bouts(&log, 1).days[0].bouts, 3, "3 listed are more than 2");
}

#[test]
fn a_moment_over_ten_minutes_is_work_but_no_bout() {
    let log = Log::new().bout(1, None, "walk", minutes(10)).bout(1, None, "walk", minutes(11));
    let day = &bouts(&log, 1).days[0];
    assert_eq!((day.bouts, day.longer), (1, 1));
}

#[test]
fn the_longest_gap_lies_within_waking_hours() {
    let at = |times: &[(i8, i8)]| {
        let log = times
            .iter()
            .fold(Log::new(), |log, (h, m)| log.bout(1, clock(*h, *m), "cat-cow", reps(1, 8)));
        bouts(&log, 1).days[0].longest_gap
    };
    // 07:10 to 10:40 is 3 h 30, 10:40 to 18:00 is 7 h 20
    assert_eq!(at(&[(7, 10), (10, 40), (18, 0)]), Some(Seconds(7 * 3600 + 20 * 60)));
    assert_eq!(at(&[(5, 0), (9, 0)]), Some(Seconds::hours(2)), "awake from 7: 7 to 9");
    assert_eq!(at(&[(21, 0), (23, 30)]), Some(Seconds::hours(1)), "until 22");
    assert_eq!(at(&[(9, 0)]), None, "one bout has no neighbour");
    let untimed = Log::new()
        .bout(1, clock(9, 0), "cat-cow", reps(1, 8))
        .bout(1, clock(12, 0), "cat-cow", reps(1, 8))
        .bout(1, None, "bird dog", reps(1, 8));
    assert_eq!(bouts(&untimed, 1).days[0].longest_gap, None, "the third may lie between");
}

#[test]
fn thirds_of_the_day() {
    // waking hours 7 to 22 are thirds of five hours: to 12, to 17, to 22
    let times = [(6, 0), (11, 59), (12, 0), (16, 59), (17, 0), (23, 0)];
    let log = times
        .iter()
        .fold(Log::new(), |log, (h, m)| log.bout(1, clock(*h, *m), "cat-cow", reps(1, 8)))
        .bout(2, None, "cat-cow", reps(1, 8));
    let report = bouts(&log, 2);
    assert_eq!((report.thirds, report.untimed), ([2, 2, 2], 1));
}

#[test]
fn easy_bouts_and_exercises_are_counted() {
    let bout = |effort: i32| {
        let activities = vec![crate::analysis::load::fixture::activity("cat-cow", reps(1, 8))];
        let effort = (effort >= 0).then_some(Reading::Number(Tenths(effort)));
        What::Bout(Bout { activities, effort, remark: None })
    };
    let log = Log::new()
        .add(day(1), None, bout(30))
        .add(day(2), None, bout(31))
        .add(day(3), None, bout(-1))
        .bout(3, None, "walk", Dose::default());
    let report = bouts(&log, 3);
    assert_eq!((report.easy, report.with_effort), (1, 2), "3 is easy, 3.1 is not, one untold");
    assert_eq!((report.exercises[0].times, report.exercises[0].days), (3, 3));
    assert!(report.exercises[0].control && !report.exercises[1].control);
}

fn planned(mut log: Log, plan: PlannedWork) -> Log {
    log.profile = Profile::<PrivateText> { plan: Some(plan), ..Profile::default() };
    log
}

fn short(log: &Log, today: u32) -> Consistency {
    log.report(today).consistency.short.unwrap()
}

#[test]
fn consistency_is_days_with_work_of_days_planned() {
    let bouts_daily = PlannedWork { bouts_a_day: Some(3), ..PlannedWork::default() };
    let three_a_week = PlannedWork { sessions_a_week: Some(3), ..PlannedWork::default() };
    // work on days 1 to 7 and 10 to 12 of 14; mornings on all days
    let worked = |log: Log| {
        (1..=7).chain(10..=12).fold(log, |log, n| log.bout(n, None, "cat-cow", reps(1, 8)))
    };
    let log = planned(worked(Log::new().mornings(1..=14, 10)), bouts_daily);
    let found = short(&log, 14);
    assert_eq!((found.days_with_work, found.days_planned, found.longest_run), (10, 14, 7));
    assert_eq!(found.planned_by, PlannedBy::Bouts);
    assert_eq!(found.at_least(70), Answer::Met, "10 of 14 is 71 %");
    assert_eq!(found.at_least(75), Answer::NotYet, "every day was written");
    let weekly = planned(worked(Log::new().mornings(1..=14, 10)), three_a_week);
    let weekly = short(&weekly, 14);
    assert_eq!((weekly.days_planned, weekly.planned_by), (6, PlannedBy::DaysAWeek(3)), "2 x 3");
    assert_eq!(weekly.at_least(100), Answer::Met, "more than planned is enough");
}

#[test]
fn days_without_a_word_make_consistency_unknown_not_low() {
    let log = (1..=8).fold(Log::new(), |log, n| log.bout(n, None, "cat-cow", reps(1, 8)));
    let found = short(&log, 14);
    // 8 of 14 is 57 %; with the 6 days without a word it could be 14 of 14
    let lack = Lack::TooFewDays { have: 8, need: 14, of: 14 };
    assert_eq!((found.days_without_a_word, found.at_least(70)), (6, Answer::CannotTell(lack)));
    let empty = Log::new().report(14).consistency.short;
    assert_eq!(empty, Err(Lack::TooFewDays { have: 0, need: 14, of: 14 }));
}

#[test]
fn a_young_log_is_judged_from_its_first_day_and_runs_are_kept() {
    let log = Log::new()
        .mornings(11..=14, 10)
        .bout(11, None, "cat-cow", reps(1, 8))
        .bout(12, None, "cat-cow", reps(1, 8))
        .did(14, session("bike", minutes(20), windows([-1, -1, -1, -1])));
    let found = short(&log, 14);
    assert_eq!((found.period.len(), found.days_with_work, found.longest_run), (4, 3, 2));
    let later = log.rated(40, RatingMoment::Evening, 10).report(40).consistency;
    assert_eq!(later.longest_run_ever, 2, "a run that has ended is still there");
    assert_eq!(later.long.unwrap().days_with_work, 1, "days 13 to 40 hold day 14");
}

#[test]
fn effort_stands_apart_from_consistency() {
    let easy = |effort| Dose { effort: Some(Reading::Number(Tenths(effort))), ..minutes(20) };
    let log = Log::new()
        .did(1, session("bike", easy(20), windows([-1, -1, -1, -1])))
        .did(2, session("bike", easy(50), windows([-1, -1, -1, -1])))
        .did(3, session("bike", minutes(20), windows([-1, -1, -1, -1])));
    let found = short(&log, 3);
    assert_eq!((found.effort, found.with_effort), (Some(Tenths(35)), 2), "(2 + 5) / 2");
    assert_eq!(found.days_with_work, 3);
}
