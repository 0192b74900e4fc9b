"""The one voice: every refusal gets its sentence, good news goes by itself."""

import sys
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
    assert not messages._timer.isActive()


def test_good_news_goes_by_itself(messages: Messages, qtbot: QtBot) -> None:
    messages._timer.setInterval(1)
    messages.tell("Đã ghi Kế hoạch.docx")
    assert messages.text == "Đã ghi Kế hoạch.docx"
    qtbot.waitUntil(messages.isHidden)


def test_a_refusal_after_good_news_does_not_go_with_it(messages: Messages, qtbot: QtBot) -> None:
    messages._timer.setInterval(1)
    messages.tell("Đã ghi")
    messages.refuse(InputRefused("office.no_name"))
    qtbot.wait(20)
    assert not messages.isHidden()


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


def test_many_answers_stand_below_the_text_and_stay_longer(
    messages: Messages, qtbot: QtBot
) -> None:
    messages._timer.setInterval(1)
    taken: list[str] = []
    messages.show()
    messages.tell("Đã ghi", *((f"Việc {n}", partial(taken.append, str(n))) for n in (1, 2, 3)))
    assert links(messages) == ["Việc 1", "Việc 2", "Việc 3", "Đóng"]
    qtbot.wait(20)
    assert not messages.isHidden()
    first = messages.findChildren(QPushButton)[0]
    assert first.y() >= messages._text.geometry().bottom()
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
