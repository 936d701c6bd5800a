//! A load source: between which levels its threshold lies, week by week, what was done and how
//! the back answered, its gate and its counter; and the list of all of them side by side.

mod beside;
mod figure;
mod sitting;

use serde::Serialize;

use super::gate::{self, GateView};
use super::notice::{self, Notice};
use super::session::{self, Naming, Scope, Sessions};
use crate::analysis::dictionary::LoadSource;
use crate::analysis::load::{Group, GroupReport, Part};
use crate::calendar::Span;
use crate::site::figure::{Figure, Row, Table};
use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{Piece, Trace, until};

#[derive(Clone, Debug, Serialize)]
pub struct LoadView {
    pub frame: Frame,
    pub heading: String,
    pub about: String,
    pub notice: Option<Notice>,
    pub bracket: Option<Figure>,
    pub gate: Option<GateView>,
    pub evidence: Option<String>,
    pub minutes: Option<Figure>,
    pub sitting: Option<Vec<String>>,
    pub sessions: Option<Sessions>,
    pub activities: Vec<Link>,
    /// The article that teaches it.
    pub article: Option<Link>,
    pub all: Link,
}

#[derive(Clone, Debug, Serialize)]
pub struct LoadsView {
    pub frame: Frame,
    pub heading: String,
    pub notice: Option<Notice>,
    /// Minutes of the last seven days by kind.
    pub minutes: Option<Figure>,
    /// What the small charts show.
    pub small_note: Option<String>,
    pub sources: Vec<SourceCard>,
    /// Squat, hinge, push, pull and carry beside each other.
    pub patterns: Option<Table>,
    /// Names that are not in the dictionary.
    pub unclassified: Vec<String>,
    pub activities: Option<Link>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SourceCard {
    pub page: Link,
    pub now: Option<String>,
    pub small: Option<Figure>,
    pub evidence: Option<String>,
}

/// Load sources with a page: those with a session, a bout or, for sitting, a day that tells it.
pub(super) fn sources(plan: &crate::analysis::load::LoadReport) -> Vec<LoadSource> {
    let has_group =
        |source| plan.sources.iter().any(|report| report.group == Group::Source(source));
    let in_week = |source| plan.weeks.iter().any(|week| week.sources.contains_key(&source));
    let sat = plan.weeks.iter().any(|week| week.sitting_days > 0);
    let all = LoadSource::ALL.iter().map(|(source, _)| *source);
    all.filter(|source| {
        has_group(*source) || in_week(*source) || (*source == LoadSource::Sitting && sat)
    })
    .collect()
}

/// The minutes of every kind of load beside each other, or those of one.
pub(super) fn minutes_beside(plan: &SitePlan) -> Option<Figure> {
    let sources = sources(&plan.report().load);
    let alone = || sources.iter().find_map(|source| figure::minutes(plan, *source));
    beside::minutes(plan, &sources).or_else(alone)
}

/// Where the threshold of a source lies now, and its chart where there is enough for one.
pub(super) fn bracket_of(plan: &SitePlan, source: LoadSource) -> Option<(String, Option<Figure>)> {
    let group = report(plan, source)?;
    let now = sentence::standing(group.scale, &group.tolerance, plan);
    Some((now, figure::bracket(plan, group)))
}

/// The counter of a source in a sentence.
pub(super) fn counted(plan: &SitePlan, source: LoadSource) -> Option<String> {
    let said = gate::counted(report(plan, source)?.evidence.as_ref()?, plan.words());
    let name = sentence::source(source, plan.words());
    Some(plan.words().say("counter.said", &[("name", &name), ("said", &said)]))
}

fn report(plan: &SitePlan, source: LoadSource) -> Option<&GroupReport> {
    plan.report().load.sources.iter().find(|report| report.group == Group::Source(source))
}

pub(super) fn view(plan: &SitePlan, page: &Page, source: LoadSource) -> LoadView {
    let words = plan.words();
    let group = report(plan, source);
    let open = notice::advice(plan).is_some();
    let of_source = |part: &Part| part.class.is_some_and(|class| class.sources.has(source));
    let scope = Scope { is_meant: &of_source, naming: Naming::Named };
    LoadView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        about: words.text(&format!("load.about-{}", source.word())).to_owned(),
        notice: notice::notice(plan, page),
        bracket: group.filter(|_| open).and_then(|group| figure::bracket(plan, group)),
        gate: gate::gate(plan, source),
        evidence: group
            .filter(|_| open)
            .and_then(|group| group.evidence.as_ref())
            .map(|evidence| gate::counted(evidence, words)),
        minutes: figure::minutes(plan, source),
        sitting: (source == LoadSource::Sitting).then(|| sitting::lines(plan)),
        sessions: group.and_then(|group| session::sessions(plan, page, &group.sessions, &scope)),
        activities: activities(plan, page, group),
        article: article(plan, page, source),
        all: frame::link(plan, &Route::Loads, &page.route, words.text("load.all")),
    }
}

fn activities(plan: &SitePlan, page: &Page, group: Option<&GroupReport>) -> Vec<Link> {
    let of_group = group.iter().flat_map(|group| &group.activities);
    of_group
        .filter_map(|activity| {
            let route = plan.activities().get(activity)?;
            Some(frame::link(plan, route, &page.route, session::name(plan, *activity)))
        })
        .collect()
}

/// The article at an address below the articles, where the reader has it.
pub(super) fn read_more(plan: &SitePlan, page: &Page, address: &str) -> Option<Link> {
    let route = plan.article(address)?;
    let title = plan.page_at(&route.path())?.title.as_str();
    let text = plan.words().say("load.article", &[("title", title)]);
    Some(frame::link(plan, route, &page.route, &text))
}

/// The address below the articles at which a source is taught.
fn article(plan: &SitePlan, page: &Page, source: LoadSource) -> Option<Link> {
    let address = match source {
        LoadSource::Lift => "load/lifting",
        LoadSource::Rotation => "load/rotation",
        LoadSource::CoreGentle | LoadSource::CoreHard => "load/core",
        LoadSource::LowImpact | LoadSource::Walk => "load/cardio",
        LoadSource::Impact => "load/running",
        LoadSource::Mobility => "practice/motor-control",
        LoadSource::Sitting => "understanding/sitting",
    };
    read_more(plan, page, address)
}

pub(super) fn list(plan: &SitePlan, page: &Page) -> LoadsView {
    let words = plan.words();
    let load = &plan.report().load;
    let activities = Route::Activities;
    let link = plan
        .has(&activities)
        .then(|| frame::link(plan, &activities, &page.route, words.text("activity.all")));
    let sources = sources(load);
    let cards: Vec<SourceCard> = sources.iter().map(|source| card(plan, page, *source)).collect();
    let has_small = cards.iter().any(|card| card.small.is_some());
    LoadsView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        notice: notice::notice(plan, page),
        minutes: beside::minutes(plan, &sources),
        small_note: has_small.then(|| figure::small_note(words)),
        sources: cards,
        patterns: patterns(plan),
        unclassified: load.unclassified.iter().map(|one| one.name.clone()).collect(),
        activities: link,
    }
}

fn card(plan: &SitePlan, page: &Page, source: LoadSource) -> SourceCard {
    let words = plan.words();
    let group = report(plan, source).filter(|_| notice::advice(plan).is_some());
    let name = sentence::source(source, words);
    SourceCard {
        page: frame::link(plan, &Route::Load(source), &page.route, &name),
        now: match group {
            Some(group) => Some(sentence::standing(group.scale, &group.tolerance, plan)),
            None if source == LoadSource::Sitting => sitting::lines(plan).into_iter().next(),
            None => figure::last_week(plan, source),
        },
        small: group.and_then(|group| figure::small(plan, group, source)),
        evidence: group
            .and_then(|group| group.evidence.as_ref())
            .map(|evidence| gate::counted(evidence, words)),
    }
}

/// The movement patterns with their sessions of the last 21 days and their brackets.
fn patterns(plan: &SitePlan) -> Option<Table> {
    let words = plan.words();
    notice::advice(plan)?;
    let patterns = &plan.report().load.patterns;
    let rows = patterns.iter().map(|report| Row {
        name: sentence::group(report.group, words),
        link: None,
        cells: vec![
            report.recent_sessions.to_string(),
            report.sessions.len().to_string(),
            sentence::standing(report.scale, &report.tolerance, plan),
        ],
        trace: Trace::each([
            vec![Piece::Sessions(Span::ending(plan.today(), 21), report.group.into())],
            vec![Piece::Sessions(until(plan.today()), report.group.into())],
            vec![Piece::Sessions(until(plan.today()), report.group.into())],
        ]),
    });
    let head = ["load.pattern", "load.recent", "load.sessions", "load.now"];
    (!patterns.is_empty()).then(|| Table {
        caption: words.text("load.patterns-caption").to_owned(),
        head: head.iter().map(|key| words.text(key).to_owned()).collect(),
        rows: rows.collect(),
    })
}
