//! What must hold for every log: order does not matter, dates are only dates, and what is not
//! known never makes anything better.

use proptest::prelude::*;

use crate::analysis::Answer;
use crate::analysis::load::fixture::{
    DICTIONARY, Log, clock, day, lifted, minutes, session, windows,
};
use crate::analysis::load::{Colour, LoadReport, LoadRules, analyze_load};
use crate::calendar::plus;
use crate::diag::Place;
use crate::inputs::RelPath;
use crate::journal::{Audience, Entry, EventKind, Journal, RatingMoment, disclose};

/// One session of a made-up log.
#[derive(Clone, Debug)]
struct Row {
    day: u32,
    hour: Option<i8>,
    activity: u8,
    dose: u32,
    windows: [i32; 4],
}

#[derive(Clone, Debug)]
struct Made {
    rows: Vec<Row>,
    mornings: Vec<(u32, i32)>,
    bouts: Vec<(u32, i8)>,
    onset: Option<u32>,
}

fn pain() -> impl Strategy<Value = i32> {
    prop_oneof![1 => Just(-1), 6 => (0..14i32).prop_map(|half| half * 5)]
}

fn made() -> impl Strategy<Value = Made> {
    let row =
        (1..40u32, prop::option::of(0..24i8), 0..4u8, 1..5u32, [pain(), pain(), pain(), pain()])
            .prop_map(|(day, hour, activity, dose, windows)| Row {
                day,
                hour,
                activity,
                dose,
                windows,
            });
    (
        prop::collection::vec(row, 0..40),
        prop::collection::vec((1..42u32, (0..14i32).prop_map(|half| half * 5)), 0..40),
        prop::collection::vec((1..42u32, 0..24i8), 0..20),
        prop::option::of(1..42u32),
    )
        .prop_map(|(rows, mornings, bouts, onset)| Made { rows, mornings, bouts, onset })
}

fn log(made: &Made, moved: u32) -> Log {
    let log = made.rows.iter().fold(Log::new(), |log, row| {
        let dose = row.dose;
        let (name, dose) = match row.activity {
            0 => ("goblet squat", lifted(3, 8, dose * 4)),
            1 => ("bike", minutes(dose * 10)),
            2 => ("golf", minutes(dose * 10)),
            _ => ("walk", minutes(dose * 10)),
        };
        let time = row.hour.and_then(|hour| clock(hour, 0));
        log.did_at(row.day + moved, time, session(name, dose, windows(row.windows)))
    });
    let log = made.mornings.iter().fold(log, |log, (n, pain)| log.morning(n + moved, *pain));
    let log = made
        .bouts
        .iter()
        .fold(log, |log, (n, hour)| log.bout(n + moved, clock(*hour, 0), "cat-cow", minutes(5)));
    made.onset.into_iter().fold(log, |log, n| log.event(n + moved, EventKind::Onset))
}

fn report_of(entries: Vec<Entry>, today: u32) -> LoadReport {
    let journal = Journal::seal(Log::new().profile, entries);
    let disclosure = disclose(&journal, &Audience::owner());
    analyze_load(&disclosure, &LoadRules::default(), &DICTIONARY, day(today))
}

fn colours(report: &LoadReport) -> Vec<Colour> {
    report.sessions.iter().map(|session| session.verdict.colour).collect()
}

/// Everything of a report that is no date.
fn without_dates(report: &LoadReport) -> String {
    let mut all = format!("{:?} {:?} {:?}", colours(report), report.usually, report.waiting.len());
    for activity in &report.activities {
        let brackets: Vec<_> =
            activity.tolerance.history.iter().map(|week| (week.sessions, week.bracket)).collect();
        let levels: Vec<_> =
            activity.points.iter().map(|p| (p.level, p.share, &p.raised)).collect();
        let hold = activity.holds.now.map(|hold| (hold.step.to, hold.greens, hold.repeated));
        let counts = activity.evidence.map(|e| (e.done, e.greens, e.reds, e.at_most));
        all += &format!("{} {brackets:?} {levels:?} {hold:?} {counts:?}", activity.called.key);
    }
    let gates =
        report.gates.iter().flat_map(|gates| [&gates.rotation, &gates.core, &gates.running]);
    for gate in gates {
        let checks: Vec<_> = gate.checks.iter().map(|c| (c.ask, c.answer, c.have)).collect();
        all += &format!("{:?} {:?} {checks:?}", gate.answer, gate.days);
    }
    for week in &report.weeks {
        all += &format!("{} {:?} {:?}", week.days_written, week.sources, week.tonnage_grams);
    }
    let bouts = &report.bouts;
    let days = report.consistency.short.map(|c| (c.days_with_work, c.days_planned, c.longest_run));
    all + &format!("{:?} {:?} {:?} {days:?}", bouts.a_day, bouts.thirds, bouts.longest_gap)
}

fn is_met(answer: Answer) -> bool {
    answer == Answer::Met
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_the_entries_changes_nothing(
        (made, shuffled) in made().prop_flat_map(|made| {
            let entries = log(&made, 0).entries;
            (Just(made), Just(entries).prop_shuffle())
        })
    ) {
        let straight = report_of(log(&made, 0).entries, 41);
        prop_assert_eq!(straight, report_of(shuffled, 41));
    }

    #[test]
    fn shifting_all_dates_changes_nothing_but_dates(made in made(), moved in 1..900u32) {
        let here = log(&made, 0).report(41);
        let there = log(&made, moved).report(41 + moved);
        prop_assert_eq!(without_dates(&here), without_dates(&there));
        let dates = |report: &LoadReport| -> Vec<_> {
            report.sessions.iter().map(|session| session.date).collect()
        };
        let moved: Vec<_> = dates(&here).into_iter().map(|date| plus(date, moved)).collect();
        prop_assert_eq!(moved, dates(&there));
    }

    #[test]
    fn an_unknown_next_morning_is_never_green(mut made in made(), today in 35..80u32) {
        made.mornings.clear();
        made.rows.iter_mut().for_each(|row| row.windows[3] = -1);
        let report = log(&made, 0).report(today);
        prop_assert!(!colours(&report).contains(&Colour::Green));
        prop_assert!(report.activities.iter().all(|a| a.tolerance.now.fine.is_none()));
        prop_assert!(!report.gates.is_some_and(|gates| is_met(gates.running.answer)));
    }

    #[test]
    fn entries_of_tomorrow_change_nothing_today(made in made(), today in 5..35u32) {
        let mut past = made.clone();
        past.rows.retain(|row| row.day <= today);
        past.mornings.retain(|(n, _)| *n <= today);
        past.bouts.retain(|(n, _)| *n <= today);
        past.onset = past.onset.filter(|n| *n <= today);
        let (all, past) = (log(&made, 0).report(today), log(&past, 0).report(today));
        prop_assert_eq!(without_dates(&all), without_dates(&past));
    }

    /// A green whose answers get lost, or whose next day gets lost: no colour, bracket, hold or
    /// gate becomes better. (Losing a red or an amber can make a rule milder, since it knows less.)
    #[test]
    fn a_lost_answer_makes_no_verdict_better(made in made(), lose in prop::collection::vec(any::<bool>(), 40)) {
        let full = log(&made, 0).report(41);
        let mut poorer = made.clone();
        // the report sorts sessions; find each row's colour by what makes it unique
        let alone = |row: &Row| full.sessions.iter().any(|session| {
            session.date == day(row.day)
                && session.verdict.colour == Colour::Green
                && made.rows.iter().filter(|other| other.day == row.day).count() == 1
        });
        for (row, lose) in poorer.rows.iter_mut().zip(&lose) {
            if *lose && alone(row) {
                row.windows = [-1; 4];
            }
        }
        let less = log(&poorer, 0).report(41);
        for (before, after) in colours(&full).iter().zip(colours(&less)) {
            prop_assert!(after != Colour::Green || *before == Colour::Green);
        }
        for (before, after) in full.activities.iter().zip(&less.activities) {
            let (was, is) = (before.tolerance.now, after.tolerance.now);
            prop_assert!(is.fine <= was.fine, "{was:?} {is:?}");
            prop_assert!(was.too_much.is_none() || is.too_much.is_some_and(|l| Some(l) <= was.too_much));
            prop_assert!(before.holds.now.is_none() || after.holds.now.is_some());
        }
        let gates = |report: &LoadReport| {
            let gates = report.gates.as_ref().unwrap();
            [gates.rotation.answer, gates.core.answer, gates.running.answer]
        };
        for (before, after) in gates(&full).into_iter().zip(gates(&less)) {
            prop_assert!(!is_met(after) || is_met(before));
        }
    }

    /// Days on which nothing is written change no colour and no count.
    #[test]
    fn an_empty_day_at_the_end_makes_no_colour_better(made in made()) {
        let (now, later) = (log(&made, 0).report(41), log(&made, 0).report(42));
        for (before, after) in colours(&now).iter().zip(colours(&later)) {
            prop_assert!(after == *before || (*before == Colour::Open && after == Colour::Unknown));
        }
        for (before, after) in now.activities.iter().zip(&later.activities) {
            prop_assert_eq!(before.evidence.map(|e| e.at_most), after.evidence.map(|e| e.at_most));
        }
    }
}

#[test]
fn the_same_session_in_two_files_is_one_session() {
    let bike = session("bike", minutes(20), windows([10, 20, 20, 10]));
    let log = Log::new().did(1, bike.clone()).rated(1, RatingMoment::Morning, 10);
    let place = Place::new(&RelPath::new("other.md").unwrap(), 1, 1, 1);
    let mut entries = log.entries;
    entries.push(Entry::new(day(1), None, place, crate::journal::What::Session(bike)));
    assert_eq!(report_of(entries, 5).sessions.len(), 1);
}
