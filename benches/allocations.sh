#!/usr/bin/env bash
# Counts what a build of the owner's site asks of the allocator, on one thread and without writing:
# pieces of memory and bytes in all, and the most that was held at once, under valgrind's dhat.
#
#   benches/allocations.sh PROJECT TODAY [STAGE]
#
# STAGE is one of examples/stage_speed.rs and ends the work there. The example has the allocator of
# the system, which valgrind can see into; the program has one that it cannot. About 50 times slower
# than without.
set -euo pipefail
project=$(realpath "${1:?PROJECT TODAY [STAGE]}")
shift
cd "$(dirname "$0")/.."
cargo build --release --locked --quiet --example stage_speed
RAYON_NUM_THREADS=1 valgrind --tool=dhat --dhat-out-file=/dev/null \
  "${CARGO_TARGET_DIR:-target}/release/examples/stage_speed" "$project" "$@" 2>&1 >/dev/null |
  sed -n 's/^==[0-9]*== *\(Total:\|At t-gmax:\)/\1/p'
