"""Another order and fewer rows: shown differently, never stored differently."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.tables.cells import Cell, Look
from desktop.ui.tables.grid_menu import cell_menu, column_menu
from desktop.ui.tables.grid_note import HEIGHT
from tests.ui.tables.sheets import ROWS, Sheet, across, line

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheet(dressed: object, qtbot: QtBot) -> Iterator[Sheet]:
    made = Sheet()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.commit_open()


def order(sheet: Sheet) -> list[int]:
    return [row.id.int for row in sheet.grid.rows]


def seen(sheet: Sheet) -> list[int]:
    return [sheet.grid.rows[place].id.int for place in sheet.range.plain_rows()]


def click_head(sheet: Sheet, qtbot: QtBot, number: int) -> None:
    header = sheet.horizontalHeader()
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(number) + 20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_head_sorts_a_second_turns_a_third_goes_back(
    sheet: Sheet, qtbot: QtBot
) -> None:
    before = order(sheet)
    click_head(sheet, qtbot, 1)
    assert order(sheet) == [5, 2, 3]
    click_head(sheet, qtbot, 1)
    assert order(sheet) == [3, 2, 5]
    assert sheet.texts("label") == ["3", "2", "5"]
    click_head(sheet, qtbot, 1)
    assert order(sheet) == before
    assert sheet.edits == []


def test_the_clerk_stays_on_his_cell_when_the_order_changes(sheet: Sheet) -> None:
    sheet.stand(1, 2)
    sheet.sort(1)
    assert (sheet.current_id().int, sheet.at[1]) == (2, 2)


@pytest.mark.parametrize(
    ("texts", "sorted_texts"),
    [
        (["10", "9", "", "1.234,5"], ["9", "10", "1.234,5", ""]),
        (["đất", "dân", "ấp", "an"], ["an", "ấp", "dân", "đất"]),
        (["100%", "20%", "3%"], ["3%", "20%", "100%"]),
    ],
)
def test_numbers_sort_as_numbers_words_by_the_alphabet_blanks_last(
    sheet: Sheet, texts: list[str], sorted_texts: list[str]
) -> None:
    sheet.show_rows([line(number, lead=text) for number, text in enumerate(texts)])
    sheet.sort(2)
    assert sheet.texts("lead") == sorted_texts


def test_blanks_stay_last_when_the_order_is_turned(sheet: Sheet) -> None:
    sheet.show_rows([line(1, lead=""), line(2, lead="b"), line(3, lead="c")])
    sheet.sort(2, falling=True)
    assert sheet.texts("lead") == ["c", "b", ""]


def test_labels_sort_as_people_count(sheet: Sheet) -> None:
    sheet.show_rows([line(10), line(9), line(2)])
    sheet.sort(0)
    assert sheet.texts("label") == ["2", "9", "10"]


def test_progress_sorts_by_its_value(sheet: Sheet) -> None:
    rows = [line(1), line(2), line(3)]
    shown = [
        row._replace(cells=(*row.cells[:3], Cell(look=Look.PROGRESS, value=value)))
        for row, value in zip(rows, (100, None, 20), strict=True)
    ]
    sheet.show_rows(shown)
    sheet.sort(3)
    assert order(sheet) == [3, 1, 2]


def test_typing_moves_no_row_and_new_rows_come_last(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.sort(1)
    sheet.grid.setData(sheet.grid.index(0, 1), "Zzz")
    sheet.show_rows([ROWS[0], line(2), ROWS[2], line(5, "Zzz"), line(9, "Aaa")])
    assert order(sheet) == [5, 2, 3, 9]


def test_what_was_typed_a_moment_ago_is_kept_when_the_order_changes(sheet: Sheet) -> None:
    sheet.grid.setData(sheet.grid.index(1, 1), "Zzz")
    sheet.sort(1)
    assert sheet.texts("content") == ["Công khai dự toán", "Trực một cửa", "Zzz"]
    sheet.clear_order()
    assert sheet.texts("content") == ["Zzz", "Trực một cửa", "Công khai dự toán"]


def test_the_line_below_says_the_order_and_escape_goes_back(sheet: Sheet, qtbot: QtBot) -> None:
    assert sheet.note.text == ""
    sheet.sort(2)
    assert sheet.note.text == "Xếp theo “Chủ trì”, thứ tự gốc không đổi"
    qtbot.keyClick(sheet, KEY.Key_Escape)
    assert order(sheet) == [row.id.int for row in ROWS]
    assert sheet.note.text == ""


def test_escape_with_nothing_to_go_back_to_is_left_to_the_page(sheet: Sheet) -> None:
    assert not sheet.clear_order()


def test_the_last_row_can_be_seen_above_the_line(sheet: Sheet) -> None:
    sheet.show_rows([line(number) for number in range(40)])
    sheet.sort(0)
    sheet.stand(39, 1)
    bottom = sheet.visualRect(sheet.grid.index(39, 1)).bottom()
    assert bottom <= sheet.viewport().height() - HEIGHT


def test_a_filter_by_the_cell_in_hand_says_how_many_rows_are_left(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.stand(2, 2)
    qtbot.keyClick(sheet, KEY.Key_L, CTRL | SHIFT)
    assert seen(sheet) == [3]
    assert sheet.note.text == "1 trên 3 dòng"
    # The group above it stays, the other one goes.
    assert [sheet.isRowHidden(place) for place in range(5)] == [False, True, False, True, True]
    heard: list[bool] = []
    sheet.unfiltered.connect(lambda: heard.append(True))
    qtbot.keyClick(sheet, KEY.Key_Escape)
    assert seen(sheet) == [2, 3, 5]
    assert heard == [True]


def test_words_that_are_looked_for_leave_the_rows_that_have_them(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.find_rows()
    assert sheet.note.edit.hasFocus()
    qtbot.keyClicks(sheet.note.edit, "cong")
    assert seen(sheet) == [2, 5]
    assert sheet.note.text == "2 trên 3 dòng"
    qtbot.keyClick(sheet.note.edit, KEY.Key_Return)
    assert sheet.hasFocus()
    assert seen(sheet) == [2, 5]
    sheet.find_rows()
    qtbot.keyClick(sheet.note.edit, KEY.Key_Escape)
    assert seen(sheet) == [2, 3, 5]
    assert sheet.note.isHidden()


def test_a_filter_holds_for_rows_that_come_and_for_changed_ones_when_it_is_asked_anew(
    sheet: Sheet,
) -> None:
    sheet.filter_by(2, {"Công an"})
    sheet.show_rows([*ROWS, line(6), line(7, lead="Khác")])
    assert seen(sheet) == [2, 6]
    sheet.show_rows([*ROWS, line(6, lead="Khác"), line(7)])
    assert seen(sheet) == [2, 6, 7]
    sheet.filter_by(2, {"Công an"})
    assert seen(sheet) == [2, 7]


def test_a_hidden_column_stays_hidden_and_can_be_had_back(sheet: Sheet) -> None:
    sheet.hide_column(2)
    assert sheet.columns_left() == [0, 1, 3]
    sheet.set_columns_shown({"label", "content", "lead"})
    assert sheet.columns_left() == [0, 1]
    sheet.show_column(2)
    assert sheet.columns_left() == [0, 1, 2]


def test_the_last_column_cannot_be_hidden(sheet: Sheet) -> None:
    for number in range(4):
        sheet.hide_column(number)
    assert len(sheet.columns_left()) == 1


def test_tab_wraps_at_the_last_column_that_is_seen(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.hide_column(3)
    sheet.stand(1, 2)
    qtbot.keyClick(sheet, KEY.Key_Tab)
    assert sheet.at == (2, 0)


def test_enter_after_tabs_goes_back_to_the_column_where_they_began(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_Tab)
    qtbot.keyClick(sheet, KEY.Key_Tab)
    qtbot.keyClick(sheet, KEY.Key_Return)
    assert sheet.at == (2, 1)


def test_shift_enter_goes_up_and_marks_one_cell(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(2, 1)
    qtbot.keyClick(sheet, KEY.Key_Return, SHIFT)
    assert sheet.at == (1, 1)
    assert sheet.range.marked() == ([1], [1])


def test_tab_and_enter_in_the_last_cell_ask_for_a_new_row(sheet: Sheet, qtbot: QtBot) -> None:
    asked: list[bool] = []
    sheet.past_end.connect(lambda: asked.append(True))
    sheet.stand(4, 2)
    qtbot.keyClick(sheet, KEY.Key_Return)
    assert asked == []
    qtbot.keyClick(sheet, KEY.Key_Tab)
    qtbot.keyClick(sheet, KEY.Key_Tab)
    sheet.stand(4, 3)
    qtbot.keyClick(sheet, KEY.Key_Return)
    assert asked == [True, True]


def test_whole_texts_are_shown_on_demand_and_only_so_high_as_needed(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.show_rows([across(1, "Nhóm"), line(2, "Niêm yết thủ tục " * 40), line(3)])
    assert sheet.rowHeight(1) == 48
    qtbot.keyClick(sheet, KEY.Key_W, CTRL | SHIFT)
    assert sheet.rowHeight(1) > 48
    assert (sheet.rowHeight(0), sheet.rowHeight(2)) == (32, 48)
    sheet.show_rows([across(1, "Nhóm"), line(2, "Ngắn"), line(3, "Niêm yết thủ tục " * 400)])
    assert sheet.rowHeight(1) == 48
    assert sheet.rowHeight(2) < 300
    qtbot.keyClick(sheet, KEY.Key_W, CTRL | SHIFT)
    assert sheet.rowHeight(2) == 48


def test_rows_below_the_screen_get_their_height_when_there_is_time(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.show_rows([line(number, "Niêm yết thủ tục " * 40) for number in range(100)])
    sheet.toggle_whole()
    qtbot.waitUntil(lambda: sheet.rowHeight(99) > 48)


def words(sheet: Sheet, number: int) -> list[str]:
    return [action.text() for action in column_menu(sheet, number).actions()]


def test_everything_a_column_can_do_is_in_its_menu_and_reached_by_keys(sheet: Sheet) -> None:
    sheet.stand(1, 2)
    assert "Xếp tăng dần" in words(sheet, 2)
    assert "Chỉ dòng giống ô này: Công an\tCtrl+Shift+L" in words(sheet, 2)
    assert "Ẩn cột này" in words(sheet, 2)
    sheet.hide_column(3)
    assert "Hiện cột “Điểm”" in words(sheet, 2)
    inside = [action.text() for action in cell_menu(sheet).actions()]
    assert "Cột “Chủ trì”" in inside
    assert "Điền xuống\tCtrl+Shift+D" in inside
    # Looking for something in a menu must change nothing.
    assert sheet.edits == []


def test_the_head_shows_by_what_the_rows_are_sorted(sheet: Sheet) -> None:
    model = sheet.grid
    heads = Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole
    assert model.headerData(1, *heads) is None
    sheet.sort(1)
    assert model.headerData(1, *heads) is not None
    sheet.clear_order()
    assert model.headerData(1, *heads) is None


def test_the_cell_in_hand_stays_where_it_is_when_texts_are_shown_whole(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.show_rows([line(number, "Niêm yết thủ tục " * 40) for number in range(100)])
    sheet.stand(60, 1)

    def top() -> int:
        return sheet.visualRect(sheet.currentIndex()).top()

    before = top()
    sheet.toggle_whole()
    qtbot.waitUntil(lambda: sheet.rowHeight(99) > 48)
    assert abs(top() - before) <= 2
    sheet.toggle_whole()
    assert abs(top() - before) <= 2


def test_rows_of_another_plan_come_in_their_own_order(sheet: Sheet) -> None:
    sheet.sort(1, falling=True)
    sheet.filter_by(2, {"Công an"})
    sheet.show_rows([line(20, "b", "x"), line(21, "a", "y")])
    assert seen(sheet) == [20, 21]
    assert sheet.note.text == ""


def test_the_cell_in_hand_stays_in_view_when_the_grid_gets_lower(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.show_rows([line(number) for number in range(40)])
    sheet.stand(6, 1)
    assert sheet.verticalScrollBar().value() == 0
    sheet.resize(900, 200)
    qtbot.waitUntil(lambda: sheet.viewport().height() < 200)
    assert sheet.visualRect(sheet.currentIndex()).bottom() < sheet.viewport().height()
    # Who looks elsewhere is left there.
    sheet.verticalScrollBar().setValue(600)
    sheet.resize(900, 180)
    qtbot.waitUntil(lambda: sheet.viewport().height() < 180)
    assert sheet.verticalScrollBar().value() == 600


def test_a_group_without_rows_leaves_no_arrow_behind(sheet: Sheet) -> None:
    sheet.keep(lambda row: row.id.int == 2)
    last = sheet.visualRect(sheet.grid.index(1, 0)).bottom()
    picture = sheet.viewport().grab().toImage()
    rows = range(last + 1, picture.height() - 40)
    assert len({picture.pixel(x, y) for x in range(40) for y in rows}) == 1
