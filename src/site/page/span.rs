//! A week or a month: its course, its days, its sessions; and the list of all weeks.

use jiff::civil::Date;
use serde::Serialize;

use super::calendar::{self, CalendarWeek};
use crate::calendar::{Month, Span, Week, minus};
use crate::journal::{Kind, RatingMoment, What};
use crate::site::chart;
use crate::site::figure::{Figure, Row, Table};
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{self, PAIN, Piece, Trace};

#[derive(Clone, Debug, Serialize)]
pub struct WeeksView {
    pub frame: Frame,
    pub heading: String,
    pub months: Vec<Link>,
    /// Newest first.
    pub weeks: Table,
}

#[derive(Clone, Debug, Serialize)]
pub struct SpanView {
    pub frame: Frame,
    pub heading: String,
    pub dates: String,
    /// Up to the page that holds it: the months of a week, nothing for a month.
    pub within: Vec<Link>,
    pub course: Option<Figure>,
    /// The grid of a month; empty for a week.
    pub grid: Vec<CalendarWeek>,
    pub sessions: Vec<SessionLine>,
    pub days: Option<DayList>,
    pub earlier: Option<Link>,
    pub later: Option<Link>,
}

/// A session in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SessionLine {
    pub link: Link,
    pub class: &'static str,
    pub colour: String,
    pub decided: String,
    #[serde(skip)]
    pub trace: Trace,
}

/// Days below each other, with a column for each kind of entry that any of them has.
#[derive(Clone, Debug, Serialize)]
pub struct DayList {
    pub head: Vec<String>,
    pub days: Vec<DayRow>,
}

/// A day in a list: its ratings and how much else was written.
#[derive(Clone, Debug, Serialize)]
pub struct DayRow {
    pub name: String,
    /// The day's page, where the day has entries.
    pub link: Option<Link>,
    pub cells: Vec<String>,
    #[serde(skip)]
    pub trace: Trace,
}

/// What a list of days can tell of each, and what it is counted from.
const COLUMNS: [(&str, &[Kind]); 4] = [
    ("fact.morning", &[Kind::Morning]),
    ("fact.evening", &[Kind::Evening]),
    ("fact.session", &[Kind::Session]),
    ("fact.bouts", &[Kind::Bout]),
];

/// Older weeks are reached by their months.
const WEEKS_LISTED: usize = 104;

pub(super) fn weeks(plan: &SitePlan, page: &Page) -> WeeksView {
    let words = plan.words();
    let pages = || plan.pages().iter().rev();
    let months = pages().filter(|other| matches!(other.route, Route::Month(_)));
    let rows = pages().filter_map(|other| match other.route {
        Route::Week(week) => Some(week_row(plan, page, (week, &other.title))),
        _ => None,
    });
    let head = ["course.week", "course.median", "course.half", "overview.days-written"];
    WeeksView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        months: months
            .map(|month| frame::link(plan, &month.route, &page.route, &month.title))
            .collect(),
        weeks: Table {
            caption: words.text("weeks.caption").to_owned(),
            head: head.iter().map(|key| words.text(key).to_owned()).collect(),
            rows: rows.take(WEEKS_LISTED).collect(),
        },
    }
}

fn week_row(plan: &SitePlan, page: &Page, (week, title): (Week, &str)) -> Row {
    let (words, numbers) = (plan.words(), plan.words().numbers());
    let span = week.span();
    let need = plan.rules().course.days_of_a_compared_week;
    let pain = plan.report().course.weeks.get(&week).filter(|pain| pain.days >= need);
    let points = |value: crate::analysis::statistic::Thousandths| numbers.tenths(value.tenths());
    let facts = plan.facts_between(span.first, span.last);
    let days = facts.chunk_by(|a, b| a.date == b.date).count();
    let half = pain.map(|pain| {
        let (low, high) = (points(pain.day.lower), points(pain.day.upper));
        words.say("course.half-of", &[("low", &low), ("high", &high)])
    });
    Row {
        name: title.to_owned(),
        link: Some(frame::link(plan, &Route::Week(week), &page.route, title)),
        cells: vec![
            pain.map_or(String::new(), |pain| points(pain.day.median)),
            half.unwrap_or_default(),
            days.to_string(),
        ],
        trace: Trace::each([
            vec![Piece::Kinds(span, PAIN)],
            vec![Piece::Kinds(span, PAIN)],
            vec![Piece::Kinds(span, Kind::ALL)],
        ]),
    }
}

/// A week with the two before it, so that its course can be seen.
pub(super) fn week(plan: &SitePlan, page: &Page, week: Week) -> SpanView {
    let span = week.span();
    let mut months = vec![Month::of(span.first), Month::of(span.last)];
    months.dedup();
    let within = months.into_iter().filter(|month| plan.has(&Route::Month(*month))).map(|month| {
        let name = plan.words().numbers().month(month);
        frame::link(plan, &Route::Month(month), &page.route, &name)
    });
    let within: Vec<Link> = within.collect();
    let shown = Span { first: minus(span.first, 14), last: span.last };
    SpanView { within, ..view(plan, page, (span, shown)) }
}

/// A month with its grid.
pub(super) fn month(plan: &SitePlan, page: &Page, month: Month) -> SpanView {
    let span = month.span();
    let grid = calendar::grid(plan, page, span);
    // The grid has a place for each day; a list of the same days would say it twice.
    SpanView { grid, days: None, ..view(plan, page, (span, span)) }
}

fn view(plan: &SitePlan, page: &Page, (span, shown): (Span, Span)) -> SpanView {
    let (before, after) = plan.neighbours(&page.route);
    let beside = |other: Option<&Page>| {
        other.map(|other| frame::link(plan, &other.route, &page.route, &other.title))
    };
    let shown = Span { last: shown.last.min(plan.today()).max(shown.first), ..shown };
    SpanView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        dates: plan.words().numbers().span(span),
        within: Vec::new(),
        course: chart::course(plan, &page.route, (shown, "course")),
        grid: Vec::new(),
        sessions: sessions(plan, page, span),
        days: list(plan, page, span.days().filter(|day| *day <= plan.today())),
        earlier: beside(before),
        later: beside(after),
    }
}

/// The sessions of a span whose answer is shared.
fn sessions(plan: &SitePlan, page: &Page, span: Span) -> Vec<SessionLine> {
    let words = plan.words();
    let all = &plan.report().load.sessions;
    let start = all.partition_point(|session| session.date < span.first);
    let inside = all.iter().enumerate().skip(start);
    let inside = inside.take_while(|(_, session)| session.date <= span.last);
    inside
        .filter(|(_, session)| session.verdict.missing.len() < 4)
        .filter(|(_, session)| plan.has(&Route::Day(session.date)))
        .map(|(place, session)| {
            let (key, class) = sentence::colour(session.verdict.colour);
            let name = format!("{}, {}", words.numbers().short_date(session.date), session.name);
            SessionLine {
                link: frame::link(plan, &Route::Day(session.date), &page.route, &name),
                class,
                colour: words.text(key).to_owned(),
                decided: sentence::decided(&session.verdict, words),
                trace: Trace::all([Piece::Session(place)]),
            }
        })
        .collect()
}

/// A list of days; nothing where there are none.
pub(super) fn list(
    plan: &SitePlan,
    page: &Page,
    days: impl Iterator<Item = Date>,
) -> Option<DayList> {
    let told: Vec<(Date, [String; 4])> = days.map(|day| (day, cells(plan, day))).collect();
    told.first()?;
    let filled = |at: usize| told.iter().any(|(_, cells)| !cells[at].is_empty());
    let filled: Vec<usize> = (0..COLUMNS.len()).filter(|at| filled(*at)).collect();
    let rows = told.iter().map(|(day, cells)| {
        let name = plan.words().numbers().weekday_date(*day);
        let route = Route::Day(*day);
        DayRow {
            link: plan.has(&route).then(|| frame::link(plan, &route, &page.route, &name)),
            cells: filled.iter().map(|at| cells[*at].clone()).collect(),
            trace: Trace::each(
                filled.iter().map(|at| of_day(*day, COLUMNS[*at].1)).collect::<Vec<_>>(),
            ),
            name,
        }
    });
    let head = filled.iter().map(|at| plan.words().text(COLUMNS[*at].0).to_owned());
    Some(DayList { head: head.collect(), days: rows.collect() })
}

fn of_day(day: Date, kinds: &'static [Kind]) -> Vec<Piece> {
    vec![Piece::Kinds(trace::day(day), kinds)]
}

/// What a day tells, in the order of the columns.
fn cells(plan: &SitePlan, day: Date) -> [String; 4] {
    let numbers = plan.words().numbers();
    let facts = plan.facts_between(day, day);
    let rating = |wanted: RatingMoment| {
        let found = facts.iter().find_map(|fact| match &fact.what {
            What::Rating { moment, reading, .. } if *moment == wanted => {
                Some(numbers.reading(*reading))
            }
            _ => None,
        });
        found.unwrap_or_default()
    };
    let count = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    let sessions = facts.iter().filter(|fact| matches!(fact.what, What::Session(_))).count();
    let bouts = facts.iter().map(|fact| match &fact.what {
        What::Bout(_) => 1,
        What::BoutCount(n) => *n as usize,
        _ => 0,
    });
    [
        rating(RatingMoment::Morning),
        rating(RatingMoment::Evening),
        count(sessions),
        count(bouts.sum()),
    ]
}
