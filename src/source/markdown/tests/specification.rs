//! FORMAT.md and the code say the same.

use super::*;
use crate::source::grammar::Key;

const FORMAT: &str = include_str!("../../../../FORMAT.md");

/// The rows of the table of keys: the keys, whether one takes a name, and the example.
fn rows() -> Vec<(Vec<String>, bool, String)> {
    let section = FORMAT.split("## 5. Keys").nth(1).unwrap().split("## 6.").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `")).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let keys = quoted(cells[0]);
        (keys, cells[1] == "yes", quoted(cells[3])[0].clone())
    });
    rows.collect()
}

fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_version_is_the_one_of_the_document() {
    let title = format!("# The log format, version {}", crate::source::FORMAT_VERSION);
    assert!(FORMAT.starts_with(&title));
}

#[test]
fn every_key_of_the_document_is_read_and_its_example_has_no_problem() {
    let rows = rows();
    assert!(rows.len() > 20);
    for (keys, named, example) in rows {
        for key in keys {
            let key = Key::named(&key).unwrap_or_else(|| panic!("{key} is no key"));
            assert_eq!(key.takes_a_name(), named, "{key:?}");
        }
        let line = match example.starts_with("do ") || example.starts_with("response") {
            true => format!("- session gym: 50min\n  - {example}"),
            false => format!("- {example}"),
        };
        assert!(!log(&format!("# 2026-03-12\n{line}\n")).is_empty(), "{example}");
    }
}

#[test]
fn every_key_and_synonym_is_in_the_document() {
    let section = FORMAT.split("## 5. Keys").nth(1).unwrap().split("## 6.").next().unwrap();
    let said = quoted(section);
    for word in Key::words() {
        let plural = said.iter().any(|known| word == known || *word == format!("{known}s"));
        assert!(plural, "FORMAT.md does not name `{word}`");
    }
}

#[test]
fn every_danger_box_is_in_the_document() {
    let section = FORMAT.split("## 8. Danger boxes").nth(1).unwrap();
    let said = quoted(section);
    for (_, word) in RedFlag::ALL {
        assert!(said.iter().any(|known| known == word), "{word}");
    }
}

#[test]
fn bold_words_in_a_note_keep_their_marks() {
    assert_eq!(whats(log("# 2026-04-02\n- note: **much** better\n")), [note("**much** better")]);
}
