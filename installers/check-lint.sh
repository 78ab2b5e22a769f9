#!/usr/bin/env bash
# clang-tidy 14 over everything that the release build compiles, several files at once as it does.
# (Shadowing is for g++ to judge: side by side, files see names that are not theirs. A body whose first
# fields are a base's is written without the base's own braces.)
set -euo pipefail
cd "$(dirname "$0")/.."

build=build/release
cmake --preset release >/dev/null
grep -o '"file": "[^"]*"' $build/compile_commands.json | cut -d '"' -f 4 | grep -v /generated/ |
  xargs -n 1 -P "$(nproc)" clang-tidy-14 -p $build --quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-shadow \
      --extra-arg=-Wno-missing-braces
