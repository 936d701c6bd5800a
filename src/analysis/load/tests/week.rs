//! D29 weeks, irritability, the plan, walking, what is paused and what waits.

use std::collections::BTreeMap;

use crate::analysis::Lack;
use crate::analysis::dictionary::LoadSource;
use crate::analysis::load::fixture::{
    Log, activity, day, lifted, minutes, number, reps, session, windows,
};
use crate::analysis::load::{ActivityId, ChangeRules, PartTime, Window, change};
use crate::calendar::Span;
use crate::journal::{
    Dose, PlannedWork, PrivateText, Profile, Seconds, Session, Sit, Tenths, What, Windows,
};

const GREEN: [i32; 4] = [10, 20, 20, 10];
const BLANK: [i32; 4] = [-1, -1, -1, -1];

fn gym(length: Dose) -> Session<PrivateText> {
    let activities = vec![
        activity("bike", minutes(15)),
        activity("goblet squat", lifted(3, 8, 16)),
        activity("russian twist", reps(2, 10)),
    ];
    Session { activities, ..session("Gym", length, windows(GREEN)) }
}

#[test]
fn minutes_without_a_number_are_shared_out_and_marked() {
    let report = Log::new().did(1, gym(minutes(45))).report(5);
    let times: Vec<PartTime> = report.sessions[0].parts.iter().map(|part| part.time).collect();
    // 45 - 15 = 30 minutes for two exercises: 15 each
    let shared = PartTime::SharedOut(Seconds::minutes(15));
    assert_eq!(times, [PartTime::Written(Seconds::minutes(15)), shared, shared]);
    let strip = report.sessions[0].strip();
    assert_eq!(
        strip,
        [
            (LoadSource::Lift, Some(Seconds::minutes(15))),
            (LoadSource::Rotation, Some(Seconds::minutes(15))),
            (LoadSource::CoreHard, Some(Seconds::minutes(15))),
            (LoadSource::LowImpact, Some(Seconds::minutes(15))),
        ],
        "a twist is rotation and core at once"
    );
    let unknown = Log::new().did(1, gym(Dose::default())).report(5);
    assert_eq!(unknown.sessions[0].strip()[0], (LoadSource::Lift, None));
    assert_eq!(unknown.sessions[0].length, None);
}

#[test]
fn a_week_sums_minutes_load_and_tonnage() {
    let effort = Dose { effort: number(40), ..minutes(45) };
    let log = Log::new()
        .did(1, gym(effort))
        .did(3, session("bike", minutes(20), windows(BLANK)))
        .bout(3, None, "walk", minutes(10))
        .bout(4, None, "walk", Dose::default())
        .add(day(2), None, What::Sit(Sit { time: Some(Seconds::hours(7)), breaks: None }));
    let weeks = log.report(7).weeks;
    assert_eq!(weeks.len(), 1);
    let week = &weeks[0];
    let source = |source: LoadSource| week.sources[&source];
    assert_eq!(source(LoadSource::LowImpact).time, Seconds::minutes(35), "15 + 20");
    assert_eq!(source(LoadSource::LowImpact).sessions, 2);
    assert_eq!(
        (source(LoadSource::LowImpact).greens, source(LoadSource::LowImpact).unknown),
        (1, 1)
    );
    let walk = source(LoadSource::Walk);
    assert_eq!((walk.time, walk.bouts, walk.without_time), (Seconds::minutes(10), 2, 1));
    assert_eq!((week.load_tenths, week.with_load, week.sessions), (1800, 1, 2), "4.0 x 45");
    // 3 x 8 x 16 kg
    assert_eq!(week.tonnage_grams, BTreeMap::from([(ActivityId(1), 384_000)]));
    assert_eq!((week.sitting, week.sitting_days, week.days_written), (Seconds::hours(7), 1, 4));
}

#[test]
fn weeks_end_today_and_calendar_weeks_on_sunday() {
    // 1 March 2026 is a Sunday
    let log = Log::new().did(1, session("bike", minutes(20), windows(BLANK)));
    let report = log.report(10);
    let ends: Vec<_> = report.weeks.iter().map(|week| week.span.last).collect();
    assert_eq!(ends, [day(3), day(10)]);
    let ends: Vec<_> = report.calendar_weeks.iter().map(|week| week.span.last).collect();
    assert_eq!(ends, [day(1), day(8), day(15)]);
    assert_eq!(report.calendar_weeks[0].sessions, 1);
}

#[test]
fn a_week_is_compared_with_the_three_before_it() {
    let with = |rides: &[(u32, u32)], first: u32| {
        let log = rides.iter().fold(Log::new().mornings(first..=28, 10), |log, (n, min)| {
            log.did(*n, session("bike", minutes(*min), windows(BLANK)))
        });
        let time = |source: LoadSource| {
            change(&log.report(28).weeks, &ChangeRules::default(), |week| {
                week.sources.get(&source).map_or(0, |of| u64::from(of.time.0))
            })
        };
        time(LoadSource::LowImpact)
    };
    // 20, 40, 60 minutes before: the median is 40; 50 now is 25 % more
    let found = with(&[(1, 20), (8, 40), (15, 60), (22, 50)], 1).unwrap();
    assert_eq!((found.now, found.before, found.percent), (3000, 2400, Some(25)));
    assert_eq!(found.period, Span { first: day(22), last: day(28) });
    // 40, 40, 40 before: 25 now is 37.5 % less, rounded away from zero
    let found = with(&[(1, 40), (8, 40), (15, 40), (22, 25)], 1).unwrap();
    assert_eq!(found.percent, Some(-38));
    // nothing before: something from nothing has no percentage
    assert_eq!(with(&[(22, 25)], 1).unwrap().percent, None);
    // the log begins on day 9: two whole weeks before at most
    let lack = Lack::TooFew { have: 1, need: 3 };
    assert_eq!(with(&[(15, 60), (22, 25)], 9), Err(lack), "the first week is not whole");
}

#[test]
fn irritability_tells_median_worst_and_how_many_are_known() {
    let settled = |n| Windows { settled: Some(Seconds::minutes(n)), ..windows([10, 30, 30, 10]) };
    let log = Log::new()
        .did(1, session("bike", minutes(20), windows([10, 20, 20, 10])))
        .did(2, session("bike", minutes(20), settled(30)))
        .did(3, session("bike", minutes(20), settled(90)))
        .did(4, session("bike", minutes(20), windows(BLANK)))
        .morning(5, 20);
    let found = log.report(10).irritability;
    assert_eq!((found.sessions, found.known), (4, 3));
    let during = found.windows[1];
    assert_eq!((during.window, during.known, during.median), (Window::During, 3, Some(Tenths(30))));
    let next = found.windows[3];
    assert_eq!((next.known, next.taken_over, next.worst), (4, 1, Some(Tenths(20))));
    assert_eq!(found.typical_rise_during, Some(Tenths(20)), "1, 2, 2");
    assert_eq!((found.settled_known, found.settled_median), (2, Some(Seconds::minutes(60))));
    assert_eq!(found.settled_longest, Some(Seconds::minutes(90)));
    let empty = log.report(10).irritability_in(Span { first: day(6), last: day(9) });
    assert_eq!((empty.sessions, empty.windows[1].median), (0, None), "nothing is not zero pain");
}

#[test]
fn done_is_counted_beside_planned() {
    let mut log = Log::new()
        .did(1, session("bike", minutes(20), windows(BLANK)))
        .did(8, session("Squat (Barbell)", lifted(3, 8, 20), windows(BLANK)))
        .bout(9, None, "squats", reps(1, 10))
        .bout(9, None, "cat and cow", reps(1, 10));
    let exercises = BTreeMap::from([("squat".to_owned(), 3), ("bird dog".to_owned(), 7)]);
    let plan = PlannedWork { sessions_a_week: Some(2), exercises, bouts_a_day: None };
    log.profile = Profile { plan: Some(plan), ..Profile::default() };
    let done: Vec<_> = log
        .report(10)
        .done_of_planned
        .into_iter()
        .map(|one| (one.exercise, one.done, one.planned))
        .collect();
    // days 4 to 10: one session; squats in it and in one bout; no bird dog
    assert_eq!(
        done,
        [(None, 1, 2), (Some("bird dog".to_owned()), 0, 7), (Some("squat".to_owned()), 2, 3)]
    );
}

#[test]
fn paused_activities_have_a_first_day_or_none() {
    let mut log =
        Log::new().did(3, session("Deadlift (Barbell)", lifted(3, 5, 40), windows(GREEN)));
    log.profile.paused = vec!["deadlift".to_owned(), "tennis".to_owned(), "my thing".to_owned()];
    let paused = log.report(10).paused;
    assert_eq!((paused[0].first, paused[0].level, paused[0].sessions), (Some(day(3)), Some(1), 1));
    assert_eq!((paused[1].first, paused[1].sessions), (None, 0));
    assert!(paused[1].class.is_some() && paused[2].class.is_none());
}

#[test]
fn walking_minutes_come_from_sessions_and_bouts() {
    let log = Log::new()
        .did(1, session("walk", minutes(35), windows(BLANK)))
        .did(8, session("hike", minutes(20), windows(BLANK)))
        .bout(8, None, "walk", minutes(10))
        .bout(9, None, "walk", Dose::default())
        .did(10, session("walk", minutes(25), windows(BLANK)));
    let walking = log.report(10).walking;
    assert_eq!(walking.days.len(), 3, "the walk of day 9 has no length");
    // days 4 to 10: 20 + 10 + 25 minutes, on three days, one of them with 30 minutes
    assert_eq!((walking.time, walking.days_walked), (Seconds::minutes(55), 3));
    assert_eq!(walking.long_days, 1);
}

#[test]
fn sessions_wait_for_their_morning_for_two_days() {
    let log = Log::new()
        .did(8, session("bike", minutes(20), windows([10, 20, 20, -1])))
        .did(9, session("bike", minutes(20), windows([10, 20, 20, -1])))
        .did(10, session("bike", minutes(20), windows([10, 40, -1, -1])));
    let waiting = log.report(10).waiting;
    let waits: Vec<_> = waiting.iter().map(|one| (one.session, one.until)).collect();
    assert_eq!(waits, [(1, day(10)), (2, day(11))]);
    assert_eq!(waiting[1].missing, [Window::Hour, Window::Next]);
}

#[test]
fn unclassified_names_are_listed_once() {
    let log = Log::new()
        .did(1, session("Snurfing", minutes(20), windows(GREEN)))
        .did(2, session("snurfing", minutes(20), windows(GREEN)))
        .bout(3, None, "wobbling", minutes(5));
    let report = log.report(5);
    let names: Vec<_> = report.unclassified.iter().map(|u| (u.name.as_str(), u.times)).collect();
    assert_eq!(names, [("Snurfing", 2), ("wobbling", 1)]);
    assert_eq!(report.activities[0].evidence.unwrap().greens, 2, "usable all the same");
}
