//! Keeps the preview in step with the disk: waits for hints, lets a burst of them end, reads what
//! changed, makes a version of it. Also looks on its own now and then, since hints can be lost.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use anyhow::Result;
use jiff::civil::Date;

use super::preview::{Preview, Version};
use super::source::{Ground, Settled, Source};
use super::watch::{Hint, Watch};
use crate::inputs::RelPath;
use crate::pipeline;
use crate::shell::today;

/// A burst has ended when this long nothing was told.
const QUIET: Duration = Duration::from_millis(5);
/// A burst that does not end is looked at after this.
const BURST: Duration = Duration::from_millis(40);
/// How long is waited for a file that is open for writing.
const OPEN: Duration = Duration::from_secs(2);
/// How long a file that vanished or was emptied may take to come back, before it counts.
const GRACE: Duration = Duration::from_millis(300);
/// When to look at everything again after a change, and when nothing happens at all.
const SOON: Duration = Duration::from_secs(1);
const LATER: Duration = Duration::from_secs(10);
/// How often to look where the system tells of no changes.
const UNTOLD: Duration = Duration::from_millis(500);

/// What was told within a short while.
#[derive(Debug, Default)]
struct Burst {
    everything: bool,
    files: BTreeSet<RelPath>,
    /// Those of the files that are not closed yet.
    writing: BTreeSet<RelPath>,
}

impl Burst {
    fn add(&mut self, hint: Hint) {
        match hint {
            Hint::Everything => self.everything = true,
            Hint::Writing(path) => {
                self.writing.insert(path.clone());
                self.files.insert(path);
            }
            Hint::File(path) => {
                self.writing.remove(&path);
                self.files.insert(path);
            }
            Hint::Reached(_) => {}
        }
    }
}

/// A project on disk, with the day that it is shown as of.
#[derive(Debug)]
pub(super) struct Keeper {
    pub(super) ground: Ground,
    /// The day that was asked for; that of the clock where none was.
    pub(super) asked: Option<String>,
    source: Source,
    watch: Watch,
    assets: u64,
}

impl Keeper {
    /// Reads the project for the first time, and looks after it from now on.
    pub(super) fn start(ground: Ground, asked: Option<String>) -> Result<Keeper> {
        let source = ground.read(today(asked.as_deref())?)?;
        let mut watch = Watch::start();
        watch.look_after(&ground.root, &source.folders);
        Ok(Keeper { ground, asked, source, watch, assets: 0 })
    }

    /// The project as it was read last, with what is the same taken over from another version.
    pub(super) fn version(&self, before: Option<&Version>) -> Version {
        let Ground { config_name, without, .. } = &self.ground;
        let inputs = self.source.inputs.clone();
        let opened = match before {
            Some(before) => pipeline::open_after(inputs, config_name, &before.opened),
            None => pipeline::open_kept(inputs, config_name, without.clone()),
        };
        Version::new(opened, &self.source.diagnostics, self.assets)
    }

    /// Keeps in step for as long as anything is shown.
    pub(super) fn keep(mut self, preview: &Arc<Preview>) {
        let mut next = Instant::now() + SOON;
        loop {
            let Some(burst) = self.burst(next) else { return };
            let calm = !burst.everything && burst.files.is_empty();
            if self.step(burst, preview) {
                next = Instant::now() + SOON;
            } else if calm {
                next = Instant::now() + if self.watch.is_told { LATER } else { UNTOLD };
            } else {
                next = next.min(Instant::now() + SOON);
            }
        }
    }

    /// The hints of one burst; none where the time to look has come; nothing at the end.
    fn burst(&self, next: Instant) -> Option<Burst> {
        let mut burst = Burst::default();
        let left = next.saturating_duration_since(Instant::now());
        match self.watch.hints.recv_timeout(left) {
            Ok(hint) => burst.add(hint),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) if self.watch.is_told => return None,
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(left),
        }
        self.gather(&mut burst);
        Some(burst)
    }

    /// Adds what had happened until now but was not told yet; whether anything had.
    fn catch_up(&self, burst: &mut Burst) -> bool {
        let Some(mark) = self.watch.mark() else { return false };
        let mut any = false;
        while let Ok(hint) = self.watch.hints.recv_timeout(OPEN) {
            if hint == Hint::Reached(mark) {
                break;
            }
            burst.add(hint);
            any = true;
        }
        any
    }

    /// Adds what is told until it is quiet; whether anything was. A file that is being written to
    /// is waited for until it is closed.
    fn gather(&self, burst: &mut Burst) -> bool {
        let start = Instant::now();
        let mut any = false;
        loop {
            let (most, pause) = match burst.writing.is_empty() {
                true => (BURST, QUIET),
                false => (OPEN, OPEN),
            };
            let left = most.saturating_sub(start.elapsed());
            let Ok(hint) = self.watch.hints.recv_timeout(left.min(pause)) else { return any };
            burst.add(hint);
            any = true;
        }
    }

    /// Reads what was told of and shows it; whether anything was different.
    fn step(&mut self, mut burst: Burst, preview: &Arc<Preview>) -> bool {
        let Ok(day) = today(self.asked.as_deref()) else { return false };
        let start = Instant::now();
        loop {
            let Ok(read) = self.look(&burst, day) else { return false };
            let waits = start.elapsed() < GRACE && read.settled(&self.source) == Settled::NotYet;
            if waits {
                std::thread::sleep(QUIET * 4);
            }
            if burst.everything {
                self.watch.look_after(&self.ground.root, &read.folders);
            }
            if read.is_same(&self.source) {
                return false;
            }
            // What happened while files were read may have left them of two minds.
            let late = self.catch_up(&mut burst);
            if (self.gather(&mut burst) || late) && start.elapsed() < OPEN || waits {
                continue;
            }
            self.assets = self.assets.wrapping_add(changed_assets(&self.source, &read));
            self.source = read;
            self.watch.look_after(&self.ground.root, &self.source.folders);
            preview.take(self.version(Some(&preview.version())));
            return true;
        }
    }

    fn look(&self, burst: &Burst, day: Date) -> Result<Source> {
        match burst.everything || burst.files.is_empty() {
            true => self.ground.read_after(&self.source, day),
            false => self.ground.reread(&self.source, &burst.files, day),
        }
    }
}

/// A number that is not 0 where a file is new or different that pages may refer to without
/// holding its text.
fn changed_assets(old: &Source, new: &Source) -> u64 {
    let mut hash = DefaultHasher::new();
    let mut any = false;
    for (path, file) in &new.inputs.files {
        let same = || old.inputs.files.get(path).is_some_and(|old| old.is_same(file));
        if path.extension() != "md" && !same() {
            path.as_str().hash(&mut hash);
            file.bytes().len().hash(&mut hash);
            any = true;
        }
    }
    if any { hash.finish() | 1 } else { 0 }
}
