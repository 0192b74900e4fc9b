"""The grid: the keys of Excel, blocks of cells, folding and finding."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.tables.block import parse_block
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.field import PAUSE
from tests.keyboard import telex

KEY = Qt.Key
COLUMNS = (
    Column("label", "STT", 48, right=True),
    Column("content", "Nhiệm vụ"),
    Column("lead", "Chủ trì", 176),
)


def across(number: int, text: str, look: Look = Look.GROUP) -> Row:
    return Row(UUID(int=number), (Cell(text, look),))


def line(number: int, content: str, lead: str = "Công an") -> Row:
    return Row(
        UUID(int=number),
        (Cell(str(number)), Cell(content, Look.INPUT), Cell(lead, Look.INPUT)),
    )


ROWS = [
    across(1, "Chỉ số xanh", Look.BLOCK),
    across(2, "Gia nhập thị trường"),
    line(3, "Niêm yết thủ tục"),
    line(4, "Trực một cửa"),
    across(5, "Tính minh bạch"),
    line(6, "Công khai dự toán", "Tài chính"),
]


class Grid(GridView):
    """A grid that keeps what was typed, as a page would."""

    def __init__(self) -> None:
        super().__init__(GridModel(COLUMNS), "Nhiệm vụ")
        self.edits: list[tuple[int, str, str]] = []
        self.grid.edited.connect(lambda row, key, text: self.edits.append((row.int, key, text)))

    @property
    def at(self) -> tuple[int, int]:
        return self.currentIndex().row(), self.currentIndex().column()

    def stand(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.grid.index(row, column))


@pytest.fixture
def grid(dressed: object, qtbot: QtBot) -> Iterator[Grid]:
    made = Grid()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_rows(ROWS)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.commit_open()


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def clipped() -> str:
    return QGuiApplication.clipboard().text()


def test_typing_on_a_cell_writes_over_its_text(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, "c")
    assert grid.editor is not None
    telex(grid.editor, "ong")
    qtbot.keyClick(grid.editor, KEY.Key_Return)
    assert grid.edits == [(3, "content", "cong")]


def test_f2_keeps_the_text_and_stands_at_its_end(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_F2)
    telex(grid.editor, "!")
    grid.commit_open()
    assert grid.edits == [(3, "content", "Niêm yết thủ tục!")]


def test_a_cell_that_cannot_be_typed_into_says_why_and_stays_in_hand(
    grid: Grid, qtbot: QtBot
) -> None:
    said: list[str] = []
    grid.told.connect(said.append)
    grid.why_shut = lambda: "Số thứ tự do chương trình đánh."
    grid.stand(2, 0)
    for key in (KEY.Key_F2, KEY.Key_F4, KEY.Key_4, KEY.Key_D):
        qtbot.keyClick(grid, key)
        assert said.pop() == "Số thứ tự do chương trình đánh."
    for text in (" ", "\b", "4", "6"):
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(grid, event)
        assert grid.at == (2, 0)


def test_a_letter_on_a_list_that_is_only_read_jumps_nowhere(grid: Grid) -> None:
    grid.stand(2, 0)
    grid.keyboardSearch("6")
    assert grid.at == (2, 0)


def test_enter_stays_on_the_last_row_of_a_part_that_can_grow(grid: Grid, qtbot: QtBot) -> None:
    grid.stays = lambda place: place == 3
    grid.stand(3, 1)
    qtbot.keyClick(grid, KEY.Key_F2)
    qtbot.keyClick(grid.editor, KEY.Key_Return)
    assert grid.at == (3, 1)
    # With no text open the clerk only walks on.
    qtbot.keyClick(grid, KEY.Key_Return)
    assert grid.at == (5, 1)


def test_enter_commits_and_goes_down_over_rows_across(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(3, 1)
    qtbot.keyClick(grid, KEY.Key_F2)
    telex(grid.editor, "!")
    qtbot.keyClick(grid.editor, KEY.Key_Return)
    assert grid.edits == [(4, "content", "Trực một cửa!")]
    assert grid.at == (5, 1)
    assert grid.editor is None


def test_shift_enter_goes_up(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(5, 1)
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert grid.at == (3, 1)


def test_tab_goes_right_and_on_to_the_next_row(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(3, 1)
    qtbot.keyClick(grid, KEY.Key_Tab)
    assert grid.at == (3, 2)
    qtbot.keyClick(grid, KEY.Key_Tab)
    assert grid.at == (5, 0)
    qtbot.keyClick(grid, KEY.Key_Backtab)
    assert grid.at == (3, 2)


def test_tab_in_an_editor_commits_and_goes_right(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(3, 1)
    qtbot.keyClick(grid, "a")
    qtbot.keyClick(grid.editor, KEY.Key_Tab)
    assert grid.edits == [(4, "content", "a")]
    assert grid.at == (3, 2)


def test_alt_enter_breaks_the_line_within_the_cell(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, "a")
    qtbot.keyClick(grid.editor, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    telex(grid.editor, "b")
    qtbot.keyClick(grid.editor, KEY.Key_Return)
    assert grid.edits == [(3, "content", "a\nb")]


def test_a_pause_stores_the_text_and_leaves_editor_and_cursor_alone(
    grid: Grid, qtbot: QtBot
) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_F2)
    editor = grid.editor
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    with qtbot.waitSignal(grid.grid.edited, timeout=PAUSE * 4):
        telex(editor, "mm")
    assert grid.edits == [(3, "content", "Niêmmm yết thủ tục")]
    assert grid.editor is editor
    assert (editor.textCursor().position(), editor.hasFocus()) == (6, True)
    telex(editor, "<<")
    assert editor.toPlainText() == "Niêm yết thủ tục"


def test_an_answer_of_the_ledger_leaves_an_open_editor_alone(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_F2)
    telex(grid.editor, " mới ")
    grid.show_rows([*ROWS[:2], line(3, "Niêm yết thủ tục mới"), *ROWS[3:]])
    assert grid.editor.toPlainText() == "Niêm yết thủ tục mới "


def test_rows_that_come_and_go_lose_nothing_that_is_being_typed(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_F2)
    telex(grid.editor, " mới")
    grid.show_rows([*ROWS, line(7, "Thêm")])
    assert grid.edits == [(3, "content", "Niêm yết thủ tục mới")]
    assert grid.at == (2, 1)


def test_leaving_the_grid_hands_on_what_is_being_typed(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, "x")
    grid.flush()
    assert grid.edits == [(3, "content", "x")]
    assert grid.editor is None


def test_delete_empties_the_cell_and_never_the_row(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_Delete)
    assert grid.edits == [(3, "content", "")]
    assert len(grid.grid.rows) == len(ROWS)


def test_a_cell_that_is_not_typed_into_opens_no_editor(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 0)
    qtbot.keyClick(grid, KEY.Key_F2)
    qtbot.keyClick(grid, "x")
    assert grid.editor is None


def test_a_row_across_spans_all_columns(grid: Grid) -> None:
    assert [grid.columnSpan(place, 0) for place in range(6)] == [3, 3, 1, 1, 3, 1]


def test_spans_follow_when_rows_change(grid: Grid) -> None:
    grid.show_rows([line(9, "Mới"), *ROWS])
    assert [grid.columnSpan(place, 0) for place in range(7)] == [1, 3, 3, 1, 1, 3, 1]


def test_a_block_of_cells_is_pasted_over_rows_across(grid: Grid, qtbot: QtBot) -> None:
    clip("Một\tĐịa chính\nHai\tTư pháp\nBa\tVăn phòng")
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.edits == [
        (3, "content", "Một"),
        (3, "lead", "Địa chính"),
        (4, "content", "Hai"),
        (4, "lead", "Tư pháp"),
        (6, "content", "Ba"),
        (6, "lead", "Văn phòng"),
    ]


def test_pasted_lines_without_a_row_are_counted(grid: Grid, qtbot: QtBot) -> None:
    told: list[str] = []
    grid.told.connect(told.append)
    clip("Một\nHai\nBa")
    grid.stand(5, 1)
    qtbot.keyClick(grid, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.edits == [(6, "content", "Một")]
    assert told == ["2 dòng dán vào không còn chỗ. Bấm F5 thêm dòng rồi dán tiếp."]


def test_pasting_writes_to_no_row_that_is_not_seen(grid: Grid, qtbot: QtBot) -> None:
    grid.keep(lambda row: row.id.int != 4)
    clip("Một\nHai")
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.edits == [(3, "content", "Một"), (6, "content", "Hai")]


def test_pasting_writes_to_no_column_that_is_not_seen(grid: Grid, qtbot: QtBot) -> None:
    grid.set_columns_shown({"label", "lead"})
    clip("9\tTư pháp")
    grid.stand(2, 0)
    qtbot.keyClick(grid, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.edits == [(3, "lead", "Tư pháp")]


def test_one_cell_is_copied_as_its_text(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(2, 1)
    qtbot.keyClick(grid, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipped() == "Niêm yết thủ tục"


def test_marked_rows_are_copied_as_a_block_that_can_be_pasted_again(
    grid: Grid, qtbot: QtBot
) -> None:
    grid.show_rows([line(3, "Một\nhai"), line(4, 'Gọi là "một cửa"'), line(6, "Ba")])
    grid.stand(0, 0)
    qtbot.keyClick(grid, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, KEY.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert parse_block(clipped()) == [
        ["3", "Một\nhai", "Công an"],
        ["4", 'Gọi là "một cửa"', "Công an"],
    ]


def test_a_click_beside_the_arrow_of_a_group_only_stands_on_it(grid: Grid, qtbot: QtBot) -> None:
    place = grid.visualRect(grid.grid.index(1, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.currentIndex().row() == 1
    assert not any(grid.isRowHidden(row) for row in range(6))


def test_a_double_click_on_its_name_folds_a_group_and_unfolds_it(grid: Grid, qtbot: QtBot) -> None:
    place = grid.visualRect(grid.grid.index(1, 0)).center()
    for folded in (True, False):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert [grid.isRowHidden(row) for row in range(1, 5)] == [False, folded, folded, False]


def test_a_click_on_its_arrow_folds_a_group_and_unfolds_it(grid: Grid, qtbot: QtBot) -> None:
    place = grid.visualRect(grid.grid.index(1, 0)).topLeft() + QPoint(16, 10)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [grid.isRowHidden(row) for row in range(6)] == [False, False, True, True, False, False]
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not any(grid.isRowHidden(row) for row in range(6))


def test_enter_folds_a_block_with_everything_in_it(grid: Grid, qtbot: QtBot) -> None:
    grid.stand(0, 0)
    qtbot.keyClick(grid, KEY.Key_Return)
    assert [grid.isRowHidden(row) for row in range(6)] == [False, True, True, True, True, True]


def test_a_filter_keeps_what_is_wanted_under_its_group(grid: Grid) -> None:
    assert grid.keep(lambda row: "dự toán" in row.cells[1].text) == 1
    assert [grid.isRowHidden(row) for row in range(6)] == [False, True, True, True, False, False]
    assert grid.keep(None) == 3
    assert not any(grid.isRowHidden(row) for row in range(6))


def test_a_filter_stays_when_the_rows_come_anew(grid: Grid) -> None:
    grid.keep(lambda row: "dự toán" in row.cells[1].text)
    grid.show_rows([*ROWS, line(7, "Không")])
    assert grid.isRowHidden(6)
    assert not grid.isRowHidden(5)


def test_the_clerk_stays_on_his_row_when_rows_come_before_it(grid: Grid) -> None:
    grid.stand(3, 2)
    grid.show_rows([line(9, "Mới"), *ROWS])
    assert grid.at == (4, 2)


def test_the_clerk_stands_near_when_his_row_goes(grid: Grid) -> None:
    grid.stand(3, 2)
    grid.show_rows([*ROWS[:3], *ROWS[4:]])
    assert grid.at == (3, 2)


def test_the_page_hears_which_row_is_in_hand(grid: Grid) -> None:
    heard: list[UUID | None] = []
    grid.row_changed.connect(heard.append)
    grid.stand(2, 1)
    grid.stand(2, 2)
    grid.stand(5, 2)
    assert [one.int for one in heard if one is not None] == [3, 6]


def test_all_rows_of_a_kind_have_one_height(grid: Grid) -> None:
    assert {grid.rowHeight(place) for place in (2, 3, 5)} == {48}
    assert {grid.rowHeight(place) for place in (0, 1, 4)} == {32}


def test_the_grid_has_a_name_for_screen_readers(grid: Grid) -> None:
    assert grid.accessibleName() == "Nhiệm vụ"
