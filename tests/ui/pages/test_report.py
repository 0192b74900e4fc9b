"""The report page on a real ledger: the clerk's words stay his, the numbers in them stay true."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import InputRefused
from desktop.domain.outline import Outline
from desktop.domain.paper import Paper
from desktop.domain.record import new_id
from desktop.domain.report import PartKey
from desktop.domain.result import Result, ResultStatus
from desktop.ui.delivery.delivery import Delivery
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_preview import PreviewPage
from desktop.ui.pages.report import ReportPage
from desktop.ui.session import SECTION
from desktop.ui.theme import colour
from tests.keyboard import telex
from tests.windows import settled


def settle(window: MainWindow) -> None:
    for _ in range(5):
        settled(window)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where papers go when nothing is asked."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = tmp_path / "So PGI"
    made.mkdir()
    return made


@pytest.fixture
def report(window: MainWindow, tmp_path: Path) -> ReportPage:
    Delivery.of(window.session).documents = lambda: tmp_path
    window.show_page("report")
    settle(window)
    made = window.pages["report"]
    assert isinstance(made, ReportPage)
    return made


def marked(report: ReportPage, back: QColor) -> list[str]:
    return [
        one.cursor.selectedText()
        for one in report.editor.extraSelections()
        if one.format.background().color() == back
    ]


def write(window: MainWindow, report: ReportPage, text: str) -> None:
    report.editor.setFocus()
    report.editor.moveCursor(QTextCursor.MoveOperation.Start)
    telex(report.editor, text)
    report.flush()
    settle(window)


def do_one_more(window: MainWindow, report: ReportPage) -> None:
    """Enter a result for a task that has none: 21/33 becomes 22/33."""
    period_id = report.reading.period.id
    tasks = Outline(window.session.plan).followed_tasks()

    def work(desk):
        present = desk.results.sheet(period_id).results
        task = next(task for task in tasks if task.id not in present)
        done = Result(
            id=new_id(), period_id=period_id, task_id=task.id, status=ResultStatus.DONE, text="x"
        )
        return desk.results.save(done)

    window.jobs.write(work)
    settle(window)


def press(report: ReportPage, words: str) -> None:
    buttons = report.part.notices.findChildren(QPushButton)
    next(one for one in buttons if one.text().strip() == words).click()


def notices(report: ReportPage) -> list[str]:
    return [one.text() for one in report.part.notices.findChildren(QLabel) if one.text()]


def own(report: ReportPage, key: PartKey = PartKey.RESULTS):
    return next((part for part in report.reading.report.parts if part.key is key), None)


def test_linked_numbers_of_the_draft_are_tinted(report: ReportPage) -> None:
    assert marked(report, colour("accent_tint"))[:3] == ["14/12/2024", "21/33", "63,6%"]
    assert not report.part.again.isEnabled()


def test_words_typed_before_the_numbers_keep_them_linked(
    window: MainWindow, report: ReportPage
) -> None:
    write(window, report, "Nhìn chung tốt. ")
    part = own(report)
    assert part.text.startswith("Nhìn chung tốt. Đến ngày 14/12/2024, 21/33 nhiệm vụ")
    assert marked(report, colour("accent_tint"))[:2] == ["14/12/2024", "21/33"]
    assert part.text[part.figures[1].start : part.figures[1].end] == "21/33"
    assert report.part.again.isEnabled()


def test_an_old_number_is_told_and_updated_without_touching_a_word(
    window: MainWindow, report: ReportPage
) -> None:
    write(window, report, "Nhìn chung tốt. ")
    before = own(report).text
    do_one_more(window, report)
    assert own(report).text == before
    assert "21/33 → 22/33" in notices(report)
    assert "21/33" in marked(report, colour("doubt_tint"))
    press(report, "Cập nhật tất cả")
    settle(window)
    text = own(report).text
    assert text.startswith("Nhìn chung tốt. Đến ngày 14/12/2024, 22/33 nhiệm vụ")
    assert report.editor.toPlainText() == text
    assert notices(report) == []
    window.session.undo()
    settle(window)
    assert own(report).text == before


def test_an_old_number_that_is_kept_is_no_longer_told(
    window: MainWindow, report: ReportPage
) -> None:
    write(window, report, "Nhìn chung tốt. ")
    do_one_more(window, report)
    before, told = own(report).text, len(report.reading.stale[PartKey.RESULTS])
    press(report, "Giữ nguyên")
    settle(window)
    assert own(report).text == before
    assert len(report.reading.stale[PartKey.RESULTS]) == told - 1


def test_marking_touches_neither_the_text_nor_the_caret(
    window: MainWindow, report: ReportPage
) -> None:
    write(window, report, "Dặn ")
    place, revision = report.editor.textCursor().position(), report.editor.document().revision()
    do_one_more(window, report)
    assert marked(report, colour("doubt_tint"))
    assert report.editor.textCursor().position() == place
    assert report.editor.document().revision() == revision


def test_marks_stand_right_after_a_sign_beyond_the_first_plane(
    window: MainWindow, report: ReportPage
) -> None:
    report.editor.setFocus()
    report.editor.moveCursor(QTextCursor.MoveOperation.Start)
    report.editor.insertPlainText("😀 ")
    report.flush()
    settle(window)
    assert marked(report, colour("accent_tint"))[:2] == ["14/12/2024", "21/33"]


def test_a_claim_that_does_not_add_up_is_told_and_the_list_says_where(
    window: MainWindow, report: ReportPage
) -> None:
    write(window, report, "Đạt 21/33 việc (70%). ")
    assert any("ghi 70% nhưng tính ra 64%" in one for one in notices(report))
    assert report.model.cell(report.model.index(2, 2)).text == "Xem lại số"


def test_the_page_warns_in_words_before_export_and_exports_all_the_same(
    window: MainWindow, report: ReportPage, out: Path
) -> None:
    write(window, report, "Đạt 21/33 việc (70%). ")
    do_one_more(window, report)
    report._export("docx")
    settle(window)
    assert "số liệu đã đổi mà lời văn chưa cập nhật và 01 chỗ số liệu" in window.messages.text
    assert list(out.iterdir()) == []
    answers = window.messages.findChildren(QPushButton)
    next(one for one in answers if one.text().strip() == "Vẫn xuất").click()
    settle(window)
    assert "Đã ghi" in window.messages.text
    assert [path.suffix for path in out.iterdir()] == [".docx"]


def test_a_report_before_the_last_day_of_its_period_is_warned_of_before_export(
    window: MainWindow, report: ReportPage, out: Path
) -> None:
    report._today = lambda: report.reading.period.data_to - timedelta(days=1)
    report._export("docx")
    settle(window)
    assert "nói số liệu đến 14/12/2024 nhưng ngày đó chưa đến" in window.messages.text
    assert list(out.iterdir()) == []


def test_without_doubts_export_asks_nothing(
    window: MainWindow, report: ReportPage, out: Path
) -> None:
    report._export("pdf")
    settle(window)
    assert "Đã ghi" in window.messages.text
    assert [path.suffix for path in out.iterdir()] == [".pdf"]


def test_without_an_earlier_report_the_page_says_so(window: MainWindow, report: ReportPage) -> None:
    report.part.earlier.click()
    settle(window)
    assert "chưa có báo cáo nào có mục này" in window.messages.text
    assert own(report) is None


def test_the_text_of_an_earlier_revision_is_one_step(
    window: MainWindow, report: ReportPage
) -> None:
    write(window, report, "Lời lần đầu. ")
    first = own(report).text
    plan = window.session.plan
    day = report.reading.period.data_to

    def revise(desk):
        desk.plans.issue(plan.id, number="12", day=day)
        revised = desk.plans.revise(plan.id)
        for period in desk.periods.periods(revised):
            desk.reports.save(replace(desk.reports.report(period.id), parts=()))
        return revised

    window.jobs.run(revise, window.session.take)
    settle(window)
    assert report.reading.report.plan_id != plan.id
    assert own(report) is None
    report.part.earlier.click()
    settle(window)
    assert own(report).text == first
    assert report.editor.toPlainText() == first
    window.session.undo()
    settle(window)
    assert own(report) is None


def test_redrafting_throws_the_own_words_away_in_one_step(
    window: MainWindow, report: ReportPage
) -> None:
    write(window, report, "Lời riêng. ")
    text = own(report).text
    report.part.again.click()
    settle(window)
    assert own(report) is None
    assert report.editor.toPlainText().startswith("Đến ngày")
    window.session.undo()
    settle(window)
    assert own(report).text == text


def test_the_chosen_paper_is_previewed_and_exported(
    window: MainWindow, report: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: report.view.page_count > 5, timeout=10_000)
    asked = []
    papers = [report.panel.papers.itemData(row) for row in range(report.panel.papers.count())]
    assert papers == [Paper.REPORT, Paper.REMINDER, Paper.SUMMARY]

    def spy(desk):
        desk.papers.pdf = lambda paper, _subject: asked.append(paper) or refuse()

    def refuse():
        raise InputRefused("paper.no_issuer")

    window.jobs.run(spy)
    report.panel.papers.setCurrentIndex(2)
    settle(window)
    assert asked == [Paper.SUMMARY]
    assert report.panel.reason.startswith("Chưa có tên cơ quan ban hành")


def test_a_plan_is_compared_with_the_one_before_it_on_its_own_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page("preview")
    settle(window)
    preview = window.pages["preview"]
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview.view.page_count > 0, timeout=10_000)
    preview.panel.papers.setCurrentIndex(1)
    settle(window)
    assert preview.panel.paper is Paper.COMPARISON
    assert preview.panel.reason.startswith("Kế hoạch này là lần đầu")
    preview.panel.papers.setCurrentIndex(0)
    settle(window)
    assert preview.panel.reason == ""


@pytest.mark.parametrize("size", [(1366, 697), (911, 465)])
def test_nothing_is_cramped_when_there_is_much_to_look_at(
    window: MainWindow, report: ReportPage, size: tuple[int, int]
) -> None:
    window.resize(*size)
    write(window, report, "Đạt 21/33 việc (70%). ")
    do_one_more(window, report)
    assert window.size().width() == size[0]
    assert window.size().height() == size[1]
    line = report.editor.fontMetrics().lineSpacing()
    assert report.editor.height() >= 3 * line
    assert report.part.notices.isVisible()
    bottom = report.part.mapTo(window, report.part.rect().bottomLeft()).y()
    assert bottom <= window.height()
    for tool in (report.part.again, report.part.earlier):
        assert tool.width() >= tool.sizeHint().width()


def test_undo_goes_back_to_the_part_that_was_written(
    window: MainWindow, report: ReportPage, qtbot: QtBot
) -> None:
    report.go_to(SECTION, PartKey.PROPOSALS.value)
    write(window, report, "Thiếu kinh phí. ")
    report.go_to(SECTION, PartKey.RESULTS.value)
    for page in ("report", "tasks"):
        window.show_page(page)
        settle(window)
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(window)
        assert window.session.page == "report"
        assert report._part is PartKey.PROPOSALS
        assert "Thiếu kinh phí" not in report.editor.toPlainText()
        qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        settle(window)
        assert "Thiếu kinh phí" in report.editor.toPlainText()
        report.go_to(SECTION, PartKey.RESULTS.value)


def test_undo_of_the_head_of_a_report_goes_back_to_the_head(
    window: MainWindow, report: ReportPage
) -> None:
    report.go_to(SECTION, "head")
    settle(window)
    report._store(replace(report.reading.report, addressees=("UBND huyện",)))
    report.go_to(SECTION, PartKey.RESULTS.value)
    settle(window)
    window.undo()
    settle(window)
    assert report._part is None
    window.show_page("log")
    settle(window)
    assert window.pages["log"].grid.grid.rows[0].cells[2].text == "Báo cáo"
