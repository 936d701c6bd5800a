//! A locked site as outputs: the page that asks, a sealed file for each file of the site, and
//! files that hold nothing, so that their number tells little. Each is made when it is asked for.

use std::borrow::Cow;
use std::fmt;

use super::archive::pack;
use super::key::Keys;
use super::keyring::Keyring;
use super::page;
use super::seal::seal;
use crate::diag::Diagnostic;
use crate::inputs::RelPath;
use crate::output::{Outputs, Site};
use crate::site::Wording;

/// The name that all files of a site are sealed under where they lie in one.
const ARCHIVE: &str = "archive";

/// A site, locked.
pub struct Locked<'a> {
    site: &'a (dyn Outputs + 'a),
    keys: Keys,
    front: Vec<u8>,
    paths: Vec<RelPath>,
    files: Vec<File>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum File {
    /// The page that asks for the passphrase.
    Front,
    /// The file of the site at this place, and its name.
    Sealed(usize, String),
    /// Holds nothing.
    Empty(String),
}

impl<'a> Locked<'a> {
    /// Locks a site for the readers of a keyring. `words` are the sentences of the site's
    /// language.
    pub fn new(site: &'a dyn Outputs, keyring: &Keyring, words: &Wording) -> Locked<'a> {
        let keys = keyring.keys();
        let names = site.paths().iter().map(|path| keys.name(path.as_str()));
        let mut files: Vec<File> =
            names.enumerate().map(|(n, name)| File::Sealed(n, name)).collect();
        let missing = crowd(files.len()) - files.len();
        files.extend((0..).take(missing).map(|n| File::Empty(keys.empty_name(n))));
        let folder = keys.folder();
        let mut named: Vec<(RelPath, File)> = files
            .into_iter()
            .map(|file| match &file {
                File::Sealed(_, name) | File::Empty(name) => {
                    (RelPath::made_of(&format!("{folder}/{name}.html")), file)
                }
                File::Front => (RelPath::made_of("index.html"), file),
            })
            .collect();
        named.push((RelPath::made_of("index.html"), File::Front));
        named.sort();
        let (paths, files) = named.into_iter().unzip();
        let front = page::front(keyring, words, None).into_bytes();
        Locked { site, keys, front, paths, files }
    }
}

impl fmt::Debug for Locked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locked {} files", self.paths.len())
    }
}

impl Outputs for Locked<'_> {
    fn paths(&self) -> &[RelPath] {
        &self.paths
    }

    fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        let sealed = match self.files.get(index) {
            Some(File::Sealed(at, name)) => {
                let content = self.site.bytes(*at)?;
                let path = self.site.paths().get(*at).map_or("", RelPath::as_str);
                seal(&self.keys, name, &pack([(path, &*content)]))
            }
            Some(File::Empty(name)) => seal(&self.keys, name, &pack([])),
            Some(File::Front) | None => return Ok(Cow::Borrowed(&self.front)),
        };
        Ok(Cow::Owned(page::carrier(&sealed).into_bytes()))
    }
}

/// A whole site locked into one file of HTML.
pub fn locked_file(site: &Site, keyring: &Keyring, words: &Wording) -> Vec<u8> {
    let packed = pack(site.iter().map(|(path, bytes)| (path.as_str(), bytes)));
    let sealed = seal(&keyring.keys(), ARCHIVE, &packed);
    page::front(keyring, words, Some(&sealed)).into_bytes()
}

/// How many files there are for so many of the site: the next number of at most four binary
/// digits, then zeros, and no fewer than sixteen. So up to an eighth of them hold nothing.
fn crowd(files: usize) -> usize {
    let step = (files.max(16).next_power_of_two() / 16).max(1);
    files.max(16).next_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_files_is_rounded_up_by_little() {
        for (files, all) in
            [(0, 16), (16, 16), (17, 18), (30, 30), (31, 32), (150, 160), (4500, 4608)]
        {
            assert_eq!(crowd(files), all, "{files}");
        }
        for files in 0..5000 {
            let all = crowd(files);
            assert!(all >= files && (files < 16 || all <= files + files / 8), "{files} {all}");
        }
    }
}
