"""How charts are drawn: by shape and pattern, so that grey print and colour blindness lose nothing.

Done is full, doing is hatched, overdue is crossed, not started is empty, missing is dotted.
"""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap, QTransform

from desktop.domain.result import Progress, ResultStatus
from desktop.ui import statuses
from desktop.ui.theme import colour

Count = tuple[ResultStatus | None, int]

_STEP = 6
"""Logical pixels between two strokes of a pattern."""
_ORDER = (
    ResultStatus.DONE,
    ResultStatus.DOING,
    ResultStatus.OVERDUE,
    ResultStatus.NOT_STARTED,
    None,
)


_GLYPHS: Mapping[ResultStatus | None, str] = {
    ResultStatus.DONE: "✓",
    ResultStatus.DOING: "◐",
    ResultStatus.OVERDUE: "△",
    ResultStatus.NOT_STARTED: "○",
    None: "◌",
}


def counts_of(progress: Progress) -> tuple[Count, ...]:
    """Return the tasks by status in the order of the chart; None: without a result."""
    found: Mapping[ResultStatus | None, int] = {
        ResultStatus.DONE: progress.done,
        ResultStatus.DOING: progress.doing,
        ResultStatus.OVERDUE: progress.overdue,
        ResultStatus.NOT_STARTED: progress.not_started,
        None: progress.missing,
    }
    return tuple((status, found[status]) for status in _ORDER)


def counts_text(progress: Progress) -> str:
    """Return the chart in words: "33 nhiệm vụ: 20 đã thực hiện, 13 chưa nhập"."""
    parts = [
        f"{count} {statuses.of_result(status).word.lower()}"
        for status, count in counts_of(progress)
        if count
    ]
    return f"{progress.total} nhiệm vụ: {', '.join(parts)}" if parts else "Không có nhiệm vụ"


def counts_line(progress: Progress) -> str:
    """Return the tasks by status as a line of marks and numbers: "✓ 20  ◐ 3  …"."""
    return "  ".join(f"{_GLYPHS[status]} {count}" for status, count in counts_of(progress))


def counts_legend(progress: Progress) -> str:
    """Return what the marks of that line mean, one a line."""
    return "\n".join(
        f"{_GLYPHS[status]}  {statuses.of_result(status).word}: {count}"
        for status, count in counts_of(progress)
    )


def draw_progress(painter: QPainter, place: QRectF, progress: Progress) -> None:
    """Draw the tasks by status as parts of one bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    left = place.left()
    for status, count in counts_of(progress):
        if not count:
            continue
        width = place.width() * count / progress.total
        part = QRectF(left, place.top(), width, place.height())
        painter.fillRect(part, colour("panel"))
        painter.fillRect(part, _brush(status, painter))
        painter.setPen(colour("ink"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(part.adjusted(0, 0, -1 if left + width >= place.right() else 0, -1))
        left += width
    if not progress.total:
        painter.setPen(colour("edge"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.restore()


def _brush(status: ResultStatus | None, painter: QPainter) -> QBrush:
    """Return the pattern of a status, drawn for the pixels of the painter's screen."""
    tone = colour(statuses.of_result(status).tone)
    if status is ResultStatus.DONE:
        return QBrush(tone)
    if status is ResultStatus.NOT_STARTED:
        return QBrush(Qt.BrushStyle.NoBrush)
    scale = painter.device().devicePixelRatioF()
    side = round(_STEP * scale)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    inner = QPainter(tile)
    inner.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner.setPen(QPen(tone, 1.6 * scale))
    for shift in (-side, 0, side):
        if status is not None:
            inner.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
        if status is ResultStatus.OVERDUE:
            inner.drawLine(QPointF(shift, 0), QPointF(shift + side, side))
    if status is None:
        inner.setPen(Qt.PenStyle.NoPen)
        inner.setBrush(tone)
        inner.drawEllipse(QPointF(side / 2, side / 2), 1.1 * scale, 1.1 * scale)
    inner.end()
    brush = QBrush(tile)
    # A style sheet's pixels are logical: the tile is drawn back to them.
    brush.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
    return brush


def draw_score(
    painter: QPainter,
    place: QRectF,
    scale: Decimal,
    marks: tuple[Decimal | None, Decimal | None, Decimal | None],
) -> None:
    """Draw baseline (ring), target (upright tick) and result (full bar) on an axis from 0.

    Args:
        painter: where.
        place: the axis, with 4 pixels above and below it for the tick.
        scale: the end of the axis.
        marks: baseline, target, result; None: not known.
    """
    baseline, target, result = marks
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def at(value: Decimal) -> float:
        return place.left() + place.width() * min(max(float(value / scale), 0), 1)

    painter.setPen(colour("edge"))
    painter.setBrush(colour("raised"))
    painter.drawRect(place)
    painter.drawLine(
        QPointF(place.center().x(), place.bottom()), QPointF(place.center().x(), place.bottom() + 3)
    )
    if result is not None:
        painter.fillRect(
            QRectF(place.topLeft(), QPointF(at(result), place.bottom())), colour("accent")
        )
    if target is not None:
        draw_tick(painter, at(target), place.top() - 4, place.bottom() + 4)
    if baseline is not None:
        draw_ring(painter, at(baseline), place.center().y())
    painter.restore()


def draw_tick(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """Draw the upright tick of a target; a light rim parts it from a bar that ends beside it."""
    for tone, width in (("panel", 5.0), ("ink", 3.0)):
        pen = QPen(colour(tone), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def draw_ring(painter: QPainter, x: float, y: float) -> None:
    """Draw the ring of a baseline."""
    painter.setPen(QPen(colour("ink"), 1.5))
    painter.setBrush(colour("panel"))
    painter.drawEllipse(QPointF(x, y), 4.5, 4.5)
