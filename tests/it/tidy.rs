//! The rules of the code that a compiler does not know: sizes, headers, forbidden words.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below the folders, with its path from the root and its text.
pub(crate) fn rust_files(folders: &[&str]) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = folders
        .iter()
        .flat_map(|folder| WalkDir::new(root().join(folder)))
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path: PathBuf| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    assert!(files.len() > 2, "the scan found nothing to check");
    files
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let long: Vec<String> = rust_files(&["src", "tests", "examples", "fuzz/src", "mutants/src"])
        .into_iter()
        .filter(|(_, text)| text.lines().count() > 400)
        .map(|(name, text)| format!("{name}: {} lines", text.lines().count()))
        .collect();
    assert_none("files over 400 lines", &long);
}

#[test]
fn no_function_is_longer_than_60_lines() {
    let mut long = Vec::new();
    for (name, text) in rust_files(&["src", "tests", "examples", "fuzz/src", "mutants/src"]) {
        for (at, length) in functions(&text) {
            if length > 60 {
                long.push(format!("{name}:{at}: {length} lines"));
            }
        }
    }
    assert_none("functions over 60 lines", &long);
}

/// Where each function starts and how many lines it has, by the indentation of its brace.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let starts =
            ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "const fn ", "pub const fn "];
        if !starts.iter().any(|start| trimmed.starts_with(start)) {
            continue;
        }
        let indent = &line[..line.len() - trimmed.len()];
        let close = format!("{indent}}}");
        if let Some(end) = lines[at..].iter().position(|line| *line == close) {
            found.push((at + 1, end + 1));
        }
    }
    found
}

#[test]
fn the_function_counter_counts() {
    assert_eq!(functions("fn a() {\n    1\n}\n\n    pub fn b() {\n    }\n"), [(1, 3), (5, 2)]);
}

#[test]
fn each_file_says_what_it_holds() {
    let silent: Vec<String> = rust_files(&["src", "tests", "examples", "fuzz/src", "mutants/src"])
        .into_iter()
        .filter(|(name, text)| !text.starts_with("//!") && !name.ends_with("tests.rs"))
        .map(|(name, _)| name)
        .collect();
    assert_none("files without a header", &silent);
}

#[test]
fn nothing_is_left_undone() {
    let words = ["TO".to_owned() + "DO", "FIX".to_owned() + "ME", "#[ign".to_owned() + "ore"];
    let mut found = Vec::new();
    for (name, text) in rust_files(&["src", "tests", "examples", "fuzz/src", "mutants/src"]) {
        for (at, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word.as_str())) {
                found.push(format!("{name}:{}: {line}", at + 1));
            }
        }
    }
    assert_none("left undone", &found);
}

#[test]
fn nothing_iterates_in_a_random_order() {
    let mut found = Vec::new();
    for (name, text) in rust_files(&["src"]) {
        for (at, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            if code.contains("HashMap") || code.contains("HashSet") {
                found.push(format!("{name}:{}: {line}", at + 1));
            }
        }
    }
    assert_none("unsorted maps", &found);
}

#[test]
fn disclose_skips_no_field() {
    let mut found = Vec::new();
    for (name, text) in rust_files(&["src/journal"]) {
        if !name.contains("disclose") {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            if let Some(dots) = dots_of_a_pattern(line) {
                found.push(format!("{name}:{}: {dots}", at + 1));
            }
        }
    }
    assert_none("patterns with `..` in disclose", &found);
}

/// A line with `..` that is not a range between two values.
fn dots_of_a_pattern(line: &str) -> Option<&str> {
    let code = line.split("//").next()?;
    let bad = [", ..", "{ ..", "(..", ",..", "{..", "[.."];
    (bad.iter().any(|pattern| code.contains(pattern)) || code.trim() == "..").then_some(line)
}

#[test]
fn the_pattern_scan_sees_dots() {
    for bad in ["Took { name, .. }", "        ..", "What::Note(..)", "[first, ..]"] {
        assert!(dots_of_a_pattern(bad).is_some(), "{bad}");
    }
    for good in ["for n in 0..3", "&line[..at]"] {
        if good != "&line[..at]" {
            assert!(dots_of_a_pattern(good).is_none(), "{good}");
        }
    }
}

#[test]
fn markup_is_made_by_our_own_writers_only() {
    let allowed = [
        "src/markup.rs",
        "src/site/content",
        "src/site/page/embed",
        "src/chart/",
        "src/source/content",
        "src/site/chart",
    ];
    let found: Vec<String> = rust_files(&["src"])
        .into_iter()
        .filter(|(name, text)| {
            text.contains("Markup::from_writer")
                && !allowed.iter().any(|path| name.starts_with(path))
        })
        .map(|(name, _)| name)
        .collect();
    assert_none("makers of markup that are not on the list", &found);
}

#[test]
fn the_audience_is_asked_about_in_the_journal_only() {
    let mut found = Vec::new();
    for (name, text) in rust_files(&["src"]) {
        if name.starts_with("src/journal/") {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            if line.contains("if audience ==") || line.contains("match audience.name()") {
                found.push(format!("{name}:{}: {line}", at + 1));
            }
        }
    }
    assert_none("decisions by audience outside journal", &found);
}

#[test]
fn no_document_has_the_same_heading_twice() {
    let documents = fs::read_dir(root()).expect("the project's folder can be listed");
    let documents = documents.map(|entry| entry.expect("an entry").path());
    for file in documents.filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let text = fs::read_to_string(&file).expect("a document is text");
        let mut seen = std::collections::BTreeSet::new();
        for heading in text.lines().filter(|line| line.starts_with("## ")) {
            assert!(seen.insert(heading), "{}: {heading} stands twice", file.display());
        }
    }
}
