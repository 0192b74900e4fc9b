#!/usr/bin/env bash
# Let the program prove itself under Wine, from a folder and into a folder with Vietnamese names.
#
#   installer/checks/self_test.sh BUILD CODE_PAGE
#
# CODE_PAGE is the one that Windows has in the locale LC_ALL: vi_VN.UTF-8 cp1258, C.UTF-8 cp1252.
set -uo pipefail
if [ -z "${SOPGI_SCREEN_MADE:-}" ]; then SOPGI_SCREEN_MADE=1 exec xvfb-run -a "$0" "$@"; fi
HERE=$(cd "$(dirname "$0")/.." && pwd)
BUILD=$(cd "${1:?where}" && pwd) PAGE=${2:?code page}
# shellcheck source=installer/wine/environment.sh
. "$HERE/wine/environment.sh"
# shellcheck source=installer/checks/checking.sh
. "$HERE/checks/checking.sh"
C=$WINEPREFIX/drive_c
rm -rf "$C/Phần mềm xã Đăk Hà" "$C/Thử ở xã Đưng K'Nớ"
cp -r "$BUILD/windows/SoPGI" "$C/Phần mềm xã Đăk Hà"

# The report says what the interpreter inside the program saw, and what came of each step.
told_of() {
  python3 - "$C/Thử ở xã Đưng K'Nớ/tu-kiem-tra.json" "$PAGE" <<'PYTHON'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
steps = report["steps"]
print(f"{report['system']}, Python {report['python']}, {report['encoding']}, {len(steps)} steps")
faults = [one["name"] for one in steps if one.get("fault")]
sys.exit(bool(faults) or not report["good"] or not report["installed"]
         or report["encoding"] != sys.argv[2] or len(steps) < 20)
PYTHON
}

wineserver -w
status 0 'the program proves itself' \
  windows 'C:\Phần mềm xã Đăk Hà\SoPGI.exe' --self-test "C:\\Thử ở xã Đưng K'Nớ"
check "every step went well, in code page $PAGE" told_of
check 'Qt drew by the plug-in of Windows' \
  grep -q 'Qt .*, windows.\?$' "$C/Thử ở xã Đưng K'Nớ/tu-kiem-tra.txt"
wineserver -w
rm -rf "$C/Phần mềm xã Đăk Hà" "$C/Thử ở xã Đưng K'Nớ"
told
