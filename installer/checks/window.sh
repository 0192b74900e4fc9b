#!/usr/bin/env bash
# Drive the Linux program of the same specification in a real window: open a ledger, type a result,
# close; what was typed is in the ledger, and no socket was ever opened to a network.
#
#   installer/checks/window.sh BUILD      -> BUILD/screens/linux-window.png
set -uo pipefail
if [ -z "${SOPGI_SCREEN_MADE:-}" ]; then
  SOPGI_SCREEN_MADE=1 exec xvfb-run -a -s '-screen 0 1366x768x24' "$0" "$@"
fi
HERE=$(cd "$(dirname "$0")/.." && pwd)
BUILD=$(cd "${1:?where}" && pwd)
# shellcheck source=installer/checks/checking.sh
. "$HERE/checks/checking.sh"
PROGRAM=$BUILD/linux/SoPGI/SoPGI
WORK="$(mktemp -d)/máy của xã"
mkdir -p "$WORK" "$BUILD/screens"
export XDG_DATA_HOME=$WORK/data XDG_CONFIG_HOME=$WORK/config QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
LEDGER=$WORK/demo/xa-dai-lanh-2024/so-mau.sopgidb
WORDS='go thu trong cua so that'

typed() {
  python3 - "$LEDGER" "$WORDS" <<'PYTHON'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as raw:
    found = raw.execute("SELECT count(*) FROM result WHERE instr(text, ?)", (sys.argv[2],)).fetchone()
sys.exit(found != (1,))
PYTHON
}
quiet() { ! grep -E 'AF_INET6?' "$WORK"/calls.*; }

openbox >/dev/null 2>&1 &
WINDOWS=$!
status 0 'the samples are written' "$PROGRAM" demo --out "$WORK/demo"
strace -f -ff -qq -e trace=socket,connect -o "$WORK/calls" \
  "$PROGRAM" open "$LEDGER" >"$WORK/words.txt" 2>&1 &
check 'the window opens' window_comes 'Sổ PGI.*Đại Lãnh'
sleep 4
WINDOW=$(xdotool search --onlyvisible --name 'Sổ PGI' | tail -1)
xdotool windowactivate --sync "$WINDOW"
xdotool key --delay 200 ctrl+3
sleep 2
xdotool type --delay 60 "$WORDS"
xdotool key --delay 200 Return
sleep 2
import -window root "$BUILD/screens/linux-window.png"
xdotool key alt+F4
closed() { local _; for _ in {1..60}; do pgrep -f "$PROGRAM" >/dev/null || return 0; sleep 0.5; done; return 1; }
check 'it closes' closed
check 'what was typed is in the ledger' typed
check 'a copy was made at closing' ls "$WORK"/data/SoPGI/sao-luu/*.sopgidb
check 'it said nothing on the terminal' [ ! -s "$WORK/words.txt" ]
check 'calls were watched' [ -n "$(ls "$WORK"/calls.* 2>/dev/null)" ]
check 'no socket of a network was asked for' quiet
kill "$WINDOWS"
rm -rf "$(dirname "$WORK")"
told
