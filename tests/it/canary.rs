//! The sample log has a made-up word in every private field. The owner's site holds each of
//! them; no other site holds one that its reader was not granted.

use std::collections::BTreeMap;

use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::output::Site;
use comeback::pipeline;

use crate::samples::{Hidden, canaries, sample_files};
use crate::tidy::root;

/// The sample project as it lies in the repository.
pub(crate) fn sample() -> Inputs {
    let mut files: BTreeMap<RelPath, SourceFile> = sample_files()
        .into_iter()
        .map(|(path, text)| (RelPath::new(&path).unwrap(), SourceFile::new(text.into_bytes())))
        .collect();
    let config = std::fs::read(root().join("comeback.toml")).unwrap();
    files.insert(RelPath::new("comeback.toml").unwrap(), SourceFile::new(config));
    Inputs { today: "2026-06-08".parse().unwrap(), files }
}

pub(crate) fn site(inputs: &Inputs, reader: &str) -> Site {
    pipeline::build(inputs, reader).site.unwrap()
}

/// The canaries that stand anywhere in a site: pages, file names, downloads.
fn found(site: &Site) -> Vec<String> {
    let mut all = String::new();
    for (path, bytes) in site.iter() {
        all.push_str(path.as_str());
        all.push('\n');
        all.push_str(&String::from_utf8_lossy(bytes));
    }
    canaries().into_keys().filter(|word| all.contains(word.as_str())).collect()
}

#[test]
fn the_owner_sees_every_canary() {
    let found = found(&site(&sample(), "me"));
    let missing: Vec<String> =
        canaries().into_keys().filter(|word| !found.contains(word)).collect();
    assert!(missing.is_empty(), "not on the owner's pages: {missing:?}");
}

#[test]
fn no_other_reader_sees_one_that_was_not_granted() {
    let inputs = sample();
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    let mut readers = 0;
    for (name, reader) in opened.config.readers() {
        if reader.audience.is_owner() {
            continue;
        }
        readers += 1;
        let shown = found(&site(&inputs, name));
        for word in shown {
            let (hidden, line) = &canaries()[&word];
            assert!(granted(*hidden, reader), "{name} sees {word} of {line}");
        }
    }
    assert!(readers >= 3, "physio, trainer and public");
}

/// Whether a reader may see canaries of a class at all.
fn granted(hidden: Hidden, reader: &comeback::config::Reader) -> bool {
    use comeback::journal::Kind;
    let grants = reader.audience.grants();
    match hidden {
        Hidden::Private | Hidden::Other => false,
        Hidden::Note | Hidden::Remark => grants.contains_key(&Kind::Note),
        Hidden::Ask => grants.contains_key(&Kind::Ask),
        Hidden::Try => grants.contains_key(&Kind::Try),
    }
}
