#!/usr/bin/env bash
# Freeze the program for Linux by the same specification: to be driven in a real window.
#
#   installer/build-linux.sh BUILD        -> BUILD/linux/SoPGI/SoPGI
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
BUILD=$(mkdir -p "${1:?where to}" && cd "$1" && pwd)
UV=$(command -v uv || echo "python3 -m uv")
VENV=$BUILD/linux-venv

[ -d "$VENV" ] || $UV venv --quiet "$VENV"
# The same pins; the hashes of requirements.txt are those of the Windows wheels.
sed -n 's/ --hash.*//p' "$HERE/requirements.txt" "$HERE/requirements-build.txt" |
  grep -v pywin32-ctypes >"$BUILD/pins.txt"
VIRTUAL_ENV=$VENV $UV pip install --quiet -r "$BUILD/pins.txt"
cd "$BUILD"
QT_QPA_PLATFORM=offscreen nice -n 10 "$VENV/bin/pyinstaller" --noconfirm --log-level ERROR \
  --distpath "$BUILD/linux" --workpath "$BUILD/linux-work" "$HERE/sopgi.spec"
du -sh "$BUILD/linux/SoPGI"
