//! Importing twice, longer exports, lines that were edited since, and what the log has already.

use std::collections::BTreeMap;

use comeback::inputs::{RelPath, SourceFile};
use comeback::journal::{Audience, Fact, Journal, Profile, disclose};
use comeback::source::import::{Brought, Why, read};
use comeback::source::{Settings, parse_log};

use super::{brought, options};

type Files = BTreeMap<RelPath, SourceFile>;

const HEADER: &str = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,\
                      Seconds,Notes,Workout Notes,RPE\n";
const FIRST: &str = "2026-03-02 18:10:33,\"A\",31m,\"Squat\",1,40,8,0,0,,,\n";
const SECOND: &str = "2026-03-05 18:10:33,\"A\",31m,\"Squat\",1,42.5,8,0,0,,,\n";

fn facts(files: &Files) -> Vec<Fact> {
    let settings = Settings::default();
    let entries = files
        .iter()
        .flat_map(|(path, file)| parse_log(path, file.bytes(), &settings).value.entries);
    let journal = Journal::seal(Profile::default(), entries.collect());
    disclose(&journal, &Audience::owner()).facts().to_vec()
}

/// Imports rows into a log and puts down what comes of it.
fn import(rows: &str, log: &mut Files) -> Brought {
    let path = RelPath::new("strong.csv").unwrap();
    let export = SourceFile::new(format!("{HEADER}{rows}").into_bytes());
    let found = read(&[(path, export)].into(), &options("strong/x.csv")).unwrap();
    let brought = brought(&found, log, &facts(log));
    assert_eq!(brought.ledger.rows, brought.ledger.taken + brought.ledger.left());
    if let Some(addition) = &brought.addition {
        log.insert(addition.file.clone(), SourceFile::new(addition.after.clone()));
    }
    brought
}

fn count(brought: &Brought, why: Why) -> usize {
    brought.ledger.left.get(&why).map_or(0, |lines| lines.count)
}

fn text(log: &Files) -> String {
    let file = log.get(&RelPath::new("log/imported/strong.md").unwrap()).unwrap();
    String::from_utf8(file.bytes().to_vec()).unwrap()
}

fn put(log: &mut Files, path: &str, text: &str) {
    log.insert(RelPath::new(path).unwrap(), SourceFile::new(text.as_bytes().to_vec()));
}

#[test]
fn the_same_export_twice_adds_nothing() {
    let mut log = Files::new();
    assert_eq!(import(FIRST, &mut log).facts, 1);
    let again = import(FIRST, &mut log);
    assert!(again.addition.is_none());
    assert_eq!(count(&again, Why::Already), 1);
}

#[test]
fn a_longer_export_adds_what_is_new_where_it_belongs() {
    let mut log = Files::new();
    import(SECOND, &mut log);
    import(&format!("{SECOND}{FIRST}"), &mut log);
    let mut whole = Files::new();
    import(&format!("{FIRST}{SECOND}"), &mut whole);
    let days = |text: String| -> Vec<String> {
        text.lines().filter(|line| line.starts_with(['#', '-', ' '])).map(str::to_owned).collect()
    };
    assert_eq!(days(text(&log)), days(text(&whole)));
    assert_eq!(facts(&log).len(), 2);
}

#[test]
fn what_was_edited_or_deleted_since_stays_so() {
    let mut log = Files::new();
    import(FIRST, &mut log);
    let edited = text(&log).replace("gym: 31min", "hill: 25min").replace("40kg", "39kg");
    put(&mut log, "log/imported/strong.md", &edited);
    assert!(import(FIRST, &mut log).addition.is_none());
    assert_eq!(text(&log), edited);
    let kept = edited.lines().filter(|line| !line.trim_start().starts_with("- "));
    let without: String = kept.map(|line| format!("{line}\n")).collect();
    put(&mut log, "log/imported/strong.md", &without);
    import(&format!("{FIRST}{SECOND}"), &mut log);
    assert_eq!(facts(&log).len(), 1, "what was deleted does not come back");
}

#[test]
fn what_changed_in_the_export_is_told_and_not_touched() {
    let mut log = Files::new();
    import(FIRST, &mut log);
    let before = text(&log);
    let changed = import(&format!("{FIRST}{}", FIRST.replace(",1,40,", ",2,40,")), &mut log);
    assert_eq!((count(&changed, Why::Changed), changed.diagnostics.len()), (2, 1));
    assert_eq!(text(&log), before);
}

#[test]
fn a_session_that_was_logged_by_hand_is_not_doubled() {
    for (line, same) in [
        ("- session 18:20 Gym: 50min, effort 4", true),
        ("- session gym: 50min", true),
        ("- session 17:00 Gym: 2h", true),
        ("- session 07:00 Gym: 50min", false),
        ("- morning: 3", false),
    ] {
        let mut log = Files::new();
        put(&mut log, "log/2026.md", &format!("# 2026-03-02\n\n{line}\n"));
        let brought = import(FIRST, &mut log);
        assert_eq!(count(&brought, Why::InLog), usize::from(same), "{line}");
        assert_eq!(brought.facts, usize::from(!same), "{line}");
        let again = import(FIRST, &mut log);
        assert!(again.addition.is_none(), "{line}");
    }
}

#[test]
fn line_ends_of_the_file_are_kept() {
    let mut log = Files::new();
    import(FIRST, &mut log);
    let windows = text(&log).replace('\n', "\r\n");
    put(&mut log, "log/imported/strong.md", &windows);
    import(&format!("{FIRST}{SECOND}"), &mut log);
    let after = text(&log);
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    assert_eq!(facts(&log).len(), 2);
}

#[test]
fn marks_that_were_deleted_do_not_double_what_is_there() {
    let mut log = Files::new();
    import(FIRST, &mut log);
    let without = text(&log).split("<!-- comeback import").next().unwrap().to_owned();
    put(&mut log, "log/imported/strong.md", &without);
    assert_eq!(count(&import(FIRST, &mut log), Why::InLog), 1);
    import(&format!("{FIRST}{SECOND}"), &mut log);
    assert_eq!(facts(&log).len(), 2);
}
