"""Kế hoạch – Nhiệm vụ: what is typed is in the ledger, whatever happens next."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.actors import lead_names
from desktop.domain.errors import LedgerRefused
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Task, TimingKind
from desktop.services.changes import Changes, Kind
from desktop.ui import plan_edits
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.tables.cells import Look
from desktop.ui.tables.paste_plan import PasteAnswer
from desktop.ui.widgets.field import PAUSE
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]
KEY = Qt.Key


@pytest.fixture
def page(window: MainWindow) -> TasksPage:
    window.show_page("tasks")
    window.activateWindow()
    made = window.pages["tasks"]
    assert isinstance(made, TasksPage)
    return made


def coded(plan: Plan, code: str) -> Task:
    outline = Outline(plan)
    return next(task for task in plan.tasks if outline.code(task) == code)


def shown(page: TasksPage, task_id: UUID, key: str) -> str:
    model = page.view.grid
    return model.rows[model.place_of(task_id)].cells[model.column_of(key)].text


def stand(page: TasksPage, code: str, key: str) -> Task:
    task = coded(page.session.plan, code)
    page.view.go_to(task.id, key)
    return task


def test_the_model_keeps_the_rules_of_qt(page: TasksPage, settled: Settled) -> None:
    tester = QAbstractItemModelTester(
        page.view.grid, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    stand(page, "X.2", "content")
    page.add_row()
    settled(page.window())
    page.remove_rows()
    settled(page.window())
    assert tester.model() is page.view.grid


def test_the_grid_shows_every_task_of_the_plan(page: TasksPage) -> None:
    plain = [row for row in page.view.grid.rows if not row.across]
    assert len(plain) == 44
    block = next(row for row in page.view.grid.rows if row.cells[0].look is Look.BLOCK)
    assert (block.label, block.note) == ("B", "Tổng trọng số 100%")
    assert block.detail == "4 chỉ số thành phần · 8 nhiệm vụ"


def test_a_pause_in_typing_is_enough_to_keep_the_text(
    page: TasksPage, qtbot: QtBot, reopened: Reopened
) -> None:
    task = stand(page, "X.1", "content")
    qtbot.keyClick(page.view, KEY.Key_F2)
    with qtbot.waitSignal(page.jobs.saved, timeout=PAUSE * 10):
        telex(page.view.editor, " hẳn hoi")
    assert page.view.editor is not None
    kept = coded(reopened(), "X.1")
    assert kept.content == f"{task.content} hẳn hoi"


def test_closing_the_window_keeps_what_was_just_typed(
    page: TasksPage, qtbot: QtBot, reopened: Reopened
) -> None:
    stand(page, "X.1", "deliverable")
    qtbot.keyClick(page.view, "S")
    telex(page.view.editor, "ổ theo dõi")
    page.window().close()
    assert coded(reopened(), "X.1").deliverable_text == "Sổ theo dõi"


def test_vietnamese_typing_with_the_list_open_leaves_exactly_what_was_typed(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    stand(page, "X.2", "lead")
    qtbot.keyClick(page.view, KEY.Key_F2)
    page.view.editor.selectAll()
    # Telex: "Coong" becomes "Công" by taking letters back and giving them again.
    telex(page.view.editor, "Co", "o<<", "ông", " an")
    assert "Công an xã" in page.view.editor.offered
    telex(page.view.editor, " xa", "x<<<xã", " D", "D<<Đ", "aij<<<ại", " Lanhx<<<<ãnh")
    assert page.view.editor.toPlainText() == "Công an xã Đại Lãnh"
    qtbot.keyClick(page.view.editor, KEY.Key_Return)
    settled(page.window())
    assert lead_names(coded(reopened(), "X.2")) == "Công an xã Đại Lãnh"


def test_an_offered_unit_is_taken_with_down_and_enter_and_is_linked(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    stand(page, "X.2", "lead")
    qtbot.keyClick(page.view, "C")
    telex(page.view.editor, "ông an")
    qtbot.keyClick(page.view.editor, KEY.Key_Down)
    qtbot.keyClick(page.view.editor, KEY.Key_Return)
    settled(page.window())
    (actor,) = [one for one in coded(reopened(), "X.2").actors if one.name == "Công an xã"]
    units = {unit.name: unit.id for unit in page.session.state.units}
    assert actor.unit_id == units["Công an xã"]
    assert coded(reopened(), "X.2").actors_text == ""


def test_a_timing_that_is_typed_says_its_kind(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    stand(page, "IX.1", "timing")
    qtbot.keyClick(page.view, "N")
    telex(page.view.editor, "hiệm vụ thường xuyên")
    qtbot.keyClick(page.view.editor, KEY.Key_Tab)
    settled(page.window())
    assert coded(reopened(), "IX.1").timing is TimingKind.ROUTINE


def test_f5_adds_a_numbered_task_below_and_opens_it(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    above = stand(page, "III.2", "content")
    qtbot.keyClick(page.window(), KEY.Key_F5)
    settled(page.window())
    qtbot.waitUntil(lambda: page.view.editor is not None)
    telex(page.view.editor, "Việc mới")
    page.flush()
    settled(page.window())
    plan = reopened()
    made = coded(plan, "III.3")
    assert (made.content, made.section_id) == ("Việc mới", above.section_id)
    assert made.component_ids == above.component_ids
    labels = [task.label for task in plan.tasks if task.section_id == above.section_id]
    assert sorted(labels) == ["1", "2", "3", "4", "5", "6"]


def test_a_new_general_solution_states_no_time_and_no_product(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    beside = stand(page, "1.a", "content")
    qtbot.keyClick(page.window(), KEY.Key_F5)
    settled(page.window())
    (made,) = (
        task
        for task in reopened().tasks
        if task.section_id == beside.section_id and not task.content
    )
    assert (made.timing_text, made.deliverable_text) == ("", "")


def test_a_block_that_is_emptied_loses_its_marks_of_what_was_filled_in(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    stand(page, "X.2", "content")
    qtbot.keyClick(page.window(), KEY.Key_F5)
    settled(page.window())
    made = page.view.current_id()
    model = page.view.grid
    place = model.place_of(made)
    cells = [model.column_of(key) for key in ("timing", "deliverable")]
    assert all(model.rows[place].cells[column].icon for column in cells)
    page.view.commit_open()
    page._on_batch([(made, "timing", ""), (made, "deliverable", "")])
    settled(page.window())
    assert not any(model.rows[place].cells[column].icon for column in cells)


def test_f6_removes_and_taking_it_back_restores_place_and_number(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    task = stand(page, "III.2", "content")
    qtbot.keyClick(page.window(), KEY.Key_F6)
    settled(page.window())
    assert task.id not in {one.id for one in reopened().tasks}
    assert "Đã xóa 1 nhiệm vụ" in page.messages.text
    qtbot.keyClick(page.window(), KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(page.window())
    after = reopened()
    assert [t.content for t in Outline(after).ordered_tasks()] == [
        t.content for t in Outline(before).ordered_tasks()
    ]
    assert coded(after, "III.2").id == task.id


def test_alt_down_moves_a_task_and_numbers_follow(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    task = stand(page, "III.2", "content")
    qtbot.keyClick(page.window(), KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(page.window())
    assert coded(reopened(), "III.3").id == task.id
    assert page.view.current_id() == task.id


def test_undo_takes_typing_of_one_cell_back_at_once(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    task = stand(page, "X.1", "content")
    qtbot.keyClick(page.view, KEY.Key_F2)
    for word in (" một", " hai"):
        with qtbot.waitSignal(page.jobs.saved, timeout=PAUSE * 10):
            telex(page.view.editor, word)
    page.flush()
    settled(page.window())
    page.session.undo()
    settled(page.window())
    assert coded(reopened(), "X.1").content == task.content
    page.session.redo()
    settled(page.window())
    assert coded(reopened(), "X.1").content == f"{task.content} một hai"


def test_a_pasted_block_reaches_the_ledger(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    page.view.blocks.ask = lambda plan: PasteAnswer() if plan.over == 4 else None
    stand(page, "X.1", "timing")
    QGuiApplication.clipboard().setText("Quý IV/2024\tBáo cáo\nTháng 12\tDanh sách")
    qtbot.keyClick(page.view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(page.window())
    plan = reopened()
    assert [
        (t.timing_text, t.deliverable_text) for t in (coded(plan, "X.1"), coded(plan, "X.2"))
    ] == [
        ("Quý IV/2024", "Báo cáo"),
        ("Tháng 12", "Danh sách"),
    ]


def test_a_doubtful_cell_is_amber_and_says_why(page: TasksPage) -> None:
    task = coded(page.session.plan, "X.2")
    model = page.view.grid
    cell = model.rows[model.place_of(task.id)].cells[model.column_of("lead")]
    assert cell.look is Look.DOUBTFUL
    assert "Công an xã" in cell.tip


def test_a_row_that_typing_takes_out_of_the_search_stays_until_the_next_search(
    page: TasksPage, settled: Settled
) -> None:
    page._search.setText("dau thau qua mang")
    task = stand(page, "III.4", "content")
    page.view.edit(page.view.currentIndex())
    page.view.editor.selectAll()
    telex(page.view.editor, "Viết lại")
    page.view.commit_open()
    settled(page.window())
    place = page.view.grid.place_of(task.id)
    assert page.view.grid.rows[place].cells[1].text == "Viết lại"
    page.show_plan(page.session.plan)
    page.view._hide()
    assert not page.view.isRowHidden(place)
    assert page.view.current_id() == task.id
    page._search.setText("dau thau")
    assert page.view.isRowHidden(place)


def test_search_without_accents_leaves_the_rows_that_have_it(page: TasksPage) -> None:
    page._search.setText("cong an xa")
    rows = page.view.grid.rows
    left = [
        row.id
        for place, row in enumerate(rows)
        if not page.view.isRowHidden(place) and not row.across
    ]
    assert left == [coded(page.session.plan, "X.1").id]


def test_a_name_that_is_not_listed_can_be_added_to_the_units(
    page: TasksPage, qtbot: QtBot, settled: Settled
) -> None:
    stand(page, "X.2", "lead")
    qtbot.keyClick(page.view, "T")
    telex(page.view.editor, "ổ công nghệ số")
    page.view.editor.open_list()
    for _ in range(len(page.view.editor.offered) + 1):
        qtbot.keyClick(page.view.editor, KEY.Key_Down)
    qtbot.keyClick(page.view.editor, KEY.Key_Return)
    settled(page.window())
    assert "Tổ công nghệ số" in [unit.name for unit in page.session.state.units]


def test_an_issued_plan_is_only_read(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    plan = page.session.plan
    page.jobs.write(lambda desk: desk.plans.issue(plan.id, number="12", day=date(2024, 8, 5)))
    settled(page.window())
    assert page.session.frozen
    stand(page, "X.1", "content")
    qtbot.keyClick(page.view, KEY.Key_F2)
    assert page.view.editor is None
    looks = {cell.look for row in page.view.grid.rows if not row.across for cell in row.cells}
    assert looks == {Look.READ_ONLY}
    qtbot.keyClick(page.window(), KEY.Key_F5)
    settled(page.window())
    assert len(reopened().tasks) == 44
    assert "đã ban hành" in page.messages.text


def test_a_ledger_that_refuses_a_write_says_so_and_takes_it_again(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    full = [True]

    def work(desk: object) -> Changes:
        if full:
            raise LedgerRefused("ledger.disk_full", path="D:/so.sopgidb")
        return Changes.of(Kind.UNIT)

    page.jobs.write(work)
    settled(page.window())
    assert page.window().saved.text == "Chưa ghi được"
    assert page.jobs.unsaved == 1
    full.clear()
    page.jobs.retry()
    settled(page.window())
    assert page.jobs.unsaved == 0
    assert page.window().saved.text.startswith("Đã lưu")


def test_removing_in_two_sections_counts_anew_only_where_tasks_are_counted(
    window: MainWindow, settled: Callable[[MainWindow], None], reopened: Callable[[], Plan]
) -> None:
    before = reopened()
    homes = {task.section_id for task in before.tasks}
    counted = next(home for home in homes if plan_edits.numbered(before, home))
    literal = next(home for home in homes if not plan_edits.numbered(before, home))
    gone = [
        next(task for task in before.tasks if task.section_id == home)
        for home in (counted, literal)
    ]
    plan_edits.remove(window.session, gone, "xóa 2 nhiệm vụ")
    settled(window)
    labels = {task.id: task.label for task in reopened().tasks}
    kept = [one for one in before.tasks if one.section_id == literal and one not in gone]
    assert kept
    assert [labels[one.id] for one in kept] == [one.label for one in kept]
