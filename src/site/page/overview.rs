//! The first page: danger first, then the course in one sentence and one chart, what is
//! tolerated, the checks, what waits, the appointment. What has no data is not there.

mod danger;
mod readiness;
mod table;
mod visit;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

pub use self::danger::{Notice, notices};
use self::readiness::ReadinessList;
pub(super) use self::readiness::list as readiness;
use self::visit::{Awaited, Visit};
use super::span::{self, DayList};
use crate::analysis::{Finding, Rank};
use crate::calendar::{Span, plus};
use crate::site::chart;
use crate::site::figure::{Figure, Table};
use crate::site::frame::{self, Frame};
use crate::site::plan::{Page, SitePlan};
use crate::site::sentence;

#[derive(Clone, Debug, Serialize)]
pub struct OverviewView {
    pub frame: Frame,
    pub heading: String,
    /// Ticked danger questions; while an emergency one stands there is no advice below.
    pub notices: Vec<Notice>,
    /// The one sentence on the course.
    pub headline: Option<String>,
    /// How many days have entries, or that there are none.
    pub entries: String,
    /// The whole episode.
    pub course: Option<Figure>,
    /// Charts of what is shared by the week or month alone.
    pub typical: Vec<Figure>,
    pub weeks: Option<Table>,
    pub awaited: Vec<Awaited>,
    pub visit: Option<Visit>,
    pub tolerance: Option<Table>,
    pub readiness: Option<ReadinessList>,
    pub findings: Vec<String>,
    pub recent: Option<DayList>,
}

pub(super) fn view(plan: &SitePlan, page: &Page) -> OverviewView {
    let days: BTreeSet<Date> = plan.disclosure().facts().iter().map(|fact| fact.date).collect();
    let span = days.first().zip(days.last()).map(|(&first, &last)| Span::between(first, last));
    OverviewView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: plan.site_title().to_owned(),
        notices: notices(plan),
        entries: entries(plan, &days, span),
        headline: sentence::headline(plan.report(), plan.words()),
        course: episode(plan, span)
            .and_then(|span| chart::course(plan, &page.route, (span, "course"))),
        typical: chart::typical(plan),
        weeks: table::weeks_beside(plan),
        awaited: visit::awaited(plan, page),
        visit: visit::visit(plan),
        tolerance: table::tolerance(plan, page),
        readiness: readiness::list(plan),
        findings: findings(plan),
        recent: span.and_then(|span| {
            let first = Span::ending(span.last, 14).first.max(span.first);
            span::list(plan, page, Span { first, ..span }.days().rev())
        }),
    }
}

fn entries(plan: &SitePlan, days: &BTreeSet<Date>, span: Option<Span>) -> String {
    let words = plan.words();
    let Some(span) = span else {
        let coarse = !plan.report().course.coarse.is_empty();
        let key = if coarse { "overview.coarse" } else { "overview.none" };
        return words.text(key).to_owned();
    };
    words.say(
        "overview.entries",
        &[
            ("have", &days.len().to_string()),
            ("total", &span.len().to_string()),
            ("first", &words.numbers().date(span.first)),
            ("last", &words.numbers().date(span.last)),
        ],
    )
}

/// Days without any entry after which a log counts as ended.
const ENDED: u32 = 28;

/// From the beginning of the episode, or of the log where that is younger or nothing is rated
/// before it, to today; to the last entry where the log has ended, as the sentence above says.
fn episode(plan: &SitePlan, entries: Option<Span>) -> Option<Span> {
    let course = &plan.report().course;
    let first = course.days.first()?.date;
    let began = course.phases.began.filter(|began| *began > first).unwrap_or(first);
    let ended = entries.map(|span| span.last).filter(|last| plus(*last, ENDED) < plan.today());
    Some(Span::between(began, ended.unwrap_or(plan.today())))
}

/// What is not already said by the headline, the notices and the tables. A single try of a
/// movement is left to the page about confidence.
fn findings(plan: &SitePlan) -> Vec<String> {
    let report = plan.report();
    let said = |finding: &&Finding| {
        !matches!(
            finding,
            Finding::Emergency(_)
                | Finding::Urgent(_)
                | Finding::ThreeWeeks { .. }
                | Finding::TwoWeeks { .. }
                | Finding::NotVisibleYet { .. }
                | Finding::WithoutTheFeared { without: 1, .. }
        ) && finding.rank() != Rank::Tolerance
    };
    let all = report.findings.iter().filter(said);
    all.map(|finding| sentence::finding(finding, report, plan.words())).collect()
}
