//! What must hold for any series: permutation, shift of dates, mirror, unknown days.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::analysis::course::*;
use crate::analysis::fixture::{Diary, day, rating_of, reading};
use crate::analysis::{CourseRules, Finding, Lack, Log, Rules, Told, analyze};
use crate::calendar::plus;
use crate::journal::RatingMoment::{Evening, Morning};
use crate::journal::{Ease, EventKind, EverydayItem, PainQuality, RedFlag, What};

/// Ratings of up to five weeks in half points; nothing for a day without one.
fn series() -> impl Strategy<Value = Vec<Option<u32>>> {
    prop::collection::vec(prop::option::weighted(0.85, 0u32..21), 14..36)
}

fn text(halves: u32) -> String {
    format!("{}.{}", halves / 2, halves % 2 * 5)
}

fn diary(series: &[Option<u32>]) -> Diary {
    (1..).zip(series).fold(Diary::default(), |diary, (n, rating)| match rating {
        Some(halves) => diary.on(n, rating_of(Morning, &text(*halves))),
        None => diary,
    })
}

fn last(series: &[Option<u32>]) -> u32 {
    u32::try_from(series.len()).unwrap()
}

fn days_of(diary: &Diary) -> Vec<PainDay> {
    pain_days(Log { disclosure: &diary.disclosed(), today: day(400) })
}

/// A diary with something of every kind that the course looks at, so many days later.
fn full(later: u32) -> Diary {
    let mornings = "5 6 5 . 6 5 4 5 . 5 4 4 5 3 4 4 3 . 3 4 3 3 2 3 3 5 2 3";
    let mut diary = Diary::default().rated(1 + later, Morning, mornings);
    for n in 1..30 {
        let words = |text: &str| vec![text.to_owned(), "Heat".to_owned()];
        let (movement, activity) = ("bend".to_owned(), "desk".to_owned());
        let day = n + later;
        diary = diary
            .rated(day, Evening, if n % 3 == 0 { "4 ." } else { "." })
            .on(day, What::Everyday(vec![(EverydayItem::Bend, Ease::Meh)]))
            .on(day, What::Quality { words: vec![PainQuality::Ache], stiff_for: None })
            .on(day, What::Stress(reading(if n % 2 == 0 { "4" } else { "2" })))
            .on(day, What::Eased(words(if n % 4 == 0 { "walking" } else { "Walking" })))
            .on(day, What::Confidence { movement, reading: reading("4") })
            .on(day, What::Function { activity, reading: reading("6") });
    }
    let event = |kind| What::Event { kind, on: day(9 + later), remark: None };
    diary
        .on(9 + later, What::Flags(BTreeSet::from([RedFlag::Fever])))
        .on(9 + later, event(EventKind::Phase(1)))
        .on(9 + later, event(EventKind::Phase(2)))
        .on(9 + later, event(EventKind::Cleared))
}

/// What a report says apart from its dates.
fn answers(later: u32) -> String {
    let report = analyze(&full(later).disclosed(), &Rules::default(), day(31 + later));
    let course = &report.course;
    let groups =
        report.mind.lifestyle.iter().map(|found| {
            found.answer.map(|groups| (groups.exposed, groups.other, groups.difference))
        });
    format!(
        "{:?}",
        (
            report.standing.advice().map(|advice| advice.readiness.answers()),
            report.findings.iter().map(Finding::rank).collect::<Vec<_>>(),
            (course.back.announced, course.week.announced),
            course.slope.map(|slope| slope.typical.over_days(7)),
            course.fluctuation.map(|found| (found.jumps, found.pairs, found.mean_change)),
            course.recovered.map(|found| (found.answer, found.low_days)),
            course.phases.current().map(|span| span.phase),
            groups.collect::<Vec<_>>(),
        )
    )
}

fn both(days: &[PainDay], n: u32) -> [Told<Verdict>; 2] {
    [Look::Week, Look::Back]
        .map(|look| trend(days, look, day(n), &CourseRules::default()).map(|t| t.verdict))
}

fn mirrored(verdict: Told<Verdict>) -> Told<Verdict> {
    verdict.map(|verdict| match verdict {
        Verdict::Improving => Verdict::Worse,
        Verdict::Worse => Verdict::Improving,
        Verdict::LowAndSteady | Verdict::NoClearChange => Verdict::NoClearChange,
    })
}

proptest! {
    // Each case makes two whole reports.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_order_of_entries_changes_nothing_in_the_whole_report(turn in 0usize..200) {
        let plain = full(0);
        let mut turned = plain.clone();
        let middle = turn % turned.entries.len();
        turned.entries.rotate_left(middle);
        turned.entries.reverse();
        let report = |diary: &Diary| {
            format!("{:?}", analyze(&diary.disclosed(), &Rules::default(), day(40)))
        };
        prop_assert_eq!(report(&plain), report(&turned));
    }

    #[test]
    fn a_log_of_other_years_is_judged_alike(later in 1u32..2000) {
        prop_assert_eq!(answers(0), answers(later));
    }
}

proptest! {
    #[test]
    fn an_unknown_day_changes_nothing(series in series()) {
        let plain = diary(&series);
        let asked = (1..).zip(&series).fold(plain.clone(), |diary, (n, rating)| match rating {
            None => diary.on(n, rating_of(Morning, "?")),
            Some(_) => diary,
        });
        prop_assert_eq!(days_of(&plain), days_of(&asked));
    }

    #[test]
    fn a_day_taken_away_never_makes_an_answer_out_of_none(series in series(), gone in 0usize..36) {
        let mut fewer = series.clone();
        if let Some(cell) = fewer.get_mut(gone) {
            *cell = None;
        }
        // The log begins where it began: the day taken away is not its first.
        fewer[0] = Some(10);
        let mut series = series;
        series[0] = Some(10);
        let n = last(&series);
        let (all, fewer) = (days_of(&diary(&series)), days_of(&diary(&fewer)));
        for (before, after) in both(&all, n).into_iter().zip(both(&fewer, n)) {
            prop_assert!(before.is_ok() || after.is_err());
        }
    }

    #[test]
    fn the_order_of_entries_changes_nothing(series in series(), turn in 0usize..36) {
        let plain = diary(&series);
        let mut turned = plain.clone();
        let middle = turn % turned.entries.len().max(1);
        turned.entries.rotate_left(middle);
        turned.entries.reverse();
        prop_assert_eq!(days_of(&plain), days_of(&turned));
    }

    #[test]
    fn shifted_dates_shift_dates_alone(series in series(), by in 1u32..800) {
        let days = days_of(&diary(&series));
        let later: Vec<PainDay> =
            days.iter().map(|day| PainDay { date: plus(day.date, by), ..*day }).collect();
        let rules = CourseRules::default();
        let n = last(&series);
        let here = history(&days, Look::Back, day(n), &rules);
        let there = history(&later, Look::Back, day(n + by), &rules);
        prop_assert_eq!(here.len(), there.len());
        for (here, there) in here.iter().zip(&there) {
            prop_assert_eq!(plus(here.date, by), there.date);
            prop_assert_eq!((here.raw, here.announced), (there.raw, there.announced));
        }
    }

    #[test]
    fn a_mirrored_series_mirrors_the_verdict(series in series()) {
        let turned: Vec<Option<u32>> = series.iter().map(|r| r.map(|halves| 20 - halves)).collect();
        let n = last(&series);
        let (here, there) = (days_of(&diary(&series)), days_of(&diary(&turned)));
        for (here, there) in both(&here, n).into_iter().zip(both(&there, n)) {
            let flat = |told: Told<Verdict>| mirrored(mirrored(told));
            prop_assert_eq!(flat(here), mirrored(there));
        }
    }

    #[test]
    fn the_history_agrees_with_each_day_on_its_own(series in series()) {
        let days = days_of(&diary(&series));
        let rules = CourseRules::default();
        let told = history(&days, Look::Week, day(last(&series)), &rules);
        prop_assert!(told.windows(2).all(|pair| pair[0].date < pair[1].date));
        for verdict in told {
            let alone = trend(&days, Look::Week, verdict.date, &rules).map(|t| t.verdict);
            prop_assert_eq!(verdict.raw, alone);
            prop_assert!(verdict.announced.is_err() || verdict.raw.is_ok());
            prop_assert!(verdict.announced != Err(Lack::Unconfirmed) || verdict.raw.is_ok());
        }
    }
}
