//! The sample logs: what they must hold for other tests to mean something. `canaries` are the odd
//! words that may appear on a page only where their line was granted.

use std::collections::BTreeMap;
use std::fs;

use walkdir::WalkDir;

use crate::tidy::root;

/// What kind of words a canary stands in, told by its second letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hidden {
    Private,
    Note,
    Ask,
    /// Words beside another entry; shown with notes.
    Remark,
    /// What was feared or what happened.
    Try,
    /// A line or column that comeback does not know.
    Other,
}

/// Every file of the sample logs by its path from the root, the README left out.
pub(crate) fn sample_files() -> BTreeMap<String, String> {
    let files = WalkDir::new(root().join("sample-logs")).into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.file_type().is_file() && file.file_name() != "README.md");
    files
        .map(|file| {
            let name = file.path().strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            (name.replace('\\', "/"), fs::read_to_string(file.path()).unwrap())
        })
        .collect()
}

/// Every canary of the sample logs with its kind and the line it stands in.
pub(crate) fn canaries() -> BTreeMap<String, (Hidden, String)> {
    let mut found = BTreeMap::new();
    for (name, text) in sample_files() {
        for line in text.lines() {
            for word in line.split(|c: char| !c.is_ascii_lowercase()) {
                if let Some(hidden) = hidden(word) {
                    let twice = found.insert(word.to_owned(), (hidden, line.to_owned()));
                    assert!(twice.is_none(), "{name}: {word} stands in two lines");
                }
            }
        }
    }
    found
}

fn hidden(word: &str) -> Option<Hidden> {
    let kind = word.strip_prefix('z').filter(|_| word.len() == 8)?;
    match kind.chars().next()? {
        'q' => Some(Hidden::Private),
        'n' => Some(Hidden::Note),
        'a' => Some(Hidden::Ask),
        'r' => Some(Hidden::Remark),
        't' => Some(Hidden::Try),
        'o' => Some(Hidden::Other),
        _ => None,
    }
}

fn is_private(line: &str) -> bool {
    line.contains("private:") || line.contains(",private,")
}

#[test]
fn each_private_line_holds_a_canary_of_its_own_and_no_other_line_does() {
    let canaries = canaries();
    let lines = |wanted: bool| {
        canaries.values().filter(move |(hidden, _)| (*hidden == Hidden::Private) == wanted)
    };
    assert!(lines(true).all(|(_, line)| is_private(line)));
    assert!(lines(false).all(|(_, line)| !is_private(line)));
    let private: usize = sample_files()
        .values()
        .map(|text| text.lines().filter(|line| is_private(line)).count())
        .sum();
    assert_eq!(lines(true).count(), private);
    assert!(private >= 20, "{private} private lines");
}

#[test]
fn every_kind_of_hidden_words_has_canaries() {
    let canaries = canaries();
    for (hidden, least) in [
        (Hidden::Note, 5),
        (Hidden::Ask, 4),
        (Hidden::Remark, 5),
        (Hidden::Try, 4),
        (Hidden::Other, 2),
    ] {
        let count = canaries.values().filter(|(kind, _)| *kind == hidden).count();
        assert!(count >= least, "{count} canaries of {hidden:?}");
    }
}
