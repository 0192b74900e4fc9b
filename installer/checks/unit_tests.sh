#!/usr/bin/env bash
# Run the unit tests under the Windows interpreter: open files that nobody can replace, code pages,
# reserved names. Not run: tests of the window and those that need LibreOffice; what needs signals
# or modes of POSIX is skipped and counted.
#
#   installer/checks/unit_tests.sh BUILD [PYTEST WORD...]
set -euo pipefail
HERE=$(cd "$(dirname "$0")/.." && pwd)
BUILD=$(cd "${1:?where}" && pwd)
shift
# shellcheck source=installer/wine/environment.sh
. "$HERE/wine/environment.sh"
cd "$HERE/.."
TESTS=(tests/{domain,models,exchange,services,exports,cli}
  tests/test_{files,running,paths,settings,intact,crash,wording}.py)
export QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=0
LIMIT=1500 windows "$PYTHON" -m pytest -n0 -q -p no:cacheprovider "${@:-${TESTS[@]}}"
