"""Blocks in the grid of results: shares of progress, what changes nothing, what is locked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.pages.results import ResultsPage
from tests.ui.pages.test_results import stand_on
from tests.windows import settled

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> ResultsPage:
    window.show_page("results")
    settled(window)
    made = window.pages["results"]
    assert isinstance(made, ResultsPage)
    return made


def mark(page: ResultsPage, key: str, rows: int) -> list[object]:
    """Mark cells of a column from the task in hand on; return the ids of their rows."""
    column, place = page.model.column_of(key), page.grid.currentIndex().row()
    page.grid.range.mark(place, column, place + rows - 1, column)
    return [page.model.rows[place + step].id for step in range(rows)]


def shares(page: ResultsPage, ids: list[object]) -> list[int | None]:
    known = [page.sheet.results.get(one) for one in ids]
    return [result.progress if result is not None else None for result in known]


def test_progress_is_copied_pasted_filled_down_and_emptied(
    window: MainWindow, page: ResultsPage, qtbot: QtBot
) -> None:
    stand_on(window, page, "III.3")
    ids = mark(page, "progress", 3)
    before = shares(page, ids)
    QGuiApplication.clipboard().setText("45%\n60\n140")
    qtbot.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    settled(window)
    assert shares(page, ids) == [45, 60, before[2]]
    assert "cột “Tiến độ”" in window.messages.text
    assert "140" in window.messages.text
    mark(page, "progress", 2)
    qtbot.keyClick(page.grid, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().split() == ["45%", "60%"]
    page.grid.blocks.fill_down()
    settled(window)
    assert shares(page, ids) == [45, 45, before[2]]
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    settled(window)
    assert shares(page, ids) == [None, None, before[2]]
    for _ in range(3):
        window.undo()
        settled(window)
    assert shares(page, ids) == before


def test_what_changes_no_result_is_no_step(
    window: MainWindow, page: ResultsPage, qtbot: QtBot
) -> None:
    stand_on(window, page, "III.3")
    (task_id,) = mark(page, "status", 1)
    undo = window.session.undo_text
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    settled(window)
    assert window.session.undo_text == undo
    place, column = page.model.place_of(task_id), page.model.column_of("status")
    assert page.model.rows[place].cells[column].text == "Chưa nhập"


def test_typing_into_a_locked_period_is_answered(
    window: MainWindow, page: ResultsPage, qtbot: QtBot
) -> None:
    stand_on(window, page, "III.3")
    page.period_menu.lock.trigger()
    settled(window)
    window.messages.hide()
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_A)
    assert "đã khóa nên không nhập được kết quả" in window.messages.text
