//! The promises of the articles in `content/`: their length, their sources, the way to the danger
//! signs, links that lead somewhere, and words that a worried reader is spared. Knows nothing of
//! how a page is rendered.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::tidy::root;

/// One Markdown file: its path and its text without the front matter.
struct Page {
    path: PathBuf,
    head: String,
    body: String,
}

impl Page {
    fn is(&self, name: &str) -> bool {
        self.path.file_name().is_some_and(|own| own == name)
    }

    fn says(&self, what: &str) -> String {
        format!("{}: {what}", self.path.strip_prefix(root()).unwrap().display())
    }
}

fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = WalkDir::new(root().join("content"))
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let parts: Vec<&str> = text.splitn(3, "+++\n").collect();
            let (head, body) = (parts[1].to_string(), parts[2].to_string());
            Page { path, head, body }
        })
        .collect();
    pages.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(pages.len() > 25, "the scan found only {} pages", pages.len());
    pages
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The text that a reader reads: no fenced blocks, no footnote definitions, no link targets.
fn prose(body: &str) -> String {
    let outside: String = body.split("```").step_by(2).collect();
    let lines = outside.lines().filter(|line| !line.starts_with("[^"));
    let mut text = String::new();
    for line in lines {
        let mut parts = line.split("](");
        text.push_str(parts.next().unwrap_or(""));
        for part in parts {
            text.push_str(part.split_once(')').map_or("", |(_, after)| after));
        }
        text.push('\n');
    }
    text
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Every `(target)` of a link or picture outside fenced blocks.
fn targets(body: &str) -> Vec<String> {
    let outside: String = body.split("```").step_by(2).collect();
    outside
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.to_string())
        .collect()
}

/// The names of footnotes: defined at the start of a line, used anywhere else.
fn footnotes(body: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut defined, mut used) = (BTreeSet::new(), BTreeSet::new());
    for line in body.lines() {
        for (at, rest) in line.split("[^").skip(1).enumerate() {
            let Some((name, after)) = rest.split_once(']') else { continue };
            let defines = at == 0 && line.starts_with("[^") && after.starts_with(':');
            let set = if defines { &mut defined } else { &mut used };
            set.insert(name.to_string());
        }
    }
    (defined, used)
}

#[test]
fn an_article_has_600_to_1200_words() {
    let odd: Vec<String> = pages()
        .iter()
        .filter(|page| !["_index.md", "urgent.md", "glossary.md"].iter().any(|it| page.is(it)))
        .map(|page| (page, words(&prose(&page.body)).count()))
        .filter(|(_, count)| !(600..=1200).contains(count))
        .map(|(page, count)| page.says(&format!("{count} words")))
        .collect();
    assert_none(&odd);
}

/// Every subject that the site is to have, by its file.
const SUBJECTS: &[&str] = &[
    "load/_index",
    "load/lifting",
    "load/rotation",
    "load/core",
    "load/cardio",
    "load/running",
    "practice/motor-control",
    "practice/little-and-often",
    "practice/one-variable",
    "practice/consistency",
    "practice/record",
    "return/traffic-light",
    "return/phases",
    "return/readiness",
    "return/setbacks",
    "return/staying-well",
    "understanding/confidence",
    "understanding/pain-is-not-damage",
    "understanding/sitting",
    "understanding/sleep-and-stress",
    "help/when-to-get-support",
    "help/urgent",
    "help/glossary",
];

#[test]
fn every_subject_has_its_article() {
    for subject in SUBJECTS {
        let file = root().join(format!("content/{subject}.md"));
        let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("no article {subject}"));
        let count = words(&prose(&text)).count();
        assert!(count >= 600, "{subject} has {count} words");
    }
}

#[test]
fn an_article_names_its_sources_or_says_that_nothing_was_tested() {
    let mut without = Vec::new();
    for page in pages() {
        let (defined, _) = footnotes(&page.body);
        let plain = page.body.contains("No trial has");
        let spared = page.is("_index.md") || page.is("about.md");
        if defined.is_empty() && !plain && !spared {
            without.push(page.says("neither a source nor a word on there being none"));
        }
    }
    assert_none(&without);
}

#[test]
fn every_page_leads_to_the_danger_signs() {
    let without: Vec<String> = pages()
        .iter()
        .filter(|page| !page.is("urgent.md"))
        .filter(|page| !targets(&page.body).iter().any(|to| to.contains("urgent.md")))
        .map(|page| page.says("no link to the danger signs"))
        .collect();
    assert_none(&without);
}

#[test]
fn the_danger_signs_begin_with_the_numbers_to_call() {
    let pages = pages();
    let urgent = pages.iter().find(|page| page.is("urgent.md")).unwrap();
    let start: String = urgent.body.trim().lines().take(4).collect();
    for number in ["999", "112", "911"] {
        assert!(start.contains(number), "{number} is not in the first lines: {start}");
    }
}

#[test]
fn every_footnote_is_defined_and_used() {
    let mut odd = Vec::new();
    for page in pages() {
        let (defined, used) = footnotes(&page.body);
        odd.extend(used.difference(&defined).map(|it| page.says(&format!("[^{it}] is missing"))));
        odd.extend(defined.difference(&used).map(|it| page.says(&format!("[^{it}] is unused"))));
    }
    assert_none(&odd);
}

#[test]
fn every_link_leads_to_a_file() {
    let mut lost = Vec::new();
    for page in pages() {
        let folder = page.path.parent().unwrap_or(Path::new(""));
        for target in targets(&page.body) {
            let file = target.split('#').next().unwrap_or("");
            if !file.is_empty() && !folder.join(file).is_file() {
                lost.push(page.says(&target));
            }
        }
    }
    assert_none(&lost);
}

#[test]
fn no_page_promises_praises_or_alarms() {
    let spared = [
        "safe",
        "safely",
        "safest",
        "guarantee",
        "guaranteed",
        "congratulations",
        "trophy",
        "crippling",
        "degenerate",
    ];
    let mut said = Vec::new();
    for page in pages() {
        let text = format!("{}\n{}", page.head, page.body);
        for word in words(&text).filter(|word| spared.contains(&word.as_str())) {
            said.push(page.says(&word));
        }
    }
    assert_none(&said);
}

#[test]
fn a_description_fits_a_search_result() {
    let long: Vec<String> = pages()
        .iter()
        .filter_map(|page| {
            let Some(line) = page.head.lines().find(|line| line.starts_with("description = "))
            else {
                return Some(page.says("no description"));
            };
            let length = line.chars().count() - "description = \"\"".len();
            (length >= 155).then(|| page.says(&format!("{length} characters")))
        })
        .collect();
    assert_none(&long);
}
