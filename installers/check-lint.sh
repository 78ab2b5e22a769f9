#!/usr/bin/env bash
# clang-tidy 14 over the program as the release build compiles it, several files at once; with --tests
# over the tests as well.
# (Shadowing is for g++ to judge: side by side, files see names that are not theirs. A body whose first
# fields are a base's is written without the base's own braces.)
set -euo pipefail
cd "$(dirname "$0")/.."

build=build/release
left_out='/(generated|release/tests)/'
[ "${1:-}" = --tests ] && left_out=/generated/
cmake --preset release >/dev/null
grep -o '"file": "[^"]*"' $build/compile_commands.json | cut -d '"' -f 4 | grep -vE "$left_out" |
  xargs -n 1 -P "$(nproc)" clang-tidy-14 -p $build --quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-shadow \
      --extra-arg=-Wno-missing-braces
