#!/usr/bin/env bash
# Types pinyin through fcitx5 into the program, in a session of its own, in every way that is known
# to go wrong; prints what was tried, with the versions, as a Markdown table. Takes two minutes.
#
#   check-input-methods.sh [--preset release|dev]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=release
case "${1:-}" in
  "") ;;
  --preset) preset=$2 ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
bash installers/dependencies.sh
tests=(input_method_test input_method_table_test)
bash installers/build.sh "$preset" yibao "${tests[@]}" >/dev/null

version() { dpkg-query -W -f '${Version}' "$1"; }
echo "$(date '+%-d %B %Y'), Debian $(cut -d. -f1 /etc/debian_version): fcitx5 $(version fcitx5), pinyin" \
  "$(version fcitx5-chinese-addons), GLFW $(version libglfw3-dev), ImGui $(version libimgui-dev)."
echo
echo "| tried | |"
echo "|---|---|"
failed=0
for test in "${tests[@]}"; do
  program=build/$preset/tests/desktop/$test
  while read -r name; do
    # A comma separates names for the test program.
    if "$program" "--test-case=${name//,/\\,}" >/dev/null 2>&1; then
      echo "| $name | kept |"
    else
      echo "| $name | **not kept** |"
      failed=1
    fi
  done < <("$program" --list-test-cases | grep -v -e '^\[doctest\]' -e '^=')
done
exit $failed
