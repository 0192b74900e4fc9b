"""Kế hoạch – Nhiệm vụ as a sheet: blocks, new rows, proposals, another order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.actors import lead_names
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Task, TimingKind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.tables.delegate import MOST_LINES, PAD, fitted
from desktop.ui.tables.paste_plan import PasteAnswer, PastePlan
from desktop.ui.tables.task_rows import PROPOSED
from desktop.ui.theme import BODY
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROUTINE, REPORT = "Nhiệm vụ thường xuyên", "Báo cáo định kỳ kết quả thực hiện"


@pytest.fixture
def page(window: MainWindow) -> TasksPage:
    window.show_page("tasks")
    window.activateWindow()
    made = window.pages["tasks"]
    assert isinstance(made, TasksPage)
    made.view.setFocus()
    return made


def tasks(plan: Plan) -> list[Task]:
    return Outline(plan).ordered_tasks()


def last(page: TasksPage) -> Task:
    return tasks(page.session.plan)[-1]


def paste(page: TasksPage, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.view, KEY.Key_V, CTRL)


def test_tab_in_the_last_cell_makes_a_row_that_takes_the_next_letters(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = tasks(reopened())
    page.view.go_to(last(page).id, "deliverable")
    qtbot.keyClick(page.view, KEY.Key_F2)
    qtbot.keyClick(page.view.editor, KEY.Key_Tab)
    # Not waiting for the ledger: the clerk types on.
    assert page.view.editor is not None
    telex(page.view.editor, "Việc mới")
    qtbot.keyClick(page.view.editor, KEY.Key_Return)
    settled(page.window())
    after = tasks(reopened())
    assert [task.id for task in after[:-1]] == [task.id for task in before]
    assert after[-1].content == "Việc mới"


def test_a_row_shown_before_it_is_stored_stands_where_the_ledger_puts_it(
    page: TasksPage, settled: Settled, reopened: Reopened
) -> None:
    page.view.go_to(tasks(page.session.plan)[20].id, "content")
    page.add_row()
    ahead = page.session.plan
    assert len(ahead.tasks) == 45
    page.view.commit_open()
    settled(page.window())
    stored = reopened()
    assert [(task.id, task.label) for task in tasks(stored)] == [
        (task.id, task.label) for task in tasks(ahead)
    ]


def test_the_example_in_a_new_row_can_be_read_to_its_end(page: TasksPage) -> None:
    page.add_row()
    editor = page.view.editor
    width = editor.width() - 2 * PAD
    lines = fitted(editor.placeholderText(), width, MOST_LINES, BODY)
    assert len(lines) > 1
    margin = editor.document().documentMargin()
    wanted = margin + len(lines) * editor.fontMetrics().lineSpacing()
    assert wanted <= editor.viewport().height()


def test_a_new_task_has_what_most_tasks_say_and_shows_that_it_was_filled(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    page.view.go_to(last(page).id, "content")
    page.add_row()
    telex(page.view.editor, "Việc mới")
    qtbot.keyClick(page.view.editor, KEY.Key_Tab)
    settled(page.window())
    made = tasks(reopened())[-1]
    assert (made.timing_text, made.deliverable_text) == (ROUTINE, REPORT)
    assert made.timing is TimingKind.ROUTINE
    row = page.view.grid.rows[page.view.grid.place_of(made.id)]
    timing = row.cells[page.view.grid.column_of("timing")]
    assert (timing.icon, PROPOSED in timing.tip) == ("copy", True)
    # Once the clerk has stood on it, it is his.
    for _ in range(3):
        qtbot.keyClick(page.view, KEY.Key_Tab)
    row = page.view.grid.rows[page.view.grid.place_of(made.id)]
    assert row.cells[page.view.grid.column_of("timing")].icon == ""
    assert row.cells[page.view.grid.column_of("deliverable")].icon == "copy"


def test_typing_over_a_proposal_replaces_it(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    page.view.go_to(last(page).id, "content")
    page.add_row()
    page.view.commit_open()
    page.view.go_to(page.view.current_id(), "timing")
    qtbot.keyClick(page.view, "T")
    telex(page.view.editor, "háng 12")
    qtbot.keyClick(page.view.editor, KEY.Key_Tab)
    settled(page.window())
    assert tasks(reopened())[-1].timing_text == "Tháng 12"


def test_pasted_lines_beyond_the_last_row_become_tasks_and_one_step(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    page.view.go_to(last(page).id, "content")
    lines = "\n".join(f"Việc {number}\tCông an xã\t\tQuý IV\tSổ" for number in range(33))
    paste(page, qtbot, lines)
    settled(page.window())
    assert (asked[0].height, asked[0].width, asked[0].fresh) == (33, 5, 32)
    after = tasks(reopened())
    assert [task.content for task in after[-33:]] == [f"Việc {number}" for number in range(33)]
    assert {lead_names(task) for task in after[-33:]} == {"Công an xã"}
    assert {task.section_id for task in after[-33:]} == {after[-1].section_id}
    assert [task.label for task in after[-32:]][-1].isdigit() == tasks(before)[-1].label.isdigit()
    page.session.undo()
    settled(page.window())
    assert reopened() == before


def test_an_impossible_day_is_left_out_and_told_while_the_rest_is_pasted(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    page.view.blocks.ask = lambda _plan: PasteAnswer()
    first, second = tasks(page.session.plan)[:2]
    page.view.go_to(first.id, "timing")
    paste(page, qtbot, "31/02/2024\tBáo cáo\n29/02/2024\tSổ")
    settled(page.window())
    after = {task.id: task for task in reopened().tasks}
    assert after[first.id].timing_text == first.timing_text
    assert after[first.id].deliverable_text == "Báo cáo"
    assert (after[second.id].timing_text, after[second.id].deliverable_text) == ("29/02/2024", "Sổ")
    assert "“31/2/2024” không có trong lịch" in page.messages.text
    assert "Dòng 1, cột “Thời gian thực hiện”" in page.messages.text


def test_emptied_and_filled_cells_are_taken_back_at_once(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    page.view.go_to(tasks(before)[15].id, "timing")
    for _ in range(5):
        qtbot.keyClick(page.view, KEY.Key_Down, SHIFT)
    qtbot.keyClick(page.view, KEY.Key_Right, SHIFT)
    qtbot.keyClick(page.view, KEY.Key_Delete)
    settled(page.window())
    assert [task.timing_text for task in tasks(reopened())[15:21]] == [""] * 6
    page.session.undo()
    settled(page.window())
    assert reopened() == before
    assert page.view.currentIndex().data() == tasks(before)[15].timing_text
    # What is pasted next goes into the cell in hand, not into all that were emptied.
    assert not page.view.range.many
    for _ in range(5):
        qtbot.keyClick(page.view, KEY.Key_Down, SHIFT)
    qtbot.keyClick(page.view, KEY.Key_Right, SHIFT)
    qtbot.keyClick(page.view, KEY.Key_D, CTRL | SHIFT)
    settled(page.window())
    assert len({task.deliverable_text for task in tasks(reopened())[15:21]}) == 1
    page.session.undo()
    settled(page.window())
    assert reopened() == before


def test_sorting_changes_nothing_that_is_stored_and_moving_rows_says_so(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    page.view.sort(1)
    page.view.go_to(tasks(before)[20].id, "content")
    qtbot.keyClick(page.window(), KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(page.window())
    assert reopened() == before
    assert "Bấm Esc về thứ tự của kế hoạch" in page.messages.text


def test_a_new_row_goes_back_to_the_order_of_the_plan(page: TasksPage, settled: Settled) -> None:
    task = tasks(page.session.plan)[20]
    page.view.sort(1)
    page.view.go_to(task.id, "content")
    page.add_row()
    assert not page.view.order.active
    ids = [one.id for one in tasks(page.session.plan)]
    assert ids.index(page.view.current_id()) == ids.index(task.id) + 1


def test_escape_in_the_grid_takes_the_search_of_the_page_away(
    page: TasksPage, qtbot: QtBot
) -> None:
    page._search.setText("cong an")
    assert "trên 44 dòng" in page.view.note.text
    page.view.setFocus()
    qtbot.keyClick(page.view, KEY.Key_Escape)
    assert page._search.text() == ""
    assert len(page.view.range.plain_rows()) == 44


def test_a_name_for_the_lead_is_filled_into_all_marked_rows(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = tasks(reopened())
    page.view.go_to(before[15].id, "lead")
    qtbot.keyClick(page.view, KEY.Key_Down, SHIFT)
    qtbot.keyClick(page.view, "T")
    telex(page.view.editor, "ư pháp")
    qtbot.keyClick(page.view.editor, KEY.Key_Return, CTRL)
    settled(page.window())
    assert [lead_names(task) for task in tasks(reopened())[15:17]] == ["Tư pháp", "Tư pháp"]


def test_tab_stays_in_the_grid_and_ctrl_tab_leaves_it(page: TasksPage, qtbot: QtBot) -> None:
    page.view.go_to(last(page).id, "content")
    qtbot.keyClick(page.view, KEY.Key_Tab)
    qtbot.keyClick(page.view, KEY.Key_Tab)
    assert page.view.currentIndex().column() == page.view.grid.column_of("coordinate")
    qtbot.keyClick(page.view, KEY.Key_Backtab)
    assert page.view.currentIndex().column() == page.view.grid.column_of("lead")
    assert page.view.hasFocus()
    qtbot.keyClick(page.view, KEY.Key_Tab, CTRL)
    assert not page.view.hasFocus()


def test_who_leads_in_this_group_is_offered_first_then_the_most_frequent(page: TasksPage) -> None:
    plan = page.session.plan
    outline = Outline(plan)
    task = next(task for task in plan.tasks if outline.code(task) == "III.2")
    page.view.go_to(task.id, "lead")
    offers = page._offers("lead")
    assert offers[0].text == "Công chức Địa chính – Xây dựng"
    assert offers[0].why.startswith("đã dùng ở ")
    assert {unit.name for unit in page.session.state.units} <= {offer.text for offer in offers}


def test_a_name_that_stands_only_in_the_plan_is_offered_last(page: TasksPage) -> None:
    plan = page.session.plan
    outline = Outline(plan)
    # "Công xã an" leads X.2: a slip that the paper itself has.
    task = next(task for task in plan.tasks if outline.code(task) == "X.1")
    page.view.go_to(task.id, "lead")
    offered = [offer.text for offer in page._offers("lead")]
    assert offered.index("Công an xã") < offered.index("Công xã an")
    units = {unit.name for unit in page.session.state.units}
    assert offered.index("Công xã an") > max(offered.index(name) for name in units)
    # What means many units is no slip.
    assert offered.index("Các công chức chuyên môn") < offered.index("Công xã an")


def test_the_usual_sentence_is_offered_first_and_says_how_many_have_it(page: TasksPage) -> None:
    assert page._offers("timing")[0] == (ROUTINE, "28 nhiệm vụ")
    assert page._offers("deliverable")[0] == (REPORT, "29 nhiệm vụ")


def test_marked_tasks_move_together_and_stay_marked(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    plan = page.session.plan
    outline = Outline(plan)
    group = [task for task in outline.ordered_tasks() if outline.code(task).startswith("III.")]
    ids = [task.id for task in group]
    page.view.go_to(ids[1], "content")
    qtbot.keyClick(page.view, KEY.Key_Down, SHIFT)
    qtbot.keyClick(page.window(), KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(page.window())

    def order() -> list[object]:
        tasks_there = {task.id for task in group}
        return [task.id for task in tasks(reopened()) if task.id in tasks_there]

    assert order() == [ids[0], ids[3], ids[1], ids[2], ids[4]]
    assert page.view.selected_ids() == [ids[1], ids[2]]
    qtbot.keyClick(page.window(), KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(page.window())
    qtbot.keyClick(page.window(), KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(page.window())
    assert order() == [ids[0], ids[3], ids[4], ids[1], ids[2]]
    assert page.messages.text == "Đã ở cuối nhóm."
    for _ in range(2):
        page.session.undo()
        settled(page.window())
    assert reopened() == plan


@pytest.mark.parametrize(
    "lines",
    [
        "Việc một\tTư pháp\nViệc hai\tCông an",
        "1\tViệc một\tTư pháp\tCông an\tQuý IV\tSổ\n2.\tViệc hai",
    ],
)
def test_rows_pasted_onto_a_group_become_tasks_of_it_with_labels_or_without(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened, lines: str
) -> None:
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    before = reopened()
    outline = Outline(before)
    group = outline.group_of(next(task for task in before.tasks if outline.code(task) == "III.2"))
    page.view.go_to(group.id)
    paste(page, qtbot, lines)
    settled(page.window())
    assert asked[0].fresh == 2
    inside = [task for task in tasks(reopened()) if task.section_id == group.id]
    assert [task.content for task in inside[-2:]] == ["Việc một", "Việc hai"]
    assert [task.label for task in inside] == [str(n) for n in range(1, len(inside) + 1)]
    assert lead_names(inside[-2]) == "Tư pháp"
    assert inside[-1].component_ids == inside[0].component_ids
    page.session.undo()
    settled(page.window())
    assert reopened() == before


def test_a_whole_table_of_a_paper_is_pasted_by_the_names_of_its_columns(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    # Printed plans have one column for lead and coordination: by place the timing would go astray.
    table = (
        "STT\tNhiệm vụ và giải pháp thực hiện\tCơ quan thực hiện\tThời gian thực hiện\t"
        "Kết quả/ sản phẩm\n1\tViệc một\tTư pháp\tQuý IV\tSổ\n2\tViệc hai\tCông an\tQuý I\tBáo cáo"
    )
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    plan = page.session.plan
    group = Outline(plan).group_of(last(page))
    page.view.go_to(group.id)
    paste(page, qtbot, table)
    settled(page.window())
    made = tasks(reopened())[-2:]
    assert [
        (task.content, lead_names(task), task.timing_text, task.deliverable_text) for task in made
    ] == [("Việc một", "Tư pháp", "Quý IV", "Sổ"), ("Việc hai", "Công an", "Quý I", "Báo cáo")]
    assert asked[0].fresh == 2
    assert asked[0].told[0].startswith("Dòng đầu là tên cột nên không dán")


def test_ctrl_d_fills_down_as_in_excel(page: TasksPage, settled: Settled, qtbot: QtBot) -> None:
    place = next(n for n, row in enumerate(page.view.grid.rows) if not row.across)
    column = page.view.grid.column_of("deliverable")
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.grid.index(place, column))
    page.view.grid.set_texts([(place, column, "Báo cáo tuần")])
    page.view.range.mark(place, column, place + 1, column)
    qtbot.keyClick(page.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settled(page.window())
    assert page.view.grid.rows[place + 1].cells[column].text == "Báo cáo tuần"


def test_esc_in_the_search_shows_all_rows_again(page: TasksPage, qtbot: QtBot) -> None:
    search = page._search
    search.setFocus()
    qtbot.keyClicks(search, "van phong")
    places = [n for n, row in enumerate(page.view.grid.rows) if not row.across]
    assert any(page.view.isRowHidden(place) for place in places)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert not any(page.view.isRowHidden(place) for place in places)
    assert page.view.hasFocus()
