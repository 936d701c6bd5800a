//! Little and often: moments through the day, how many, how spread, how easy; consistency first,
//! effort apart from it; and walking. No streak that falls back to nothing.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Card, Section, heads};
use crate::analysis::load::{BoutDay, BoutReport, Consistency, PlannedBy, WeekReport};
use crate::analysis::{Report, Told};
use crate::journal::Kind;
use crate::site::chart::strip::{self, Mark};
use crate::site::chart::week;
use crate::site::figure::{Figure, Row, Table};
use crate::site::page::session;
use crate::site::plan::{Page, SitePlan};
use crate::site::sentence;
use crate::site::trace::{self, Piece, Trace, Work};
use crate::site::wording::Wording;

/// Weeks of the consistency chart.
const WEEKS: usize = 12;

pub(super) fn has(report: &Report) -> bool {
    !report.load.bouts.days.is_empty()
}

pub(super) fn sections(plan: &SitePlan, _page: &Page) -> Vec<Section> {
    let words = plan.words();
    let load = &plan.report().load;
    let heading = |key: &str| words.text(key).to_owned();
    vec![
        Section {
            heading: heading("practice.day-title"),
            lines: often(&load.bouts, words),
            charts: through_the_day(plan).into_iter().collect(),
            ..Section::default()
        },
        Section {
            heading: heading("practice.steady-title"),
            lines: steady(plan),
            charts: consistency(plan).into_iter().collect(),
            table: None,
            note: Some(heading("practice.steady-note")),
        },
        Section {
            heading: heading("practice.exercises-title"),
            table: exercises(plan),
            ..Section::default()
        },
        Section {
            heading: heading("practice.walk-title"),
            lines: walking(plan),
            ..Section::default()
        },
    ]
}

/// What the bouts of late were like, in words; nothing where the log never tells of one.
pub(in crate::site::page) fn moments(plan: &SitePlan) -> Option<Vec<String>> {
    let bouts = &plan.report().load.bouts;
    (!bouts.days.is_empty()).then(|| often(bouts, plan.words()))
}

/// Bouts a day, days with enough, gaps, thirds and effort, each with its denominator.
fn often(bouts: &BoutReport, words: &Wording) -> Vec<String> {
    let numbers = words.numbers();
    let n = |n: u32| n.to_string();
    let of = n(bouts.period.len());
    let mut lines = vec![match bouts.a_day {
        Ok(a_day) => words.say(
            "practice.a-day",
            &[("n", &numbers.tenths(a_day)), ("have", &n(bouts.known_days)), ("of", &of)],
        ),
        Err(lack) => {
            words.say("practice.a-day-unknown", &[("missing", &sentence::lack(lack, words))])
        }
    }];
    if bouts.known_days > 0 {
        let key = if bouts.planned { "practice.wanted-plan" } else { "practice.wanted" };
        lines.push(words.say(
            key,
            &[
                ("days", &n(bouts.days_with_wanted)),
                ("known", &n(bouts.known_days)),
                ("n", &n(bouts.wanted)),
            ],
        ));
    }
    if let (Some(typical), Some(longest)) = (bouts.typical_gap, bouts.longest_gap) {
        lines.push(words.say(
            "practice.gap",
            &[
                ("typical", &numbers.duration(typical)),
                ("longest", &numbers.duration(longest)),
                ("days", &n(bouts.gap_days)),
            ],
        ));
    }
    let [early, middle, late] = bouts.thirds;
    if early + middle + late > 0 {
        let parts = [("early", n(early)), ("middle", n(middle)), ("late", n(late))];
        lines.push(
            words.say("practice.thirds", &parts.each_ref().map(|(key, n)| (*key, n.as_str()))),
        );
    }
    if bouts.with_effort > 0 {
        let parts = [("easy", n(bouts.easy)), ("all", n(bouts.with_effort))];
        lines
            .push(words.say("practice.easy", &parts.each_ref().map(|(key, n)| (*key, n.as_str()))));
    }
    lines
}

/// A dot for each moment with a time, a row for each day that says something.
pub(in crate::site::page) fn through_the_day(plan: &SitePlan) -> Option<Card> {
    let words = plan.words();
    let bouts = &plan.report().load.bouts;
    let days: Vec<&BoutDay> =
        bouts.days.iter().filter(|day| bouts.period.contains(day.date)).rev().collect();
    let timed: usize = days.iter().map(|day| day.times.len()).sum();
    if timed == 0 {
        return None;
    }
    let rows: Vec<strip::Row> = days.iter().map(|day| strip_row(day, words)).collect();
    let title = words.say(
        "practice.strip-finding",
        &[
            ("n", &words.count("practice.moments", timed)),
            ("days", &words.count("practice.days", days.len())),
        ],
    );
    let measure =
        words.say("practice.strip-measure", &[("dates", &words.numbers().span(bouts.period))]);
    let table = Table {
        caption: words.text("practice.strip-caption").to_owned(),
        head: heads(words, &["activity.day", "load.bouts", "practice.when"]),
        rows: days.iter().map(|day| strip_cells(day, words)).collect(),
    };
    let figure = Figure::drawn("moments", measure, table, |width| {
        strip::chart(
            &strip::Material {
                rows: &rows,
                title: title.clone(),
                description: words.text("practice.strip-description").to_owned(),
                words,
            },
            width,
        )
    });
    Some(Card { heading: String::new(), figure, line: None })
}

fn strip_row(day: &BoutDay, words: &Wording) -> strip::Row {
    let date = words.numbers().short_date(day.date);
    let marks = day
        .times
        .iter()
        .map(|time| Mark { time: *time, tip: format!("{date}, {}", words.numbers().time(*time)) });
    strip::Row { label: date.clone(), marks: marks.collect() }
}

fn strip_cells(day: &BoutDay, words: &Wording) -> Row {
    let times: Vec<String> = day.times.iter().map(|time| words.numbers().time(*time)).collect();
    Row {
        name: words.numbers().date(day.date),
        link: None,
        cells: vec![day.bouts.to_string(), times.join(", ")],
        trace: Trace::all([Piece::Kinds(trace::day(day.date), &[Kind::Bout])]),
    }
}

/// D24 over both periods and the longest run; effort in a sentence of its own.
pub(in crate::site::page) fn steady(plan: &SitePlan) -> Vec<String> {
    let words = plan.words();
    let report = &plan.report().load.consistency;
    let mut lines = Vec::new();
    lines.extend(days_of_work(&report.short, words));
    lines.extend(days_of_work(&report.long, words));
    if let Ok(long) = report.long
        && report.longest_run_ever > 1
    {
        let n = |n: u32| words.count("practice.run", usize::try_from(n).unwrap_or(0));
        let parts = [("now", n(long.longest_run)), ("ever", n(report.longest_run_ever))];
        lines.push(
            words.say("practice.longest", &parts.each_ref().map(|(key, n)| (*key, n.as_str()))),
        );
    }
    if let Ok(Consistency { effort: Some(effort), with_effort, .. }) = report.long {
        let parts = [("n", words.numbers().tenths(effort)), ("all", with_effort.to_string())];
        lines.push(
            words.say("practice.effort", &parts.each_ref().map(|(key, n)| (*key, n.as_str()))),
        );
    }
    lines
}

fn days_of_work(told: &Told<Consistency>, words: &Wording) -> Option<String> {
    let found = told.ok()?;
    let n = |n: u32| n.to_string();
    let key = match found.planned_by {
        PlannedBy::Nothing => "practice.work-days",
        _ => "practice.work-planned",
    };
    let mut line = words.say(
        key,
        &[
            ("have", &n(found.days_with_work)),
            ("planned", &n(found.days_planned)),
            ("of", &n(found.period.len())),
        ],
    );
    if found.days_without_a_word > 0 {
        let days = usize::try_from(found.days_without_a_word).unwrap_or(0);
        line.push(' ');
        line.push_str(&words.count("practice.silent", days));
    }
    Some(line)
}

/// Days with work in each week; a week without any entry has no bar.
fn consistency(plan: &SitePlan) -> Option<Card> {
    let words = plan.words();
    let load = &plan.report().load;
    let worked: BTreeSet<Date> = load
        .sessions
        .iter()
        .map(|session| session.date)
        .chain(load.bouts.days.iter().filter(|d| d.bouts + d.longer > 0).map(|d| d.date))
        .collect();
    let weeks = load.weeks.get(load.weeks.len().saturating_sub(WEEKS)..).unwrap_or_default();
    let days = |week: &WeekReport| worked.range(week.span.first..=week.span.last).count();
    let (last, told) = (weeks.last()?, weeks.iter().filter(|week| week.days_written > 0).count());
    if told < 2 {
        return None;
    }
    let bars: Vec<week::Week> = weeks.iter().map(|week| bar(week, days(week), words)).collect();
    let rows = weeks.iter().rev().map(|week| Row {
        name: words.numbers().span(week.span),
        link: None,
        cells: match week.days_written {
            0 => vec![words.text("load.not-known").to_owned(); 2],
            written => vec![days(week).to_string(), written.to_string()],
        },
        trace: Trace::each([
            vec![Piece::Kinds(week.span, &[Kind::Session, Kind::Bout])],
            vec![Piece::Kinds(week.span, Kind::ALL)],
        ]),
    });
    let table = Table {
        caption: words.text("practice.week-caption").to_owned(),
        head: heads(words, &["load.week", "practice.week-work", "overview.days-written"]),
        rows: rows.collect(),
    };
    let title = words.say("practice.week-finding", &[("n", &days(last).to_string())]);
    let measure = words.say("practice.week-measure", &[("weeks", &weeks.len().to_string())]);
    let figure = Figure::drawn("steady", measure, table, |width| {
        week::chart(
            &week::Material {
                weeks: &bars,
                y: week::days(),
                median: None,
                title: title.clone(),
                description: words.text("practice.week-description").to_owned(),
                words,
            },
            width,
        )
    });
    Some(Card { heading: String::new(), figure, line: None })
}

fn bar(week: &WeekReport, days: usize, words: &Wording) -> week::Week {
    let days_of_seven = u32::try_from(days).unwrap_or(7);
    week::Week {
        span: week.span,
        value: (week.days_written > 0).then(|| f64::from(days_of_seven)),
        tip: words.say(
            "practice.week-tip",
            &[("dates", &words.numbers().short_span(week.span)), ("n", &days.to_string())],
        ),
    }
}

/// What the moments of the period were made of.
fn exercises(plan: &SitePlan) -> Option<Table> {
    let words = plan.words();
    let bouts = &plan.report().load.bouts;
    let rows = bouts.exercises.iter().take(20).map(|exercise| Row {
        name: session::name(plan, exercise.activity).to_owned(),
        link: None,
        cells: vec![
            exercise.times.to_string(),
            exercise.days.to_string(),
            words.numbers().date(exercise.last),
            match exercise.control {
                true => words.text("practice.control").to_owned(),
                false => String::new(),
            },
        ],
        trace: Trace::all([Piece::Moments(bouts.period, Work::Activity(exercise.activity))]),
    });
    let head =
        ["activity.name", "practice.times", "practice.on-days", "practice.last", "practice.kind"];
    (!bouts.exercises.is_empty()).then(|| Table {
        caption: words
            .say("practice.exercises-caption", &[("dates", &words.numbers().span(bouts.period))]),
        head: heads(words, &head),
        rows: rows.collect(),
    })
}

fn walking(plan: &SitePlan) -> Vec<String> {
    let words = plan.words();
    let walking = &plan.report().load.walking;
    if walking.days.is_empty() && walking.days_walked == 0 {
        return Vec::new();
    }
    let days = usize::try_from(walking.days_walked).unwrap_or(0);
    vec![words.say(
        "practice.walk",
        &[
            ("days", &words.count("practice.days", days)),
            ("time", &words.numbers().duration(walking.time)),
            ("long", &walking.long_days.to_string()),
        ],
    )]
}
