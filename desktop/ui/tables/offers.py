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

from desktop.domain.text import fold
from desktop.ui.icons import pixmap
from desktop.ui.tables.grid_model import Index
from desktop.ui.theme import BODY, SMALL, colour, font

_LINE = 28
_NARROWEST = 300
_SEEN = 12
"""More lines than this are scrolled to; fewer when the window has no room for them."""
_FEWEST = 3
"""Letters that are enough to mean a name without its marks."""
_WHY = Qt.ItemDataRole.UserRole
_ADDITION = Qt.ItemDataRole.UserRole + 1


class Offer(NamedTuple):
    """One text on offer, and why it is offered."""

    text: str
    why: str = ""


class Names(tuple[Offer, ...]):
    """Offers of which one is meant, however it is spelled: names and fixed words, no free text."""

    __slots__ = ()

    def meant(self, typed: str) -> Offer | None:
        """Return the only one that fits what was typed without Vietnamese marks, if one does.

        What has marks is spelled as it is meant; two letters or capitals may be an abbreviation.
        """
        wanted = fold(typed)
        if wanted != " ".join(typed.lower().split()) or any(one.text == typed for one in self):
            return None
        same = [one for one in self if fold(one.text) == wanted]
        if same:
            return same[0] if len(same) == 1 else None
        if typed.isupper() or len(wanted.replace(" ", "")) < _FEWEST:
            return None
        # Where several share a task, their line is no other name of one of them.
        fitting = [one for one in fitting_offers(self, typed) if ";" not in one.text]
        return fitting[0] if len(fitting) == 1 else None


def fitting_offers(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """Return the other offers that have all typed words or their beginnings, the nearest first."""
    wanted = fold(typed)
    words = wanted.split()
    fitting = [
        offer
        for offer in offers
        if offer.text != typed
        and words
        and all(any(one.startswith(word) for one in fold(offer.text).split()) for word in words)
    ]

    def distance(offer: Offer) -> tuple[bool, bool]:
        text = fold(offer.text)
        return not text.startswith(wanted), wanted not in text

    return sorted(fitting, key=distance)


class OfferList(QListWidget):
    """Never takes the focus: the clerk goes on typing above it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("offers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
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
        self.scrollToTop()
        window = self._window
        place = below.mapTo(window, QPoint(0, below.height()))
        above = below.mapTo(window, QPoint(0, 0)).y()
        wanted = _LINE * min(self.count(), _SEEN) + 2
        room = window.height() - place.y()
        if wanted > room and above > room:
            room = above
            place.setY(above - min(wanted, room))
        height = wanted if wanted <= room else room // _LINE * _LINE + 2
        if place.y() < above:
            place.setY(above - height)
        size = QSize(width or max(below.width(), _NARROWEST), height)
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
