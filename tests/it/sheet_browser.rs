//! The sheet printed by real browsers: exactly one page of the right size, with its last line on
//! it. Where there is no Chromium it says so in a line; with COMEBACK_BROWSER=required that is a
//! failure.

use std::process::Command;

use comeback::site::sheet::Paper;
use tempfile::TempDir;

use crate::canary::sample;
use crate::sheet::{DATES, extremes, made, options};

fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn equipped() -> bool {
    let ready = has("chromium");
    if !ready {
        let required = std::env::var("COMEBACK_BROWSER").is_ok_and(|value| value == "required");
        assert!(!required, "chromium is missing");
        println!("not run: needs chromium");
    }
    ready
}

/// Prints a page to a PDF and gives back its bytes.
fn printed(html: &str) -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let (page, pdf) = (folder.path().join("sheet.html"), folder.path().join("sheet.pdf"));
    std::fs::write(&page, html).unwrap();
    let said = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update"])
        .args(["--disable-sync", "--disable-quic", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    std::fs::read(&pdf).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&said.stderr)))
}

/// How many page objects a PDF has; Chromium writes them plainly.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type /Page")
        .filter(|(at, _)| !text[*at..].starts_with("/Type /Pages"))
        .count()
}

/// The text of a PDF, where a reader for it is installed.
fn text(pdf: &[u8]) -> Option<String> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("sheet.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn is_one_page(name: &str, html: &str) {
    let pdf = printed(html);
    assert_eq!(pages(&pdf), 1, "{name}");
    if let Some(text) = text(&pdf) {
        assert!(text.contains("it is no diagnosis"), "{name}: the last line is cut off\n{text}");
    }
}

#[test]
fn the_sample_person_prints_on_one_page_at_four_dates() {
    if !equipped() {
        return;
    }
    for day in DATES {
        for paper in [Paper::A4, Paper::Letter] {
            let (_, html) = made(&sample(), "physio", &options(day, paper));
            is_one_page(&format!("{day} {paper:?}"), &html);
        }
    }
    for paper in [Paper::A4, Paper::Letter] {
        let (_, html) = made(&sample(), "trainer", &options("2026-06-07", paper));
        is_one_page(&format!("trainer {paper:?}"), &html);
    }
}

#[test]
fn extreme_journals_print_on_one_page() {
    if !equipped() {
        return;
    }
    for (name, project) in extremes() {
        for reader in ["physio", "trainer"] {
            let (_, html) = made(&project.inputs(), reader, &options("2026-03-20", Paper::Letter));
            is_one_page(&format!("{name}, {reader}"), &html);
        }
    }
}

#[test]
fn a_second_page_would_be_seen() {
    if !equipped() {
        return;
    }
    let two = "<!doctype html><style>p{break-after:page}</style><p>one</p><p>two</p>three";
    assert_eq!(pages(&printed(two)), 3);
}
