//! What stands in the target before a write: which files are ours, which someone else's, and
//! whether that is a reason to refuse. Looks at names only; contents are compared later.

use std::collections::BTreeSet;

use crate::inputs::RelPath;
use crate::output::{Manifest, clash};
use crate::shell::disk::{Kind, tried};
use crate::shell::refusal::{Danger, Refusal, Unwritten};

use super::tree::{Tree, walk};
use super::{Mode, Work};

#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    pub(super) exists: bool,
    pub(super) holds_files: bool,
    /// Files that our record lists and that are there.
    pub(super) owned: BTreeSet<RelPath>,
    /// Files of others in places where the site has a page: replaced under `--adopt`.
    pub(super) taken: BTreeSet<RelPath>,
    /// Files of others in other places: carried along.
    pub(super) kept: BTreeSet<RelPath>,
}

/// Sorts what is in the target, and refuses what may not be touched.
pub(super) fn survey(
    work: Work,
    before: &Manifest,
    paths: &[RelPath],
    mode: Mode,
) -> Result<Standing, Unwritten> {
    let folder = work.target.folder();
    let facts = tried("look at", folder, work.disk.facts(folder))?;
    match facts.map(|facts| facts.kind) {
        None => return Ok(Standing::default()),
        Some(Kind::Folder) => {}
        Some(Kind::Link) => return Err(danger(work, Danger::Link)),
        Some(_) => return Err(danger(work, Danger::NotAFolder)),
    }
    let tree = walk(work.disk, folder)?;
    if !tree.odd.is_empty() {
        return Err(Refusal::Odd { folder: folder.to_path_buf(), things: tree.odd }.into());
    }
    let (standing, strangers) = sort(tree, before, paths);
    if mode != Mode::Adopt && !(strangers.is_empty() && standing.taken.is_empty()) {
        let overwritten = standing.taken.into_iter().collect();
        let folder = folder.to_path_buf();
        return Err(Refusal::Foreign { folder, overwritten, beside: strangers }.into());
    }
    let all: BTreeSet<&RelPath> = paths.iter().chain(&standing.kept).collect();
    match clash(all) {
        Some(path) => Err(Refusal::Clash(path).into()),
        None => Ok(standing),
    }
}

/// The files by owner, and those of strangers that nobody has agreed to yet.
fn sort(tree: Tree, before: &Manifest, paths: &[RelPath]) -> (Standing, Vec<RelPath>) {
    let mut standing =
        Standing { exists: true, holds_files: !tree.files.is_empty(), ..Standing::default() };
    let mut strangers = Vec::new();
    for path in tree.files {
        if before.files.contains_key(&path) {
            standing.owned.insert(path);
        } else if paths.binary_search(&path).is_ok() {
            standing.taken.insert(path);
        } else {
            if !before.kept.contains(&path) && !is_debris(&path) {
                strangers.push(path.clone());
            }
            standing.kept.insert(path);
        }
    }
    (standing, strangers)
}

fn danger(work: Work, danger: Danger) -> Unwritten {
    Refusal::Danger(work.target.folder().to_path_buf(), danger).into()
}

/// What file browsers leave in folders by merely looking at them: no reason to refuse.
pub(super) fn is_debris(path: &RelPath) -> bool {
    matches!(path.name(), ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".directory")
}
