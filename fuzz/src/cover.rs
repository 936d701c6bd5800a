//! Which parts of the program an input ran through, where the compiler was asked to count them:
//! LLVM's 8-bit counters, which stable Rust can be built with (fuzz/README.md has the flags).
//! Without them every run looks alike, and only the names of diagnostics tell inputs apart.

use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

static START: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());
static LENGTH: AtomicUsize = AtomicUsize::new(0);

/// Called by the instrumented program before `main`, once for each object that has counters.
#[unsafe(no_mangle)]
pub extern "C" fn __sanitizer_cov_8bit_counters_init(start: *mut u8, stop: *mut u8) {
    let length = (stop as usize).saturating_sub(start as usize);
    if length > LENGTH.load(Ordering::Relaxed) {
        START.store(start, Ordering::Relaxed);
        LENGTH.store(length, Ordering::Relaxed);
    }
}

/// Asked for beside the counters; nothing is done with it.
#[unsafe(no_mangle)]
pub extern "C" fn __sanitizer_cov_pcs_init(_start: *const usize, _stop: *const usize) {}

fn counters() -> &'static mut [u8] {
    let (start, length) = (START.load(Ordering::Relaxed), LENGTH.load(Ordering::Relaxed));
    if start.is_null() {
        return &mut [];
    }
    // SAFETY: the linker laid these bytes out for the whole life of the program, and one thread
    // alone runs the targets; a counter that another thread bumps is a number, and no more.
    unsafe { std::slice::from_raw_parts_mut(start, length) }
}

/// How many places are counted; 0 without instrumentation.
pub(crate) fn places() -> usize {
    LENGTH.load(Ordering::Relaxed)
}

/// What all inputs together have run through.
#[derive(Debug, Default)]
pub(crate) struct Cover {
    seen: Vec<u8>,
}

impl Cover {
    /// Sets all counters to nothing.
    pub(crate) fn begin() {
        counters().fill(0);
    }

    /// Adds what ran since; true where a place was new, or ran about twice as often as ever.
    pub(crate) fn end(&mut self) -> bool {
        let counters = counters();
        self.seen.resize(counters.len(), 0);
        let mut new = false;
        let (words, rest) = counters.as_chunks::<8>();
        for (at, word) in words.iter().enumerate() {
            if u64::from_ne_bytes(*word) != 0 {
                new |= self.add(at * 8, word);
            }
        }
        let at = words.len() * 8;
        new | self.add(at, rest)
    }

    fn add(&mut self, at: usize, counts: &[u8]) -> bool {
        let mut new = false;
        for (seen, count) in self.seen[at..].iter_mut().zip(counts) {
            let bit = match count {
                0 => 0,
                1..=3 => 1 << (count - 1),
                4..=7 => 8,
                8..=15 => 16,
                16..=31 => 32,
                32..=127 => 64,
                _ => 128,
            };
            new |= bit & !*seen != 0;
            *seen |= bit;
        }
        new
    }

    /// How many places ran at least once.
    pub(crate) fn reached(&self) -> usize {
        self.seen.iter().filter(|seen| **seen != 0).count()
    }
}
