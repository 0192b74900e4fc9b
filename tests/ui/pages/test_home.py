"""Tổng quan: each step is a link to its cell; charts can be reached by keys and read in words."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.dates import format_date
from desktop.domain.next_steps import Stage, Step, StepKind
from desktop.domain.outline import Outline
from desktop.domain.plan import SectionKind
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import new_id
from desktop.domain.report import PartKey
from desktop.domain.result import Result, ResultStatus
from desktop.services.changes import Changes
from desktop.services.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import home_words
from desktop.ui.pages.home import HomePage
from desktop.ui.pages.home_rows import lines_of
from desktop.ui.pages.home_table import Place
from desktop.ui.widgets.charts_status import StatusChart
from desktop.ui.widgets.score_bar import ScoreBar
from desktop.ui.widgets.step_link import StepLink

Settled = Callable[[MainWindow], None]


@pytest.fixture
def home(window: MainWindow, settled: Settled) -> HomePage:
    window.show_page("home")
    settled(window)
    page = window.pages["home"]
    assert isinstance(page, HomePage)
    return page


def links(home: HomePage) -> list[StepLink]:
    assert home.coach is not None
    return home.coach.links


def words(home: HomePage) -> str:
    return "\n".join(one.text() for one in home.findChildren(QLabel) if one.isVisible())


def test_the_page_says_how_long_is_left_and_what_is_missing(home: HomePage) -> None:
    assert "Còn 2 ngày" in words(home)
    assert "Thiếu 4 mục · khoảng 12 phút" in words(home)
    assert [link.text() for link in links(home)] == [
        "Nhập kết quả nhiệm vụ III.3",
        "Nhập kết quả nhiệm vụ V.3",
        "Nhập kết quả nhiệm vụ VIII.3",
        "Nhập kết quả nhiệm vụ B.II.2",
    ]


def test_a_link_stands_on_its_cell_the_first_time_too(
    window: MainWindow, home: HomePage, settled: Settled
) -> None:
    wanted = home.advice.steps[2].subject_id
    links(home)[2].click()
    settled(window)
    settled(window)
    results = window.pages["results"]
    assert window.current_page() is results
    assert results.grid.current_id() == wanted
    assert results.detail.status.isAncestorOf(window.focusWidget())


def test_f8_goes_to_the_first_thing_that_is_missing(
    window: MainWindow, home: HomePage, settled: Settled, qtbot: QtBot
) -> None:
    window.activateWindow()
    assert window.focusWidget() is home.coach.primary
    qtbot.keyClick(window, Qt.Key.Key_F8)
    settled(window)
    assert window.current_page() is window.pages["results"]
    assert window.pages["results"].grid.current_id() == home.advice.steps[0].subject_id


def fill(desk: Desk) -> Changes:
    """Enter every result that is missing, with its reasons."""
    (plan_id,) = (plan.id for plan in desk.plans.plans())
    sheet = desk.results.sheet(desk.periods.periods(plan_id)[-1].id)
    changes = Changes()
    for task in Outline(sheet.plan).followed_tasks():
        held = sheet.results.get(task.id)
        if held is None or held.status is None:
            made = Result(
                id=new_id(),
                period_id=sheet.period.id,
                task_id=task.id,
                status=ResultStatus.DONE,
                text="Đã làm",
            )
            changes = desk.results.save(made)
        elif held.status is ResultStatus.OVERDUE and not held.difficulty:
            changes = desk.results.save(replace(held, difficulty="Mưa lũ"))
    return changes


def write_report(desk: Desk) -> Changes:
    (plan_id,) = (plan.id for plan in desk.plans.plans())
    return desk.reports.save(desk.reports.report(desk.periods.periods(plan_id)[-1].id))


def test_the_page_goes_on_from_results_to_report_to_package(
    window: MainWindow, home: HomePage, settled: Settled, tmp_path
) -> None:
    window.jobs.write(fill)
    settled(window)
    assert home.advice.stage is Stage.REPORT
    assert links(home)[0].text() == "Soát và viết báo cáo"
    window.jobs.write(write_report)
    settled(window)
    assert home.advice.stage is Stage.SEND
    home.coach.primary.click()
    settled(window)
    assert window.current_page() is window.pages["send"]
    window.pages["send"].make(tmp_path, results=True)
    settled(window)
    window.show_page("home")
    settled(window)
    assert home.advice.stage is Stage.WAITING
    assert "Chờ biên nhận" in words(home)
    assert links(home)[0].text() == "Xem gói số 1 đã gửi"


def test_a_part_of_the_report_that_is_blank_is_opened_for_typing(
    window: MainWindow, home: HomePage, settled: Settled
) -> None:
    window.jobs.write(fill)
    settled(window)
    (place,) = [
        number
        for number, step in enumerate(home.advice.steps)
        if (step.kind, step.place) == (StepKind.WRITE_PART, PartKey.PROPOSALS)
    ]
    links(home)[place].click()
    settled(window)
    settled(window)
    report = window.pages["report"]
    assert window.current_page() is report
    assert report.grid.currentIndex().row() == 1 + list(PartKey).index(PartKey.PROPOSALS)


def test_the_numbers_stand_beside_the_charts(home: HomePage) -> None:
    plan = home.session.plan
    for table, framework in zip(
        home.tables,
        [one for one in home.session.state.frameworks if one.id in plan.framework_ids],
        strict=True,
    ):
        lines = lines_of(plan, framework, home._overview.sheet)
        model = table.model()
        for row, line in enumerate(lines):
            shown = [model.index(row, place).data() for place in Place]
            done = f"{line.progress.entered}/{line.progress.total}" if line.progress.total else "–"
            assert shown[: Place.PROGRESS + 1] == [line.number, line.name, done]
            assert shown[Place.TARGET] == line.target_text


def test_every_drawn_cell_is_told_in_words(home: HomePage) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    for table in home.tables:
        model: QAbstractItemModel = table.model()
        bars = [model.index(row, Place.BAR).data(role) for row in range(model.rowCount())]
        assert all(told.startswith("Năm gốc") for told in bars)
        counts = [model.index(row, Place.PROGRESS).data(role) for row in range(model.rowCount())]
        assert all("nhiệm vụ" in told for told in counts)


def test_the_table_is_a_sound_item_model(home: HomePage) -> None:
    for table in home.tables:
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_enter_on_a_component_goes_to_its_first_task_without_a_result(
    window: MainWindow, home: HomePage, settled: Settled
) -> None:
    table = home.tables[0]
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, Place.NAME))
    line = table.currentIndex().data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled(window)
    settled(window)
    assert window.pages["results"].grid.current_id() == line.first_gap


def test_the_charts_have_a_name_and_a_value_for_screen_readers(home: HomePage) -> None:
    (chart,) = home.findChildren(StatusChart)
    bar = ScoreBar("Tính minh bạch", Decimal(10), (Decimal("4.84"), Decimal("6.58"), None))
    for widget, name, told in (
        (chart, "Nhiệm vụ theo trạng thái", "33 nhiệm vụ: "),
        (bar, "Tính minh bạch", "Năm gốc 4,84, chỉ tiêu 6,58, kết quả –, thang 0 – 10"),
    ):
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name) == name
        assert spoken.text(QAccessible.Text.Description).startswith(told)
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_period_that_was_forgotten_is_taken_in_hand(
    window: MainWindow, home: HomePage, settled: Settled
) -> None:
    plan_id = home.session.plan.id
    (year,) = [home._overview.sheet.period]

    def add(desk: Desk) -> Changes:
        return desk.periods.add(
            replace(
                year,
                id=new_id(),
                plan_id=plan_id,
                label="Quý I/2024",
                rule_id=None,
                data_from=date(2023, 12, 15),
                data_to=date(2024, 3, 14),
                due=date(2024, 3, 20),
            )
        )

    window.jobs.write(add)
    settled(window)
    late = home.others.links[0]
    assert late.text().startswith("Quý I/2024: quá hạn ")
    late.click()
    settled(window)
    assert window.pages["results"].sheet.period.label == "Quý I/2024"
    window.show_page("home")
    settled(window)
    assert "Quá hạn" in words(home)
    assert format_date(home._overview.sheet.period.due) in words(home)


def test_the_one_page_is_written_from_here(
    window: MainWindow,
    home: HomePage,
    settled: Settled,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    home.delivery.documents = lambda: tmp_path
    home.one_page.click()
    for _ in range(3):
        settled(window)
    assert {path.suffix for path in (tmp_path / "So PGI").iterdir()} == {".docx", ".pdf"}


def test_a_place_to_mend_is_told_in_words_with_its_page(window: MainWindow) -> None:
    plan = window.session.plan
    section = next(
        one for one in plan.sections if one.kind is SectionKind.PARAGRAPH and one.label == "1."
    )
    problem = Problem(
        code="text.open",
        grade=Grade.MUST_FIX,
        place=section.label,
        subject_id=section.id,
        values={"field": "text", "found": "[…]"},
    )
    step = Step(kind=StepKind.FIX, subject_id=section.id, place="1.", problem=problem)
    words = home_words.told(step, plan)
    assert words.title == "Mục 1, trang Căn cứ, nội dung: Còn chỗ chưa điền: “[…]”."
    assert words.page == "content"
