"""A thin moving line over the page: something takes longer than a clerk would notice."""

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

_AFTER = 300
"""Milliseconds of work before the line shows."""
_HEIGHT = 3


class BusyLine(QProgressBar):
    """Lies along the upper edge of ``under`` without taking room from it."""

    def __init__(self, window: QWidget, under: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._under = under
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setObjectName("busy")
        self.setAccessibleName(self.tr("Đang làm"))
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self._show)

    @Slot(bool)
    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        """Show the line after a while, or take it away at once."""
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    @Slot()
    def _show(self) -> None:
        corner = self._under.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(corner.x(), corner.y(), self._under.width(), _HEIGHT)
        self.raise_()
        self.show()
