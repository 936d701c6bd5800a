//! Builds the tests once and runs them for each change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::switch::Mutant;

/// A test program, and which of its tests run.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    pub(crate) program: PathBuf,
    pub(crate) words: Vec<String>,
    pub(crate) limit: Duration,
}

/// What building gave: the test programs, or where it failed.
pub(crate) enum Built {
    Programs { unit: PathBuf, whole: PathBuf },
    Errors(Vec<Spot>),
}

/// A place of an error: file, line and column in the file with switches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

pub(crate) fn build(tree: &Path) -> Built {
    let output = Command::new("cargo")
        .args(["test", "--locked", "--no-run", "--lib", "--test", "it", "--message-format=json"])
        .current_dir(tree)
        .stderr(Stdio::null())
        .output()
        .expect("cargo runs");
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages: Vec<Value> =
        lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if output.status.success() {
        let program = |name: &str| {
            let found = messages
                .iter()
                .filter(|it| it["target"]["name"] == name && it["profile"]["test"] == true);
            found.filter_map(|it| it["executable"].as_str()).next_back().map(PathBuf::from)
        };
        return Built::Programs {
            unit: program("comeback").expect("a program of unit tests"),
            whole: program("it").expect("a program of whole tests"),
        };
    }
    let errors = messages.iter().map(|it| &it["message"]).filter(|it| it["level"] == "error");
    let spots: BTreeSet<Spot> = errors
        .flat_map(|it| it["spans"].as_array().cloned().unwrap_or_default())
        .filter(|span| span["is_primary"] == true)
        .map(|span| Spot {
            file: span["file_name"].as_str().unwrap_or_default().to_owned(),
            line: number(&span["line_start"]),
            column: number(&span["column_start"]),
        })
        .collect();
    Built::Errors(spots.into_iter().collect())
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
}

/// Whether a round notices a change; the number 0 changes nothing.
pub(crate) fn notices(tree: &Path, round: &Round, number: usize) -> bool {
    let child = Command::new(&round.program)
        .args(&round.words)
        .env("COMEBACK_MUTANT", number.to_string())
        .env("CARGO_MANIFEST_DIR", tree)
        .env("PROPTEST_CASES", "24")
        .current_dir(tree)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.expect("the tests run");
    let start = Instant::now();
    loop {
        match child.try_wait().expect("the tests end") {
            Some(status) => return !status.success(),
            None if start.elapsed() > round.limit => return stop(&mut child),
            None => std::thread::park_timeout(Duration::from_millis(10)),
        }
    }
}

/// A change that makes the tests run on and on is noticed.
fn stop(child: &mut Child) -> bool {
    let _ = child.kill();
    let _ = child.wait();
    true
}

/// So many are listed after each round, so that one can begin to look.
const FEW: usize = 40;

/// The changes that no round notices.
pub(crate) fn survivors<'a>(
    tree: &Path,
    rounds: &[Round],
    mutants: &'a [Mutant],
) -> Vec<&'a Mutant> {
    let mut left: Vec<&Mutant> = mutants.iter().collect();
    for round in rounds {
        let start = Instant::now();
        left.retain(|mutant| !notices(tree, round, mutant.number));
        let words = round.words.join(" ");
        eprintln!("after {words}: {} left, {} s", left.len(), start.elapsed().as_secs());
        if left.len() <= FEW {
            left.iter().for_each(|mutant| eprintln!("  {mutant}"));
        }
    }
    left
}
