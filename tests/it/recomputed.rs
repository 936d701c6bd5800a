//! The numbers of the pages, computed a second time: plainly, from the facts of the sample log and
//! not from the report, and compared with what the pages print.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use comeback::analysis::dictionary::{Dictionary, LoadSource};
use comeback::calendar::{Span, Week};
use comeback::journal::{Activity, Fact, RatingMoment, What};
use comeback::site::page::part::Part;
use comeback::site::{Route, SitePlan};
use jiff::civil::Date;

use crate::trace::{all_parts, with_plan};

/// The activities that come with the program; the sample person adds none.
fn dictionary() -> &'static Dictionary {
    static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::built_in);
    &DICTIONARY
}

/// The middle of some numbers of thousandths.
fn middle(mut all: Vec<i64>) -> i64 {
    all.sort_unstable();
    let n = all.len();
    if n % 2 == 1 { all[n / 2] } else { (all[n / 2 - 1] + all[n / 2]) / 2 }
}

/// Each day's ratings but its worst, as a median in thousandths.
fn pain(facts: &[Fact]) -> BTreeMap<Date, i64> {
    let mut ratings: BTreeMap<Date, Vec<i64>> = BTreeMap::new();
    for fact in facts {
        if let What::Rating { moment, reading, .. } = &fact.what
            && *moment != RatingMoment::Worst
            && let Some(value) = reading.value()
        {
            ratings.entry(fact.date).or_default().push(i64::from(value.0) * 100);
        }
    }
    ratings.into_iter().map(|(day, values)| (day, middle(values))).collect()
}

fn part<'a>(parts: &'a [(&comeback::site::Page, Part)], route: &Route, name: &str) -> &'a Part {
    let found = parts.iter().find(|(page, part)| page.route == *route && part.name == name);
    &found.unwrap_or_else(|| panic!("{route:?} has no {name}")).1
}

#[test]
fn the_median_of_each_week_is_that_of_its_days() {
    with_plan(|plan, _, _| {
        let days = pain(plan.disclosure().facts());
        let mut weeks: BTreeMap<Week, Vec<i64>> = BTreeMap::new();
        for (day, value) in &days {
            weeks.entry(Week::of(*day)).or_default().push(*value);
        }
        let need = plan.rules().course.days_of_a_compared_week as usize;
        let parts = all_parts(plan);
        let table = part(&parts, &Route::Weeks, "weeks");
        let mut compared = 0;
        for row in &table.rows {
            let facts = plan.facts_behind(row.trace.cell(0).iter());
            let week = facts.first().map(|fact| Week::of(fact.date));
            let values = week.and_then(|week| weeks.get(&week)).cloned().unwrap_or_default();
            if values.len() < need {
                assert_eq!(row.cells[0], "", "{}", row.name);
                continue;
            }
            let tenths = (middle(values) + 50) / 100;
            let told = match tenths % 10 {
                0 => format!("{}", tenths / 10),
                rest => format!("{}.{rest}", tenths / 10),
            };
            assert_eq!(row.cells[0], told, "{}", row.name);
            compared += 1;
        }
        assert!(compared >= 10, "{compared} weeks");
    });
}

#[test]
fn the_cards_of_days_count_what_was_written() {
    with_plan(|plan, _, _| {
        let mut cards = 0;
        for (_, part) in all_parts(plan).iter().filter(|(_, part)| part.name == "days") {
            for row in &part.rows {
                let facts = plan.facts_behind(row.trace.pieces());
                let sessions = facts.iter().filter(|f| matches!(f.what, What::Session(_))).count();
                let column =
                    part.head.iter().position(|name| name == plan.words().text("fact.session"));
                let told = column.map_or("", |at| row.cells[at - 1].as_str());
                let wanted = if sessions == 0 { String::new() } else { sessions.to_string() };
                assert_eq!(told, wanted, "{}", row.name);
                cards += sessions;
            }
        }
        assert!(cards > 30, "{cards} sessions");
    });
}

/// The sessions with an activity of a source, and the seconds of them: an activity's own time, or
/// an equal part of what the others leave of the session's.
fn of_source(dictionary: &Dictionary, fact: &Fact, source: LoadSource) -> Option<Option<u32>> {
    let What::Session(session) = &fact.what else { return None };
    let alone = Activity {
        name: session.name.clone(),
        dose: session.dose.clone(),
        tags: session.tags.clone(),
        remark: None,
    };
    let lines: Vec<&Activity<String>> = match session.activities.as_slice() {
        [] => vec![&alone],
        some => some.iter().collect(),
    };
    // What is done in several lines is one activity.
    let mut times: BTreeMap<String, (bool, Option<u32>)> = BTreeMap::new();
    for line in lines {
        let found = dictionary.find_tagged(&line.name, line.tags.iter().map(String::as_str));
        let is_meant = found.class.is_some_and(|class| class.sources.has(source));
        let known = times.entry(found.key).or_insert((is_meant, None));
        let own = line.dose.duration.map(|time| time.0);
        known.1 = own.map(|own| own + known.1.unwrap_or(0)).or(known.1);
    }
    if !times.values().any(|(is_meant, _)| *is_meant) {
        return None;
    }
    let written: u32 = times.values().filter_map(|(_, time)| *time).sum();
    let others = times.values().filter(|(_, time)| time.is_none()).count();
    let whole = session.dose.duration.map(|time| time.0);
    let each = whole
        .and_then(|whole| whole.saturating_sub(written).checked_div(u32::try_from(others).unwrap()))
        .filter(|each| *each > 0);
    let meant = times.values().filter(|(is_meant, _)| *is_meant);
    Some(meant.filter_map(|(_, time)| time.or(each)).reduce(|a, b| a + b))
}

/// Seconds, sessions, and sessions without a time, of a source in a span.
fn done(plan: &SitePlan, span: Span, source: LoadSource) -> (u32, usize, usize) {
    let dictionary = dictionary();
    let facts = plan.facts_between(span.first, span.last).iter();
    let all: Vec<Option<u32>> =
        facts.filter_map(|fact| of_source(dictionary, fact, source)).collect();
    let time = all.iter().flatten().sum();
    (time, all.len(), all.iter().filter(|time| time.is_none()).count())
}

#[test]
fn sessions_and_minutes_of_each_load_are_the_sums_of_the_log() {
    with_plan(|plan, _, _| {
        let weeks = &plan.report().load.weeks;
        let (mut compared, mut minutes) = (0, 0);
        for week in weeks {
            for (source, of) in &week.sources {
                let (time, sessions, without) = done(plan, week.span, *source);
                // Moments of exercise add their own minutes.
                let moments = of.bouts == 0;
                assert_eq!(of.sessions as usize, sessions, "{:?} {source:?}", week.span);
                assert!(!moments || of.time.0 == time, "{:?} {source:?}: {time}", week.span);
                assert!(of.time.0 >= time, "{:?} {source:?}: {time}", week.span);
                assert!(of.without_time as usize >= without, "{:?} {source:?}", week.span);
                minutes += u32::from(moments);
                compared += 1;
            }
        }
        assert!(compared > 60 && minutes > 30, "{compared} weeks, {minutes} without moments");
    });
}

#[test]
fn what_a_page_of_a_load_prints_is_what_was_summed() {
    with_plan(|plan, _, _| {
        let mut compared = 0;
        for (page, part) in all_parts(plan) {
            let Route::Load(source) = page.route else { continue };
            if part.name != "minutes" {
                continue;
            }
            let newest_first = plan.report().load.weeks.iter().rev();
            for (row, week) in part.rows.iter().zip(newest_first) {
                if week.days_written == 0 {
                    continue;
                }
                let (_, sessions, _) = done(plan, week.span, source);
                assert_eq!(row.cells[1], sessions.to_string(), "{source:?} {}", row.name);
                let traced = plan.facts_behind(row.trace.cell(1).iter());
                let own = traced.iter().filter(|fact| matches!(fact.what, What::Session(_)));
                assert_eq!(own.count(), sessions, "{source:?} {}: what it rests on", row.name);
                compared += 1;
            }
        }
        assert!(compared > 50, "{compared} weeks");
    });
}

#[test]
fn the_counter_of_evidence_adds_up_and_counts_the_sessions_of_the_log() {
    with_plan(|plan, _, _| {
        let mut compared = 0;
        for report in &plan.report().load.sources {
            let (comeback::analysis::load::Group::Source(source), Some(evidence)) =
                (report.group, report.evidence.as_ref())
            else {
                continue;
            };
            let (_, sessions, _) = done(plan, evidence.period, source);
            assert_eq!(evidence.done as usize, sessions, "{source:?}");
            let answered = evidence.greens + evidence.ambers + evidence.reds + evidence.unknown;
            assert_eq!(answered, evidence.done, "{source:?}");
            let days: BTreeSet<Date> = plan
                .facts_between(evidence.period.first, evidence.period.last)
                .iter()
                .filter(|fact| of_source(dictionary(), fact, source).is_some())
                .map(|fact| fact.date)
                .collect();
            assert_eq!(days.last(), Some(&evidence.last), "{source:?}");
            compared += 1;
        }
        assert!(compared >= 4, "{compared} sources");
    });
}
