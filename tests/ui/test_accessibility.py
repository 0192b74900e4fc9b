"""Whoever has no mouse, or cannot see the screen, gets everywhere and is told what is there."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSplitterHandle,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

import desktop.ui
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.status_line import StatusLine
from tests.journeys.visits import (
    DIALOGS,
    Visitor,
    visit_dialogs,
    visit_revisions,
    visit_sample,
    visit_states,
)

TAB = Qt.FocusPolicy.TabFocus
MOST_LINKS = 20
MOST_STEPS = 400
LEAST_CHANGED = 30
"""Pixels: less than two short sides of the smallest button."""
INNER = (QAbstractItemView, QComboBox, QLineEdit, QSplitterHandle)
"""Parts that Qt makes inside its own widgets."""
WALKED = ("dialog-", "mau-", "so-trong-", "da-gui-")
"""Screens that are walked by Tab."""
CONTROL = Qt.KeyboardModifier.ControlModifier


class Found(dict[str, list[str]]):
    """Faults by kind; each is told once, with the first screen that has it."""

    def add(self, kind: str, screen: str, fault: str) -> None:
        told = self.setdefault(kind, [])
        if not any(one.endswith(f"| {fault}") for one in told):
            told.append(f"{screen} | {fault}")


@pytest.fixture(scope="module")
def found(dressed: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Walk through every page and dialog once, and write down what is wrong."""
    faults = Found()

    def look(name: str, top: QWidget) -> None:
        top.activateWindow()
        QApplication.processEvents()
        for widget in focusable(top):
            if not spoken(widget, QAccessible.Text.Name):
                faults.add("nameless", name, described(widget))
        for widget in painted(top):
            if not spoken(widget, QAccessible.Text.Name):
                faults.add("unspoken", name, described(widget))
        for button in shown(top, QAbstractButton):
            if button.isEnabled() and not reachable(button):
                faults.add("mouse only", name, described(button))
        if top.isModal() or (name.startswith(WALKED) and name != "mau-tasks-dang-sua"):
            for fault in unseen_focus(top):
                faults.add("unseen", name, fault)
            for fault in not_reached(top):
                faults.add("not reached", name, fault)

    visitor = Visitor(look, tmp_path_factory.mktemp("visits"), (1366, 697))
    visit_states(visitor)
    visit_revisions(visitor)
    visit_sample(visitor)
    visit_dialogs(visitor)
    visitor.close()
    return faults


def described(widget: QWidget) -> str:
    holder = widget.parentWidget()
    words = spoken(widget, QAccessible.Text.Name) or widget.toolTip()
    return f"{type(widget).__name__} “{words[:50]}” in {type(holder).__name__}"


def spoken(widget: QWidget, what: QAccessible.Text) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(what).strip() if told is not None else ""


def shown(top: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    for widget in top.findChildren(kind):
        if widget.isVisible() and widget.window() is top:
            yield widget


def focusable(top: QWidget) -> Iterator[QWidget]:
    """Yield what can be reached by Tab, without the inner parts of Qt's widgets."""
    for widget in shown(top, QWidget):
        inner = isinstance(widget.parentWidget(), INNER) or widget.focusProxy() is not None
        if not inner and widget.isEnabled() and widget.focusPolicy() & TAB:
            yield widget


def painted(top: QWidget) -> Iterator[QWidget]:
    """Yield widgets of ours that draw themselves."""
    for widget in shown(top, QWidget):
        kind = type(widget)
        blank = isinstance(widget, QLabel) and not widget.text()
        if kind.__module__.startswith("desktop.") and "paintEvent" in vars(kind) and not blank:
            yield widget


def reachable(button: QAbstractButton) -> bool:
    """Say whether a button can be pressed without a mouse."""
    if button.focusPolicy() & TAB or not button.shortcut().isEmpty():
        return True
    if isinstance(button, QRadioButton) and button.group() is not None:
        # The arrow keys go to it from the chosen one of its group.
        return True
    # The cross in a search field: deleting the text does the same. The words at the foot of the
    # window lead to pages that Ctrl and a number open.
    return isinstance(button.parentWidget(), (QLineEdit, QAbstractScrollArea, StatusLine))


def picture(widget: QWidget) -> QImage:
    """Return what the screen shows of a widget, with two pixels around it."""
    top = widget.window()
    place = QRect(widget.mapTo(top, widget.rect().topLeft()), widget.size())
    return top.grab(place.adjusted(-2, -2, 2, 2).intersected(top.rect())).toImage()


def unseen_focus(top: QWidget) -> Iterator[str]:
    """Yield widgets that look the same with the focus and without."""
    widgets = [one for one in focusable(top) if not one.visibleRegion().isEmpty()]
    for widget in widgets:
        other = next((one for one in widgets if one is not widget), None)
        if other is None:
            continue
        other.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        without = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and clearly_changed(without, picture(widget)) < LEAST_CHANGED:
            yield described(widget)


def clearly_changed(before: QImage, after: QImage) -> int:
    """Count the pixels whose change has a contrast of 3 or more (WCAG 2.2, 2.4.13)."""
    if before == after:
        return 0
    return sum(
        _contrast(before.pixel(x, y), after.pixel(x, y)) >= 3
        for y in range(min(before.height(), after.height()))
        for x in range(min(before.width(), after.width()))
        if before.pixel(x, y) != after.pixel(x, y)
    )


@cache
def _contrast(one: int, other: int) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(pixel: int) -> float:
    parts = [(pixel >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def step(widget: QWidget) -> None:
    """Press the key that leaves a widget: Tab writes a tab or moves by cells in some."""
    keeps_tab = isinstance(widget, GridView)
    # Tab goes from link to link of a text before it leaves.
    for _ in range(MOST_LINKS if isinstance(widget, QTextBrowser) else 1):
        if widget.hasFocus():
            keys = CONTROL if keeps_tab else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(widget, Qt.Key.Key_Tab, keys)
            QApplication.processEvents()


def not_reached(top: QWidget) -> Iterator[str]:
    """Yield widgets that no number of Tabs comes to, and one that holds the focus for good."""
    wanted = set(focusable(top))
    if not wanted:
        return
    first = next(iter(focusable(top)))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached: set[QWidget] = set()
    at: QWidget | None = first
    for _ in range(MOST_STEPS):
        if at is None or (at is first and first in reached and len(reached) > 1):
            break
        reached.add(at)
        before = at
        step(at)
        at = top.focusWidget()
        if at is before and len(wanted) > 1:
            yield f"trap: {described(at)}"
            return
    for widget in wanted - reached:
        yield described(widget)


def test_everything_that_can_be_reached_has_a_name(found: Found) -> None:
    assert "\n".join(found.get("nameless", [])) == ""


def test_what_is_drawn_is_told_in_words_too(found: Found) -> None:
    assert "\n".join(found.get("unspoken", [])) == ""


def test_no_button_needs_a_mouse(found: Found) -> None:
    assert "\n".join(found.get("mouse only", [])) == ""


def test_the_focus_can_be_seen_wherever_it_is(found: Found) -> None:
    assert "\n".join(found.get("unseen", [])) == ""


def test_tab_comes_to_everything_and_is_held_by_nothing(found: Found) -> None:
    assert "\n".join(found.get("not reached", [])) == ""


def classes() -> Iterator[type]:
    folder = Path(desktop.ui.__file__).parent
    for module in pkgutil.walk_packages([str(folder)], "desktop.ui."):
        held = importlib.import_module(module.name)
        for _, kind in inspect.getmembers(held, inspect.isclass):
            if kind.__module__ == module.name:
                yield kind


def test_what_answers_the_mouse_answers_keys_too() -> None:
    """A widget that handles clicks itself handles keys itself, or is one of Qt's that does."""
    mouse = {"mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent"}
    by_itself = (QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit)
    deaf = [
        kind.__name__
        for kind in classes()
        if mouse & set(vars(kind))
        and "keyPressEvent" not in vars(kind)
        and not issubclass(kind, by_itself)
    ]
    assert deaf == []


def test_every_dialog_of_ours_is_visited() -> None:
    ours = {kind for kind in classes() if issubclass(kind, QDialog)}
    assert {kind.__name__ for kind in ours - DIALOGS} == set()


class Blind(QPushButton):
    """A button that draws nothing at all."""

    def paintEvent(self, _event: QEvent) -> None:  # noqa: N802
        """Draw nothing."""


def test_a_widget_that_hides_its_focus_is_found(dressed: QApplication) -> None:
    """The check itself: a button without a frame for the focus does not pass."""
    top = QWidget()
    column = QVBoxLayout(top)
    for button in (Blind("Một"), QPushButton("Hai")):
        column.addWidget(button)
    top.show()
    top.activateWindow()
    QTest.qWaitForWindowActive(top)
    assert list(unseen_focus(top)) == ["Blind “Một” in QWidget"]
    top.close()
