#!/usr/bin/env bash
# Builds the same articles cold with comeback, with the limit program, and with Zola and Hugo
# where they are installed. In every round each program runs once, so that a busy machine slows
# all of them alike. Ratios to comeback count, not seconds.
#
#   benches/compare.sh [COUNT] [ROUNDS]
#
# ZOLA and HUGO name the programs (default: zola, hugo); TMPDIR where the sites are written.
set -eu
cd "$(dirname "$0")/.."
count=${1:-1000}
rounds=${2:-5}
zola=${ZOLA:-zola}
hugo=${HUGO:-hugo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet --bin comeback --example limit --example make_articles
bin=target/release
for dialect in comeback zola hugo; do
  "$bin/examples/make_articles" "$work/$dialect" "$count" "$dialect"
done
mkdir -p "$work/zola/templates/tags" "$work/hugo/layouts/_default"
cp benches/peers/zola/* "$work/zola/templates/"
mv "$work/zola/templates/tags-list.html" "$work/zola/templates/tags/list.html"
mv "$work/zola/templates/tags-single.html" "$work/zola/templates/tags/single.html"
cp benches/peers/hugo/* "$work/hugo/layouts/_default/"

site() {
  "$bin/comeback" --project "$work/comeback" --today 2026-03-01 --quiet \
    build --for public --out "$work/out"
}
# The limit writes as many files and bytes as this site has.
site && cp -r "$work/out/public" "$work/kept"

run() {
  case $1 in
    comeback) timed comeback "$work/out" "$bin/comeback" --project "$work/comeback" \
      --today 2026-03-01 --quiet build --for public --out "$work/out" ;;
    limit) timed limit "$work/limit" "$bin/examples/limit" "$work/comeback/content" \
      "$work/kept" "$work/limit" ;;
    zola) timed zola "$work/zola/public" "$zola" --root "$work/zola" build ;;
    hugo) timed hugo "$work/hugo/public" "$hugo" --source "$work/hugo" --quiet ;;
  esac
}

# timed NAME OUT COMMAND...: one cold run, noted as wall, processor and memory.
timed() {
  local name=$1 out=$2; shift 2
  rm -rf "$out" "$work/comeback/.comeback"
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >/dev/null 2>"$work/err"
  tail -1 "$work/time" | awk '{ print $1, $2 + $3, int($4 / 1024) }' >>"$work/runs.$name"
  find "$out" -type f -printf '%s\n' |
    awk '{ n += 1; bytes += $1 } END { print n, int(bytes / 1000000) }' >"$work/size.$name"
}

programs="comeback limit"
if command -v "$zola" >/dev/null; then programs="$programs zola"; "$zola" --version; fi
if command -v "$hugo" >/dev/null; then programs="$programs hugo"; "$hugo" version; fi
for _ in $(seq "$rounds"); do
  for program in $programs; do run "$program"; done
done

middle() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
least() { sort -n | head -1; }
echo "$count articles, $rounds rounds, $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
echo "program    wall: median least   processor: median least   MB   files  MB written"
for program in $programs; do
  runs=$work/runs.$program
  printf '%-10s %12s %6s %18s %6s %5s %s\n' "$program" \
    "$(cut -d' ' -f1 "$runs" | middle)" "$(cut -d' ' -f1 "$runs" | least)" \
    "$(cut -d' ' -f2 "$runs" | middle)" "$(cut -d' ' -f2 "$runs" | least)" \
    "$(cut -d' ' -f3 "$runs" | sort -n | tail -1)" "$(cat "$work/size.$program")"
done
echo "in each round, beside comeback (median of the ratios: wall, processor)"
for program in ${programs#comeback}; do
  ratio() { paste -d' ' "$work/runs.comeback" "$work/runs.$program" |
    awk -v at="$1" '{ print $(at + 3) / $at }' | middle; }
  printf '%-10s %8.2f %8.2f\n' "$program" "$(ratio 1)" "$(ratio 2)"
done
