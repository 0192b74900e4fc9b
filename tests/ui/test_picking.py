"""Signers and recipients of the office are taken from their lists into a paper's head."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.domain.plan import Plan, Recipient, Signer
from desktop.ui import picking
from desktop.ui.main_window import MainWindow

Settled = Callable[[MainWindow], None]
DEPUTY = Signer(lines=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Người Ký Thay")
PARTY = Recipient(name="Thường trực Đảng ủy xã", note="b/c")


@pytest.fixture
def ready(window: MainWindow, settled: Settled, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    # Without a screen Qt has no menu that pops up: its lines are chosen without it.
    monkeypatch.setattr(picking, "_pop_up", lambda _menu, _at: None)
    window.jobs.write(lambda desk: desk.signers.save((DEPUTY,)) | desk.recipients.save((PARTY,)))
    settled(window)
    return window


def opened(window: MainWindow, page: QWidget, text: str, settled: Settled) -> QMenu:
    (link,) = (
        one
        for one in page.findChildren(QPushButton)
        if one.accessibleName() == text and one.window() is window
    )
    link.click()
    settled(window)
    menu = link.findChild(QMenu)
    assert menu is not None
    return menu


def choose(menu: QMenu, words: str) -> None:
    (action,) = (one for one in menu.actions() if words in one.text())
    assert action.isEnabled(), words
    action.trigger()


def test_a_signer_is_taken_in_one_step(
    ready: MainWindow, settled: Settled, reopened: Callable[[], Plan]
) -> None:
    before = reopened().signer
    ready.show_page("head")
    settled(ready)
    page = ready.pages["head"]
    choose(opened(ready, page, "Chọn người ký…", settled), "Người Ký Thay")
    settled(ready)
    assert reopened().signer == DEPUTY
    assert page.signer_lines.toPlainText() == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    ready.undo()
    settled(ready)
    assert reopened().signer == before


def test_a_recipient_is_added_once(
    ready: MainWindow, settled: Settled, reopened: Callable[[], Plan]
) -> None:
    ready.show_page("head")
    settled(ready)
    page = ready.pages["head"]
    count = len(reopened().recipients)
    for _ in range(2):
        choose(opened(ready, page, "Thêm nơi nhận…", settled), "Đảng ủy")
        settled(ready)
    assert reopened().recipients[-1] == PARTY
    assert len(reopened().recipients) == count + 1


def test_what_stands_in_the_fields_is_kept_in_the_list(ready: MainWindow, settled: Settled) -> None:
    ready.show_page("head")
    settled(ready)
    choose(opened(ready, ready.pages["head"], "Chọn người ký…", settled), "vào danh mục")
    settled(ready)
    kept: list[Signer] = []
    ready.jobs.run(lambda desk: desk.signers.all(), kept.extend)
    settled(ready)
    assert kept == [DEPUTY, ready.session.plan.signer]


def test_the_menu_leads_to_the_list(ready: MainWindow, settled: Settled) -> None:
    ready.show_page("head")
    settled(ready)
    choose(opened(ready, ready.pages["head"], "Thêm nơi nhận…", settled), "Sửa danh mục")
    settled(ready)
    assert ready.current_page() is ready.pages["catalogue"]
    assert ready.pages["catalogue"].tabs.currentIndex() == 3


def test_a_report_takes_its_signer_too(ready: MainWindow, settled: Settled) -> None:
    ready.show_page("report")
    settled(ready)
    page = ready.pages["report"]
    choose(opened(ready, page.form, "Chọn người ký…", settled), "Người Ký Thay")
    settled(ready)
    assert page.form.name.text() == "Người Ký Thay"


def test_an_issued_plan_offers_nobody(ready: MainWindow, settled: Settled) -> None:
    plan_id = ready.session.plan.id
    ready.jobs.write(lambda desk: desk.plans.issue(plan_id, number="1", day=date(2024, 3, 1)))
    settled(ready)
    ready.show_page("head")
    settled(ready)
    menu = opened(ready, ready.pages["head"], "Chọn người ký…", settled)
    (action,) = (one for one in menu.actions() if "Người Ký Thay" in one.text())
    assert not action.isEnabled()
