//! Sessions as rows of a table: when, what, how the back answered in each window, the colour as
//! a word with its shape, and what decided it. Newest first, and no more than fit a page.

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::load::{ActivityId, Changes, Colour, Part, SessionReport, Variable, Window};
use crate::calendar::{Span, Week};
use crate::journal::{Session, What};
use crate::site::frame::{self, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{Piece, Trace};

/// How many sessions a page lists, and how many weeks of older ones it leads to.
const LISTED: usize = 12;
const OLDER_WEEKS: usize = 26;

/// A word with the class that gives it its colour and its shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tag {
    pub word: String,
    pub class: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct SessionRow {
    pub day: Link,
    pub what: String,
    pub windows: String,
    pub answer: Tag,
    pub why: String,
    /// What went up against the time before, as a note.
    pub changed: String,
    #[serde(skip)]
    pub trace: Trace,
}

/// The sessions of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Sessions {
    /// "12 sessions since 5 January: 9 green, 2 amber, 1 red".
    pub counted: String,
    pub rows: Vec<SessionRow>,
    pub older: Option<Older>,
}

/// Where the older sessions are.
#[derive(Clone, Debug, Serialize)]
pub struct Older {
    /// "The latest 16 of 40 are listed."
    pub left_out: String,
    /// The pages of their weeks, the latest first.
    pub weeks: Vec<Link>,
}

/// Whether activities are named in the rows: not on the page of a single one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    Named,
    Plain,
}

/// Which parts of a session a page is about, and whether they are named.
pub(super) struct Scope<'a> {
    pub(super) is_meant: &'a dyn Fn(&Part) -> bool,
    pub(super) naming: Naming,
}

/// The rows of sessions, given by their places, oldest first.
pub(super) fn sessions(
    plan: &SitePlan,
    page: &Page,
    places: &[usize],
    scope: &Scope<'_>,
) -> Option<Sessions> {
    let words = plan.words();
    let reports = &plan.report().load.sessions;
    let all: Vec<(usize, &SessionReport)> =
        places.iter().filter_map(|place| Some((*place, reports.get(*place)?))).collect();
    let (first, last) = (all.first()?.1.date, all.last()?.1.date);
    let count = |colour: Colour| {
        all.iter().filter(|(_, session)| session.verdict.colour == colour).count().to_string()
    };
    let unknown = all.iter().filter(|(_, session)| !session.verdict.colour.is_known()).count();
    let dates = match first == last {
        true => words.numbers().date(first),
        false => words.numbers().span(Span::between(first, last)),
    };
    let counted = words.say(
        "sessions.counted",
        &[
            ("sessions", &words.count("sessions.number", all.len())),
            ("dates", &dates),
            ("green", &count(Colour::Green)),
            ("amber", &count(Colour::Amber)),
            ("red", &count(Colour::Red)),
            ("unknown", &unknown.to_string()),
        ],
    );
    let newest = all.iter().rev().take(LISTED);
    let rows = newest.map(|(place, session)| row(plan, page, (*place, session), scope)).collect();
    let dates: Vec<Date> = all.iter().map(|(_, session)| session.date).collect();
    Some(Sessions { counted, rows, older: older(plan, page, &dates) })
}

/// The weeks of the sessions that no row stands for.
fn older(plan: &SitePlan, page: &Page, dates: &[Date]) -> Option<Older> {
    let words = plan.words();
    let left = dates.get(..dates.len().checked_sub(LISTED)?).filter(|left| !left.is_empty())?;
    let mut weeks: Vec<Week> = left.iter().rev().map(|day| Week::of(*day)).collect();
    weeks.dedup();
    let routes = weeks.into_iter().take(OLDER_WEEKS).map(Route::Week);
    let weeks = routes.filter_map(|route| {
        let title = plan.page_at(&route.path())?.title.as_str();
        Some(frame::link(plan, &route, &page.route, title))
    });
    let left_out = words
        .say("sessions.left-out", &[("n", &LISTED.to_string()), ("all", &dates.len().to_string())]);
    Some(Older { left_out, weeks: weeks.collect() })
}

fn row(
    plan: &SitePlan,
    page: &Page,
    (place, session): (usize, &SessionReport),
    scope: &Scope<'_>,
) -> SessionRow {
    let words = plan.words();
    let numbers = words.numbers();
    let parts: Vec<&Part> = session.parts.iter().filter(|part| (scope.is_meant)(part)).collect();
    let what: Vec<String> =
        parts.iter().map(|part| done(plan, session, (part, scope.naming))).collect();
    let changes = plan.report().load.changes.get(place);
    let meant = |activity: ActivityId| parts.iter().any(|part| part.activity == activity);
    SessionRow {
        day: frame::link(plan, &Route::Day(session.date), &page.route, &numbers.date(session.date)),
        what: what.join("; "),
        windows: windows(plan, session),
        answer: tag(session.verdict.colour, plan),
        why: sentence::decided(&session.verdict, words),
        changed: changes
            .map(|changes| changed(plan, changes, (&meant, scope.naming)))
            .unwrap_or_default(),
        trace: Trace::all([Piece::Session(place)]),
    }
}

/// The word and shape of an answer.
pub(super) fn tag(colour: Colour, plan: &SitePlan) -> Tag {
    let (key, class) = sentence::colour(colour);
    Tag { word: plan.words().text(key).to_owned(), class }
}

/// The activity with its dose as it was written.
fn done(plan: &SitePlan, session: &SessionReport, (part, naming): (&Part, Naming)) -> String {
    let name = name(plan, part.activity);
    let dose = written(plan, session.fact)
        .map(|written| dose_of(plan, written, name, session.parts.len()))
        .unwrap_or_default();
    match naming {
        Naming::Plain => dose,
        Naming::Named if dose.is_empty() => name.to_owned(),
        Naming::Named => format!("{name}: {dose}"),
    }
}

/// What an activity is called.
pub(super) fn name(plan: &SitePlan, activity: ActivityId) -> &str {
    let found = plan.report().load.activities.get(activity.0);
    found.map_or("", |activity| activity.called.name.as_str())
}

fn written(plan: &SitePlan, fact: usize) -> Option<&Session<String>> {
    match &plan.disclosure().facts().get(fact)?.what {
        What::Session(session) => Some(session),
        _ => None,
    }
}

fn dose_of(plan: &SitePlan, session: &Session<String>, name: &str, parts: usize) -> String {
    let numbers = plan.words().numbers();
    if session.activities.is_empty() {
        return numbers.dose(&session.dose);
    }
    let same = |written: &str| written.to_lowercase() == name.to_lowercase();
    let lines: Vec<String> = session
        .activities
        .iter()
        .filter(|activity| same(&activity.name) || parts == 1)
        .map(|activity| numbers.dose(&activity.dose))
        .filter(|dose| !dose.is_empty())
        .collect();
    lines.join(" + ")
}

/// Before, during, an hour after, next morning; a dash for what is not known.
pub(super) fn windows(plan: &SitePlan, session: &SessionReport) -> String {
    let numbers = plan.words().numbers();
    let all = [Window::Before, Window::During, Window::Hour, Window::Next];
    if all.iter().all(|window| session.response.get(*window).is_none()) {
        return String::new();
    }
    let told = all.iter().map(|window| match session.response.get(*window) {
        Some(taken) => numbers.tenths(taken.pain),
        None => "\u{2013}".to_owned(),
    });
    told.collect::<Vec<_>>().join(" \u{b7} ")
}

/// What went up or is new among the activities that the page is about.
fn changed(
    plan: &SitePlan,
    changes: &Changes,
    (meant, naming): (&dyn Fn(ActivityId) -> bool, Naming),
) -> String {
    let words = plan.words();
    let say = |activity: ActivityId, what: &str| match naming {
        Naming::Plain => what.to_owned(),
        Naming::Named => {
            words.say("sessions.changed-of", &[("activity", name(plan, activity)), ("what", what)])
        }
    };
    let raised = changes.raised.iter().filter(|(activity, _)| meant(*activity));
    let new = changes.new.iter().filter(|activity| meant(**activity));
    let mut parts: Vec<String> = raised
        .map(|(activity, variable)| say(*activity, words.text(variable_key(*variable))))
        .chain(new.map(|activity| say(*activity, words.text("sessions.new"))))
        .collect();
    if changes.several && !parts.is_empty() {
        parts.push(words.text("sessions.several").to_owned());
    }
    parts.join("; ")
}

fn variable_key(variable: Variable) -> &'static str {
    match variable {
        Variable::Weight => "variable.weight",
        Variable::Band => "variable.band",
        Variable::Reps => "variable.reps",
        Variable::Hold => "variable.hold",
        Variable::Duration => "variable.duration",
        Variable::Distance => "variable.distance",
        Variable::Range => "variable.range",
        Variable::Reach => "variable.reach",
        Variable::Percent => "variable.percent",
        Variable::Level => "variable.level",
        Variable::Effort => "variable.effort",
        Variable::Speed => "variable.speed",
    }
}
