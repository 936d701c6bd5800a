//! The sample sites in a real browser and before a real validator. Where Node, Chromium or the
//! npm packages of tests/browser are missing, each test says so in a line; `.ci/run` installs them
//! and sets COMEBACK_BROWSER=required, which makes their absence a failure.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::tidy::root;

/// Whether the browser tests can run here.
pub(crate) fn equipped() -> bool {
    let there = |program: &str| {
        Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
    };
    let packages = root().join("tests/browser/node_modules").is_dir();
    let ready = packages && there("node") && there("chromium");
    if !ready {
        let required = std::env::var("COMEBACK_BROWSER").is_ok_and(|value| value == "required");
        assert!(!required, "node, chromium or the packages of tests/browser are missing");
        println!("not run: needs node, chromium, and `npm ci` in tests/browser");
    }
    ready
}

pub(crate) fn node(script: &str, arguments: &[PathBuf]) -> Output {
    Command::new("node")
        .arg(root().join("tests/browser").join(script))
        .args(arguments)
        .output()
        .unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The sites of the repository: configuration and reader.
const SITES: [(&str, &str); 5] = [
    ("comeback.toml", "me"),
    ("comeback.toml", "physio"),
    ("comeback.toml", "trainer"),
    ("comeback.toml", "public"),
    ("education.toml", "me"),
];

/// The day after the last entry of the sample log, when every part of a page has something to
/// say; the articles alone are younger.
fn today(config: &str) -> &'static str {
    if config == "education.toml" { "2026-11-21" } else { "2026-06-08" }
}

fn comeback(config: &str, more: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--config", config, "--today", today(config), "--project"])
        .arg(root())
        .args(["build"])
        .args(more)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    output
}

/// Builds a site of the repository's own project into a folder.
fn build(config: &str, reader: &str, out: &Path) -> PathBuf {
    let out = out.join(config);
    comeback(config, &["--for", reader, "--out", out.to_str().unwrap()]);
    out.join(reader)
}

/// Every page of a site by its template.
fn by_template(config: &str, reader: &str, site: &Path) -> BTreeMap<String, Vec<PathBuf>> {
    let output = comeback(config, &["--for", reader, "--emit", "views"]);
    let mut pages: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let view: serde_json::Value = serde_json::from_str(line).unwrap();
        let (template, path) = (view["template"].as_str().unwrap(), view["path"].as_str().unwrap());
        if template.ends_with(".html") && path.ends_with(".html") {
            pages.entry(template.to_owned()).or_default().push(site.join(path));
        }
    }
    assert!(pages.len() >= 5, "{pages:?}");
    pages
}

/// At most so many pages of each template of a site.
fn of_each(count: usize, config: &str, reader: &str, out: &Path) -> Vec<PathBuf> {
    let site = build(config, reader, out);
    let pages = by_template(config, reader, &site).into_values();
    pages.flat_map(|pages| pages.into_iter().take(count)).collect()
}

fn looks(looks: &[&str], pages: impl IntoIterator<Item = PathBuf>) -> Vec<PathBuf> {
    looks.iter().map(|look| PathBuf::from(format!("--look={look}"))).chain(pages).collect()
}

/// A script that must find nothing.
fn finds_nothing(script: &str, arguments: &[PathBuf]) -> String {
    let output = node(script, arguments);
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

/// Pages with every kind of chart, and one without.
const CHARTS: [&str; 11] = [
    "index.html",
    "progress/2026-W11/index.html",
    "progress/2026-03/index.html",
    "progress/2026-03-27/index.html",
    "load/index.html",
    "load/lift/index.html",
    "activity/goblet-squat/index.html",
    "confidence/index.html",
    "function/index.html",
    "report/2026-05-12/index.html",
    "articles/understanding/confidence/index.html",
];

fn charts(site: &Path) -> Vec<PathBuf> {
    CHARTS.iter().map(|page| site.join(page)).collect()
}

#[test]
fn axe_finds_nothing_on_any_kind_of_page_in_any_look() {
    if !equipped() {
        return;
    }
    let out = TempDir::new().unwrap();
    let (owner, others): (Vec<_>, Vec<_>) = SITES.iter().partition(|(_, who)| *who == "me");
    let of = |sites: &[(&str, &str)]| -> BTreeSet<PathBuf> {
        sites.iter().flat_map(|(config, who)| of_each(1, config, who, out.path())).collect()
    };
    let mut pages = of(&owner);
    pages.extend(charts(&out.path().join("comeback.toml/me")));
    let all =
        ["1280:light", "1280:dark", "390:light", "320:light", "320:dark:rtl", "1280:light:rtl"];
    finds_nothing("accessible.mjs", &looks(&all, pages));
    finds_nothing("accessible.mjs", &looks(&["1280:light", "320:dark"], of(&others)));
}

#[test]
fn axe_finds_nothing_on_any_page_light_or_dark() {
    if !equipped() || !std::env::var("COMEBACK_AXE").is_ok_and(|value| value == "all") {
        println!("not run: COMEBACK_AXE=all looks at every page of every sample site");
        return;
    }
    let out = TempDir::new().unwrap();
    let mut pages = String::new();
    for (config, reader) in SITES {
        let site = build(config, reader, out.path());
        for page in by_template(config, reader, &site).into_values().flatten() {
            pages.push_str(&format!("{}\n", page.display()));
        }
    }
    let list = out.path().join("pages");
    fs::write(&list, pages).unwrap();
    let list = PathBuf::from(format!("@{}", list.display()));
    println!("{}", finds_nothing("accessible.mjs", &looks(&["1280:light", "1280:dark"], [list])));
}

#[test]
fn the_keyboard_alone_reaches_every_tip_and_every_table() {
    if !equipped() {
        return;
    }
    let out = TempDir::new().unwrap();
    let site = build("comeback.toml", "me", out.path());
    finds_nothing("keyboard.mjs", &charts(&site));
    let page = fs::read_to_string(site.join("load/lift/index.html")).unwrap();
    let bad = site.join("load/lift/bad.html");
    fs::write(&bad, page.replacen("class=\"pt\" tabindex=\"0\"", "class=\"pt\"", 1)).unwrap();
    let seen = node("keyboard.mjs", &[bad]);
    assert!(!seen.status.success() && said(&seen).contains("marks never reached: 1"));
}

#[test]
fn without_style_script_and_images_a_chart_is_drawn_once_and_every_page_has_its_words() {
    if !equipped() {
        return;
    }
    let out = TempDir::new().unwrap();
    let mut pages = of_each(1, "comeback.toml", "me", out.path());
    let site = out.path().join("comeback.toml/me");
    pages.extend(charts(&site));
    pages.extend(of_each(1, "education.toml", "me", out.path()));
    finds_nothing("plain.mjs", &pages);
    let page = fs::read_to_string(site.join("load/lift/index.html")).unwrap();
    let bad = site.join("load/lift/bad.html");
    fs::write(&bad, page.replacen("class=\"narrow\" hidden", "class=\"narrow\"", 1)).unwrap();
    let seen = node("plain.mjs", &[bad]);
    assert!(!seen.status.success() && said(&seen).contains("2 drawings of one chart"));
}

#[test]
fn axe_would_see_what_is_wrong() {
    if !equipped() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("bad.html");
    fs::write(&page, "<!doctype html><html><title>x</title><img src=\"data:,\"><p>low").unwrap();
    let output = node("accessible.mjs", &[page]);
    assert!(!output.status.success() && said(&output).contains("image-alt"), "{}", said(&output));
}

#[test]
fn what_the_layout_check_is_for_would_be_seen() {
    if !equipped() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let page = |name: &str, body: &str| {
        let path = folder.path().join(name);
        let text = format!(
            "<!doctype html><html lang=\"en\"><title>x</title><main><h1>x</h1>{body}</main>"
        );
        fs::write(&path, text).unwrap();
        path
    };
    let text = |x: u32| format!("<text x=\"{x}\" y=\"20\">label</text>");
    let drawing = |texts: &str| {
        format!(
            "<svg class=\"chart\" width=\"100\" height=\"40\" overflow=\"visible\">{texts}</svg>"
        )
    };
    for (body, seen) in [
        (drawing(&(text(5) + &text(9))), "labels meet"),
        (drawing(&text(90)), "leaves its drawing"),
        ("<div style=\"height:9px;overflow:auto\">a<p>b</div>".to_owned(), "cut off"),
        ("<div style=\"width:3000px\">a</div>".to_owned(), "scrolls sideways"),
    ] {
        let output = node("accessible.mjs", &[page("bad.html", &body)]);
        assert!(!output.status.success() && said(&output).contains(seen), "{}", said(&output));
    }
}

#[test]
fn every_page_of_the_sample_sites_is_valid_html() {
    if !equipped() {
        return;
    }
    let out = TempDir::new().unwrap();
    let sites: Vec<PathBuf> =
        SITES.iter().map(|(config, who)| build(config, who, out.path())).collect();
    println!("{}", finds_nothing("valid.mjs", &sites));
    fs::write(sites[3].join("bad.html"), "<!doctype html><p><b>x</p></b>").unwrap();
    assert!(!node("valid.mjs", &sites[3..4]).status.success(), "the validator sees what is wrong");
}
