//! Sites full of payloads in a real browser, with the pages' own rule against scripts switched
//! off: what is shown is text, so there is nothing for the rule to stop.

use std::fs;
use std::path::{Path, PathBuf};

use comeback::output::Site;
use comeback::single;
use tempfile::TempDir;

use super::fill::filled;
use super::ground::{READERS, article, base, configuration, letters, project, site, spelt};
use super::payload;
use crate::browser::{node, said};
use crate::project::Project;
use crate::serve::browser::equipped;

/// A project in which each field holds another payload, beginning with the one at `turn`.
fn mixed(turn: usize) -> Project {
    let mut next = turn;
    let mut words = |_: &str| {
        next += 1;
        let payload = payload::ALL[next % payload::ALL.len()]
            .replace('\0', "\u{fffd}")
            .replace([';', ','], ".");
        format!("{payload} {}", letters(next))
    };
    let facts: Vec<_> = base().iter().map(|fact| filled(fact, &mut words)).collect();
    let (csv, _) = spelt(&facts);
    let mut project = Project::new()
        .today("2026-06-01")
        .config(&configuration(&mut words))
        .file("log/log.csv", &csv)
        .file("content/plain.md", b"# Plain\n\nWords.\n");
    for (at, payload) in payload::ALL.iter().enumerate() {
        let raw = format!(
            "{payload}\n\n# {payload}\n\n- {payload}\n\n> {payload}\n\n| {payload} |\n|---|\n| {payload} |\n"
        );
        project = project.file(&format!("content/raw{at}.md"), raw.as_bytes());
        if !payload.contains(['/', '\0']) {
            project = project.file(&format!("content/name {payload}.md"), b"# Named\n\nWords.\n");
        }
    }
    project.file("content/all.md", article(payload::ALL[turn % payload::ALL.len()]).as_bytes())
}

fn write(site: &Site, folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for (path, bytes) in site.iter() {
        let file = folder.join(path.as_str());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
        if path.extension() == "html" {
            pages.push(file);
        }
    }
    pages
}

/// In the ordinary run a part of the pages, other ones for each reader; in the long run all.
fn chosen(pages: Vec<PathBuf>, turn: usize) -> Vec<PathBuf> {
    let step = if payload::is_long_run() { 1 } else { 1 + pages.len() / 40 };
    pages.into_iter().skip(turn % step).step_by(step).collect()
}

#[test]
fn nothing_runs_and_nothing_is_asked_of_another_host() {
    if !equipped() {
        return;
    }
    let turns = if payload::is_long_run() { payload::ALL.len() } else { 1 };
    for turn in 0..turns {
        let folder = TempDir::new().unwrap();
        let project = mixed(turn);
        let mut pages = Vec::new();
        for (at, reader) in READERS.iter().enumerate() {
            let site = site(&project, reader);
            pages.extend(chosen(write(&site, &folder.path().join(reader)), at));
            if *reader == "physio" {
                let one = folder.path().join("one.html");
                fs::write(&one, single::one_file(&site)).unwrap();
                pages.push(one);
            }
        }
        let list = folder.path().join("pages.txt");
        let lines: Vec<String> = pages.iter().map(|page| page.display().to_string()).collect();
        fs::write(&list, lines.join("\n")).unwrap();
        let output = node("hostile.mjs", &[list]);
        assert!(output.status.success(), "turn {turn}: {}", said(&output));
        println!("{}", said(&output).trim());
    }
}

#[test]
fn the_browser_sees_what_runs_loads_or_leads_away() {
    if !equipped() {
        return;
    }
    let folder = TempDir::new().unwrap();
    for bad in [
        "<img src=x onerror=hit()>",
        "<img src=https://evil.example/p.png>",
        "<a href=\"javascript:hit()\">x</a>",
        "<p onmouseover=hit()>x</p>",
    ] {
        let (page, list) = (folder.path().join("bad.html"), folder.path().join("list.txt"));
        fs::write(&page, format!("<!doctype html><title>x</title>{bad}")).unwrap();
        fs::write(&list, page.display().to_string()).unwrap();
        assert!(!node("hostile.mjs", &[list]).status.success(), "not seen: {bad}");
    }
}

#[test]
fn the_project_of_payloads_is_read() {
    let project = project("word", &[]);
    assert!(site(&project, "me").iter().count() > 50);
}
