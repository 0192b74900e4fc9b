"""Lập kế hoạch năm sau in the window: what is ticked happens, Ctrl+Z takes it all back."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget

from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Task
from desktop.services.renewal import Renewable
from desktop.ui.begin import begin_next_year
from desktop.ui.dialogs.next_year import NextYearDialog
from desktop.ui.main_window import MainWindow
from tests import factories
from tests.windows import answer

Settled = Callable[[MainWindow], None]


def ticks(shown: QListWidget) -> list[bool]:
    return [
        shown.item(place).checkState() is Qt.CheckState.Checked for place in range(shown.count())
    ]


def renew(window: MainWindow, settled: Settled) -> Plan:
    before = window.session.plan
    assert before is not None
    begin_next_year(window.session, window, before.id)
    settled(window)
    return before


def test_enter_makes_the_plan_and_one_undo_takes_it_back(
    window: MainWindow, settled: Settled
) -> None:
    answer(NextYearDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    old = renew(window, settled)
    plan = window.session.plan
    assert plan is not None
    assert plan.year == old.year + 1
    assert any("2025" in line for line in plan.head.title)
    assert window.current_page() is window.pages["tasks"]
    assert "năm 2025" in window.messages.text
    window.undo()
    settled(window)
    assert [one.id for one in window.session.state.plans] == [old.id]


def test_escape_makes_nothing(window: MainWindow, settled: Settled) -> None:
    answer(NextYearDialog, QDialog.reject)
    old = renew(window, settled)
    assert window.session.plan is not None
    assert window.session.plan.id == old.id
    assert len(window.session.state.plans) == 1


def test_a_task_without_its_tick_stays_behind(window: MainWindow, settled: Settled) -> None:
    left: list[str] = []
    chosen: list[int] = []

    def do(dialog: NextYearDialog) -> None:
        item = dialog.tasks.item(0)
        item.setCheckState(Qt.CheckState.Unchecked)
        left.append(item.text())
        chosen.append(dialog.tasks.count() - len(dialog.choice().left_out))
        dialog.accept()

    answer(NextYearDialog, do)
    old = renew(window, settled)
    plan = window.session.plan
    assert plan is not None
    assert len(plan.tasks) == chosen[0] < len(old.tasks)
    first = next(task for _, task in Outline(old).walk() if isinstance(task, Task))
    assert " ".join(first.content.split()) in left[0]
    assert first.content not in {task.content for task in plan.tasks}


def dialog_for(plan: Plan, **values: object) -> NextYearDialog:
    made = {"plan": plan, "finished": (), "frameworks": (), "reached": 0} | values
    return NextYearDialog(Renewable(**made), None)


def test_doubtful_years_and_finished_tasks_come_without_a_tick(
    window: MainWindow, qtbot: object
) -> None:
    plan = window.session.plan
    assert plan is not None
    dialog = dialog_for(plan, finished=(plan.tasks[0].id,))
    assert not all(ticks(dialog.years.list))
    assert any(ticks(dialog.years.list))
    assert ticks(dialog.tasks).count(False) == 1
    assert dialog.choice().left_out == (plan.tasks[0].id,)
    dialog.deleteLater()


def test_another_year_proposes_anew(window: MainWindow) -> None:
    plan = window.session.plan
    assert plan is not None
    dialog = dialog_for(plan)
    dialog.year.setValue(plan.year + 2)
    assert f"{plan.year} → {plan.year + 2}" in dialog.years.list.item(0).text()
    assert dialog.choice().year == plan.year + 2
    dialog.deleteLater()


def test_a_set_that_stays_is_told(window: MainWindow) -> None:
    old = factories.framework(short_name="X", year=2024, name="Bộ cũ")
    used = old.components[0]
    new = factories.framework((100,), short_name="X", year=2025)
    new_part = replace(new.components[0], name="Khác")
    plan = factories.plan(year=2024)
    section = replace(plan.sections[0], component_id=used.id)
    plan = replace(plan, framework_ids=(old.id,), sections=(section,))
    dialog = dialog_for(plan, frameworks=(old, replace(new, components=(new_part,))))
    assert "Giữ Bộ cũ" in dialog._told.text()
    assert used.name in dialog._told.text()
    dialog.deleteLater()


def test_a_year_that_is_not_later_is_told_and_not_turned_into_another(window: MainWindow) -> None:
    plan = window.session.plan
    assert plan is not None
    dialog = dialog_for(plan)
    dialog.year.selectAll()
    QTest.keyClicks(dialog.year.lineEdit(), str(plan.year - 2))
    QTest.keyClick(dialog.year, Qt.Key.Key_Tab)
    assert dialog.year.value() == plan.year - 2
    assert not dialog._make.isEnabled()
    assert "Đổi năm" in dialog._told.text()
    dialog.deleteLater()
