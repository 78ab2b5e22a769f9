#!/usr/bin/env bash
# Every source file is as clang-format 14 writes it; names those that are not.
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files '*.h' '*.cc' | xargs clang-format-14 --dry-run --Werror
