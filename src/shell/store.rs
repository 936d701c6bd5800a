//! Replaces one small file of the user's in one step: the old text or the new, never half of it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Writes beside the file and renames over it. The file keeps its permissions.
pub fn store(file: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    let told = || format!("cannot write {}", file.display());
    let name =
        file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let beside = file.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let permissions = fs::metadata(file).ok().map(|facts| facts.permissions());
    let written = fs::write(&beside, text).and_then(|()| match permissions {
        Some(permissions) => fs::set_permissions(&beside, permissions),
        None => Ok(()),
    });
    let stored = written.and_then(|()| fs::rename(&beside, file));
    if stored.is_err() {
        let _ = fs::remove_file(&beside);
    }
    stored.with_context(told)
}
