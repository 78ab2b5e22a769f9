#!/usr/bin/env bash
# Builds the Debian packages of this machine's release: yibao (desktop and command line) and
# yibao-server, into build/packages. Asks nothing.
#
#   build-packages.sh [--no-lint]     without it lintian looks at them: no errors, no warnings
set -euo pipefail
cd "$(dirname "$0")/.."

lint=yes
case "${1:-}" in
  "") ;;
  --no-lint) lint=no ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
bash installers/dependencies.sh --packages
bash installers/build.sh release yibao yibao-cli yibao-server
# Folders in a package have the modes they are made with.
umask 022
rm -rf build/packages
cpack --config build/release/CPackConfig.cmake -B build/packages >build/packages.log 2>&1 ||
  { cat build/packages.log >&2; exit 1; }
rm -rf build/packages/_CPack_Packages build/packages.log
[ "$lint" = no ] || lintian --allow-root --fail-on error,warning build/packages/*.deb
ls -1 build/packages/*.deb
