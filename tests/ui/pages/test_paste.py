"""A pasted block: one step to take back, however many cells it fills."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.actors import coordinator_names, lead_names
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.tables.grid_blocks import PasteAnswer, PastePlan


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


TABLE = """STT\tNhiệm vụ và giải pháp thực hiện\tCơ quan thực hiện\tThời gian thực hiện\tKết quả
II\tChỉ số Tiếp cận đất đai (Trọng số 10%)\t\t\t
1\tRà soát quỹ đất\tCông an xã chủ trì, phối hợp với Phòng Kinh tế\tThường xuyên\tBáo cáo định kỳ
2\tCông khai quy hoạch\tPhòng Kinh tế\tQuý III/2024\tDanh mục
IX Chỉ số Đào tạo lao động (Trọng số 10%)\t\t\t\t
1\tMở lớp nghề\tPhòng Văn hóa – Xã hội\tTháng 10/2024\tLớp học"""


@pytest.mark.parametrize("with_head", [True, False])
@pytest.mark.parametrize("on_task", [True, False])
def test_a_table_of_a_paper_goes_below_its_headings(  # noqa: PLR0917
    window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
    reopened: Callable[[], Plan],
    with_head: bool,
    on_task: bool,
) -> None:
    window.show_page("tasks")
    page = window.pages["tasks"]
    assert isinstance(page, TasksPage)
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    asked: list[PastePlan] = []
    before = reopened()
    if on_task:
        page.view.go_to(Outline(before).ordered_tasks()[0].id, "content")
    else:
        group = next(one for one in before.sections if one.label == "I" and one.component_id)
        page.view.go_to(group.id)
    text = TABLE if with_head else TABLE.split("\n", 1)[1]
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    after = reopened()
    fresh = [task for task in after.tasks if task.id not in {one.id for one in before.tasks}]
    labels = {one.id: one.label for one in after.sections}
    told = {
        task.content: (
            labels[task.section_id],
            lead_names(task),
            coordinator_names(task),
            task.timing_text,
            task.deliverable_text,
        )
        for task in fresh
    }
    assert told == {
        "Rà soát quỹ đất": (
            *("II", "Công an xã", "Phòng Kinh tế"),
            *("Thường xuyên", "Báo cáo định kỳ"),
        ),
        "Công khai quy hoạch": ("II", "Phòng Kinh tế", "", "Quý III/2024", "Danh mục"),
        "Mở lớp nghề": ("IX", "Phòng Văn hóa – Xã hội", "", "Tháng 10/2024", "Lớp học"),
    }
    assert [task for task in after.tasks if task not in fresh] == list(before.tasks)
    (plan,) = asked
    assert plan.fresh == 3
    assert "2 dòng là tên nhóm" in plan.how
    assert "Đã dán 3 dòng. " in window.messages.text
    window.session.undo()
    settled(window)
    assert reopened() == before
