"""Every grid of the window keeps Qt's rules while its rows are changed, sorted and filtered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Outline
from desktop.domain.plan import Plan
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_organisation import OrganisationPage
from desktop.ui.pages.plan_targets import TargetsPage
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.paste_plan import PasteAnswer, PastePlan
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]
KEY = Qt.Key
KEYS = ("tasks", "targets", "content", "organisation", "results", "catalogue", "report", "send")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("key", KEYS)
def test_the_models_of_a_page_keep_the_rules_of_qt(
    window: MainWindow, settled: Settled, key: str
) -> None:
    page = window.pages[key]
    grids = page.findChildren(GridView)
    testers = [
        QAbstractItemModelTester(
            grid.grid, QAbstractItemModelTester.FailureReportingMode.Fatal, window
        )
        for grid in grids
    ]
    window.show_page(key)
    settled(window)
    for grid in grids:
        given = grid.given
        if grid.sortable:
            grid.sort(0)
            grid.sort(len(grid.grid.columns) - 1, falling=True)
        grid.show_rows(given[1:])
        grid.show_rows(given)
        grid.clear_order()
        assert [row.id for row in grid.grid.rows] == [row.id for row in given]
    for deed in ("add", "remove"):
        page.deeds().get(deed, int)()
        settled(window)
        page.flush()
    assert len(testers) == len(grids)


@pytest.fixture
def targets(window: MainWindow, settled: Settled) -> TargetsPage:
    window.show_page("targets")
    window.activateWindow()
    page = window.pages["targets"]
    assert isinstance(page, TargetsPage)
    page.add_row()
    settled(window)
    page.view.commit_open()
    settled(window)
    return page


def paste(grid: GridView, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(grid, KEY.Key_V, CTRL)


def test_pasted_targets_are_made_and_their_numbers_asked_about_once(
    targets: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    asked: list[PastePlan] = []

    def answer(plan: PastePlan) -> PasteAnswer:
        asked.append(plan)
        return PasteAnswer(whole={"Điểm gốc": False})

    targets.view.blocks.ask = answer
    targets.view.go_to(targets.view.current_id(), "value")
    paste(targets.view, qtbot, "7,5\t2023\t5.125\n8\t2023\t6,25\nabc\t2023\t6")
    settled(targets.window())
    assert len(asked) == 1
    assert list(asked[0].questions) == ["Điểm gốc"]
    made = Outline(reopened()).ordered_targets()
    assert [(str(one.value), str(one.baseline)) for one in made] == [
        ("7.5", "5.125"),
        ("8", "6.25"),
        ("None", "6"),
    ]
    assert "Dòng 3, cột “Chỉ tiêu”: “abc” không phải là số" in targets.messages.text
    targets.session.undo()
    settled(targets.window())
    assert len(reopened().targets) == 1


def test_alt_down_moves_a_target_and_is_taken_back(
    targets: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    targets.view.blocks.ask = lambda _plan: PasteAnswer()
    targets.view.go_to(targets.view.current_id(), "text")
    paste(targets.view, qtbot, "Một\nHai\nBa")
    settled(targets.window())

    def order() -> list[str]:
        return [one.text for one in Outline(reopened()).ordered_targets()]

    assert order() == ["Một", "Hai", "Ba"]
    qtbot.keyClick(targets.window(), KEY.Key_Down, ALT)
    settled(targets.window())
    assert order() == ["Hai", "Một", "Ba"]
    targets.session.undo()
    settled(targets.window())
    assert order() == ["Một", "Hai", "Ba"]
    target = Outline(reopened()).ordered_targets()[0]
    beside = [one.id for one in Outline(reopened()).children(target.section_id)]
    for _ in range(beside.index(target.id)):
        qtbot.keyClick(targets.window(), KEY.Key_Up, ALT)
        settled(targets.window())
        assert "đầu mục" not in targets.messages.text
    qtbot.keyClick(targets.window(), KEY.Key_Up, ALT)
    assert "đầu mục" in targets.messages.text


def test_f3_filters_a_grid_that_has_no_search_field_of_its_own(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    window.show_page("content")
    settled(window)
    view = window.pages["content"].view
    qtbot.keyClick(window, KEY.Key_F3)
    telex(view.note.edit, "ubnd")
    assert "trên" in view.note.text
    assert 0 < len(view.range.plain_rows()) < len([one for one in view.given if not one.across])
    qtbot.keyClick(view.note.edit, KEY.Key_Escape)
    assert view.note.isHidden()


def test_a_rule_never_gets_a_day_that_its_month_does_not_have(
    window: MainWindow, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    window.show_page("organisation")
    settled(window)
    page = window.pages["organisation"]
    assert isinstance(page, OrganisationPage)
    rule = reopened().rules[0]
    page.view.go_to(rule.id, "due_day")
    paste(page.view, qtbot, "31\t2")
    settled(window)
    stored = next(one for one in reopened().rules if one.id == rule.id)
    assert (stored.due_day, stored.due_month) == (31, rule.due_month)
    assert "31/2/…" in page.messages.text


def test_alt_up_moves_a_rule(
    window: MainWindow, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    window.show_page("organisation")
    settled(window)
    page = window.pages["organisation"]
    page.add_row()
    settled(window)
    page.flush()
    before = [rule.id for rule in page.session.plan.rules]
    assert len(before) > 1
    page.view.go_to(before[1], "phrase")
    qtbot.keyClick(window, KEY.Key_Up, ALT)
    settled(window)
    assert [rule.id for rule in reopened().rules] == [before[1], before[0], *before[2:]]
    assert page.view.current_id() == before[1]


def test_tab_in_the_last_cell_of_the_units_makes_a_new_one(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    window.show_page("catalogue")
    settled(window)
    page = window.pages["catalogue"]
    grid = page.unit_grid
    count = len(grid.grid.rows)
    grid.go_to(grid.grid.rows[-1].id, "aliases")
    qtbot.keyClick(grid, KEY.Key_Tab)
    assert len(grid.grid.rows) == count + 1
    assert grid.editor is not None
    telex(grid.editor, "Tổ công nghệ số")
    qtbot.keyClick(grid.editor, KEY.Key_Return)
    settled(window)
    assert "Tổ công nghệ số" in [unit.name for unit in window.session.state.units]


def test_a_list_of_units_pasted_from_excel_becomes_units(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    window.show_page("catalogue")
    settled(window)
    grid = window.pages["catalogue"].unit_grid
    grid.blocks.ask = lambda _plan: PasteAnswer()
    count = len(grid.grid.rows)
    grid.go_to(grid.grid.rows[-1].id, "name")
    paste(grid, qtbot, f"{grid.currentIndex().data()}\nTổ số một\tTổ 1; Tổ một\n\nTổ số hai")
    settled(window)
    units = {unit.name: unit for unit in window.session.state.units}
    assert len(units) == count + 2
    assert units["Tổ số một"].aliases == ("Tổ 1", "Tổ một")
    window.session.undo()
    settled(window)
    assert len(window.session.state.units) == count
