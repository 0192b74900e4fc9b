"""Many cells at once: marked, copied, pasted, emptied and filled, each as one step."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.clipboard_block import TwoReadings
from desktop.domain.clipboard_html import parse_html_table
from desktop.domain.errors import InputRefused
from desktop.ui.dialogs.paste_question import PasteQuestion, summary
from desktop.ui.tables.block import parse_block
from desktop.ui.tables.cells import Cell, Look, Row
from desktop.ui.tables.grid_menu import cell_menu
from desktop.ui.tables.paste_plan import PasteAnswer, PastePlan
from tests.keyboard import telex
from tests.ui.tables.sheets import ROWS, Sheet, clip, clipped, line

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


def paste(sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet, KEY.Key_V, CTRL)


def marked(sheet: Sheet) -> list[tuple[int, int]]:
    return sorted((index.row(), index.column()) for index in sheet.selectedIndexes())


def test_shift_and_arrows_mark_a_block_over_rows_across(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(2, 1)
    qtbot.keyClick(sheet, KEY.Key_Down, SHIFT)
    qtbot.keyClick(sheet, KEY.Key_Right, SHIFT)
    assert sheet.range.marked() == ([2, 4], [1, 2])
    assert sheet.at == (2, 1)
    qtbot.keyClick(sheet, KEY.Key_Up, SHIFT)
    qtbot.keyClick(sheet, KEY.Key_Left, SHIFT)
    assert marked(sheet) == [(2, 1)]


def test_shift_and_arrows_mark_backwards_too(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(4, 2)
    qtbot.keyClick(sheet, KEY.Key_Up, SHIFT)
    qtbot.keyClick(sheet, KEY.Key_Home, SHIFT)
    assert sheet.range.marked() == ([2, 4], [0, 1, 2])


def test_shift_and_end_mark_to_the_end_of_row_and_grid(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_End, SHIFT)
    assert sheet.range.marked() == ([1], [1, 2, 3])
    qtbot.keyClick(sheet, KEY.Key_End, CTRL | SHIFT)
    assert sheet.range.marked() == ([1, 2, 4], [1, 2, 3])


def test_a_new_block_begins_where_the_clerk_stands_now(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_Down, SHIFT)
    sheet.stand(4, 2)
    qtbot.keyClick(sheet, KEY.Key_Right, SHIFT)
    assert sheet.range.marked() == ([4], [2, 3])


def test_home_and_end_go_to_the_ends_of_row_and_grid(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(2, 2)
    qtbot.keyClick(sheet, KEY.Key_Home)
    assert sheet.at == (2, 0)
    qtbot.keyClick(sheet, KEY.Key_End)
    assert sheet.at == (2, 3)
    qtbot.keyClick(sheet, KEY.Key_End, CTRL)
    assert sheet.at == (4, 3)
    qtbot.keyClick(sheet, KEY.Key_Home, CTRL)
    assert sheet.at[0] == 0


def test_delete_empties_all_marked_cells_in_one_step(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_Down, SHIFT)
    qtbot.keyClick(sheet, KEY.Key_Right, SHIFT)
    qtbot.keyClick(sheet, KEY.Key_Delete)
    assert sorted(sheet.edits) == [
        (2, "content", ""),
        (2, "lead", ""),
        (3, "content", ""),
        (3, "lead", ""),
    ]
    assert sheet.steps == ["xóa trắng ô"]
    assert len(sheet.grid.rows) == len(ROWS)


def test_marked_cells_are_copied_as_text_as_a_table_and_exactly(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.show_rows([line(1, "Hai  dấu\ncách ", "=1+1"), line(2, '"<b>"')])
    sheet.stand(0, 1)
    qtbot.keyClick(sheet, KEY.Key_Down, SHIFT)
    qtbot.keyClick(sheet, KEY.Key_Right, SHIFT)
    qtbot.keyClick(sheet, KEY.Key_C, CTRL)
    cells = [["Hai  dấu\ncách ", "=1+1"], ['"<b>"', "Công an"]]
    assert parse_block(clipped()) == cells
    table = parse_html_table(QGuiApplication.clipboard().mimeData().html())
    assert table is not None
    assert table.rows[1] == cells[1]
    # Excel must not compute what a clerk wrote.
    assert "mso-number-format:'\\@'" in QGuiApplication.clipboard().mimeData().html()
    sheet.show_rows([line(1), line(2)])
    sheet.stand(0, 1)
    paste(sheet, qtbot)
    assert sheet.texts("content") == ["Hai  dấu\ncách ", '"<b>"']


def test_what_is_no_table_of_any_office_is_pasted_as_its_text(sheet: Sheet, qtbot: QtBot) -> None:
    clip("Thường xuyên", "<table>" + "<td colspan=100 rowspan=100>A" * 6_000)
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.texts("content")[0] == "Thường xuyên"


def test_cells_of_ours_that_another_program_broke_are_pasted_as_far_as_they_can_be_read(
    sheet: Sheet, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setData("application/x-sopgi-cells", b"Quy\xff I")
    QGuiApplication.clipboard().setMimeData(data)
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.texts("content")[0] == "Quy\ufffd I"


def test_cut_copies_and_empties_in_one_step(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(2, 1)
    qtbot.keyClick(sheet, KEY.Key_X, CTRL)
    assert clipped() == "Trực một cửa"
    assert sheet.edits == [(3, "content", "")]
    assert sheet.steps == ["cắt ô"]


def test_one_pasted_cell_fills_the_marked_ones_after_a_question(sheet: Sheet, qtbot: QtBot) -> None:
    asked: list[PastePlan] = []
    sheet.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    clip("Thường xuyên")
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_End, CTRL | SHIFT)
    qtbot.keyClick(sheet, KEY.Key_Left, SHIFT)
    paste(sheet, qtbot)
    assert summary(asked[0]) == "Điền 6 ô đã chọn: ghi đè 6 ô đang có chữ"
    assert sheet.texts("content") == ["Thường xuyên"] * 3
    assert sheet.texts("lead") == ["Thường xuyên"] * 3
    assert sheet.texts("label") == ["2", "3", "5"]
    assert sheet.steps == ["dán khối ô"]


def test_one_pasted_cell_may_go_into_the_first_marked_one_only(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.blocks.ask = lambda _plan: PasteAnswer(alone=True)
    clip("Thường xuyên")
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_End, CTRL | SHIFT)
    paste(sheet, qtbot)
    assert sheet.edits == [(2, "content", "Thường xuyên")]


def test_marked_cells_that_are_empty_and_alike_are_filled_without_a_question(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.blocks.ask = lambda _plan: pytest.fail("asked")
    clip("6,5")
    sheet.stand(1, 3)
    qtbot.keyClick(sheet, KEY.Key_End, CTRL | SHIFT)
    paste(sheet, qtbot)
    assert sheet.texts("score") == ["6,5"] * 3


def test_marked_cells_of_rows_that_are_not_alike_are_not_filled_without_a_question(
    sheet: Sheet, qtbot: QtBot
) -> None:
    asked: list[PastePlan] = []
    sheet.blocks.alike = lambda one, other: one.cells[2].text == other.cells[2].text
    sheet.blocks.ask = asked.append
    clip("6,5")
    sheet.stand(1, 3)
    qtbot.keyClick(sheet, KEY.Key_Down, SHIFT)
    paste(sheet, qtbot)
    assert summary(asked[0]) == "Điền 2 ô đã chọn"
    assert sheet.edits == []


def test_a_table_of_word_is_pasted_cell_by_cell(sheet: Sheet, qtbot: QtBot) -> None:
    # As plain text the two paragraphs would be two rows.
    clip("A\nB\tC\n", "<table><tr><td><p>A</p><p>B</p></td><td><p>C</p></td></tr></table>")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.edits == [(2, "content", "A\nB"), (2, "lead", "C")]


def test_merged_cells_of_word_are_told(sheet: Sheet, qtbot: QtBot) -> None:
    clip("", "<table><tr><td colspan=2>A</td></tr><tr><td>B</td><td>C</td></tr></table>")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.edits == [
        (2, "content", "A"),
        (2, "lead", ""),
        (3, "content", "B"),
        (3, "lead", "C"),
    ]
    assert "1 ô gộp" in sheet.said[0]


def test_a_block_that_was_pasted_whole_is_told_as_done(sheet: Sheet, qtbot: QtBot) -> None:
    clip("Một\tA\nHai\tB")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert (sheet.did, sheet.said) == (["Đã dán 2 dòng."], [])
    clip("Ba")
    sheet.stand(2, 1)
    paste(sheet, qtbot)
    assert len(sheet.did) == 1


def test_a_ragged_block_leaves_what_it_has_no_cell_for_and_says_so(
    sheet: Sheet, qtbot: QtBot
) -> None:
    clip("Một\tA\nHai\nBa\tC")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.texts("content") == ["Một", "Hai", "Ba"]
    assert sheet.texts("lead") == ["A", "Tư pháp", "C"]
    assert "1 dòng thiếu ô" in sheet.said[0]


def test_columns_without_room_are_told(sheet: Sheet, qtbot: QtBot) -> None:
    clip("A\tB\tC\tD")
    sheet.stand(1, 2)
    paste(sheet, qtbot)
    assert sheet.edits == [(2, "lead", "A"), (2, "score", "B")]
    assert "2 cột" in sheet.said[0]


def test_formula_like_text_stays_text(sheet: Sheet, qtbot: QtBot) -> None:
    clip("=SUM(A1:A9)\t+84 258\n-1\t@lệnh")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.texts("content")[:2] == ["=SUM(A1:A9)", "-1"]
    assert sheet.texts("lead")[:2] == ["+84 258", "@lệnh"]


def test_a_cell_that_does_not_fit_is_told_and_the_rest_is_pasted(
    sheet: Sheet, qtbot: QtBot
) -> None:
    def check(row_id: UUID | None, key: str, text: str) -> None:
        if key == "lead" and text == "31/02/2024":
            raise InputRefused("date.impossible", found=text)

    sheet.blocks.check = check
    clip("Một\tA\nHai\t31/02/2024\nBa\tC")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.texts("content") == ["Một", "Hai", "Ba"]
    assert sheet.texts("lead") == ["A", "Tư pháp", "C"]
    assert "1 ô không nhận" in sheet.said[0]
    assert "Dòng 2, cột “Chủ trì”: " in sheet.said[0]
    assert "31/02/2024" in sheet.said[0]


def test_a_megabyte_for_one_cell_is_refused_and_the_cell_kept(sheet: Sheet, qtbot: QtBot) -> None:
    clip(f"Mới\t{'x' * 1_000_000}")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.edits == [(2, "content", "Mới")]
    assert sheet.texts("lead")[0] == "Công an"
    assert "1.000.000 ký tự" in sheet.said[0]


def test_a_megabyte_into_the_open_editor_is_refused_too(sheet: Sheet, qtbot: QtBot) -> None:
    clip("x" * 1_000_000)
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_F2)
    qtbot.keyClick(sheet.editor, KEY.Key_V, CTRL)
    assert sheet.editor.toPlainText() == "Niêm yết"
    assert "1.000.008 ký tự" in sheet.said[0]


def test_a_quoted_cell_of_excel_is_pasted_into_the_editor_without_its_quotes(
    sheet: Sheet, qtbot: QtBot
) -> None:
    clip('"Một\r\nhai"\r\n')
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_F2)
    sheet.editor.selectAll()
    qtbot.keyClick(sheet.editor, KEY.Key_V, CTRL)
    assert sheet.editor.toPlainText() == "Một\nhai"


def test_read_only_cells_stay_and_are_told(sheet: Sheet, qtbot: QtBot) -> None:
    shut = Row(UUID(int=9), (Cell("9"), Cell("Giữ", Look.READ_ONLY), Cell("", Look.INPUT), Cell()))
    sheet.show_rows([shut])
    clip("Đổi\tMới")
    sheet.stand(0, 1)
    paste(sheet, qtbot)
    assert sheet.edits == [(9, "lead", "Mới")]
    assert "1 ô chỉ đọc" in sheet.said[0]


def test_lines_beyond_the_last_row_make_new_rows_after_a_question(
    sheet: Sheet, qtbot: QtBot
) -> None:
    asked: list[PastePlan] = []
    sheet.blocks.grow = lambda lines, _below: sheet.grown.extend(lines)
    sheet.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    clip("Một\tA\nHai\tB\nBa\tC")
    sheet.stand(4, 1)
    paste(sheet, qtbot)
    assert summary(asked[0]) == (
        "Dán 3 dòng × 2 cột: ghi đè 2 ô đang có chữ, thêm 2 dòng mới vào nhóm “Tính minh bạch”"
    )
    assert sheet.edits == [(5, "content", "Một"), (5, "lead", "A")]
    assert sheet.grown == [{"content": "Hai", "lead": "B"}, {"content": "Ba", "lead": "C"}]
    assert sheet.steps == ["dán khối ô"]


def test_new_rows_can_be_declined_and_so_can_the_whole_paste(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.blocks.grow = lambda lines, _below: sheet.grown.extend(lines)
    clip("Một\nHai")
    sheet.stand(4, 1)
    sheet.blocks.ask = lambda _plan: None
    paste(sheet, qtbot)
    assert sheet.edits == []
    sheet.blocks.ask = lambda _plan: PasteAnswer(grow=False)
    paste(sheet, qtbot)
    assert sheet.edits == [(5, "content", "Một")]
    assert sheet.grown == []


def test_no_row_is_added_while_rows_are_left_out(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.blocks.grow = lambda lines, _below: sheet.grown.extend(lines)
    asked: list[PastePlan] = []
    sheet.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    sheet.sort(1)
    clip("Một\nHai\nBa\nBốn")
    sheet.stand(0, 1)
    paste(sheet, qtbot)
    assert sheet.grown == []
    assert (asked[0].over, asked[0].fresh, asked[0].inserts) == (3, 0, False)
    assert "1 dòng không còn chỗ: bỏ lọc, bỏ xếp (Esc)" in sheet.said[0]


def test_a_number_of_two_readings_is_asked_once_for_the_column(sheet: Sheet, qtbot: QtBot) -> None:
    asked: list[PastePlan] = []

    def answer(plan: PastePlan) -> PasteAnswer:
        asked.append(plan)
        return PasteAnswer(whole={"Điểm": True})

    sheet.blocks.ask = answer
    clip("A\t1.234\nB\t6,58\nC\t5.678")
    sheet.stand(1, 2)
    paste(sheet, qtbot)
    assert len(asked) == 1
    assert asked[0].questions == {"Điểm": TwoReadings("1.234", "1,234", "1234")}
    assert sheet.texts("score") == ["1234", "6,58", "5678"]


def test_text_columns_are_never_asked_about_numbers(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.blocks.ask = lambda _plan: pytest.fail("asked")
    clip("1.234\t1.234")
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sheet.texts("content")[0] == "1.234"


def test_fill_down_takes_the_first_marked_row(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(1, 1)
    qtbot.keyClick(sheet, KEY.Key_End, CTRL | SHIFT)
    qtbot.keyClick(sheet, KEY.Key_D, CTRL | SHIFT)
    assert sheet.texts("content") == ["Niêm yết"] * 3
    assert sheet.texts("lead") == ["Công an"] * 3
    assert sheet.steps == ["điền xuống"]


def test_fill_down_of_one_cell_takes_the_cell_above(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(4, 2)
    qtbot.keyClick(sheet, KEY.Key_D, CTRL | SHIFT)
    assert sheet.edits == [(5, "lead", "Tư pháp")]
    sheet.stand(1, 2)
    qtbot.keyClick(sheet, KEY.Key_D, CTRL | SHIFT)
    assert sheet.said == ["Không có dòng nào ở trên để điền xuống."]


def test_ctrl_enter_puts_what_is_typed_into_all_marked_cells(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(1, 2)
    qtbot.keyClick(sheet, KEY.Key_Down, SHIFT)
    qtbot.keyClick(sheet, "T")
    telex(sheet.editor, "u<ư phap<<áp")
    qtbot.keyClick(sheet.editor, KEY.Key_Return, CTRL)
    assert sheet.editor is None
    assert sheet.texts("lead") == ["Tư pháp", "Tư pháp", "Tài chính"]
    assert sheet.steps == ["điền các ô đã chọn"]
    assert sheet.at == (1, 2)


def test_a_pause_before_ctrl_enter_makes_no_step_of_its_own(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.stand(1, 2)
    qtbot.keyClick(sheet, KEY.Key_Down, SHIFT)
    qtbot.keyClick(sheet, "T")
    sheet.editor.paused.emit()
    assert sheet.edits == []


def test_the_question_lets_no_number_pass_that_is_not_clear(dressed: object, qtbot: QtBot) -> None:
    reading = TwoReadings("1.234", "1,234", "1234")
    plan = PastePlan(33, 4, 12, {"Điểm gốc": reading}, ("Ghi chú.",), there=21)
    dialog = PasteQuestion(Sheet(), plan)
    qtbot.addWidget(dialog)
    assert summary(plan) == "Dán 33 dòng × 4 cột: thêm 12 dòng mới"
    assert not dialog.yes.isEnabled()
    dialog.choose("Điểm gốc", whole=True)
    assert dialog.yes.isEnabled()
    assert dialog.answer() == PasteAnswer(grow=True, whole={"Điểm gốc": True})
    dialog.choose("Điểm gốc", whole=False)
    dialog.only.click()
    assert dialog.answer() == PasteAnswer(grow=False, whole={"Điểm gốc": False})


def test_the_question_offers_only_what_can_be_done(dressed: object, qtbot: QtBot) -> None:
    def offered(plan: PastePlan) -> list[bool]:
        dialog = PasteQuestion(Sheet(), plan)
        qtbot.addWidget(dialog)
        return [not one.isHidden() for one in (dialog.all_new, dialog.alone, dialog.only)]

    assert offered(PastePlan(11, 1, 5, over=6, there=6, inserts=True)) == [True, False, True]
    assert offered(PastePlan(48, 5, 33)) == [False, False, False]
    assert offered(PastePlan(3, 1, over=3, there=3)) == [False, False, False]
    assert offered(PastePlan(3, 1, over=3, there=3, fill=3)) == [False, True, False]
    dialog = PasteQuestion(Sheet(), PastePlan(3, 1, over=3, there=3, fill=3))
    qtbot.addWidget(dialog)
    dialog.alone.click()
    assert dialog.answer() == PasteAnswer(alone=True)


def test_a_named_column_that_is_not_seen_is_not_written_to(sheet: Sheet, qtbot: QtBot) -> None:
    clip("Chủ trì\tĐiểm\tNhiệm vụ\nTư pháp\t6,5\tMới")
    sheet.hide_column(3)
    sheet.stand(1, 1)
    paste(sheet, qtbot)
    assert sorted(sheet.edits) == [(2, "content", "Mới"), (2, "lead", "Tư pháp")]


def test_the_menu_pastes_as_the_key_does(sheet: Sheet, qtbot: QtBot) -> None:
    def paste_by_menu() -> None:
        (action,) = [one for one in cell_menu(sheet).actions() if one.text().startswith("Dán")]
        assert action.isEnabled()
        action.trigger()

    sheet.blocks.grow = lambda lines, _below: sheet.grown.extend(lines)
    sheet.blocks.ask = lambda _plan: PasteAnswer()
    sheet.sort(1)
    clip("Một\nHai\nBa\nBốn")
    sheet.stand(0, 1)
    paste_by_menu()
    assert sheet.grown == []
    sheet.clear_order()
    # Also on the name of a group, where nothing can be typed.
    sheet.stand(3, 0)
    paste_by_menu()
    assert [line["label"] for line in sheet.grown] == ["Một", "Hai", "Ba", "Bốn"]
