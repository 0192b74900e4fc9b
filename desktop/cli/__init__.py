"""The command line: the same services as the window, for scripts and for tests.

Exit status: 0 done, 1 the input was refused (one sentence on standard error) or ``lint`` found
something that must be mended, 2 wrong usage.
``--json`` prints one JSON document on standard output.
"""

import sys
from collections.abc import Sequence
from types import TracebackType

from desktop.cli.output import ReaderGone, printing_to
from desktop.domain.errors import Refused
from desktop.intact import require_intact, say
from desktop.running import borrow_terminal, show_running

_REFUSED = 1
_STOPPED = 130
_OURS = (".sopgi", ".sopgidb")
_OPEN = "open"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    require_intact()
    show_running()
    words = _opening(list(sys.argv[1:] if arguments is None else arguments))
    if words and words[0] != _OPEN:
        # Who opened a file by a double click is told in a box.
        borrow_terminal()
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in code page 1258 cannot print every letter of ours. A windowed
        # program has no streams at all.
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.excepthook = _fault
    try:
        # Imported here: Ctrl+C while the program still loads is answered like any later one.
        from desktop.cli.parser import build_parser  # noqa: PLC0415

        options = build_parser().parse_args(words)
        status: int | None = options.command(options)
        with printing_to(sys.stdout):
            if sys.stdout is not None:
                sys.stdout.flush()
    except Refused as refusal:
        from desktop.wording import sentence  # noqa: PLC0415

        say(f"sopgi: {sentence(refusal)}")
        return _REFUSED
    except ReaderGone:
        # "| head" has seen enough: what was asked for is done, and there is nobody to tell.
        return 0
    except KeyboardInterrupt:
        print("sopgi: đã dừng theo yêu cầu.", file=sys.stderr)
        return _STOPPED
    return status or 0


def _opening(words: list[str]) -> list[str]:
    """Return the command for a file that was double-clicked: its path is all that is given."""
    if len(words) == 1 and words[0].lower().endswith(_OURS):
        return [_OPEN, *words]
    return words


def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Answer a fault of the program itself: a sentence, and the details in a log."""
    # Imported here: a fault is rare, and the command line should start quickly.
    from desktop.crash import write_crash  # noqa: PLC0415

    log = write_crash(kind, error, trace)
    say(
        f"sopgi: chương trình gặp lỗi của chính nó; dữ liệu đã ghi trong sổ vẫn nguyên. Chi tiết ở"
        f" {log}; hãy gửi tệp đó cho người hỗ trợ."
    )
