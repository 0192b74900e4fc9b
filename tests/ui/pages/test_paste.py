"""A pasted block: one step to take back, however many cells it fills."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Outline
from desktop.domain.plan import Plan
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_tasks import TasksPage


def test_a_pasted_block_is_taken_back_and_done_again_at_once(
    window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
    reopened: Callable[[], Plan],
) -> None:
    window.show_page("tasks")
    page = window.pages["tasks"]
    assert isinstance(page, TasksPage)
    before = reopened()
    first = Outline(before).ordered_tasks()[0]
    page.view.go_to(first.id, "timing")
    lines = [f"Tháng {number % 12 + 1}\tBáo cáo {number}" for number in range(20)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)

    def deliverables(plan: Plan) -> list[str]:
        return [task.deliverable_text for task in Outline(plan).ordered_tasks()[:20]]

    pasted = [f"Báo cáo {number}" for number in range(20)]
    assert deliverables(reopened()) == pasted
    window.session.undo()
    settled(window)
    assert reopened() == before
    assert window.session.state.undo_name == ""
    window.session.redo()
    settled(window)
    assert deliverables(reopened()) == pasted
