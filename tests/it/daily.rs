//! The page on daily use is run: each of its commands, in order, prints what the page says.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::tidy::root;

/// The words of a command, taken apart as a shell does it.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            other => words.last_mut().unwrap().push(other),
        }
    }
    words
}

/// On 12 March 2026, in an empty environment.
pub(crate) fn run(folder: &Path, args: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1773273600")
        .output()
        .unwrap()
}

/// Each command of the page with what is printed below it.
fn examples(page: &str) -> Vec<(String, String)> {
    let blocks = page.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut examples: Vec<(String, String)> = Vec::new();
    for line in blocks.flat_map(str::lines) {
        match (line.strip_prefix("$ "), examples.last_mut()) {
            (Some(command), _) => examples.push((command.to_owned(), String::new())),
            (None, Some((_, printed))) => printed.push_str(&format!("{line}\n")),
            (None, None) => panic!("{line} is no command"),
        }
    }
    examples
}

#[test]
fn every_command_of_the_page_prints_what_the_page_says() {
    let page = fs::read_to_string(root().join("docs/daily.md")).unwrap();
    let home = TempDir::new().unwrap();
    let mut folder = home.path().to_path_buf();
    let examples = examples(&page);
    assert!(examples.len() > 12, "{}", examples.len());
    for (command, printed) in examples {
        let words = words(&command);
        if words[0] == "cd" {
            folder.push(&words[1]);
            continue;
        }
        let output = run(&folder, &words[1..]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            format!("{said}{}", told.trim_end()).trim_end(),
            printed.trim_end(),
            "$ {command}"
        );
        let refused = printed.starts_with("error") || printed.contains("would change");
        assert_eq!(output.status.code(), Some(i32::from(refused)), "$ {command}");
    }
}
