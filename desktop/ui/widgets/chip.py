"""A chip: an icon and a word in a frame, drawn into a cell of a table that paints itself."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from desktop.ui.icons import pixmap
from desktop.ui.theme import SMALL, colour, font

_HEIGHT = 24
_TINTS = {
    "accent": "accent_tint",
    "doing": "doing_tint",
    "error": "error_tint",
    "doubt": "doubt_tint",
}


def draw_chip(painter: QPainter, place: QRectF, icon_name: str, text: str, tone: str) -> None:
    """Draw a chip at the left of a place; a dashed ring has a dashed edge too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    made = font(SMALL, strong=True)
    metrics = QFontMetrics(made)
    width = min(metrics.horizontalAdvance(text) + 34, place.width())
    top = place.top() + (place.height() - _HEIGHT) / 2
    box = QRectF(place.left(), top, width, _HEIGHT)
    edge = colour(tone)
    edge.setAlphaF(0.43)
    pen = QPen(edge)
    if icon_name == "circle-dashed":
        pen.setColor(colour(tone))
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(colour(_TINTS.get(tone, "raised")))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    scale = painter.device().devicePixelRatioF()
    spot = QPointF(box.left() + 7, box.top() + 5)
    painter.drawPixmap(spot, pixmap(icon_name, tone, 14, scale))
    painter.setFont(made)
    painter.setPen(colour(tone))
    inner = box.adjusted(26, 0, -4, 0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(inner.width()) + 1)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(inner, flags | Qt.TextFlag.TextDontClip, shown)
    painter.restore()
