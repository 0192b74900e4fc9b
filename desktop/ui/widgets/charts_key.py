"""The key of the chart of points: ring, tick and bar with their words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.theme import colour
from desktop.ui.widgets.basics import label, row
from desktop.ui.widgets.charts_paint import draw_ring, draw_tick


class _Mark(QWidget):
    """One mark of the chart."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setAccessibleName(kind)
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == "vòng tròn":
            draw_ring(painter, 8, 8)
        elif self._kind == "vạch đứng":
            draw_tick(painter, 8, 1, 15)
        else:
            painter.fillRect(QRectF(0, 4, 16, 8), colour("accent"))
        painter.end()


def score_key(before: str, year: str) -> QWidget:
    """Return the key; ``before`` names the year of the baseline."""
    holder = QFrame()
    holder.setLayout(
        row(
            _Mark("vòng tròn"),
            4,
            label(before, "small"),
            16,
            _Mark("vạch đứng"),
            2,
            label(f"Chỉ tiêu {year}", "small"),
            16,
            _Mark("thanh đặc"),
            6,
            label(f"Kết quả {year}", "small"),
        )
    )
    return holder
