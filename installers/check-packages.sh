#!/usr/bin/env bash
# The packages as an administrator meets them: installed, initialised, started by systemd, joined by
# the first person, backed up, upgraded, removed, purged with the data kept and with the data removed.
#
#   check-packages.sh [FOLDER]     where the .deb files are; build/packages where left out
#
# As root, on a machine that systemd booted and that nobody needs: all that Yibao keeps there goes.
set -euo pipefail
cd "$(dirname "$0")/.."

[ "$(id -u)" = 0 ] && [ -d /run/systemd/system ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
if [ -e /var/lib/yibao ]; then
  echo "check-packages.sh: /var/lib/yibao is there already; this machine is needed" >&2
  exit 2
fi
packages=$(realpath "${1:-build/packages}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
data=/var/lib/yibao

step() { printf '== %s\n' "$*"; }
fail() { printf 'check-packages.sh: %s\n' "$*" >&2; exit 1; }
# Waits for what systemd or the server is about to do.
until_so() {
  local what=$1 i
  shift
  for i in $(seq 60); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.5
  done
  systemctl status yibao-server --no-pager >&2 || true
  fail "never: $what"
}
takes_connections() { bash -c 'exec 3<>/dev/tcp/127.0.0.1/8442'; }
entries() { yibao-server verify --json | sed -n 's/.*"entries": \([0-9]*\).*/\1/p'; }
person() { yibao-cli --home "$work/home" --passphrase-fd 0 --lang en "$@" <<<"seven quiet mules"; }
# The same files as a later version.
later_version_of() {
  local file=$1 folder
  folder=$(mktemp -d "$work/later.XXXX")
  dpkg-deb -R "$file" "$folder"
  sed -i 's/^Version: .*/&+later1/' "$folder/DEBIAN/control"
  dpkg-deb --root-owner-group -b "$folder" "$work/$(basename "$file")" >/dev/null
}

step "installed"
apt-get update -q=2
apt-get install -y -q=2 "$packages"/yibao_*.deb "$packages"/yibao-server_*.deb
[ -z "$(dpkg --verify yibao yibao-server)" ] || fail "files differ from the packages'"
[ "$(stat -c '%a %U' $data)" = "700 yibao" ] || fail "the data folder is not the server's alone"
! systemctl is-active -q yibao-server || fail "a server without a log runs"
for type in bundle drafts; do
  grep -q "application/vnd.yibao.$type" /usr/share/mime/globs2 || fail "no type for files: $type"
done

step "initialised: the server starts by itself"
yibao-server init --jurisdiction otog --office zhengfuban --recovery-key "$work/recovery.key" \
  --json >"$work/init"
code=$(sed -n 's/.*"code": "\([^"]*\)".*/\1/p' "$work/init")
until_so "the server runs" systemctl is-active -q yibao-server
until_so "the server takes connections" takes_connections
yibao-server status
systemctl is-active -q yibao-server-backup.timer || fail "no nightly backup"
systemd-analyze security --no-pager --threshold=20 yibao-server.service | tail -n 1

step "joined"
person enrol --server 127.0.0.1:8442 --jurisdiction otog --code "$code"
person ruleset adopt /usr/share/yibao/jurisdictions/otog.json
person unit define-all
person sync
before=$(entries)
[ "$before" -gt 10 ] || fail "the log has $before entries"

step "backed up as every night"
systemctl start yibao-server-backup.service
[ -n "$(find $data -path '*backups*' -type f)" ] || fail "no backup"

step "upgraded: the data stay, the server runs"
for file in "$packages"/*.deb; do later_version_of "$file"; done
apt-get install -y -q=2 "$work"/yibao_*.deb "$work"/yibao-server_*.deb
dpkg-query -W -f '${Version}\n' yibao-server | grep -q later1 || fail "not upgraded"
until_so "the server runs after the upgrade" systemctl is-active -q yibao-server
until_so "the server takes connections after the upgrade" takes_connections
[ "$(entries)" = "$before" ] || fail "the log changed by an upgrade"
person sync
person verify

step "stopped by hand: an upgrade does not start it"
systemctl stop yibao-server
apt-get install -y -q=2 --reinstall "$work"/yibao-server_*.deb
! systemctl is-active -q yibao-server || fail "an upgrade started a server that was stopped"

step "purged, the data kept"
apt-get purge -y -q=2 yibao-server
[ -e $data/otog/log.db ] || fail "a purge took the data without being told to"

step "installed again over the data"
apt-get install -y -q=2 "$packages"/yibao-server_*.deb
until_so "the server runs over the data that were there" systemctl is-active -q yibao-server
[ "$(entries)" = "$before" ] || fail "the log changed"

step "purged, the data removed"
echo "yibao-server yibao-server/remove-data boolean true" | debconf-set-selections
apt-get purge -y -q=2 yibao-server yibao
[ ! -e $data ] || fail "the data are there still"
[ ! -e /etc/yibao ] || fail "the configuration is there still"
step "all as it has to be"
