//! The charts of a load source with their findings and their numbers: the bracket over weeks and
//! the minutes of each week.

use crate::analysis::dictionary::LoadSource;
use crate::analysis::load::{
    Change, GroupReport, Scale, SourceWeek, WeekBracket, WeekReport, change,
};
use crate::calendar::{Span, minus};
use crate::journal::Seconds;
use crate::site::chart::bracket::{self, Detail};
use crate::site::chart::week;
use crate::site::figure::{Figure, Row, Table, Width};
use crate::site::plan::SitePlan;
use crate::site::sentence;
use crate::site::trace::{Piece, Trace, Work, until};
use crate::site::wording::Wording;

/// Weeks shown on a page of one source, on a narrow screen, and beside the others.
const WEEKS: usize = 18;
const NARROW_WEEKS: usize = 9;
const FEW_WEEKS: u32 = 12;

/// So many weeks are drawn: on a narrow screen no more than a finger can tell apart.
fn drawn<T>(all: &[T], width: Width) -> &[T] {
    match width {
        Width::Wide => all,
        Width::Narrow => latest(all, NARROW_WEEKS),
    }
}

/// How many weeks, and how many of them on a narrow screen.
fn measure(key: &str, weeks: usize, words: &Wording) -> String {
    let narrow = match weeks > NARROW_WEEKS {
        true => words.say("load.narrow", &[("weeks", &NARROW_WEEKS.to_string())]),
        false => String::new(),
    };
    words.say(key, &[("weeks", &weeks.to_string()), ("narrow", &narrow)])
}

/// The last so many weeks of a history.
fn latest<T>(all: &[T], weeks: usize) -> &[T] {
    all.get(all.len().saturating_sub(weeks)..).unwrap_or_default()
}

/// The history of a bracket as it was known week by week.
fn known(plan: &SitePlan, group: &GroupReport) -> Vec<WeekBracket> {
    group.tolerance.known(plan.rules().load.dose.new_after_days)
}

fn has_a_bracket(group: &GroupReport, history: &[WeekBracket]) -> bool {
    let told = |week: &WeekBracket| week.bracket.fine.or(week.bracket.too_much).is_some();
    group.scale != Scale::Nothing && history.iter().any(told)
}

/// The bracket week by week; nothing where no week tells one.
pub(super) fn bracket(plan: &SitePlan, group: &GroupReport) -> Option<Figure> {
    let words = plan.words();
    if !has_a_bracket(group, latest(&group.tolerance.history, WEEKS)) {
        return None;
    }
    let known = known(plan, group);
    let history = latest(&known, WEEKS);
    let level = |level: u32| sentence::level(group.scale, level, words);
    let measure = measure("load.bracket-measure", history.len(), words);
    let table = bracket_table(history, (group, &level), words);
    Some(Figure::drawn("bracket", measure, table, |width| {
        bracket::chart(&bracket::Material {
            history: drawn(history, width),
            level: &level,
            title: finding(group, plan),
            description: words.text("load.bracket-description").to_owned(),
            size: Detail::Whole(width),
            since: None,
            words,
        })
    }))
}

/// What is said once above the small charts.
pub(super) fn small_note(words: &Wording) -> String {
    words.say("load.small-note", &[("weeks", &FEW_WEEKS.to_string())])
}

/// One bracket among several, all over the same weeks.
pub(super) fn small(plan: &SitePlan, group: &GroupReport, source: LoadSource) -> Option<Figure> {
    let words = plan.words();
    if !has_a_bracket(group, latest(&group.tolerance.history, FEW_WEEKS as usize)) {
        return None;
    }
    let known = known(plan, group);
    let history = latest(&known, FEW_WEEKS as usize);
    let level = |level: u32| sentence::level(group.scale, level, words);
    let chart = bracket::chart(&bracket::Material {
        history,
        level: &level,
        title: finding(group, plan),
        description: words.text("load.bracket-description").to_owned(),
        size: Detail::Small,
        since: Some(minus(plan.today(), 7 * FEW_WEEKS - 1)),
        words,
    });
    let id = format!("bracket-{}", source.word());
    Some(Figure::single(&id, String::new(), &chart).with(bracket_table(
        history,
        (group, &level),
        words,
    )))
}

/// With a capital: a finding stands alone.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Where the threshold lies now, and where it lay three weeks ago.
fn finding(group: &GroupReport, plan: &SitePlan) -> String {
    let words = plan.words();
    let now = sentence::standing(group.scale, &group.tolerance, plan);
    let history = known(plan, group);
    let then = history.len().checked_sub(4).and_then(|at| history.get(at));
    let long_ago = sentence::fine_long_ago(&group.tolerance, plan).is_some();
    let then =
        then.filter(|_| !long_ago).map(|week| sentence::bracket(group.scale, week.bracket, words));
    let now = capital(&now);
    match then.map(|then| (capital(&then) == now, then)) {
        Some((true, _)) => words.say("load.bracket-same", &[("now", &now)]),
        Some((false, then)) => words.say("load.bracket-moved", &[("now", &now), ("then", &then)]),
        None => words.say("load.bracket-now", &[("now", &now)]),
    }
}

fn bracket_table(
    history: &[WeekBracket],
    (group, level): (&GroupReport, &dyn Fn(u32) -> String),
    words: &Wording,
) -> Table {
    let of = |span: Span| vec![Piece::Sessions(span, group.group.into())];
    let told = |at: Option<u32>| at.map_or_else(|| words.text("load.not-known").to_owned(), level);
    let rows = history.iter().rev().map(|week| Row {
        name: words.numbers().span(week.week),
        link: None,
        cells: vec![
            told(week.bracket.fine),
            told(week.bracket.too_much),
            week.sessions.to_string(),
        ],
        trace: Trace::each([of(until(week.week.last)), of(until(week.week.last)), of(week.week)]),
    });
    let head = ["load.week", "load.fine", "load.much", "load.sessions"];
    Table {
        caption: words.text("load.bracket-caption").to_owned(),
        head: head.iter().map(|key| words.text(key).to_owned()).collect(),
        rows: rows.collect(),
    }
}

/// Minutes of each week, from the second week on. Sitting is summed over the days that tell it and stands elsewhere.
pub(super) fn minutes(plan: &SitePlan, source: LoadSource) -> Option<Figure> {
    let words = plan.words();
    let all = &plan.report().load.weeks;
    let weeks = latest(all, WEEKS);
    let of_source = |week: &WeekReport| week.sources.get(&source).copied().unwrap_or_default();
    if weeks.len() < 2 || !weeks.iter().any(|week| of_source(week).time.0 > 0) {
        return None;
    }
    let rules = &plan.rules().load.change;
    let changed = change(all, rules, |week| u64::from(of_source(week).time.0)).ok();
    let bars: Vec<week::Week> =
        weeks.iter().map(|week| bar(week, of_source(week), words)).collect();
    let median = changed.map(|change| {
        let time = whole_minutes(change.before, words);
        (minutes_drawn(change.before), words.say("load.median-tip", &[("time", &time)]))
    });
    let most = bars.iter().filter_map(|week| week.value).fold(1.0, f64::max);
    let most = most.max(median.as_ref().map_or(0.0, |(median, _)| *median));
    let last = weeks.last().map(&of_source).unwrap_or_default();
    let rows = weeks.iter().rev().map(|week| minutes_row(week, (source, of_source(week)), words));
    let head = ["load.week", "load.time", "load.sessions", "load.bouts", "load.without-time"];
    let table = Table {
        caption: words.text("load.minutes-caption").to_owned(),
        head: head.iter().map(|key| words.text(key).to_owned()).collect(),
        rows: rows.collect(),
    };
    let measure = measure("load.minutes-measure", weeks.len(), words);
    Some(Figure::drawn("minutes", measure, table, |width| {
        week::chart(
            &week::Material {
                weeks: drawn(&bars, width),
                y: week::minutes(most, words),
                median: median.clone(),
                title: minutes_finding(last.time, changed, words),
                description: words.text("load.minutes-description").to_owned(),
                words,
            },
            width,
        )
    }))
}

/// Time, sessions, moments, and what has no time, of one source.
fn done_in(span: Span, source: LoadSource) -> Trace {
    let work = Work::Source(source);
    let sessions = Piece::Sessions(span, work.clone());
    let moments = Piece::Moments(span, work);
    let both = vec![sessions.clone(), moments.clone()];
    Trace::each([both.clone(), vec![sessions], vec![moments], both])
}

/// What is drawn is what the table says: whole minutes.
pub(super) fn minutes_drawn(seconds: u64) -> f64 {
    f64::from(u32::try_from((seconds + 30) / 60).unwrap_or(u32::MAX))
}

/// A sum or a median to the nearest minute.
pub(super) fn whole_minutes(seconds: u64, words: &Wording) -> String {
    let rounded = (seconds + 30) / 60 * 60;
    words.numbers().duration(Seconds(u32::try_from(rounded).unwrap_or(u32::MAX)))
}

/// The minutes of the last seven days in a sentence; nothing where the week is not known.
pub(super) fn last_week(plan: &SitePlan, source: LoadSource) -> Option<String> {
    let week = plan.report().load.weeks.last().filter(|week| week.days_written > 0)?;
    let time = week.sources.get(&source).map_or(0, |of| u64::from(of.time.0));
    let words = plan.words();
    Some(words.say("load.minutes-now", &[("now", &whole_minutes(time, words))]))
}

fn minutes_finding(last: Seconds, changed: Option<Change>, words: &Wording) -> String {
    let time = |seconds: u64| whole_minutes(seconds, words);
    match changed {
        Some(Change { now, before, percent: Some(percent), .. }) => {
            let key = match percent {
                0 => "load.minutes-same",
                1.. => "load.minutes-more",
                _ => "load.minutes-less",
            };
            let parts = [
                ("now", time(now)),
                ("before", time(before)),
                ("percent", percent.unsigned_abs().to_string()),
            ];
            words.say(key, &parts.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        Some(Change { now, before, .. }) => {
            words.say("load.minutes-from-none", &[("now", &time(now)), ("before", &time(before))])
        }
        None => words.say("load.minutes-now", &[("now", &time(u64::from(last.0)))]),
    }
}

fn bar(week: &WeekReport, of_source: SourceWeek, words: &Wording) -> week::Week {
    let written = week.days_written > 0;
    week::Week {
        span: week.span,
        value: written.then(|| minutes_drawn(u64::from(of_source.time.0))),
        tip: words.say(
            "load.minutes-tip",
            &[
                ("dates", &words.numbers().short_span(week.span)),
                ("time", &whole_minutes(u64::from(of_source.time.0), words)),
            ],
        ),
    }
}

fn minutes_row(
    week: &WeekReport,
    (source, of_source): (LoadSource, SourceWeek),
    words: &Wording,
) -> Row {
    let n = |n: u32| n.to_string();
    let cells = if week.days_written == 0 {
        vec![words.text("load.not-known").to_owned(); 4]
    } else {
        vec![
            whole_minutes(u64::from(of_source.time.0), words),
            n(of_source.sessions),
            n(of_source.bouts),
            n(of_source.without_time),
        ]
    };
    let trace = done_in(week.span, source);
    Row { name: words.numbers().span(week.span), link: None, cells, trace }
}
