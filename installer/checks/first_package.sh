#!/usr/bin/env bash
# From the setup to a verified package on a USB stick, by keyboard alone, under Wine.
#
#   installer/checks/first_package.sh BUILD SETUP      -> BUILD/screens/first-package-*.png
#
# What a newcomer does in his first hour: install, answer the four pages, fill the gaps that Kiểm tra
# shows, add a task, give its result, write the package. Words in the code: E: is the stick.
set -uo pipefail
if [ -z "${SOPGI_SCREEN_MADE:-}" ]; then
  SOPGI_SCREEN_MADE=1 exec xvfb-run -a -s '-screen 0 1366x768x24' "$0" "$@"
fi
HERE=$(cd "$(dirname "$0")/.." && pwd)
BUILD=$(cd "${1:?where}" && pwd) SETUP=$(readlink -f "${2:?setup}")
WORK=$(mktemp -d)
export WINEPREFIX=$WORK/wine LIMIT=180
# shellcheck source=installer/wine/environment.sh
. "$HERE/wine/environment.sh"
# shellcheck source=installer/checks/checking.sh
. "$HERE/checks/checking.sh"
STICK=$WORK/stick
mkdir -p "$STICK" "$BUILD/screens"

keys() { sleep "$1"; shift; xdotool key --delay 150 "$@"; }
letters() { sleep 1; xdotool type --delay 60 "$1"; sleep 1; }
picture() { sleep 2; import -window root "$BUILD/screens/first-package-$1.png"; }
installed() { find "$WINEPREFIX/drive_c/users" -name SoPGI.exe | head -1; }
package() { basename "$(ls "$STICK"/*.sopgi)"; }

make_prefix
ln -sfn "$STICK" "$WINEPREFIX/dosdevices/e:"
windows reg add 'HKLM\Software\Wine\Drives' /v 'e:' /d floppy /f >/dev/null
wineserver -w
status 0 'the setup installs' windows "$SETUP" /S
PROGRAM=$(installed)
openbox >/dev/null 2>&1 &
WINDOWS=$!
wine "$PROGRAM" </dev/null >/dev/null 2>&1 &
SECONDS=0
check 'the program opens' window_comes 'Sổ PGI'

keys 4 Return # Mở sổ mới…
keys 2 Return # UBND xã
letters 'UBND xa Dak Ha'
keys 0 Tab
letters 'Quang Ngai'
keys 0 Return
letters 'Nguyen Van A'
keys 0 Return
picture 1
keys 0 Return # Mở sổ
check 'four pages make a ledger' window_comes 'UBND xa Dak Ha'

keys 4 F8 # opens the list of what is to be mended
keys 2 F8 # goes to the first gap
letters 'Can cu chi dao cua UBND tinh'
keys 0 Return
keys 2 F8
letters 'Van phong la dau moi tong hop'
keys 0 Return
picture 2
keys 0 ctrl+2
keys 2 F5
letters 'Ra soat thu tuc hanh chinh'
keys 0 Tab
letters 'Phong Kinh te'
keys 0 Return
keys 2 ctrl+3
keys 3 alt+3 # Đã xong
picture 3
keys 0 ctrl+5
keys 3 ctrl+e # Ghi gói ra USB
written() { local _; for _ in {1..40}; do ls "$STICK"/*.sopgi && return; sleep 0.5; done; return 1; }
check 'the package is on the stick' written
picture 4
echo "by keyboard, from the first page to the package: $SECONDS s"
keys 0 alt+F4
sleep 4
status 0 'the package is whole and its signature holds' \
  windows "$PROGRAM" package verify "E:\\$(package)"
told_by() { windows "$PROGRAM" package show "E:\\$(package)" | grep -F -- "$1"; }
check 'it is from that office' told_by 'UBND xa Dak Ha'
check 'closing made a copy of the ledger' \
  ls "$(dirname "$PROGRAM")"/../../../SoPGI/sao-luu/*.sopgidb
kill "$WINDOWS"
wineserver -k
rm -rf "$WORK"
told
