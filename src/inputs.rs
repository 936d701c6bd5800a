//! All that a build may depend on: file texts and today's date, read once by `shell`.
//! Nothing in the core touches a disk or a clock; what is not in here cannot change a page.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

/// A path inside the project: relative, `/` between the parts, no `.` or `..`, never empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelPath(Arc<str>);

impl RelPath {
    /// Normalises backslashes, `./` and doubled slashes; refuses what would leave the project.
    pub fn new(path: &str) -> Option<RelPath> {
        if is_plain(path) {
            return Some(RelPath(path.into()));
        }
        let path = path.replace('\\', "/");
        if path.starts_with('/') || path.contains('\0') {
            return None;
        }
        let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty() && *p != ".").collect();
        if parts.is_empty() || parts.contains(&"..") || parts[0].ends_with(':') {
            return None;
        }
        Some(RelPath(parts.join("/").into()))
    }

    /// A path that the program itself puts together; parts that could leave the project, which
    /// it never writes, would fall back to the first page.
    pub fn made_of(path: &str) -> RelPath {
        RelPath::new(path).unwrap_or_else(|| RelPath("index.html".into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part: `2026-03-12.md` of `log/2026-03-12.md`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The name without its ending: `2026-03-12` of `log/2026-03-12.md`.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rfind('.').filter(|&dot| dot > 0).map_or(name, |dot| &name[..dot])
    }

    /// The ending in lower case without its dot, or nothing.
    pub fn extension(&self) -> String {
        let name = self.name();
        name.rfind('.')
            .filter(|&dot| dot > 0)
            .map_or(String::new(), |dot| name[dot + 1..].to_lowercase())
    }

    /// Whether the path is the folder itself or lies below it.
    pub fn is_under(&self, folder: &str) -> bool {
        let folder = folder.trim_end_matches('/');
        folder.is_empty()
            || folder == "."
            || self
                .0
                .strip_prefix(folder)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// Whether there is nothing to normalise in a path and nothing to refuse, as in almost all.
fn is_plain(path: &str) -> bool {
    let odd = |found, byte| found | (byte == b'\\') | (byte == 0) | (byte == b':');
    !path.bytes().fold(false, odd) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// One file as it lay on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    bytes: Arc<[u8]>,
}

impl SourceFile {
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> SourceFile {
        SourceFile { bytes: bytes.into() }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether both hold the same bytes; quick where they are the same value.
    pub fn is_same(&self, other: &SourceFile) -> bool {
        Arc::ptr_eq(&self.bytes, &other.bytes) || self == other
    }
}

/// Everything a build reads, in one value.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The day that "today" means in this build; enters once and is never asked for again.
    pub today: Date,
    /// Every file of the project that a build may look at, by its path.
    pub files: BTreeMap<RelPath, SourceFile>,
}

impl Inputs {
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(&RelPath::new(path)?)
    }

    /// The files that are the folder itself (a single file) or lie below it, in order of path.
    pub fn under<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a RelPath, &'a SourceFile)> + 'a {
        self.files.iter().filter(move |(path, _)| path.is_under(folder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leaves_the_project_is_refused() {
        for bad in ["", ".", "/etc/passwd", "a/../../b", "..", "C:/x", "a\0b"] {
            assert_eq!(RelPath::new(bad), None, "{bad:?}");
        }
        for odd in ["./a//b\\c.md", "a/b/./c.md", "a/b/c.md/", "a\\b\\c.md"] {
            assert_eq!(RelPath::new(odd).unwrap().as_str(), "a/b/c.md", "{odd:?}");
        }
        assert_eq!(RelPath::new("a/12:30.md").unwrap().as_str(), "a/12:30.md");
    }

    #[test]
    fn parts_of_a_path() {
        let path = RelPath::new("log/2026-03-12.MD").unwrap();
        assert_eq!((path.name(), path.stem()), ("2026-03-12.MD", "2026-03-12"));
        assert_eq!(path.extension(), "md");
        assert!(path.is_under("log") && path.is_under("log/") && path.is_under(""));
        assert!(!path.is_under("lo"));
    }
}
