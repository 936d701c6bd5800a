//! Findings as sentences, each with the numbers that justify it. None says that one thing causes
//! another.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::trend::{not_visible_yet, points, verdict, week};
use super::{bracket, group, movement_key, shift};
use crate::analysis::course::{DayToAskAbout, DeclaredFlare, Legs, Recovered};
use crate::analysis::load::{Evidence, Group, Irritability, Rush, Rushed};
use crate::analysis::mind::{Comparison, Gap, GapSize};
use crate::analysis::{Finding, LifestyleQuestion, Report};
use crate::journal::RedFlag;
use crate::site::wording::Wording;

/// The sentence of a finding.
pub fn finding(finding: &Finding, report: &Report, words: &Wording) -> String {
    match finding {
        Finding::Emergency(boxes) => flags("finding.emergency", boxes, words),
        Finding::Urgent(boxes) => flags("finding.urgent", boxes, words),
        Finding::Legs(found) => legs(found, words),
        Finding::ThreeWeeks { announced, trend } | Finding::TwoWeeks { announced, trend } => {
            verdict(*announced, trend, words)
        }
        Finding::NotVisibleYet { two_weeks, three_weeks } => {
            not_visible_yet(two_weeks, three_weeks, words)
        }
        Finding::Recovered(found) => recovered(found, words),
        Finding::NewEpisode(day) => {
            words.say("finding.new-episode", &[("date", &words.numbers().date(*day))])
        }
        Finding::Stalled => words.text("finding.stalled").to_owned(),
        Finding::Fluctuating(found) => words.say(
            "finding.fluctuating",
            &[("jumps", &found.jumps.to_string()), ("pairs", &found.pairs.to_string())],
        ),
        Finding::Settling(found) => words.say(
            "finding.settling",
            &[("now", &week(&found.this_week, words)), ("then", &week(&found.last_week, words))],
        ),
        Finding::Flare(flare) => flared(flare, words),
        Finding::AskAbout(day) => ask_about(day, words),
        _ => of_work(finding, report, words),
    }
}

fn of_work(finding: &Finding, report: &Report, words: &Wording) -> String {
    match finding {
        Finding::Sessions(found) => sessions(found, words),
        Finding::Rush(found) => rush(found, report, words),
        Finding::Threshold { group: of, scale, now, then, .. } => {
            let name = group(*of, words);
            let now = bracket(*scale, *now, words);
            match then.map(|then| bracket(*scale, then, words)).filter(|then| *then != now) {
                Some(then) => words.say(
                    "finding.threshold-moved",
                    &[("name", &name), ("now", &now), ("then", &then)],
                ),
                None => words.say("finding.threshold", &[("name", &name), ("now", &now)]),
            }
        }
        Finding::Evidence { group, evidence } => counted(*group, evidence, words),
        Finding::FunctionMean { function } => words.say(
            "finding.function",
            &[
                ("now", &points(function.now, words)),
                ("then", &points(function.then, words)),
                ("items", &function.items.to_string()),
                ("since", &words.numbers().date(function.period.first)),
            ],
        ),
        Finding::Gap { movement, gap } => gapped(movement, gap, words),
        Finding::WithoutTheFeared { movement, without, basis } => words.say(
            "finding.without-feared",
            &[
                ("movement", &named(movement, words)),
                ("without", &without.to_string()),
                ("of", &basis.have.to_string()),
            ],
        ),
        Finding::GoesTogether(found) => together(found, words),
        _ => String::new(),
    }
}

fn named(movement: &str, words: &Wording) -> String {
    movement_key(movement).map_or(movement, |key| words.text(key)).to_owned()
}

fn flags(key: &str, boxes: &BTreeMap<RedFlag, Date>, words: &Wording) -> String {
    let all: Vec<String> = boxes
        .iter()
        .map(|(flag, day)| {
            let name = words.text(&format!("flag.{}", flag.word())).to_owned();
            format!("{name} ({})", words.numbers().date(*day))
        })
        .collect();
    words.say(key, &[("boxes", &all.join("; "))])
}

fn legs(legs: &Legs, words: &Wording) -> String {
    words.say(
        "finding.legs",
        &[
            ("days", &legs.days.len().to_string()),
            ("have", &legs.basis.have.to_string()),
            ("of", &legs.basis.of.to_string()),
        ],
    )
}

fn recovered(found: &Recovered, words: &Wording) -> String {
    words.say("finding.recovered", &[("days", &found.low_days.to_string())])
}

fn flared(flare: &DeclaredFlare, words: &Wording) -> String {
    let numbers = words.numbers();
    match flare.reading {
        Some(reading) => words.say(
            "finding.flare-at",
            &[("dates", &numbers.span(flare.span)), ("n", &numbers.tenths(reading))],
        ),
        None => words.say("finding.flare", &[("dates", &numbers.span(flare.span))]),
    }
}

fn ask_about(day: &DayToAskAbout, words: &Wording) -> String {
    words.say(
        "finding.ask-about",
        &[
            ("date", &words.numbers().date(day.date)),
            ("value", &points(day.value, words)),
            ("median", &points(day.median_before, words)),
            ("days", &day.days_before.to_string()),
        ],
    )
}

fn sessions(found: &Irritability, words: &Wording) -> String {
    let n = |n: u32| n.to_string();
    words.say(
        "finding.sessions",
        &[
            ("known", &n(found.known)),
            ("all", &n(found.sessions)),
            ("greens", &n(found.greens)),
            ("ambers", &n(found.ambers)),
            ("reds", &n(found.reds)),
            ("days", &n(found.period.len())),
        ],
    )
}

fn rush(found: &Rush, report: &Report, words: &Wording) -> String {
    let numbers = words.numbers();
    let activity = report.load.activities.get(found.activity.0);
    let name = activity.map(|activity| activity.called.name.clone()).unwrap_or_default();
    let (key, share) = match found.how {
        Rushed::OfUsual(share) => ("finding.rush-usual", share),
        Rushed::OfLastDose(share) => ("finding.rush-last", share),
    };
    words.say(
        key,
        &[
            ("rest", &numbers.span(found.rest)),
            ("days", &found.rest.len().to_string()),
            ("name", &name),
            ("share", &share.0.to_string()),
        ],
    )
}

fn counted(of: Group, evidence: &Evidence, words: &Wording) -> String {
    let calm = evidence.greens + evidence.ambers;
    words.say(
        "finding.evidence",
        &[
            ("name", &group(of, words)),
            ("calm", &calm.to_string()),
            ("known", &(calm + evidence.reds).to_string()),
            ("since", &words.numbers().date(evidence.period.first)),
        ],
    )
}

fn gapped(movement: &str, gap: &Gap, words: &Wording) -> String {
    let key = match gap.size {
        GapSize::ConfidenceAhead => "finding.gap-confidence",
        _ => "finding.gap-back",
    };
    words.say(
        key,
        &[
            ("movement", &named(movement, words)),
            ("tolerated", &gap.tolerated.0.to_string()),
            ("confidence", &gap.confidence.0.to_string()),
        ],
    )
}

fn together(found: &Comparison, words: &Wording) -> String {
    let numbers = words.numbers();
    let Ok(groups) = found.answer else { return String::new() };
    let question = match found.question {
        LifestyleQuestion::SleepUnder(time) => {
            words.say("finding.days-sleep", &[("n", &numbers.hours(time))])
        }
        LifestyleQuestion::SleepQualityUpTo(n) => {
            words.say("finding.days-sleep-quality", &[("n", &numbers.tenths(n))])
        }
        LifestyleQuestion::SitAtLeast(time) => {
            words.say("finding.days-sit", &[("n", &numbers.hours(time))])
        }
        LifestyleQuestion::BreaksUpTo(n) => {
            words.say("finding.days-breaks", &[("n", &n.to_string())])
        }
        LifestyleQuestion::StressAtLeast(n) => {
            words.say("finding.days-stress", &[("n", &numbers.tenths(n))])
        }
    };
    words.say(
        "finding.together",
        &[
            ("days", &question),
            ("shift", &shift(groups.difference, words)),
            ("exposed", &groups.exposed.days.to_string()),
            ("other", &groups.other.days.to_string()),
        ],
    )
}
