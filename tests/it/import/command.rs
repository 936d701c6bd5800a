//! `comeback import` as it is typed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::folder;

pub(super) fn run(project: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--project", project.to_str().unwrap(), "--today", "2026-03-14", "import"])
        .args(words)
        .output()
        .unwrap()
}

pub(super) fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("log")).unwrap();
    fs::write(folder.path().join("comeback.toml"), "version = 1\n").unwrap();
    fs::write(folder.path().join("log/2026.md"), "# 2026-03-12\n\n- morning: 3\n").unwrap();
    folder
}

fn export(name: &str) -> String {
    folder().join(name).to_string_lossy().into_owned()
}

#[test]
fn an_import_is_tried_written_and_repeated() {
    let project = project();
    let log = project.path().join("log/imported/fitnotes.md");
    let file = export("fitnotes/pounds.csv");
    let tried = run(project.path(), &[&file, "--dry-run"]);
    assert!(String::from_utf8_lossy(&tried.stdout).contains("+ - session gym:"), "{tried:?}");
    assert!(!log.exists());
    let done = run(project.path(), &[&file]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let text = fs::read_to_string(&log).unwrap();
    assert!(text.contains("- Barbell Squat: 2x8, @ 95lb"), "{text}");
    let again = run(project.path(), &[&file, "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!((&told["rows"], &told["taken"]), (&6.into(), &0.into()));
    assert_eq!(told["left"]["already-brought-in"]["count"], 6);
    assert_eq!(told["written"], false);
    assert_eq!(fs::read_to_string(&log).unwrap(), text);
}

#[test]
fn what_has_to_be_answered_is_asked_for_and_nothing_is_written() {
    let project = project();
    let refused = run(project.path(), &[&export("strong/plain.csv")]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--weight-unit kg"));
    assert!(!project.path().join("log/imported").exists());
    let words = ["--weight-unit", "kg", "--distance-unit", "km"];
    let file = export("strong/plain.csv");
    let done = run(project.path(), &[&[file.as_str()], &words[..]].concat());
    assert_eq!(done.status.code(), Some(0), "{done:?}");
}

#[test]
fn a_fact_that_is_added_never_lands_in_an_import() {
    let project = project();
    fs::remove_file(project.path().join("log/2026.md")).unwrap();
    run(project.path(), &[&export("hevy/plain.csv")]);
    let log = project.path().join("log/imported/hevy.md");
    let before = fs::read(&log).unwrap();
    let added = Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--project", project.path().to_str().unwrap(), "--today", "2026-03-14"])
        .args(["add", "morning", "3"])
        .output()
        .unwrap();
    assert_eq!(added.status.code(), Some(0), "{added:?}");
    assert_eq!(fs::read(&log).unwrap(), before);
    assert!(project.path().join("log/2026.md").exists());
}

#[test]
fn the_configuration_says_once_what_exports_do_not_say() {
    let project = project();
    let config = "version = 1\n[log]\nweight_unit = \"kg\"\n[import]\nzone = \"Europe/Berlin\"\n\
                  [import.map]\n\"How is your pain in the morning?\" = \"morning\"\n";
    fs::write(project.path().join("comeback.toml"), config).unwrap();
    for (name, line) in [
        ("strava/archive-2026.csv", "session 00:30 walk: 30min, 3.21km"),
        ("strong/rest-timers.csv", "Squat (Barbell): 2x10, @ 40kg"),
        ("table/form.csv", "# 2026-02-27\n\n- morning: 3"),
    ] {
        let done = run(project.path(), &[&export(name)]);
        assert_eq!(done.status.code(), Some(0), "{done:?}");
        let id = name.split('/').next().unwrap();
        let text = fs::read_to_string(project.path().join(format!("log/imported/{id}.md")));
        assert!(text.unwrap().contains(line), "{name}");
    }
}

#[test]
fn what_an_export_says_is_not_quoted_where_others_may_read() {
    let project = project();
    let told =
        run(project.path(), &[&export("strong/broken.csv"), "--weight-unit", "kg", "--json"]);
    assert_eq!(told.status.code(), Some(1), "rows were left with errors");
    assert!(project.path().join("log/imported/strong.md").exists(), "the other rows are taken");
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(!text.contains("forty") && !text.contains("a while"), "{text}");
    let own = run(project.path(), &[&export("table/unknown.csv")]);
    assert!(!String::from_utf8_lossy(&own.stderr).contains("Wann"));
}

#[test]
fn a_file_that_is_not_there_is_the_worlds_fault() {
    let project = project();
    assert_eq!(run(project.path(), &["nothing.csv"]).status.code(), Some(4));
}
