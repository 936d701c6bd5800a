//! What is remembered of a destination between two publications, in `.comeback/share/`: what was
//! sent, what it told, and, while a sending is under way, what may be there. Each file is replaced
//! in one step. Never published; it holds hashes and counts and no word of a log.

use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::config::Destination;
use crate::output::{Fingerprint, Manifest, Receipt};

/// The record of one share at one destination.
#[derive(Clone, Debug)]
pub struct Ledger {
    state: PathBuf,
    folder: PathBuf,
}

impl Ledger {
    /// Where the record lies; nothing is made before something is sent.
    pub fn of(state: &Path, share: &str, destination: &Destination) -> Ledger {
        let print = Fingerprint::of(format!("{destination:?}").as_bytes()).to_string();
        let name = format!("{share}-{}", print.get(..8).unwrap_or_default());
        Ledger { state: state.to_path_buf(), folder: state.join("share").join(name) }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    fn read(&self, name: &str) -> Result<Option<String>> {
        let file = self.folder.join(name);
        match fs::read_to_string(&file) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
        }
    }

    fn replace(&self, name: &str, text: &str) -> Result<()> {
        self.make()?;
        let (file, part) = (self.folder.join(name), self.folder.join(format!("{name}.part")));
        fs::write(&part, text).with_context(|| format!("cannot write {}", part.display()))?;
        fs::rename(&part, &file).with_context(|| format!("cannot replace {}", file.display()))
    }

    /// Makes the folder, closed to others and to git.
    pub(super) fn make(&self) -> Result<()> {
        let tell = || format!("cannot make {}", self.folder.display());
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder).with_context(tell)?;
        let ignore = self.state.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").with_context(tell)?;
        }
        Ok(())
    }

    fn manifest(&self, name: &str) -> Result<Option<Manifest>> {
        let Some(text) = self.read(name)? else { return Ok(None) };
        let manifest = Manifest::from_text(&text).ok();
        manifest.map(Some).with_context(|| {
            let file = self.folder.join(name);
            format!("{} is not a record of ours; move it away and use --adopt", file.display())
        })
    }

    /// What stands there for certain; nothing where a sending was broken off or none was made.
    pub fn sent(&self) -> Result<Option<Manifest>> {
        self.manifest("sent")
    }

    /// Every path that may be there and is ours.
    pub(super) fn ours(&self) -> Result<Manifest> {
        Ok(self.manifest("ours")?.unwrap_or_default())
    }

    /// What was told when something was last sent.
    pub fn receipt(&self) -> Result<Option<Receipt>> {
        Ok(self.read("receipt")?.and_then(|text| Receipt::from_text(&text)))
    }

    /// Whether this mark, a commit or a hash, is of something that we sent.
    pub(super) fn knows(&self, mark: &str) -> Result<bool> {
        let marks = self.read("marks")?.unwrap_or_default();
        Ok(marks.lines().any(|known| known == mark))
    }

    /// Before the first byte is sent: from now on what is there is not known for certain.
    pub(super) fn begin(&self, next: &Manifest, mark: &str) -> Result<()> {
        let mut ours = self.ours()?;
        ours.files.extend(self.sent()?.unwrap_or_default().files);
        ours.files.extend(next.files.clone());
        self.replace("ours", &ours.to_text())?;
        let marks = self.read("marks")?.unwrap_or_default();
        self.replace("marks", &format!("{marks}{mark}\n"))?;
        match fs::remove_file(self.folder.join("sent")) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// All of it is there.
    pub(super) fn end(&self, next: &Manifest, mark: &str) -> Result<()> {
        self.replace("sent", &next.to_text())?;
        self.replace("marks", &format!("{mark}\n"))?;
        self.replace("ours", &next.to_text())
    }

    /// Keeps what was told, for the next time.
    pub fn keep_receipt(&self, receipt: &Receipt) -> Result<()> {
        self.replace("receipt", &receipt.to_text())
    }
}
