#!/usr/bin/env bash
# clang-tidy 14 over every source file of the release build, in parallel.
#
#   check-lint.sh [FILE...]      only these
set -euo pipefail
cd "$(dirname "$0")/.."

build=build/release
[ -f $build/compile_commands.json ] || cmake --preset release >/dev/null
if [ $# -gt 0 ]; then
  files=("$@")
else
  mapfile -t files < <(git ls-files '*.cc')
fi
printf '%s\0' "${files[@]}" |
  xargs -0 -n 4 -P "$(nproc)" clang-tidy-14 -p $build --quiet --extra-arg=-Wno-unknown-warning-option
