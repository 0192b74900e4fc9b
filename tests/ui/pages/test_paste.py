"""A pasted block: one step to take back, however many cells it fills."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.actors import coordinator_names, lead_names
from desktop.domain.labels import next_label
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Task
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_content import ContentPage
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.tables.content_rows import basis_id
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.paste_plan import PasteAnswer, PastePlan

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]


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


@pytest.fixture
def page(window: MainWindow) -> TasksPage:
    window.show_page("tasks")
    made = window.pages["tasks"]
    assert isinstance(made, TasksPage)
    return made


def paste(view: GridView, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def general(plan: Plan) -> list[Task]:
    outline = Outline(plan)
    first = next(task for task in outline.ordered_tasks() if not task.component_ids)
    return [one for one in outline.children(first.section_id) if isinstance(one, Task)]


def test_lines_that_find_no_row_in_their_group_become_new_ones_there(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    place = general(before)[-3]
    page.view.go_to(place.id, "content")
    paste(page.view, qtbot, "\n".join(f"{label}) Việc {label}" for label in "abcde"))
    settled(page.window())
    assert (asked[0].over, asked[0].fresh) == (3, 2)
    assert asked[0].home == "Nhiệm vụ, giải pháp chung"
    now = general(reopened())
    assert [task.content for task in now[-5:]] == [f"Việc {label}" for label in "abcde"]
    assert len(now) == len(general(before)) + 2
    others = [task for task in before.tasks if task.section_id != place.section_id]
    assert [task for task in reopened().tasks if task.section_id != place.section_id] == others


def test_pasted_lines_can_all_become_new_rows_so_that_none_is_typed_over(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    page.view.blocks.ask = lambda _plan: PasteAnswer(insert=True)
    place = general(before)[1]
    page.view.go_to(place.id, "content")
    paste(page.view, qtbot, "Việc một\nViệc hai")
    settled(page.window())
    now = general(reopened())
    assert [task.content for task in now[1:4]] == [place.content, "Việc một", "Việc hai"]
    assert [task for task in now if task.id in {one.id for one in before.tasks}] != []
    page.session.undo()
    settled(page.window())
    assert reopened() == before


def test_new_general_tasks_go_on_with_the_letters(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    last = general(reopened())[-1]
    page.view.go_to(last.id, "content")
    page.view.blocks.ask = lambda _plan: PasteAnswer(insert=True)
    paste(page.view, qtbot, "Việc một\nViệc hai")
    settled(page.window())
    labels = [task.label for task in general(reopened())[-3:]]
    assert labels == [last.label, next_label(last.label), next_label(next_label(last.label))]


def test_a_table_pasted_while_groups_are_folded_is_seen(
    page: TasksPage, qtbot: QtBot, settled: Settled
) -> None:
    page.view.blocks.ask = lambda _plan: PasteAnswer()
    for place, row in enumerate(page.view.grid.rows):
        if row.across:
            page.view.toggle(place)
    group = next(row for row in page.view.grid.rows if row.across)
    page.view.go_to(group.id)
    page.view.range.mark(0, 0, 6, 3)
    paste(page.view, qtbot, TABLE)
    settled(page.window())
    fresh = [
        row for row in page.view.grid.rows if row.cells[1:2] and "Mở lớp nghề" in row.cells[1].text
    ]
    assert len(fresh) == 1
    assert not page.view.isRowHidden(page.view.grid.place_of(fresh[0].id))


def test_column_titles_that_are_repeated_inside_a_table_are_no_tasks(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    head, *rest = TABLE.split("\n")
    page.view.go_to(Outline(before).ordered_tasks()[0].id, "content")
    paste(page.view, qtbot, "\n".join([head, *rest[:3], head, *rest[3:]]))
    settled(page.window())
    fresh = {task.content for task in reopened().tasks} - {task.content for task in before.tasks}
    assert fresh == {"Rà soát quỹ đất", "Công khai quy hoạch", "Mở lớp nghề"}
    assert "Bỏ 1 dòng lặp lại tên cột." in asked[0].how


@pytest.fixture
def content(window: MainWindow) -> ContentPage:
    window.show_page("content")
    made = window.pages["content"]
    assert isinstance(made, ContentPage)
    return made


def test_pasted_bases_never_run_over_the_opening(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    content.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    content.view.go_to(basis_id(before, len(before.legal_bases) - 1), "text")
    paste(content.view, qtbot, "Căn cứ một\nCăn cứ hai\nCăn cứ ba")
    settled(content.window())
    after = reopened()
    assert (asked[0].over, asked[0].fresh) == (1, 2)
    assert [one.text for one in after.legal_bases[-3:]] == ["Căn cứ một", "Căn cứ hai", "Căn cứ ba"]
    assert [one.mark for one in after.legal_bases[-3:]] == [";", ";", before.legal_bases[-1].mark]
    assert after.opening == before.opening


def test_pasted_paragraphs_stay_under_their_heading_and_bring_their_labels(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    outline = Outline(before)
    home = next(one for one in before.sections if one.text.startswith("Yêu cầu"))
    inside = outline.children(home.id)
    content.view.blocks.ask = lambda _plan: PasteAnswer()
    content.view.go_to(inside[0].id, "text")
    lines = [f"- Đoạn {number}" for number in range(len(inside))] + ["+ Đoạn cộng", "+ Đoạn cuối"]
    paste(content.view, qtbot, "\n".join(lines))
    settled(content.window())
    after = reopened()
    now = Outline(after).children(home.id)
    assert [(one.label, one.text) for one in now] == [
        *(("-", f"Đoạn {number}") for number in range(len(inside))),
        ("+", "Đoạn cộng"),
        ("+", "Đoạn cuối"),
    ]
    rest = {one.id for one in now}
    kept = [one for one in after.sections if one.id not in rest]
    assert kept == [one for one in before.sections if one.id not in rest]
