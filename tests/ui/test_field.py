"""Input fields: nothing typed is lost, and nothing typed is rewritten."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import colour
from desktop.ui.widgets.field import PAUSE, Field, LineEdit, TextEdit
from tests.keyboard import compose, telex

Edit = LineEdit | TextEdit


def text_of(edit: Edit) -> str:
    return edit.text() if isinstance(edit, LineEdit) else edit.toPlainText()


def place_of(edit: Edit) -> int:
    return edit.cursorPosition() if isinstance(edit, LineEdit) else edit.textCursor().position()


@pytest.fixture(params=[LineEdit, TextEdit], ids=["line", "box"])
def edit(request: pytest.FixtureRequest, dressed: object, qtbot: QtBot) -> Edit:
    """Return an input with the focus, and another beside it that can take the focus."""
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    made: Edit = request.param("Nội dung")
    layout.addWidget(made)
    layout.addWidget(LineEdit("Khác"))
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.holder = holder
    made.heard = []
    made.committed.connect(made.heard.append)
    return made


def leave(edit: Edit) -> None:
    other = edit.parentWidget().findChildren(LineEdit)[-1]
    other.setFocus()
    QApplication.processEvents()


def test_typed_text_is_handed_on_after_a_pause(edit: Edit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.committed, timeout=PAUSE * 4):
        qtbot.keyClicks(edit, "Niem yet")
    assert edit.heard == ["Niem yet"]


def test_a_pause_is_short_enough_to_lose_little() -> None:
    assert PAUSE <= 400


def test_typing_on_hands_nothing_on(edit: Edit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "Niem yet thu tuc", delay=5)
    assert edit.heard == []


def test_typed_text_is_handed_on_when_the_field_is_left(edit: Edit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "Niem yet")
    leave(edit)
    assert edit.heard == ["Niem yet"]


def test_text_is_handed_on_once(edit: Edit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.committed, timeout=PAUSE * 4):
        qtbot.keyClicks(edit, "Niem yet")
    leave(edit)
    edit.flush()
    assert edit.heard == ["Niem yet"]


def test_the_pause_moves_neither_text_nor_cursor(edit: Edit, qtbot: QtBot) -> None:
    edit.show_text("mot ba")
    if isinstance(edit, LineEdit):
        edit.setCursorPosition(4)
    else:
        cursor = edit.textCursor()
        cursor.setPosition(4)
        edit.setTextCursor(cursor)
    with qtbot.waitSignal(edit.committed, timeout=PAUSE * 4):
        qtbot.keyClicks(edit, "hai ")
    assert (text_of(edit), place_of(edit), edit.hasFocus()) == ("mot hai ba", 8, True)


def test_an_answer_of_the_ledger_never_rewrites_what_is_being_typed(
    edit: Edit, qtbot: QtBot
) -> None:
    edit.show_text("cu")
    edit.show_text("cu")
    qtbot.keyClicks(edit, " moi")
    edit.show_text("cu, da sua o noi khac")
    assert "moi" in text_of(edit)


def test_what_is_stored_is_shown_when_an_untouched_field_is_told(edit: Edit) -> None:
    edit.show_text("Niêm yết")
    edit.show_text("Niêm yết thủ tục")
    assert text_of(edit) == "Niêm yết thủ tục"
    leave(edit)
    assert edit.heard == []


def test_spaces_at_the_end_stay_while_the_clerk_goes_on_typing(edit: Edit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "thu ")
    edit.flush()
    edit.show_text("thu")  # the ledger keeps it tidied
    qtbot.keyClicks(edit, "tuc")
    assert text_of(edit) == "thu tuc"


def test_telex_bursts_leave_exactly_the_typed_text(edit: Edit) -> None:
    telex(edit, "Tie", "<", "ê", "ng", "<", "<", "<", "ếng", " Vie", "<", "ệ", "t")
    assert text_of(edit) == "Tiếng Việt"
    edit.flush()
    assert edit.heard == ["Tiếng Việt"]


def test_a_composed_word_arrives_whole(edit: Edit) -> None:
    edit.show_text("")
    compose(edit, "T", "Tie", "Tiê", "Tiến")
    compose(edit, "đ", "độ")
    edit.flush()
    assert edit.heard == ["Tiếnđộ"]


def test_a_pause_within_a_word_does_not_break_the_rest_of_it(edit: Edit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.committed, timeout=PAUSE * 4):
        telex(edit, "Vie")
    edit.show_text("Vie")
    telex(edit, "<", "ệ", "t")
    assert text_of(edit) == "Việt"


def test_another_thing_is_shown_after_the_text_for_the_first_was_handed_on(
    edit: Edit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(edit, "cua viec mot")
    edit.show_other("của việc hai")
    assert edit.heard == ["cua viec mot"]
    assert text_of(edit) == "của việc hai"


def test_a_box_leaves_by_tab(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    box, line = TextEdit("Khó khăn"), LineEdit("Tiến độ")
    layout.addWidget(box)
    layout.addWidget(line)
    holder.show()
    holder.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert box.toPlainText() == ""


def test_undo_in_a_box_takes_back_typing_only(qtbot: QtBot) -> None:
    box = TextEdit("Khó khăn")
    qtbot.addWidget(box)
    box.show()
    box.show_text("Thiếu kinh phí")
    box.moveCursor(QTextCursor.MoveOperation.End)
    box.undo()
    assert box.toPlainText() == "Thiếu kinh phí"


def test_a_complaint_marks_the_field_and_is_taken_back(qtbot: QtBot) -> None:
    line = LineEdit("Ngày")
    qtbot.addWidget(line)
    line.complain(wrong=True)
    assert line.property("state") == "error"
    line.complain(wrong=False)
    assert line.property("state") == ""


def test_every_input_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    line = LineEdit("Số ký hiệu", hint="ví dụ 12/KH-UBND")
    field = Field("Số ký hiệu", line)
    qtbot.addWidget(field)
    assert line.accessibleName() == "Số ký hiệu"
    assert field.note.isHidden()


def test_what_was_handed_on_stays_when_the_field_is_left_before_anybody_answers(
    edit: Edit, qtbot: QtBot
) -> None:
    """A form that stores nothing until it is accepted never answers at all."""
    with qtbot.waitSignal(edit.committed):
        qtbot.keyClicks(edit, "UBND phuong Ba Don")
    leave(edit)
    assert text_of(edit) == "UBND phuong Ba Don"


def test_a_box_that_is_only_read_looks_so(dressed: QApplication, qtbot: QtBot) -> None:
    box = TextEdit("Nơi nhận")
    qtbot.addWidget(box)
    box.show()

    def ground() -> str:
        return box.viewport().grab().toImage().pixelColor(2, 2).name()

    typed = ground()
    box.setReadOnly(True)
    assert ground() == colour("raised").name() != typed
    box.setReadOnly(False)
    assert ground() == typed
