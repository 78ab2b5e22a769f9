#!/usr/bin/env bash
# Installs what is needed, builds, and shows the main job on one jurisdiction's notice: server,
# drafts written offline, sign-off, a line that is cut, the office's desk, points with clauses.
#
#   run-demo.sh [--jurisdiction otog|shuimogou|changji|haicheng|yima] [--lang zh|en]
#               [--suite ed25519|sm2] [--folder DIR] [--no-desktop]
#
# In the end the desktop opens on the town's data; without a display it runs on a virtual one and
# leaves a screenshot in the folder (build/demo unless told).
set -euo pipefail
cd "$(dirname "$0")/.."

jurisdiction=otog
folder=$PWD/build/demo
desktop=yes
options=()
usage() {
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
while [ $# -gt 0 ]; do
  case "$1" in
    --jurisdiction) jurisdiction=${2:-}; shift ;;
    --suite) options+=(--suite "${2:-}"); shift ;;
    --lang) options+=(--lang "${2:-}"); shift ;;
    --folder) folder=$(realpath -m "${2:?}"); shift ;;
    --no-desktop) desktop=no ;;
    *) usage ;;
  esac
  shift
done
case "$jurisdiction" in
  otog | shuimogou | changji | haicheng | yima) ;;
  *) usage ;;
esac

bash installers/dependencies.sh
bash installers/build.sh release yibao-server yibao-cli yibao yibao-demo

demo=(build/release/tests/demo/yibao-demo --jurisdiction "$jurisdiction" --folder "$folder"
      "${options[@]}")
if [ "$desktop" = no ]; then
  exec "${demo[@]}"
fi
demo+=(--desktop "$PWD/build/release/client/yibao")
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "${demo[@]}"
fi
exec xvfb-run -a -s "-screen 0 1280x800x24" "${demo[@]}" --screenshot "$folder/desktop.png"
