"""The tree of pages, the mark of saving, and the bar of keys."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.register import ENTRIES
from desktop.ui.theme import COLOUR
from desktop.ui.widgets.key_bar import KeyBar
from desktop.ui.widgets.navigation import _BADGE, FOLDED, WIDE, Navigation
from desktop.ui.widgets.saved import SavedMark


@pytest.fixture
def tree(dressed: QApplication, qtbot: QtBot) -> Navigation:
    made = Navigation(ENTRIES)
    qtbot.addWidget(made)
    made.resize(WIDE, 640)
    made.show()
    qtbot.waitExposed(made)
    made.select("home")
    made.heard = []
    made.chosen.connect(made.heard.append)
    return made


def click(tree: Navigation, qtbot: QtBot, key: str) -> None:
    index = tree._model.indexFromItem(tree._items[key])
    place = tree._tree.visualRect(index).center()
    qtbot.mouseClick(tree._tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_asks_for_the_page(tree: Navigation, qtbot: QtBot) -> None:
    click(tree, qtbot, "results")
    assert tree.heard == ["results"]


def test_a_click_that_folds_the_pages_of_the_plan_marks_the_page_that_was_asked_for(
    tree: Navigation, qtbot: QtBot
) -> None:
    tree.chosen.connect(tree.select)
    tree.select("tasks")
    click(tree, qtbot, "send")
    index = tree._model.indexFromItem(tree._items["send"])
    assert tree._tree.currentIndex() == index
    grabbed = tree._tree.viewport().grab(tree._tree.visualRect(index)).toImage()
    assert grabbed.pixelColor(3, grabbed.height() // 2) == QColor(COLOUR["accent"])


def test_showing_a_page_asks_for_nothing(tree: Navigation) -> None:
    tree.select("report")
    assert tree.heard == []


def test_the_pages_of_a_plan_unfold_with_it_and_fold_again(tree: Navigation) -> None:
    plan = tree._model.indexFromItem(tree._items["plan"])
    assert not tree._tree.isExpanded(plan)
    tree.select("tasks")
    assert tree._tree.isExpanded(plan)
    tree.select("home")
    assert not tree._tree.isExpanded(plan)


def test_arrow_keys_move_through_the_tree(tree: Navigation, qtbot: QtBot) -> None:
    tree.select("results")
    qtbot.keyClick(tree._tree, Qt.Key.Key_Down)
    assert tree.heard == ["report"]


def test_folding_leaves_icons_with_names_as_tool_tips(tree: Navigation) -> None:
    tree.select("tasks")
    tree.fold(folded=True)
    assert tree.width() == FOLDED
    assert {item.toolTip() for item in tree._items.values()} == {one.text for one in ENTRIES}
    assert tree._tree.currentIndex().data() == "Kế hoạch"
    tree.fold(folded=False)
    assert (tree.width(), tree._tree.currentIndex().data()) == (WIDE, "Nhiệm vụ")


def test_no_name_is_cut_off(tree: Navigation) -> None:
    metrics = tree._tree.fontMetrics()
    widths = {one.text: metrics.horizontalAdvance(one.text) for one in ENTRIES}
    assert max(widths.values()) < WIDE - 40 - 8


def test_a_page_of_another_kind_marks_nothing(tree: Navigation) -> None:
    tree.select("home")
    tree.select("welcome")
    assert not tree._tree.currentIndex().isValid()
    assert tree.heard == []


def test_a_badge_of_nothing_is_no_badge(tree: Navigation) -> None:
    tree.set_badge("results", 4)
    assert tree._items["results"].data(_BADGE) == "4"
    tree.set_badge("results", 0)
    assert tree._items["results"].data(_BADGE) == ""


def test_saving_is_said_in_its_three_states(dressed: QApplication, qtbot: QtBot) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)
    assert mark.text == ""
    mark.writing()
    assert mark.text == "Đang ghi…"
    mark.saved(QTime(10, 42))
    assert mark.text == "Đã lưu 10:42"
    mark.failed()
    assert mark.text == "Chưa ghi được"
    mark.settled()
    assert mark.text == "Đã lưu 10:42"
    mark.clear()
    mark.settled()
    assert mark.text == ""


def test_the_key_bar_shows_few_keys_where_room_is_short(
    dressed: QApplication, qtbot: QtBot
) -> None:
    bar = KeyBar()
    qtbot.addWidget(bar)
    keys = tuple((f"F{number}", f"Việc {number}") for number in range(1, 9))
    bar.resize(1366, 28)
    bar.show()
    bar.show_keys(keys, few=False)
    assert bar.keys.shown == keys
    assert bar.keys.accessibleName().startswith("F1: Việc 1, F2: Việc 2")
    bar.show_keys(keys, few=True)
    assert [key for key, _ in bar.keys.shown] == ["F1", "F2", "F3", "F4", "F5"]


def test_the_frame_of_a_key_and_its_words_are_painted(dressed: QApplication, qtbot: QtBot) -> None:
    bar = KeyBar()
    qtbot.addWidget(bar)
    bar.resize(600, 28)
    bar.show()
    empty = bar.keys.grab().toImage()
    bar.show_keys((("F2", "Sửa ô"),), few=False)
    assert bar.keys.grab().toImage() != empty
