//! The menu of a site: the pages that there are, in their order, and the project's own entries.
//! Knows no page's content.

use std::collections::BTreeSet;

use super::{Material, SiteKind};
use crate::site::content::Shelf;
use crate::site::route::Route;
use crate::site::wording::Wording;

/// Where an entry of the menu leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    Page(Route),
    /// An address on the web.
    Web(String),
}

/// Every entry of the menu that leads somewhere.
pub(super) fn navigation(
    material: &Material,
    words: &Wording,
    routes: &BTreeSet<Route>,
) -> Vec<(Destination, String)> {
    let Material { settings, shelf, .. } = material;
    let mut entries: Vec<(Route, String)> = Vec::new();
    let named = |route: Route, key: &'static str| (route, words.text(key).to_owned());
    if settings.kind == SiteKind::Personal {
        entries.push(named(Route::Overview, "nav.overview"));
        entries.push(named(Route::Weeks, "nav.weeks"));
        entries.push(named(Route::Loads, "nav.load"));
        entries.push(named(Route::Bouts, "nav.bouts"));
        entries.push(named(Route::Confidence, "nav.confidence"));
        entries.push(named(Route::Further, "nav.more"));
        entries.push(named(Route::Sheets, "nav.report"));
        entries.push(named(Route::Log, "nav.log"));
        entries.extend(shelf.iter().map(|shelf| named(shelf.first(), "nav.articles")));
    } else if settings.menu.is_empty() {
        entries.extend(shelf.iter().flat_map(Shelf::menu));
    }
    entries.retain(|(route, _)| routes.contains(route));
    let mut all: Vec<(Destination, String)> =
        entries.into_iter().map(|(route, text)| (Destination::Page(route), text)).collect();
    for (title, link) in &settings.menu {
        let web = link.starts_with("https://") || link.starts_with("http://");
        let own = shelf.as_ref().and_then(|shelf| shelf.find(link));
        let to =
            if web { Some(Destination::Web(link.clone())) } else { own.map(Destination::Page) };
        all.extend(to.map(|to| (to, title.clone())));
    }
    let last = [named(Route::Search, "nav.search"), named(Route::About, "nav.about")];
    let last = last.into_iter().filter(|(route, _)| routes.contains(route));
    all.extend(last.map(|(route, text)| (Destination::Page(route), text)));
    all
}
