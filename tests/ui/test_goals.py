"""Ctrl+K in the window: everything that has a name is found, and gone to."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenuBar, QToolTip
from pytestqt.qtbot import QtBot

from desktop.domain import search
from desktop.domain.outline import Outline
from desktop.domain.paper import Paper
from desktop.domain.plan import Recipient, Signer
from desktop.ui.dialogs.issue import IssueDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.plan_edits import current, save
from desktop.ui.tables.content_rows import basis_id, opening_id
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot, settled: Settled) -> MainWindow:
    window.activateWindow()
    window.go_to.setFocus()
    settled(window)
    return window


def go(window: MainWindow, qtbot: QtBot, settled: Settled, typed: str) -> None:
    window.activateWindow()
    window.go_to.setFocus()
    settled(window)
    window.go_to.clear()
    telex(window.go_to, typed)
    qtbot.keyClick(window.go_to, Qt.Key.Key_Return)
    settled(window)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("nhat ky", "trang"),
        ("sao luu", "lệnh, Tệp"),
        ("gia nhap thi truong", "chỉ số thành phần"),
        ("cong an xa", "bộ phận"),
        ("nam 2024", "kỳ báo cáo"),
        ("muc tieu, yeu cau", "mục"),
        ("mat tran", "nơi nhận"),
        ("quyet dinh so 1814", "căn cứ"),
        ("1814", "căn cứ"),
        ("ban hanh", "lệnh, Nghiệp vụ"),
        ("tao lan sua doi", "lệnh, Nghiệp vụ"),
        ("lap cac ky", "lệnh, Nghiệp vụ"),
        ("phieu giao", "lệnh, Báo cáo"),
        ("cong van don doc", "lệnh, Báo cáo"),
        ("tom tat", "lệnh, Báo cáo"),
        ("so sanh", "lệnh, Báo cáo"),
        ("soat the thuc", "lệnh, Báo cáo"),
        ("phuc hoi", "lệnh, Tệp"),
        ("ve trien khai thuc hien", "kế hoạch"),
    ],
)
def test_each_kind_of_thing_is_found_without_accents(
    box: MainWindow, typed: str, kind: str
) -> None:
    box.go_to.setText(typed)
    assert kind in {goal.kind for goal in box.go_to.found()}


def test_the_offices_own_lists_are_found_and_shown(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    signer = Signer(lines=("PHÓ CHỦ TỊCH",), name="Lê Văn Ví Dụ")
    window.session.change("thêm", lambda desk: desk.signers.save((signer,)))
    usual = Recipient(name="Câu lạc bộ hưu trí")
    window.session.change("thêm", lambda desk: desk.recipients.save((usual,)))
    for typed, tab in (("le van vi du", "Người ký"), ("cau lac bo huu tri", "Nơi nhận")):
        go(window, qtbot, settled, typed)
        assert window.session.page == "catalogue"
        tabs = window.pages["catalogue"].tabs
        assert tabs.tabText(tabs.currentIndex()) == tab


def test_a_period_is_chosen_and_its_results_shown(
    box: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    goals = [entry.goal for entry in box.go_to.index.shelves["periods"].entries]
    box.go_to.chosen.emit(goals[0])
    settled(box)
    assert box.session.page == "results"
    assert box.pages["results"].sheet.period.id == goals[0].subject


def test_a_task_is_gone_to(box: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    task = Outline(current(box.session)).ordered_tasks()[20]
    go(box, qtbot, settled, task.content[:40])
    assert box.session.page == "tasks"
    assert box.pages["tasks"].view.current_id() == task.id


def test_what_was_just_typed_is_found_and_what_is_gone_is_not(
    box: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    task = current(box.session).tasks[0]
    save(box.session, replace(task, content="Việc chưa từng có"), "sửa")
    settled(box)
    box.show_page("tasks")
    go(box, qtbot, settled, "chua tung co")
    assert box.pages["tasks"].view.current_id() == task.id
    box.go_to.setText(task.content[:60])
    assert task.id not in {goal.subject for goal in box.go_to.found()}


def test_keys_do_not_build_the_index_anew(
    box: MainWindow, qtbot: QtBot, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(search.Shelf, "__init__", lambda *_: made.append(1))
    qtbot.keyClicks(box.go_to, "niem yet")
    settled(box)
    assert made == []


def test_a_legal_basis_and_the_opening_are_gone_to(
    box: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    plan = current(box.session)
    go(box, qtbot, settled, plan.legal_bases[1].text[:60])
    assert box.session.page == "content"
    assert box.pages["content"].view.current_id() == basis_id(plan, 1)
    go(box, qtbot, settled, plan.opening[0][:60])
    assert box.pages["content"].view.current_id() == opening_id(plan, 0)


@pytest.mark.parametrize(
    ("typed", "page", "paper"),
    [
        ("phieu giao nhiem vu", "preview", Paper.UNIT_SHEETS),
        ("cong van don doc", "report", Paper.REMINDER),
        ("tom tat mot trang", "report", Paper.SUMMARY),
    ],
)
def test_a_paper_is_shown_by_its_name(  # noqa: PLR0917
    box: MainWindow, qtbot: QtBot, settled: Settled, typed: str, page: str, paper: Paper
) -> None:
    go(box, qtbot, settled, typed)
    assert box.session.page == page
    assert box.pages[page].panel.paper is paper


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_command_that_cannot_be_done_says_why_and_is_shut_in_the_menu(
    box: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    go(box, qtbot, settled, "bang so sanh voi lan truoc")
    assert "mới có một bản" in box.messages.text
    bar = box.findChild(QMenuBar)
    for title, text, on in (
        ("&Báo cáo", "Bảng so sánh với lần trước", False),
        ("&Báo cáo", "Phiếu giao nhiệm vụ", True),
        ("&Nghiệp vụ", "Ban hành…", not box.session.frozen),
        ("&Nghiệp vụ", "Tạo lần sửa đổi", box.session.frozen),
    ):
        menu = next(one for one in bar.actions() if one.text() == title).menu()
        menu.popup(box.mapToGlobal(QPoint(200, 40)))
        action = next(one for one in menu.actions() if one.text() == text)
        assert action.isEnabled() is on, text
        if not on:
            where = menu.actionGeometry(action).center()
            event = QHelpEvent(QEvent.Type.ToolTip, where, menu.mapToGlobal(where))
            QApplication.sendEvent(menu, event)
            assert QToolTip.text().endswith("."), text
        menu.close()


def test_issuing_is_asked_from_anywhere(
    box: MainWindow, qtbot: QtBot, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(
        IssueDialog, "exec", lambda dialog: titles.append(dialog.windowTitle()) or 0
    )
    go(box, qtbot, settled, "ban hanh")
    assert titles == ["Ban hành kế hoạch"]
    assert box.session.page == "head"
