#!/usr/bin/env bash
# The whole site of three years of log, cold, beside a script of pandas and matplotlib that draws
# six charts of them, by turns in one run. The ratio counts, not the seconds.
#
#   benches/pandas.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --locked --quiet
cargo build --locked --quiet --example make_log
python3 -m venv target/pandas
target/pandas/bin/python -m pip install --quiet pandas matplotlib
mkdir "$work/project"
target/debug/examples/make_log "$work/project/log" 3 long >/dev/null
printf 'version = 1\n[paths]\nlogs = ["log"]\n' >"$work/project/comeback.toml"

# cpu FILE COMMAND...: the processor seconds of a run are added to a file.
cpu() {
  local file=$1
  shift
  /usr/bin/time -a -o "$file" -f '%U %S %e' "$@" >/dev/null
}

for _ in $(seq "$runs"); do
  rm -rf "$work/project/site" "$work/project/.comeback"
  cpu "$work/comeback" target/release/comeback --project "$work/project" --today 2026-06-08 \
    --quiet build
  cpu "$work/pandas" target/pandas/bin/python benches/peers/six_charts.py "$work/project/log" "$work/out"
done
for name in comeback pandas; do
  awk -v name="$name" '{ cpu += $1 + $2; wall += $3 }
    END { printf "%-9s %.2f s of processor, %.2f s of wall time, mean of %d\n",
          name, cpu / NR, wall / NR, NR }' "$work/$name"
done
echo "comeback made $(find "$work/project/site" -name '*.html' | wc -l) pages, pandas 6 charts"
