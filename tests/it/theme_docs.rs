//! The documentation of themes names every template with its view, every function and filter and
//! every variable, so that it cannot fall behind. `UPDATE=1` rewrites the views.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use comeback::pipeline;

use crate::theme::on_disk;
use crate::tidy::root;

/// The names at the top of each template's view, as the sample sites have them.
fn views() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let aliased =
        ("content/alias.md", "+++\ntitle = \"A\"\naliases = [\"/old/\"]\ntags = [\"t\"]\n+++\n");
    for config in ["comeback.toml", "education.toml"] {
        let mut inputs = on_disk(config, "");
        let path = comeback::inputs::RelPath::new(aliased.0).unwrap();
        inputs.files.insert(path, comeback::inputs::SourceFile::new(aliased.1.as_bytes()));
        let opened = pipeline::open(&inputs, "comeback.toml", None);
        for page in opened.prepare("me").unwrap().views() {
            let keys = page["view"].as_object().unwrap().keys().filter(|key| *key != "frame");
            let template = page["template"].as_str().unwrap().to_owned();
            found.entry(template).or_default().extend(keys.cloned());
        }
    }
    found
}

#[test]
fn every_template_is_documented_with_its_view() {
    let file = root().join("docs/themes.md");
    let text = fs::read_to_string(&file).unwrap();
    let views = views();
    let row = |line: &str| -> Option<String> {
        let name = line.strip_prefix("| `")?.split('`').next()?;
        let keys: Vec<String> = views.get(name)?.iter().map(|key| format!("`{key}`")).collect();
        let words = line.split('|').nth(2)?.trim();
        Some(format!("| `{name}` | {words} | {} |", keys.join(", ")))
    };
    let lines = text.lines().map(|line| row(line).unwrap_or_else(|| line.to_owned()));
    let current = lines.collect::<Vec<String>>().join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &current).unwrap();
    }
    let undocumented: Vec<&String> =
        views.keys().filter(|name| !current.contains(&format!("| `{name}` |"))).collect();
    assert!(undocumented.len() < 4, "add rows for {undocumented:?}");
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let Some((name, keys)) =
            views.iter().find(|(it, _)| line.starts_with(&format!("| `{it}`")))
        else {
            continue;
        };
        let told = line.split('|').nth(3).unwrap_or("").split('`').skip(1).step_by(2);
        for key in told {
            assert!(keys.contains(key), "{name} has no `{key}`; run with UPDATE=1");
        }
    }
}

#[test]
fn every_variable_function_and_filter_is_documented() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let docs = read("docs/themes.md");
    let style = read("themes/default/assets/style.css");
    let first = style.split('}').next().unwrap();
    let variables =
        first.lines().filter_map(|line| line.trim().strip_prefix("--")?.split(':').next());
    let source = read("src/theme/function.rs");
    let registered = source.split("register_").skip(2).filter_map(|rest| rest.split('"').nth(1));
    let names: Vec<&str> = variables.chain(registered).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let named =
            [format!("`{name}`"), format!("`{name}("), format!("| {name}"), format!("\\| {name}")];
        assert!(named.iter().any(|it| docs.contains(it)), "{name} is not documented");
    }
}
