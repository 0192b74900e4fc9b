"""Baseline, target and result of a component on one axis from 0 to its scale."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.numbers import format_number, format_score
from desktop.ui.tips import plain
from desktop.ui.widgets.charts_paint import draw_score
from desktop.ui.widgets.charts_status import draw_focus

Marks = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Baseline, target, result."""


def marks_text(scale: Decimal, marks: Marks) -> str:
    """Return the chart in words: "Năm gốc 4,84, chỉ tiêu 6,58, kết quả –, thang 0 – 10"."""
    words = zip(("Năm gốc", "chỉ tiêu", "kết quả"), marks, strict=True)
    told = ", ".join(f"{word} {format_score(value)}" for word, value in words)
    return f"{told}, thang 0 – {format_number(scale)}"


class ScoreBar(QWidget):
    """A filled bar for the result, a tick for the target, a ring for the baseline."""

    def __init__(self, name: str, scale: Decimal, marks: Marks) -> None:
        super().__init__()
        self._scale = scale
        self._marks = marks
        self.setMinimumSize(110, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(marks_text(scale, marks))
        self.setToolTip(plain(marks_text(scale, marks)))

    def sizeHint(self) -> QSize:
        return QSize(212, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        axis = QRectF(8, self.height() / 2 - 4, self.width() - 16, 8)
        draw_score(painter, axis, self._scale, self._marks)
        if self.hasFocus():
            draw_focus(painter, self)
        painter.end()
