//! One activity: its sessions on its ladder, the level of today, a step back and the hold after
//! it, the share of usual, what changed from one session to the next, and confidence beside it.

mod figure;
mod level;

use serde::Serialize;

pub(super) use level::hold;

use super::gate;
use super::notice::{self, Notice};
use super::session::{self, Naming, Scope, Sessions, Tag};
use crate::analysis::Told;
use crate::analysis::load::{ActivityId, ActivityReport, Part, Usually};
use crate::site::figure::Figure;
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::trace::{Piece, Trace, Work, until};

#[derive(Clone, Debug, Serialize)]
pub struct ActivityView {
    pub frame: Frame,
    pub heading: String,
    pub notice: Option<Notice>,
    /// Where it stands today, each a sentence.
    pub now: Vec<String>,
    /// A step back and what it waits for.
    pub hold: Option<String>,
    pub ladder: Option<Figure>,
    pub share: Option<Figure>,
    pub evidence: Option<String>,
    pub confidence: Option<String>,
    pub sessions: Option<Sessions>,
    /// The load sources it belongs to.
    pub sources: Vec<Link>,
    pub all: Link,
}

#[derive(Clone, Debug, Serialize)]
pub struct ActivitiesView {
    pub frame: Frame,
    pub heading: String,
    pub notice: Option<Notice>,
    pub activities: Vec<ActivityCard>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ActivityCard {
    pub page: Link,
    pub sessions: usize,
    pub last: String,
    pub answer: Option<Tag>,
    pub level: String,
    #[serde(skip)]
    pub trace: Trace,
}

pub(super) fn view(plan: &SitePlan, page: &Page) -> Option<ActivityView> {
    let id = plan.activity_on(&page.route)?;
    let activity = plan.report().load.activities.get(id.0)?;
    let words = plan.words();
    let open = notice::advice(plan).is_some();
    let places: Vec<usize> = activity.points.iter().map(|point| point.session).collect();
    let is_meant = |part: &Part| part.activity == id;
    let scope = Scope { is_meant: &is_meant, naming: Naming::Plain };
    let hold = activity.holds.now.filter(|_| open);
    Some(ActivityView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        notice: notice::notice(plan, page),
        now: if open { level::now(plan, activity) } else { Vec::new() },
        hold: hold.map(|hold| level::hold(plan, activity, &hold)),
        ladder: figure::ladder(plan, activity),
        share: figure::share(plan, activity),
        evidence: activity
            .evidence
            .as_ref()
            .filter(|_| open)
            .map(|evidence| gate::counted(evidence, words)),
        confidence: level::confidence(plan, activity).filter(|_| open),
        sessions: session::sessions(plan, page, &places, &scope),
        sources: sources(plan, page, activity),
        all: frame::link(plan, &Route::Activities, &page.route, words.text("activity.all")),
    })
}

fn sources(plan: &SitePlan, page: &Page, activity: &ActivityReport) -> Vec<Link> {
    let class = activity.called.class.iter();
    let sources = class.flat_map(|class| class.sources.iter());
    sources
        .map(Route::Load)
        .filter_map(|route| {
            let title = plan.page_of(&route)?.title.as_str();
            Some(frame::link(plan, &route, &page.route, title))
        })
        .collect()
}

pub(super) fn list(plan: &SitePlan, page: &Page) -> ActivitiesView {
    let last = |id: &ActivityId| {
        let activity = plan.report().load.activities.get(id.0);
        activity.and_then(ActivityReport::last).map(|point| point.date)
    };
    let mut routes: Vec<(ActivityId, &Route)> =
        plan.activities().iter().map(|(id, route)| (*id, route)).collect();
    routes.sort_by_key(|(id, _)| (std::cmp::Reverse(last(id)), *id));
    ActivitiesView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        notice: notice::notice(plan, page),
        activities: routes.into_iter().filter_map(|one| card(plan, page, one)).collect(),
    }
}

fn card(plan: &SitePlan, page: &Page, (id, to): (ActivityId, &Route)) -> Option<ActivityCard> {
    let words = plan.words();
    let activity = plan.report().load.activities.get(id.0)?;
    let last = activity.last()?;
    let open = notice::advice(plan).is_some();
    Some(ActivityCard {
        page: frame::link(plan, to, &page.route, &activity.called.name),
        sessions: activity.points.len(),
        last: words.numbers().date(last.date),
        answer: Some(session::tag(last.colour, plan)),
        level: if open { level::bracket(plan, activity) } else { String::new() },
        trace: Trace::all([Piece::Sessions(until(plan.today()), Work::Activity(id))]),
    })
}

/// The word of D10.
fn usually(told: &Told<Usually>) -> Option<&'static str> {
    match told {
        Ok(Usually::Green) => Some("activity.usually-green"),
        Ok(Usually::Mixed) => Some("activity.usually-mixed"),
        Ok(Usually::Red) => Some("activity.usually-red"),
        Err(_) => None,
    }
}
