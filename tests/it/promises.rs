//! The page of promises: none is missing, each has its figure, its command and what was found with
//! a date, and every test, example and script that it names is there.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use walkdir::WalkDir;

use crate::tidy::root;

fn page() -> String {
    fs::read_to_string(root().join("docs/promises.md")).unwrap()
}

/// What stands between backticks in a text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Each promise with its text, by its sign: `R1`.
fn promises(page: &str) -> Vec<(&str, &str)> {
    let parts = page.split("\n### ").skip(1);
    parts.map(|part| part.split_once(':').unwrap()).collect()
}

/// The names of all tests of this program, as the runner tells them.
fn integration_tests() -> Vec<String> {
    let own = std::env::current_exe().unwrap();
    let output = Command::new(own).args(["--list", "--format", "terse"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect()
}

/// The modules of the library and the tests in them, as far as their files tell.
fn library_tests() -> Vec<String> {
    let source = root().join("src");
    let mut names = Vec::new();
    for entry in WalkDir::new(&source).into_iter().filter_map(Result::ok) {
        let path = entry.path().strip_prefix(&source).unwrap();
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        if text.contains("#[test]") {
            let module = path.with_extension("").to_str().unwrap().replace('/', "::");
            names.push(module.trim_end_matches("::mod").to_owned() + "::");
        }
    }
    names
}

fn filters(command: &str) -> impl Iterator<Item = &str> {
    command.split_once(" -- ").map_or("", |(_, rest)| rest).split_whitespace()
}

#[test]
fn every_promise_is_there_with_its_figure_its_command_and_a_date() {
    let page = page();
    let promises = promises(&page);
    let signs: BTreeSet<&str> = promises.iter().map(|(sign, _)| *sign).collect();
    assert_eq!(signs.len(), promises.len(), "a promise stands twice");
    let wanted = |letter: char, last: u32| (1..=last).map(move |n| format!("{letter}{n}"));
    for sign in wanted('R', 18).chain(wanted('U', 15)).chain(wanted('S', 8)).chain(wanted('M', 4)) {
        assert!(sign == "U13" || signs.contains(sign.as_str()), "{sign} is missing");
    }
    for (sign, text) in promises {
        for part in ["\n- Figure: ", "\n- Command: ", "\n- Found (20"] {
            assert_eq!(text.matches(part).count(), 1, "{sign}: {part:?}");
        }
        let date = text.split_once("- Found (").unwrap().1.split(')').next().unwrap();
        assert!(date.parse::<jiff::civil::Date>().is_ok(), "{sign}: {date}");
    }
}

#[test]
fn every_test_that_the_page_names_is_there() {
    let page = page();
    let (integration, library) = (integration_tests(), library_tests());
    let mut seen = 0;
    for command in quoted(&page).filter(|text| text.starts_with("cargo test")) {
        // Tests of a PDF are not built where its feature is off.
        let all = match command {
            _ if command.contains("--features pdf") => continue,
            _ if command.contains("--lib") => &library,
            _ => &integration,
        };
        for filter in filters(command) {
            assert!(all.iter().any(|name| name.contains(filter)), "`{command}`: {filter}");
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen} filters");
}

#[test]
fn every_example_and_script_that_the_page_names_is_there() {
    let page = page();
    for command in quoted(&page) {
        let words: Vec<&str> = command.split_whitespace().collect();
        let example = words.iter().position(|word| *word == "--example");
        if let Some(name) = example.and_then(|at| words.get(at + 1)) {
            let file = root().join(format!("examples/{name}.rs"));
            let folder = root().join(format!("examples/{name}/main.rs"));
            assert!(file.exists() || folder.exists(), "{name}");
        }
        let script = words.first().copied().unwrap_or_default();
        if [".ci/", "benches/", "fuzz/", "tests/"].iter().any(|start| script.starts_with(start)) {
            assert!(root().join(script).exists(), "{script}");
        }
    }
}
