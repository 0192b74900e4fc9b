#!/usr/bin/env bash
# Build the setup and the portable folder for Windows, on Linux with Wine.
#
#   installer/build-wine.sh BUILD         (as in README.md; installs nothing, needs its packages)
#
# -> BUILD/windows/SoPGI                        the program
#    BUILD/SoPGI-<version>-x64.exe              the setup
#    BUILD/SoPGI-<version>-x64-portable.zip     the same program with portable.txt beside it
#    BUILD/SHA256SUMS
#    BUILD/*.pdf                                the guide and the quick card, to be printed
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
BUILD=$(mkdir -p "${1:?where to}" && cd "$1" && pwd)
# shellcheck source=installer/wine/environment.sh
. "$HERE/wine/environment.sh"

[ -f "$WINEPREFIX/drive_c/Python/python.exe" ] || "$HERE/windows_python.sh" "$BUILD"
# SOURCE_DATE_EPOCH: the time stamps in the executables are the same in every build.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$HERE" log -1 --format=%ct 2>/dev/null || echo 1700000000)}
LIMIT=900 QT_QPA_PLATFORM=offscreen windows "$PYTHON" -m PyInstaller --noconfirm \
  --log-level ERROR --distpath "Z:$BUILD/windows" --workpath "Z:$BUILD/windows-work" \
  "Z:$HERE/sopgi.spec"
# By the program itself: what it writes is what a clerk can write.
xvfb-run -a python3 "$HERE/wine/run.py" --limit 120 "Z:$BUILD/windows/SoPGI/SoPGI.exe" guide --out "Z:$BUILD"
"$HERE/make-setup.sh" "$BUILD"
