"""Makes the pages that nobody has seen yet, one at a time, while nobody does anything.

The first visit of a page then costs no more than the second. It gives way to whoever works: after
each key and click there is a pause, and while the cursor stands in a text nothing is made.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from desktop.ui.register import NUMBERED, WELCOME, Pages
from desktop.ui.session import Session

CALM, STEP = 600, 40
"""Milliseconds without a key or click before the first page, and between two of them."""
_INPUTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Ahead(QObject):
    """Watches for idle moments once a ledger is open."""

    def __init__(self, window: QMainWindow, session: Session, pages: Pages) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._pages = pages
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_calm)

    @property
    def active(self) -> bool:
        """Whether there are still pages to make."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin with the next ledger that is opened."""
        self._session.opened.connect(self._on_opened)

    def rest(self) -> None:
        """Make nothing more: the window closes."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait anew after each key and click."""
        if event.type() in _INPUTS and self._timer.isActive():
            self._timer.start(CALM)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_opened(self) -> None:
        self._session.opened.disconnect(self._on_opened)
        handle = self._window.windowHandle()
        if handle is not None:
            # Every key and click of the window passes here, and little else.
            handle.installEventFilter(self)
        self._steps = self._make()
        self._timer.start(CALM)

    @Slot()
    def _on_calm(self) -> None:
        if _types(QApplication.focusWidget()) or QApplication.activeModalWidget() is not None:
            self._timer.start(CALM)
            return
        if self._session.jobs.waiting:
            self._timer.start(STEP)
            return
        if self._steps is not None and next(self._steps, self) is None:
            self._timer.start(STEP)

    def _make(self) -> Iterator[None]:
        """Make a page, let it read, and so on; the most visited ones first."""
        for key in sorted(self._pages, key=lambda one: one not in NUMBERED):
            if key == WELCOME:
                continue
            page = self._pages[key]
            yield
            page.get_ready()
            yield


def _types(widget: QWidget | None) -> bool:
    """Say whether somebody may be typing."""
    return isinstance(widget, (QLineEdit, QPlainTextEdit)) and not widget.isReadOnly()
