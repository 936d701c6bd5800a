//! Exports of other programs: each quirk has a made-up file under `tests/data/import`, with what is
//! told of it and the exact log beside it. `UPDATE=1 cargo test --test it -- import::` writes these
//! anew.

mod command;
mod packed;
mod property;
mod repeated;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use comeback::inputs::{RelPath, SourceFile};
use comeback::journal::{DistanceUnit, Fact, MassUnit};
use comeback::source::entry::Log;
use comeback::source::import::{Brought, Found, Options, With, bring, formats, read};
use comeback::source::{DateOrder, DecimalMark, Settings};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use walkdir::WalkDir;

use crate::tidy::root;

pub(crate) const TODAY: Date = date(2026, 3, 14);

fn folder() -> PathBuf {
    root().join("tests/data/import")
}

/// What has to be said about a few files, because they do not say it.
fn options(name: &str) -> Options {
    let mut options = Options::new(TODAY);
    for (heading, meaning) in meanings(name) {
        options.answer.columns.insert((*heading).to_owned(), (*meaning).to_owned());
    }
    let format = name.split('/').next().unwrap();
    options.mass = match (name, format) {
        ("strong/no-duration.csv", _) => Some(MassUnit::Lb),
        (_, "strong" | "gymrun") => Some(MassUnit::Kg),
        _ => None,
    };
    if matches!(format, "strong" | "garmin") {
        options.distance = Some(DistanceUnit::Kilometre);
    }
    if format == "strava" || name == "google-fit/zone.d" {
        options.zone = TimeZone::get("Europe/Berlin").ok();
    }
    if name.contains("headerless") || name.contains("french") {
        options.format = Some(format.to_owned());
    }
    match name {
        "loop/french.csv" => options.answer.date_order = Some(DateOrder::MonthFirst),
        "garmin/number-answered.csv" => options.answer.decimal = Some(DecimalMark::Point),
        _ => {}
    }
    options
}

/// What words of an export mean, as somebody would say it.
fn meanings(name: &str) -> &'static [(&'static str, &'static str)] {
    match (name, name.split('/').next().unwrap()) {
        ("daylio/unmapped.csv", _) => &[],
        (_, "daylio") => &[
            ("bad", "stress 4"),
            ("Awful", "stress 5"),
            ("back pain", "pain 4"),
            ("yoga", "bout yoga 10min"),
        ],
        (_, "bearable") => &[("Stress", "stress")],
        (_, "loop") => &[
            ("Knee rolls", "bout knee rolls 10"),
            ("Guarded", "guarded"),
            ("Mal de dos", "pain 4"),
            ("Back pain", "pain"),
            ("Value", "pain"),
        ],
        ("fitnotes/body-tracker.csv", _) => &[("Back pain", "pain")],
        ("table/pain-by-hand.csv", _) => &[
            ("Data", "date"),
            ("Esercizio", "activity"),
            ("Peso (kg)", "weight_kg"),
            ("Dolore", "during"),
        ],
        ("table/form.csv", _) => &[("How is your pain in the morning?", "morning")],
        _ => &[],
    }
}

/// Every made-up export: a file, or a folder whose name ends in `.d`.
fn exports() -> Vec<String> {
    let files = WalkDir::new(folder()).into_iter().filter_map(Result::ok);
    let names = files
        .filter(|file| file.depth() == 2)
        .map(|file| file.path().strip_prefix(folder()).unwrap().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| !name.ends_with(".txt")).collect();
    names.sort();
    assert!(names.len() > 15, "{names:?}");
    names
}

fn files_of(name: &str) -> BTreeMap<RelPath, SourceFile> {
    let whole = folder().join(name);
    let base = if whole.is_dir() { whole.clone() } else { whole.parent().unwrap().to_path_buf() };
    let files = WalkDir::new(&whole).into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.file_type().is_file());
    files.map(|file| one_file(&base, file.path())).collect()
}

fn one_file(base: &Path, path: &Path) -> (RelPath, SourceFile) {
    let name = path.strip_prefix(base).unwrap().to_string_lossy().into_owned();
    (RelPath::new(&name).unwrap(), SourceFile::new(fs::read(path).unwrap()))
}

/// A log with these files.
fn brought(found: &Found, files: &BTreeMap<RelPath, SourceFile>, facts: &[Fact]) -> Brought {
    let (settings, paths) = (Settings::default(), [RelPath::new("log").unwrap()]);
    bring(found, Log { files, paths: &paths, settings: &settings }, facts, TODAY)
}

fn shown(name: &str) -> String {
    let mut text = String::new();
    let found = match read(&files_of(name), &options(name)) {
        Ok(found) => found,
        Err(problems) => {
            for problem in problems {
                let _ = writeln!(text, "{} {}", problem.code().name, place(&problem));
            }
            return text;
        }
    };
    let brought = brought(&found, &BTreeMap::new(), &[]);
    let ledger = &brought.ledger;
    let _ = writeln!(
        text,
        "{}: {} rows, {} taken, {} left",
        found.id,
        ledger.rows,
        ledger.taken,
        ledger.left()
    );
    for (why, lines) in &ledger.left {
        let _ = writeln!(text, "  {} {:?}", why.word(), lines.named);
    }
    let _ = writeln!(text, "  unused: {}", found.unused.join(", "));
    for problem in found.diagnostics.iter().chain(&brought.diagnostics) {
        let _ = writeln!(text, "  {} {}", problem.code().name, place(problem));
    }
    let log = brought.addition.map_or_else(String::new, |addition| {
        format!("--- {}\n{}", addition.file, String::from_utf8(addition.after).unwrap())
    });
    text + &log
}

fn place(problem: &comeback::diag::Diagnostic) -> String {
    problem.place().map_or_else(String::new, ToString::to_string)
}

#[test]
fn every_export_is_read_as_it_is_told_beside_it() {
    for name in exports() {
        let (shown, beside) = (shown(&name), folder().join(format!("{name}.txt")));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, &shown).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(shown, expected, "{name} (UPDATE=1 rewrites what is told of it)");
    }
}

#[test]
fn rows_in_are_rows_taken_and_rows_left() {
    for name in exports() {
        let Ok(found) = read(&files_of(&name), &options(&name)) else { continue };
        let ledger = brought(&found, &BTreeMap::new(), &[]).ledger;
        assert_eq!(ledger.rows, ledger.taken + ledger.left(), "{name}");
        assert!(ledger.rows > 0, "{name}");
    }
}

#[test]
fn what_is_asked_by_no_one_is_not_taken() {
    let mut asked = 0;
    for name in exports() {
        let told = |with: &[With]| {
            let options = Options { with: with.iter().copied().collect(), ..options(&name) };
            let found = read(&files_of(&name), &options).ok()?;
            let addition = brought(&found, &BTreeMap::new(), &[]).addition?;
            Some(String::from_utf8(addition.after).unwrap().to_lowercase())
        };
        let Some(bare) = told(&[]) else { continue };
        assert!(!bare.contains("canary"), "{name} tells words that were not asked for");
        let whole = told(&[With::Notes, With::Titles]).unwrap_or_default();
        asked += usize::from(whole.contains("canary"));
    }
    assert!(asked > 4, "the words are taken nowhere, so that nothing was tested");
}

#[test]
fn each_format_has_exports_to_show_what_it_reads() {
    let names = exports();
    for format in formats() {
        assert!(names.iter().any(|name| name.starts_with(&format!("{format}/"))), "{format}");
    }
}

#[test]
fn what_two_readings_fit_is_answered_on_the_command_line() {
    for (name, option) in
        [("garmin/excel-open.csv", "--date-order"), ("garmin/number-open.csv", "--decimal")]
    {
        let found = read(&files_of(name), &options(name)).unwrap();
        let advice: Vec<&str> = found.diagnostics.iter().filter_map(|d| d.advice()).collect();
        assert!(found.open && !advice.is_empty(), "{name}");
        assert!(advice.iter().all(|advice| advice.contains(option)), "{name}: {advice:?}");
    }
}

#[test]
fn without_a_unit_nothing_is_written_and_the_unit_is_asked_for() {
    let files = files_of("strong/plain.csv");
    let found = read(&files, &Options::new(TODAY)).unwrap();
    let codes: Vec<&str> = found.diagnostics.iter().map(|d| d.code().name).collect();
    assert!(found.open);
    assert_eq!(codes, ["import-weight-unit", "import-distance-unit"]);
}
