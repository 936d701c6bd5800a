//! The sample person and the articles, as they lie in the program's own repository.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

use crate::inputs::RelPath;

static LOGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sample-logs");
static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
const PERSON: &str = include_str!("../../comeback.toml");
const EDUCATION: &str = include_str!("../../education.toml");

type Files = BTreeMap<RelPath, Vec<u8>>;

/// The sample person with the articles beside the log.
pub(super) fn person() -> Files {
    let mut files = Files::new();
    add(&mut files, "log", &LOGS);
    add(&mut files, "content", &CONTENT);
    let config = PERSON.replace("\"sample-logs\"", "\"log\"").replace("sample-logs/", "log/");
    files.insert(RelPath::made_of("comeback.toml"), without_themes(&config));
    files
}

/// The articles alone.
pub(super) fn education() -> Files {
    let mut files = Files::new();
    add(&mut files, "content", &CONTENT);
    let lines = EDUCATION.lines().filter(|line| !line.starts_with("# The articles alone"));
    let config: String = lines.map(|line| format!("{line}\n")).collect();
    let config =
        config.replace("site-education", "site").replace("version = 1\n\n\n", "version = 1\n\n");
    files.insert(RelPath::made_of("comeback.toml"), without_themes(&config));
    files
}

/// The theme is built in.
fn without_themes(config: &str) -> Vec<u8> {
    let lines = config.lines().filter(|line| !line.starts_with("themes ="));
    lines.map(|line| format!("{line}\n")).collect::<String>().into_bytes()
}

fn add(files: &mut Files, folder: &str, dir: &Dir<'_>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => add(files, folder, dir),
            DirEntry::File(file) => {
                let path = format!("{folder}/{}", file.path().to_string_lossy());
                files.insert(RelPath::made_of(&path), file.contents().to_vec());
            }
        }
    }
}
