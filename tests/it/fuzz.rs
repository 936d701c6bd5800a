//! A bounded run of the fuzzer: the seeds of each target, a few thousand changes to them from a
//! fixed seed, and every input that a long run once found. `fuzz/README.md` has the long run.

#[path = "../../fuzz/src/mutate.rs"]
pub(crate) mod mutate;
#[path = "../../fuzz/src/target/mod.rs"]
mod target;

use mutate::{Chance, Stuff, changed};
use rayon::prelude::*;
use target::{ALL, Target, WORDS, seed};

/// Tries some changes to some seeds, always the same ones, and all that was ever kept.
fn run(target: &Target) -> usize {
    let (mut chance, seeds) = (Chance::new(8), (target.seeds)());
    let mut inputs: Vec<Vec<u8>> = seed::kept(target.name);
    let kept = inputs.len();
    assert!(!seeds.is_empty(), "{} begins with nothing", target.name);
    while inputs.len() < kept + target.ordinary {
        let (one, other) = (chance.below(seeds.len()), chance.below(seeds.len()));
        let stuff = Stuff { words: WORDS, other: &seeds[other], longest: target.longest };
        inputs.push(changed(&seeds[one], stuff, &mut chance));
    }
    let new: target::Met = inputs.par_iter().flat_map_iter(|input| (target.check)(input)).collect();
    new.len()
}

#[test]
fn no_reader_panics_and_no_round_trip_loses_anything() {
    for target in ALL {
        let met = run(target);
        // Otherwise the inputs would not come past the first check.
        let least = if ["markdown", "table", "convert"].contains(&target.name) { 10 } else { 0 };
        assert!(met >= least, "{} met {met} kinds of things only", target.name);
    }
}

#[test]
fn the_changes_reach_everything() {
    let seed = b"# 2026-03-12\n\n- morning: 3\n";
    let stuff = Stuff { words: WORDS, other: b"quite another thing", longest: 100 };
    let mut chance = Chance::new(8);
    let made: Vec<Vec<u8>> = (0..3_000).map(|_| changed(seed, stuff, &mut chance)).collect();
    let has = |text: &str| {
        made.iter().any(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
    };
    assert!(made.iter().any(|bytes| std::str::from_utf8(bytes).is_err()), "bytes that are no text");
    assert!(has("- private: ") && has("\u{202e}") && has("another") && has("1000000000000"));
    assert!(made.iter().all(|bytes| bytes.len() <= 100));
}
