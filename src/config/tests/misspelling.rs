//! All one-edit misspellings of every key are refused, and the right word is suggested.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::super::tree::Node;
use super::read;

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789_-";

/// Every word that is one letter added, dropped, changed or swapped away.
fn one_edit_from(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let join = |parts: [&[char]; 3]| parts.concat().iter().collect::<String>();
    let mut all = BTreeSet::new();
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        for letter in LETTERS.chars() {
            all.insert(join([before, &[letter], after]));
            if let [_, rest @ ..] = after {
                all.insert(join([before, &[letter], rest]));
            }
        }
        if let [_, rest @ ..] = after {
            all.insert(join([before, &[], rest]));
        }
        if let [a, b, rest @ ..] = after {
            all.insert(join([before, &[*b, *a], rest]));
        }
    }
    all.remove(word);
    all.remove("");
    all
}

/// Every table of known names, with its header.
fn tables(node: &Node, header: &str, found: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    let below = |name: &str| match header {
        "" => name.to_owned(),
        header => format!("{header}.{name}"),
    };
    if !node.fields.is_empty() {
        found.insert(header.to_owned(), node.fields.keys().copied().collect());
    }
    for (name, child) in &node.fields {
        match &child.items {
            Some(item) => tables(item, &format!("[{}]", below(name)), found),
            None => tables(child, &below(name), found),
        }
    }
    if let Some((names, child)) = &node.any {
        let name = if *names == super::super::tree::Names::Kinds { "pain" } else { "some-name" };
        tables(child, &below(name), found);
    }
}

#[test]
fn every_one_edit_misspelling_of_every_key_is_refused_and_mended() {
    let mut found = BTreeMap::new();
    tables(&Node::root(), "", &mut found);
    let (mut tried, mut right) = (0, 0);
    let mut wrong = Vec::new();
    for (header, known) in &found {
        for name in known {
            let words: Vec<String> =
                one_edit_from(name).into_iter().filter(|w| !known.contains(w.as_str())).collect();
            let mut text = String::from("version = 1\n");
            if !header.is_empty() {
                let _ = writeln!(text, "[{header}]");
            }
            let first = text.lines().count() + 1;
            for word in &words {
                let _ = writeln!(text, "{word} = 0");
            }
            let diagnostics = read(&text).diagnostics;
            for (index, word) in words.iter().enumerate() {
                let line = u32::try_from(first + index).unwrap();
                let refused = diagnostics
                    .iter()
                    .find(|d| d.place().is_some_and(|place| place.line == line))
                    .unwrap_or_else(|| panic!("`{word}` in `{header}` is taken without a word"));
                assert_eq!(refused.code().name, "config-unknown-key", "{word} in {header}");
                assert_eq!(refused.place().unwrap().column, 1);
                tried += 1;
                match refused.advice() == Some(&format!("did you mean `{name}`?")) {
                    true => right += 1,
                    false => wrong.push(format!("{header} {name}: {word}: {:?}", refused.advice())),
                }
            }
        }
    }
    let rate = f64::from(right) / f64::from(tried) * 100.0;
    println!("{tried} misspellings, all refused; the right word first in {rate:.2} %");
    println!("{}", wrong.join("\n"));
    assert!(tried > 20_000 && rate >= 95.0, "{tried} tried, {rate:.2} % right");
}

#[test]
fn two_known_keys_of_one_table_are_never_one_edit_apart() {
    let mut found = BTreeMap::new();
    tables(&Node::root(), "", &mut found);
    for (header, known) in &found {
        for name in known {
            let close = one_edit_from(name);
            let twin = known.iter().find(|other| close.contains(**other));
            assert_eq!(twin, None, "`{name}` in `{header}`");
        }
    }
}
