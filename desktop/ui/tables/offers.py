"""The list below a cell that offers what fits, best guess first and with the reason."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.icons import pixmap
from desktop.ui.tables.grid_model import Index
from desktop.ui.theme import BODY, SMALL, colour, font

_LINE = 28
_NARROWEST = 300
_WHY = Qt.ItemDataRole.UserRole
_ADDITION = Qt.ItemDataRole.UserRole + 1


class Offer(NamedTuple):
    """One text on offer, and why it is offered."""

    text: str
    why: str = ""


class OfferList(QListWidget):
    """Never takes the focus: the clerk goes on typing above it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("offers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.hide()

    def offer(
        self, offers: Sequence[Offer], addition: str, below: QWidget, *, width: int = 0
    ) -> None:
        """Show the offers under a widget, or above it where there is no room."""
        self.clear()
        for one in offers:
            item = QListWidgetItem(one.text)
            item.setData(_WHY, one.why)
            self.addItem(item)
        if addition:
            item = QListWidgetItem(addition)
            item.setData(_ADDITION, True)
            self.addItem(item)
        if not self.count():
            self.hide()
            return
        self.setCurrentRow(-1)
        window = self._window
        size = QSize(width or max(below.width(), _NARROWEST), _LINE * self.count() + 2)
        place = below.mapTo(window, QPoint(0, below.height()))
        if place.y() + size.height() > window.height():
            place.setY(below.mapTo(window, QPoint(0, 0)).y() - size.height())
        if width:
            # A list wider than its field ends where the field ends.
            place.setX(place.x() + below.width() - width)
        place.setX(max(0, min(place.x(), window.width() - size.width())))
        self.setGeometry(QRect(place, size))
        self.raise_()
        self.show()

    def texts(self) -> list[str]:
        """Return what is offered, without the line that adds."""
        items = [self.item(place) for place in range(self.count())]
        return [item.text() for item in items if not self.is_addition(item)]

    @staticmethod
    def is_addition(item: QListWidgetItem) -> bool:
        """Tell whether this is the line that adds what was typed."""
        return bool(item.data(_ADDITION))


class _Delegate(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: Index | QPersistentModelIndex
    ) -> QSize:
        return QSize(_NARROWEST, _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        marked = bool(
            option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        )
        addition = bool(index.data(_ADDITION))
        painter.save()
        painter.fillRect(place, colour("accent_tint" if marked else "panel"))
        if marked:
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), colour("accent"))
        left = place.left() + 11
        if addition:
            painter.setPen(colour("line"))
            painter.drawLine(place.topLeft(), place.topRight())
            scale = painter.device().devicePixelRatioF()
            top = place.top() + (place.height() - 14) // 2
            painter.drawPixmap(left, top, pixmap("plus", "accent", 14, scale))
            left += 20
        why = index.data(_WHY) or ""
        room = 0
        if why:
            painter.setFont(font(SMALL))
            painter.setPen(colour("ink3"))
            room = QFontMetrics(painter.font()).horizontalAdvance(why) + 16
            box = QRect(place.left(), place.top(), place.width() - 10, place.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, why)
        painter.setFont(font(BODY, strong=addition))
        painter.setPen(colour("accent" if addition else "ink"))
        width = place.right() - left - room - 8
        text = QFontMetrics(painter.font()).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, width
        )
        box = QRect(left, place.top(), width, place.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
