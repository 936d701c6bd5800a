//! The sample logs and the spellings through the real readers: nothing is refused, nothing is
//! reported but what stands there on purpose, and equal facts are equal whatever their spelling.

use std::collections::BTreeMap;
use std::fs;

use comeback::config;
use comeback::diag::Diagnostic;
use comeback::inputs::RelPath;
use comeback::journal::{Audience, Entry, Journal, Profile, What, disclose};
use comeback::source::{Settings, markdown, table};

use crate::samples::sample_files;
use crate::tidy::root;

/// What the sample logs are meant to be told, by file and code.
const MEANT: &[(&str, &str, usize)] = &[
    ("sample-logs/2026-02.md", "unknown-key", 1),
    ("sample-logs/2026-06.csv", "table-unknown-column", 1),
];

fn parse(path: &str, bytes: &[u8]) -> (Vec<Entry>, Vec<Diagnostic>) {
    let path = RelPath::new(path).unwrap();
    let settings = Settings::default();
    if table::is_table(&path) {
        let parsed = table::parse(&path, bytes, &settings);
        assert!(parsed.value.questions.is_empty(), "{path}: {:?}", parsed.value.questions);
        (parsed.value.entries, parsed.diagnostics)
    } else {
        let parsed = markdown::parse_markdown(&path, bytes, &settings);
        (parsed.value, parsed.diagnostics)
    }
}

/// What a file says, without the places it says it at.
fn facts(path: &str) -> Vec<String> {
    let bytes = fs::read(root().join(path)).unwrap();
    let (entries, diagnostics) = parse(path, &bytes);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let journal = Journal::seal(Profile::default(), entries);
    let disclosure = disclose(&journal, &Audience::owner());
    let facts = disclosure.facts().iter();
    facts.map(|fact| format!("{} {:?} {:?}", fact.date, fact.time, fact.what)).collect()
}

#[track_caller]
fn assert_same_facts(one: &str, other: &str) {
    let (left, right) = (facts(one), facts(other));
    let missing = |from: &[String], others: &[String]| {
        from.iter().filter(|fact| !others.contains(fact)).cloned().collect::<Vec<_>>().join("\n  ")
    };
    assert!(left.len() > 60, "{one} says too little: {}", left.len());
    assert!(
        left == right,
        "only in {one}:\n  {}\nonly in {other}:\n  {}",
        missing(&left, &right),
        missing(&right, &left),
    );
}

#[test]
fn every_sample_file_reads_with_nothing_told_but_what_is_meant() {
    let mut told: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut quoted = Vec::new();
    for (path, text) in sample_files() {
        for diagnostic in parse(&path, text.as_bytes()).1 {
            quoted.push(format!("{path}: {diagnostic:?}"));
            *told.entry((path.clone(), diagnostic.code().name)).or_default() += 1;
        }
    }
    let meant: BTreeMap<(String, &str), usize> =
        MEANT.iter().map(|(path, code, count)| (((*path).to_owned(), *code), *count)).collect();
    assert!(told == meant, "{told:#?}\n{}", quoted.join("\n"));
}

#[test]
fn the_sample_configuration_is_read_without_a_word() {
    let text = fs::read_to_string(root().join("comeback.toml")).unwrap();
    let parsed = config::parse(&RelPath::new("comeback.toml").unwrap(), &text);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
}

#[test]
fn plain_facts_are_the_same_in_three_spellings() {
    assert_same_facts("tests/data/spellings/markdown/log.md", "tests/data/spellings/long/log.csv");
    assert_same_facts("tests/data/spellings/markdown/log.md", "tests/data/spellings/wide/log.csv");
}

#[test]
fn rich_facts_are_the_same_in_markdown_and_in_the_long_table() {
    let folder = "tests/data/spellings/rich";
    assert_same_facts(&format!("{folder}/markdown/log.md"), &format!("{folder}/long/log.csv"));
}

#[test]
fn no_word_of_the_samples_is_lost_for_want_of_a_key() {
    let mut others = Vec::new();
    for (path, text) in sample_files() {
        let journal = Journal::seal(Profile::default(), parse(&path, text.as_bytes()).0);
        for fact in disclose(&journal, &Audience::owner()).facts() {
            if let What::Other { key, .. } = &fact.what {
                others.push(key.clone());
            }
        }
    }
    assert_eq!(others, ["mood", "weather", "weather", "weather", "weather"]);
}
