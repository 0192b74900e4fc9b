"""Đổi kế hoạch: found without accents, chosen by keyboard; drafts can go and come back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.roll_forward import Choice
from desktop.ui.dialogs.plan_choice import PlanChoice
from desktop.ui.main_window import MainWindow

Settled = Callable[[MainWindow], None]


@pytest.fixture
def dialog(window: MainWindow, settled: Settled, qtbot) -> PlanChoice:
    plan_id = window.session.plan.id
    window.jobs.write(lambda desk: desk.renewal.next_year(plan_id, Choice(year=2026))[1])
    settled(window)
    made = PlanChoice(window.session, window)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def years(dialog: PlanChoice) -> list[str]:
    model = dialog.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_stands_on_the_plan_in_hand_with_its_sets(
    dialog: PlanChoice, window: MainWindow
) -> None:
    assert years(dialog) == ["2026", "2024"]
    assert dialog.chosen() == window.session.plan.id
    model = dialog.view.model()
    assert model.index(1, model.column_of("sets")).data() == "PCI, PGI"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("2026", ["2026"]), ("chi so 2026", ["2026"]), ("pgi", ["2026", "2024"]), ("xyz", [])],
)
def test_typing_finds_without_accents(dialog: PlanChoice, typed: str, found: list[str]) -> None:
    dialog.search.setText(typed)
    assert years(dialog) == found
    assert dialog._choose.isEnabled() == bool(found)
    assert dialog._none.isVisible() == (not found)


def test_search_down_enter_chooses(dialog: PlanChoice, window: MainWindow) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_F3)
    assert dialog.search.hasFocus()
    dialog.search.setText("2026")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.result() == PlanChoice.DialogCode.Accepted
    (wanted,) = (one.id for one in window.session.state.plans if one.year == 2026)
    assert dialog.chosen() == wanted


def test_f6_removes_a_draft_and_undo_brings_it_back(
    dialog: PlanChoice, window: MainWindow, settled: Settled
) -> None:
    dialog.search.setText("2026")
    QTest.keyClick(dialog.view, Qt.Key.Key_F6)
    settled(window)
    assert [one.year for one in window.session.state.plans] == [2024]
    window.undo()
    settled(window)
    assert [one.year for one in window.session.state.plans] == [2026, 2024]
