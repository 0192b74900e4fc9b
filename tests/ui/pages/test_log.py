"""Nhật ký: what is gone is found without accents and put back."""

from collections.abc import Callable

import pytest

from desktop.domain.plan import Plan
from desktop.models.capture import journaled
from desktop.models.journal import StepState
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.log import STATES, LogPage
from desktop.ui.plan_edits import current, remove, save_details
from desktop.wording.journal import NOUNS, edit_lines

Settled = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> LogPage:
    window.show_page("tasks")
    remove(window.session, current(window.session).tasks[:2], "xóa 2 nhiệm vụ")
    settled(window)
    save_details(window.session, "sửa lời mở đầu", opening=("Lời mới",))
    settled(window)
    window.show_page("log")
    settled(window)
    page = window.pages["log"]
    assert isinstance(page, LogPage)
    return page


def names(page: LogPage) -> list[str]:
    return [page.model.index(row, 1).data() for row in range(page.model.rowCount())]


def test_the_last_thing_done_stands_first_with_what_changed(page: LogPage) -> None:
    assert names(page) == ["Sửa lời mở đầu", "Xóa 2 nhiệm vụ"]
    assert "→ “Lời mới”" in page.detail.toPlainText()
    assert not page.restore_button.isEnabled()


def test_a_deleted_task_is_found_without_accents_and_put_back(
    page: LogPage, window: MainWindow, settled: Settled, reopened: Callable[[], Plan]
) -> None:
    count = len(reopened().tasks)
    page.search.setText("xoa nhiem vu")
    assert names(page) == ["Xóa 2 nhiệm vụ"]
    assert page.detail.toPlainText().startswith("Xóa nhiệm vụ")
    page.restore_button.click()
    settled(window)
    assert len(reopened().tasks) == count + 2
    assert reopened().opening == ("Lời mới",)
    page.search.setText("")
    assert names(page)[0] == "Khôi phục sau khi xóa 2 nhiệm vụ"
    window.undo()
    settled(window)
    assert len(reopened().tasks) == count


def test_what_was_put_back_before_is_said_to_be_there(
    page: LogPage, window: MainWindow, settled: Settled
) -> None:
    page.search.setText("xoa 2 nhiem vu")
    page.restore_button.click()
    settled(window)
    page.search.setText("xoa 2 nhiem vu")
    page.grid.setCurrentIndex(page.model.index(1, 1))
    page.restore_button.click()
    settled(window)
    assert "Không có gì để khôi phục" in window.messages.text


def test_a_search_that_finds_nothing_offers_nothing(page: LogPage) -> None:
    page.search.setText("khong co chu nay")
    assert names(page) == []
    assert page.detail.toPlainText() == ""
    assert not page.restore_button.isEnabled()


def test_every_table_and_every_state_has_a_word() -> None:
    assert NOUNS.keys() == journaled().keys()
    assert STATES.keys() == {state.value for state in StepState}


def test_a_change_says_old_and_new_without_marks_of_the_file() -> None:
    before = {"label": "1.", "content": "Cũ", "actors": '[{"text":"Phòng A"}]', "due": None}
    after = before | {"content": "Mới", "actors": '[{"text":"Phòng B"}]', "due": "2024-09-30"}
    assert list(edit_lines("task", before, after)) == [
        "Sửa nhiệm vụ 1. Mới",
        "  nội dung: “Cũ” → “Mới”",
        "  người thực hiện: “Phòng A” → “Phòng B”",
        "  thời hạn: “để trống” → “30/09/2024”",
    ]


def test_an_empty_journal_and_words_that_nothing_has_are_told_apart(
    page: LogPage, window: MainWindow
) -> None:
    assert page.grid.told_empty == ""
    page.search.setText("không có chữ này ở đâu")
    assert page.grid.told_empty == "Không có việc nào có chữ này"
    page.search.clear()
    assert page.grid.told_empty == ""
    page._on_entries(())
    assert page.grid.told_empty == "Chưa có việc nào được ghi lại"
