//! Locked sites and sites in one file in a real browser: the passphrase opens all pages, charts,
//! links and the search; a wrong one shows nothing. Where there is no browser, a line says so.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::browser::{equipped, node, said};
use crate::samples::canaries;
use crate::tidy::root;

const PASSPHRASE: &str = "maple river candle fox button violin";

/// The sample project in a folder of its own, so that its keys do not land in the repository.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    for part in ["comeback.toml", "sample-logs", "content"] {
        for entry in WalkDir::new(root().join(part)).into_iter().filter_map(Result::ok) {
            let to = folder.path().join(entry.path().strip_prefix(root()).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(to).unwrap(),
                false => fs::copy(entry.path(), to).map(|_| ()).unwrap(),
            }
        }
    }
    folder
}

/// Builds a form of the owner's site; gives the page to open.
fn build(project: &Path, options: &[&str], page: &str) -> PathBuf {
    let output = Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--today", "2026-11-21", "--project"])
        .arg(project)
        .arg("build")
        .args(options)
        .env("COMEBACK_PASSPHRASE", PASSPHRASE)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    project.join("site").join(page)
}

/// What the browser must find, and must not find before it is opened.
fn what(folder: &Path) -> PathBuf {
    let mut hidden: Vec<String> = canaries().into_keys().collect();
    hidden.extend(["A steady return", "Robin Hale", "rotation"].map(str::to_owned));
    let what = serde_json::json!({
        "passphrase": PASSPHRASE,
        "home": "A steady return",
        "hidden": hidden,
        "visits": 30,
        "search": { "word": "rotation", "finds": "Rotation" },
    });
    let file = folder.join("what.json");
    fs::write(&file, what.to_string()).unwrap();
    file
}

fn opens(page: &Path, how: &str) {
    let folder = TempDir::new().unwrap();
    let output = node("locked.mjs", &[page.to_owned(), what(folder.path()), how.into()]);
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn a_browser_opens_a_locked_site_from_a_disk_and_from_a_server() {
    if !equipped() {
        return;
    }
    let project = project();
    let page = build(project.path(), &["--locked"], "me-locked/index.html");
    opens(&page, "disk");
    opens(&page, "server");
}

#[test]
fn a_browser_opens_a_locked_file_from_a_disk() {
    if !equipped() {
        return;
    }
    let project = project();
    let options = ["--locked", "--single-file"];
    opens(&build(project.path(), &options, "me-locked-file/locked.html"), "disk");
}

#[test]
fn a_browser_walks_through_one_file_without_any_script() {
    if !equipped() {
        return;
    }
    let project = project();
    let page = build(project.path(), &["--single-file"], "me-file/comeback.html");
    let output = node("single.mjs", &[page]);
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn the_page_that_asks_is_accessible_and_it_and_one_file_are_valid() {
    if !equipped() {
        return;
    }
    let project = project();
    let locked = build(project.path(), &["--locked"], "me-locked/index.html");
    let file = build(project.path(), &["--single-file"], "me-file/comeback.html");
    let output = node("accessible.mjs", std::slice::from_ref(&locked));
    assert!(output.status.success(), "{}", said(&output));
    let folders = [&locked, &file].map(|page| page.parent().unwrap().to_owned());
    let output = node("valid.mjs", &folders);
    assert!(output.status.success(), "{}", said(&output));
}
