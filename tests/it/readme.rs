//! The README is run: its commands work in a fresh copy of the project with an empty environment,
//! its log reads without a problem, its configuration is understood.

use std::fs;
use std::path::Path;
use std::process::Command;

use comeback::diag::Severity;
use comeback::inputs::RelPath;
use comeback::source::{Settings, parse_log};
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::tidy::root;

/// The fenced blocks of a language in a Markdown file.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str())
        .skip(1)
        .filter_map(|rest| rest.split("```").next().map(str::to_owned))
        .collect()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).unwrap();
        return;
    }
    for entry in WalkDir::new(from).into_iter().filter_map(Result::ok) {
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&place).unwrap();
        } else {
            fs::copy(entry.path(), &place).unwrap();
        }
    }
}

/// What the program is given by a line of the README, if the line starts it.
fn arguments(line: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["cargo", "run", "--release", "--", rest @ ..] | ["comeback", rest @ ..] => {
            Some(rest.to_vec())
        }
        _ => None,
    }
}

#[test]
fn the_commands_of_the_readme_work_in_a_fresh_copy() {
    let folder = TempDir::new().unwrap();
    for part in ["comeback.toml", "education.toml", "sample-logs", "content", "themes"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    fs::write(folder.path().join("pain.csv"), "date,morning\n2026-03-12,3\n").unwrap();
    let text = readme();
    let lines: Vec<String> =
        blocks(&text, "sh").iter().flat_map(|block| block.lines()).map(str::to_owned).collect();
    assert_eq!(&lines[..2], ["cargo run --release -- build", "cargo test"]);
    let runs: Vec<Vec<&str>> = lines.iter().filter_map(|line| arguments(line)).collect();
    assert!(runs.len() >= 3, "{lines:?}");
    for run in runs {
        let output = Command::new(env!("CARGO_BIN_EXE_comeback"))
            .args(&run)
            .current_dir(folder.path())
            .env_clear()
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "comeback {}: {said}", run.join(" "));
    }
    assert!(folder.path().join("site/me/index.html").is_file());
}

#[test]
fn the_log_of_the_readme_reads_without_a_problem() {
    let text = readme();
    let logs = blocks(&text, "markdown");
    assert_eq!(logs.len(), 1);
    let path = RelPath::new("log.md").unwrap();
    let read = parse_log(&path, logs[0].as_bytes(), &Settings::default());
    assert!(read.diagnostics.is_empty(), "{:#?}", read.diagnostics);
    assert!(read.value.entries.len() >= 8, "{}", read.value.entries.len());
}

#[test]
fn the_configuration_of_the_readme_is_understood() {
    let text = readme();
    for block in blocks(&text, "toml") {
        let path = RelPath::new("comeback.toml").unwrap();
        let parsed = comeback::config::parse(&path, &format!("version = 1\n{block}"));
        let bad: Vec<_> =
            parsed.diagnostics.iter().filter(|d| d.severity() != Severity::Hint).collect();
        assert!(bad.is_empty(), "{bad:#?}");
        assert!(parsed.value.reader("coach").is_some());
    }
}

#[test]
fn every_link_of_the_documents_leads_to_a_file() {
    for document in ["README.md", "ARCHITECTURE.md", "PRIVACY.md", "CONTRIBUTING.md", "FORMAT.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap();
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            let file = target.split('#').next().unwrap();
            if !file.is_empty() && !target.contains("://") {
                assert!(root().join(file).exists(), "{document}: {target}");
            }
        }
    }
}

#[test]
fn the_schema_for_editors_is_current() {
    let schema = serde_json::to_string_pretty(&comeback::config::json_schema()).unwrap() + "\n";
    is_current("docs/comeback.schema.json", &schema);
}

#[test]
fn the_page_of_every_configuration_key_is_current() {
    is_current("docs/configuration.md", &comeback::config::reference());
}

/// Run with `UPDATE=1` to write the file anew.
pub(crate) fn is_current(file: &str, made: &str) {
    let file = root().join(file);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, made).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), made, "run with UPDATE=1");
}
