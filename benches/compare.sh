#!/usr/bin/env bash
# Builds the same articles cold with comeback, with the limit program, and with Zola and Hugo
# where they are installed, and prints medians side by side. Ratios count, not seconds.
#
#   benches/compare.sh [COUNT] [RUNS]
#
# ZOLA and HUGO name the programs (default: zola, hugo); TMPDIR where the sites are written.
set -eu
cd "$(dirname "$0")/.."
count=${1:-1000}
runs=${2:-5}
zola=${ZOLA:-zola}
hugo=${HUGO:-hugo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet
cargo build --release --quiet --examples
bin=target/release

for dialect in comeback zola hugo; do
  "$bin/examples/make_articles" "$work/$dialect" "$count" "$dialect"
done
mkdir -p "$work/zola/templates" "$work/hugo/layouts/_default"
cp benches/peers/zola/* "$work/zola/templates/"
mkdir -p "$work/zola/templates/tags"
mv "$work/zola/templates/tags-list.html" "$work/zola/templates/tags/list.html"
mv "$work/zola/templates/tags-single.html" "$work/zola/templates/tags/single.html"
cp benches/peers/hugo/* "$work/hugo/layouts/_default/"

# time NAME OUT COMMAND...: the median wall time and the largest memory of cold runs.
time_of() {
  local name=$1 out=$2; shift 2
  local times=() memory=0
  for _ in $(seq "$runs"); do
    rm -rf "$out" "$(dirname "$out")"/.*.comeback
    local line
    line=$( { /usr/bin/time -f '%e %M' "$@" >/dev/null 2>"$work/err"; } 2>&1; tail -1 "$work/err")
    times+=("${line% *}")
    [ "${line#* }" -gt "$memory" ] && memory=${line#* }
  done
  local median
  median=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$(((runs + 1) / 2))p")
  printf '%-10s %8s s %8d MB %8d files\n' "$name" "$median" "$((memory / 1024))" \
    "$(find "$out" -type f | wc -l)"
}

nproc | sed 's/^/cores: /'
time_of comeback "$work/out/public" \
  "$bin/comeback" --project "$work/comeback" --today 2026-03-01 --quiet build --for public --out "$work/out"
cp -r "$work/out/public" "$work/kept"
time_of limit "$work/limit" "$bin/examples/limit" "$work/comeback/content" "$work/kept" "$work/limit"
if command -v "$zola" >/dev/null; then
  "$zola" --version
  time_of zola "$work/zola/public" "$zola" --root "$work/zola" build
fi
if command -v "$hugo" >/dev/null; then
  "$hugo" version
  time_of hugo "$work/hugo/public" "$hugo" --source "$work/hugo" --quiet
fi
