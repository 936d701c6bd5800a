//! What a build hands on: sorted output paths, and each one's bytes when they are asked for, so
//! that a large site never lies in memory as a whole.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Diagnostic;
use crate::inputs::RelPath;

/// The files of a site. `bytes` is called from several threads at once, once for each path, and
/// must give the same bytes whenever it is asked.
pub trait Outputs: Sync {
    /// Every output path, strictly ascending.
    fn paths(&self) -> &[RelPath];

    /// The content of the path at `index`; a problem where the page cannot be made.
    fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>>;
}

/// A whole site in memory: for `serve`, for publishing, for tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    paths: Vec<RelPath>,
    contents: Vec<Vec<u8>>,
}

impl Site {
    pub fn new(files: BTreeMap<RelPath, Vec<u8>>) -> Site {
        let (paths, contents) = files.into_iter().unzip();
        Site { paths, contents }
    }

    /// Makes every output and keeps it; all problems where there are any.
    pub fn gather(outputs: &dyn Outputs) -> Result<Site, Vec<Diagnostic>> {
        use rayon::prelude::*;
        let made: Vec<Result<Vec<u8>, Box<Diagnostic>>> = (0..outputs.paths().len())
            .into_par_iter()
            .map(|index| outputs.bytes(index).map(Cow::into_owned))
            .collect();
        let mut problems = Vec::new();
        let mut contents = Vec::with_capacity(made.len());
        for result in made {
            match result {
                Ok(bytes) => contents.push(bytes),
                Err(problem) => problems.push(*problem),
            }
        }
        match problems.is_empty() {
            true => Ok(Site { paths: outputs.paths().to_vec(), contents }),
            false => Err(problems),
        }
    }

    pub fn get(&self, path: &RelPath) -> Option<&[u8]> {
        let index = self.paths.binary_search(path).ok()?;
        self.contents.get(index).map(Vec::as_slice)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&RelPath, &[u8])> {
        self.paths.iter().zip(self.contents.iter().map(Vec::as_slice))
    }
}

impl Outputs for Site {
    fn paths(&self) -> &[RelPath] {
        &self.paths
    }

    fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        Ok(Cow::Borrowed(self.contents.get(index).map_or(&[][..], Vec::as_slice)))
    }
}

/// The first path that cannot be written beside the others: out of order, named twice, a file
/// where another path needs a folder, or with a line break or other control character in it.
pub fn clash<'a>(paths: impl IntoIterator<Item = &'a RelPath>) -> Option<RelPath> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut last: Option<&RelPath> = None;
    for path in paths {
        let text = path.as_str();
        let below_a_file = text.match_indices('/').any(|(slash, _)| seen.contains(&text[..slash]));
        if below_a_file
            || last.is_some_and(|last| last >= path)
            || text.chars().any(char::is_control)
        {
            return Some(path.clone());
        }
        seen.insert(text);
        last = Some(path);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(texts: &[&str]) -> Vec<RelPath> {
        texts.iter().map(|text| RelPath::new(text).unwrap()).collect()
    }

    #[test]
    fn paths_that_cannot_lie_beside_each_other_are_found() {
        assert_eq!(clash(&paths(&["a", "a.html", "a/b"])).unwrap().as_str(), "a/b");
        assert_eq!(clash(&paths(&["b", "a"])).unwrap().as_str(), "a");
        assert_eq!(clash(&paths(&["a", "a"])).unwrap().as_str(), "a");
        assert_eq!(clash(&paths(&["a\nb"])).unwrap().as_str(), "a\nb");
        assert_eq!(clash(&paths(&["a.html", "a/b", "a/c/d", "b"])), None);
    }

    #[test]
    fn a_site_gives_back_what_was_put_in() {
        let site =
            Site::new(BTreeMap::from([(RelPath::new("x/index.html").unwrap(), b"hi".to_vec())]));
        assert_eq!(site.get(&RelPath::new("x/index.html").unwrap()), Some(&b"hi"[..]));
        assert_eq!(site.get(&RelPath::new("y").unwrap()), None);
        assert_eq!(Site::gather(&site).unwrap(), site);
    }
}
