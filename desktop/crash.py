"""Keeping the details of a fault of the program for whoever mends it."""

import contextlib
import platform
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from desktop import __version__
from desktop.paths import data_dir

_MOST_LOGS = 20


def write_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Path:
    """Write the traceback and the surroundings of a fault to a log file; return its path.

    The log goes to the data folder, or to the temporary folder where that cannot be written.
    """
    moment = datetime.now(UTC)
    text = "\n".join(
        (
            f"Sổ PGI {__version__}, {moment.isoformat(timespec='seconds')}",
            f"{platform.platform()}, Python {platform.python_version()}",
            "",
            *traceback.format_exception(kind, error, trace),
        )
    )
    name = f"loi-{moment:%Y%m%d-%H%M%S}.log"
    for folder in (data_dir() / "logs", Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        for old in sorted(folder.glob("loi-*.log"))[:-_MOST_LOGS]:
            # A log that somebody has open stays: the answer to a fault must not fail itself.
            with contextlib.suppress(OSError):
                old.unlink()
        return folder / name
    return Path(name)
