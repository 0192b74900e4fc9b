#!/usr/bin/env bash
# How large the Windows program is, against an empty PySide6 window frozen by the same tools.
#
#   benchmarks/size.sh BUILD        (after installer/verify.sh; the ratio holds for any machine)
#
# Exit status 1 when the ratio passes the limit.
set -euo pipefail
LIMIT_PERCENT=110
BUILD=$(cd "${1:?where}" && pwd)
HERE=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=installer/wine/environment.sh
. "$HERE/../installer/wine/environment.sh"
BARE=$BUILD/bare
mkdir -p "$BARE"
cat >"$BARE/empty.py" <<'PYTHON'
import sys

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.show()
sys.exit(app.exec())
PYTHON
LIMIT=600 QT_QPA_PLATFORM=offscreen windows "$PYTHON" -m PyInstaller --noconfirm --log-level ERROR \
  --onedir --distpath "Z:$BARE/out" --workpath "Z:$BARE/work" --specpath "Z:$BARE" \
  "Z:$BARE/empty.py" >/dev/null
ours=$(du -sb "$BUILD/windows/SoPGI" | cut -f1)
bare=$(du -sb "$BARE/out/empty" | cut -f1)
percent=$((ours * 100 / bare))
echo "program $((ours / 1000000)) MB, empty window $((bare / 1000000)) MB: $percent %, at most $LIMIT_PERCENT %"
[ "$percent" -le "$LIMIT_PERCENT" ]
