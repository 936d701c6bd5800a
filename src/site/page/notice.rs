//! What a page says instead of advice while an emergency box stands. The one place that asks
//! whether advice may be given.

use serde::Serialize;

use crate::analysis::{Advice, Finding};
use crate::site::frame::{self, Link};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;

#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// Which boxes stand.
    pub boxes: String,
    /// What to do now.
    pub now: String,
    /// Why nothing else is said.
    pub instead: String,
    /// Where it says when to seek care at once.
    pub help: Link,
}

/// The notice, where one stands.
pub(super) fn notice(plan: &SitePlan, page: &Page) -> Option<Notice> {
    let report = plan.report();
    let words = plan.words();
    let boxes = match &report.standing {
        crate::analysis::Standing::Danger(notice) => notice.emergency.clone(),
        crate::analysis::Standing::Open(_) => return None,
    };
    Some(Notice {
        boxes: sentence::finding(&Finding::Emergency(boxes), report, words),
        now: words.text("danger.emergency-text").to_owned(),
        instead: words.text("notice.instead").to_owned(),
        help: frame::link(plan, &Route::About, &page.route, words.text("frame.danger")),
    })
}

/// Advice, where it may be given.
pub(super) fn advice(plan: &SitePlan) -> Option<&Advice> {
    plan.report().standing.advice()
}
