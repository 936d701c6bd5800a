//! A line that counts pages while they are written: at a terminal, and only when it takes long
//! enough to wonder.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::diag::Diagnostic;
use crate::inputs::RelPath;
use crate::output::Outputs;

/// Outputs that count how many were asked for.
struct Counted<'a> {
    outputs: &'a dyn Outputs,
    done: &'a AtomicUsize,
}

impl Outputs for Counted<'_> {
    fn paths(&self) -> &[RelPath] {
        self.outputs.paths()
    }

    fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        let bytes = self.outputs.bytes(index);
        self.done.fetch_add(1, Ordering::Relaxed);
        bytes
    }
}

/// Does the work with outputs that are counted on the terminal, if there is one.
pub(super) fn shown<T>(outputs: &dyn Outputs, work: impl FnOnce(&dyn Outputs) -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work(outputs);
    }
    let done = AtomicUsize::new(0);
    let over = AtomicBool::new(false);
    let total = outputs.paths().len();
    std::thread::scope(|scope| {
        let counter = scope.spawn(|| count(&done, &over, total));
        let result = work(&Counted { outputs, done: &done });
        over.store(true, Ordering::Relaxed);
        counter.thread().unpark();
        result
    })
}

fn count(done: &AtomicUsize, over: &AtomicBool, total: usize) {
    let mut printed = false;
    std::thread::park_timeout(Duration::from_millis(400));
    while !over.load(Ordering::Relaxed) {
        let done = done.load(Ordering::Relaxed);
        let _ = write!(std::io::stderr(), "\r{done} of {total} files");
        printed = true;
        std::thread::park_timeout(Duration::from_millis(100));
    }
    if printed {
        let _ = write!(std::io::stderr(), "\r\u{1b}[K");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Site;

    #[test]
    fn counted_outputs_are_the_same_outputs() {
        let path = RelPath::new("a.html").unwrap();
        let site = Site::new([(path.clone(), b"x".to_vec())].into());
        let done = AtomicUsize::new(0);
        let counted = Counted { outputs: &site, done: &done };
        assert_eq!(counted.paths(), [path]);
        assert_eq!(&*counted.bytes(0).unwrap(), b"x");
        assert_eq!(done.load(Ordering::Relaxed), 1);
    }
}
