"""Blocks in the grid of results: shares of progress, what changes nothing, what is locked."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.pages.results import ResultsPage
from desktop.ui.tables.delegate import PAD
from desktop.ui.tables.grid_menu import cell_menu
from desktop.ui.tables.result_rows import COLUMNS
from desktop.ui.theme import BODY, font
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


def test_ctrl_d_carries_the_task_in_hand_and_only_where_it_can_be_seen(
    window: MainWindow, page: ResultsPage
) -> None:
    assert "carry" in page.deeds()
    page.to_scores.click()
    assert "carry" not in page.deeds()


def test_the_menu_offers_to_paste_where_blocks_are_taken(
    window: MainWindow, page: ResultsPage
) -> None:
    stand_on(window, page, "III.3")
    for key, offered in (("status", True), ("progress", True), ("content", False)):
        at = page.grid.currentIndex().siblingAtColumn(page.model.column_of(key))
        page.grid.setCurrentIndex(at)
        actions = {one.text().split("\t")[0]: one for one in cell_menu(page.grid).actions()}
        assert actions["Dán"].isEnabled() is offered
        assert actions["Điền xuống"].isEnabled() is offered


def test_esc_in_the_search_shows_all_tasks_again(
    window: MainWindow, page: ResultsPage, qtbot: QtBot
) -> None:
    page.search.setFocus()
    qtbot.keyClicks(page.search, "dau thau")
    assert len(page.model.rows) < 10
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(page.model.rows) > 30
    assert page.grid.hasFocus()


def test_the_longest_number_of_a_task_stands_on_one_line(
    window: MainWindow, page: ResultsPage
) -> None:
    plan = window.session.plan
    group = next(one for one in plan.sections if one.label == "VIII")
    renamed = replace(group, label="A.XVIII")
    window.session.change("sửa", lambda desk: desk.plans.save_section(plan.id, renamed))
    settled(window)
    codes = [row.cells[0].text for row in page.model.rows if not row.across]
    longest = max(map(QFontMetrics(font(BODY)).horizontalAdvance, codes))
    assert longest > COLUMNS[0].width - 2 * PAD
    assert page.grid.columnWidth(0) >= longest + 2 * PAD
    page.grid.setColumnWidth(0, 120)
    page.load()
    settled(window)
    assert page.grid.columnWidth(0) == 120, "what the clerk chose stays"
