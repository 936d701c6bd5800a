//! The two tables of the overview: this week beside the last, and what each load source is known
//! to tolerate.

use crate::analysis::course::{ComparedWeek, Trend};
use crate::analysis::load::{Bracket, Group, GroupReport, WeekReport};
use crate::analysis::{Standing, Told};
use crate::calendar::{Span, minus};
use crate::journal::Kind;
use crate::site::figure::{Row, Table};
use crate::site::frame;
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{PAIN, Piece, Trace, until};

/// The last seven days beside the seven before; nothing where the log is younger than that.
pub(super) fn weeks_beside(plan: &SitePlan) -> Option<Table> {
    let words = plan.words();
    let [.., last, this] = plan.report().load.weeks.as_slice() else { return None };
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(pain(plan, &plan.report().course.week.today));
    let mut row = |key: &str, kinds, figure: &dyn Fn(&WeekReport) -> Option<u32>| {
        if let (Some(now), Some(before)) = (figure(this), figure(last))
            && now + before > 0
        {
            let name = words.text(&format!("overview.{key}")).to_owned();
            let of = |week: &WeekReport| vec![Piece::Kinds(week.span, kinds)];
            rows.push(Row {
                name,
                link: None,
                cells: vec![now.to_string(), before.to_string()],
                trace: Trace::each([of(this), of(last)]),
            });
        }
    };
    row("days-written", Kind::ALL, &|week| Some(week.days_written));
    row("sessions", &[Kind::Session], &|week| Some(week.sessions));
    let bouts = |week: &WeekReport| {
        let days = plan.report().load.bouts.days.iter();
        days.filter(|day| week.span.contains(day.date)).map(|day| day.bouts).sum()
    };
    row("bouts", &[Kind::Bout], &|week| Some(bouts(week)));
    let dates = |week: &WeekReport| words.numbers().span(week.span);
    Some(Table {
        caption: words.text("overview.weeks-caption").to_owned(),
        head: vec![String::new(), dates(this), dates(last)],
        rows: rows
            .into_iter()
            .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
            .collect(),
    })
    .filter(|table| !table.rows.is_empty())
}

fn pain(plan: &SitePlan, trend: &Told<Trend>) -> Option<Row> {
    let words = plan.words();
    let course = &plan.report().course;
    course.days.first()?;
    let cell = |week: Option<ComparedWeek>| match week {
        Some(week) => sentence::week(&week, words),
        None => words.text("overview.cannot-tell").to_owned(),
    };
    let this = trend.map(|trend| trend.newer).ok().or(course.this_week.ok());
    let last = trend.map(|trend| trend.older).ok();
    let name = words.text("overview.pain").to_owned();
    let of = |week: Option<ComparedWeek>| {
        week.map(|week| Piece::Kinds(week.period, PAIN)).into_iter().collect()
    };
    let trace = Trace::each([of(this), of(last)]);
    Some(Row { name, link: None, cells: vec![cell(this), cell(last)], trace })
}

/// What each load source is known to tolerate now and three weeks ago; nothing while an
/// emergency box stands.
pub(super) fn tolerance(plan: &SitePlan, page: &Page) -> Option<Table> {
    let words = plan.words();
    if matches!(plan.report().standing, Standing::Danger(_)) {
        return None;
    }
    let head = ["source", "now", "then", "recent", "calm"];
    let rows: Vec<Row> =
        plan.report().load.sources.iter().map(|source| source_row(plan, page, source)).collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.text("tolerance.caption").to_owned(),
        head: head.iter().map(|key| words.text(&format!("tolerance.{key}")).to_owned()).collect(),
        rows,
    })
}

fn source_row(plan: &SitePlan, page: &Page, source: &GroupReport) -> Row {
    let words = plan.words();
    let tolerance = &source.tolerance;
    let then = minus(plan.report().today, 21);
    let long_ago = sentence::fine_long_ago(tolerance, plan).is_some();
    let known = tolerance.known(plan.rules().load.dose.new_after_days);
    let before = known.iter().rev().find(|week| week.week.last <= then).filter(|_| !long_ago);
    let told = |bracket: Bracket| sentence::bracket(source.scale, bracket, words);
    let calm = source.evidence.map_or(String::new(), |evidence| {
        let calm = evidence.greens + evidence.ambers;
        words.say(
            "tolerance.calm-of",
            &[("calm", &calm.to_string()), ("known", &(calm + evidence.reds).to_string())],
        )
    });
    let name = sentence::group(source.group, words);
    let route = match source.group {
        Group::Source(of) => Some(Route::Load(of)),
        Group::Pattern(_) => None,
    };
    let route = route.filter(|route| plan.has(route));
    let today = plan.report().today;
    let of = |span: Span| vec![Piece::Sessions(span, source.group.into())];
    let counted = source.evidence.map_or(until(today), |evidence| evidence.period);
    Row {
        trace: Trace::each([
            of(until(today)),
            before.map_or_else(Vec::new, |week| of(until(week.week.last))),
            of(Span::ending(today, 21)),
            of(counted),
        ]),
        link: route.map(|route| frame::link(plan, &route, &page.route, &name)),
        name,
        cells: vec![
            sentence::standing(source.scale, tolerance, plan),
            before.map_or(String::new(), |week| told(week.bracket)),
            source.recent_sessions.to_string(),
            calm,
        ],
    }
}
