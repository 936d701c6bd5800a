//! D11 levels, D12 holds, D13 brackets, D14 shares, D15 changes, D20 counters.

use crate::analysis::Percent;
use crate::analysis::dictionary::LoadSource;
use crate::analysis::load::evidence::at_most;
use crate::analysis::load::fixture::{Log, day, lifted, minutes, reps, session, windows};
use crate::analysis::load::{
    ActivityReport, Amount, Bracket, DoseRules, Group, Measures, RungsFrom, Scale, StepBack,
    Variable, raised,
};
use crate::journal::{Distance, DistanceUnit, Dose, EventKind, Ladder, Range, Seconds, Usual};

const GREEN: [i32; 4] = [10, 20, 20, 10];
const AMBER: [i32; 4] = [10, 40, 20, 10];
const RED: [i32; 4] = [10, 60, 20, 10];
const BLANK: [i32; 4] = [-1, -1, -1, -1];

/// Rows of a small diary: day, kilograms for 3 x 8, and how it was answered.
fn squats(rows: &[(u32, u32, [i32; 4])]) -> Log {
    rows.iter().fold(Log::new(), |log, (n, kg, answer)| {
        log.did(*n, session("goblet squat", lifted(3, 8, *kg), windows(*answer)))
    })
}

fn squat(log: &Log, today: u32) -> ActivityReport {
    log.report(today).activities.remove(0)
}

fn levels(log: &Log) -> Vec<Option<u32>> {
    squat(log, 60).points.iter().map(|point| point.level).collect()
}

#[test]
fn levels_from_the_doses_seen() {
    // 12 and 13 kg are within 10 %: one rung; 16 is 23 % above 12 by reps of its own class
    let log = squats(&[(1, 12, GREEN), (3, 16, GREEN), (5, 13, GREEN), (7, 20, GREEN)]);
    assert_eq!(levels(&log), [Some(1), Some(2), Some(1), Some(3)]);
    // more repetitions with the same weight are a higher rung, but a heavier weight decides
    let log = Log::new()
        .did(1, session("squat", lifted(2, 8, 20), windows(GREEN)))
        .did(2, session("squat", lifted(3, 8, 20), windows(GREEN)))
        .did(3, session("squat", lifted(1, 8, 30), windows(GREEN)));
    assert_eq!(levels(&log), [Some(1), Some(2), Some(3)]);
    // a dose that leaves out what the others name is not compared; no dose at all is level 1
    let log = squats(&[(1, 12, GREEN), (3, 16, GREEN)])
        .did(5, session("goblet squat", Dose::default(), windows(GREEN)));
    assert_eq!(levels(&log), [Some(1), Some(2), None]);
    let log = Log::new().did(1, session("yoga", Dose::default(), windows(GREEN)));
    assert_eq!(levels(&log), [Some(1)]);
}

#[test]
fn levels_from_the_ladder_of_the_profile() {
    let mut log = squats(&[(1, 12, GREEN), (3, 16, GREEN), (5, 19, GREEN), (7, 8, GREEN)]);
    let rungs = vec![lifted(3, 8, 12), lifted(3, 8, 16), lifted(3, 8, 20)];
    log.profile.ladders = vec![Ladder { activity: "Goblet Squats".to_owned(), rungs }];
    assert_eq!(squat(&log, 60).rungs.from, RungsFrom::Profile);
    // 19 reaches 16 but not 20; 8 lies under the first rung
    assert_eq!(levels(&log), [Some(1), Some(2), Some(2), Some(0)]);
    // 2 x 8 at 16 kg has fewer repetitions than either rung asks for
    let log = log.did(9, session("goblet squat", lifted(2, 8, 16), windows(GREEN)));
    assert_eq!(levels(&log)[4], Some(0));
    let written = Dose { level: Some(3), ..Dose::default() };
    let log = log.did(11, session("goblet squat", written, windows(GREEN)));
    assert_eq!(levels(&log)[5], Some(3), "written as level 3");
    let log = log.did(13, session("goblet squat", minutes(5), windows(GREEN)));
    assert_eq!(levels(&log)[6], None, "minutes cannot be compared with kilograms");
}

#[test]
fn the_bracket_lies_between_green_and_red() {
    let rows = [(1, 12, GREEN), (3, 12, GREEN), (5, 16, GREEN), (7, 16, GREEN), (9, 20, RED)];
    let log = squats(&rows);
    let now = |today: u32| squat(&log, today).tolerance.now;
    assert_eq!(now(10), Bracket { fine: Some(2), too_much: Some(3) });
    assert_eq!(now(29), Bracket { fine: Some(2), too_much: Some(3) }, "20 days after");
    assert_eq!(now(30), Bracket { fine: Some(2), too_much: None }, "21 days after: no longer");
    // one green only at level 1: it cannot be told, so nothing is "known fine"
    assert_eq!(squat(&squats(&rows[..1]), 10).tolerance.now, Bracket::default());
    // a red below a green: the green above it is not "fine" while the red is recent
    let log = squats(&[(1, 16, GREEN), (3, 16, GREEN), (5, 12, RED)]);
    assert_eq!(squat(&log, 6).tolerance.now, Bracket { fine: None, too_much: Some(1) });
    // a red that three known sessions without a red followed is answered
    let log = squats(&[(1, 12, RED), (2, 12, GREEN), (3, 12, GREEN), (4, 12, GREEN)]);
    assert_eq!(squat(&log, 6).tolerance.now, Bracket { fine: Some(1), too_much: None });
}

#[test]
fn what_was_fine_is_said_with_its_date_once_it_is_long_ago() {
    let log = squats(&[(1, 12, GREEN), (3, 16, GREEN), (5, 16, GREEN), (7, 12, GREEN)]);
    let long_ago =
        |log: &Log, today: u32| squat(log, today).tolerance.fine_long_ago(day(today), 28);
    assert_eq!(long_ago(&log, 33), None, "28 days after the last time at the fine level");
    assert_eq!(long_ago(&log, 34), Some(day(5)), "a later session at a lower level does not count");
    let higher = squats(&[(3, 16, GREEN), (5, 16, GREEN), (30, 20, RED)]);
    assert_eq!(long_ago(&higher, 40), None, "more than that was done lately");
}

#[test]
fn a_week_long_after_the_last_session_at_the_fine_level_has_no_fine_end() {
    let log = squats(&[(1, 12, GREEN), (3, 16, GREEN), (5, 16, GREEN), (37, 12, RED)]);
    let fine = |today: u32| {
        let weeks = squat(&log, today).tolerance.known(28);
        weeks.iter().map(|week| week.bracket.fine).collect::<Vec<_>>()
    };
    let known = Some(2);
    assert_eq!(fine(33), [known; 5], "the last week ends 28 days after the last such session");
    assert_eq!(fine(34), [known, known, known, known, None]);
    let last = squat(&log, 40).tolerance.known(28).pop().unwrap().bracket;
    assert_eq!(last, Bracket { fine: None, too_much: Some(1) }, "too much is still told");
}

#[test]
fn the_bracket_moves_week_by_week() {
    let log =
        squats(&[(1, 12, GREEN), (2, 12, GREEN), (9, 16, GREEN), (10, 16, GREEN), (16, 20, RED)]);
    let history = squat(&log, 21).tolerance.history;
    // weeks end on days 7, 14 and 21; the first session was 20 days ago
    let weeks: Vec<_> = history.iter().map(|w| (w.week.last, w.sessions, w.bracket)).collect();
    let bracket = |fine, too_much| Bracket { fine, too_much };
    assert_eq!(
        weeks,
        [
            (day(7), 2, bracket(Some(1), None)),
            (day(14), 2, bracket(Some(2), None)),
            (day(21), 1, bracket(Some(2), Some(3))),
        ]
    );
}

#[test]
fn an_onset_makes_earlier_tolerance_say_nothing() {
    let log =
        squats(&[(1, 40, GREEN), (3, 40, GREEN), (12, 12, GREEN)]).event(10, EventKind::Onset);
    let report = squat(&log, 20);
    assert_eq!(report.tolerance.now, Bracket::default());
    assert_eq!(report.evidence.unwrap().done, 1);
    let before = squat(&log, 9);
    assert_eq!(before.tolerance.now.fine, Some(1), "seen on day 9 it was level 1 of 1");
}

#[test]
fn a_hold_lasts_a_week_and_two_greens() {
    let rows = [(1, 12, GREEN), (3, 16, GREEN), (5, 20, RED), (8, 16, GREEN), (10, 16, GREEN)];
    let hold = |rows: &[(u32, u32, [i32; 4])], today: u32| squat(&squats(rows), today).holds.now;
    // after the red: no session at level 2 yet, so the week has not begun
    let first = hold(&rows[..3], 6).unwrap();
    assert_eq!(first.step, StepBack { date: day(5), from: 3, to: 2 });
    assert_eq!((first.began, first.until, first.greens), (None, day(13), 0));
    // stepped back on day 8: until day 15, one green of two
    let second = hold(&rows[..4], 9).unwrap();
    assert_eq!((second.began, second.until, second.greens), (Some(day(8)), day(15), 1));
    // both greens on day 10, but the week ends on day 15
    assert_eq!(hold(&rows, 14).unwrap().greens, 2);
    assert_eq!(hold(&rows, 15), None);
    // the week is over but a green is missing
    assert_eq!(hold(&rows[..4], 30).unwrap().greens, 1);
}

#[test]
fn a_second_red_below_goes_two_levels_down_and_asks_for_help() {
    let log = squats(&[(1, 12, GREEN), (3, 16, GREEN), (5, 20, RED), (8, 16, RED)]);
    let hold = squat(&log, 9).holds.now.unwrap();
    assert_eq!((hold.step.from, hold.step.to, hold.repeated), (2, 1, true));
    // red again at the higher level: the hold begins anew, no lower than before
    let log = squats(&[(1, 12, GREEN), (3, 16, GREEN), (5, 20, RED), (8, 20, RED)]);
    let hold = squat(&log, 9).holds.now.unwrap();
    assert_eq!((hold.step.to, hold.repeated), (2, false));
    assert_eq!(squat(&log, 9).holds.steps.len(), 2);
    // red at the lightest dose seen: less than that
    let hold = squat(&squats(&[(1, 12, RED)]), 2).holds.now.unwrap();
    assert_eq!((hold.step.from, hold.step.to), (1, 0));
}

#[test]
fn unknown_sessions_do_not_count_towards_the_end_of_a_hold() {
    let rows = [(1, 12, GREEN), (5, 16, RED), (8, 12, BLANK), (9, 12, BLANK), (10, 12, AMBER)];
    let hold = squat(&squats(&rows), 30).holds.now.unwrap();
    assert_eq!((hold.began, hold.greens), (Some(day(8)), 0));
}

#[test]
fn the_share_of_usual() {
    let percent = |part: &Dose, whole: &Dose| Measures::of(part).percent_of(&Measures::of(whole));
    // 2 x 8 x 12 = 192 of 3 x 8 x 20 = 480: 40 %
    assert_eq!(percent(&lifted(2, 8, 12), &lifted(3, 8, 20)), Some(40));
    assert_eq!(percent(&minutes(25), &minutes(45)), Some(56), "25 / 45 = 55.6");
    assert_eq!(percent(&reps(1, 10), &reps(2, 10)), Some(50));
    assert_eq!(percent(&minutes(25), &lifted(3, 8, 20)), None, "nothing in common");
    assert_eq!(percent(&minutes(25), &minutes(0)), None);
    let km = |thousandths| Dose {
        distance: Some(Distance { thousandths, unit: DistanceUnit::Kilometre }),
        ..Dose::default()
    };
    assert_eq!(percent(&km(2500), &km(5000)), Some(50));
}

#[test]
fn a_share_written_by_hand_wins_and_an_unknown_usual_is_not_guessed() {
    let dose = Dose { percent: Some(55), ..lifted(3, 8, 12) };
    let mut log = Log::new().did(1, session("goblet squat", dose, windows(GREEN)));
    assert_eq!(squat(&log, 5).points[0].share, Some(Percent(55)));
    log = log.did(2, session("goblet squat", lifted(3, 8, 12), windows(GREEN)));
    assert_eq!(squat(&log, 5).points[1].share, None);
    log.profile.usual = vec![Usual { activity: "goblet squat".to_owned(), dose: lifted(3, 8, 24) }];
    assert_eq!(squat(&log, 5).points[1].share, Some(Percent(50)), "12 of 24 kg");
}

#[test]
fn what_went_up() {
    let rules = DoseRules::default();
    let up = |a: &Dose, b: &Dose| raised(&Measures::of(a), &Measures::of(b), &rules);
    assert_eq!(up(&lifted(3, 8, 20), &lifted(3, 8, 21)), [], "exactly 5 % is not above 5 %");
    assert_eq!(up(&lifted(3, 8, 20), &lifted(3, 8, 22)), [Variable::Weight], "10 %");
    assert_eq!(
        up(&lifted(2, 8, 20), &lifted(3, 8, 22)),
        [Variable::Weight, Variable::Reps],
        "16 to 24 repetitions as well"
    );
    let ride = |min, thousandths| Dose {
        distance: Some(Distance { thousandths, unit: DistanceUnit::Kilometre }),
        ..minutes(min)
    };
    assert_eq!(up(&ride(20, 5000), &ride(30, 7500)), [Variable::Duration], "the same pace");
    assert_eq!(up(&ride(20, 5000), &ride(20, 6000)), [Variable::Speed]);
    assert_eq!(up(&ride(20, 5000), &ride(30, 9000)), [Variable::Duration, Variable::Speed]);
    let range = |range| Dose { range: Some(range), ..lifted(3, 8, 20) };
    assert_eq!(up(&range(Range::Half), &range(Range::Comfortable)), [Variable::Range]);
    assert_eq!(up(&range(Range::Full), &range(Range::Half)), [], "less is no change upwards");
    assert_eq!(up(&lifted(3, 8, 20), &minutes(10)), [], "nothing in common");
    let hold = |s| Dose { hold: Some(Seconds(s)), sets: Some(2), ..Dose::default() };
    assert_eq!(up(&hold(20), &hold(30)), [Variable::Hold]);
}

#[test]
fn several_changes_at_once_are_noted() {
    let bike = |n: u32, min: u32| (n, session("bike", minutes(min), windows(GREEN)));
    let log = [bike(1, 20), bike(10, 20), bike(12, 30)]
        .into_iter()
        .fold(Log::new(), |log, (n, done)| log.did(n, done));
    let changes = log.report(20).changes;
    assert!(!changes[0].several, "the log begins, not the activity");
    assert!(changes[1].raised.is_empty() && !changes[1].several);
    assert_eq!((changes[2].raised.len(), changes[2].several), (1, false), "one thing");
    // a new activity and a raised dose in one week
    let log = log
        .did(13, session("swim", minutes(20), windows(GREEN)))
        .did(14, session("bike", minutes(40), windows(GREEN)));
    let changes = log.report(20).changes;
    assert_eq!((changes[3].new.len(), changes[3].several), (1, false), "new alone");
    assert_eq!((changes[4].new_this_week.len(), changes[4].several), (1, true));
    // a week later the swim is no longer new
    let log = log.did(20, session("bike", minutes(50), windows(GREEN)));
    assert!(!log.report(20).changes[5].several);
}

#[test]
fn the_upper_bound_to_ten_digits() {
    // 1 - 0.05^(1/n), computed once with fifty digits
    let cases = [
        (1, 9_500_000_000_u64),
        (2, 7_763_932_023),
        (3, 6_315_968_501),
        (10, 2_588_655_509),
        (14, 1_926_361_757),
        (20, 1_391_083_407),
        (30, 950_338_529),
        (100, 295_130_496),
        (10_000, 2_995_284),
    ];
    for (n, expected) in cases {
        assert_eq!(at_most(n).ten_billionths, expected, "after {n}");
    }
}

#[test]
fn the_counter_counts_known_sessions_only() {
    let log = squats(&[(1, 12, GREEN), (3, 12, AMBER), (5, 12, BLANK), (7, 12, GREEN)]);
    let counter = squat(&log, 20).evidence.unwrap();
    assert_eq!((counter.done, counter.greens, counter.ambers, counter.unknown), (4, 2, 1, 1));
    assert_eq!(counter.at_most, Some(at_most(3)), "three known, none red");
    let log = squats(&[(1, 12, RED), (3, 12, GREEN), (5, 12, GREEN)]);
    let counter = squat(&log, 20).evidence.unwrap();
    assert_eq!((counter.at_most, counter.days_since_red), (None, Some(19)));
    assert_eq!(counter.known_since_red, 2);
    let counter = squat(&squats(&[(1, 12, BLANK)]), 20).evidence.unwrap();
    assert_eq!(counter.at_most, None, "no known session, no bound");
}

#[test]
fn a_source_is_put_on_the_share_of_usual_or_on_minutes() {
    let mut log = squats(&[(1, 12, GREEN), (3, 12, GREEN), (5, 20, RED)]);
    log.profile.usual = vec![Usual { activity: "goblet squat".to_owned(), dose: lifted(3, 8, 24) }];
    let lift = log.report(10).sources.remove(0);
    assert_eq!((lift.group, lift.scale), (Group::Source(LoadSource::Lift), Scale::ShareOfUsual));
    // 12 of 24 is 50 %: level 5; 20 of 24 is 83 %: level 8
    assert_eq!(lift.tolerance.now, Bracket { fine: Some(5), too_much: Some(8) });
    assert_eq!(lift.scale.amount(5), Some(Amount::Share(Percent(50))));
    let ride = Log::new()
        .did(1, session("bike", minutes(20), windows(GREEN)))
        .did(3, session("bike", minutes(23), windows(GREEN)));
    let bike = ride.report(10).sources.remove(0);
    // 20 and 23 minutes are both in the step of 20 to 24
    assert_eq!((bike.scale, bike.tolerance.now.fine), (Scale::Minutes, Some(4)));
    assert_eq!(bike.scale.amount(4), Some(Amount::Time(Seconds::minutes(20))));
}
