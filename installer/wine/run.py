"""Run a Windows program under Wine and hand on its words and its exit status.

    python installer/wine/run.py [--limit SECONDS] PROGRAM [WORD...]

Its streams are pipes, for Windows Python under Wine ends at files. The reading stops with the
program and not with the pipe, which the server of Wine may hold for ever. A program that sits
before a box that nobody sees is ended after the limit (status 124).
"""

import os
import subprocess
import sys
import threading

LIMIT = 300.0
LATE = 124


def main(words: list[str]) -> int:
    """Run it; return its status."""
    limit = LIMIT
    if words[0] == "--limit":
        limit, words = float(words[1]), words[2:]
    running = subprocess.Popen(
        ["wine", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    reader = threading.Thread(target=_hand_on, args=(running.stdout.fileno(),), daemon=True)
    reader.start()
    try:
        status = running.wait(limit)
    except subprocess.TimeoutExpired:
        running.kill()
        print(f"ended after {limit:.0f} s: {words[0]}", file=sys.stderr)
        status = LATE
    reader.join(0.3)
    sys.stdout.flush()
    # Not by the usual way out: the reader may still sit at a pipe that never ends.
    os._exit(status & 0xFF)


def _hand_on(number: int) -> None:
    while piece := os.read(number, 65_536):
        sys.stdout.buffer.write(piece.replace(b"\r\n", b"\n"))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
