//! The layers of ARCHITECTURE.md: a module names only what stands below it, only the outermost
//! touch files, clock, environment or network, and charts and themes hold no word of the domain.

use crate::tidy::rust_files;

const LAYERS: &[(&str, u8)] = &[
    ("diag", 0),
    ("calendar", 0),
    ("markup", 0),
    ("inputs", 0),
    ("journal", 1),
    ("article", 1),
    ("source", 2),
    ("analysis", 2),
    ("chart", 2),
    ("config", 3),
    ("starter", 3),
    ("site", 4),
    ("theme", 5),
    ("output", 5),
    ("paper", 5),
    ("lock", 6),
    ("single", 6),
    ("pipeline", 6),
    ("shell", 7),
    ("cli", 7),
];

/// Pairs of the same layer, or absences that matter more than the table.
const ALLOWED: &[(&str, &str)] = &[("diag", "inputs"), ("cli", "shell")];
const FORBIDDEN: &[(&str, &str)] =
    &[("analysis", "source"), ("chart", "source"), ("site", "source"), ("theme", "source")];

fn layer(module: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|(_, layer)| *layer)
}

/// The top module of a file under `src`.
fn module_of(file: &str) -> &str {
    let rest = file.strip_prefix("src/").unwrap_or(file);
    rest.split('/').next().unwrap_or(rest).trim_end_matches(".rs")
}

/// The top modules a line names, as `crate::x` or inside `use crate::{x, y}`.
fn named_modules(line: &str) -> Vec<&str> {
    line.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split(',').map(first_word).collect::<Vec<_>>(),
            None => vec![first_word(rest)],
        })
        .filter(|name| layer(name).is_some())
        .collect()
}

fn first_word(text: &str) -> &str {
    let text = text.trim();
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")
}

fn breach(from: &str, to: &str) -> bool {
    if from == to || ALLOWED.contains(&(from, to)) {
        return false;
    }
    FORBIDDEN.contains(&(from, to)) || layer(to) >= layer(from)
}

#[test]
fn a_module_names_only_what_stands_below_it() {
    let mut breaches = Vec::new();
    for (file, text) in rust_files(&["src"]) {
        let from = module_of(&file);
        if matches!(from, "main" | "lib") {
            continue;
        }
        assert!(layer(from).is_some(), "{file} belongs to no layer");
        for (at, line) in text.lines().enumerate() {
            for to in named_modules(line.split("//").next().unwrap_or("")) {
                if breach(from, to) {
                    breaches.push(format!("{file}:{}: {from} names {to}", at + 1));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_scan_sees_a_breach() {
    assert_eq!(named_modules("use crate::{cli, shell};"), ["cli", "shell"]);
    assert_eq!(named_modules("crate::source::parse(crate::config::X)"), ["source", "config"]);
    assert!(
        breach("analysis", "source") && breach("journal", "site") && !breach("site", "journal")
    );
}

#[test]
fn only_the_outermost_modules_have_effects() {
    let effects = [
        "std::fs",
        "std::net",
        "std::env::",
        "SystemTime",
        "Instant::",
        "Zoned::now",
        "std::process::Command",
    ];
    let mut found = Vec::new();
    for (file, text) in rust_files(&["src"]) {
        if matches!(module_of(&file), "shell" | "cli" | "main") {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            if effects.iter().any(|effect| line.contains(effect)) {
                found.push(format!("{file}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn charts_and_themes_hold_no_word_of_the_domain() {
    let words = ["pain", "sleep", "rotation", "morning", "physio", "flare"];
    let mut found = Vec::new();
    for (file, text) in rust_files(&["src/chart", "src/theme"]) {
        for (at, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            for word in lower.split(|c: char| !c.is_alphabetic()) {
                if words.contains(&word) {
                    found.push(format!("{file}:{}: {}", at + 1, line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
