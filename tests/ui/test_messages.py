"""The one voice: every refusal gets its sentence, nothing goes by itself."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import InputRefused
from desktop.ui.messages import Messages, ask
from desktop.wording import sentence


@pytest.fixture
def messages(dressed: QApplication, qtbot: QtBot) -> Messages:
    made = Messages()
    qtbot.addWidget(made)
    return made


def links(messages: Messages) -> list[str]:
    return [one.text() for one in messages.findChildren(QPushButton) if one.parent() is messages]


def test_nothing_is_said_at_first(messages: Messages) -> None:
    assert messages.isHidden()
    assert messages.text == ""


def test_a_refusal_is_said_in_its_sentence_and_stays(messages: Messages) -> None:
    refusal = InputRefused("office.no_name")
    messages.refuse(refusal)
    assert messages.text == sentence(refusal)
    assert messages.property("grade") == "error"


@pytest.mark.parametrize("say", [Messages.tell, Messages.warn])
def test_what_is_said_about_a_page_goes_with_the_page(
    messages: Messages, say: Callable[[Messages, str], None]
) -> None:
    say(messages, "Đã ghi Kế hoạch.docx")
    assert not messages.findChildren(QTimer)
    messages.leave_page()
    assert messages.text == ""


def test_a_refusal_without_a_way_out_goes_with_the_page(messages: Messages) -> None:
    messages.refuse(InputRefused("office.no_name"))
    messages.leave_page()
    assert messages.text == ""


def test_what_still_has_to_be_done_stays_on_every_page(messages: Messages) -> None:
    messages.refuse(InputRefused("office.no_name"), ("Thử lại", list))
    messages.leave_page()
    assert messages.text == sentence(InputRefused("office.no_name"))
    messages.warn("Sổ nằm trong OneDrive", lasting=True)
    messages.leave_page()
    assert messages.text
    messages.fault("loi-1.log")
    messages.leave_page()
    assert messages.text


def test_an_answer_to_a_doubt_settles_it(messages: Messages, qtbot: QtBot) -> None:
    taken: list[str] = []
    messages.warn("Bảng đang xếp theo cột khác.", ("Về thứ tự cũ", lambda: taken.append("về")))
    qtbot.mouseClick(messages.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert (taken, messages.text) == (["về"], "")


def test_an_answer_is_offered_and_taken(messages: Messages, qtbot: QtBot) -> None:
    taken: list[str] = []
    messages.tell("Đã ghi", ("Mở tệp", lambda: taken.append("tệp")), ("Mở thư mục", list))
    assert links(messages) == ["Mở tệp", "Mở thư mục", "Đóng"]
    first = messages.findChildren(QPushButton)[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert taken == ["tệp"]


def test_the_answers_of_the_message_before_are_gone(messages: Messages) -> None:
    messages.tell("Một", ("Mở tệp", list))
    messages.warn("Hai")
    assert links(messages) == ["Đóng"]
    assert messages.property("grade") == "doubt"


def test_a_message_is_closed_by_the_clerk(messages: Messages, qtbot: QtBot) -> None:
    messages.warn("Xem lại")
    (close,) = messages.findChildren(QPushButton)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert messages.text == ""


def test_text_from_outside_is_shown_as_it_is(messages: Messages) -> None:
    messages.warn("<b>Sở</b> & <i>Phòng</i>")
    assert messages._text.textFormat() is Qt.TextFormat.PlainText
    assert messages.text == "<b>Sở</b> & <i>Phòng</i>"


def test_a_fault_says_that_data_are_whole_and_where_the_details_are(messages: Messages) -> None:
    messages.fault("D:/loi-20241217.log")
    assert "dữ liệu đã lưu vẫn nguyên" in messages.text
    assert "D:/loi-20241217.log" in messages.text


@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_Escape, False), (Qt.Key.Key_Return, False)]
)
def test_a_hasty_key_never_agrees_to_what_cannot_be_taken_back(
    messages: Messages, qtbot: QtBot, key: Qt.Key, *, answer: bool
) -> None:
    messages.show()
    shown: list[list[str]] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append([one.text() for one in box.buttons()])
        qtbot.keyClick(box, key)

    QTimer.singleShot(50, messages, press)
    assert ask(messages, "Xóa kế hoạch", "Xóa hẳn kế hoạch?", "Xóa") is answer
    assert sorted(shown[0]) == ["Không", "Xóa"]


def test_the_yes_of_a_question_is_heard(messages: Messages, qtbot: QtBot) -> None:
    messages.show()

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (yes,) = [one for one in box.buttons() if one.text() == "Xóa"]
        qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, messages, press)
    assert ask(messages, "Xóa kế hoạch", "Xóa hẳn kế hoạch?", "Xóa")


def test_many_answers_stand_below_the_text(messages: Messages, qtbot: QtBot) -> None:
    taken: list[str] = []
    messages.show()
    messages.tell("Đã ghi", *((f"Việc {n}", partial(taken.append, str(n))) for n in (1, 2, 3)))
    assert links(messages) == ["Việc 1", "Việc 2", "Việc 3", "Đóng"]
    first = messages.findChildren(QPushButton)[0]
    qtbot.waitUntil(lambda: first.y() >= messages._text.geometry().bottom() > 0)
    # Without a mouse: Alt and the number.
    QTest.keyClick(messages, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: taken == ["2"])


def test_a_fault_names_its_log(messages: Messages) -> None:
    messages.fault("loi-1.log")
    assert "lỗi của chính nó" in messages.text
    assert "loi-1.log" in messages.text


def test_a_fault_after_the_stick_was_pulled_out_says_so(
    messages: Messages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "SoPGI.exe"
    program.touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    messages.fault("loi-1.log")
    assert "lỗi của chính nó" in messages.text
    program.unlink()
    messages.fault("loi-2.log")
    assert "USB hoặc ổ đĩa chứa Sổ PGI đã bị rút" in messages.text


def test_what_was_said_of_a_deed_goes_with_the_next_one(messages: Messages, qtbot: QtBot) -> None:
    messages.warn("1 ô chỉ đọc giữ nguyên.", ("Xem", list))
    messages.leave_deed()
    assert messages.text, "said and changed in one go"
    QApplication.processEvents()
    messages.leave_deed(typing=True)
    assert messages.text, "it may be what is being mended"
    messages.leave_deed()
    assert messages.text == ""


def test_what_is_still_true_after_the_next_deed_stays(messages: Messages) -> None:
    refusal = InputRefused("office.no_name")
    for say in (
        partial(messages.refuse, refusal, ("Ghi lại", list)),
        partial(messages.warn, "Sổ nằm trong OneDrive", lasting=True),
        partial(messages.tell, "Đã ghi Kế hoạch.docx", ("Mở tệp", list), written=True),
    ):
        messages.tell("Đã xóa 1 nhiệm vụ.")
        say()
        QApplication.processEvents()
        messages.leave_deed()
        assert messages.text
