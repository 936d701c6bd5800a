//! What these pages are: who may see what, where to get help, and what they are not.

use serde::Serialize;

use crate::journal::Grain;
use crate::site::frame::{self, Frame};
use crate::site::plan::{Page, SitePlan};

#[derive(Clone, Debug, Serialize)]
pub struct AboutView {
    pub frame: Frame,
    pub heading: String,
    /// What this reader is granted, the same whatever the log holds.
    pub shown: Vec<Shown>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub kind: String,
    pub grain: String,
    pub since: Option<String>,
}

pub(super) fn view(plan: &SitePlan, page: &Page) -> AboutView {
    let words = plan.words();
    let shown = plan.disclosure().scopes().iter().map(|(kind, scope)| Shown {
        kind: words.text(&format!("kind.{}", kind.word())).to_owned(),
        grain: words
            .text(match scope.grain {
                Grain::Day => "about.grain-day",
                Grain::Week => "about.grain-week",
                Grain::Month => "about.grain-month",
            })
            .to_owned(),
        since: scope
            .since
            .map(|day| words.say("about.since", &[("date", &words.numbers().date(day))])),
    });
    AboutView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        shown: shown.collect(),
    }
}
