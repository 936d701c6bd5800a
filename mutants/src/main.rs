//! Changes comeback in small ways and tells which changes no test notices: `mutants/README.md`.
//! The project is copied; the sources themselves are never touched.

mod find;
mod judge;
mod switch;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use judge::{Built, Round, Spot};
use switch::{Mutant, Switches};

/// Tests of whole runs that say what a reader sees and gets, the quick ones first; each a round.
const WHOLE: &[&str] = &[
    "site::",
    "samples",
    "daily::",
    "load_pages::",
    "overview::",
    "words::",
    "canary::",
    "recomputed::",
    "embed::",
    "page_charts::",
    "errors::",
    "sheet::",
    "trace::",
    "table::",
    "privacy::",
    "share::",
];

fn main() -> ExitCode {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    if folders.is_empty() {
        eprintln!(
            "usage: comeback-mutants PATH... (folders or files below src, such as src/journal)"
        );
        return ExitCode::FAILURE;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project").to_owned();
    let tree = root.join("target/mutants/tree");
    lay(&root, &tree);
    let (mutants, unit, whole) = compiled(&root, &tree, &folders);
    eprintln!("{} changes", mutants.len());
    let rounds = rounds(&tree, &folders, (&unit, &whole));
    let left = judge::survivors(&tree, &rounds, &mutants);
    for mutant in &left {
        println!("{mutant}");
    }
    println!("{} of {} changes were not noticed", left.len(), mutants.len());
    ExitCode::SUCCESS
}

/// Copies what git knows of; a file that is the same is left alone, so that it is not built again.
fn lay(root: &Path, tree: &Path) {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root).output();
    let listed = listed.expect("git runs").stdout;
    for name in String::from_utf8_lossy(&listed).split('\0').filter(|name| !name.is_empty()) {
        if let Ok(bytes) = fs::read(root.join(name)) {
            put(&tree.join(name), &bytes);
        }
    }
    // Switches give rise to warnings that say nothing.
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("a manifest");
    let plain = manifest.split("[lints.rust]").next().unwrap_or_default();
    let rest = manifest.split_once("\n[profile").map_or("", |(_, rest)| rest);
    put(&tree.join("Cargo.toml"), format!("{plain}\n[profile{rest}").as_bytes());
    let library = fs::read_to_string(root.join("src/lib.rs")).expect("a library");
    put(&tree.join("src/lib.rs"), format!("{library}\npub mod mutant;\n").as_bytes());
    put(&tree.join("src/mutant.rs"), switch::MODULE.as_bytes());
}

fn put(path: &Path, bytes: &[u8]) {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// The changes that compile, and the test programs that hold them.
fn compiled(root: &Path, tree: &Path, folders: &[String]) -> (Vec<Mutant>, PathBuf, PathBuf) {
    let mut without = BTreeSet::new();
    loop {
        let (mutants, texts) = switched(root, folders, &without);
        for (file, text) in &texts {
            put(&tree.join(file), text.as_bytes());
        }
        match judge::build(tree) {
            Built::Programs { unit, whole } => return (mutants, unit, whole),
            Built::Errors(spots) => {
                let before = without.len();
                without.extend(spots.iter().filter_map(|spot| number_at(&texts, spot)));
                eprintln!("{} errors: {} changes do not compile", spots.len(), without.len());
                assert!(without.len() > before, "does not compile: {spots:?}");
            }
        }
    }
}

type Texts = BTreeMap<String, String>;

fn switched(root: &Path, folders: &[String], without: &BTreeSet<usize>) -> (Vec<Mutant>, Texts) {
    let (mut mutants, mut texts, mut next) = (Vec::new(), Texts::new(), 1);
    for file in sources(root, folders) {
        let text = fs::read_to_string(root.join(&file)).expect("a source file");
        let sites = match find::sites(&text) {
            Ok(sites) => sites,
            Err(error) => panic!("{file}: {error}"),
        };
        let mut switches =
            Switches { file: &file, text: &text, sites: &sites, without, mutants, next };
        let written = switches.write();
        (mutants, next) = (switches.mutants, switches.next);
        texts.insert(file, written);
    }
    (mutants, texts)
}

fn sources(root: &Path, folders: &[String]) -> Vec<String> {
    let files = folders.iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let files = files.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let names =
        files.filter_map(|entry| Some(entry.path().strip_prefix(root).ok()?.to_str()?.to_owned()));
    let mut names: Vec<String> = names
        .filter(|name| name.ends_with(".rs"))
        .filter(|name| !name.contains("tests") && !name.ends_with("fixture.rs"))
        .collect();
    names.sort();
    names
}

/// The change whose switch stands last before a place, or first on its line.
fn number_at(texts: &Texts, spot: &Spot) -> Option<usize> {
    let line = texts.get(&spot.file)?.lines().nth(spot.line.checked_sub(1)?)?;
    let column = line.char_indices().nth(spot.column.checked_sub(1)?).map_or(line.len(), |it| it.0);
    let (before, after) = line.split_at(column);
    let mark = "mutant::is(";
    let digits = match before.rsplit_once(mark) {
        Some((_, rest)) => rest,
        None => after.split_once(mark)?.1,
    };
    digits.split(')').next()?.parse().ok()
}

/// First the unit tests beside the changes, then whole runs, then all unit tests; each with a time
/// that is far above what it needs.
fn rounds(tree: &Path, folders: &[String], (unit, whole): (&PathBuf, &PathBuf)) -> Vec<Round> {
    let module = |folder: &String| {
        let inner = folder.trim_start_matches("src/").trim_end_matches(".rs");
        format!("{}::", inner.split('/').next().unwrap_or(""))
    };
    let beside: BTreeSet<String> = folders.iter().map(module).collect();
    let wholes = WHOLE.iter().map(|&word| (whole.clone(), vec![word.to_owned()]));
    std::iter::once((unit.clone(), beside.into_iter().collect()))
        .chain(wholes)
        .chain([(unit.clone(), Vec::new())])
        .map(|(program, words)| {
            let limit = Duration::from_secs(600);
            let round = Round { program, words, limit };
            let start = Instant::now();
            assert!(!judge::notices(tree, &round, 0), "a test fails without a change: {round:?}");
            eprintln!("{}: {} s", round.words.join(" "), start.elapsed().as_secs());
            Round { limit: start.elapsed() * 5 + Duration::from_secs(10), ..round }
        })
        .collect()
}
