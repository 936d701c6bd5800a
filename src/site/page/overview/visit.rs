//! The next appointment, what changed since the last one, and what still waits for an answer.

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::course::CourseEvent;
use crate::calendar::{Span, Week, days_between, plus};
use crate::journal::EventKind;
use crate::site::frame::{self, Link};
use crate::site::page::notice;
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;

/// Around the appointment.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Visit {
    pub next: Option<String>,
    /// The sheet for the next appointment, or of the last one.
    pub sheet: Option<Link>,
    /// The heading of what follows, with the date of the last visit.
    pub since: Option<String>,
    pub changes: Vec<String>,
}

fn visits(plan: &SitePlan) -> impl Iterator<Item = &CourseEvent> {
    let events = plan.report().course.phases.events.as_deref().unwrap_or_default();
    events.iter().filter(|event| event.kind == EventKind::Appointment)
}

pub(super) fn visit(plan: &SitePlan) -> Option<Visit> {
    let (words, today) = (plan.words(), plan.report().today);
    let next = visits(plan).find(|event| event.on >= today).map(|event| {
        let days = usize::try_from(days_between(today, event.on)).unwrap_or(0);
        let with = event.remark.as_ref().map(|remark| format!(", {remark}")).unwrap_or_default();
        let date = words.numbers().weekday_date(event.on);
        let away = match days {
            0 => words.text("visit.today").to_owned(),
            days => words.count("visit.in-days", days),
        };
        words.say("visit.next", &[("date", &date), ("away", &away), ("with", &with)])
    });
    let last = visits(plan).filter(|event| event.on < today).last().map(|event| event.on);
    let changes = last.map(|day| changes(plan, day)).unwrap_or_default();
    let since = last
        .filter(|_| !changes.is_empty())
        .map(|day| words.say("visit.since", &[("date", &words.numbers().date(day))]));
    let sheet = sheet(plan);
    (next.is_some() || since.is_some()).then_some(Visit { next, sheet, since, changes })
}

fn sheet(plan: &SitePlan) -> Option<Link> {
    let newest = plan.pages().iter().rev().find_map(|page| match page.route {
        Route::Sheet(day) => Some((&page.route, day)),
        _ => None,
    });
    let (route, day) = newest?;
    let date = plan.words().numbers().date(day);
    let text = plan.words().say("sheets.latest", &[("date", &date)]);
    Some(frame::link(plan, route, &Route::Overview, &text))
}

/// What is different from the day of the last visit; what cannot be told is left out.
fn changes(plan: &SitePlan, visit: Date) -> Vec<String> {
    let (words, report) = (plan.words(), plan.report());
    let numbers = words.numbers();
    let mut said = Vec::new();
    if let (Some(then), Ok(now)) =
        (report.course.weeks.get(&Week::of(visit)), report.course.this_week)
        && then.days >= plan.rules().course.days_of_a_compared_week
    {
        let (now, then) = (now.median.tenths(), then.day.median.tenths());
        said.push(
            words.say(
                "visit.pain",
                &[("now", &numbers.tenths(now)), ("then", &numbers.tenths(then))],
            ),
        );
    }
    let span = Span::between(plus(visit, 1), report.today);
    let sessions = report.load.irritability_in(span);
    if sessions.sessions > 0 {
        let n = |n: u32| n.to_string();
        said.push(words.say(
            "visit.sessions",
            &[
                ("all", &n(sessions.sessions)),
                ("known", &n(sessions.known)),
                ("greens", &n(sessions.greens)),
                ("ambers", &n(sessions.ambers)),
                ("reds", &n(sessions.reds)),
            ],
        ));
    }
    if let Ok(flares) = &report.course.flares.declared {
        let new = flares.iter().filter(|flare| span.contains(flare.span.first)).count();
        said.extend((new > 0).then(|| words.count("visit.flares", new)));
    }
    said.extend(thresholds(plan, visit));
    for phase in report.course.phases.phases.iter().flatten().filter(|p| span.contains(p.first)) {
        let name = sentence::phase(phase.phase, words);
        let (n, date) = (phase.phase.to_string(), numbers.date(phase.first));
        said.push(words.say("visit.phase", &[("n", &n), ("name", &name), ("date", &date)]));
    }
    said
}

/// Kinds of load whose threshold lies elsewhere than on the day of the visit; none while an
/// emergency box stands.
fn thresholds(plan: &SitePlan, visit: Date) -> Vec<String> {
    let words = plan.words();
    if notice::advice(plan).is_none() {
        return Vec::new();
    }
    let moved = plan.report().load.sources.iter().filter_map(|source| {
        let mut history = source.tolerance.history.iter().rev();
        let then = history.find(|week| week.week.last <= visit)?.bracket;
        let now = source.tolerance.now;
        let known = then.fine.or(then.too_much).and(now.fine.or(now.too_much));
        let told = |bracket| sentence::bracket(source.scale, bracket, words);
        known.filter(|_| then != now).map(|_| {
            let name = sentence::group(source.group, words);
            let (now, then) = (told(now), told(then));
            words.say("visit.threshold", &[("name", &name), ("now", &now), ("then", &then)])
        })
    });
    moved.collect()
}

/// A session whose answer is still to come.
#[derive(Clone, Debug, Serialize)]
pub struct Awaited {
    pub link: Link,
    pub text: String,
}

pub(super) fn awaited(plan: &SitePlan, page: &Page) -> Vec<Awaited> {
    let (words, load) = (plan.words(), &plan.report().load);
    let sessions = load.waiting.iter().filter_map(|waiting| {
        let session = load.sessions.get(waiting.session)?;
        let route = Route::Day(session.date);
        let name = format!("{}, {}", session.name, words.numbers().short_date(session.date));
        plan.has(&route).then(|| Awaited {
            link: frame::link(plan, &route, &page.route, &name),
            text: words.say(
                "overview.awaited",
                &[
                    ("missing", &sentence::decided(&session.verdict, words)),
                    ("until", &words.numbers().date(waiting.until)),
                ],
            ),
        })
    });
    sessions.collect()
}
