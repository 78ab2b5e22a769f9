#!/usr/bin/env bash
# Installs what is needed, builds and runs all tests.
#
#   run-tests.sh [--preset release|dev|asan|tsan] [CTEST OPTIONS...]
#
# The thread sanitizer's run takes the tests that have threads (label "threads").
set -euo pipefail
cd "$(dirname "$0")/.."

preset=release
if [ "${1:-}" = --preset ]; then
  preset=$2
  shift 2
fi
bash installers/dependencies.sh
targets=()
only=()
if [ "$preset" = tsan ]; then
  targets=(yibao_thread_tests)
  only=(-L threads)
fi
bash installers/build.sh "$preset" "${targets[@]}"
exec ctest --test-dir "build/$preset" --output-on-failure --parallel "$(nproc)" "${only[@]}" "$@"
