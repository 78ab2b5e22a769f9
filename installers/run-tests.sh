#!/usr/bin/env bash
# Installs what is needed, builds and runs all tests.
#
#   run-tests.sh [--preset release|dev|asan|tsan] [--bounded] [--build] [CTEST OPTIONS...]
#
# The thread sanitizer's run takes the tests that have threads (label "threads"). --bounded: of those
# the server's and the line's; else those where bytes from outside are read, kept and sent (label
# "memory"). --build: only builds what it would run.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=release
if [ "${1:-}" = --preset ]; then
  preset=$2
  shift 2
fi
bounded=no
if [ "${1:-}" = --bounded ]; then
  bounded=yes
  shift
fi
build_only=no
if [ "${1:-}" = --build ]; then
  build_only=yes
  shift
fi
compilers=()
case "$preset" in asan | tsan) compilers=(--clang) ;; esac
bash installers/dependencies.sh "${compilers[@]}"
targets=()
only=()
if [ "$preset" = tsan ]; then
  targets=(yibao_thread_tests)
  only=(-L threads)
fi
if [ "$bounded$preset" = yestsan ]; then
  targets=(base_test client_line_test server_thread_test server_tls_test)
  only=(-R "^($(IFS='|'; echo "${targets[*]}"))\$")
elif [ "$bounded" = yes ]; then
  targets=(yibao_memory_tests)
  only=(-L memory)
fi
bash installers/build.sh "$preset" "${targets[@]}"
[ "$build_only" = no ] || exit 0
# One more than there are cores: windows wait much.
exec ctest --test-dir "build/$preset" --output-on-failure --parallel "$(($(nproc) + 1))" "${only[@]}" "$@"
