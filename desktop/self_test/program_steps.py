"""Steps of the self-test about the program itself: its files, and Qt."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, qVersion
from PySide6.QtWidgets import QApplication

from desktop.app import today
from desktop.intact import missing_files
from desktop.self_test.bench import Bench, require
from desktop.services.desk import open_desk
from desktop.settings import read_settings, remember
from desktop.ui.jobs import Jobs
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import dress

_LONGEST = 60.0
"""Seconds until the window must show the ledger."""
_MOST_AT_ONCE = 50
"""Milliseconds."""


def find_every_file(_bench: Bench) -> str:
    """Find each file of the program as long as it was built."""
    missing = missing_files()
    require(not missing, f"missing or cut short: {', '.join(missing)}")
    return "đủ" if hasattr(sys, "_MEIPASS") else "chạy từ mã nguồn"


def open_window(bench: Bench) -> str:
    """Open the window on the ledger by the system's own Qt plug-in, and take a picture of it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        message = "an application without windows is there"
        raise TypeError(message)
    platform = QApplication.platformName()
    wanted = os.environ.get("QT_QPA_PLATFORM", "windows" if sys.platform == "win32" else platform)
    require(platform == wanted.partition(":")[0], f"Qt came up as {platform}, not {wanted}")
    dress(app)
    path = bench.desk.path
    bench.desk.close()
    window = MainWindow(Jobs(), today)
    try:
        read: list[bool] = []
        window.session.read.connect(lambda: read.append(True))
        window.show()
        window.open_ledger(opener(path))
        _wait_for(read)
        window.jobs.wait()
        app.processEvents()
        picture = bench.folder / "cửa sổ.png"
        require(window.grab().save(str(picture)), "the window could not be drawn")
        shown = window.isVisible() and window.session.state is not None
        require(shown, f"the window shows no ledger: {window.messages.text}")
    finally:
        window.close()
        window.jobs.wait()
        window.deleteLater()
        app.processEvents()
        _reopen(bench, path)
    remember(width=900)
    require(read_settings().width == 900, "what was remembered is forgotten")  # noqa: PLR2004
    return f"Qt {qVersion()}, {platform}"


def _wait_for(heard: list[bool]) -> None:
    end = time.monotonic() + _LONGEST
    while not heard and time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _MOST_AT_ONCE)
        time.sleep(0.01)
    require(heard, f"the window did not read its ledger within {_LONGEST:.0f} s")


def _reopen(bench: Bench, path: Path) -> None:
    bench.take(open_desk(path, keys_dir=bench.keys))
