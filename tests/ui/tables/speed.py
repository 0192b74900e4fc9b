"""How long a grid takes for one key and one scroll step; for tests and for the driver's figures."""

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.tables.grid_view import GridView
from tests.keyboard import telex


class GridSpeed(NamedTuple):
    """Milliseconds: the middle one and the worst of several."""

    key: float
    key_worst: float
    scroll: float
    scroll_worst: float
    step: float
    """One row down with the arrow key."""
    step_worst: float


def measure_grid(
    view: GridView, *, letters: str = "Niêm yết công khai", turns: int = 30
) -> GridSpeed:
    """Return how long the grid takes from an event to the painted answer.

    The view must be shown, stand on a cell that can be typed into, and have rows below it.
    What is typed is given up again by closing the editor untouched.
    """
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.editor
    if editor is None:
        message = "the cell in hand cannot be typed into"
        raise ValueError(message)
    before = editor.toPlainText()
    keys = [_timed(view, partial(telex, editor, letter)) for letter in letters]
    editor.setPlainText(before)
    editor.touched = False
    view.commit_open()
    steps = [_timed(view, lambda: QTest.keyClick(view, Qt.Key.Key_Down)) for _ in range(turns)]
    scrolls = [_timed(view, lambda: _wheel(view)) for _ in range(turns)]
    middle = [sorted(times)[len(times) // 2] for times in (keys, scrolls, steps)]
    return GridSpeed(middle[0], max(keys), middle[1], max(scrolls), middle[2], max(steps))


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a work takes, with everything it leaves to paint."""
    started = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def _timed(view: GridView, work: Callable[[], object]) -> float:
    def painted() -> None:
        work()
        view.viewport().repaint()

    return milliseconds(painted)


def _wheel(view: GridView) -> None:
    port = view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(port.mapToGlobal(port.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)
