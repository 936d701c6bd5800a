//! The walk of a new user: a folder with a spreadsheet or notes of one's own, and nothing but the
//! commands of docs/first-report.md, to the sheet for the appointment.

mod sheets;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::daily::run;
use crate::docs::{Step, follow, page, steps};
use sheets::{Table, tables};

/// The commands from an empty start to the sheet.
fn commands() -> Vec<String> {
    let page = page("first-report.md");
    let first = page.split("\n## From notes").next().unwrap();
    let runs = steps(first).into_iter().filter_map(|step| match step {
        Step::Run(line) => Some(line),
        Step::Block { .. } => None,
    });
    runs.collect()
}

fn said(folder: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let output = run(folder, &words);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// The sheets for an appointment that lie in a folder.
fn sheets_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().contains("report-physio-")).collect()
}

/// Walks from a folder with one table; how many questions were met.
fn walk(table: &Table) -> usize {
    let home = TempDir::new().unwrap();
    let mut folder = home.path().to_path_buf();
    fs::write(folder.join(table.name), &table.bytes).unwrap();
    let commands = commands();
    follow(&mut folder, &commands[0]);
    let (_, json, _) = said(&folder, &["check", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&json).unwrap();
    let told = told["diagnostics"].as_array().unwrap();
    let questions: BTreeSet<&str> = told
        .iter()
        .filter(|it| it["severity"] == "error")
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    if !questions.is_empty() {
        let config = fs::read_to_string(folder.join("comeback.toml")).unwrap();
        fs::write(folder.join("comeback.toml"), config + table.answer).unwrap();
        assert!(!table.answer.is_empty(), "{}: {told:#?}", table.name);
    }
    for line in &commands[1..] {
        println!("{}: {line}", table.name);
        follow(&mut folder, line);
    }
    assert_eq!(sheets_in(&folder).len(), 1, "{}", table.name);
    let (_, log, _) = said(&folder, &["convert", "--to", "long"]);
    let facts = facts(&log);
    let wanted: BTreeSet<String> = table.facts.iter().map(|it| (*it).to_owned()).collect();
    let missing: Vec<_> = wanted.difference(&facts).collect();
    assert!(missing.is_empty(), "{}: {missing:?}\n{log}", table.name);
    let pains = ["morning", "evening", "worst", "pain"];
    let is_pain = |fact: &&String| pains.iter().any(|it| fact.split(' ').nth(1) == Some(it));
    let more: Vec<_> = facts.difference(&wanted).filter(is_pain).collect();
    assert!(more.is_empty(), "{}: {more:?} was never written", table.name);
    questions.len()
}

/// The rows of a long table in short: `2026-03-09 morning 4`.
fn facts(table: &str) -> BTreeSet<String> {
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let short = |row: csv::StringRecord| {
        let cells: Vec<&str> = row.iter().take(5).filter(|cell| !cell.is_empty()).collect();
        cells.join(" ")
    };
    rows.records().map(|row| short(row.unwrap())).collect()
}

#[test]
fn the_sheet_is_reached_in_five_commands_or_fewer() {
    let commands = commands();
    assert!((2..=5).contains(&commands.len()), "{commands:?}");
    assert!(commands.last().unwrap().contains("report"), "{commands:?}");
}

#[test]
fn of_twenty_unlike_spreadsheets_eighteen_are_right_at_once_and_none_is_ever_wrong() {
    let tables = tables();
    assert!(tables.len() >= 20, "{}", tables.len());
    let questions: Vec<(&str, usize)> = tables.iter().map(|it| (it.name, walk(it))).collect();
    let asked: Vec<_> = questions.iter().filter(|(_, count)| *count > 0).collect();
    assert!(questions.len() - asked.len() >= 18, "{asked:?}");
    assert!(questions.iter().all(|(_, count)| *count <= 3), "{asked:?}");
    assert!(!asked.is_empty(), "the tables hold one that must be asked about");
}

#[test]
fn one_file_is_a_site_without_a_project() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("pain.csv"), "date,pain\n2026-03-11,4\n2026-03-12,3\n").unwrap();
    let (code, _, told) = said(home.path(), &["build", "pain.csv"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(home.path().join("site/me/index.html").is_file());
    assert!(!home.path().join("comeback.toml").exists());
}

/// A vault as Obsidian keeps it.
fn vault(folder: &Path) {
    for (path, text) in [
        (".obsidian/app.json", "{}"),
        (".obsidian/daily-notes.json", r#"{"folder":"Daily notes","format":"YYYY-MM-DD"}"#),
        ("Templates/Daily.md", "# {{date}}\n\n- morning: \n- evening: \n"),
        (
            "Projects/Bike.md",
            "# Bike\n\nBought 2026-01-02\n- chain: 9 gears\n- walk: to the shop\n",
        ),
        ("Sam.md", "---\ntype: person\n---\n- phone: 12345\n"),
        (
            "Daily notes/2026-03-11.md",
            "---\ntags: [daily]\nsleep: 6.5h\nmood: fine\n---\n# Wednesday\n\n\
             << [[2026-03-10]] | [[2026-03-12]] >>\n\n## Back\n- morning: 4, stiff 20min\n\
             - [x] bout 07:10: knee rolls 10, cat-cow 8\n- [ ] bout: walk 20min\n- evening: 4\n\n\
             ## Work\n- Called [[Sam]] about the [[Bike|ride]]\n- [ ] send the letter\n\
             ![[photo.png]]\n\n> [!note] Idea\n> Stand more. #desk\n\n%%hidden%%\n",
        ),
        (
            "Daily notes/2026-03-12.md",
            "---\nmorning: 3\n---\n## Training\n- session 18:10 Gym: 50min, effort 4\n\
             \t- goblet squat: 3x8 @ 16kg\n\t- response: before 3, during 4, hour 3\n\
             - private: argued at work\n\nevening:: 2\n",
        ),
    ] {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    fs::write(folder.join("photo.png"), b"\x89PNG").unwrap();
}

#[test]
fn a_vault_leads_to_the_sheet_and_every_line_of_it_is_used_or_told() {
    let home = TempDir::new().unwrap();
    let mut folder = home.path().to_path_buf();
    vault(&folder);
    let before = fs::read_to_string(folder.join("Daily notes/2026-03-11.md")).unwrap();
    for line in commands() {
        follow(&mut folder, &line);
    }
    assert_eq!(sheets_in(&folder).len(), 1);
    assert_eq!(fs::read_to_string(folder.join("Daily notes/2026-03-11.md")).unwrap(), before);
    let (_, log, _) = said(&folder, &["convert", "--to", "long"]);
    for used in [
        "2026-03-11 morning 4",
        "2026-03-11 evening 4",
        "2026-03-11 sleep 6h30",
        "2026-03-11 07:10 bout",
        "2026-03-12 morning 3",
        "2026-03-12 evening 2",
        "2026-03-12 18:10 session Gym",
        "2026-03-12 private",
    ] {
        let there = facts(&log).iter().any(|fact| fact.starts_with(used));
        assert!(there, "{used} is lost\n{log}");
    }
    for words in ["Called", "Stand more"] {
        assert!(log.contains(words), "{words} is lost\n{log}");
    }
    for other in ["phone", "9 gears", "to the shop", "hidden"] {
        assert!(!log.contains(other), "{other} is no part of the log\n{log}");
    }
    let (_, check, _) = said(&folder, &["check"]);
    assert!(check.contains("open-task"), "the task that is open is named: {check}");
}
