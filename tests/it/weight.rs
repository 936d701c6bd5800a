//! Pages are small (U8): what a browser has to fetch for each page of the sample sites, measured.

use std::collections::BTreeSet;

use comeback::output::Site;

use crate::html::tags;
use crate::theme::{built, on_disk};

/// What a page loads beside itself: style sheets, icons, pictures, scripts.
fn loaded(path: &str, page: &str) -> BTreeSet<String> {
    let address = |tag: &crate::html::Tag<'_>| {
        match tag.name {
            "link" if ["stylesheet", "icon"].contains(&tag.get("rel")?) => tag.get("href"),
            "img" | "script" | "iframe" | "source" => tag.get("src"),
            _ => None,
        }
        .map(str::to_owned)
    };
    let folder = url(path);
    let all = tags(page);
    let all = all.iter().filter_map(address).filter(|address| !address.starts_with("data:"));
    all.map(|address| joined(&folder, &address)).collect()
}

fn url(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    parts.pop();
    parts
}

fn joined(folder: &[String], address: &str) -> String {
    let mut parts = folder.to_vec();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part.to_owned()),
        }
    }
    parts.join("/")
}

/// Bytes of each page with all it loads, and how many requests that takes.
fn weights(site: &Site) -> Vec<(String, usize, usize)> {
    let size = |name: &str| {
        let found = site.iter().find(|(path, _)| path.as_str() == name);
        found.unwrap_or_else(|| panic!("{name} is not in the site")).1.len()
    };
    let pages = site.iter().filter(|(path, _)| path.extension() == "html");
    let pages = pages.map(|(path, bytes)| {
        let more = loaded(path.as_str(), std::str::from_utf8(bytes).unwrap());
        let all = bytes.len() + more.iter().map(|name| size(name)).sum::<usize>();
        (path.to_string(), all, more.len() + 1)
    });
    pages.collect()
}

#[test]
fn pages_of_the_sample_sites_are_small_and_take_three_requests_at_most() {
    let inputs = on_disk("comeback.toml", "");
    for (reader, least) in [("me", 200), ("physio", 200), ("trainer", 200), ("public", 40)] {
        let weights = weights(&built(&inputs, reader).site);
        assert!(weights.len() > least, "{} pages for {reader}", weights.len());
        for (path, bytes, requests) in weights {
            // The search page carries the words of all articles.
            let limit = match path.as_str() {
                "index.html" | "search/index.html" => 100_000,
                _ => 50_000,
            };
            assert!(bytes <= limit, "{reader}: {path}: {bytes} bytes");
            assert!(requests <= 3, "{reader}: {path}: {requests} requests");
        }
    }
}

#[test]
fn what_a_page_loads_is_counted() {
    let page = "<link rel=\"stylesheet\" href=\"../../style.css\"><link rel=\"icon\" href=\"data:,\">\
                <img src=\"../images/a.svg\" alt=\"\"><img src=\"../images/a.svg\" alt=\"\">";
    let seen: Vec<String> = loaded("a/b/index.html", page).into_iter().collect();
    assert_eq!(seen, ["a/images/a.svg", "style.css"]);
}
