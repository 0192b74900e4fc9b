"""A strip that says how far a long paper is, with a way to give it up; short work shows none."""

from decimal import Decimal

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.domain.numbers import format_number
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.basics import button, label, row

_SHOW_AFTER = 500
"""Milliseconds of work before it shows."""


class ProgressStrip(QFrame):
    """Listens to the worker: shown while work that can be watched goes on."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.setProperty("role", "banner")
        self._timer = QTimer(self, singleShot=True, interval=_SHOW_AFTER)
        self._timer.timeout.connect(self.show)
        self._text = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 6)
        self.stop = button(self.tr("Dừng"), kind="link", clicked=jobs.stop)
        self.setLayout(row(self._text, 12, self._bar, None, self.stop, margins=(16, 6, 8, 6)))
        self.hide()
        jobs.progress.connect(self._on_progress)
        jobs.busy.connect(self._on_busy)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @Slot(int, int)
    def _on_progress(self, done: int, total: int) -> None:
        far = f"{format_number(Decimal(done))}/{format_number(Decimal(total))}"
        doing = self._jobs.doing or self.tr("Đang ghi văn bản: %s dòng")
        self._text.setText(doing % far)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self.setAccessibleName(self._text.text())
        if self.isHidden() and not self._timer.isActive():
            self._timer.start()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt gives it by place
        if not busy:
            self._timer.stop()
            self.hide()
