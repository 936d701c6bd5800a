//! What comes in from outside: each direct dependency is told with its reason and its features, and
//! every crate has a licence that is allowed, one source, and no second version that nobody knows of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;
use toml::Table;

use crate::tidy::root;

/// Crates that others ask for in two versions. A new one is looked at before it is added here.
const TWICE: [&str; 7] =
    ["base64", "crypto-common", "digest", "getrandom", "quick-xml", "syn", "windows-sys"];

fn toml(file: &str) -> Table {
    fs::read_to_string(root().join(file)).unwrap().parse().unwrap()
}

/// The rows of the page: crate and features.
fn told() -> BTreeMap<String, String> {
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_end_matches('|').split(" | ").collect();
        let name = cells[0].split('`').next().unwrap();
        assert!(cells[1].trim().len() > 4, "{name} has no reason");
        (name.to_owned(), cells.get(2).copied().unwrap_or("").to_owned())
    })
    .collect()
}

#[test]
fn every_direct_dependency_is_told_with_its_reason_and_its_features() {
    let manifest = toml("Cargo.toml");
    let told = told();
    let mut names = BTreeSet::new();
    for table in ["dependencies", "dev-dependencies"] {
        for (name, said) in manifest[table].as_table().unwrap() {
            names.insert(name.clone());
            let features = told.get(name).unwrap_or_else(|| panic!("{name} is not told"));
            let off = said.get("default-features").and_then(toml::Value::as_bool) == Some(false);
            assert_eq!(features.contains("without default"), off, "{name}");
            let chosen = said.get("features").and_then(toml::Value::as_array);
            for feature in chosen.into_iter().flatten() {
                let feature = feature.as_str().unwrap();
                assert!(features.contains(&format!("`{feature}`")), "{name}: {feature}");
            }
        }
    }
    let told: BTreeSet<String> = told.into_keys().collect();
    assert_eq!(told, names, "the page and Cargo.toml");
}

#[test]
fn every_crate_comes_from_the_registry_and_is_fixed_by_its_hash() {
    let lock = toml("Cargo.lock");
    let mut seen = 0;
    for package in lock["package"].as_array().unwrap() {
        let text = |key: &str| package.get(key).and_then(toml::Value::as_str);
        let name = text("name").unwrap();
        if name == "comeback" {
            continue;
        }
        let source = text("source").unwrap_or_else(|| panic!("{name} has no source"));
        assert_eq!(source, "registry+https://github.com/rust-lang/crates.io-index", "{name}");
        assert_eq!(text("checksum").map(str::len), Some(64), "{name}");
        seen += 1;
    }
    assert!(seen > 100, "{seen} crates");
}

#[test]
fn no_crate_comes_in_two_versions_unknown_to_anyone() {
    let lock = toml("Cargo.lock");
    let mut versions: BTreeMap<&str, u32> = BTreeMap::new();
    for package in lock["package"].as_array().unwrap() {
        *versions.entry(package["name"].as_str().unwrap()).or_default() += 1;
    }
    let twice = versions.iter().filter(|(_, n)| **n > 1).map(|(name, _)| *name);
    let unknown: Vec<&str> = twice.filter(|name| !TWICE.contains(name)).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

/// Whether a licence as crates write it gives one that is allowed, whatever else it offers.
fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|part| {
        part.split(" OR ").any(|one| allowed.iter().any(|allowed| allowed == one.trim()))
    })
}

#[test]
fn every_crate_of_a_plain_build_has_a_licence_that_is_allowed() {
    let deny = toml("deny.toml");
    let allowed = deny["licenses"]["allow"].as_array().unwrap();
    let allowed: Vec<String> = allowed.iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut seen = 0;
    for package in metadata["packages"].as_array().unwrap() {
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_allowed(licence, &allowed), "{}: {licence}", package["name"]);
        seen += 1;
    }
    assert!(seen > 100, "{seen} crates");
    assert!(!is_allowed("GPL-3.0", &allowed) && !is_allowed("MIT AND GPL-3.0", &allowed));
}
