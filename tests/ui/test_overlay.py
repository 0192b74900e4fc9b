"""What is said lies over the foot of the window: nothing moves, and old words go."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from desktop.ui.main_window import MainWindow
from desktop.ui.plan_edits import save
from tests.windows import settled


@pytest.mark.parametrize("size", [(1366, 697), (911, 480)])
@pytest.mark.parametrize(
    "key", ["home", "content", "tasks", "organisation", "revisions", "results", "report", "send"]
)
def test_nothing_moves_when_something_is_said(
    window: MainWindow, key: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show_page(key)
    settled(window)

    def places() -> dict[QWidget, QRect]:
        shown = (one for one in window.current_page().findChildren(QWidget) if one.isVisible())
        return {one: QRect(one.mapTo(window, QPoint(0, 0)), one.size()) for one in shown}

    before = places()
    window.messages.warn(
        "Bảng đang xếp theo cột khác; bỏ xếp rồi thử lại. " * 5, ("Về thứ tự cũ", list)
    )
    settled(window)
    assert places() == before
    said = window.messages
    assert said.isVisible()
    low = said.mapTo(window, QPoint(0, said.height())).y()
    assert low == window.height()
    assert window.childAt(window.width() // 2, low - 8).window() is window
    assert said.isAncestorOf(window.childAt(window.width() // 2, low - 8))
    said.hide()
    settled(window)
    assert not said.isAncestorOf(window.childAt(window.width() // 2, low - 8))


def test_a_new_change_takes_away_what_was_said_of_an_earlier_one(window: MainWindow) -> None:
    window.show_page("tasks")
    settled(window)
    plan = window.session.plan
    assert plan is not None
    window.messages.warn("1 ô chỉ đọc giữ nguyên.")
    settled(window)
    save(window.session, replace(plan.tasks[0], content="Khác"), "sửa nhiệm vụ")
    assert window.messages.text == ""
    settled(window)
    window.messages.warn("1 ô chỉ đọc giữ nguyên.")
    settled(window)
    window.undo()
    assert window.messages.text == ""
    settled(window)
    assert window.messages.text == "Đã hoàn tác: sửa nhiệm vụ"
