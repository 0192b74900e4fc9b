"""Icons: Lucide drawings, coloured by meaning and drawn for the screen's own pixels."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource
from desktop.ui.theme import COLOUR

SIZE = 16
_SCALES = (1.0, 1.5, 2.0)


@cache
def pixmap(name: str, colour: str = "ink2", size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """Return a drawing of ``size`` logical pixels for a screen of the given scale."""
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", COLOUR[colour]).encode()))
    drawn = QPixmap(QSize(round(size * scale), round(size * scale)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def icon(name: str, colour: str = "ink2", size: int = SIZE) -> QIcon:
    """Return an icon for buttons and menus."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
    return made
