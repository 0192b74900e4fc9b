"""Ctrl+Z in the window: across pages, across restarts, with the name of what is taken back."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.plan import Plan
from desktop.services.changes import Changes
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.plan_edits import current, remove, save, save_details
from tests.conftest import DAY

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_step_of_another_page_and_day_is_taken_back_and_shown(  # noqa: PLR0917
    window: MainWindow,
    ledger: Path,
    qtbot: QtBot,
    dressed: QApplication,
    settled: Callable[[MainWindow], None],
    reopened: Callable[[], Plan],
) -> None:
    before = reopened()
    window.show_page("tasks")
    plan = current(window.session)
    remove(window.session, plan.tasks[:3], "xóa 3 nhiệm vụ")
    settled(window)
    assert len(reopened().tasks) == len(before.tasks) - 3
    window.close()

    again = MainWindow(Jobs(), lambda: DAY)
    again.show()
    qtbot.waitExposed(again)
    with qtbot.waitSignal(again.session.read, timeout=20_000):
        again.open_ledger(opener(ledger))
    settled(again)
    assert again.session.undo_text == "Hoàn tác: xóa 3 nhiệm vụ"
    again.show_page("head")
    qtbot.keyClick(again, Qt.Key.Key_Z, CTRL)
    settled(again)
    assert reopened() == before
    assert again.session.page == "tasks"
    assert "xóa 3 nhiệm vụ" in again.messages.text
    assert again.session.redo_text == "Làm lại: xóa 3 nhiệm vụ"
    again.close()
    again.deleteLater()


def test_the_keys_take_back_and_do_again_from_page_to_page(
    window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
    reopened: Callable[[], Plan],
) -> None:
    before = reopened()
    window.show_page("tasks")
    remove(window.session, current(window.session).tasks[:2], "xóa 2 nhiệm vụ")
    settled(window)
    window.show_page("organisation")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settled(window)
    assert (window.session.page, reopened()) == ("tasks", before)
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    settled(window)
    assert len(reopened().tasks) == len(before.tasks) - 2


def test_several_changes_made_together_are_one_step(
    window: MainWindow, settled: Callable[[MainWindow], None], reopened: Callable[[], Plan]
) -> None:
    before = reopened()
    with window.session.together("dán khối ô"):
        for task in current(window.session).tasks[:4]:
            save(window.session, replace(task, content="Dán"), "sửa nhiệm vụ")
    save_details(window.session, "sửa lời mở đầu", opening=("Khác",))
    settled(window)
    window.undo()
    settled(window)
    assert window.session.undo_text == "Hoàn tác: dán khối ô"
    window.undo()
    settled(window)
    assert reopened() == before


def test_nothing_to_take_back_says_nothing_and_changes_nothing(
    window: MainWindow, settled: Callable[[MainWindow], None], reopened: Callable[[], Plan]
) -> None:
    before = reopened()
    window.messages.hide()
    window.undo()
    settled(window)
    assert reopened() == before
    assert not window.messages.isVisible()
    assert window.session.undo_text == ""


def test_typing_in_the_same_field_of_two_plans_is_two_steps(
    window: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    made: list[UUID] = []
    first = window.session.plan
    assert first is not None

    def copy(desk: Desk) -> Changes:
        plan_id, changes = desk.renewal.copy(first.id)
        made.append(plan_id)
        return changes

    window.session.change("nhân bản", copy)
    settled(window)
    for plan_id, words in ((first.id, "A mới"), (made[0], "B mới")):
        window.session.take(plan_id)
        settled(window)
        plan = window.session.plan
        assert plan is not None
        head = replace(plan.head, title=(words,))
        save_details(window.session, "sửa Trích yếu", "head/title", head=head)
        settled(window)
    window.undo()
    settled(window)
    titles: list[tuple[str, ...]] = []
    window.jobs.run(
        lambda desk: [desk.plans.plan(one).head.title for one in (first.id, made[0])],
        titles.extend,
    )
    settled(window)
    assert titles == [("A mới",), first.head.title]


@pytest.mark.parametrize("name", ["name_lines", "parent_line"])
def test_a_field_in_which_nothing_was_typed_leaves_ctrl_z_to_the_ledger(
    window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
    reopened: Callable[[], Plan],
    name: str,
) -> None:
    before = reopened()
    window.show_page("head")
    save_details(window.session, "sửa lời mở đầu", opening=("Khác",))
    settled(window)
    window.activateWindow()
    edit = window.pages["head"].edits[name]
    edit.setFocus()
    qtbot.keyClicks(edit, "a")
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    settled(window)
    assert reopened().opening == ("Khác",)
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    settled(window)
    assert reopened() == before


def test_what_an_undone_deletion_brings_back_is_in_hand(
    window: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    window.show_page("tasks")
    settled(window)
    view = window.pages["tasks"].view
    ids = [row.id for row in view.grid.rows if not row.across][4:6]
    tasks = [task for task in current(window.session).tasks if task.id in ids]
    remove(window.session, tasks, "xóa 2 nhiệm vụ")
    settled(window)
    view.setCurrentIndex(view.grid.index(1, 1))
    window.undo()
    settled(window)
    QApplication.processEvents()
    assert view.current_id() == ids[0]
    assert view.selected_ids() == ids
