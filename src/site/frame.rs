//! What every page has around its content: title, language, navigation, who it was made for.

use serde::Serialize;

use super::plan::{Destination, SiteKind, SitePlan};
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
    /// One sentence on the page, for search engines and previews.
    pub description: Option<String>,
    pub site_title: String,
    pub language: String,
    pub direction: String,
    pub style: String,
    /// From this page to the folder of the site: `../../`.
    pub root: String,
    pub home: String,
    pub navigation: Vec<Link>,
    /// Who the page was made for and on what day.
    pub made: String,
    /// Whether search engines are asked to stay away.
    pub personal: bool,
    /// The feed that the page belongs to.
    pub feed: Option<String>,
}

/// The frame of a page.
pub fn frame(plan: &SitePlan, route: &Route, title: &str) -> Frame {
    let words = plan.words();
    let made = match plan.kind() {
        SiteKind::Personal => {
            let date = words.numbers().date(plan.today());
            words.say("frame.made", &[("reader", plan.reader_name()), ("date", &date)])
        }
        SiteKind::Articles => words.text("frame.made-articles").to_owned(),
    };
    let seen = |to: &Route| plan.has(to).then(|| to.seen_from(route));
    let feed = match route {
        Route::Weeks | Route::Week(_) => seen(&Route::ProgressFeed),
        Route::Article(address) => seen(&Route::Feed(address.clone())),
        _ => None,
    };
    Frame {
        title: title.to_owned(),
        description: None,
        site_title: plan.site_title().to_owned(),
        language: words.language().to_owned(),
        direction: words.direction().to_owned(),
        root: root(route),
        style: Route::Style.seen_from(route),
        home: plan.home().seen_from(route),
        navigation: plan
            .navigation()
            .iter()
            .map(|(to, text)| match to {
                Destination::Page(target) => link(plan, target, route, text),
                Destination::Web(href) => {
                    Link { href: href.clone(), text: text.clone(), current: false }
                }
            })
            .collect(),
        made,
        personal: plan.is_personal(),
        feed,
    }
}

fn root(route: &Route) -> String {
    "../".repeat(route.depth())
}

/// A link to a planned page; the plan refuses others before anything is written.
pub fn link(plan: &SitePlan, to: &Route, from: &Route, text: &str) -> Link {
    debug_assert!(plan.has(to), "a link to a page that was not planned: {to:?}");
    Link { href: to.seen_from(from), text: text.to_owned(), current: to == from }
}
