"""Icons: Lucide drawings, coloured by meaning and drawn for the screen's own pixels."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource
from desktop.ui.theme import COLOUR

SIZE = 16
_SCALES = (1.0, 1.25, 1.5, 2.0)

Drawn = tuple[str, str, int]
"""Name, colour and size of a drawing."""

_icons: dict[int, Drawn] = {}
_pixmaps: dict[int, Drawn] = {}
"""What was drawn, by Qt's key of the drawing, so that it can be drawn anew in other colours."""


def pixmap(name: str, colour: str = "ink2", size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """Return a drawing of ``size`` logical pixels for a screen of the given scale."""
    return _pixmap(name, colour, size, scale, COLOUR[colour])


def icon(name: str, colour: str = "ink2", size: int = SIZE) -> QIcon:
    """Return an icon for buttons and menus."""
    return _icon(name, colour, size, COLOUR[colour])


def same_icon(old: QIcon) -> QIcon | None:
    """Return an icon in the colours of now, or None for one that was not drawn here."""
    drawn = _icons.get(old.cacheKey())
    return None if drawn is None else icon(*drawn)


def same_pixmap(old: QPixmap) -> QPixmap | None:
    """Return a drawing in the colours of now, or None for one that was not drawn here."""
    drawn = _pixmaps.get(old.cacheKey())
    return None if drawn is None else pixmap(*drawn, old.devicePixelRatio())


@cache
def _renderer(name: str, value: str) -> QSvgRenderer:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", value).encode()))


@cache
def _pixmap(name: str, colour: str, size: int, scale: float, value: str) -> QPixmap:
    renderer = _renderer(name, value)
    drawn = QPixmap(QSize(round(size * scale), round(size * scale)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    _pixmaps[drawn.cacheKey()] = (name, colour, size)
    return drawn


@cache
def _icon(name: str, colour: str, size: int, value: str) -> QIcon:
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(_pixmap(name, colour, size, scale, value))
    _icons[made.cacheKey()] = (name, colour, size)
    return made
