//! Whether writing to a folder could harm something: the project, its inputs, a home, another
//! site, a git work tree. Only looks; what is done about it is decided elsewhere.

use std::fs;
use std::path::{Component, Path, PathBuf, absolute};

use super::disk::tried;
use super::refusal::{Danger, Unwritten};
use super::target::{Surroundings, real_or_future};

/// The surroundings with all links resolved.
pub(super) struct Around {
    named_project: PathBuf,
    project: PathBuf,
    inputs: Vec<PathBuf>,
    pub(super) state: PathBuf,
    home: Option<PathBuf>,
}

impl Around {
    pub(super) fn real(around: &Surroundings) -> Result<Around, Unwritten> {
        let project = tried("find", &around.project, fs::canonicalize(&around.project))?;
        let state = real_or_future(&tried("find", &around.state, absolute(&around.state))?)?;
        let inputs = around.inputs.iter().map(|input| {
            let whole = if input.is_absolute() { input.clone() } else { project.join(input) };
            fs::canonicalize(&whole).unwrap_or(whole)
        });
        Ok(Around {
            named_project: tried("find", &around.project, absolute(&around.project))?,
            inputs: inputs.collect(),
            project,
            state,
            home: around.home.as_ref().map(|home| fs::canonicalize(home).unwrap_or(home.clone())),
        })
    }

    /// The first reason not to write there. `named` is the whole path as it was given.
    pub(super) fn danger(&self, named: &Path, real: &Path) -> Option<Danger> {
        if self.home.as_ref().is_some_and(|home| home.starts_with(real)) {
            return Some(Danger::Home);
        }
        if self.project.starts_with(real) {
            return Some(Danger::Project);
        }
        if self.state.starts_with(real) || real.starts_with(&self.state) {
            return Some(Danger::State(self.state.clone()));
        }
        self.inputs
            .iter()
            .find_map(|input| self.input_danger(input, real))
            .or_else(|| self.link_danger(named, real))
            .or_else(|| self.folder_danger(real))
    }

    fn input_danger(&self, input: &Path, real: &Path) -> Option<Danger> {
        if input.starts_with(real) && input != real {
            return Some(Danger::HoldsInput(input.to_path_buf()));
        }
        // The project as a whole may be an input; the reader leaves the outputs out then.
        let inside = real.starts_with(input) && !self.project.starts_with(input);
        inside.then(|| Danger::IsInput(input.to_path_buf()))
    }

    fn link_danger(&self, named: &Path, real: &Path) -> Option<Danger> {
        let meant_inside = !named.components().any(|part| part == Component::ParentDir)
            && (named.starts_with(&self.named_project) || named.starts_with(&self.project));
        let leaves = meant_inside && !real.starts_with(&self.project);
        leaves.then(|| Danger::LeavesProject(real.to_path_buf()))
    }

    fn folder_danger(&self, real: &Path) -> Option<Danger> {
        if fs::symlink_metadata(real.join(".git")).is_ok() {
            return Some(Danger::GitTree);
        }
        if real.components().any(|part| part.as_os_str() == ".git") {
            return Some(Danger::GitInside);
        }
        if let Some(other) = super::find_project(real).filter(|other| *other != self.project) {
            return Some(Danger::OtherProject(other));
        }
        is_mount_point(real).then_some(Danger::MountPoint)
    }
}

/// A folder on another device than its parent, or the root of a bind mount.
fn is_mount_point(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::symlink_metadata(path).map(|found| found.dev()).ok();
    let parent = folder.parent().and_then(device);
    device(folder).is_some_and(|here| parent.is_some_and(|above| above != here))
        || is_bind_mount(folder)
}

#[cfg(target_os = "linux")]
fn is_bind_mount(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(not(target_os = "linux"))]
fn is_bind_mount(_folder: &Path) -> bool {
    false
}
