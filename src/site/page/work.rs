//! Which pages about work, confidence and life beside it there are: only those with something to
//! show. And the page that lists what the navigation has no room for.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::activity::{self, ActivitiesView, ActivityView};
use super::load::{self, LoadView, LoadsView};
use super::topic::{self, TopicView};
use crate::analysis::Report;
use crate::analysis::load::ActivityId;
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Material, Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::wording::Wording;

/// The pages that this report has something for.
pub(in crate::site) fn pages(
    material: &Material,
    activities: &BTreeMap<ActivityId, Route>,
    words: &Wording,
) -> Vec<Page> {
    let report = &material.report;
    let titled = |route: Route, key: &str| Page { route, title: words.text(key).to_owned() };
    let mut pages = Vec::new();
    let sources = load::sources(&report.load);
    if !sources.is_empty() {
        pages.push(titled(Route::Loads, "load.title"));
    }
    pages.extend(
        sources.into_iter().map(|source| Page {
            route: Route::Load(source),
            title: sentence::source(source, words),
        }),
    );
    if !activities.is_empty() {
        pages.push(titled(Route::Activities, "activity.title"));
    }
    pages.extend(activities.iter().filter_map(|(id, route)| {
        let title = report.load.activities.get(id.0)?.called.name.clone();
        Some(Page { route: route.clone(), title })
    }));
    pages.extend(topic::pages(report, words));
    if !further_of(&pages).is_empty() {
        pages.push(titled(Route::Further, "more.title"));
    }
    pages
}

/// Activities with a session, each with its page. The slug is made of the name that is the same
/// for all spellings, so that it lasts.
pub(in crate::site) fn activities(report: &Report) -> BTreeMap<ActivityId, Route> {
    let mut taken = BTreeSet::new();
    let mut alike: BTreeMap<String, u32> = BTreeMap::new();
    let all = report.load.activities.iter().enumerate();
    all.filter(|(_, activity)| !activity.points.is_empty())
        .map(|(id, activity)| {
            let plain = slug(&activity.called.key);
            let mut own = plain.clone();
            let n = alike.entry(plain.clone()).or_insert(2);
            while !taken.insert(own.clone()) {
                own = format!("{plain}-{n}");
                *n += 1;
            }
            (ActivityId(id), Route::Activity(own))
        })
        .collect()
}

/// A name as part of an address: letters and digits, dashes between.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase).take(60) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "activity".to_owned() } else { slug.to_owned() }
}

/// A page about sessions, activities, confidence or life beside them.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum WorkView {
    Loads(LoadsView),
    Load(LoadView),
    Activities(ActivitiesView),
    Activity(ActivityView),
    Topic(TopicView),
    Further(FurtherView),
}

impl WorkView {
    pub(super) fn template(&self) -> &'static str {
        match self {
            WorkView::Loads(_) => "loads.html",
            WorkView::Load(_) => "load.html",
            WorkView::Activities(_) => "activities.html",
            WorkView::Activity(_) => "activity.html",
            WorkView::Topic(_) => "topic.html",
            WorkView::Further(_) => "further.html",
        }
    }
}

/// What such a page shows.
pub(super) fn view(plan: &SitePlan, page: &Page) -> Option<WorkView> {
    Some(match &page.route {
        Route::Loads => WorkView::Loads(load::list(plan, page)),
        Route::Load(source) => WorkView::Load(load::view(plan, page, *source)),
        Route::Activities => WorkView::Activities(activity::list(plan, page)),
        Route::Activity(_) => WorkView::Activity(activity::view(plan, page)?),
        Route::Further => WorkView::Further(further(plan, page)),
        _ => WorkView::Topic(topic::view(plan, page)?),
    })
}

#[derive(Clone, Debug, Serialize)]
pub struct FurtherView {
    pub frame: Frame,
    pub heading: String,
    pub pages: Vec<Entry>,
}

/// A page with what it is about.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub page: Link,
    pub about: String,
}

/// The pages that stand in no other menu, with the keys of what they are about.
fn further_of(pages: &[Page]) -> Vec<(&Page, &'static str)> {
    let about = |page: &Page| match page.route {
        Route::Activities => Some("more.activities"),
        Route::Evidence => Some("more.evidence"),
        Route::Patterns => Some("more.patterns"),
        Route::Function => Some("more.function"),
        Route::Planned => Some("more.plan"),
        _ => None,
    };
    pages.iter().filter_map(|page| Some((page, about(page)?))).collect()
}

pub(super) fn further(plan: &SitePlan, page: &Page) -> FurtherView {
    let words = plan.words();
    let entries = further_of(plan.pages()).into_iter().map(|(other, about)| Entry {
        page: frame::link(plan, &other.route, &page.route, &other.title),
        about: words.text(about).to_owned(),
    });
    FurtherView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        pages: entries.collect(),
    }
}
