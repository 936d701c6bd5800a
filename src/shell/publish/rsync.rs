//! A folder on another computer by the system's rsync, in steps: each file is replaced in one
//! step by rsync itself, and the steps follow `order`. Only files that were sent by us are removed.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::order::order;
use super::run::{done, run};
use super::{Sending, Unsent};
use crate::inputs::RelPath;
use crate::output::{Difference, Manifest, Site, diff};
use crate::shell::write::Mode;

pub(super) fn publish(host: &str, path: &str, sending: &Sending<'_>) -> Result<Difference, Unsent> {
    let to = format!("{host}:{path}/");
    let ledger = sending.ledger;
    let (sent, ours) = (ledger.sent()?, ledger.ours()?);
    if ours.files.is_empty() && sending.mode != Mode::Adopt {
        refuse_strangers(&to)?;
    }
    let next = sending.manifest();
    let difference = diff(sent.as_ref().unwrap_or(&Manifest::default()), &next);
    if sending.mode == Mode::Try {
        return Ok(difference);
    }
    let steps = order(sent.as_ref(), &ours, &next);
    ledger.begin(&next, "rsync")?;
    let stage = Stage::new(ledger.folder(), sending.site())?;
    for step in [&steps.parts, &steps.new_pages, &steps.changed_pages] {
        stage.send(step, &["--times", "--checksum", "--chmod=F644,D755"], &to)?;
    }
    stage.make_folders_of(&steps.gone)?;
    stage.send(&steps.gone, &["--delete-missing-args"], &to)?;
    ledger.end(&next, "rsync")?;
    Ok(difference)
}

/// A folder that holds anything before the first sending is somebody else's.
fn refuse_strangers(to: &str) -> Result<(), Unsent> {
    let said = run(Command::new("rsync").args(["--list-only", "--", to]), b"")?;
    let listed = String::from_utf8_lossy(&said.output).into_owned();
    let others = listed.lines().filter(|line| !line.is_empty() && !line.ends_with(" .")).count();
    match said.done && others > 0 {
        true => Err(Unsent::Refused(format!(
            "{to} holds {others} file(s) that are not ours; choose an empty folder, or agree to \
             this with --adopt"
        ))),
        false => Ok(()),
    }
}

/// The site as files, for rsync to read; gone when this is dropped.
struct Stage {
    folder: PathBuf,
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Stage {
    fn new(ledger: &Path, site: &Site) -> Result<Stage> {
        let folder = ledger.join("stage");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        DirBuilder::new().mode(0o700).create(&folder)?;
        let stage = Stage { folder };
        for (path, bytes) in site.iter() {
            let file = stage.folder.join(path.as_str());
            let tell = || format!("cannot write {}", file.display());
            fs::create_dir_all(file.parent().unwrap_or(&stage.folder)).with_context(tell)?;
            fs::write(&file, bytes).with_context(tell)?;
        }
        Ok(stage)
    }

    /// rsync removes a missing file only from a folder that it finds here.
    fn make_folders_of(&self, paths: &[RelPath]) -> Result<()> {
        for path in paths {
            let file = self.folder.join(path.as_str());
            fs::create_dir_all(file.parent().unwrap_or(&self.folder))?;
        }
        Ok(())
    }

    fn send(&self, paths: &[RelPath], options: &[&str], to: &str) -> Result<()> {
        if paths.is_empty() {
            return Ok(());
        }
        let list: String = paths.iter().map(|path| format!("{path}\0")).collect();
        let mut command = Command::new("rsync");
        command.args(["--from0", "--files-from=-", "--mkpath"]).args(options).arg("--");
        command.arg(format!("{}/", self.folder.display())).arg(to);
        done(&mut command, list.as_bytes()).map(|_| ())
    }
}
