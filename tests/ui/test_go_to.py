"""Ctrl+K: what is found, and in which order."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.search import Entry, Shelf
from desktop.ui.widgets.go_to import Goal, GoTo

PAGES = (Goal("Kết quả", "results"), Goal("Danh mục", "catalogue"))
TASKS = (
    Goal("I.1  Ket qua cũ", "tasks", UUID(int=1)),
    Goal("I.2  Niêm yết\ncông khai", "tasks", UUID(int=2)),
)


def shelf(goals: tuple[Goal, ...]) -> Shelf:
    return Shelf(Entry(goal.text, goal) for goal in goals)


@pytest.fixture
def box(qtbot: QtBot) -> GoTo:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(800, 400)
    made = GoTo()
    made.index.put("pages", shelf(PAGES))
    made.index.put("tasks", shelf(TASKS))
    QVBoxLayout(holder).addWidget(made)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    # As Ctrl+K does; it has the keyboard already where it is alone in its window.
    made.clearFocus()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.holder = holder
    return made


def test_nothing_typed_offers_the_pages_and_first_what_was_gone_to_lately(
    box: GoTo, qtbot: QtBot
) -> None:
    assert box.offered == list(PAGES)
    qtbot.keyClicks(box, "niem")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box.setFocus()
    assert box.offered == [TASKS[1], *PAGES]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("kết quả", ["Kết quả", "I.1  Ket qua cũ"]),
        ("ket qua", ["I.1  Ket qua cũ", "Kết quả"]),
    ],
)
def test_exact_accents_come_first_and_folded_ones_follow(
    box: GoTo, qtbot: QtBot, typed: str, texts: list[str]
) -> None:
    box.setText(typed)
    assert [goal.text for goal in box.found()] == texts


def test_a_command_is_done(box: GoTo, qtbot: QtBot) -> None:
    done: list[bool] = []
    command = Goal("Sao lưu…", "", run=lambda: done.append(True), kind="lệnh")
    box.index.put("commands", shelf((command,)))
    qtbot.keyClicks(box, "sao luu")
    with qtbot.waitSignal(box.chosen) as heard:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    heard.args[0].run()
    assert done == [True]


def test_down_and_enter_choose(box: GoTo, qtbot: QtBot) -> None:
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as heard:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard.args[0].page == "catalogue"
    assert (box.text(), box.offered) == ("", [])


def test_a_text_of_several_lines_is_one_line_of_the_list(box: GoTo, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "niem yet")
    assert box._list.texts() == ["I.2 Niêm yết công khai"]


def test_what_is_not_found_is_said_and_goes_nowhere(box: GoTo, qtbot: QtBot) -> None:
    heard: list[Goal] = []
    box.chosen.connect(heard.append)
    qtbot.keyClicks(box, "xyz")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard == []
    assert box._list.texts() == ["Không tìm thấy “xyz”"]


def test_esc_takes_list_and_text_away(box: GoTo, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "ket")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), box.offered, box.hasFocus()) == ("", [], False)


@pytest.mark.parametrize(
    "reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.ActiveWindowFocusReason]
)
def test_the_list_opens_only_where_it_is_asked_for(
    box: GoTo, qtbot: QtBot, reason: Qt.FocusReason
) -> None:
    box.clearFocus()
    box.setFocus(reason)
    box.offer_anew()
    assert box.offered == []
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.offered == list(PAGES)
    box._close()
    box.ask()
    assert box.offered == list(PAGES)
