//! The documentation is run. In the pages of `docs/`, a fenced `sh` block is run in a folder of its
//! own, a `toml` block is a configuration, `markdown` and `csv` blocks are logs; what cannot be run
//! stands in `shell` or `text`. Hidden comments prepare the folder: `<!-- file: NAME -->` writes
//! the block below it, `<!-- run: COMMAND -->` runs first. The site made of them has no problem.

use std::fs;
use std::path::{Path, PathBuf};

use comeback::diag::Severity;
use comeback::inputs::RelPath;
use comeback::source::{Settings, parse_log};
use tempfile::TempDir;

use crate::daily::{run, words};
use crate::readme::is_current;
use crate::tidy::root;

/// What a page does to the folder that it is tried in.
#[derive(Debug, PartialEq)]
pub(crate) enum Step {
    Run(String),
    Block { language: String, file: Option<String>, text: String },
}

/// The steps of a page, in order.
pub(crate) fn steps(page: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut file = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let comment = line.strip_prefix("<!-- ").and_then(|it| it.strip_suffix(" -->"));
        if let Some(command) = comment.and_then(|it| it.strip_prefix("run: ")) {
            steps.push(Step::Run(command.to_owned()));
        } else if let Some(name) = comment.and_then(|it| it.strip_prefix("file: ")) {
            file = Some(name.to_owned());
        } else if let Some(language) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let text = block.join("\n") + "\n";
            match language {
                "sh" => steps.extend(block.iter().map(|line| Step::Run((*line).to_owned()))),
                _ => {
                    let (language, file) = (language.to_owned(), file.take());
                    steps.push(Step::Block { language, file, text });
                }
            }
        }
    }
    steps
}

pub(crate) fn page(name: &str) -> String {
    fs::read_to_string(root().join("docs").join(name)).unwrap()
}

fn pages() -> Vec<String> {
    let names = fs::read_dir(root().join("docs")).unwrap();
    let mut names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".md"));
    names.sort();
    assert!(names.len() > 15, "{names:?}");
    names
}

/// Runs `comeback ...` and `cd ...`; anything else cannot be run here.
pub(crate) fn follow(folder: &mut PathBuf, line: &str) {
    let words = words(line.split(" #").next().unwrap().trim());
    match words[0].as_str() {
        "comeback" => {
            let output = run(folder, &words[1..]);
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{line}: {told}");
        }
        "cd" => folder.push(&words[1]),
        _ => panic!("{line} is no command for a test; say `shell` where it cannot be run"),
    }
}

#[test]
fn every_command_of_the_documentation_works() {
    let mut count = 0;
    for name in pages() {
        let home = TempDir::new().unwrap();
        let mut folder = home.path().to_path_buf();
        for step in steps(&page(&name)) {
            match step {
                Step::Run(line) => {
                    println!("{name}: {line}");
                    follow(&mut folder, &line);
                    count += 1;
                }
                Step::Block { file: Some(file), text, .. } => {
                    let path = folder.join(file);
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(path, text).unwrap();
                }
                Step::Block { .. } => {}
            }
        }
    }
    assert!(count > 12, "{count}");
}

#[test]
fn every_log_and_configuration_of_the_documentation_is_read_without_a_problem() {
    let (mut logs, mut configs) = (0, 0);
    for name in pages() {
        for step in steps(&page(&name)) {
            let Step::Block { language, file, text } = step else { continue };
            match (language.as_str(), file) {
                ("markdown" | "csv", file) => {
                    let path = file.unwrap_or(format!("log.{}", &language.replace("arkdown", "d")));
                    let path = RelPath::new(&path).unwrap();
                    let read = parse_log(&path, text.as_bytes(), &Settings::default());
                    assert!(read.diagnostics.is_empty(), "{name}: {:#?}", read.diagnostics);
                    assert!(!read.value.entries.is_empty(), "{name}: {text}");
                    logs += 1;
                }
                ("toml", None) => {
                    let path = RelPath::new("comeback.toml").unwrap();
                    let parsed = comeback::config::parse(&path, &format!("version = 1\n{text}"));
                    let mut bad = parsed.diagnostics.iter();
                    let bad = bad.find(|told| told.severity() != Severity::Hint);
                    assert!(bad.is_none(), "{name}: {bad:#?}");
                    configs += 1;
                }
                _ => {}
            }
        }
    }
    assert!(logs >= 6 && configs >= 6, "{logs} {configs}");
}

#[test]
fn the_documentation_is_a_site_without_a_problem() {
    let out = TempDir::new().unwrap();
    let site = build(out.path());
    for name in ["index.html", "first-report/index.html", "diagnostics/index.html", "search"] {
        assert!(site.join(name).exists(), "{name}");
    }
    let page = fs::read_to_string(site.join("first-report/index.html")).unwrap();
    assert!(page.contains("../hosting/index.html#get-comeback"), "{page}");
    assert!(!page.contains(".md\"") && !page.contains("file: pain.csv"), "{page}");
}

/// The site of the documentation.
pub(crate) fn build(out: &Path) -> PathBuf {
    let root = root();
    let words = ["--config", "docs.toml", "--project", root.to_str().unwrap(), "build"];
    let rest = ["--for", "public", "--out", out.to_str().unwrap()];
    let words: Vec<String> = words.iter().chain(&rest).map(|word| (*word).to_owned()).collect();
    let output = run(out, &words);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.is_empty(), "{told}");
    out.join("public")
}

#[test]
fn the_page_of_every_command_is_current() {
    is_current("docs/commands.md", &comeback::cli::reference());
}

#[test]
fn the_page_of_every_message_is_current() {
    is_current("docs/diagnostics.md", &comeback::diag::reference());
}

#[test]
fn every_page_of_the_documentation_is_reached_from_the_readme() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for name in pages() {
        let linked = readme.contains(&format!("docs/{name}"));
        assert!(linked || name == "_index.md", "docs/{name} is not in README.md");
    }
}
