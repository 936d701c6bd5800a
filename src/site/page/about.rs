//! What these pages are: who may see what, where to get help, and what they are not.

use serde::Serialize;

use super::rule::{self, RuleGroup};
use crate::journal::Grain;
use crate::site::frame::{self, Frame};
use crate::site::plan::{Page, SitePlan};

#[derive(Clone, Debug, Serialize)]
pub struct AboutView {
    pub frame: Frame,
    pub heading: String,
    /// What this reader is granted, the same whatever the log holds.
    pub shown: Vec<Shown>,
    /// How much there is, for whom, and of which day.
    pub amount: Vec<String>,
    /// The definitions behind what is shown.
    pub rules: Vec<RuleGroup>,
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
        amount: amount(plan),
        rules: rule::groups(plan),
    }
}

/// How much data there is; nothing is said of what was not shared.
fn amount(plan: &SitePlan) -> Vec<String> {
    let (words, numbers) = (plan.words(), plan.words().numbers());
    let share = &plan.report().data;
    let mut said = vec![words.say(
        "about.made",
        &[("reader", plan.reader_name()), ("date", &numbers.date(plan.today()))],
    )];
    if let Some((first, last)) = share.first.zip(share.last) {
        said.push(words.say(
            "about.entries",
            &[
                ("first", &numbers.date(first)),
                ("last", &numbers.date(last)),
                ("have", &share.entered.have.to_string()),
                ("of", &share.entered.of.to_string()),
            ],
        ));
    }
    if let Ok(rated) = share.rated {
        said.push(words.say(
            "about.rated",
            &[("have", &rated.have.to_string()), ("of", &rated.of.to_string())],
        ));
    }
    said
}
