//! The table of keys and what is in effect are the same thing.

use super::super::key::{Key, all_keys, sections};
use super::super::{Config, reference};
use super::{alone, clean, path, read};

fn debug(config: &Config) -> String {
    format!("{config:?}")
}

#[test]
fn every_key_has_a_test_value_that_is_accepted_and_changes_something() {
    for key in all_keys().filter(|key| key.path != "version") {
        let with = clean(&alone(key, key.example));
        let bare = match key.path.rsplit_once('.') {
            Some((table, _)) if table.starts_with("audience") => {
                clean("[audience.some-name]\nwith = [\"evening\", \"morning\"]\n")
            }
            Some(("share.*", _)) => bare_share(key),
            Some(("table[]", _)) => clean("[[table]]\nfile = \"b.csv\"\n"),
            _ => clean(""),
        };
        assert_ne!(debug(&with), debug(&bare), "{} has no effect", key.path);
    }
}

/// The share that a key is tried on, without that key.
fn bare_share(key: &Key) -> Config {
    let whole = alone(key, key.example);
    let last = key.path.rsplit('.').next().unwrap();
    let kept: Vec<&str> =
        whole.lines().filter(|line| !line.starts_with(&format!("{last} ="))).collect();
    match last {
        "audience" => clean("[share.some-name]\naudience = \"public\"\n"),
        _ => clean(&kept.join("\n")),
    }
}

#[test]
fn every_documented_default_is_the_value_in_effect() {
    for key in all_keys().filter(|key| !key.default.is_empty()) {
        if key.path == "version" || key.path.contains('*') {
            continue;
        }
        let with = clean(&alone(key, key.default));
        assert_eq!(debug(&with), debug(&clean("")), "{}", key.path);
    }
}

#[test]
fn every_default_and_example_can_be_read_and_they_differ() {
    for key in all_keys().filter(|key| key.path != "version") {
        let found = super::super::written::default_of(key);
        let empty = key.default.is_empty() || key.default == "[]";
        assert_eq!(found.is_empty(), empty, "{}: {}", key.path, key.default);
        assert_ne!(key.default, key.example, "{}", key.path);
    }
}

#[test]
fn every_key_stands_once_and_is_described() {
    let mut paths: Vec<&str> = all_keys().map(|key| key.path).collect();
    let page = reference();
    for key in all_keys() {
        assert!(key.doc.len() > 30 && key.doc.ends_with('.'), "{}", key.path);
        assert!(page.contains(&format!("### `{}`", key.path)), "{}", key.path);
    }
    let count = paths.len();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), count);
    assert!(sections().iter().all(|section| page.contains(section.doc)));
}

#[test]
fn an_empty_file_lacks_nothing_but_its_version() {
    let parsed = read("");
    let codes: Vec<&str> = parsed.diagnostics.iter().map(|d| d.code().name).collect();
    assert_eq!(codes, ["config-no-version"]);
    assert_eq!(debug(&parsed.value), debug(&clean("")));
    let names: Vec<&String> = parsed.value.readers().keys().collect();
    assert_eq!(names, ["me", "physio", "public", "trainer"]);
}

#[test]
fn a_single_value_counts_as_a_list_of_one() {
    let one = clean("[paths]\nlogs = \"daily\"\n");
    let list = clean("[paths]\nlogs = [\"daily\"]\n");
    assert_eq!(one.paths, list.paths);
}

#[test]
fn a_file_without_a_project_is_all_that_is_read() {
    let config = Config::default_for_file(&path());
    assert_eq!(config.folders(), [path()]);
    assert_eq!(config.project, clean("").project);
}

#[test]
fn the_shell_reads_logs_content_static_files_and_themes() {
    let config = clean("[paths]\nlogs = [\"log\", \"gym.csv\"]\n");
    let folders: Vec<String> = config.folders().iter().map(ToString::to_string).collect();
    assert_eq!(folders, ["content", "data", "gym.csv", "log", "static", "themes"]);
}

#[test]
fn menu_entries_and_doses_keep_the_order_of_the_file() {
    let config = clean(
        "[[menu]]\ntitle = \"Zebra\"\nlink = \"/z/\"\n[[menu]]\ntitle = \"Ant\"\nlink = \"/a/\"\n",
    );
    let titles: Vec<&str> = config.menu.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["Zebra", "Ant"]);
}
