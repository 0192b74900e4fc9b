"""Baseline, target and result of a component on one axis from 0 to its scale."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.numbers import format_score
from desktop.ui.theme import colour


class ScoreBar(QWidget):
    """A filled bar for the result, a tick for the target, a ring for the baseline."""

    def __init__(
        self,
        scale: Decimal,
        *,
        baseline: Decimal | None,
        target: Decimal | None,
        result: Decimal | None,
    ) -> None:
        super().__init__()
        self._scale = float(scale)
        self._marks = (baseline, target, result)
        self.setMinimumSize(110, 20)
        words = zip(("Năm gốc", "Chỉ tiêu", "Kết quả"), self._marks, strict=True)
        self.setAccessibleName(", ".join(f"{word} {format_score(value)}" for word, value in words))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(212, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        baseline, target, result = self._marks
        axis = QRectF(4, self.height() / 2 - 4, self.width() - 8, 8)
        painter.setPen(colour("edge"))
        painter.setBrush(colour("raised"))
        painter.drawRect(axis)
        if result is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRect(QRectF(axis.left(), axis.top(), self._at(result, axis), axis.height()))
        if target is not None:
            place = axis.left() + self._at(target, axis)
            painter.setPen(QPen(colour("ink"), 3))
            painter.drawLine(QPointF(place, axis.top() - 4), QPointF(place, axis.bottom() + 4))
        if baseline is not None:
            middle = QPointF(axis.left() + self._at(baseline, axis), axis.center().y())
            painter.setPen(QPen(colour("ink"), 1.5))
            painter.setBrush(colour("panel"))
            painter.drawEllipse(middle, 4.5, 4.5)
        painter.end()

    def _at(self, value: Decimal, axis: QRectF) -> float:
        return axis.width() * min(max(float(value) / self._scale, 0), 1)
