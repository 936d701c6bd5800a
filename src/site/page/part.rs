//! The parts of a page that hold numbers, one by one, with what each rests on: what `comeback
//! explain` asks for. Lists every table, chart and list of the views; knows no place of a log.

use super::work::WorkView;
use super::{View, activity, day, log, overview, session, span, topic};
use crate::calendar::Span;
use crate::journal::{Fact, Kind};
use crate::site::fact::Line;
use crate::site::figure::{Figure, Table};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sheet::SheetView;
use crate::site::trace::{PAIN, Piece, Trace, Work, day as on, until};

/// A chart, a table or a list of a page.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its own on the page: `course`, `table-2`.
    pub name: String,
    pub title: String,
    /// The names of the columns; the first is that of the rows.
    pub head: Vec<String>,
    pub rows: Vec<PartRow>,
}

#[derive(Clone, Debug)]
pub struct PartRow {
    pub name: String,
    pub cells: Vec<String>,
    pub trace: Trace,
}

/// Every part of a page, in its order.
pub fn parts(plan: &SitePlan, page: &Page) -> Vec<Part> {
    let found = match plan.view(page) {
        View::Overview(view) => of_overview(&view),
        View::Weeks(view) => vec![of_table("weeks", &view.weeks)],
        View::Span(view) => of_span(&view),
        View::Day(view) => of_day(plan, &view, &page.route),
        View::Log(view) => of_log(plan, &view, &page.route),
        View::Work(view) => of_work(&view),
        View::Sheet(view) => of_sheet(&view, &page.route),
        View::About(_) | View::Sheets(_) | View::Article(_) | View::List(_) | View::Terms(_) => {
            Vec::new()
        }
        View::Moved(_) | View::Search(_) | View::NotFound(_) => Vec::new(),
    };
    found.into_iter().filter(|part| !part.rows.is_empty()).collect()
}

/// What a page as a whole rests on; what says nothing of the log rests on nothing.
pub fn ground(plan: &SitePlan, route: &Route) -> Vec<Piece> {
    let all = |span: Span| vec![Piece::Kinds(span, Kind::ALL)];
    let today = plan.today();
    match route {
        Route::Week(week) => all(week.span()),
        Route::Month(month) | Route::LogMonth(month) => all(month.span()),
        Route::Day(day) => all(on(*day)),
        Route::Sheet(day) => all(until(*day)),
        Route::Load(source) => {
            let work = Work::Source(*source);
            vec![
                Piece::Sessions(until(today), work.clone()),
                Piece::Moments(until(today), work),
                Piece::Kinds(until(today), &[Kind::Sit]),
            ]
        }
        Route::Bouts => vec![Piece::Kinds(until(today), &[Kind::Bout, Kind::Session])],
        Route::About | Route::NotFound | Route::Search | Route::Sheets | Route::Further => {
            Vec::new()
        }
        // An article shows the owner's numbers where it has a block for them.
        _ => all(until(today)),
    }
}

pub(super) fn of_table(name: &str, table: &Table) -> Part {
    let rows = table.rows.iter().map(|row| PartRow {
        name: row.name.clone(),
        cells: row.cells.clone(),
        trace: row.trace.clone(),
    });
    Part {
        name: name.to_owned(),
        title: table.caption.clone(),
        head: table.head.clone(),
        rows: rows.collect(),
    }
}

/// The points of a chart are the rows of its table.
fn of_figure(figure: &Figure) -> Option<Part> {
    let table = figure.table.as_ref()?;
    Some(Part { title: figure.finding.clone(), ..of_table(&figure.id, table) })
}

fn of_list(name: &str, rows: impl Iterator<Item = PartRow>) -> Part {
    Part { name: name.to_owned(), title: String::new(), head: Vec::new(), rows: rows.collect() }
}

fn of_days(days: &span::DayList) -> Part {
    let rows = days.days.iter().map(|day| PartRow {
        name: day.name.clone(),
        cells: day.cells.clone(),
        trace: day.trace.clone(),
    });
    let head = std::iter::once(String::new()).chain(days.head.iter().cloned());
    Part { head: head.collect(), ..of_list("days", rows) }
}

fn of_overview(view: &overview::OverviewView) -> Vec<Part> {
    let mut parts: Vec<Part> = view.course.iter().filter_map(of_figure).collect();
    parts.extend(view.typical.iter().filter_map(of_figure));
    parts.extend(view.weeks.iter().map(|table| of_table("weeks", table)));
    parts.extend(view.tolerance.iter().map(|table| of_table("tolerance", table)));
    parts.extend(view.recent.iter().map(of_days));
    parts
}

fn of_span(view: &span::SpanView) -> Vec<Part> {
    let mut parts: Vec<Part> = view.course.iter().filter_map(of_figure).collect();
    let sessions = view.sessions.iter().map(|session| PartRow {
        name: session.link.text.clone(),
        cells: vec![session.colour.clone(), session.decided.clone()],
        trace: session.trace.clone(),
    });
    parts.push(of_list("sessions", sessions));
    parts.extend(view.days.iter().map(of_days));
    let grid = view.grid.iter().flat_map(|week| week.days.iter().flatten());
    let grid = grid.map(|day| PartRow {
        name: day.number.clone(),
        cells: vec![
            day.value.clone().unwrap_or_default(),
            day.sessions.iter().map(|mark| mark.word.as_str()).collect::<Vec<_>>().join(", "),
        ],
        trace: day.trace.clone(),
    });
    parts.push(of_list("grid", grid));
    parts
}

fn of_day(plan: &SitePlan, view: &day::DayView, route: &Route) -> Vec<Part> {
    let answered = view.sessions.iter().map(|session| PartRow {
        name: session.name.clone(),
        cells: vec![session.colour.clone(), session.decided.clone()],
        trace: session.trace.clone(),
    });
    let facts = match route {
        Route::Day(day) => plan.facts_between(*day, *day),
        _ => &[],
    };
    vec![of_list("sessions", answered), of_lines("lines", (facts, &view.lines), plan)]
}

fn of_log(plan: &SitePlan, view: &log::LogView, route: &Route) -> Vec<Part> {
    let newest = plan.disclosure().facts().last().map(|fact| fact.date);
    let span = match (route, newest) {
        (Route::LogMonth(month), _) => month.span(),
        (_, Some(day)) => crate::calendar::Month::of(day).span(),
        _ => return Vec::new(),
    };
    let facts = plan.facts_between(span.first, span.last);
    let days = facts.chunk_by(|a, b| a.date == b.date).rev().zip(&view.days);
    days.map(|(facts, day)| {
        let name = facts.first().map_or_else(String::new, |fact| fact.date.to_string());
        of_lines(&name, (facts, &day.lines), plan)
    })
    .collect()
}

/// A printed line is one fact, in the same order.
fn of_lines(name: &str, (facts, lines): (&[Fact], &[Line]), plan: &SitePlan) -> Part {
    let first = facts.first().map_or(0, |fact| plan.first_of(fact.date));
    let rows = lines.iter().zip(first..).map(|(line, at)| PartRow {
        name: line.label.clone(),
        cells: vec![line.text.clone()],
        trace: Trace::all([Piece::Fact(at)]),
    });
    of_list(name, rows)
}

fn of_sessions(sessions: &session::Sessions) -> Part {
    let rows = sessions.rows.iter().map(|row| PartRow {
        name: format!("{}, {}", row.day.text, row.what),
        cells: vec![row.windows.clone(), row.answer.word.clone(), row.why.clone()],
        trace: row.trace.clone(),
    });
    Part { title: sessions.counted.clone(), ..of_list("sessions", rows) }
}

fn of_work(view: &WorkView) -> Vec<Part> {
    let figures = |all: &[&Option<Figure>]| -> Vec<Part> {
        all.iter().filter_map(|figure| of_figure(figure.as_ref()?)).collect()
    };
    match view {
        WorkView::Loads(view) => {
            let mut parts = figures(&[&view.minutes]);
            let small = view.sources.iter().filter_map(|card| of_figure(card.small.as_ref()?));
            parts.extend(small);
            parts.extend(view.patterns.iter().map(|table| of_table("patterns", table)));
            parts
        }
        WorkView::Load(view) => {
            let mut parts = figures(&[&view.bracket, &view.minutes]);
            parts.extend(view.sessions.iter().map(of_sessions));
            parts
        }
        WorkView::Activity(view) => {
            let mut parts = figures(&[&view.ladder, &view.share]);
            parts.extend(view.sessions.iter().map(of_sessions));
            parts
        }
        WorkView::Topic(view) => of_topic(view),
        WorkView::Activities(view) => vec![of_activities(view)],
        WorkView::Further(_) => Vec::new(),
    }
}

fn of_topic(view: &topic::TopicView) -> Vec<Part> {
    let mut parts = Vec::new();
    for (section, n) in view.sections.iter().zip(1..) {
        parts.extend(section.charts.iter().filter_map(|card| of_figure(&card.figure)));
        parts.extend(section.table.iter().map(|table| of_table(&format!("table-{n}"), table)));
    }
    parts
}

fn of_activities(view: &activity::ActivitiesView) -> Part {
    let rows = view.activities.iter().map(|card| PartRow {
        name: card.page.text.clone(),
        cells: vec![card.sessions.to_string(), card.last.clone(), card.level.clone()],
        trace: card.trace.clone(),
    });
    of_list("activities", rows)
}

/// A part of the sheet is told as a whole: what its kind of numbers is made of, up to its day.
fn of_sheet(view: &SheetView, route: &Route) -> Vec<Part> {
    let Route::Sheet(last) = route else { return Vec::new() };
    let parts = view.bands.iter().flat_map(|band| &band.parts);
    parts
        .map(|part| {
            let kinds: &[Kind] = match part.key {
                "course" => PAIN,
                "response" | "tolerance" | "levels" | "gates" | "done" => {
                    &[Kind::Session, Kind::Bout, Kind::Morning]
                }
                "function" => &[Kind::Function, Kind::Score, Kind::Everyday, Kind::Confidence],
                "danger" => &[Kind::Flags, Kind::Leg],
                _ => Kind::ALL,
            };
            let trace = Trace::all([Piece::Kinds(until(*last), kinds)]);
            let tables = part.tables.iter().flat_map(|table| &table.rows);
            let mut rows: Vec<PartRow> = tables
                .map(|row| {
                    let mut cells = row.iter().map(|cell| cell.text.clone());
                    let name = cells.next().unwrap_or_default();
                    PartRow { name, cells: cells.collect(), trace: trace.clone() }
                })
                .collect();
            let says =
                part.says.iter().cloned().chain(part.lines.iter().map(|line| line.text.clone()));
            rows.extend(says.map(|text| PartRow {
                name: part.heading.clone(),
                cells: vec![text],
                trace: trace.clone(),
            }));
            of_list(part.key, rows.into_iter())
        })
        .collect()
}
