//! The sample sites in a real browser and before a real validator. Where Node, Chromium or the
//! npm packages of tests/browser are missing, each test says so in a line; `.ci/run` installs them
//! and sets COMEBACK_BROWSER=required, which makes their absence a failure.

use std::collections::BTreeMap;
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

/// Builds a site of the repository's own project into a folder.
fn build(config: &str, reader: &str, out: &Path) -> PathBuf {
    let output = Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--config", config, "--today", "2026-11-21", "--project"])
        .arg(root())
        .args(["build", "--for", reader, "--out"])
        .arg(out)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    out.join(reader)
}

/// At most two pages of each template of a site.
fn one_of_each(config: &str, reader: &str, site: &Path) -> Vec<PathBuf> {
    let output = Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--config", config, "--today", "2026-11-21", "--project"])
        .arg(root())
        .args(["build", "--for", reader, "--emit", "views"])
        .output()
        .unwrap();
    let mut pages: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let view: serde_json::Value = serde_json::from_str(line).unwrap();
        let (template, path) = (view["template"].as_str().unwrap(), view["path"].as_str().unwrap());
        let seen = pages.entry(template.to_owned()).or_default();
        if template.ends_with(".html") && path.ends_with(".html") && seen.len() < 2 {
            seen.push(site.join(path));
        }
    }
    let chosen: Vec<PathBuf> = pages.into_values().flatten().collect();
    assert!(chosen.len() >= 5, "{chosen:?}");
    chosen
}

#[test]
fn axe_finds_nothing_on_any_kind_of_page_light_or_dark_wide_or_narrow() {
    if !equipped() {
        return;
    }
    let out = TempDir::new().unwrap();
    let mut pages = Vec::new();
    for (config, reader) in
        [("comeback.toml", "me"), ("comeback.toml", "public"), ("education.toml", "me")]
    {
        let folder = out.path().join(config);
        let site = build(config, reader, &folder);
        pages.extend(one_of_each(config, reader, &site));
    }
    let output = node("accessible.mjs", &pages);
    assert!(output.status.success(), "{}", said(&output));
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
fn every_page_of_the_sample_sites_is_valid_html() {
    if !equipped() {
        return;
    }
    let out = TempDir::new().unwrap();
    let sites: Vec<PathBuf> = ["me", "trainer", "public"]
        .iter()
        .map(|who| build("comeback.toml", who, out.path()))
        .collect();
    let output = node("valid.mjs", &sites);
    assert!(output.status.success(), "{}", said(&output));
    fs::write(out.path().join("public/bad.html"), "<!doctype html><p><b>x</p></b>").unwrap();
    assert!(!node("valid.mjs", &sites).status.success(), "the validator sees what is wrong");
}
