//! The real binary, where it must be: exit codes, what lands on disk, what is printed where.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// An empty home and an empty environment.
pub(crate) fn comeback(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder with a project of two days.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("log")).unwrap();
    let config = "version = 1\n[project]\ntitle = \"Back\"\n[paths]\nlogs = [\"log\"]\n";
    fs::write(folder.path().join("comeback.toml"), config).unwrap();
    let log =
        "# 2026-03-11\n\n- morning: 4\n\n# 2026-03-12\n\n- morning: 3\n- private: secretword\n";
    fs::write(folder.path().join("log/2026.md"), log).unwrap();
    folder
}

#[test]
fn build_writes_the_site_and_says_so_in_one_line() {
    let folder = project();
    let output = comeback(folder.path(), &["--today", "2026-03-12", "build"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stdout(&output));
    assert!(stdout(&output).contains("0 unchanged"), "{}", stdout(&output));
    assert!(folder.path().join("site/me/index.html").is_file());
    let again = comeback(folder.path(), &["--today", "2026-03-12", "build"]);
    assert!(stdout(&again).contains(" 0 written"), "{}", stdout(&again));
}

#[test]
fn every_reader_gets_a_folder_of_their_own() {
    let folder = project();
    let output = comeback(folder.path(), &["--today", "2026-03-12", "build", "--all"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for reader in ["me", "physio", "trainer", "public"] {
        assert!(folder.path().join("site").join(reader).join("index.html").is_file(), "{reader}");
    }
    assert!(!folder.path().join("site/me/.comeback").exists());
    assert!(folder.path().join(".comeback").is_dir());
}

#[test]
fn a_dry_run_writes_nothing_at_all() {
    let folder = project();
    let output = comeback(folder.path(), &["--today", "2026-03-12", "build", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("nothing was written"));
    assert!(!folder.path().join("site").exists() && !folder.path().join(".comeback").exists());
}

#[test]
fn a_file_without_a_project_becomes_a_site_beside_it() {
    let folder = TempDir::new().unwrap();
    let table = "Datum;Schmerz morgens;Notiz\n11.03.2026;4;kalt\n12.03.2026;3,5;\n";
    fs::write(folder.path().join("pain.csv"), table).unwrap();
    let output = comeback(folder.path(), &["--today", "2026-03-12", "build", "pain.csv"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stderr(&output), stdout(&output));
    let page = folder.path().join("site/me/progress/2026-03-12/index.html");
    assert!(fs::read_to_string(page).unwrap().contains("3.5"));
}

#[test]
fn problems_of_the_log_end_in_1_and_the_good_part_is_built() {
    let folder = project();
    fs::write(folder.path().join("log/more.md"), "# 2026-03-13\n\n- morning: 14\n").unwrap();
    let output = comeback(folder.path(), &["--today", "2026-03-14", "build"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("log/more.md:3:"), "{}", stderr(&output));
    assert!(folder.path().join("site/me/progress/2026-03-12/index.html").is_file());
}

#[test]
fn a_build_log_quotes_no_one() {
    let folder = project();
    let log = "# 2026-03-13\n\n- morning: verysecretvalue\n- morningg: otherprivateword\n";
    fs::write(folder.path().join("log/more.md"), log).unwrap();
    for args in [&["build"][..], &["check"][..]] {
        let args: Vec<&str> = ["--today", "2026-03-14"].iter().chain(args).copied().collect();
        let output = comeback(folder.path(), &args);
        let said = format!("{}{}", stdout(&output), stderr(&output));
        assert!(said.contains("log/more.md:"), "{said}");
        for word in ["verysecretvalue", "otherprivateword", "secretword"] {
            assert!(!said.contains(word), "{said}");
        }
    }
}

#[test]
fn what_was_written_is_quoted_where_that_is_asked_for() {
    let folder = project();
    fs::write(folder.path().join("log/more.md"), "# 2026-03-13\n\n- mornign: wobble\n").unwrap();
    for (when, quoted) in [("always", true), ("never", false), ("auto", false)] {
        for command in ["check", "build"] {
            let args = ["--today", "2026-03-14", "--quote", when, command];
            let output = comeback(folder.path(), &args);
            let said = format!("{}{}", stdout(&output), stderr(&output));
            assert!(said.contains("log/more.md:3:3"), "{said}");
            assert_eq!(said.contains("- mornign: wobble"), quoted, "{when} {command}: {said}");
        }
    }
}

#[test]
fn a_wrong_configuration_writes_nothing() {
    let folder = project();
    fs::write(folder.path().join("comeback.toml"), "version = 1\n[projekt]\n").unwrap();
    let output = comeback(folder.path(), &["--today", "2026-03-12", "build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("comeback.toml:2:"), "{}", stderr(&output));
    assert!(stderr(&output).contains("project"), "{}", stderr(&output));
    assert!(!folder.path().join("site").exists());
}

#[test]
fn wrong_usage_ends_in_2_and_no_project_in_4() {
    let folder = TempDir::new().unwrap();
    assert_eq!(comeback(folder.path(), &["biuld"]).status.code(), Some(2));
    let output = comeback(folder.path(), &["--today", "2026-03-12", "build"]);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(stderr(&output).contains("comeback.toml"), "{}", stderr(&output));
}

#[test]
fn a_foreign_folder_is_left_alone_until_it_is_adopted() {
    let folder = project();
    fs::create_dir_all(folder.path().join("site/me")).unwrap();
    fs::write(folder.path().join("site/me/mine.txt"), "mine").unwrap();
    let refused = comeback(folder.path(), &["--today", "2026-03-12", "build"]);
    assert_eq!(refused.status.code(), Some(5));
    assert!(stderr(&refused).contains("mine.txt"), "{}", stderr(&refused));
    let adopted = comeback(folder.path(), &["--today", "2026-03-12", "build", "--adopt"]);
    assert_eq!(adopted.status.code(), Some(0), "{}", stderr(&adopted));
    assert_eq!(fs::read_to_string(folder.path().join("site/me/mine.txt")).unwrap(), "mine");
}

#[test]
fn rollback_puts_the_old_site_back() {
    let folder = project();
    let page = folder.path().join("site/me/progress/2026-03-12/index.html");
    comeback(folder.path(), &["--today", "2026-03-12", "build"]);
    let old = fs::read(&page).unwrap();
    fs::write(folder.path().join("log/2026.md"), "# 2026-03-12\n\n- morning: 8\n").unwrap();
    comeback(folder.path(), &["--today", "2026-03-12", "build"]);
    assert_ne!(fs::read(&page).unwrap(), old);
    let back = comeback(folder.path(), &["--today", "2026-03-12", "rollback"]);
    assert_eq!(back.status.code(), Some(0), "{}", stderr(&back));
    assert_eq!(fs::read(&page).unwrap(), old);
}

#[test]
fn zone_locale_folder_and_threads_change_no_byte() {
    let build = |zone: &str, locale: &str, threads: &str| {
        let folder = project();
        let output = Command::new(env!("CARGO_BIN_EXE_comeback"))
            .args(["--today", "2026-03-12", "build"])
            .current_dir(folder.path().join("log"))
            .env_clear()
            .envs([("TZ", zone), ("LC_ALL", locale), ("RAYON_NUM_THREADS", threads)])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let site = folder.path().join("site/me");
        let mut files: Vec<(String, Vec<u8>)> = walkdir::WalkDir::new(&site)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let name = entry.path().strip_prefix(&site).unwrap().to_string_lossy().into_owned();
                (name, fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let one = build("UTC", "C", "1");
    assert!(one.len() > 5);
    assert!(one == build("Pacific/Auckland", "de_DE.UTF-8", "8"));
    assert!(one == build("America/Los_Angeles", "tr_TR.UTF-8", "2"));
}

#[test]
fn the_day_comes_from_the_epoch_where_none_is_given() {
    let folder = project();
    let output = Command::new(env!("CARGO_BIN_EXE_comeback"))
        .arg("build")
        .current_dir(folder.path())
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1773273600")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = fs::read_to_string(folder.path().join("site/me/index.html")).unwrap();
    assert!(page.contains("12 March 2026"), "{page}");
}

#[test]
fn every_code_is_explained_and_an_unknown_one_gets_a_suggestion() {
    let folder = TempDir::new().unwrap();
    let all = comeback(folder.path(), &["explain"]);
    let names: Vec<String> = stdout(&all)
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    assert!(names.len() >= 60, "{}", names.len());
    let one = comeback(folder.path(), &["explain", &names[0]]);
    assert!(stdout(&one).starts_with(&names[0]) && stdout(&one).lines().count() > 3);
    let wrong = comeback(folder.path(), &["explain", "unknown-kye"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(stderr(&wrong).contains("unknown-key"));
}

#[test]
fn completions_man_page_and_schema_are_made_from_the_definitions() {
    let folder = TempDir::new().unwrap();
    assert!(stdout(&comeback(folder.path(), &["completions", "bash"])).contains("comeback"));
    assert!(stdout(&comeback(folder.path(), &["man"])).contains(".TH comeback"));
    let schema = stdout(&comeback(folder.path(), &["schema"]));
    assert!(serde_json::from_str::<serde_json::Value>(&schema).is_ok());
}

#[test]
fn check_in_json_names_code_and_place() {
    let folder = project();
    fs::write(folder.path().join("log/more.md"), "# 2026-03-13\n\n- morning: 14\n").unwrap();
    let output = comeback(folder.path(), &["--today", "2026-03-14", "check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = json["diagnostics"].as_array().unwrap().iter().find(|d| d["file"] == "log/more.md");
    assert_eq!(first.unwrap()["line"], 3);
    assert_eq!(json["version"], 1);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn emit_views_prints_what_each_template_gets() {
    let folder = project();
    let output = comeback(folder.path(), &["--today", "2026-03-12", "build", "--emit", "views"]);
    let lines = stdout(&output);
    for line in lines.lines() {
        let view: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(view["template"].as_str().unwrap().ends_with(".html"), "{line}");
    }
    assert!(lines.lines().count() >= 4);
    assert!(!folder.path().join("site").exists());
}

#[test]
fn check_lists_the_addresses_on_the_web_and_their_places_and_asks_none_of_them() {
    let folder = project();
    fs::create_dir(folder.path().join("content")).unwrap();
    let text = "# A\n\n[there](https://example.org/there) and [here](#a)\n";
    fs::write(folder.path().join("content/a.md"), text).unwrap();
    let output = comeback(folder.path(), &["--today", "2026-03-12", "check", "--links"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stdout(&output);
    assert!(told.contains("https://example.org/there"), "{told}");
    assert!(told.contains("content/a.md:3:1"), "{told}");
    let without = comeback(folder.path(), &["--today", "2026-03-12", "check"]);
    assert!(!stdout(&without).contains("example.org"));
}
