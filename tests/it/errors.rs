//! The error catalogue: each code has a folder under `tests/errors` that provokes it.
//! To add one: put a tiny project into `tests/errors/CODE/case/`, the files that mend it into
//! `mended/`, run `UPDATE=1 cargo test --test it errors`, and read `expected.txt` as the person
//! who gets it: where, what, why, what to do. `about.toml` may say `today`, `reader`, `also`
//! (codes that cannot but come along) and `gone` (files that mending removes).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use comeback::cli::rendered;
use comeback::config;
use comeback::diag::{Code, Diagnostic, all_codes, code_named};
use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::pipeline;
use comeback::source::grammar::Key;
use comeback::source::{Settings, parse_log};
use walkdir::WalkDir;

use crate::errors_made as made;
use crate::tidy::root;

/// Which of the two projects of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Case,
    Mended,
}

/// What came of it.
pub(crate) struct Met {
    pub(crate) inputs: Inputs,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) built: bool,
}

/// What `about.toml` says of a case.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct About {
    today: String,
    reader: String,
    also: Vec<String>,
    gone: Vec<String>,
}

impl Default for About {
    fn default() -> About {
        let (today, reader) = ("2026-03-14".to_owned(), "me".to_owned());
        About { today, reader, also: Vec::new(), gone: Vec::new() }
    }
}

/// Problems that stand in no single file of the project.
const WITHOUT_PLACE: &[&str] =
    &["file-outside", "files-too-large", "import-no-folder", "nothing-said", "unknown-reader"];

fn catalogue() -> PathBuf {
    root().join("tests/errors")
}

fn about(code: &str) -> About {
    match fs::read_to_string(catalogue().join(code).join("about.toml")) {
        Ok(text) => toml::from_str(&text).unwrap_or_else(|error| panic!("{code}: {error}")),
        Err(_) => About::default(),
    }
}

/// Lays the files below a folder over those that are there.
fn lay(folder: &Path, files: &mut BTreeMap<RelPath, SourceFile>) {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        files.insert(RelPath::new(path).unwrap(), SourceFile::new(bytes));
    }
}

/// The project of a case; where it has no configuration, one that says nothing but its version.
fn inputs(code: &str, side: Side) -> Inputs {
    let about = about(code);
    let config = RelPath::new("comeback.toml").unwrap();
    let mut files = BTreeMap::from([(config, SourceFile::new(&b"version = 1\n"[..]))]);
    let folder = catalogue().join(code);
    lay(&folder.join("case"), &mut files);
    if side == Side::Mended {
        about.gone.iter().for_each(|path| _ = files.remove(&RelPath::new(path).unwrap()));
        lay(&folder.join("mended"), &mut files);
    }
    Inputs { today: about.today.parse().unwrap(), files }
}

/// What each case meets, found out once.
fn met_by_case(code: &'static Code) -> &'static Met {
    static CASES: LazyLock<BTreeMap<&'static str, Met>> = LazyLock::new(|| {
        all_codes().into_iter().map(|code| (code.name, met(code.name, Side::Case))).collect()
    });
    &CASES[code.name]
}

fn met(code: &str, side: Side) -> Met {
    if made::is_made(code) {
        return made::met(code, side);
    }
    let inputs = inputs(code, side);
    let mut reader = about(code).reader;
    if code == "unknown-reader" && side == Side::Mended {
        reader = "physio".to_owned();
    }
    let built = pipeline::build(&inputs, &reader);
    Met { inputs, diagnostics: built.diagnostics, built: built.site.is_some() }
}

fn names(diagnostics: &[Diagnostic]) -> BTreeSet<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code().name).collect()
}

fn each_code(mut look: impl FnMut(&'static Code) -> Option<String>) {
    let wrong: Vec<String> = all_codes().into_iter().filter_map(&mut look).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    each_code(|code| {
        let folder = catalogue().join(code.name);
        (!folder.join("expected.txt").is_file() && std::env::var_os("UPDATE").is_none()).then(|| {
            format!(
                "{0} has no case: put a tiny project that provokes it into tests/errors/{0}/case/, \
                 the files that mend it into tests/errors/{0}/mended/, and run \
                 UPDATE=1 cargo test --test it errors",
                code.name
            )
        })
    });
    for folder in fs::read_dir(catalogue()).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(code_named(&name).is_some(), "tests/errors/{name}: there is no such code");
    }
}

#[test]
fn every_case_prints_what_is_expected() {
    each_code(|code| {
        let met = met_by_case(code);
        let allowed = about(code.name).also;
        let found = names(&met.diagnostics);
        if !found.contains(code.name) {
            return Some(format!("{} is not met by its case; met: {found:?}", code.name));
        }
        let other: Vec<_> = found
            .iter()
            .filter(|name| **name != code.name && !allowed.iter().any(|also| also == *name))
            .collect();
        if !other.is_empty() {
            return Some(format!("{}: its case also meets {other:?}", code.name));
        }
        let shown = rendered(&met.diagnostics, &met.inputs);
        let path = catalogue().join(code.name).join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &shown).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        (shown != expected).then(|| {
            format!(
                "{} prints something else than its expected.txt (UPDATE=1 rewrites it):\n{shown}",
                code.name
            )
        })
    });
}

#[test]
fn every_mended_case_is_clean() {
    each_code(|code| {
        let met = met(code.name, Side::Mended);
        let also = about(code.name).also;
        let left: Vec<_> = names(&met.diagnostics)
            .into_iter()
            .filter(|name| *name == code.name || !also.iter().any(|also| also == name))
            .collect();
        let shown = || rendered(&met.diagnostics, &met.inputs);
        (!left.is_empty() || !met.built)
            .then(|| format!("{} is not mended: {left:?}\n{}", code.name, shown()))
    });
}

#[test]
fn every_message_says_where_and_what_to_do() {
    each_code(|code| {
        let met = met_by_case(code);
        let own = || met.diagnostics.iter().filter(|d| d.code().name == code.name);
        let placed = own().all(|d| d.place().is_some()) || WITHOUT_PLACE.contains(&code.name);
        let advised = own().all(|d| d.advice().is_some_and(|advice| advice.len() > 8));
        let located = own().filter_map(Diagnostic::place).all(|place| {
            let Some(file) = met.inputs.files.get(&place.file) else { return true };
            let Ok(text) = std::str::from_utf8(file.bytes()) else { return true };
            place.line == 0
                || text.lines().nth(place.line as usize - 1).is_some_and(|line| {
                    (1..=line.chars().count() + 1).contains(&(place.column as usize))
                })
        });
        (!placed || !advised || !located).then(|| {
            format!(
                "{}: has a place: {placed}, the place is in its file: {located}, says what to \
                 do: {advised}",
                code.name
            )
        })
    });
}

#[test]
fn lines_that_a_message_tells_to_add_can_be_added_as_they_are() {
    let path = RelPath::new("comeback.toml").unwrap();
    let mut tried = 0;
    each_code(|code| {
        for advice in met_by_case(code).diagnostics.iter().filter_map(Diagnostic::advice) {
            let Some((_, lines)) = advice.split_once("add to comeback.toml:\n") else { continue };
            let lines = lines.split("\nand if").next().unwrap();
            tried += 1;
            let told = config::parse(&path, &format!("version = 1\n{lines}\n")).diagnostics;
            if !told.is_empty() {
                return Some(format!("{}: {told:#?}", code.name));
            }
        }
        None
    });
    assert!(tried > 3, "{tried}");
}

#[test]
fn every_example_in_a_message_can_be_read_as_it_stands() {
    let path = RelPath::new("log/2026.md").unwrap();
    for key in Key::names().filter_map(Key::named) {
        let log = format!("# 2026-03-12\n\n- {}\n", key.example());
        let read = parse_log(&path, log.as_bytes(), &Settings::default());
        assert!(read.diagnostics.is_empty(), "{log}{:#?}", read.diagnostics);
        assert!(!read.value.entries.is_empty(), "{log}");
    }
}

/// Words of six letters and more.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= 6)
        .map(str::to_lowercase)
        .collect()
}

/// The words of the program itself: its messages and the format.
fn vocabulary() -> BTreeSet<String> {
    let own = ["src/diag", "src/source/table", "FORMAT.md"];
    let files = own.iter().flat_map(|path| WalkDir::new(root().join(path)));
    let files = files.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files.flat_map(|entry| words(&fs::read_to_string(entry.path()).unwrap())).collect()
}

/// A word of the log that a message or its help repeats.
fn repeated(diagnostic: &Diagnostic, log: &BTreeSet<String>) -> Option<String> {
    let said = [diagnostic.message(), diagnostic.advice().unwrap_or("")].join(" ");
    words(&said).into_iter().find(|word| log.contains(word))
}

#[test]
fn no_message_repeats_a_word_of_the_log() {
    let ours = vocabulary();
    each_code(|code| {
        let met = met_by_case(code);
        let mut log = BTreeSet::new();
        for (_, file) in met.inputs.under("log") {
            log.extend(words(&String::from_utf8_lossy(file.bytes())));
        }
        let log: BTreeSet<String> = log.difference(&ours).cloned().collect();
        let word = met.diagnostics.iter().find_map(|diagnostic| repeated(diagnostic, &log))?;
        Some(format!("{}: its message or help repeats `{word}`", code.name))
    });
}

#[test]
fn a_message_that_repeats_the_log_is_noticed() {
    let log = words("- mornign: wobblegong");
    let code = code_named("unknown-key").unwrap();
    assert!(repeated(&Diagnostic::new(code, "You wrote mornign"), &log).is_some());
    let helped = Diagnostic::new(code, "This is no key").help("remove Wobblegong");
    assert!(repeated(&helped, &log).is_some());
    assert!(repeated(&Diagnostic::new(code, "This is no key").read("mornign"), &log).is_none());
}
