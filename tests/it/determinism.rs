//! Same facts, same bytes: whatever the spelling, the order of lines and files, the folder, the
//! time zone or the number of threads.

use std::fs;

use crate::project::{Project, difference};
use crate::tidy::root;

/// A project with one file of the test data as its log.
fn spelt(file: &str) -> Project {
    let path = root().join("tests/data/spellings").join(file);
    let name = file.rsplit('/').next().unwrap();
    Project::new().today("2026-06-08").file(&format!("log/{name}"), &fs::read(path).unwrap())
}

#[test]
fn three_spellings_of_the_same_facts_give_the_same_site() {
    let markdown = spelt("markdown/log.md").build();
    markdown.check_pages();
    assert!(markdown.paths().len() > 20, "{:?}", markdown.paths());
    for other in ["long/log.csv", "wide/log.csv"] {
        assert_eq!(difference(&markdown, &spelt(other).build()), None, "{other}");
    }
    let rich = spelt("rich/markdown/log.md").build();
    assert!(rich.paths().len() > 20);
    assert_eq!(difference(&rich, &spelt("rich/long/log.csv").build()), None);
    assert!(difference(&markdown, &rich).is_some(), "the comparison sees a difference");
}

#[test]
fn the_same_facts_in_several_spellings_side_by_side_count_once() {
    let one = spelt("markdown/log.md").build();
    let long = fs::read(root().join("tests/data/spellings/long/log.csv")).unwrap();
    let wide = fs::read(root().join("tests/data/spellings/wide/log.csv")).unwrap();
    let three = spelt("markdown/log.md").file("log/long.csv", &long).file("log/wide.csv", &wide);
    assert_eq!(difference(&one, &three.build()), None);
}

#[test]
fn the_order_of_days_and_lines_changes_nothing() {
    let text = fs::read_to_string(root().join("tests/data/spellings/markdown/log.md")).unwrap();
    let days: Vec<&str> = text.split("\n# ").collect();
    assert!(days.len() > 10, "{}", days.len());
    let mut turned: Vec<String> = days
        .iter()
        .map(|day| day.strip_prefix("# ").unwrap_or(day).trim_end().to_owned())
        .collect();
    turned.reverse();
    let turned = format!("# {}\n", turned.join("\n\n# "));
    let project = Project::new().today("2026-06-08");
    let one = project.clone().log("log.md", &text).build();
    let other = project.log("another-name.md", &turned).build();
    assert_eq!(difference(&one, &other), None);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let build = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| spelt("rich/markdown/log.md").build())
    };
    let one = build(1);
    assert_eq!(difference(&one, &build(2)), None);
    assert_eq!(difference(&one, &build(8)), None);
}

#[test]
fn the_sample_persons_download_makes_the_same_site() {
    let mut project = Project::new();
    for (name, text) in crate::samples::sample_files() {
        project = project.file(&name.replace("sample-logs/", "log/"), text.as_bytes());
    }
    let whole = project.today("2026-06-08").build();
    let csv = whole.bytes()["log/log.csv"].clone();
    let again = Project::new().file("log/log.csv", &csv).today("2026-06-08").build();
    assert_eq!(difference(&whole, &again), None);
}
