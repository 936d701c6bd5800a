//! Minutes of the last seven days by kind of load, beside each other, each held against its own
//! three weeks before.

use super::figure::{minutes_drawn, whole_minutes};
use crate::analysis::dictionary::LoadSource;
use crate::analysis::load::{Change, WeekReport, change};
use crate::calendar::{Span, minus};
use crate::site::chart::amount::{self, Amount};
use crate::site::chart::week;
use crate::site::figure::{Figure, Row, Table};
use crate::site::plan::SitePlan;
use crate::site::sentence;
use crate::site::trace::{Piece, Trace, Work};
use crate::site::wording::Wording;

/// One kind of load.
struct Line {
    source: LoadSource,
    /// The last seven days.
    span: Span,
    now: u64,
    change: Option<Change>,
    sessions: u32,
    bouts: u32,
}

/// The chart; nothing where fewer than two kinds have minutes in the last four weeks.
pub(super) fn minutes(plan: &SitePlan, sources: &[LoadSource]) -> Option<Figure> {
    let words = plan.words();
    let lines = lines(plan, sources);
    let last = plan.report().load.weeks.last()?;
    if lines.len() < 2 {
        return None;
    }
    let amounts: Vec<Amount> = lines.iter().map(|line| amount(line, words)).collect();
    let values = amounts.iter().flat_map(|amount| {
        [amount.value, amount.against.as_ref().map_or(0.0, |(value, _)| *value)]
    });
    let axis = week::minutes(values.fold(1.0, f64::max), words);
    let measure = words.say("load.beside-measure", &[("dates", &words.numbers().span(last.span))]);
    let title = finding(&lines, words);
    Some(Figure::drawn("beside", measure, table(&lines, words), |width| {
        amount::chart(
            &amount::Material {
                amounts: &amounts,
                axis: axis.clone(),
                title: title.clone(),
                description: words.text("load.beside-description").to_owned(),
            },
            width,
        )
    }))
}

/// The kinds with minutes in the last four weeks.
fn lines(plan: &SitePlan, sources: &[LoadSource]) -> Vec<Line> {
    let (weeks, rules) = (&plan.report().load.weeks, &plan.rules().load.change);
    let Some(last) = weeks.last().filter(|week| week.days_written > 0) else { return Vec::new() };
    let recent = weeks.get(weeks.len().saturating_sub(4)..).unwrap_or_default();
    let seconds = |week: &WeekReport, source: LoadSource| {
        week.sources.get(&source).map_or(0, |of| u64::from(of.time.0))
    };
    let told = |source: &LoadSource| recent.iter().any(|week| seconds(week, *source) > 0);
    let lines = sources.iter().copied().filter(told).map(|source| {
        let of = last.sources.get(&source).copied().unwrap_or_default();
        Line {
            source,
            span: last.span,
            now: u64::from(of.time.0),
            change: change(weeks, rules, |week| seconds(week, source)).ok(),
            sessions: of.sessions,
            bouts: of.bouts,
        }
    });
    lines.collect()
}

fn amount(line: &Line, words: &Wording) -> Amount {
    let name = sentence::source(line.source, words);
    let time = whole_minutes(line.now, words);
    let against = line.change.map(|change| {
        let time = whole_minutes(change.before, words);
        let tip = words.say("load.beside-before", &[("name", &name), ("time", &time)]);
        (minutes_drawn(change.before), tip)
    });
    let tip = words.say("load.beside-tip", &[("name", &name), ("time", &time)]);
    Amount { name, value: minutes_drawn(line.now), tip, against }
}

/// The kind with the most minutes.
fn finding(lines: &[Line], words: &Wording) -> String {
    let most = lines.iter().max_by_key(|line| (line.now, std::cmp::Reverse(line.source)));
    match most.filter(|line| line.now > 0) {
        Some(line) => words.say(
            "load.beside-most",
            &[
                ("name", &sentence::source(line.source, words)),
                ("time", &whole_minutes(line.now, words)),
            ],
        ),
        None => words.text("load.beside-none").to_owned(),
    }
}

fn trace(line: &Line) -> Trace {
    let work = Work::Source(line.source);
    let sessions = |span| Piece::Sessions(span, work.clone());
    let moments = |span| Piece::Moments(span, work.clone());
    let both = |span| vec![sessions(span), moments(span)];
    let weeks = Span { first: minus(line.span.first, 21), last: minus(line.span.first, 1) };
    let before = line.change.map_or_else(Vec::new, |_| both(weeks));
    Trace::each([both(line.span), before, vec![sessions(line.span)], vec![moments(line.span)]])
}

fn table(lines: &[Line], words: &Wording) -> Table {
    let unknown = || words.text("load.not-known").to_owned();
    let rows = lines.iter().map(|line| Row {
        name: sentence::source(line.source, words),
        link: None,
        cells: vec![
            whole_minutes(line.now, words),
            line.change.map_or_else(unknown, |change| whole_minutes(change.before, words)),
            line.sessions.to_string(),
            line.bouts.to_string(),
        ],
        trace: trace(line),
    });
    let head =
        ["tolerance.source", "load.beside-now", "load.before", "load.sessions", "load.bouts"];
    Table {
        caption: words.text("load.beside-caption").to_owned(),
        head: head.iter().map(|key| words.text(key).to_owned()).collect(),
        rows: rows.collect(),
    }
}
