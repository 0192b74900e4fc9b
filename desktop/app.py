"""The composition root: opens the window and wires worker, voice and pages together."""

import sys
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.crash import write_crash
from desktop.paths import default_ledger
from desktop.ui.jobs import Jobs
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import dress

_SMALL_SCREEN = 1440
"""Logical pixels: up to this width the window takes the whole screen."""


def today() -> date:
    """Return the day on the clock of this machine."""
    return datetime.now().astimezone().date()


def run(ledger: Path | None = None) -> int:
    """Open the window on a ledger (the user's own when none is named) until it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sổ PGI")
    dress(app)
    window = MainWindow(Jobs(), today)
    sys.excepthook = _Hook(window)
    path = ledger or default_ledger()
    if ledger is not None or path.exists():
        # After the first paint: the libraries of the ledger load on the worker meanwhile.
        QTimer.singleShot(0, window, lambda: window.open_ledger(opener(path)))
    if app.primaryScreen().availableSize().width() <= _SMALL_SCREEN:
        window.showMaximized()
    else:
        window.show()
    return app.exec()


class _Hook:
    """Keeps the details of a fault, says so in the window, and lets the clerk go on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log = write_crash(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        self._window.messages.fault(str(log))
