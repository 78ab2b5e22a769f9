#!/usr/bin/env bash
# Installs Debian's packages that Yibao is built from. Asks nothing; works as root or through sudo.
#
#   dependencies.sh [--clang | --lint | --packages]     --clang adds what the sanitizers' builds and the
#                                                        fuzzers need, --lint the format and lint gates
#                                                        (of Debian 12: each release formats differently),
#                                                        --packages what makes and checks packages
#
# Debian 12 (bookworm) and 13 (trixie). Does nothing, and needs no rights, when all is there.
set -euo pipefail

packages=(
  build-essential cmake ninja-build pkg-config ccache mold
  libssl-dev libsodium-dev libsqlite3-dev libzstd-dev
  libcpp-httplib-dev nlohmann-json3-dev libfmt-dev libcli11-dev libexpected-dev
  libpango1.0-dev libcairo2-dev             # papers as PDF
  libzip-dev libexpat1-dev                  # word processors' files, spreadsheets read
  libxlsxwriter-dev                         # spreadsheets
  libimgui-dev libglfw3-dev libfreetype-dev libfontconfig-dev libgl-dev libx11-dev libpng-dev
  fonts-noto-cjk                            # what the desktop draws Chinese with
  doctest-dev libvalijson-dev               # tests
  nginx                                     # what stands in front of a server, and is tested there
  libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils   # open what we make
  xvfb xauth xdotool libgl1-mesa-dri        # tests in a real window, and a demo without a display
  systemd                                   # judges the sandbox of the server's units
  openbox x11-utils xclip dbus-daemon fcitx5 fcitx5-chinese-addons   # and a session with an input method for them
)
clang_packages=(clang libclang-rt-dev)
lint_packages=(clang-format-14 clang-tidy-14)
package_packages=(dpkg-dev fakeroot file lintian)

case "${1:-}" in
  "") ;;
  --clang) packages+=("${clang_packages[@]}") ;;
  --lint) packages+=("${lint_packages[@]}") ;;
  --packages) packages+=("${package_packages[@]}") ;;
  *) echo "usage: dependencies.sh [--clang | --lint | --packages]" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Some packages are missing (${missing[*]}). Run this script as root, or install sudo." >&2
    exit 1
  fi
  as_root=(sudo)
fi
apt() {
  # A machine that was just started may still be installing its updates: wait for the lock.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -qq "$@" >/dev/null
}
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
apt update
apt install -y --no-install-recommends "${missing[@]}"
