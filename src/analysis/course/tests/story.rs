//! D19, D26 to D28 and the weeks and months, by hand.

use crate::analysis::course::*;
use crate::analysis::fixture::{Diary, day, reader, reading};
use crate::analysis::statistic::Thousandths;
use crate::analysis::{Answer, CourseRules, Lack, Log, Rules, Told, analyze};
use crate::calendar::{Span, Week};
use crate::journal::{
    EventKind, Flare, Grain, Kind, Period, PrivateText, Scope, Seconds, Tenths, What,
};

fn event(kind: EventKind, n: u32) -> What<PrivateText> {
    What::Event { kind, on: day(n), remark: None }
}

fn phases_on(diary: &Diary, n: u32) -> Phases {
    phases(Log { disclosure: &diary.disclosed(), today: day(n) })
}

#[test]
fn phases_are_those_the_person_dated() {
    let diary = Diary::default()
        .on(1, event(EventKind::Onset, 1))
        .on(3, event(EventKind::Phase(1), 3))
        .on(17, event(EventKind::Phase(2), 17))
        .on(40, event(EventKind::Phase(3), 40));
    let found = phases_on(&diary, 37);
    // day 37: week (37 - 1) / 7 + 1 = 6; phase 3 is written later than today
    assert_eq!((found.day, found.week), (Some(37), Some(6)));
    let span = |phase, first, last: Option<u32>| PhaseSpan {
        phase,
        first: day(first),
        last: last.map(day),
    };
    assert_eq!(found.phases, Ok(vec![span(1, 3, Some(16)), span(2, 17, None)]));
    assert_eq!(found.current().map(|span| span.phase), Some(2));
}

#[test]
fn a_step_back_is_a_phase_like_any_other() {
    let diary = Diary::default()
        .on(3, event(EventKind::Phase(2), 3))
        .on(9, event(EventKind::Phase(1), 9))
        .on(9, event(EventKind::Phase(1), 9))
        .on(12, event(EventKind::Phase(1), 12));
    let phases = phases_on(&diary, 20).phases.unwrap();
    let spans: Vec<_> = phases.iter().map(|span| (span.phase, span.first, span.last)).collect();
    assert_eq!(spans, [(2, day(3), Some(day(8))), (1, day(9), None)]);
}

#[test]
fn an_episode_begins_with_its_latest_onset() {
    let mut diary = Diary::default();
    assert_eq!(phases_on(&diary, 9).day, None);
    diary.profile.began = Some(day(2));
    assert_eq!(phases_on(&diary, 9).day, Some(8));
    let again = diary.on(6, event(EventKind::Onset, 5));
    assert_eq!(phases_on(&again, 9).day, Some(5));
    assert_eq!(phases_on(&again, 5).day, Some(4), "the onset of day 5 was written on day 6");
}

#[test]
fn a_day_two_points_above_the_last_fortnight_is_asked_about_and_no_flare() {
    let rules = CourseRules::default();
    let flares_of = |diary: &Diary| {
        let disclosure = diary.disclosed();
        let log = Log { disclosure: &disclosure, today: day(15) };
        flares(log, &pain_days(log), &rules)
    };
    // the median of the 14 days before is 3: 5 - 3 = 2
    let calm = "3 3 4 3 3 2 3 3 4 3 3 3 2 3";
    let found = flares_of(&Diary::mornings(&format!("{calm} 5")));
    let asked = found.to_ask_about.clone().unwrap();
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].date, asked[0].median_before), (day(15), Thousandths(3000)));
    assert_eq!(found.declared, Ok(vec![]));
    // 4.5 - 3 = 1.5
    let asked = flares_of(&Diary::mornings(&format!("{calm} 4.5"))).to_ask_about;
    assert_eq!(asked, Ok(vec![]));
    // 9 of 14 days are too few to compare with
    let asked = flares_of(&Diary::mornings("3 . 4 . 3 . 3 3 4 . 3 . 2 3 9")).to_ask_about;
    assert_eq!(asked, Ok(vec![]));
    // declared: nothing to ask
    let flare =
        Flare { what: None, reading: Some(reading("5")), lasted: None, until: None, settled: true };
    let found = flares_of(&Diary::mornings(&format!("{calm} 5")).on(15, What::Flare(flare)));
    assert_eq!(found.to_ask_about, Ok(vec![]));
    assert_eq!(found.declared.unwrap()[0].reading, Some(Tenths(50)));
}

#[test]
fn a_flare_lasts_as_long_as_the_person_says() {
    let last_day = |lasted: Option<u32>, until: Option<u32>| {
        let flare = Flare {
            what: None,
            reading: None,
            lasted: lasted.map(Seconds::hours),
            until: until.map(day),
            settled: false,
        };
        let disclosure = Diary::default().on(5, What::Flare(flare)).disclosed();
        let log = Log { disclosure: &disclosure, today: day(20) };
        flares(log, &[], &CourseRules::default()).declared.unwrap()[0].span.last
    };
    assert_eq!(last_day(None, None), day(5));
    assert_eq!(last_day(Some(3), None), day(5));
    // 24 h keep to the day, 30 h reach into the next, 60 h into the one after
    assert_eq!(last_day(Some(24), None), day(5));
    assert_eq!(last_day(Some(30), None), day(6));
    assert_eq!(last_day(Some(60), None), day(7));
    assert_eq!(last_day(Some(3), Some(8)), day(8));
}

fn recovered_of(ratings: &str, today: u32) -> Told<(Answer, u32)> {
    let disclosure = Diary::mornings(ratings).disclosed();
    let log = Log { disclosure: &disclosure, today: day(today) };
    recovered(&pain_days(log), day(today), &CourseRules::default())
        .map(|found| (found.answer, found.low_days))
}

#[test]
fn recovered_is_seven_entered_days_of_0_or_1() {
    let met = Answer::Met;
    assert_eq!(recovered_of("3 1 0 1 1 0 0 1", 8), Ok((met, 7)));
    // the eighth entered day is the seventh low one, with two gaps between
    assert_eq!(recovered_of("3 1 0 . 1 1 . 0 0 1", 10), Ok((met, 7)));
    assert_eq!(recovered_of("3 1 0 1 1 0 0", 7), Ok((Answer::NotYet, 6)));
    assert_eq!(recovered_of("1 0 1 1 0 0 2", 7), Ok((Answer::NotYet, 0)));
    // six low days are the whole log
    let lack = Answer::CannotTell(Lack::TooFew { have: 6, need: 7 });
    assert_eq!(recovered_of("1 0 1 1 0 0", 6), Ok((lack, 6)));
    // seven entries over 19 days are no run
    assert_eq!(
        recovered_of("3 1 . . 0 . . 1 . . 1 . . 0 . . 0 . . 1", 20),
        Ok((Answer::NotYet, 7))
    );
    // nothing in the last 7 days
    let lack = Lack::TooFewDays { have: 0, need: 1, of: 7 };
    assert_eq!(recovered_of("1 1 1 1 1 1 1", 20), Err(lack));
}

#[test]
fn a_new_episode_is_two_days_of_pain_after_a_month_without() {
    let episodes = |ratings: &str| {
        let disclosure = Diary::mornings(ratings).disclosed();
        let log = Log { disclosure: &disclosure, today: day(60) };
        new_episodes(&pain_days(log), &CourseRules::default())
    };
    let month = "0 1 0 ".repeat(10);
    assert_eq!(episodes(&format!("{month} 4 3 2")), [day(31)]);
    assert_eq!(episodes(&format!("{month} 4 1 2")), []);
    // 29 days without
    assert_eq!(episodes(&format!("3 {} 4 3", month.trim_end_matches("0 "))), []);
    // 20 of 30 days entered: 21 are needed
    assert_eq!(episodes(&format!("{} 4 3", "0 . 1 ".repeat(10))), []);
}

#[test]
fn a_course_has_stalled_only_where_nothing_known_has_moved() {
    let still = Movement {
        pain: Ok(Verdict::NoClearChange),
        consistency: Answer::Met,
        level: Ok(false),
        function: Ok(false),
        confidence: Ok(false),
    };
    let unknown = Lack::NotAsked(Kind::Function);
    let cases: [(&str, Movement, Answer); 8] = [
        ("nothing moved", still, Answer::Met),
        ("pain went down", Movement { pain: Ok(Verdict::Improving), ..still }, Answer::NotYet),
        ("low and steady", Movement { pain: Ok(Verdict::LowAndSteady), ..still }, Answer::NotYet),
        ("little was done", Movement { consistency: Answer::NotYet, ..still }, Answer::NotYet),
        ("a level went up", Movement { level: Ok(true), ..still }, Answer::NotYet),
        ("function unknown", Movement { function: Err(unknown), ..still }, Answer::Met),
        (
            "nothing known beside pain",
            Movement {
                level: Err(unknown),
                function: Err(unknown),
                confidence: Err(unknown),
                ..still
            },
            Answer::CannotTell(unknown),
        ),
        ("pain unknown", Movement { pain: Err(unknown), ..still }, Answer::CannotTell(unknown)),
    ];
    for (name, movement, answer) in cases {
        assert_eq!(stalled(&movement), answer, "{name}");
    }
}

#[test]
fn a_week_tells_its_median_its_quarters_and_its_days() {
    // day 2 is Monday 2026-03-02: the week holds 2 3 3 4 4 4 and a gap
    let disclosure = Diary::mornings("9 2 3 3 4 . 4 4").disclosed();
    let days = pain_days(Log { disclosure: &disclosure, today: day(8) });
    let weeks = weeks(&days);
    assert_eq!(weeks.len(), 2);
    let week = weeks[&Week::of(day(2))];
    assert_eq!((week.days, week.mornings), (6, 6));
    // (3 + 4) / 2
    assert_eq!(week.day.median, Thousandths(3500));
    // q n = 1.5: class 3, F = 1, f = 2: 2.5 + 0.5 / 2 = 2.75
    assert_eq!(week.day.lower, Thousandths(2750));
    assert_eq!(months(&days).values().next().unwrap().days, 7);
}

#[test]
fn a_coarse_grant_gives_one_typical_value_a_week_and_no_verdict() {
    let by_week = [(Kind::Morning, Scope { grain: Grain::Week, since: None })];
    let disclosure = Diary::mornings(&"5 4 3 4 5 4 3 ".repeat(4)).disclosed_to(&reader(&by_week));
    let report = analyze(&disclosure, &Rules::default(), day(28));
    let lack = Lack::SharedBy(Kind::Morning, Grain::Week);
    assert_eq!(report.course.back.announced, Err(lack));
    assert_eq!(report.course.fluctuation, Err(lack));
    assert!(report.course.days.is_empty());
    let line = &report.course.coarse[0];
    assert_eq!((line.kind, line.points.len()), (Kind::Morning, 4));
    assert_eq!(line.points[&Period::Week(Week::of(day(2)))], Tenths(40));
    let flags = report.danger.map(|_| ());
    assert_eq!(flags, Err(Lack::NotShared(Kind::Flags)));
}

#[test]
fn a_figure_leads_back_to_its_places() {
    let disclosure = Diary::mornings("3 3 3 3 3 3 3").on(3, What::Guarded(true)).disclosed();
    let report = analyze(&disclosure, &Rules::default(), day(7));
    let basis = report.course.fluctuation.unwrap().basis;
    assert_eq!(basis.period, Span::ending(day(7), 7));
    let lines: Vec<u32> = basis.places(&disclosure).iter().map(|place| place.line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6, 7], "not the guarded one");
}
