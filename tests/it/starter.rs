//! A new project: it builds at once, its spreadsheets are read back by our own reader, and nothing
//! that lies in its folder is touched.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use comeback::config;
use comeback::inputs::RelPath;
use comeback::journal::{Audience, Fact, Journal, Profile, disclose};
use comeback::source::{Settings, parse_log};
use comeback::starter::{
    Answers, Beginning, COLUMNS, Sheet, example, files, ods, week_sheet, xlsx,
};
use jiff::civil::date;
use tempfile::TempDir;

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--today", "2026-03-12"])
        .args(args)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap()
}

fn facts(name: &str, bytes: &[u8]) -> Vec<Fact> {
    let path = RelPath::new(name).unwrap();
    let read = parse_log(&path, bytes, &Settings::default());
    assert!(read.diagnostics.is_empty(), "{name}: {:#?}", read.diagnostics);
    let journal = Journal::seal(Profile::default(), read.value.entries);
    disclose(&journal, &Audience::owner()).facts().to_vec()
}

fn said(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(|fact| format!("{} {:?} {:?}", fact.date, fact.time, fact.what)).collect()
}

#[test]
fn the_example_week_reads_the_same_from_every_kind_of_table() {
    let filled = [Sheet { name: "Diary", rows: example(), checked: true }];
    let lines: Vec<String> = example().iter().map(|row| row.join(",")).collect();
    let csv = facts("week.csv", (lines.join("\n") + "\n").as_bytes());
    assert_eq!(said(&facts("week.xlsx", &xlsx(&filled))), said(&csv));
    assert_eq!(said(&facts("week.ods", &ods(&filled))), said(&csv));
    assert!(csv.len() > 50, "{}", csv.len());
    assert_eq!(csv[0].date, date(2026, 3, 9));
}

#[test]
fn the_example_sheet_is_nobodys_log() {
    for (name, bytes) in [
        ("diary.xlsx", xlsx(&[Sheet::diary(), Sheet::shown()])),
        ("diary.ods", ods(&[Sheet::diary(), Sheet::shown()])),
    ] {
        let read = parse_log(&RelPath::new(name).unwrap(), &bytes, &Settings::default());
        assert_eq!(read.value.entries.len(), 0, "{name}");
        let codes: Vec<_> = read.diagnostics.iter().map(|told| told.code().name).collect();
        assert_eq!(codes, ["table-no-rows"], "{name}");
    }
}

#[test]
fn a_workbook_checks_what_is_typed_and_is_the_same_every_time() {
    let sheets = [Sheet::diary(), Sheet::shown()];
    assert_eq!(xlsx(&sheets), xlsx(&sheets));
    assert_eq!(ods(&sheets), ods(&sheets));
    let part = |bytes: Vec<u8>, name: &str| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
    };
    let sheet = part(xlsx(&sheets), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<formula1>0</formula1><formula2>10</formula2>"), "{sheet}");
    assert!(sheet.contains("&quot;ok,meh,no&quot;"), "{sheet}");
    let content = part(ods(&sheets), "content.xml");
    assert!(content.contains("cell-content-is-between(0,10)"), "{content}");
}

#[test]
fn the_answers_of_a_form_are_read_as_they_come() {
    let questions: Vec<String> = COLUMNS.iter().map(|column| column.question.to_owned()).collect();
    let rows = example().into_iter().skip(1);
    let mut rows: Vec<String> = rows.map(|row| row.join(",")).collect();
    rows.insert(0, questions.join(","));
    let form = facts("form.csv", (rows.join("\n") + "\n").as_bytes());
    let lines: Vec<String> = example().iter().map(|row| row.join(",")).collect();
    let table = facts("week.csv", (lines.join("\n") + "\n").as_bytes());
    assert_eq!(said(&form), said(&table));
}

#[test]
fn a_new_configuration_has_no_problem_whatever_was_answered() {
    let answers = Answers {
        name: Some("R. \"H\"".to_owned()),
        began: Some(date(2026, 1, 5)),
        usual: vec![("goblet squat".to_owned(), "3x8 @ 24kg".to_owned())],
        appointment: Some(date(2026, 3, 19)),
        logs: vec![RelPath::new("daily notes").unwrap()],
    };
    for answers in [Answers::default(), answers] {
        let files = files(&Beginning::Own(answers.clone()), date(2026, 3, 12));
        let path = RelPath::new("comeback.toml").unwrap();
        let text = String::from_utf8(files[&path].clone()).unwrap();
        let parsed = config::parse(&path, &text);
        assert!(parsed.diagnostics.is_empty(), "{text}\n{:#?}", parsed.diagnostics);
        assert!(text.lines().count() <= 40, "a screenful");
        let uncommented: String = text
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(rest) if rest.contains(" = ") || rest.starts_with('[') => format!("{rest}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        let told = config::parse(&path, &uncommented).diagnostics;
        assert!(told.is_empty(), "{uncommented}\n{told:#?}");
    }
}

#[test]
fn a_new_project_builds_at_once_without_a_word_of_complaint() {
    for args in [&["--yes"][..], &["--sample"][..], &["--education"][..]] {
        let home = TempDir::new().unwrap();
        let made = run(home.path(), &[&["new", "back"], args].concat());
        let told = String::from_utf8_lossy(&made.stdout).into_owned();
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
        let commands: Vec<&str> =
            told.lines().filter_map(|line| line.strip_prefix("  comeback ")).collect();
        assert_eq!(commands.len(), 2, "{told}");
        assert!(told.contains("\n  cd back\n"), "{told}");
        let folder = home.path().join("back");
        for command in commands {
            let words: Vec<&str> = command.split(' ').collect();
            let ran = run(&folder, &words);
            let stderr = String::from_utf8_lossy(&ran.stderr).into_owned();
            assert_eq!(ran.status.code(), Some(0), "{args:?} {command}: {stderr}");
            assert!(args != ["--yes"] || stderr.is_empty(), "{command}: {stderr}");
        }
        let reader = if args == ["--education"] { "public" } else { "me" };
        assert!(folder.join("site").join(reader).join("index.html").is_file());
        assert!(fs::read_to_string(folder.join(".gitignore")).unwrap().contains("/site/"));
        let again = run(home.path(), &["new", "back", "--yes"]);
        assert_eq!(again.status.code(), Some(4));
    }
}

#[test]
fn a_folder_of_notes_becomes_a_project_and_keeps_every_file() {
    let home = TempDir::new().unwrap();
    fs::create_dir_all(home.path().join("daily")).unwrap();
    fs::create_dir_all(home.path().join(".obsidian")).unwrap();
    fs::write(home.path().join("daily/2026-03-11.md"), "- morning: 4\n").unwrap();
    fs::write(home.path().join("Ideas.md"), "- morning: 4\n").unwrap();
    fs::write(home.path().join("pain.csv"), "date,evening\n2026-03-11,3\n").unwrap();
    let made = run(home.path(), &["new", ".", "--yes"]);
    let told = String::from_utf8_lossy(&made.stdout);
    assert!(told.contains("daily, pain.csv"), "{told}");
    assert!(!home.path().join("log").exists());
    let built = run(home.path(), &["build"]);
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    assert!(home.path().join("site/me/progress/2026-03-11/index.html").is_file());
    assert_eq!(fs::read_to_string(home.path().join("Ideas.md")).unwrap(), "- morning: 4\n");
}

#[test]
fn a_file_in_the_way_keeps_everything_from_being_written() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join(".gitignore"), "mine\n").unwrap();
    let made = run(home.path(), &["new", ".", "--yes"]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(fs::read_to_string(home.path().join(".gitignore")).unwrap(), "mine\n");
    let home = TempDir::new().unwrap();
    fs::create_dir_all(home.path().join("sheets")).unwrap();
    fs::write(home.path().join("sheets/week.html"), "mine\n").unwrap();
    let made = run(home.path(), &["new", ".", "--yes"]);
    assert_eq!(made.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&made.stderr).contains("nothing was written"));
    assert!(!home.path().join("comeback.toml").exists());
}

#[test]
fn the_week_sheet_loads_nothing() {
    let sheet = week_sheet();
    for loading in ["src=", "href=", "url(", "http:", "https:", "<script"] {
        assert!(!sheet.contains(loading), "{loading}");
    }
    assert_eq!(sheet.matches("<td>").count() % 7, 0);
}
