//! One archive, the same bytes for the same site: made beside its place and brought in by
//! renaming.

use std::fs;
use std::io::{Cursor, ErrorKind, Write};
use std::path::Path;

use anyhow::Context;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Sending, Unsent};
use crate::output::{Difference, Fingerprint, Site, diff};
use crate::shell::write::Mode;

pub(super) fn publish(path: &str, sending: &Sending<'_>) -> Result<Difference, Unsent> {
    let file = sending.root.join(path);
    let ledger = sending.ledger;
    let bytes = archive(sending.site()).context("cannot make the archive")?;
    let mark = Fingerprint::of(&bytes).to_string();
    let there = standing(&file)?;
    if let Some(there) = &there {
        let known = *there == mark || ledger.knows(there)?;
        if !known && sending.mode != Mode::Adopt {
            return Err(Unsent::Refused(format!(
                "{} was not written by this share; choose another name, or agree to replace it \
                 with --adopt",
                file.display()
            )));
        }
    }
    let next = sending.manifest();
    let before = match (&there, ledger.sent()?) {
        (Some(_), Some(sent)) => sent,
        _ => Default::default(),
    };
    if sending.mode != Mode::Try {
        ledger.begin(&next, &mark)?;
        if there.as_deref() != Some(&mark) {
            bring_in(&file, &bytes)?;
        }
        ledger.end(&next, &mark)?;
    }
    Ok(diff(&before, &next))
}

/// The hash of what stands in the place of the archive.
fn standing(file: &Path) -> Result<Option<String>, Unsent> {
    match fs::symlink_metadata(file) {
        Ok(found) if found.is_file() => {
            let tell = || format!("cannot read {}", file.display());
            let bytes = fs::read(file).with_context(tell)?;
            Ok(Some(Fingerprint::of(&bytes).to_string()))
        }
        Ok(_) => Err(Unsent::Refused(format!("{} is not a file", file.display()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

fn bring_in(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let part = file.with_file_name(format!(".{name}.comeback-part"));
    let tell = || format!("cannot write {}", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(tell)?;
    }
    fs::write(&part, bytes).with_context(tell)?;
    fs::rename(&part, file).with_context(tell)
}

/// Sorted, without times, all files alike.
fn archive(site: &Site) -> anyhow::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, bytes) in site.iter() {
        archive.start_file(path.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
