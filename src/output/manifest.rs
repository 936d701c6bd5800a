//! What was written last time: each path with the length and SHA-256 of its bytes. Kept as plain
//! lines of text with a version, so that the same site always has the same manifest.
//! Never published: hashes of pages would let a reader test guesses about hidden ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use sha2::{Digest, Sha256};

use super::site::Site;
use crate::inputs::RelPath;

const FIRST_LINE: &str = "comeback manifest 1";

/// Length and SHA-256 of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint {
    pub length: u64,
    pub sha256: [u8; 32],
}

impl Fingerprint {
    pub fn of(bytes: &[u8]) -> Fingerprint {
        Fingerprint { length: bytes.len() as u64, sha256: Sha256::digest(bytes).into() }
    }

    /// The hash in letters and digits.
    fn signs(&self) -> impl Iterator<Item = char> {
        let digit = |n: u8| char::from(if n < 10 { b'0' + n } else { b'a' - 10 + n });
        self.sha256.iter().flat_map(move |byte| [digit(byte >> 4), digit(byte & 15)])
    }

    /// Whether these are the bytes; the length is compared first because it is cheap.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        self.length == bytes.len() as u64 && *self == Fingerprint::of(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.signs().try_for_each(|sign| f.write_char(sign))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} {}", self.length)
    }
}

/// The files of a written site that are ours, and those beside them that are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: BTreeMap<RelPath, Fingerprint>,
    /// Files that someone else put there and that `--adopt` agreed to carry along. They are
    /// never changed and never removed.
    pub kept: BTreeSet<RelPath>,
}

/// Why a text is not a manifest: the line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub line: usize,
}

impl Manifest {
    /// What a site holds.
    pub fn of(site: &Site) -> Manifest {
        let files = site.iter().map(|(path, bytes)| (path.clone(), Fingerprint::of(bytes)));
        Manifest { files: files.collect(), kept: BTreeSet::new() }
    }

    /// One line for each file; the path stands last and holds no control character.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(100 * (1 + self.files.len()));
        text.push_str(FIRST_LINE);
        text.push('\n');
        for (path, print) in &self.files {
            text.push_str("file ");
            text.extend(print.signs());
            text.push(' ');
            text.push_str(&print.length.to_string());
            text.push(' ');
            text.push_str(path.as_str());
            text.push('\n');
        }
        for path in &self.kept {
            text.push_str(&format!("kept {path}\n"));
        }
        text.push_str("end\n");
        text
    }

    /// Reads what `to_text` wrote; a text that was cut short or edited is refused.
    pub fn from_text(text: &str) -> Result<Manifest, Unreadable> {
        let mut manifest = Manifest::default();
        let mut lines = text.lines().zip(1..);
        if lines.next().is_none_or(|(line, _)| line != FIRST_LINE) {
            return Err(Unreadable { line: 1 });
        }
        let mut last = 1;
        for (line, number) in lines {
            last = number;
            if line == "end" {
                return Ok(manifest);
            }
            manifest.take_line(line).ok_or(Unreadable { line: number })?;
        }
        Err(Unreadable { line: last + 1 })
    }

    fn take_line(&mut self, line: &str) -> Option<()> {
        if line.contains(char::is_control) {
            return None;
        }
        if let Some(path) = line.strip_prefix("kept ") {
            self.kept.insert(RelPath::new(path)?);
            return Some(());
        }
        let mut parts = line.strip_prefix("file ")?.splitn(3, ' ');
        let sha256 = bytes_of(parts.next()?)?;
        let length = parts.next()?.parse().ok()?;
        self.files.insert(RelPath::new(parts.next()?)?, Fingerprint { length, sha256 });
        Some(())
    }
}

fn bytes_of(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let digit = |sign: u8| char::from(sign).to_digit(16).and_then(|n| u8::try_from(n).ok());
    for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

/// What changes from one manifest to the next; each list in order of path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub written: Vec<RelPath>,
    pub unchanged: Vec<RelPath>,
    pub removed: Vec<RelPath>,
}

/// New or changed files, unchanged ones, and those that are gone.
pub fn diff(old: &Manifest, new: &Manifest) -> Difference {
    let mut difference = Difference::default();
    for (path, print) in &new.files {
        match old.files.get(path) == Some(print) {
            true => difference.unchanged.push(path.clone()),
            false => difference.written.push(path.clone()),
        }
    }
    let gone = old.files.keys().filter(|path| !new.files.contains_key(*path));
    difference.removed = gone.cloned().collect();
    difference
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> RelPath {
        RelPath::new(text).unwrap()
    }

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        Manifest {
            files: files.iter().map(|(p, b)| (path(p), Fingerprint::of(b.as_bytes()))).collect(),
            kept: BTreeSet::new(),
        }
    }

    #[test]
    fn a_manifest_reads_back_as_it_was_written() {
        let mut written = manifest(&[("index.html", "x"), ("a b/c d.html", "")]);
        written.kept.insert(path("CNAME"));
        assert_eq!(Manifest::from_text(&written.to_text()), Ok(written));
    }

    #[test]
    fn every_cut_or_spoilt_manifest_is_refused() {
        let text = manifest(&[("index.html", "x"), ("b.html", "y")]).to_text();
        for end in 0..text.len() - 1 {
            assert!(Manifest::from_text(&text[..end]).is_err(), "cut at {end}");
        }
        assert_eq!(Manifest::from_text(&text.replace("file ", "fine ")).unwrap_err().line, 2);
        assert!(Manifest::from_text(&text.replace("manifest 1", "manifest 2")).is_err());
        assert!(Manifest::from_text(&text.replace("b.html", "../b.html")).is_err());
    }

    #[test]
    fn the_hash_is_sha_256() {
        assert_eq!(
            Fingerprint::of(b"abc").to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert!(Fingerprint::of(b"abc").fits(b"abc"));
        assert!(!Fingerprint::of(b"abc").fits(b"abd"));
    }

    #[test]
    fn a_difference_names_written_unchanged_and_removed() {
        let old = manifest(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let new = manifest(&[("a", "1"), ("b", "2"), ("d", "1")]);
        let difference = diff(&old, &new);
        assert_eq!(difference.unchanged, [path("a")]);
        assert_eq!(difference.written, [path("b"), path("d")]);
        assert_eq!(difference.removed, [path("c")]);
    }
}
