//! What is shown at present: the last version of the project that was good, and what is wrong
//! with the one after it. A version with errors never takes the place of one without. Pages are
//! made when somebody asks for them and live in memory only.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diag::{Diagnostic, Severity};
use crate::inputs::{Inputs, RelPath};
use crate::output::Outputs;
use crate::pipeline::{Opened, Prepared};

type Ready = Result<Arc<Prepared>, Arc<Vec<Diagnostic>>>;

/// The project as it was at one moment.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) opened: Opened<'static>,
    /// Everything that was found while reading it.
    pub(super) problems: Vec<Diagnostic>,
    /// Differs where files that pages refer to, such as images and styles, differ.
    pub(super) assets: u64,
    prepared: Mutex<BTreeMap<String, Ready>>,
    /// Whether one of its pages could not be made.
    flawed: AtomicBool,
}

impl Version {
    pub(super) fn new(opened: Opened<'static>, read: &[Diagnostic], assets: u64) -> Version {
        let mut problems = read.to_vec();
        problems.extend(opened.diagnostics.iter().cloned());
        let (prepared, flawed) = (Mutex::default(), AtomicBool::new(false));
        Version { opened, problems, assets, prepared, flawed }
    }

    /// The site of one reader, planned once.
    pub(super) fn reader(&self, name: &str) -> Ready {
        let mut prepared = locked(&self.prepared);
        if let Some(ready) = prepared.get(name) {
            return ready.clone();
        }
        let ready: Ready = self.opened.prepare(name).map(Arc::new).map_err(Arc::new);
        prepared.insert(name.to_owned(), ready.clone());
        ready
    }

    /// What keeps this version from being a good one.
    fn errors(&self, readers: &BTreeSet<String>) -> Vec<Diagnostic> {
        let mut errors: Vec<Diagnostic> = errors_of(&self.problems);
        for name in readers.iter().filter(|name| self.opened.config.knows(name)) {
            if let Err(problems) = self.reader(name) {
                errors.extend(
                    problems
                        .iter()
                        .filter(|one| !errors.contains(one))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
            }
        }
        errors
    }
}

fn errors_of(problems: &[Diagnostic]) -> Vec<Diagnostic> {
    problems.iter().filter(|one| one.severity() == Severity::Error).cloned().collect()
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is wrong at present, with the files that it can be quoted from.
#[derive(Clone, Debug)]
pub(super) struct Wrong {
    pub(super) problems: Vec<Diagnostic>,
    pub(super) inputs: Arc<Version>,
    /// Whether an earlier version is shown meanwhile.
    pub(super) held: bool,
}

impl Wrong {
    pub(super) fn inputs(&self) -> &Inputs {
        &self.inputs.opened.inputs
    }
}

#[derive(Debug)]
struct State {
    round: u64,
    shown: Arc<Version>,
    /// Whether what is shown has no errors.
    good: bool,
    /// The last version whose pages could all be made so far.
    before: Option<Arc<Version>>,
    wrong: Option<Wrong>,
    /// Readers whose pages are being looked at.
    wanted: BTreeSet<String>,
}

/// Holds the versions, and wakes those who wait for another.
#[derive(Debug)]
pub(super) struct Preview {
    state: Mutex<State>,
    changed: Condvar,
}

/// A file of a site as it is shown now.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) bytes: Vec<u8>,
    pub(super) version: Arc<Version>,
    pub(super) wrong: Option<Wrong>,
}

impl Preview {
    pub(super) fn new(first: Version, reader: &str) -> Preview {
        let (shown, wanted) = (Arc::new(first), BTreeSet::from([reader.to_owned()]));
        let problems = shown.errors(&wanted);
        let good = problems.is_empty();
        let wrong = (!good).then(|| Wrong { problems, inputs: shown.clone(), held: false });
        let state = State { round: 0, good, wrong, before: None, wanted, shown };
        Preview { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Shows a new version, or what is wrong with it.
    pub(super) fn take(&self, version: Version) {
        let version = Arc::new(version);
        let wanted = locked(&self.state).wanted.clone();
        let problems = version.errors(&wanted);
        let mut state = locked(&self.state);
        let good = problems.is_empty();
        let worse = version.opened.is_unsound() && !state.shown.opened.is_unsound();
        let held = !good && (state.good || worse);
        state.wrong = (!good).then(|| Wrong { problems, inputs: version.clone(), held });
        if !held {
            state.good = good;
            let old = std::mem::replace(&mut state.shown, version);
            if !old.flawed.load(Ordering::Relaxed) {
                state.before = Some(old);
            }
        }
        state.round += 1;
        drop(state);
        self.changed.notify_all();
    }

    pub(super) fn version(&self) -> Arc<Version> {
        locked(&self.state).shown.clone()
    }

    pub(super) fn wrong(&self) -> Option<Wrong> {
        locked(&self.state).wrong.clone()
    }

    pub(super) fn round(&self) -> u64 {
        locked(&self.state).round
    }

    /// Waits until there is another round than this one, at most for a while; the round then.
    pub(super) fn wait(&self, round: u64, most: Duration) -> u64 {
        let state = locked(&self.state);
        let waited = self.changed.wait_timeout_while(state, most, |state| state.round == round);
        waited.map_or(round, |(state, _)| state.round)
    }

    /// A file of a reader's site. Where a page cannot be made, the one before it is shown, and
    /// why. Nothing where there is no such file.
    pub(super) fn file(&self, reader: &str, path: &RelPath) -> Option<Shown> {
        let (version, before, wrong) = {
            let mut state = locked(&self.state);
            if !state.shown.opened.config.knows(reader) {
                return None;
            }
            state.wanted.insert(reader.to_owned());
            (state.shown.clone(), state.before.clone(), state.wrong.clone())
        };
        match made(&version, reader, path)? {
            Ok(bytes) => Some(Shown { bytes, version, wrong }),
            Err(mut problems) => {
                version.flawed.store(true, Ordering::Relaxed);
                let (bytes, held) = match before.and_then(|old| made(&old, reader, path)) {
                    Some(Ok(bytes)) => (bytes, true),
                    _ => (Vec::new(), false),
                };
                problems.extend(wrong.map(|wrong| wrong.problems).unwrap_or_default());
                let wrong = Some(Wrong { problems, inputs: version.clone(), held });
                Some(Shown { bytes, version, wrong })
            }
        }
    }
}

fn made(
    version: &Version,
    reader: &str,
    path: &RelPath,
) -> Option<Result<Vec<u8>, Vec<Diagnostic>>> {
    let prepared = match version.reader(reader) {
        Ok(prepared) => prepared,
        Err(problems) => return Some(Err(problems.to_vec())),
    };
    let at = prepared.paths().binary_search(path).ok()?;
    Some(prepared.bytes(at).map(Cow::into_owned).map_err(|problem| vec![*problem]))
}
