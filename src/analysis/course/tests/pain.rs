//! D1 to D4 and the day's value, by hand.

use jiff::civil::time;

use crate::analysis::course::*;
use crate::analysis::fixture::{Diary, day, rating_of, reader};
use crate::analysis::statistic::Thousandths;
use crate::analysis::{CourseRules, Lack, Log, Told};
use crate::journal::RatingMoment::{Evening, Then, Worst};
use crate::journal::{Disclosure, Grain, Kind, Scope};

fn days_of(diary: &Diary) -> Vec<PainDay> {
    let disclosure = diary.disclosed();
    pain_days(Log { disclosure: &disclosure, today: day(400) })
}

fn verdict_of(ratings: &str, look: Look) -> Told<Verdict> {
    let last = u32::try_from(ratings.split_whitespace().count()).unwrap();
    trend(&days_of(&Diary::mornings(ratings)), look, day(last), &CourseRules::default())
        .map(|trend| trend.verdict)
}

#[test]
fn the_value_of_a_day_is_the_median_of_its_ratings() {
    let cases: [(&str, Diary, Option<i64>); 5] = [
        ("one rating", Diary::mornings("3"), Some(3000)),
        // morning 3, evening 4: (3 + 4) / 2
        ("two ratings", Diary::mornings("3").rated(1, Evening, "4"), Some(3500)),
        // 2 3 7: the middle one
        ("three", Diary::mornings("3").rated(1, Evening, "2").rated(1, Then, "7"), Some(3000)),
        // the worst is kept apart: median of 3 alone
        ("worst", Diary::mornings("3").rated(1, Worst, "8"), Some(3000)),
        // unknown is never zero
        ("unknown", Diary::mornings("?"), None),
    ];
    for (name, diary, value) in cases {
        let found = days_of(&diary).first().map(|day| day.value.0);
        assert_eq!(found, value, "{name}");
    }
}

#[test]
fn two_values_of_one_moment_are_never_summed() {
    let found = days_of(&Diary::mornings("3").rated(1, Then, "5").rated(1, Then, "6"));
    // 3 5 6: middle 5, three ratings
    assert_eq!((found[0].value, found[0].ratings), (Thousandths(5000), 3));
    assert_eq!(found[0].morning, Some(Thousandths(3000)));
}

#[test]
fn a_rating_near_midnight_belongs_to_its_written_day() {
    let late = |hour, minute| Some(time(hour, minute, 0, 0));
    let diary = Diary::default().at(day(1), late(23, 55), rating_of(Then, "6")).at(
        day(2),
        late(0, 5),
        rating_of(Then, "2"),
    );
    let found: Vec<_> = days_of(&diary).iter().map(|day| (day.date, day.value.0)).collect();
    assert_eq!(found, [(day(1), 6000), (day(2), 2000)]);
}

#[test]
fn a_missing_morning_is_a_gap_and_never_zero() {
    let found = days_of(&Diary::mornings("3 . 4"));
    let dates: Vec<_> = found.iter().map(|day| day.date).collect();
    assert_eq!(dates, [day(1), day(3)]);
}

#[test]
fn looking_back_compares_the_last_week_with_the_one_two_weeks_earlier() {
    use Verdict::*;
    let cases = [
        // 6 x 7, 5 x 7, 4 x 7: shift 4 - 6 = -2; S = -3 x 49 = -147, n0 = 210, ties 3 x 21 = 63:
        // tau = -147 / sqrt(210 x 147) = -0.837
        ("falling", "6 6 6 6 6 6 6 5 5 5 5 5 5 5 4 4 4 4 4 4 4", Ok(Improving)),
        // the same turned: +2, +0.837
        ("rising", "4 4 4 4 4 4 4 5 5 5 5 5 5 5 6 6 6 6 6 6 6", Ok(Worse)),
        // flat at 5: shift 0
        ("flat", "5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5", Ok(NoClearChange)),
        // flat at 2: both medians 2, at most 2
        ("low", "2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2", Ok(LowAndSteady)),
        // new: four 1s, three 2s; old: four 2s, three 1s: -1 x 16, 0 x 24, 1 x 9, the 25th of 49
        // is 0: no clear change, medians 1 and 2
        ("ties", "2 2 2 2 1 1 1 2 2 2 2 1 1 1 1 1 1 1 2 2 2", Ok(LowAndSteady)),
        // 13 of 21 days: one too few
        (
            "gaps",
            "6 6 . . . 6 6 5 . 5 . 5 . 5 . 4 4 4 . 4 4",
            Err(Lack::TooFewDays { have: 13, need: 14, of: 21 }),
        ),
        // 14 of 21, but only 3 in the first week
        (
            "an empty old week",
            "6 6 . . . . 6 5 5 . 5 . 5 5 4 4 4 4 . 4 4",
            Err(Lack::TooFewDays { have: 3, need: 4, of: 7 }),
        ),
        // day 13 of the log: described, not judged
        ("first days", "6 6 6 6 6 5 5 5 5 4 4 4 4", Err(Lack::TooEarly { day: 13, from: 14 })),
    ];
    for (name, ratings, told) in cases {
        assert_eq!(verdict_of(ratings, Look::Back), told, "{name}");
    }
}

#[test]
fn this_week_is_compared_with_the_week_before() {
    use Verdict::*;
    let cases = [
        // differences of 49: -2 x 6, -1 x 37, 0 x 6: the middle is -1. Falls less rises: in the
        // old week 3 - 3, in the new 4 - 2, between them 6 x 7 + 1 - 0: S = -45. n0 = 91, ties
        // of six 5s 15 and of seven 4s 21: tau = -45 / sqrt(91 x 55) = -0.636
        ("falling", "5 5 5 4 5 5 5 4 4 4 4 3 4 4", Ok(Improving)),
        // up by one: the same turned
        ("rising", "4 4 4 4 3 4 4 5 5 5 4 5 5 5", Ok(Worse)),
        // halves: 5 -> 4.5: shift exactly -0.5 counts; S = -49, 91 and 49: tau = -0.734
        ("half a point", "5 5 5 5 5 5 5 4.5 4.5 4.5 4.5 4.5 4.5 4.5", Ok(Improving)),
        // 5 5 4 5 5 4 5 | 5 4 5 5 4 5 5: the weeks are the same: shift 0
        ("flat", "5 5 4 5 5 4 5 5 4 5 5 4 5 5", Ok(NoClearChange)),
        // one bad day moves little: 5 x 7 | 4 4 4 9 4 4 4: -1 x 42, +4 x 7: -1; S: within the
        // week 3 rises, 3 falls; between 42 falls, 7 rises: -35; unlike 91 - 21 - 15 = 55:
        // -35 / sqrt(91 x 55) = -0.495
        ("a flare day", "5 5 5 5 5 5 5 4 4 4 9 4 4 4", Ok(Improving)),
        // 9 of 14 days
        (
            "gaps",
            "5 . 5 . 5 . 5 4 4 . 4 . 4 4",
            Err(Lack::TooFewDays { have: 9, need: 10, of: 14 }),
        ),
    ];
    for (name, ratings, told) in cases {
        assert_eq!(verdict_of(ratings, Look::Week), told, "{name}");
    }
}

#[test]
fn a_trend_carries_its_numbers() {
    let days = days_of(&Diary::mornings("5 5 5 4 5 5 5 4 4 4 4 3 4 4"));
    let found = trend(&days, Look::Week, day(14), &CourseRules::default()).unwrap();
    assert_eq!(found.shift, Thousandths(-1000));
    assert_eq!(found.tau_b, Some(Thousandths(-636)));
    assert_eq!((found.newer.median, found.newer.lowest), (Thousandths(4000), Thousandths(3000)));
    assert_eq!((found.basis.have, found.basis.of), (14, 14));
    assert_eq!(found.basis.period.first, day(1));
}

#[test]
fn the_slope_of_three_weeks_is_told_with_its_interval() {
    // straight down by 0.1 a day from 7 to 5: every pair has the slope -0.1: -0.7 a week
    let ratings: Vec<String> =
        (0..21).map(|n| format!("{}.{}", (70 - n) / 10, (70 - n) % 10)).collect();
    let days = days_of(&Diary::mornings(&ratings.join(" ")));
    let found = slope_of(&days, day(21), &CourseRules::default()).unwrap();
    for rate in [found.low, found.typical, found.high] {
        assert_eq!(rate.over_days(7), Thousandths(-700));
    }
}

#[test]
fn a_change_of_verdict_is_announced_on_its_second_day() {
    // 14 flat days at 5, then 3s: on day 17 the shift is 0 (new week 5 5 5 5 3 3 3), from day 18
    // the new week has four 3s of seven: differences -2 x 28 of 49: the middle is -2
    let days = days_of(&Diary::mornings("5 5 5 5 5 5 5 5 5 5 5 5 5 5 3 3 3 3 3"));
    let told = history(&days, Look::Week, day(19), &CourseRules::default());
    let on = |n: u32| told.iter().find(|verdict| verdict.date == day(n)).copied().unwrap();
    assert_eq!(on(13).announced, Err(Lack::TooEarly { day: 13, from: 14 }));
    assert_eq!(on(14).announced, Err(Lack::Unconfirmed));
    assert_eq!(on(15).announced, Ok(Verdict::NoClearChange));
    assert_eq!(on(18).raw, Ok(Verdict::Improving));
    assert_eq!(on(18).announced, Ok(Verdict::NoClearChange));
    assert_eq!(on(19).announced, Ok(Verdict::Improving));
}

#[test]
fn an_old_verdict_is_not_kept_up_through_a_gap() {
    let days = days_of(&Diary::mornings("5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5"));
    let told = history(&days, Look::Week, day(60), &CourseRules::default());
    let last = told.last().copied().unwrap();
    assert_eq!(last.date, day(60));
    assert_eq!(last.announced, Err(Lack::TooFewDays { have: 0, need: 10, of: 14 }));
}

fn fluctuation_of(ratings: &str) -> Told<(u32, u32, bool)> {
    fluctuation(&days_of(&Diary::mornings(ratings)), day(7), &CourseRules::default())
        .map(|found| (found.jumps, found.pairs, found.fluctuating))
}

#[test]
fn half_of_the_changes_by_two_points_is_fluctuating() {
    let cases = [
        // changes 2 2 1 0 2 1: 3 of 6
        ("restless", "3 5 3 4 4 6 5", Ok((3, 6, true))),
        // changes 2 1 1 0 2 1: 2 of 6
        ("calm", "3 5 4 5 5 3 4", Ok((2, 6, false))),
        // pairs 1-2 (2), 2-3 (2), 5-6 (0), 6-7 (0): 2 of 4
        ("a gap", "3 5 3 . 4 4 4", Ok((2, 4, true))),
        // pairs 1-2 and 4-5: two, four are needed
        ("gaps", "3 5 . 4 4 . 9", Err(Lack::TooFew { have: 2, need: 4 })),
        // 1.5 is no jump, 2 is
        ("halves", "3 4.5 3 4.5 3 5 5", Ok((1, 6, false))),
    ];
    for (name, ratings, told) in cases {
        assert_eq!(fluctuation_of(ratings), told, "{name}");
    }
}

#[test]
fn settling_needs_all_four_parts() {
    let cases = [
        // median 5 -> 4, worst 6 -> 5, no jumps
        ("settling", "5 6 5 5 5 5 5 5 4 4 4 4 4 4", Ok((true, true, true, true))),
        // worst 5 -> 6
        ("one bad day", "5 5 5 5 5 5 5 4 4 4 6 4 4 4", Ok((true, false, true, true))),
        // median 4 -> 5, worst 5 -> 5; shift +1, S = 6 x 8 = 48, n0 = 91, ties 15 + 28: 0.726: worse
        ("higher", "4 4 4 4 4 4 5 5 5 5 5 5 5 5", Ok((false, true, false, true))),
        // changes 2 2 2 2 2 2: fluctuating
        ("restless", "6 6 6 6 6 6 6 3 5 3 5 3 5 3", Ok((true, true, true, false))),
        ("too early", "5 5 5 5 5 5 5", Err(Lack::TooEarly { day: 7, from: 14 })),
    ];
    for (name, ratings, told) in cases {
        let last = u32::try_from(ratings.split_whitespace().count()).unwrap();
        let found =
            settling(&days_of(&Diary::mornings(ratings)), day(last), &CourseRules::default());
        let parts = found.map(|found| {
            let parts = [
                found.not_worse,
                found.worst_day_not_higher,
                found.median_not_higher,
                found.not_fluctuating,
            ];
            assert_eq!(found.settling, parts == [true; 4], "{name}");
            parts.into()
        });
        assert_eq!(parts, told, "{name}");
    }
}

#[test]
fn the_night_of_the_changed_clocks_is_a_night_like_any_other() {
    // 2026-03-29 is day 29; the pair of the 28th and the 29th counts as one day apart
    let ratings = ". ".repeat(24) + "3 5 3 5 3 5 3";
    let days = days_of(&Diary::mornings(&ratings));
    let found = fluctuation(&days, day(31), &CourseRules::default()).unwrap();
    assert_eq!((found.jumps, found.pairs), (6, 6));
}

#[test]
fn what_is_not_shared_by_the_day_is_told_apart_from_too_few_days() {
    let scope = |grain| Scope { grain, since: None };
    let log_for = |grants: &[(Kind, Scope)]| Diary::mornings("5 5").disclosed_to(&reader(grants));
    let told = |disclosure: &Disclosure| {
        Log { disclosure, today: day(2) }.shows_any(&[Kind::Morning, Kind::Evening, Kind::Pain])
    };
    assert_eq!(told(&log_for(&[])), Err(Lack::NotShared(Kind::Morning)));
    assert_eq!(
        told(&log_for(&[(Kind::Evening, scope(Grain::Week))])),
        Err(Lack::SharedBy(Kind::Evening, Grain::Week))
    );
    let by_day = [(Kind::Morning, scope(Grain::Week)), (Kind::Pain, scope(Grain::Day))];
    assert_eq!(told(&log_for(&by_day)), Ok(()));
}
