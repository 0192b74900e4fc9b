"""The tree at the left: the office, its set and year, and the pages."""

from typing import NamedTuple, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import pixmap
from desktop.ui.theme import BODY, SMALL, colour, font
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import icon_label, label, row, separator

WIDE, FOLDED = 184, 48
_KEY = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1
_BADGE = Qt.ItemDataRole.UserRole + 2
_PARTED = Qt.ItemDataRole.UserRole + 3
_ITEM, _SUB, _PART = 32, 28, 9

Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """One page in the tree; a page without an icon stands under the one before it."""

    key: str
    text: str
    icon: str = ""
    parted: bool = False
    """Whether a line stands above it."""


class Navigation(QWidget):
    """The tree of pages.

    Signals:
        chosen: the key of the page to show.
    """

    chosen = Signal(str)

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDE)
        self._office = label("", "strong", wrap=True)
        self._set = label("", "small")
        self._tree = QTreeView(headerHidden=True, rootIsDecorated=False, indentation=0)
        self._tree.setAccessibleName(self.tr("Các trang"))
        self._tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.setExpandsOnDoubleClick(False)
        # The page in hand is marked, and nothing else: pages that unfold or fold under a click
        # would give the mark to whatever comes to stand under the mouse.
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._model = QStandardItemModel(self)
        self._items: dict[str, QStandardItem] = {}
        self._key = ""
        self._fill(entries)
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(_Delegate(self._tree))
        self._tree.selectionModel().currentChanged.connect(self._on_current)
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(12, 8, 8, 0)
        names.setSpacing(0)
        names.addLayout(row(icon_label("building-2"), 8, self._office))
        self._office.setMinimumWidth(130)
        names.addWidget(self._set)
        self._set.setIndent(24)
        names.addSpacing(8)
        names.addWidget(separator())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._names)
        layout.addWidget(self._tree, 1)

    def name_office(self, office: str, framework: str) -> None:
        """Show whose ledger this is, and for which set and year."""
        self._office.setText(office)
        self._set.setText(framework)

    def select(self, key: str) -> None:
        """Mark the page that is shown; the pages under it unfold."""
        self._key = key
        if key not in self._items:
            self._tree.setCurrentIndex(QModelIndex())
            return
        index = self._model.indexFromItem(self._items[key])
        top = index.parent() if index.parent().isValid() else index
        self._tree.collapseAll()
        folded = self.maximumWidth() == FOLDED
        if not folded:
            self._tree.expand(top)
        self._tree.selectionModel().blockSignals(True)
        self._tree.setCurrentIndex(top if folded else index)
        self._tree.selectionModel().blockSignals(False)
        self._tree.viewport().update()

    def set_badge(self, key: str, count: int, told: str = "") -> None:
        """Show how many open things a page has; ``told`` says in words what they are."""
        item, shown = self._items[key], str(count) if count else ""
        words = ": ".join(filter(None, (item.text(), told if count else "")))
        if item.data(_BADGE) != shown:
            item.setData(shown, _BADGE)
        if item.accessibleText() != words:
            item.setAccessibleText(words)
            item.setToolTip(plain(words))

    def badge(self, key: str) -> str:
        """Return the count that a page shows, or nothing."""
        return str(self._items[key].data(_BADGE) or "")

    def fold(self, *, folded: bool) -> None:
        """Show icons only, to leave the room to the page."""
        self.setFixedWidth(FOLDED if folded else WIDE)
        self._names.setVisible(not folded)
        self.select(self._key)

    def _fill(self, entries: tuple[Entry, ...]) -> None:
        above: QStandardItem | None = None
        for entry in entries:
            item = QStandardItem(entry.text)
            item.setData(entry.key, _KEY)
            item.setData(entry.icon, _ICON)
            item.setData(entry.parted, _PARTED)
            item.setToolTip(plain(entry.text))
            self._items[entry.key] = item
            if entry.icon or above is None:
                self._model.appendRow(item)
                above = item
            else:
                above.appendRow(item)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.data(_KEY))


class _Delegate(QStyledItemDelegate):
    """Draws an entry: a mark and white ground when it is the current page, a badge at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        height = _ITEM if index.data(_ICON) else _SUB
        return QSize(WIDE, height + (_PART if index.data(_PARTED) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tree = cast("QTreeView", self.parent())
        current = tree.currentIndex() == index
        holds = tree.currentIndex().isValid() and tree.currentIndex().parent() == index
        painter.save()
        if index.data(_PARTED):
            painter.setPen(colour("line2"))
            line = place.top() + _PART // 2
            painter.drawLine(place.left() + 12, line, place.right() - 12, line)
            place = place.adjusted(0, _PART, 0, 0)
        if current:
            painter.fillRect(place, colour("panel"))
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, colour("accent_tint"))
        if current and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("focus"))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        name = index.data(_ICON)
        if name:
            tone = "accent" if current or holds else "ink2"
            scale = painter.device().devicePixelRatioF()
            top = place.top() + (place.height() - 16) // 2
            painter.drawPixmap(place.left() + 14, top, pixmap(name, tone, 16, scale))
        painter.setFont(font(BODY, strong=current or holds))
        painter.setPen(colour("ink"))
        if place.width() >= WIDE - 8:
            # What is unfolded shows its own counts.
            unfolded = tree.isExpanded(index) and index.model().hasChildren(index)
            badge = "" if unfolded else index.data(_BADGE)
            words = place.adjusted(40, 0, -34 if badge else -8, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
            if badge:
                self._badge(painter, place, badge)
        painter.restore()

    @staticmethod
    def _badge(painter: QPainter, place: QRect, text: str) -> None:
        box = QRect(place.right() - 32, place.top() + (place.height() - 20) // 2, 24, 20)
        painter.setPen(colour("edge"))
        painter.setBrush(colour("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font(SMALL, strong=True))
        painter.setPen(colour("ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
