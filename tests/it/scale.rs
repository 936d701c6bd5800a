//! What is left out or kept for speed changes nothing: a check without sites, a version after a
//! change, a table of which one row stands for all that are alike.

use std::collections::BTreeSet;

use comeback::config::FILE_NAME;
use comeback::inputs::{Inputs, RelPath};
use comeback::journal::{Audience, Fact, Journal, Profile, disclose};
use comeback::pipeline::{self, Opened};
use comeback::source::{Settings, parse_log, spelling};

use crate::made_log::long_tables;
use crate::project::Project;

fn made(years: i64) -> Project {
    let all = long_tables(years).into_iter();
    all.fold(Project::new(), |project, (name, text)| project.log(&name, &text))
}

/// Facts without their places.
fn said(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(|fact| format!("{} {:?} {:?}", fact.date, fact.time, fact.what)).collect()
}

#[test]
fn a_check_tells_what_preparing_every_site_tells() {
    let project = Project::new()
        .log("2026.md", "# 2026-03-12\n- do squat: 3x8 @ 16kg\n- do squat: 3x8 @ 16kg\n")
        .log("2025.md", "# 2025-03-12\n- do squat: 3x8 @ 16kg\n- morning: 3\n")
        .file("themes/default/assets/extra.css", b"a { color: red }")
        .file("themes/default/theme.toml", b"[variables]\nnothing-known = \"1\"\n")
        .config("[paths]\nthemes = \"themes\"\n");
    let inputs = project.inputs();
    let opened = pipeline::open(&inputs, FILE_NAME, None);
    let mut prepared = BTreeSet::new();
    for reader in opened.config.readers().keys() {
        match opened.prepare(reader) {
            Ok(site) => prepared.extend(site.diagnostics().iter().map(|one| format!("{one:?}"))),
            Err(told) => prepared.extend(told.iter().map(|one| format!("{one:?}"))),
        }
    }
    let checked = opened.problems_of_sites();
    let checked: BTreeSet<String> = checked.iter().map(|one| format!("{one:?}")).collect();
    assert_eq!(checked, prepared);
    assert!(checked.len() > 1, "{checked:?}");
}

#[test]
fn the_table_of_years_reads_back_as_it_was() {
    let inputs = made(2).inputs();
    let opened = pipeline::open(&inputs, FILE_NAME, None);
    let facts = opened.disclosed_to_owner().facts();
    let long = spelling::long(facts);
    assert!(long.unspelt.is_empty());
    let path = RelPath::made_of("log.csv");
    let entries = parse_log(&path, &long.csv, &Settings::default()).value.entries;
    let journal = Journal::seal(Profile::default(), entries);
    let back = disclose(&journal, &Audience::owner());
    assert_eq!(said(back.facts()), said(facts));
}

fn all_of(opened: &Opened<'_>) -> (Vec<String>, Vec<String>, Vec<String>) {
    let facts = said(opened.disclosed_to_owner().facts());
    let told = opened.diagnostics.iter().map(|one| format!("{one:?}")).collect();
    let site = opened.prepare("me").unwrap();
    (facts, told, site.views().map(|view| view.to_string()).collect())
}

#[test]
fn a_version_after_a_change_is_what_a_fresh_start_makes() {
    let config = "[settings]\nweight-unit = \"kg\"\n";
    let first = made(1).log("own.md", "# 2026-03-12\n- morning: 3\n- session Gym: 30min, 8 kg\n");
    let before: Inputs = first.inputs();
    let mut version = pipeline::open_kept(before, FILE_NAME, None);
    let added = made(1).log("own.md", "# 2026-03-12\n- morning: 4\n- morning: 5\n");
    let changes =
        [added.inputs(), made(1).inputs(), made(1).config(config).log("x.md", "x").inputs()];
    for inputs in changes {
        version = pipeline::open_after(inputs.clone(), FILE_NAME, &version);
        assert_eq!(all_of(&version), all_of(&pipeline::open(&inputs, FILE_NAME, None)));
    }
}

#[test]
fn activities_whose_names_look_alike_have_pages_of_their_own() {
    let rows = "- session swoop blue: 20min\n- session swoop (blue): 20min\n";
    let project = Project::new().log("2026.md", &format!("# 2026-03-12\n{rows}"));
    let built = project.build();
    let is_one = |path: &&String| path.starts_with("activity/swoop");
    let paths = built.paths();
    let pages: Vec<&String> = paths.iter().filter(is_one).collect();
    assert_eq!(pages, ["activity/swoop-blue-2/index.html", "activity/swoop-blue/index.html"]);
    built.check_pages();
}
