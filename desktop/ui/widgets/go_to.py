"""Ctrl+K: go to any page or task by a few letters, with or without accents."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from desktop.domain.text import fold, nfc
from desktop.ui.icons import icon

_MOST = 9
_LINE = 30
_WIDTH = 248


class Goal(NamedTuple):
    """Something to go to."""

    text: str
    page: str
    subject: object = None


def found(goals: Sequence[Goal], typed: str) -> list[Goal]:
    """Return the goals that contain what was typed; those with the exact accents come first."""
    wanted, exact = fold(typed), nfc(typed).lower()
    if not wanted:
        return [goal for goal in goals if goal.subject is None]
    fitting = [goal for goal in goals if wanted in fold(goal.text)]
    return sorted(fitting, key=lambda goal: exact not in goal.text.lower())


class GoTo(QLineEdit):
    """The box in the menu row.

    Signals:
        chosen: the goal to go to.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setFixedWidth(_WIDTH)
        self.setPlaceholderText(self.tr("Đi tới, tìm nhanh…  Ctrl+K"))
        self.setAccessibleName(self.tr("Đi tới, tìm nhanh"))
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.goals: tuple[Goal, ...] = ()
        self._list: QListWidget | None = None
        self.textEdited.connect(self._offer)
        self.installEventFilter(self)

    def set_short(self, *, short: bool) -> None:
        """Use less room on a small screen."""
        self.setFixedWidth(150 if short else _WIDTH)
        self.setPlaceholderText(
            self.tr("Ctrl+K") if short else self.tr("Đi tới, tìm nhanh…  Ctrl+K")
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
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
            return False
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            place = max(0, min(self._list.currentRow() + step, self._list.count() - 1))
            self._list.setCurrentRow(place)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentItem())
            return True
        return False

    @Slot()
    def _offer(self) -> None:
        goals = found(self.goals, self.text())[:_MOST]
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setFrameShape(QListWidget.Shape.Box)
            self._list.setAccessibleName(self.tr("Nơi đi tới"))
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._list.itemClicked.connect(self._take)
        self._list.clear()
        for goal in goals:
            item = QListWidgetItem(goal.text)
            item.setData(Qt.ItemDataRole.UserRole, goal)
            self._list.addItem(item)
        if not goals:
            self._close()
            return
        self._list.setCurrentRow(0)
        width = 2 * _WIDTH
        below = self.mapTo(self.window(), QPoint(self.width() - width, self.height() + 2))
        self._list.setGeometry(below.x(), below.y(), width, _LINE * len(goals) + 4)
        self._list.raise_()
        self._list.show()

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            goal = item.data(Qt.ItemDataRole.UserRole)
            self.clear()
            self._close()
            self.clearFocus()
            self.chosen.emit(goal)

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()
