//! What every page has around its content: title, language, navigation, who it was made for.

use serde::Serialize;

use super::plan::SitePlan;
use super::route::Route;

/// A link whose target exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    pub href: String,
    pub text: String,
    /// Whether it leads to the page it stands on.
    pub current: bool,
}

/// The frame of one page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    pub title: String,
    pub site_title: String,
    pub language: String,
    pub direction: String,
    pub style: String,
    pub home: String,
    pub navigation: Vec<Link>,
    /// Who the page was made for and on what day.
    pub made: String,
    /// Whether search engines are asked to stay away.
    pub personal: bool,
}

/// The frame of a page.
pub fn frame(plan: &SitePlan, route: &Route, title: &str) -> Frame {
    let words = plan.words();
    let made = words.say(
        "frame.made",
        &[("reader", plan.reader_name()), ("date", &words.numbers().date(plan.today()))],
    );
    Frame {
        title: title.to_owned(),
        site_title: plan.site_title().to_owned(),
        language: words.language().to_owned(),
        direction: words.direction().to_owned(),
        style: Route::Style.seen_from(route),
        home: Route::Overview.seen_from(route),
        navigation: plan
            .navigation()
            .iter()
            .map(|(target, text)| link(plan, target, route, text))
            .collect(),
        made,
        personal: plan.is_personal(),
    }
}

/// A link to a planned page; the plan refuses others before anything is written.
pub fn link(plan: &SitePlan, to: &Route, from: &Route, text: &str) -> Link {
    debug_assert!(plan.has(to), "a link to a page that was not planned: {to:?}");
    Link { href: to.seen_from(from), text: text.to_owned(), current: to == from }
}
