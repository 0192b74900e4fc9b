"""Kế hoạch – Chỉ tiêu and Xem trước."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Outline
from desktop.domain.plan import Comparator, Plan
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_preview import PreviewPage
from desktop.ui.pages.plan_targets import TargetsPage
from desktop.ui.tables.cells import Look
from desktop.ui.tables.target_rows import components_of
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]
KEY = Qt.Key


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> TargetsPage:
    window.show_page("targets")
    made = window.pages["targets"]
    assert isinstance(made, TargetsPage)
    made.add_row()
    settled(window)
    made.flush()
    return made


def write(page: TargetsPage, key: str, text: str) -> None:
    page.view.go_to(page.session.plan.targets[0].id, key)
    page.view.setFocus()
    page.view.edit(page.view.currentIndex())
    page.view.editor.selectAll()
    telex(page.view.editor, text)
    page.flush()


def test_a_target_is_typed_and_its_difference_is_computed(
    page: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    for key, text in (
        ("component", "Tính minh bạch"),
        ("comparator", "không quá"),
        ("value", "6,58"),
        ("baseline", "4,84"),
        ("stated_delta", "1,75"),
    ):
        write(page, key, text)
    settled(page.window())
    (target,) = reopened().targets
    assert (target.value, target.baseline) == (Decimal("6.58"), Decimal("4.84"))
    assert target.comparator is Comparator.AT_MOST
    assert target.component_id is not None
    row, model = page.view.grid.rows[0], page.view.grid
    assert row.cells[model.column_of("delta")].text == "1,74"
    place = model.column_of("stated_delta")
    qtbot.waitUntil(lambda: model.rows[0].cells[place].look is Look.DOUBTFUL)
    assert "1,75" in model.rows[0].cells[place].tip


def test_what_is_no_number_is_refused_when_the_cell_is_left(
    page: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    write(page, "value", "sáu")
    qtbot.waitUntil(lambda: "sáu" in page.messages.text)
    settled(page.window())
    assert reopened().targets[0].value is None


def test_an_unknown_component_is_refused_and_says_how_to_choose(
    page: TargetsPage, qtbot: QtBot, settled: Settled
) -> None:
    write(page, "component", "Không có thật")
    qtbot.waitUntil(lambda: "F4" in page.messages.text)


def test_what_is_proposed_in_a_new_row_gives_way_to_what_is_typed(
    page: TargetsPage, qtbot: QtBot, settled: Settled
) -> None:
    qtbot.keyClick(page.window(), KEY.Key_F5)
    settled(page.window())
    qtbot.waitUntil(lambda: page.view.editor is not None)
    assert page.view.editor.toPlainText()
    telex(page.view.editor, "thiet che")
    assert page.view.editor.toPlainText() == "thiet che"
    qtbot.keyClick(page.view.editor, KEY.Key_Tab)
    settled(page.window())
    assert page.view.grid.rows[1].cells[1].text.startswith("Thiết chế")


def test_f5_puts_the_new_row_below_the_one_in_hand(
    page: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    for _ in range(2):
        qtbot.keyClick(page.window(), KEY.Key_F5)
        settled(page.window())
        page.flush()
    first, second, third = (row.id for row in page.view.grid.rows)
    page.view.go_to(first, "text")
    qtbot.keyClick(page.window(), KEY.Key_F5)
    settled(page.window())
    page.flush()
    now = [row.id for row in page.view.grid.rows]
    assert [now[0], *now[2:]] == [first, second, third]
    assert now[1] == page.view.current_id()
    components = [target.component_id for target in Outline(reopened()).ordered_targets()]
    assert len(set(components)) == len(components)


def test_the_first_target_stands_below_the_text_of_the_goals_and_can_be_moved(
    page: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    plan = reopened()
    (target,) = plan.targets
    home = next(one for one in plan.sections if one.id == target.section_id)
    assert home.text.startswith("Mục tiêu")
    assert Outline(plan).children(home.id)[-1] == target
    page.view.go_to(target.id, "text")
    qtbot.keyClick(page.view, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    settled(page.window())
    assert Outline(reopened()).children(home.id)[-2].id == target.id
    qtbot.keyClick(page.view, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(page.window())
    qtbot.keyClick(page.view, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "cuối mục" in page.messages.text
    assert Outline(reopened()).children(home.id)[-1].id == target.id


def test_a_total_is_called_by_its_set_where_the_plan_has_two(
    page: TargetsPage, settled: Settled, reopened: Reopened
) -> None:
    short = {one.id: one.short_name for one in page.session.state.frameworks}
    for name in ("PGI", "PCI"):
        write(page, "component", f"tổng điểm {name}")
        settled(page.window())
        (target,) = reopened().targets
        assert (short[target.framework_id], target.component_id) == (name, None)
        assert page.view.grid.rows[0].cells[1].text == f"Tổng điểm {name}"


def test_ctrl_z_in_the_empty_cell_of_a_new_row_takes_the_row_back(
    page: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    qtbot.keyClick(page.window(), KEY.Key_F5)
    settled(page.window())
    qtbot.waitUntil(lambda: page.view.editor is not None)
    telex(page.view.editor, "a")
    qtbot.keyClick(page.view.editor, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.view.editor is not None
    qtbot.keyClick(page.view.editor, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(page.window())
    assert len(reopened().targets) == 1


def test_f4_lists_all_components(page: TargetsPage, qtbot: QtBot) -> None:
    page.view.go_to(page.session.plan.targets[0].id, "component")
    qtbot.keyClick(page.view, KEY.Key_F4)
    frameworks = page.session.state.frameworks
    count = len(components_of(page.session.plan, frameworks))
    assert len(page.view.editor.offered) == count + len(page.session.plan.framework_ids)


def test_f6_removes_a_target_and_the_empty_grid_says_what_to_do(
    page: TargetsPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    page.view.go_to(page.session.plan.targets[0].id, "text")
    qtbot.keyClick(page.window(), KEY.Key_F6)
    settled(page.window())
    assert reopened().targets == ()
    assert page.view.told_empty == "Chưa có chỉ tiêu"


def test_the_model_keeps_the_rules_of_qt(page: TargetsPage, settled: Settled) -> None:
    tester = QAbstractItemModelTester(
        page.view.grid, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.add_row()
    settled(page.window())
    page.remove_rows()
    settled(page.window())
    assert tester.model() is page.view.grid


def test_the_preview_shows_the_pages_and_writes_all_three_files(
    window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    window.show_page("preview")
    page = window.pages["preview"]
    assert isinstance(page, PreviewPage)
    settled(window)
    assert page.view.page_count >= 5
    for form in ("docx", "pdf", "xlsx"):
        page.write(tmp_path, form)
        settled(window)
        assert "Đã ghi" in page.messages.text
    written = {path.suffix: path.stat().st_size for path in tmp_path.glob("ke-hoach*")}
    assert set(written) == {".docx", ".pdf", ".xlsx"}
    assert min(written.values()) > 5_000


def test_a_folder_that_takes_nothing_is_said_in_words(
    window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    window.show_page("preview")
    page = window.pages["preview"]
    assert isinstance(page, PreviewPage)
    page.write(tmp_path / "không có", "pdf")
    settled(window)
    assert str(tmp_path) in page.messages.text
