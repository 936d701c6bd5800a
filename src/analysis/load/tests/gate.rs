//! D16 to D18 gates, D30 boom and bust.

use crate::analysis::load::fixture::{Log, day, lifted, minutes, session, windows};
use crate::analysis::load::{Ask, Gate, Gates, Rushed};
use crate::analysis::{Answer, Lack, Percent};
use crate::journal::{Audience, EventKind, Grain, Kind, NameStyle, RatingMoment, Scope, Usual};

const GREEN: [i32; 4] = [10, 20, 20, 10];
const AMBER: [i32; 4] = [10, 40, 20, 10];
const RED: [i32; 4] = [10, 60, 20, 10];
const BLANK: [i32; 4] = [-1, -1, -1, -1];

fn rides(rows: &[(u32, [i32; 4])]) -> Log {
    rows.iter().fold(Log::new(), |log, (n, answer)| {
        log.did(*n, session("bike", minutes(25), windows(*answer)))
    })
}

fn gates(log: &Log, today: u32) -> Gates {
    log.report(today).gates.unwrap()
}

fn check(gate: &Gate, ask: Ask) -> (u32, u32, Answer) {
    let check = gate.checks.iter().find(|check| check.ask == ask).unwrap();
    (check.have, check.need, check.answer)
}

#[test]
fn the_rotation_gate_counts_days_sessions_and_reds() {
    let log = rides(&[(1, GREEN), (4, GREEN), (6, AMBER)]);
    let open = gates(&log, 9).rotation;
    assert_eq!((open.answer, open.days, open.recommended_days), (Answer::Met, Some(8), 14));
    // one day before: 6 of 7 days
    let early = gates(&log, 7).rotation;
    assert_eq!(check(&early, Ask::DaysSinceFirst), (6, 7, Answer::NotYet));
    assert_eq!(early.answer, Answer::NotYet);
    // two sessions of three
    let few = gates(&rides(&[(1, GREEN), (6, GREEN)]), 9).rotation;
    assert_eq!(check(&few, Ask::KnownSessions), (2, 3, Answer::NotYet));
    // three sessions, two known: it cannot be told
    let unknown = gates(&rides(&[(1, GREEN), (4, BLANK), (6, GREEN)]), 9).rotation;
    assert_eq!(unknown.answer, Answer::CannotTell(Lack::TooFew { have: 2, need: 3 }));
    // two ambers in the last 7 days
    let ambers = gates(&rides(&[(1, GREEN), (4, AMBER), (6, AMBER)]), 9).rotation;
    assert_eq!(check(&ambers, Ask::Ambers), (2, 1, Answer::NotYet));
    // a red 6 days ago counts, 7 days ago it does not
    let log = rides(&[(1, GREEN), (3, RED), (5, GREEN), (8, GREEN)]);
    assert_eq!(check(&gates(&log, 9).rotation, Ask::Reds), (1, 0, Answer::NotYet));
    assert_eq!(gates(&log, 10).rotation.answer, Answer::Met);
}

#[test]
fn walks_are_linear_but_do_not_start_the_clock() {
    let walk = |log: Log, n: u32| log.did(n, session("walk", minutes(20), windows(GREEN)));
    let log = [1, 3, 5, 7].into_iter().fold(Log::new(), walk);
    let gate = gates(&log, 12).rotation;
    assert_eq!((gate.answer, gate.days), (Answer::NotYet, None));
    let log = log.did(9, session("bike", minutes(20), windows(GREEN)));
    let gate = gates(&[10, 12].into_iter().fold(log, walk), 16).rotation;
    assert_eq!((gate.answer, gate.days), (Answer::Met, Some(7)));
    assert_eq!(check(&gate, Ask::KnownSessions), (3, 3, Answer::Met), "days 9, 10 and 12");
}

#[test]
fn a_week_without_sessions_is_no_proof() {
    let log = rides(&[(1, GREEN), (3, GREEN), (5, GREEN)]);
    assert_eq!(gates(&log, 11).rotation.answer, Answer::Met, "days 5 to 11 hold day 5");
    let idle = gates(&log, 12).rotation.answer;
    assert_eq!(idle, Answer::CannotTell(Lack::TooFew { have: 0, need: 1 }));
    let long_ago = gates(&log, 33).rotation;
    assert_eq!((long_ago.answer, long_ago.days), (Answer::NotYet, None), "28 days of break");
    let onset = gates(&log.event(10, EventKind::Onset), 11).rotation;
    assert_eq!(onset.days, None, "a new episode begins anew");
}

#[test]
fn red_after_turning_closes_the_rotation_gate() {
    let log = rides(&[(1, GREEN), (3, GREEN), (5, GREEN)]);
    let log = log.did(7, session("golf", minutes(60), windows(RED)));
    let gate = gates(&log, 9).rotation;
    assert_eq!((gate.answer, gate.done_since), (Answer::NotYet, Some(day(7))));
    assert_eq!(gate.sessions.len(), 3, "golf is not linear");
}

#[test]
fn the_core_gate_wants_three_weeks_and_six_known_sessions() {
    let rows: Vec<(u32, [i32; 4])> = [1, 5, 9, 13, 17, 20].map(|n| (n, GREEN)).into();
    let log = rides(&rows);
    assert_eq!(gates(&log, 22).core.answer, Answer::Met, "21 days, 6 known, no red");
    assert_eq!(check(&gates(&log, 21).core, Ask::DaysSinceFirst), (20, 21, Answer::NotYet));
    let five = gates(&rides(&rows[..5]), 22).core;
    assert_eq!(check(&five, Ask::KnownSessions), (5, 6, Answer::NotYet));
    let red = rides(&rows).did(9, session("walk", minutes(10), windows(RED)));
    assert_eq!(check(&gates(&red, 22).core, Ask::Reds), (1, 0, Answer::NotYet), "13 days ago");
    assert_eq!(gates(&red, 23).core.answer, Answer::Met, "14 days ago: days 10 to 23");
}

#[test]
fn the_running_gate_wants_long_green_rides_and_an_open_rotation_gate() {
    let open = gates(&rides(&[(1, GREEN), (4, GREEN), (6, GREEN)]), 9).running;
    assert_eq!(open.answer, Answer::Met);
    // an amber last: green by D10 needs the last two green
    let amber = gates(&rides(&[(1, GREEN), (4, GREEN), (6, AMBER)]), 9).running;
    assert_eq!(check(&amber, Ask::UsuallyGreen).2, Answer::NotYet);
    // 19 minutes do not count
    let short = Log::new()
        .did(1, session("bike", minutes(25), windows(GREEN)))
        .did(4, session("bike", minutes(19), windows(GREEN)))
        .did(6, session("bike", minutes(25), windows(GREEN)));
    assert_eq!(check(&gates(&short, 9).running, Ask::KnownSessions), (2, 3, Answer::NotYet));
    assert_eq!(
        gates(&rides(&[(1, GREEN), (2, GREEN), (3, GREEN)]), 6).running.answer,
        Answer::NotYet
    );
}

#[test]
fn where_answers_are_not_shared_no_gate_is_judged() {
    let scope = Scope { grain: Grain::Day, since: None };
    let grants = [(Kind::Session, scope), (Kind::Morning, scope)].into();
    let reader = Audience::reader("trainer", grants, Default::default(), NameStyle::Initials);
    let log = rides(&[(1, GREEN), (4, GREEN), (6, RED)]).mornings(1..=9, 10);
    let dictionary = crate::analysis::dictionary::Dictionary::built_in();
    let rules = crate::analysis::load::LoadRules::default();
    let disclosed = log.disclosed_to(&reader);
    let report = crate::analysis::load::analyze_load(&disclosed, &rules, &dictionary, day(9));
    assert_eq!(
        report.gates.unwrap().rotation.answer,
        Answer::CannotTell(Lack::NotShared(Kind::Response))
    );
    assert!(report.sessions.iter().all(|session| !session.verdict.colour.is_known()));
    assert_eq!(report.sessions.len(), 3);
}

/// Ten mornings at this pain, a session on day 8, rest, and one on day 14.
fn rest(pain: i32, first: u32, second: u32) -> Log {
    let log = Log::new().mornings(1..=14, pain);
    log.did(8, session("goblet squat", lifted(3, 8, first), windows(BLANK)))
        .did(14, session("goblet squat", lifted(3, 8, second), windows(BLANK)))
}

#[test]
fn rest_after_a_bad_stretch_and_straight_back() {
    let rushes = |log: &Log| log.report(20).rushes;
    // 18 / 12 = 150 %, after 5 days of rest and a median of 4
    let found = rushes(&rest(40, 12, 18));
    assert_eq!(found[0].how, Rushed::OfLastDose(Percent(150)));
    assert_eq!((found[0].rest.first, found[0].rest.last, found[0].written), (day(9), day(13), 5));
    assert_eq!(found[0].stretch_days, 7);
    assert!(rushes(&rest(40, 12, 17)).is_empty(), "142 %");
    assert!(rushes(&rest(39, 12, 18)).is_empty(), "a median under 4");
    let mut usual = rest(40, 16, 16);
    usual.profile.usual =
        vec![Usual { activity: "goblet squat".to_owned(), dose: lifted(3, 8, 20) }];
    assert_eq!(rushes(&usual)[0].how, Rushed::OfUsual(Percent(80)), "16 of 20");
}

#[test]
fn a_gap_in_the_log_is_not_a_rest() {
    let log = (1..=9).fold(Log::new(), |log, n| log.rated(n, RatingMoment::Evening, 50));
    let log = log
        .did(8, session("goblet squat", lifted(3, 8, 12), windows(BLANK)))
        .did(14, session("goblet squat", lifted(3, 8, 24), windows(BLANK)));
    assert!(log.report(20).rushes.is_empty(), "one of five days was written");
    let short = Log::new()
        .mornings(1..=14, 50)
        .did(8, session("goblet squat", lifted(3, 8, 12), windows(BLANK)))
        .did(12, session("goblet squat", lifted(3, 8, 24), windows(BLANK)));
    assert!(short.report(20).rushes.is_empty(), "three days between are not four");
}
