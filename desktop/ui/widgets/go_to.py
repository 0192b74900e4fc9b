"""Ctrl+K: go to anything by a few letters, with or without accents."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem

from desktop.domain.search import SearchIndex, fold_words
from desktop.ui.icons import icon
from desktop.ui.tables.offers import Offer, OfferList

_MOST = 12
_RECENT = 5
"""Goals gone to lately that are offered first when nothing is typed."""
_WIDTH, _SHORT = 248, 150
_LIST = 520
_BY_THE_WAY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
"""Why the keyboard comes here without having been sent; Qt hands it on by Tab too."""


class Goal(NamedTuple):
    """Something to go to, or to do, and what kind of thing it is."""

    text: str
    page: str
    subject: object = None
    kind: str = ""
    run: Callable[[], object] | None = None
    """What a command does; it goes nowhere."""
    section: str = ""
    """The section of a page that has several."""
    shut: Callable[[], str] | None = None
    """Why a command cannot be done now, or nothing; asked when it is chosen."""


class GoTo(QLineEdit):
    """The box in the menu row.

    Signals:
        chosen: the goal to go to.
        entered: the clerk came here; what can be found should be brought up to date.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName(self.tr("Đi tới, tìm nhanh"))
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.set_short(short=False)
        self.index = SearchIndex()
        self.recent: list[Goal] = []
        self.awaiting = False
        """Whether what can be found is being brought up to date."""
        self._taking = False
        """Whether Enter was pressed before that was done."""
        self._list: OfferList | None = None
        self._found: list[Goal] = []
        self.textEdited.connect(self._offer)
        self.installEventFilter(self)

    @property
    def offered(self) -> list[Goal]:
        """The goals in the list below, when it is open."""
        return [] if self._list is None or self._list.isHidden() else self._found

    def set_short(self, *, short: bool) -> None:
        """Use less room on a small screen."""
        self.setFixedWidth(_SHORT if short else _WIDTH)
        self.setPlaceholderText(
            self.tr("Ctrl+K") if short else self.tr("Đi tới, tìm nhanh…  Ctrl+K")
        )

    @Slot()
    def ask(self) -> None:
        """Come here and see what can be gone to (Ctrl+K)."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._offer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer what can be gone to where the clerk asked for it; Tab or a dialog only comes by."""
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()
        if event.reason() not in _BY_THE_WAY:
            self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._close()
            self.clearFocus()
            return True
        if self._list is None or self._list.isHidden():
            if event.key() != Qt.Key.Key_Down:
                return False
            self._offer()
            return True
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            place = max(0, min(self._list.currentRow() + step, self._list.count() - 1))
            self._list.setCurrentRow(place)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.awaiting:
                self._taking = True
            else:
                self._take(self._list.currentItem())
            return True
        return False

    def found(self) -> list[Goal]:
        """Return what fits the text: when there is none, what was gone to lately and the pages."""
        if not fold_words(self.text()):
            shelf = self.index.shelves.get("pages")
            pages = [entry.goal for entry in shelf.entries] if shelf is not None else []
            lately = self.recent[:_RECENT]
            return [*lately, *(goal for goal in pages if goal not in lately)]
        return [hit.entry.goal for hit in self.index.find(self.text(), _MOST)]

    def offer_anew(self) -> None:
        """Look again: what can be found has changed."""
        self.awaiting = False
        is_open = self._list is not None and not self._list.isHidden()
        if is_open and self.hasFocus():
            self._offer()
        if self._taking and is_open and self._list is not None:
            self._take(self._list.currentItem())
        self._taking = False

    @Slot()
    def _offer(self) -> None:
        self._found = self.found()
        if self._list is None:
            self._list = OfferList(self.window())
            self._list.setAccessibleName(self.tr("Nơi đi tới"))
            self._list.itemClicked.connect(self._take)
        if not self.index.shelves:
            return
        if self._found:
            offers = [Offer(" ".join(goal.text.split()), goal.kind) for goal in self._found]
        else:
            offers = [Offer(self.tr("Không tìm thấy “%s”") % self.text())]
        self._list.offer(offers, "", self, width=_LIST)
        self._list.setCurrentRow(0)

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or self._list is None or not self._found:
            return
        goal = self._found[self._list.row(item)]
        self.clear()
        self._close()
        self.clearFocus()
        self.recent = [goal, *(one for one in self.recent if one != goal)][:_RECENT]
        self.chosen.emit(goal)

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()
