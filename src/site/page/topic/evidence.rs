//! The evidence counter side by side: how often each kind of load and each activity was done in
//! this episode, how it was answered, and the last red. Counts are what was written; what they
//! say about the next time is left out while an emergency box stands.

use super::{Section, heads};
use crate::analysis::Report;
use crate::analysis::load::{ActivityId, Evidence};
use crate::site::figure::{Row, Table};
use crate::site::frame::{self, Link};
use crate::site::page::{gate, notice, session};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::trace::{Piece, Trace, Work};
use crate::site::wording::Wording;

/// Activities listed.
const MOST: usize = 40;

pub(super) fn has(report: &Report) -> bool {
    let known = |evidence: &Option<Evidence>| {
        evidence.as_ref().is_some_and(|found| found.greens + found.ambers + found.reds > 0)
    };
    report.load.sources.iter().any(|source| known(&source.evidence))
        || report.load.activities.iter().any(|activity| known(&activity.evidence))
}

pub(super) fn sections(plan: &SitePlan, page: &Page) -> Vec<Section> {
    let words = plan.words();
    let heading = |key: &str| words.text(key).to_owned();
    let open = notice::advice(plan).is_some();
    vec![
        Section {
            heading: heading("counter.sources-title"),
            table: sources(plan, page),
            ..Section::default()
        },
        Section {
            heading: heading("counter.said-title"),
            lines: if open { said(plan) } else { Vec::new() },
            ..Section::default()
        },
        Section {
            heading: heading("counter.activities-title"),
            table: activities(plan, page),
            note: Some(heading("counter.note")),
            ..Section::default()
        },
    ]
}

/// The counter of each source in a sentence.
fn said(plan: &SitePlan) -> Vec<String> {
    let words = plan.words();
    let sources = plan.report().load.sources.iter();
    sources
        .filter_map(|source| {
            let said = gate::counted(source.evidence.as_ref()?, words);
            let name = sentence::group(source.group, words);
            Some(words.say("counter.said", &[("name", &name), ("said", &said)]))
        })
        .collect()
}

fn sources(plan: &SitePlan, page: &Page) -> Option<Table> {
    let words = plan.words();
    let rows = plan.report().load.sources.iter().filter_map(|source| {
        let name = sentence::group(source.group, words);
        let link = match source.group {
            crate::analysis::load::Group::Source(of) => {
                let route = Route::Load(of);
                plan.has(&route).then(|| frame::link(plan, &route, &page.route, &name))
            }
            crate::analysis::load::Group::Pattern(_) => None,
        };
        Some(row(name, link, (source.evidence.as_ref()?, source.group.into()), words))
    });
    table("counter.sources-caption", rows.collect(), words)
}

fn activities(plan: &SitePlan, page: &Page) -> Option<Table> {
    let words = plan.words();
    let mut found: Vec<(ActivityId, &Route, &Evidence)> = plan
        .activities()
        .iter()
        .filter_map(|(id, route)| {
            let activity = plan.report().load.activities.get(id.0)?;
            Some((*id, route, activity.evidence.as_ref()?))
        })
        .collect();
    found.sort_by_key(|(id, _, evidence)| (std::cmp::Reverse(evidence.done), *id));
    let rows = found.into_iter().take(MOST).map(|(id, route, evidence)| {
        let name = session::name(plan, id).to_owned();
        let link = frame::link(plan, route, &page.route, &name);
        row(name, Some(link), (evidence, Work::Activity(id)), words)
    });
    table("counter.activities-caption", rows.collect(), words)
}

fn row(
    name: String,
    link: Option<Link>,
    (evidence, work): (&Evidence, Work),
    words: &Wording,
) -> Row {
    let n = |n: u32| n.to_string();
    let red = evidence.last_red.map(|day| words.numbers().date(day)).unwrap_or_default();
    let cells = vec![
        n(evidence.done),
        n(evidence.greens),
        n(evidence.ambers),
        n(evidence.reds),
        n(evidence.unknown),
        words.numbers().date(evidence.last),
        red,
    ];
    let trace = Trace::all([Piece::Sessions(evidence.period, work)]);
    Row { name, link, cells, trace }
}

fn table(caption: &str, rows: Vec<Row>, words: &Wording) -> Option<Table> {
    let head = [
        "counter.what",
        "counter.done",
        "colour.green",
        "colour.amber",
        "colour.red",
        "colour.unknown",
        "practice.last",
        "counter.last-red",
    ];
    (!rows.is_empty()).then(|| Table {
        caption: words.text(caption).to_owned(),
        head: heads(words, &head),
        rows,
    })
}
