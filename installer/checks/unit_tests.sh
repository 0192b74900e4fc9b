#!/usr/bin/env bash
# Run the unit tests under the Windows interpreter: open files that nobody can replace, code pages,
# reserved names. Not run: what needs a window, LibreOffice, or signals and modes of POSIX.
#
#   installer/checks/unit_tests.sh BUILD [PYTEST WORD...]
set -euo pipefail
HERE=$(cd "$(dirname "$0")/.." && pwd)
BUILD=$(cd "${1:?where}" && pwd)
shift
# shellcheck source=installer/wine/environment.sh
. "$HERE/wine/environment.sh"
cd "$HERE/.."
export QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=0
LIMIT=1500 windows "$PYTHON" -m pytest -n0 -q -p no:cacheprovider "${@:-tests/domain}"
