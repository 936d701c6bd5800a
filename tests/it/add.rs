//! Adding to a log, as values: which file takes a fact, what is put into it, what is refused. What
//! was there stays, byte for byte.

mod disk;
mod due;
mod note;
mod property;
mod refused;
mod table;

use std::collections::BTreeMap;

use comeback::diag::Diagnostic;
use comeback::inputs::{RelPath, SourceFile};
use comeback::source::Settings;
use comeback::source::entry::{Addition, Log, Said, add};

/// The files of a log in `log/`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Diary {
    files: BTreeMap<RelPath, SourceFile>,
    settings: Settings,
}

impl Diary {
    pub(crate) fn new() -> Diary {
        Diary::default()
    }

    pub(crate) fn file(self, name: &str, text: &str) -> Diary {
        self.bytes(name, text.as_bytes())
    }

    pub(crate) fn bytes(mut self, name: &str, bytes: &[u8]) -> Diary {
        let path = RelPath::new(&format!("log/{name}")).unwrap();
        self.files.insert(path, SourceFile::new(bytes.to_vec()));
        self
    }

    fn try_add(&self, day: &str, words: &[&str]) -> Result<Vec<Addition>, Vec<Diagnostic>> {
        let paths = [RelPath::new("log").unwrap()];
        let log = Log { files: &self.files, paths: &paths, settings: &self.settings };
        let day = day.parse().unwrap();
        let said: Vec<Said> =
            words.iter().map(|words| Said { day, words: (*words).to_owned() }).collect();
        let added = add(log, &said);
        if added.diagnostics.is_empty() { Ok(added.value) } else { Err(added.diagnostics) }
    }

    /// The only file that changes, and its text afterwards; nothing that was there is gone.
    pub(crate) fn added(&self, day: &str, words: &[&str]) -> (String, String) {
        let added = self.try_add(day, words).unwrap_or_else(|told| panic!("{told:#?}"));
        let [only] = added.as_slice() else { panic!("{added:#?}") };
        let before = self.files.get(&only.file);
        assert_eq!(only.before.as_ref(), before);
        assert!(is_kept(before.map_or(&[], SourceFile::bytes), &only.after), "{added:#?}");
        (only.file.to_string(), String::from_utf8_lossy(&only.after).into_owned())
    }

    /// The text of the file that takes it.
    pub(crate) fn text(&self, day: &str, words: &str) -> String {
        self.added(day, &[words]).1
    }

    pub(crate) fn codes(&self, day: &str, words: &str) -> Vec<&'static str> {
        let told = self.try_add(day, &[words]).expect_err("it is refused");
        told.iter().map(|problem| problem.code().name).collect()
    }
}

/// Whether all bytes are still there in their order.
fn is_kept(before: &[u8], after: &[u8]) -> bool {
    let mut rest = after.iter();
    before.iter().all(|byte| rest.any(|other| other == byte))
}
