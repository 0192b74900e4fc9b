"""One step as a link of two lines: an icon, what to do, a word about it, and an arrow."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.ui.icons import pixmap
from desktop.ui.theme import BODY, SMALL, colour, font
from desktop.ui.tips import plain
from desktop.ui.widgets.charts_status import draw_focus

_HEIGHT = 44
_LEFT, _RIGHT = 26, 24
"""Logical pixels for the icon and for the arrow."""


class StepLink(QPushButton):
    """A button as wide as its place; what does not fit ends in "…" and is in the tool tip.

    Args:
        icon_name: the icon at the left, with ``tone`` as its colour.
        title: what to do, in the colour of links.
        note: one line below it.
    """

    def __init__(self, icon_name: str, title: str, note: str, *, tone: str = "ink2") -> None:
        super().__init__(title)
        self._icon = (icon_name, tone)
        self._note = note
        self.setProperty("kind", "step")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{title}. {note}" if note else title)

    @property
    def note(self) -> str:
        """The second line."""
        return self._note

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _LEFT - _RIGHT
        wide = QFontMetrics(font(BODY, strong=True)).horizontalAdvance(self.text()) > room
        wide = wide or QFontMetrics(font(SMALL)).horizontalAdvance(self._note) > room
        self.setToolTip(plain(self.accessibleName()) if wide else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = self.devicePixelRatioF()
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), colour("accent_tint"))
        middle = (self.height() - 16) // 2
        painter.drawPixmap(4, middle, pixmap(*self._icon, 16, scale))
        arrow = pixmap("chevron-right", "ink2", 16, scale)
        painter.drawPixmap(self.width() - 20, middle, arrow)
        room = QRect(_LEFT, 2, self.width() - _LEFT - _RIGHT, self.height() - 4)
        both = bool(self._note)
        top = QRect(room.left(), room.top() + 1, room.width(), 20) if both else room
        self._line(painter, top, self.text(), "accent", strong=True)
        if both:
            low = QRect(room.left(), room.top() + 20, room.width(), 19)
            self._line(painter, low, self._note, "ink3", strong=False)
        if self.hasFocus():
            draw_focus(painter, self)
        painter.end()

    def _line(self, painter: QPainter, place: QRect, text: str, tone: str, *, strong: bool) -> None:
        made = font(BODY if strong else SMALL, strong=strong)
        painter.setFont(made)
        painter.setPen(colour(tone))
        shown = QFontMetrics(made).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flags | Qt.TextFlag.TextDontClip, shown)
