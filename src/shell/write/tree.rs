//! Trees of files: what lies in a folder, and making and removing folders. Every step goes
//! through the disk it is given; a link is never followed.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::inputs::RelPath;
use crate::shell::disk::{Disk, Failure, Kind, tried};

/// What lies below a folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) files: BTreeSet<RelPath>,
    /// Parents before what they hold, without the folder itself.
    pub(super) folders: Vec<PathBuf>,
    /// Links, devices, and names that an output path cannot have.
    pub(super) odd: Vec<PathBuf>,
}

/// Looks through a folder; one that is not there is empty.
pub(super) fn walk(disk: &dyn Disk, root: &Path) -> Result<Tree, Failure> {
    let mut tree = Tree::default();
    if tried("look at", root, disk.facts(root))?.is_none() {
        return Ok(tree);
    }
    let mut open = vec![String::new()];
    while let Some(folder) = open.pop() {
        let whole = root.join(&folder);
        for entry in tried("list", &whole, disk.list(&whole))? {
            let at = whole.join(&entry.name);
            let inner = entry.name.to_str().map(|name| match folder.is_empty() {
                true => name.to_owned(),
                false => format!("{folder}/{name}"),
            });
            match (entry.kind, inner.filter(|inner| is_plain(inner))) {
                (Kind::Folder, Some(inner)) => {
                    tree.folders.push(at);
                    open.push(inner);
                }
                (Kind::File, Some(inner)) => tree.files.extend(RelPath::new(&inner)),
                _ => tree.odd.push(at),
            }
        }
    }
    Ok(tree)
}

/// Whether the path reads back as itself from a record.
fn is_plain(path: &str) -> bool {
    !path.chars().any(char::is_control)
        && RelPath::new(path).is_some_and(|plain| plain.as_str() == path)
}

/// Removes the files of a tree and its folders; fails where anything else is in it.
pub(super) fn remove(disk: &dyn Disk, root: &Path, tree: &Tree) -> Result<(), Failure> {
    tree.files.par_iter().try_for_each(|path| {
        let file = root.join(path.as_str());
        tried("remove", &file, disk.remove_file(&file))
    })?;
    for folder in tree.folders.iter().rev().map(PathBuf::as_path).chain([root]) {
        tried("remove", folder, disk.remove_folder(folder))?;
    }
    Ok(())
}

/// Who may look into a new folder.
#[derive(Clone, Copy)]
pub(super) enum Access {
    /// As the umask of this process says.
    Usual,
    /// The owner alone.
    Private,
}

/// Makes a folder and those above it where they are missing.
pub(super) fn create_all(disk: &dyn Disk, folder: &Path, access: Access) -> Result<(), Failure> {
    if tried("look at", folder, disk.facts(folder))?.is_some() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        create_all(disk, parent, access)?;
    }
    let created = match access {
        Access::Usual => disk.create_folder(folder),
        Access::Private => disk.create_private_folder(folder),
    };
    match created {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => tried("create", folder, other),
    }
}

/// Tells git to leave a folder of ours alone, so that no old version is ever pushed.
pub(super) fn hide_from_git(disk: &dyn Disk, folder: &Path) -> Result<(), Failure> {
    let ignore = folder.join(".gitignore");
    match tried("look at", &ignore, disk.facts(&ignore))? {
        Some(_) => Ok(()),
        None => tried("write", &ignore, disk.write_new(&ignore, b"*\n")),
    }
}
