"""The year of a plan: asked before one is begun, and changed where it was taken for another's."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.domain.plan import Plan
from desktop.ui.dialogs.plan_year import ChangeYearDialog, YearQuestion
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_head import HeadPage
from desktop.ui.window_menus import window_menus
from tests.windows import answer

Settled = Callable[[MainWindow], None]


def type_year(year: int) -> Callable[[QDialog], object]:
    def act(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.year.lineEdit(), str(year))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    return act


def begin(window: MainWindow) -> None:
    """Choose the first way of "Thêm kế hoạch"."""
    (work,) = (items for title, items in window_menus(window) if "Nghiệp" in title)
    (ways,) = (one for one in work if getattr(one, "text", "") == "Thêm kế hoạch")
    ways.items[0].clicked()


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> HeadPage:
    window.show_page("head")
    settled(window)
    page = window.pages["head"]
    assert isinstance(page, HeadPage)
    return page


def in_hand(window: MainWindow) -> Plan:
    plan = window.session.plan
    assert plan is not None
    return plan


def test_a_plan_is_begun_for_the_year_that_was_typed(window: MainWindow, settled: Settled) -> None:
    answer(YearQuestion, type_year(2023))
    begin(window)
    settled(window)
    plan = in_hand(window)
    assert plan.year == 2023
    assert "năm 2023" in " ".join(plan.head.title)


def test_a_question_given_up_begins_nothing(window: MainWindow, settled: Settled) -> None:
    answer(YearQuestion, QDialog.reject)
    begin(window)
    settled(window)
    assert len(window.session.state.plans) == 1


def test_a_draft_becomes_one_of_another_year_with_its_periods_and_back_by_one_undo(
    window: MainWindow, settled: Settled, page: HeadPage
) -> None:
    before = in_hand(window)
    assert page._year.text() == "Kế hoạch của năm 2024"
    answer(ChangeYearDialog, type_year(2026))
    page._change_year.click()
    settled(window)
    plan = in_hand(window)
    assert (plan.id, plan.year, plan.head.year) == (before.id, 2026, 2026)
    assert "năm 2026" in " ".join(plan.head.title)
    assert page._year.text() == "Kế hoạch của năm 2026"
    assert window.navigation._set.text().endswith("2026")
    periods: list[str] = []
    window.jobs.run(
        lambda desk: [one.label for one in desk.periods.periods(plan.id)], periods.extend
    )
    settled(window)
    assert periods == ["Năm 2026"]
    window.undo()
    settled(window)
    assert in_hand(window) == before


def test_the_year_of_an_issued_plan_stays(
    window: MainWindow, settled: Settled, page: HeadPage
) -> None:
    assert page._change_year.isVisible()
    plan = in_hand(window)
    window.jobs.write(lambda desk: desk.plans.issue(plan.id, number="5", day=window.today()))
    settled(window)
    assert not page._change_year.isVisible()


def test_words_that_tell_the_new_year_already_are_left_alone(
    window: MainWindow, settled: Settled
) -> None:
    plan = in_hand(window)
    asked: list[ChangeYearDialog] = []
    window.jobs.run(
        lambda desk: desk.renewal.renewable(plan.id),
        lambda one: asked.append(ChangeYearDialog(one, window)),
    )
    settled(window)
    (dialog,) = asked
    assert not dialog._make.isEnabled()
    dialog.year.setValue(2025)
    shown = [dialog.years.list.item(at).text() for at in range(dialog.years.list.count())]
    assert shown
    assert not any(text.startswith("2025 →") for text in shown)
    assert dialog._make.isEnabled()
    dialog.deleteLater()


def test_the_plan_that_was_worked_on_last_is_in_hand_after_a_restart(
    window: MainWindow, settled: Settled
) -> None:
    worked_on = in_hand(window)
    answer(YearQuestion, type_year(2030))
    begin(window)
    settled(window)
    assert in_hand(window).year == 2030
    window.session.take(worked_on.id)
    settled(window)
    window.session.change(
        "sửa", lambda desk: desk.plans.remove_tasks(worked_on.id, [worked_on.tasks[0].id])
    )
    settled(window)
    window.open_ledger(opener(window.session.state.path))
    settled(window)
    assert in_hand(window).id == worked_on.id
