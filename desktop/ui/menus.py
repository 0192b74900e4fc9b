"""The menus of the window: the way to everything for whoever does not know the keys."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolTip

from desktop.ui.icons import icon


class Item(NamedTuple):
    """One line of a menu; an empty text is a line between groups."""

    text: str = ""
    clicked: Callable[[], object] | None = None
    keys: str = ""
    icon: str = ""
    shows_keys_only: bool = False
    """The keys are answered elsewhere and only shown here."""
    says: Callable[[], str] | None = None
    """The text of now, asked for each time the menu opens; none: ``text``."""
    shut: Callable[[], str] | None = None
    """Why it cannot be done now, in one sentence, or nothing; asked each time."""


class Submenu(NamedTuple):
    """A menu inside a menu."""

    text: str
    items: Sequence[Item]
    icon: str = ""


_ICON, _WHY = "icon_name", "why"
Menu = tuple[str, Sequence[Item | Submenu]]


class _Reasons(QObject):
    """Says in a tool tip why the line under the mouse is shut; the others need none."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        action = watched.actionAt(event.pos()) if isinstance(watched, QMenu) else None
        why = action.property(_WHY) if action is not None and not action.isEnabled() else ""
        QToolTip.showText(event.globalPos(), why or "")
        return True


def build_menus(menus: Sequence[Menu]) -> QMenuBar:
    """Return the bar with these menus."""
    bar = QMenuBar()
    bar.setNativeMenuBar(False)
    for title, items in menus:
        _fill(bar.addMenu(title), items)
    return bar


def _fill(menu: QMenu, items: Sequence[Item | Submenu]) -> None:
    for item in items:
        if isinstance(item, Submenu):
            inner = menu.addMenu(item.text)
            inner.menuAction().setProperty(_ICON, item.icon)
            _fill(inner, item.items)
        elif not item.text:
            menu.addSeparator()
        else:
            _add(menu, item)
    menu.aboutToShow.connect(_painter(menu))
    menu.installEventFilter(_Reasons(menu))


def _add(menu: QMenu, item: Item) -> None:
    # A tab puts the keys in their own column without making a second shortcut of them.
    text = f"{item.text}\t{item.keys}" if item.shows_keys_only and item.keys else item.text
    action = menu.addAction(text)
    action.setProperty(_ICON, item.icon)
    if item.keys and not item.shows_keys_only:
        action.setShortcut(QKeySequence(item.keys))
    if item.says is not None:
        menu.aboutToShow.connect(_sayer(action, item.text, item.says))
    if item.shut is not None:
        menu.aboutToShow.connect(_shutter(action, item.shut))
    clicked = item.clicked
    if clicked is not None:
        action.triggered.connect(lambda _checked=False: clicked())


def _painter(menu: QMenu) -> Callable[[], None]:
    """Return what draws the icons of a menu when it opens for the first time."""

    def paint() -> None:
        for action in menu.actions():
            name = action.property(_ICON)
            if name and action.icon().isNull():
                action.setIcon(icon(name))

    return paint


def _sayer(action: QAction, text: str, says: Callable[[], str]) -> Callable[[], None]:
    def say() -> None:
        now = says()
        action.setText(now or text)

    return say


def _shutter(action: QAction, shut: Callable[[], str]) -> Callable[[], None]:
    def look() -> None:
        why = shut()
        action.setEnabled(not why)
        action.setProperty(_WHY, why)

    return look
