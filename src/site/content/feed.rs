//! Files for machines: Atom feeds, the sitemap, robots. They need the site's own address; without
//! one there are none of them. Written straight into text, line by line.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::order::newest;
use super::shelf::{Shelf, Spot};
use super::slug::encoded;
use crate::markup::escape_into;
use crate::site::plan::SitePlan;
use crate::site::route::Route;

/// The newest that a feed tells.
const ENTRIES: usize = 30;

/// Addresses in one file of the sitemap, as search engines limit it.
const ADDRESSES: usize = 50_000;

/// One piece of news.
struct Entry {
    title: String,
    route: Route,
    date: Date,
    summary: String,
}

/// The feeds and lists that a site has.
pub(crate) fn routes(shelf: &Shelf) -> Vec<Route> {
    let sections = shelf.sections.iter();
    let fed = sections.filter(|section| has_news(shelf, &section.address));
    let mut routes: Vec<Route> = fed.map(|it| Route::Feed(it.address.clone())).collect();
    let files = shelf.spots.len().div_ceil(ADDRESSES);
    let more = if files > 1 { u32::try_from(files).unwrap_or(0) } else { 0 };
    routes.extend((0..=more).map(Route::Sitemap));
    routes
}

fn has_news(shelf: &Shelf, address: &str) -> bool {
    below(shelf, address).any(|at| shelf.library.leaves.get(at).is_some_and(|it| it.date.is_some()))
}

/// The articles of a folder and all folders in it.
fn below<'a>(shelf: &'a Shelf, address: &'a str) -> impl Iterator<Item = usize> + 'a {
    let prefix = if address.is_empty() { String::new() } else { format!("{address}/") };
    let from = shelf.spots.range(prefix.clone()..);
    from.take_while(move |(known, _)| known.starts_with(&prefix)).filter_map(|(_, spot)| match spot
    {
        Spot::Leaf(at) => Some(*at),
        _ => None,
    })
}

/// The feed of the articles of a folder.
pub(crate) fn articles(plan: &SitePlan, address: &str) -> Option<String> {
    let shelf = plan.shelf()?;
    let pages = newest(&shelf.library, below(shelf, address).collect(), ENTRIES);
    let entries = pages.into_iter().filter_map(|at| {
        let leaf = shelf.library.leaves.get(at)?;
        Some(Entry {
            title: leaf.title.clone(),
            route: Route::Article(shelf.addresses.get(at)?.clone()?),
            date: leaf.article.matter.updated.or(leaf.date)?,
            summary: match &leaf.article.matter.description {
                Some(text) => text.clone(),
                None => leaf.survey.opening.clone(),
            },
        })
    });
    let name = match shelf.spots.get(address)? {
        Spot::Section(at) => shelf.sections.get(*at).map_or("", |section| section.title.as_str()),
        _ => "",
    };
    let title = match name {
        "" => plan.site_title().to_owned(),
        name => format!("{name} · {}", plan.site_title()),
    };
    let around = (Route::Feed(address.to_owned()), Route::Article(address.to_owned()));
    feed(plan, &title, around, &entries.collect::<Vec<_>>())
}

/// The feed of the progress pages: one piece of news a week, which says no more than the page.
pub(crate) fn progress(plan: &SitePlan) -> Option<String> {
    let weeks = plan.pages().iter().rev().filter_map(|page| match page.route {
        Route::Week(week) => Some(Entry {
            title: page.title.clone(),
            route: page.route.clone(),
            date: week.span().last.min(plan.today()),
            summary: plan.words().numbers().span(week.span()),
        }),
        _ => None,
    });
    let entries: Vec<Entry> = weeks.take(ENTRIES).collect();
    feed(plan, plan.site_title(), (Route::ProgressFeed, Route::Weeks), &entries)
}

fn feed(
    plan: &SitePlan,
    title: &str,
    (own, page): (Route, Route),
    entries: &[Entry],
) -> Option<String> {
    let base = plan.base_url()?;
    let mut out = String::with_capacity(1024 + entries.len() * 512);
    let address = |route: &Route, out: &mut String| {
        escape_into(base, out);
        encoded(web_path(route).as_str(), out);
    };
    out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>",
        plan.words().language()
    );
    escape_into(title, &mut out);
    out.push_str("</title>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"");
    address(&own, &mut out);
    out.push_str("\"/>\n<link href=\"");
    address(&page, &mut out);
    out.push_str("\"/>\n<id>");
    address(&own, &mut out);
    let latest = entries.iter().map(|entry| entry.date).max().unwrap_or(plan.today());
    let _ = write!(out, "</id>\n<updated>{latest}T00:00:00Z</updated>\n<author><name>");
    escape_into(plan.site_title(), &mut out);
    out.push_str("</name></author>\n");
    for entry in entries {
        out.push_str("<entry>\n<title>");
        escape_into(&entry.title, &mut out);
        out.push_str("</title>\n<link href=\"");
        address(&entry.route, &mut out);
        out.push_str("\"/>\n<id>");
        address(&entry.route, &mut out);
        let _ = write!(out, "</id>\n<updated>{}T00:00:00Z</updated>\n<summary>", entry.date);
        escape_into(&entry.summary, &mut out);
        out.push_str("</summary>\n</entry>\n");
    }
    out.push_str("</feed>\n");
    Some(out)
}

/// The sitemap, or one of its files where it needs several.
pub(crate) fn sitemap(plan: &SitePlan, file: u32) -> Option<String> {
    let (base, shelf) = (plan.base_url()?, plan.shelf()?);
    let files = shelf.spots.len().div_ceil(ADDRESSES);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if files > 1 && file == 0 {
        out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for n in 1..=files {
            out.push_str("<sitemap><loc>");
            escape_into(base, &mut out);
            let _ = writeln!(out, "sitemap-{n}.xml</loc></sitemap>");
        }
        out.push_str("</sitemapindex>\n");
        return Some(out);
    }
    let skip = usize::try_from(file.saturating_sub(1)).ok()?.checked_mul(ADDRESSES)?;
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (address, spot) in shelf.spots.iter().skip(skip).take(ADDRESSES) {
        out.push_str("<url><loc>");
        escape_into(base, &mut out);
        if !address.is_empty() {
            encoded(address, &mut out);
            out.push('/');
        }
        out.push_str("</loc>");
        let leaf = match spot {
            Spot::Leaf(at) => shelf.library.leaves.get(*at),
            _ => None,
        };
        if let Some(date) = leaf.and_then(|leaf| leaf.article.matter.updated.or(leaf.date)) {
            let _ = write!(out, "<lastmod>{date}</lastmod>");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    Some(out)
}

/// Search engines are welcome on a site of articles, and never shut out by this file: a page that
/// they may not look at cannot tell them to leave it out.
pub(crate) fn robots(plan: &SitePlan) -> String {
    match plan.base_url() {
        Some(base) => format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"),
        None => "User-agent: *\nAllow: /\n".to_owned(),
    }
}

/// A page's path as a server shows it: without `index.html`.
fn web_path(route: &Route) -> String {
    let path = route.path();
    path.as_str().strip_suffix("index.html").unwrap_or(path.as_str()).to_owned()
}
