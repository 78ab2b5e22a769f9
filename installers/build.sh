#!/usr/bin/env bash
# Builds one preset into build/<preset>.
#
#   build.sh PRESET [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! cmake --preset "$preset" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
# The largest pieces take a compiler two gigabytes: not more of them than memory allows.
memory_kb=$(awk '/^MemAvailable/ {print $2}' /proc/meminfo)
jobs=$(nproc)
by_memory=$((memory_kb / 2000000))
[ "$by_memory" -ge "$jobs" ] || jobs=$((by_memory > 0 ? by_memory : 1))
targets=()
for target in "$@"; do targets+=(--target "$target"); done
cmake --build "build/$preset" --parallel "$jobs" "${targets[@]}"
