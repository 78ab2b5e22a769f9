#!/usr/bin/env bash
# Builds the fuzzers with clang and lets each look for faults, guided by coverage; what it finds is
# left in build/fuzz/found and makes the run fail. The inputs that the corpus lacks are merged into it.
#
#   run-fuzzers.sh [--minutes N] [--merge] [TARGET...]     N: of each target, 1 where not given
#
# Prints the runs of each target and the seed. All targets: see tests/fuzz.
set -euo pipefail
cd "$(dirname "$0")/.."

minutes=1
merge=no
while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) minutes=$2; shift 2 ;;
    --merge) merge=yes; shift ;;
    -*) echo "usage: run-fuzzers.sh [--minutes N] [--merge] [TARGET...]" >&2; exit 2 ;;
    *) break ;;
  esac
done
bash installers/dependencies.sh --clang
bash installers/build.sh fuzz yibao_fuzzer write_fuzz_seeds

program=build/fuzz/tests/fuzz/yibao_fuzzer
grown=build/fuzz/corpus
found=build/fuzz/found
mapfile -t targets < <(build/fuzz/tests/fuzz/write_fuzz_seeds "$grown")
[ $# -eq 0 ] || targets=("$@")
seed=${YIBAO_SEED:-$(date +%s)}
echo "seed $seed, $minutes min each"
failed=no
for name in "${targets[@]}"; do
  kept=tests/fuzz/corpus/$name
  mkdir -p "$grown/$name" "$found/$name"
  inputs=("$grown/$name")
  [ ! -d "$kept" ] || inputs+=("$kept")
  log=$found/$name.log
  export YIBAO_FUZZ_TARGET=$name
  if "$program" -seed="$seed" -max_total_time=$((minutes * 60)) -timeout=5 -rss_limit_mb=2048 \
      -max_len=65536 -print_final_stats=1 -artifact_prefix="$found/$name/" "${inputs[@]}" >"$log" 2>&1; then
    runs=$(awk '/number_of_executed_units/ {print $2}' "$log")
    printf '%-20s %12s runs, nothing found\n' "$name" "$runs"
  else
    printf '%-20s FOUND something: %s\n' "$name" "$log"
    failed=yes
  fi
  if [ "$merge" = yes ]; then
    mkdir -p "$kept"
    "$program" -merge=1 -max_len=4096 "$kept" "$grown/$name" >>"$log" 2>&1
  fi
done
[ "$failed" = no ]
