//! The folder a site is written to, where its new and old versions lie beside it, and where its
//! record lies. Refuses every folder in which writing could harm something.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf, absolute};

use rustix::fs::{Access, access};
use sha2::{Digest, Sha256};

use super::danger::Around;
use super::disk::tried;
use super::refusal::{Danger, Refusal, Unwritten};

/// What must come to no harm when a site is written.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The folder of the project, or of the single file that is built.
    pub project: PathBuf,
    /// Files and folders that the site is made from.
    pub inputs: Vec<PathBuf>,
    /// `.comeback`, where records are kept: in the project, or beside the output.
    pub state: PathBuf,
    pub home: Option<PathBuf>,
}

impl Surroundings {
    /// A project with its records in its own `.comeback`, and the home folder of this user.
    pub fn of_project(project: &Path, inputs: Vec<PathBuf>) -> Surroundings {
        let home = std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
        let state = project.join(STATE);
        Surroundings { project: project.to_path_buf(), inputs, state, home }
    }

    /// The same for sites in a folder elsewhere: where the project can only be read, as on a
    /// read-only disk, records lie beside those sites.
    pub fn with_sites_in(self, out: &Path) -> Surroundings {
        let kept = if self.state.exists() { &self.state } else { &self.project };
        match access(kept, Access::WRITE_OK) {
            Ok(()) => self,
            Err(_) => Surroundings { state: out.join(STATE), ..self },
        }
    }
}

/// The folder of records in a project.
pub const STATE: &str = ".comeback";

/// A folder that may be written to. Beside `site/me` lies `site/.me.comeback`, which only its
/// owner can look into, with the version being made and the one kept for `rollback`.
#[derive(Clone, Debug)]
pub struct Target {
    pub(super) folder: PathBuf,
    pub(super) beside: PathBuf,
    pub(super) state: PathBuf,
    pub(super) record: PathBuf,
}

impl Target {
    /// Looks, and refuses; changes nothing.
    pub fn new(folder: &Path, around: &Surroundings) -> Result<Target, Unwritten> {
        let real = resolve(folder)?;
        let around = Around::real(around)?;
        let whole = tried("find", folder, absolute(folder))?;
        if let Some(danger) = around.danger(&whole, &real) {
            return Err(refuse(folder, danger));
        }
        let name = real.file_name().unwrap_or_default().to_string_lossy();
        let beside = real.with_file_name(format!(".{name}.comeback"));
        let record = around.state.join("output").join(record_name(&real, &around.state));
        Ok(Target { folder: real, beside, state: around.state, record })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The version being made.
    pub(super) fn staging(&self) -> PathBuf {
        self.beside.join("new")
    }

    /// The version kept for `rollback`.
    pub(super) fn kept(&self) -> PathBuf {
        self.beside.join("old")
    }

    /// Where the present version waits if the file system cannot exchange two folders.
    pub(super) fn away(&self) -> PathBuf {
        self.beside.join("away")
    }
}

/// Readable, and the same wherever the project lies: `me-1f2e3d4c`.
fn record_name(folder: &Path, state: &Path) -> String {
    let home = state.parent().unwrap_or(state);
    let from_home = folder.strip_prefix(home).unwrap_or(folder);
    let hash = Sha256::digest(from_home.as_os_str().as_encoded_bytes());
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
    format!("{plain}-{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3])
}

fn refuse(folder: &Path, danger: Danger) -> Unwritten {
    Refusal::Danger(folder.to_path_buf(), danger).into()
}

/// Where the folder truly is: links above it followed, itself not.
fn resolve(folder: &Path) -> Result<PathBuf, Unwritten> {
    if folder == Path::new("/") {
        return Err(refuse(folder, Danger::Root));
    }
    let ends_in_dot = folder.as_os_str().as_encoded_bytes().ends_with(b"/.");
    let Some(Component::Normal(name)) = folder.components().next_back().filter(|_| !ends_in_dot)
    else {
        return Err(refuse(folder, Danger::Unnamed));
    };
    if name.to_str().is_none_or(|name| name.chars().any(char::is_control)) {
        return Err(refuse(folder, Danger::Unnamed));
    }
    let whole = tried("find", folder, absolute(folder))?;
    match fs::symlink_metadata(&whole) {
        Ok(found) if found.is_symlink() => return Err(refuse(folder, Danger::Link)),
        Ok(found) if !found.is_dir() => return Err(refuse(folder, Danger::NotAFolder)),
        Err(error) if !is_absent(&error) => {
            return tried("look at", &whole, Err(error)).map_err(Unwritten::from);
        }
        _ => {}
    }
    Ok(real_or_future(whole.parent().unwrap_or(&whole))?.join(name))
}

/// The real path of a folder that may not exist yet.
pub(super) fn real_or_future(path: &Path) -> Result<PathBuf, Unwritten> {
    match fs::canonicalize(path) {
        Ok(real) if real.is_dir() => Ok(real),
        Ok(_) => Err(refuse(path, Danger::NotAFolder)),
        Err(error) if !is_absent(&error) => {
            tried("look at", path, Err(error)).map_err(Unwritten::from)
        }
        // A link that leads to nothing.
        Err(_) if fs::symlink_metadata(path).is_ok() => Err(refuse(path, Danger::Link)),
        Err(_) => match (path.components().next_back(), path.parent()) {
            (Some(Component::Normal(name)), Some(parent)) => Ok(real_or_future(parent)?.join(name)),
            _ => Err(refuse(path, Danger::Unnamed)),
        },
    }
}

/// Nothing stands there, or a file stands where a folder above it would have to.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
