"""The results page on a real ledger: what is typed is stored, what is closed cannot be typed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Outline
from desktop.domain.period import Period, PeriodState
from desktop.domain.record import new_id
from desktop.domain.result import Quantity, Result, ResultStatus
from desktop.services.changes import Changes
from desktop.services.desk import Desk, open_desk
from desktop.services.results import ResultSheet
from desktop.ui.dialogs.period import PeriodDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.results import ResultsPage
from desktop.ui.tables.result_rows import COLUMNS, Choice
from desktop.ui.tips import plain
from tests.keyboard import telex
from tests.windows import settled


@pytest.fixture
def results(window: MainWindow) -> ResultsPage:
    window.show_page("results")
    settled(window)
    made = window.pages["results"]
    assert isinstance(made, ResultsPage)
    return made


def stored(window: MainWindow) -> ResultSheet:
    """What is in the file after the window has been closed."""
    path: Path = window.session.state.path
    plan_id = window.session.plan.id
    window.close()
    desk = open_desk(path)
    try:
        return desk.results.sheet(desk.periods.periods(plan_id)[-1].id)
    finally:
        desk.close()


def stand_on(window: MainWindow, results: ResultsPage, code: str) -> object:
    outline = Outline(window.session.plan)
    task = next(task for task in outline.followed_tasks() if outline.code(task) == code)
    results.go_to(task.id)
    settled(window)
    return task


def test_the_grid_keeps_the_contract_of_item_models(
    results: ResultsPage, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(results.model)


def test_everything_typed_into_the_pane_is_in_the_file(
    window: MainWindow, results: ResultsPage
) -> None:
    task = stand_on(window, results, "III.3")
    results.detail.status.buttons[ResultStatus.DOING].click()
    for edit, text in (
        (results.detail.progress, "40"),
        (results.detail.text, "Đã phát 250 tờ rơi"),
        (results.detail.figures, "250 tờ"),
        (results.detail.evidence, "Báo cáo số 12/BC-UBND"),
        (results.detail.difficulty, "Thiếu kinh phí"),
        (results.detail.next_step, "Phát tiếp ở thôn Đông"),
    ):
        edit.setFocus()
        telex(edit, text)
    result = stored(window).results[task.id]
    assert (result.status, result.progress, result.text, result.figures) == (
        ResultStatus.DOING,
        40,
        "Đã phát 250 tờ rơi",
        "250 tờ",
    )
    assert (result.difficulty, result.next_step) == ("Thiếu kinh phí", "Phát tiếp ở thôn Đông")
    assert result.evidence == "Báo cáo số 12/BC-UBND"


@pytest.mark.parametrize(("width", "shown"), [(1366, False), (1920, True)])
def test_the_grid_shows_the_evidence_where_it_has_room(
    window: MainWindow, results: ResultsPage, width: int, shown: bool
) -> None:
    window.resize(width, 768)
    settled(window)
    number = [column.key for column in COLUMNS].index("evidence")
    assert results.grid.isColumnHidden(number) is not shown


def test_a_page_made_in_a_wide_window_shows_the_evidence_at_once(window: MainWindow) -> None:
    window.resize(1920, 1000)
    window.show_page("results")
    settled(window)
    results = window.pages["results"]
    assert isinstance(results, ResultsPage)
    number = [column.key for column in COLUMNS].index("evidence")
    assert not results.grid.isColumnHidden(number)


def test_text_goes_to_the_task_it_was_typed_for(window: MainWindow, results: ResultsPage) -> None:
    first = stand_on(window, results, "III.3")
    results.detail.text.setFocus()
    telex(results.detail.text, "của ba")
    results.detail.following.emit()
    telex(results.detail.text, "X")
    sheet = stored(window)
    assert sheet.results[first.id].text == "của ba"
    outline = Outline(sheet.plan)
    order = outline.followed_tasks()
    following = order[[task.id for task in order].index(first.id) + 1]
    assert "của ba" not in sheet.results[following.id].text


def test_a_progress_outside_0_to_100_is_refused_and_not_stored(
    window: MainWindow, results: ResultsPage
) -> None:
    task = stand_on(window, results, "I.1")
    results.detail.progress.setFocus()
    results.detail.progress.selectAll()
    telex(results.detail.progress, "120")
    results.detail.progress.flush()
    settled(window)
    assert "120" in window.messages.text
    assert results.detail.progress.property("state") == "error"
    assert stored(window).results[task.id].progress == 100


def test_a_locked_period_can_only_be_read(window: MainWindow, results: ResultsPage) -> None:
    results.period_menu.lock.trigger()
    settled(window)
    stand_on(window, results, "I.1")
    assert results.detail.text.isReadOnly()
    assert not results.detail.status.isEnabled()
    assert results.period_menu.lock.text() == "Mở lại kỳ"
    results.period_menu.lock.trigger()
    settled(window)
    assert not results.detail.text.isReadOnly()


def test_the_filter_shows_what_is_missing(window: MainWindow, results: ResultsPage) -> None:
    results.filter.setCurrentIndex(Choice.MISSING)
    codes = [row.cells[0].text for row in results.model.rows if not row.across]
    assert codes == ["III.3", "V.3", "VIII.3", "B.II.2"]


def test_a_task_stays_in_hand_when_what_is_entered_no_longer_fits_the_filter(
    window: MainWindow, results: ResultsPage
) -> None:
    results.filter.setCurrentIndex(Choice.MISSING)
    task = stand_on(window, results, "V.3")
    shown = [row.id for row in results.model.rows]
    results.detail.status.buttons[ResultStatus.DOING].click()
    settled(window)
    assert results.grid.current_id() == task.id
    telex(results.detail.text, "Đã rà soát 3 quy trình")
    results.detail.flush()
    settled(window)
    assert [row.id for row in results.model.rows] == shown
    results.filter.setCurrentIndex(Choice.ALL)
    results.filter.setCurrentIndex(Choice.MISSING)
    codes = [row.cells[0].text for row in results.model.rows if not row.across]
    assert codes == ["III.3", "VIII.3", "B.II.2"]
    assert stored(window).results[task.id].text == "Đã rà soát 3 quy trình"


def test_statuses_are_pasted_filled_down_and_emptied_like_cells_of_excel(
    window: MainWindow, results: ResultsPage, qtbot: QtBot
) -> None:
    column = results.model.column_of("status")
    task = stand_on(window, results, "III.3")
    place = results.model.place_of(task.id)
    before = results.sheet.results
    ids = [results.model.rows[place + step].id for step in range(3)]
    QGuiApplication.clipboard().setText("đã thực hiện\nQua han\nlung tung")
    results.grid.range.mark(place, column, place, column)
    qtbot.keyClick(results.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    now = results.sheet.results
    assert [now[one].status for one in ids[:2]] == [ResultStatus.DONE, ResultStatus.OVERDUE]
    assert now[ids[0]].progress == 100
    assert now.get(ids[2]) == before.get(ids[2])
    assert "“lung tung” không phải là trạng thái" in window.messages.text
    results.grid.range.mark(place, column, place + 1, column)
    results.grid.blocks.fill_down()
    settled(window)
    assert results.sheet.results[ids[1]].status is ResultStatus.DONE
    results.grid.blocks.empty()
    settled(window)
    assert results.sheet.results[ids[0]].status is None
    for _ in range(3):
        window.session.undo()
        settled(window)
    assert stored(window).results == before


def test_nothing_is_pasted_into_a_closed_period(
    window: MainWindow, results: ResultsPage, qtbot: QtBot
) -> None:
    before = results.sheet.results
    results.period_menu.lock.trigger()
    settled(window)
    task = stand_on(window, results, "III.3")
    place, column = results.model.place_of(task.id), results.model.column_of("status")
    results.grid.range.mark(place, column, place, column)
    QGuiApplication.clipboard().setText("đã thực hiện")
    qtbot.keyClick(results.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert stored(window).results == before


def test_searching_needs_no_accents(window: MainWindow, results: ResultsPage) -> None:
    results.search.setText("dau thau qua mang")
    codes = [row.cells[0].text for row in results.model.rows if not row.across]
    assert codes == ["III.4"]


def test_undo_takes_a_status_back(window: MainWindow, results: ResultsPage) -> None:
    task = stand_on(window, results, "I.1")
    results.detail.status.buttons[ResultStatus.OVERDUE].click()
    settled(window)
    window.session.undo()
    settled(window)
    assert stored(window).results[task.id].status is ResultStatus.DONE


def test_a_period_is_edited_and_the_change_can_be_taken_back(
    window: MainWindow, results: ResultsPage
) -> None:
    before: Period = results.sheet.period
    results.period_menu.save(before, replace(before, due=date(2024, 12, 25)))
    settled(window)
    assert results.sheet.period.due == date(2024, 12, 25)
    window.session.undo()
    settled(window)
    assert results.sheet.period == before


def test_the_period_dialog_stays_open_on_a_day_that_no_calendar_has(
    qtbot: QtBot, window: MainWindow, results: ResultsPage
) -> None:
    dialog = PeriodDialog(results, results.sheet.period, "Sửa kỳ")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.due.setText("31/02/2025")
    dialog.accept()
    assert dialog.isVisible()
    dialog.due.setText("28/02/2025")
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.period().due == date(2025, 2, 28)


def test_scores_are_typed_and_stored(window: MainWindow, results: ResultsPage) -> None:
    grid = results.scores.grid
    row = next(row for row in results.scores.model.rows if not row.across)
    index = results.scores.model.index(
        results.scores.model.place_of(row.id), results.scores.model.column_of("result")
    )
    assert results.scores.model.setData(index, "6,25")
    settled(window)
    assert isinstance(grid, QWidget)
    (measure,) = stored(window).measures
    assert (measure.component_id, str(measure.value)) == (row.id, "6.25")


def test_a_score_outside_its_scale_is_refused(window: MainWindow, results: ResultsPage) -> None:
    model = results.scores.model
    row = next(row for row in model.rows if not row.across)
    model.setData(model.index(model.place_of(row.id), model.column_of("result")), "12")
    settled(window)
    assert "12" in window.messages.text
    assert stored(window).measures == ()


def test_a_skipped_period_says_why(window: MainWindow, results: ResultsPage) -> None:
    period = results.sheet.period
    window.jobs.write(lambda desk: desk.periods.skip(period.id, "ban hành tháng 8"))
    settled(window)
    tile = results.strip.tiles()[period.id]
    assert "ban hành tháng 8" in tile.text()
    assert results.sheet.period.state is PeriodState.SKIPPED


def test_letters_typed_in_the_table_go_on_in_the_text(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("results")
    settled(window)
    page = window.pages["results"]
    detail = page.detail
    before = detail.text.toPlainText()
    page.grid.setFocus()
    QTest.keyClick(page.grid, "h")
    assert detail.text.toPlainText() == f"{before}h"
    assert not page.grid.hasFocus()
    detail.flush()
    settled(window)
    task_id = page.grid.current_id()
    sheets: list[object] = []
    window.jobs.run(lambda desk: desk.results.sheet(page.sheet.period.id), sheets.append)
    settled(window)
    assert sheets[0].results[task_id].text == f"{before}h"


def fill(window: MainWindow, period: Period, status: ResultStatus | None) -> None:
    """Give every followed task of a period a status."""
    tasks = [task.id for task in Outline(window.session.plan).followed_tasks()]

    def work(desk: Desk) -> Changes:
        known = desk.results.sheet(period.id).results
        changes = Changes()
        for task_id in tasks:
            blank = Result(id=new_id(), period_id=period.id, task_id=task_id)
            changes |= desk.results.save(replace(known.get(task_id, blank), status=status))
        return changes

    window.session.change("điền", work)
    settled(window)


def test_the_badge_counts_what_is_missing_in_the_period_that_is_shown_and_names_it(
    window: MainWindow, results: ResultsPage
) -> None:
    sheet = results.sheet
    assert sheet is not None
    later = replace(
        sheet.period,
        id=new_id(),
        rule_id=None,
        label="Kỳ sau",
        index=9,
        data_from=date(2024, 12, 15),
        data_to=date(2025, 12, 14),
        due=date(2025, 12, 20),
    )
    window.session.change("thêm", lambda desk: desk.periods.add(later))
    settled(window)
    assert len(results.strip.tiles()) == 2
    fill(window, sheet.period, None)
    total = len(Outline(window.session.plan).followed_tasks())
    assert window.navigation.badge("results") == str(total)
    item = window.navigation._items["results"]
    told = f"Kết quả: {total} nhiệm vụ chưa có kết quả · {sheet.period.label}"
    assert (item.accessibleText(), item.toolTip()) == (told, plain(told))
    fill(window, sheet.period, ResultStatus.DOING)
    assert window.navigation.badge("results") == ""
    assert item.accessibleText() == "Kết quả"
    results.strip.tiles()[later.id].click()
    settled(window)
    assert window.navigation.badge("results") == str(total)
    assert item.accessibleText().endswith("Kỳ sau")


def test_a_period_that_was_sent_is_not_called_overdue(
    window: MainWindow, results: ResultsPage, tmp_path: Path
) -> None:
    period = results.sheet.period
    window.jobs.run(
        lambda desk: desk.packages.export_results(period.id, tmp_path, today=date(2024, 12, 18))
    )
    results.load()
    settled(window)
    tile = results.strip.tiles()[period.id]
    assert "Đã gửi gói số 1 · 18/12/2024" in tile.text()
    assert "quá hạn" not in tile.text()
    assert "Đã gửi gói số 1" in tile.accessibleName()
    results.period_menu.lock.trigger()
    settled(window)
    assert "Đã khóa · đã gửi gói số 1" in results.strip.tiles()[period.id].text()


def test_the_keyboard_stays_with_the_tile_that_was_clicked(
    window: MainWindow, results: ResultsPage, qtbot: QtBot
) -> None:
    period = results.sheet.period
    tile = results.strip.tiles()[period.id]
    tile.setFocus()
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    results.load()
    settled(window)
    fresh = results.strip.tiles()[period.id]
    assert fresh is not tile
    assert window.focusWidget() is fresh


def test_a_tile_says_how_many_tasks_of_its_period_have_a_result(
    window: MainWindow, results: ResultsPage
) -> None:
    period = results.sheet.period
    total = len(Outline(window.session.plan).followed_tasks())
    fill(window, period, ResultStatus.DONE)
    tile = results.strip.tiles()[period.id]
    assert tile.text().startswith(f"{period.label}  ✓ {total}/{total}\n")
    assert f"{total}/{total} nhiệm vụ đã có kết quả" in tile.accessibleName()
    fill(window, period, None)
    assert f"  0/{total}\n" in results.strip.tiles()[period.id].text()
    (action,) = (one for one in results.period_menu.others.actions() if one.isChecked())
    assert action.text() == f"{period.label}\t0/{total}"


def test_another_period_is_chosen_in_the_menu_of_a_small_screen(
    window: MainWindow, results: ResultsPage
) -> None:
    fresh = replace(results.sheet.period, id=new_id(), rule_id=None, label="Kỳ riêng", index=9)
    window.session.change("thêm", lambda desk: desk.periods.add(fresh))
    settled(window)
    actions = results.period_menu.others.actions()
    next(one for one in actions if one.text().startswith("Kỳ riêng")).trigger()
    settled(window)
    assert results.sheet.period.id == fresh.id


def test_the_marks_of_the_counts_are_explained(results: ResultsPage) -> None:
    assert results.counts.text().startswith("✓ ")
    lines = results.counts.toolTip().split("\n")
    assert [line.split("  ")[0] for line in lines] == ["✓", "◐", "△", "○", "◌"]
    assert lines[0].startswith("✓  Đã thực hiện: ")
    assert "nhiệm vụ" in results.counts.accessibleName()


def test_the_title_of_a_task_stays_in_sight(
    window: MainWindow, results: ResultsPage, qtbot: QtBot
) -> None:
    window.resize(911, 560)
    settled(window)
    detail = results.detail
    detail.next_step.setFocus()
    bar = detail._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    title = detail._title
    assert not title.visibleRegion().isEmpty()
    assert title.visibleRegion().boundingRect().height() == title.height()
    before = title.text()
    qtbot.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert title.text() != before
    assert bar.value() == 0


def test_ctrl_down_at_the_last_task_says_what_comes_next(
    window: MainWindow, results: ResultsPage, qtbot: QtBot
) -> None:
    results.grid.stand_on(results.model.rows[-1].id)
    qtbot.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert window.messages.text.startswith("Đã đến nhiệm vụ cuối")
    next(
        one for one in window.messages.findChildren(QPushButton) if "báo cáo" in one.text()
    ).click()
    settled(window)
    assert window.session.page == "report"


def test_total_and_rank_of_a_set_are_typed_and_stored(
    window: MainWindow, results: ResultsPage
) -> None:
    model = results.scores.model
    for name, text in (("Tổng điểm công bố", "66,5"), ("Thứ hạng", "12")):
        place = next(
            at for at, row in enumerate(model.rows) if not row.across and row.cells[1].text == name
        )
        assert model.setData(model.index(place, model.column_of("result")), text)
        settled(window)
    found = {(one.quantity, one.component_id): one.value for one in stored(window).measures}
    assert found == {
        (Quantity.SCORE, None): Decimal("66.5"),
        (Quantity.RANK, None): Decimal(12),
    }
