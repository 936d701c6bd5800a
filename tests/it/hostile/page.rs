//! Pages with a payload in every field have the tags of pages with an `x`, addresses that lead to
//! pages, and the payload as text.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::ground::{READERS, facts, numbered, project, site, spelt};
use super::payload;
use super::tree::{difference, odd_addresses, pages, trees, words};

/// What is put into all fields at once, one after the other.
fn payloads() -> Vec<String> {
    match payload::is_long_run() {
        true => payload::ALL.iter().map(|one| (*one).to_owned()).collect(),
        false => payload::rows(4),
    }
}

/// The facts that some payload leaves without a spelling.
pub(super) fn left_out(payloads: &[String]) -> Vec<usize> {
    let lost: BTreeSet<usize> = payloads
        .par_iter()
        .flat_map_iter(|payload| spelt(&facts(&mut numbered(payload))).1)
        .collect();
    lost.into_iter().collect()
}

#[test]
fn no_word_in_any_field_changes_the_tags_of_a_page() {
    let payloads = payloads();
    let left_out = left_out(&payloads);
    let all = super::ground::base().len();
    assert!(left_out.len() * 20 < all, "{} of {all} facts cannot be spelt", left_out.len());
    let plain = project("word", &left_out);
    READERS.par_iter().for_each(|reader| {
        let expected = trees(&site(&plain, reader));
        assert!(expected.values().sum::<usize>() > 5);
        payloads.par_iter().for_each(|payload| {
            let site = site(&project(payload, &left_out), reader);
            if let Some(difference) = difference(&trees(&site), &expected) {
                panic!("{reader} with {payload:?}: {difference}");
            }
            for (path, page) in pages(&site) {
                assert_eq!(odd_addresses(page), [""; 0], "{reader} {path} with {payload:?}");
            }
        });
    });
}

#[test]
fn every_payload_is_shown_as_the_text_that_it_is() {
    for payload in payload::ALL {
        // What no text can show is left out or replaced.
        if payload.chars().any(|c| c.is_control() || ('\u{2028}'..='\u{206f}').contains(&c)) {
            continue;
        }
        let log = serde_json::to_string(&format!("a {payload} z")).unwrap();
        let csv = format!(
            "date,kind,note\n2026-05-01,note,{}\n",
            log.replace("\\\"", "\"\"").replace("\\\\", "\\")
        );
        let built = crate::project::Project::new().file("log/log.csv", csv.as_bytes()).build();
        let shown = words(&built.page("progress/2026-05-01/index.html"));
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = format!("a {payload} z").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&wanted), "{payload:?} is not shown as it is: {csv}");
    }
}

#[test]
fn no_name_turns_the_words_beside_it_around() {
    let project = project("\u{202e}\u{2067}turned", &[]);
    for reader in ["me", "physio"] {
        // What an author writes in the body of an article is the author's.
        let site = site(&project, reader);
        for (path, page) in pages(&site).filter(|(path, _)| !path.starts_with("articles/a/")) {
            assert!(!page.contains('\u{202e}'), "{path} turns its words around");
            for text in page.split(['<', '>', '"']) {
                let (opened, closed) = (text.matches('\u{2067}'), text.matches('\u{2069}'));
                assert_eq!(opened.count(), closed.count(), "{reader} {path}: {text:?}");
            }
        }
    }
}
