#!/usr/bin/env bash
# The server's units, judged by systemd: what they may do is little (exposure at most 2.0 of 10), and
# systemd knows every word of them.
set -euo pipefail
cd "$(dirname "$0")/packages/server"

failed=0
for unit in yibao-server.service yibao-server-backup.service; do
  if ! systemd-analyze security --offline=true --no-pager --threshold=20 "$unit" >/tmp/sandbox.$$; then
    grep -v '✓' /tmp/sandbox.$$ || true
    failed=1
  fi
  tail -n 1 /tmp/sandbox.$$
  rm -f /tmp/sandbox.$$
done
# A misspelt word would be passed over in silence: the unit would run without it.
words=$(systemd-analyze verify --man=no --recursive-errors=no ./*.service ./*.timer ./*.path 2>&1 |
  grep -E 'Unknown|ignoring|Failed to parse|Invalid' || true)
if [ -n "$words" ]; then
  printf '%s\n' "$words"
  failed=1
fi
exit $failed
