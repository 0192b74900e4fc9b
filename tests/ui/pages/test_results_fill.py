"""Điền nhiều: one sentence for the routine tasks, and nothing that was entered is replaced."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.outline import Outline
from desktop.domain.period import PeriodState
from desktop.domain.plan import TimingKind
from desktop.domain.record import new_id
from desktop.domain.result import Filling, Result, ResultStatus, filled
from desktop.ui.dialogs.fill_results import FillResults
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.results import ResultsPage
from desktop.ui.pages.results_fill import fillable
from tests import factories

Settled = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> ResultsPage:
    """The page of results with an open period in which nothing was entered."""
    window.show_page("results")
    settled(window)
    page = window.pages["results"]
    assert isinstance(page, ResultsPage)
    assert page.sheet is not None
    fresh = replace(page.sheet.period, id=new_id(), rule_id=None, label="Kỳ thử", index=9)
    window.session.change("thêm kỳ", lambda desk: desk.periods.add(fresh))
    settled(window)
    window.session.period.choose(fresh.id)
    settled(window)
    assert page.sheet.period.label == "Kỳ thử"
    return page


def answer(act: Callable[[FillResults], object]) -> None:
    """Answer the dialog that opens next."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FillResults)
        act(dialog)

    QTimer.singleShot(0, do)


def test_routine_tasks_get_the_sentence_in_one_step(
    page: ResultsPage, window: MainWindow, settled: Settled
) -> None:
    tasks = Outline(page.sheet.plan).followed_tasks()
    routine = {task.id for task in tasks if task.timing is TimingKind.ROUTINE}
    assert len(routine) == 28
    answer(lambda dialog: dialog.accept())
    QTest.keyClick(window, Qt.Key.Key_F9)
    settled(window)
    results = page.sheet.results
    assert {key for key, one in results.items() if one.status} == routine
    assert {results[key].text for key in routine} == {"Đã thực hiện thường xuyên trong kỳ."}
    assert window.session.undo_text == "Hoàn tác: điền 28 kết quả"
    window.undo()
    settled(window)
    assert not any(one.status for one in page.sheet.results.values())


def test_giving_up_writes_nothing(page: ResultsPage, window: MainWindow, settled: Settled) -> None:
    answer(lambda dialog: dialog.reject())
    page.fill.click()
    settled(window)
    assert page.sheet.results == {}


def test_all_that_are_left_can_be_chosen_with_another_status_and_progress(
    page: ResultsPage, window: MainWindow, settled: Settled
) -> None:
    def choose(dialog: FillResults) -> None:
        dialog.choose(1)
        dialog._status.button(list(ResultStatus).index(ResultStatus.DOING)).click()
        dialog.text.setPlainText("Đang làm")
        dialog.progress.setText("40%")
        dialog.accept()

    answer(choose)
    page.fill.click()
    settled(window)
    results = page.sheet.results.values()
    assert len(results) == 33
    seen = {(one.status, one.text, one.progress) for one in results}
    assert seen == {(ResultStatus.DOING, "Đang làm", 40)}


def test_a_progress_over_a_hundred_is_refused_and_nothing_is_written(
    page: ResultsPage, window: MainWindow, settled: Settled
) -> None:
    def choose(dialog: FillResults) -> None:
        dialog.progress.setText("140")
        dialog.accept()

    answer(choose)
    page.fill.click()
    settled(window)
    assert "140" in window.messages.text
    assert page.sheet.results == {}


def test_a_locked_period_offers_no_filling(
    page: ResultsPage, window: MainWindow, settled: Settled
) -> None:
    period = page.sheet.period
    window.session.change("khóa kỳ", lambda desk: desk.periods.close(period.id))
    settled(window)
    assert page.sheet.period.state is PeriodState.CLOSED
    assert not page.fill.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert QApplication.activeModalWidget() is None


def test_groups_name_only_tasks_without_a_status() -> None:
    section = new_id()
    tasks = [
        factories.task(section, timing=TimingKind.ROUTINE),
        factories.task(section, timing=TimingKind.ROUTINE),
        factories.task(section),
        factories.task(section),
    ]
    done = Result(id=new_id(), period_id=new_id(), task_id=tasks[0].id, status=ResultStatus.DONE)
    typed = Result(id=new_id(), period_id=new_id(), task_id=tasks[2].id, text="Dở dang")
    groups = fillable(
        tasks, {tasks[0].id: done, tasks[2].id: typed}, [task.id for task in tasks[1:3]]
    )
    assert [len(group.task_ids) for group in groups] == [1, 3, 2]


def test_what_was_entered_stays() -> None:
    typed = Result(
        id=new_id(), period_id=new_id(), task_id=new_id(), text="Đã họp 2 lần", progress=0
    )
    made = filled(typed, Filling(status=ResultStatus.DONE, text="Chung", progress=100))
    assert (made.status, made.text, made.progress) == (ResultStatus.DONE, "Đã họp 2 lần", 0)
