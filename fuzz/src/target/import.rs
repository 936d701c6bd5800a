//! Exports of other programs: whatever a file says, each of its rows is counted once, what is
//! brought in reads back, and the second import of the same file brings nothing.

use std::collections::BTreeMap;

use comeback::inputs::{RelPath, SourceFile};
use comeback::journal::{DistanceUnit, MassUnit};
use comeback::source::Settings;
use comeback::source::entry::Log;
use comeback::source::import::{Options, With, bring, read};

use super::log::facts;
use super::{Met, met};

pub(super) fn export(bytes: &[u8]) -> Met {
    let mut all = Met::new();
    for answered in [false, true] {
        let mut options = Options::new("2026-06-08".parse().unwrap());
        if answered {
            options.mass = Some(MassUnit::Kg);
            options.distance = Some(DistanceUnit::Kilometre);
            options.with = [With::Notes, With::Titles].into();
        }
        all.extend(once(bytes, &options));
    }
    all
}

fn once(bytes: &[u8], options: &Options) -> Met {
    let export = [(RelPath::made_of("export.csv"), SourceFile::new(bytes))].into();
    let found = match read(&export, options) {
        Ok(found) => found,
        Err(problems) => return met(&problems),
    };
    let mut all = met(&found.diagnostics);
    all.insert(found.id);
    let (settings, paths) = (Settings::default(), [RelPath::made_of("log")]);
    let mut files: BTreeMap<RelPath, SourceFile> = BTreeMap::new();
    let brought = bring(
        &found,
        Log { files: &files, paths: &paths, settings: &settings },
        &[],
        options.today,
    );
    all.extend(met(&brought.diagnostics));
    let ledger = &brought.ledger;
    assert_eq!(ledger.rows, ledger.taken + ledger.left(), "a row is not counted once: {ledger:?}");
    let Some(addition) = brought.addition else {
        assert_eq!(brought.facts, 0, "facts without a file");
        return all;
    };
    let said = facts(&addition.file, &addition.after);
    assert_eq!(said.len(), brought.facts, "what was written is not what was found");
    files.insert(addition.file, SourceFile::new(addition.after));
    let log = Log { files: &files, paths: &paths, settings: &settings };
    let again = bring(&found, log, &said, options.today);
    assert!(again.addition.is_none() && again.facts == 0, "brought in twice");
    all
}
