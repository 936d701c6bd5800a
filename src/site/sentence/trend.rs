//! The one sentence on the course (D2): the announced verdict with its numbers and its period,
//! or, kindly, why there is none yet.

use crate::analysis::course::{ComparedWeek, Look, Trend, Verdict};
use crate::analysis::statistic::Thousandths;
use crate::analysis::{Finding, Report};
use crate::site::sentence;
use crate::site::wording::Wording;

/// The headline of the course; nothing where pain is not shown day by day.
pub fn headline(report: &Report, words: &Wording) -> Option<String> {
    let about_trend = report.findings.iter().find(|finding| {
        matches!(
            finding,
            Finding::ThreeWeeks { .. } | Finding::TwoWeeks { .. } | Finding::NotVisibleYet { .. }
        )
    });
    match about_trend {
        Some(finding) => Some(sentence::finding(finding, report, words)),
        None => undecided(report, words),
    }
}

/// Before there is a verdict: what the week was like, and what is missing.
fn undecided(report: &Report, words: &Wording) -> Option<String> {
    report.course.days.first()?;
    let missing = report.course.back.announced.err().map(|lack| sentence::lack(lack, words));
    let missing = missing.unwrap_or_default();
    Some(match &report.course.this_week {
        Ok(week) => words.say(
            "trend.describe",
            &[
                ("median", &points(week.median, words)),
                ("lowest", &points(week.lowest, words)),
                ("highest", &points(week.highest, words)),
                ("days", &week.days.to_string()),
                ("missing", &missing),
            ],
        ),
        Err(_) => words.say("trend.cannot-tell", &[("missing", &missing)]),
    })
}

/// A verdict of one look with both weeks and the days behind it.
pub(super) fn verdict(announced: Verdict, trend: &Trend, words: &Wording) -> String {
    let key = match (trend.look, announced) {
        (Look::Back, Verdict::Improving) => "trend.back-improving",
        (Look::Back, Verdict::NoClearChange) => "trend.back-unchanged",
        (Look::Back, Verdict::LowAndSteady) => "trend.back-low",
        (Look::Back, Verdict::Worse) => "trend.back-worse",
        (Look::Week, Verdict::Improving) => "trend.week-improving",
        (Look::Week, Verdict::NoClearChange) => "trend.week-unchanged",
        (Look::Week, Verdict::LowAndSteady) => "trend.week-low",
        (Look::Week, Verdict::Worse) => "trend.week-worse",
    };
    words.say(
        key,
        &[
            ("now", &points(trend.newer.median, words)),
            ("then", &points(trend.older.median, words)),
            ("shift", &shift(trend.shift, words)),
            ("have", &trend.basis.have.to_string()),
            ("of", &trend.basis.of.to_string()),
        ],
    )
}

/// Nothing to be seen over two weeks, but over three.
pub(super) fn not_visible_yet(two: &Trend, three: &Trend, words: &Wording) -> String {
    words.say(
        "trend.not-visible-yet",
        &[
            ("now", &points(three.newer.median, words)),
            ("before", &points(two.older.median, words)),
            ("then", &points(three.older.median, words)),
            ("shift", &shift(three.shift, words)),
            ("have", &three.basis.have.to_string()),
            ("of", &three.basis.of.to_string()),
        ],
    )
}

/// A shift in points with its direction: "1.5 points lower".
pub fn shift(shift: Thousandths, words: &Wording) -> String {
    let size = points(Thousandths(shift.0.abs()), words);
    match shift.0 {
        0 => words.text("trend.same").to_owned(),
        -1000 => words.text("trend.lower-by-one").to_owned(),
        1000 => words.text("trend.higher-by-one").to_owned(),
        ..0 => words.say("trend.lower", &[("n", &size)]),
        _ => words.say("trend.higher", &[("n", &size)]),
    }
}

pub(super) fn points(value: Thousandths, words: &Wording) -> String {
    words.numbers().tenths(value.tenths())
}

/// "2, from 1 to 4, on 6 of 7 days"
pub fn week(week: &ComparedWeek, words: &Wording) -> String {
    words.say(
        "trend.week",
        &[
            ("median", &points(week.median, words)),
            ("lowest", &points(week.lowest, words)),
            ("highest", &points(week.highest, words)),
            ("days", &week.days.to_string()),
        ],
    )
}

/// Two weeks beside each other.
pub fn weeks(newer: &ComparedWeek, older: &ComparedWeek, words: &Wording) -> String {
    words.say("readiness.weeks", &[("now", &week(newer, words)), ("then", &week(older, words))])
}
