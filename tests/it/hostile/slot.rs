//! Whether the fields that payloads are put into are all there are: those of the model as its own
//! list names them, and the keys of the configuration.

use std::collections::BTreeSet;

use comeback::journal::{Voice, fields};
use comeback::pipeline;

use super::ground::{base, configuration, disclosed, keys_of_words, numbered, project, spelt};
use crate::tidy::root;

#[test]
fn every_text_of_every_kind_of_entry_holds_a_payload() {
    let project = project("payload", &[]);
    let inputs = project.inputs();
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    let known = opened.disclosed_to_owner();
    let mut filled: BTreeSet<&str> = BTreeSet::new();
    for field in fields(known).into_iter().filter(|field| field.voice != Voice::Silent) {
        if field.text.starts_with("payload ") {
            filled.insert(field.part);
        }
    }
    // Every part that the model's own list calls words, as it stands in its source.
    let source = std::fs::read_to_string(root().join("src/journal/field.rs")).unwrap();
    let list = source.split("fn profile").nth(1).unwrap();
    let mut parts = 0;
    for call in list.split("self.").skip(1) {
        let is_words =
            call.starts_with("own(") || call.starts_with("name(") || call.starts_with("push(");
        let Some(part) = call.split('"').nth(1).filter(|_| is_words) else { continue };
        parts += 1;
        // These are letters by their grammar, and a key is not the owner's to choose.
        let fixed = ["amounts", "tags", "bands", "how far", "lines comeback does not know"];
        let fixed = fixed.contains(&part);
        assert!(fixed || filled.contains(part), "no payload in {part:?}; there are {filled:?}");
    }
    assert!(parts >= 25, "{parts}");
}

#[test]
fn every_key_of_words_is_accepted_with_a_payload() {
    let keys = keys_of_words();
    assert!(keys.len() >= 10, "{keys:?}");
    let text =
        format!("version = 1\n{}", configuration(&mut numbered("\"><script>hit()</script>")));
    let path = comeback::inputs::RelPath::new("comeback.toml").unwrap();
    let parsed = comeback::config::parse(&path, &text);
    let told: Vec<String> = parsed.diagnostics.iter().map(|d| format!("{d:?}")).collect();
    assert_eq!(told, [""; 0], "{text}");
}

#[test]
fn the_table_that_carries_the_payloads_says_what_they_are() {
    let facts = super::ground::facts(&mut numbered("=1+1 <b> \"x\""));
    let (csv, left) = spelt(&facts);
    assert!(left.len() * 20 < facts.len(), "{left:?}");
    assert_eq!(disclosed("log.csv", &csv).facts().len() + left.len(), base().len());
}
