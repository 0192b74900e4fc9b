"""Ctrl+K in the window: everything that has a name is found, and gone to."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain import search
from desktop.domain.outline import Outline
from desktop.ui.main_window import MainWindow
from desktop.ui.plan_edits import current, save
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot, settled: Settled) -> MainWindow:
    window.activateWindow()
    window.go_to.setFocus()
    settled(window)
    return window


def go(window: MainWindow, qtbot: QtBot, settled: Settled, typed: str) -> None:
    window.activateWindow()
    window.go_to.setFocus()
    settled(window)
    window.go_to.clear()
    telex(window.go_to, typed)
    qtbot.keyClick(window.go_to, Qt.Key.Key_Return)
    settled(window)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("nhat ky", "trang"),
        ("sao luu", "lệnh, Tệp"),
        ("gia nhap thi truong", "chỉ số thành phần"),
        ("cong an xa", "bộ phận"),
        ("nam 2024", "kỳ báo cáo"),
        ("muc tieu, yeu cau", "mục"),
        ("mat tran", "nơi nhận"),
        ("ve trien khai thuc hien", "kế hoạch"),
    ],
)
def test_each_kind_of_thing_is_found_without_accents(
    box: MainWindow, typed: str, kind: str
) -> None:
    box.go_to.setText(typed)
    assert kind in {goal.kind for goal in box.go_to.found()}


def test_a_period_is_chosen_and_its_results_shown(
    box: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    goals = [entry.goal for entry in box.go_to.index.shelves["periods"].entries]
    box.go_to.chosen.emit(goals[0])
    settled(box)
    assert box.session.page == "results"
    assert box.pages["results"].sheet.period.id == goals[0].subject


def test_a_task_is_gone_to(box: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    task = Outline(current(box.session)).ordered_tasks()[20]
    go(box, qtbot, settled, task.content[:40])
    assert box.session.page == "tasks"
    assert box.pages["tasks"].view.current_id() == task.id


def test_what_was_just_typed_is_found_and_what_is_gone_is_not(
    box: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    task = current(box.session).tasks[0]
    save(box.session, replace(task, content="Việc chưa từng có"), "sửa")
    settled(box)
    box.show_page("tasks")
    go(box, qtbot, settled, "chua tung co")
    assert box.pages["tasks"].view.current_id() == task.id
    box.go_to.setText(task.content[:60])
    assert task.id not in {goal.subject for goal in box.go_to.found()}


def test_keys_do_not_build_the_index_anew(
    box: MainWindow, qtbot: QtBot, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(search.Shelf, "__init__", lambda *_: made.append(1))
    qtbot.keyClicks(box.go_to, "niem yet")
    settled(box)
    assert made == []
