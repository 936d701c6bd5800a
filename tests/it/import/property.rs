//! Mangled exports: nothing is lost without being told, and nothing panics.

use std::collections::BTreeMap;

use comeback::inputs::{RelPath, SourceFile};
use comeback::source::import::read;
use proptest::prelude::*;

use super::{brought, exports, files_of, options};

/// Bytes of an export with a few of them replaced, removed or doubled.
fn mangled(bytes: &[u8], edits: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, what, byte) in edits {
        let at = at % bytes.len().max(1);
        match what % 3 {
            0 => bytes[at] = *byte,
            1 => _ = bytes.remove(at),
            _ => bytes.insert(at, *byte),
        }
        if bytes.is_empty() {
            bytes.push(b'x');
        }
    }
    bytes
}

fn edit() -> impl Strategy<Value = (usize, u8, u8)> {
    let marks = prop::sample::select(b"\",;\n\r.0123456789-:/\xff ".to_vec());
    (any::<usize>(), any::<u8>(), marks)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_add_up_whatever_the_file_holds(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec(edit(), 1..8),
    ) {
        let names = exports();
        let name = &names[which.index(names.len())];
        let files: BTreeMap<RelPath, SourceFile> = files_of(name)
            .into_iter()
            .map(|(path, file)| (path, SourceFile::new(mangled(file.bytes(), &edits))))
            .collect();
        if let Ok(found) = read(&files, &options(name)) {
            let ledger = brought(&found, &BTreeMap::new(), &[]).ledger;
            prop_assert_eq!(ledger.rows, ledger.taken + ledger.left());
        }
    }
}
