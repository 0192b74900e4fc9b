"""Các bản: every revision, what differs between two, and drafts that can be removed and undone."""

from collections.abc import Callable
from datetime import date

import docx
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.paper import Paper
from desktop.domain.plan import PlanStatus
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.revisions import RevisionsPage
from desktop.wording import sentences

Settled = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> RevisionsPage:
    """The sample, issued, revised with one task changed and one taken out."""
    plan = window.session.plan
    assert plan is not None

    def revise(desk):
        changes = desk.plans.issue(plan.id, number="45", day=date(2024, 3, 15))
        revised = desk.plans.plan(desk.plans.revise(plan.id))
        first, second = revised.tasks[:2]
        desk.plans.save_task(revised.id, replace(first, content=f"{first.content} ngay"))
        return changes | desk.plans.remove_tasks(revised.id, [second.id])

    window.jobs.write(revise)
    settled(window)
    newest = max(window.session.state.plans, key=lambda one: one.revision)
    window.session.take(newest.id)
    settled(window)
    window.show_page("revisions")
    settled(window)
    made = window.pages["revisions"]
    assert isinstance(made, RevisionsPage)
    return made


def column(page: RevisionsPage, key: str) -> list[str]:
    model = page.grid.model()
    return [model.index(row, model.column_of(key)).data() for row in range(model.rowCount())]


def told(page: RevisionsPage) -> list[tuple[str, str]]:
    model = page.changes.model()
    return [
        (model.index(row, 0).data(), model.index(row, 2).data()) for row in range(model.rowCount())
    ]


def test_revisions_stand_with_the_newest_first(page: RevisionsPage) -> None:
    assert column(page, "revision") == ["Sửa đổi 1", "Bản đầu"]
    assert column(page, "issued") == ["", "15/03/2024"]
    assert column(page, "number")[1].startswith("45/")


def test_the_one_in_hand_is_compared_with_the_one_before(page: RevisionsPage) -> None:
    assert page.other.currentText() == "bản đầu"
    assert ("Sửa đổi", "Nội dung") in told(page)
    assert ("Bãi bỏ", "Toàn bộ") in told(page)
    assert page._count.text() == f"{len(told(page))} chỗ khác nhau"


def test_words_that_differ_are_marked_on_both_sides(page: RevisionsPage) -> None:
    place = told(page).index(("Sửa đổi", "Nội dung"))
    page.changes.setCurrentIndex(page.changes.model().index(place, 1))
    assert "ngay</" in page._after.toHtml().replace("</span>", "</")
    assert "ngay" not in page._before.toPlainText().split()[-1]
    assert "font-weight" in page._after.toHtml()


def test_compared_the_other_way_round_what_was_taken_out_is_added(
    page: RevisionsPage, window: MainWindow, settled: Settled
) -> None:
    page.grid.setCurrentIndex(page.grid.model().index(1, 0))
    settled(window)
    assert page.other.currentText() == "sửa đổi 1"
    assert ("Bổ sung", "Toàn bộ") in told(page)


def test_the_keyboard_stays_where_it_is_while_differences_are_read(
    page: RevisionsPage, window: MainWindow, settled: Settled, qtbot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    settled(window)
    assert page.grid.hasFocus()
    assert page.grid.currentIndex().row() == 1
    page.other.setFocus()
    window.session.reread()
    settled(window)
    assert page.other.hasFocus()


def test_enter_at_a_difference_goes_to_its_row(
    page: RevisionsPage, window: MainWindow, settled: Settled
) -> None:
    place = told(page).index(("Sửa đổi", "Nội dung"))
    page.changes.setCurrentIndex(page.changes.model().index(place, 1))
    page.changes.opened.emit(page.changes.current_id())
    settled(window)
    assert window.current_page() is window.pages["tasks"]
    assert window.pages["tasks"].view.current_id() == window.session.plan.tasks[0].id


def test_a_draft_is_removed_and_comes_back_whole(
    page: RevisionsPage, window: MainWindow, settled: Settled
) -> None:
    draft = window.session.plan
    page.grid.go_to(draft.id, "revision")
    page.deeds()["remove"]()
    settled(window)
    assert [one.revision for one in window.session.state.plans] == [1]
    assert window.session.plan.revision == 1
    window.undo()
    settled(window)
    assert window.session.plan == draft


def test_an_issued_revision_stays_and_it_is_said_why(
    page: RevisionsPage, window: MainWindow, settled: Settled
) -> None:
    page.grid.setCurrentIndex(page.grid.model().index(1, 0))
    page.deeds()["remove"]()
    settled(window)
    assert window.messages.text == sentences()["plan.issued_stays"]
    assert len(window.session.state.plans) == 2


def test_each_revision_tells_how_much_it_changed(page: RevisionsPage) -> None:
    assert column(page, "changes") == [f"{len(told(page))} chỗ", ""]


def test_any_two_make_a_paper_of_the_later_against_the_earlier(
    page: RevisionsPage, window: MainWindow, settled: Settled, tmp_path
) -> None:
    second = window.session.plan

    def revise(desk):
        changes = desk.plans.issue(second.id, number="46", day=date(2024, 5, 6))
        third = desk.plans.plan(desk.plans.revise(second.id))
        return changes | desk.plans.save_task(
            third.id, replace(third.tasks[3], content="Nội dung lần ba")
        )

    window.jobs.write(revise)
    settled(window)
    third = max(window.session.state.plans, key=lambda one: one.revision)
    window.session.take(third.id)
    settled(window)
    page.other.setCurrentIndex(page.other.findText("bản đầu"))
    settled(window)
    assert page._paper.isEnabled()
    for row in (0, 2):
        # From whichever end the two are chosen, the paper is the same.
        page.grid.setCurrentIndex(page.grid.model().index(row, 0))
        page.other.setCurrentIndex(page.other.findText("bản đầu" if row == 0 else "sửa đổi 2"))
        settled(window)
        (tmp_path / str(row)).mkdir()
        page.write_paper(
            Paper.COMPARISON,
            page.grid.current_id(),
            tmp_path / str(row),
            ("docx",),
            against=page.other.currentData(),
        )
        settled(window)
    papers = [next((tmp_path / str(row)).glob("*.docx")) for row in (0, 2)]
    assert [one.name.rpartition("_")[2] for one in papers] == ["lan-3-voi-1.docx"] * 2
    texts = [[one.text for one in docx.Document(path).paragraphs] for path in papers]
    assert texts[0] == texts[1]
    assert any("lần 3 so với lần 1" in line for line in texts[0])
    cells = {cell.text for row in docx.Document(papers[0]).tables[-1].rows for cell in row.cells}
    assert any("Nội dung lần ba" in text for text in cells)


def test_the_button_writes_the_two_that_are_compared(
    page: RevisionsPage, window: MainWindow, monkeypatch
) -> None:
    written: list[tuple[object, ...]] = []
    monkeypatch.setattr(
        page, "write_paper", lambda *given, against: written.append((given[1], against))
    )
    page.deeds()["deliver"]()
    assert written == [(window.session.plan.id, page.other.currentData())]


def test_a_copy_is_a_draft_of_its_own(
    page: RevisionsPage, window: MainWindow, settled: Settled
) -> None:
    old = window.session.plan
    page.copy_button.click()
    settled(window)
    assert window.session.plan.series_id != old.series_id
    assert window.session.plan.status is PlanStatus.DRAFT
    window.show_page("revisions")
    settled(window)
    assert column(page, "revision") == ["Bản đầu"]
    assert page._count.text() == "Kế hoạch này mới có một bản"


def test_a_plan_of_one_revision_says_that_there_is_nothing_to_compare(
    window: MainWindow, settled: Settled
) -> None:
    window.show_page("revisions")
    settled(window)
    page = window.pages["revisions"]
    assert isinstance(page, RevisionsPage)
    assert page.changes.told_empty == "Chưa có gì để so sánh"
