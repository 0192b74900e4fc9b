"""Danh mục: signers and recipients are typed like any grid, and every step can be undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.plan import Recipient, Signer
from desktop.domain.text import fold
from desktop.services.kept_lists import recipients_of, signers_of
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.catalogue import CataloguePage
from desktop.ui.pages.catalogue_list import ListSection
from tests.keyboard import telex
from tests.services.conftest import Services, services

__all__ = ["services"]
Settled = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> CataloguePage:
    window.jobs.write(
        lambda desk: desk.signers.save(()) | desk.recipients.save((Recipient(name="UBND tỉnh"),))
    )
    settled(window)
    window.show_page("catalogue")
    settled(window)
    made = window.pages["catalogue"]
    assert isinstance(made, CataloguePage)
    return made


def type_into(section: ListSection, place: int, key: str, text: str) -> None:
    model = section.grid.model()
    model.setData(model.index(place, model.column_of(key)), text)


def kept(window: MainWindow, settled: Settled) -> tuple[list[Signer], list[Recipient]]:
    found: list[tuple[object, object]] = []
    window.jobs.run(lambda desk: (desk.signers.all(), desk.recipients.all()), found.append)
    settled(window)
    signers, recipients = found[0]
    return list(signers), list(recipients)


def test_a_signer_is_added_cell_by_cell(
    page: CataloguePage, window: MainWindow, settled: Settled
) -> None:
    page.tabs.setCurrentIndex(2)
    page.deeds()["add"]()
    type_into(page.signers, 0, "lines", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    settled(window)
    type_into(page.signers, 0, "name", "Người Ký")
    settled(window)
    signer = Signer(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Người Ký")
    assert kept(window, settled)[0] == [signer]
    assert page.signers.grid.model().rowCount() == 1


def test_a_line_left_empty_is_never_stored(
    page: CataloguePage, window: MainWindow, settled: Settled
) -> None:
    page.tabs.setCurrentIndex(3)
    page.deeds()["add"]()
    assert page.recipients.grid.model().rowCount() == 2
    page.deeds()["remove"]()
    assert page.recipients.grid.model().rowCount() == 1
    assert kept(window, settled)[1] == [Recipient(name="UBND tỉnh")]


def test_a_recipient_typed_with_its_note_is_parted(
    page: CataloguePage, window: MainWindow, settled: Settled
) -> None:
    page.tabs.setCurrentIndex(3)
    page.deeds()["add"]()
    type_into(page.recipients, 1, "name", "- Đảng ủy xã (b/c);")
    settled(window)
    assert kept(window, settled)[1][1] == Recipient(name="Đảng ủy xã", note="b/c")


def test_a_removed_line_comes_back_by_undo(
    page: CataloguePage, window: MainWindow, settled: Settled
) -> None:
    page.tabs.setCurrentIndex(3)
    page.recipients.grid.setCurrentIndex(page.recipients.grid.model().index(0, 0))
    page.deeds()["remove"]()
    settled(window)
    assert kept(window, settled)[1] == []
    window.undo()
    settled(window)
    assert kept(window, settled)[1] == [Recipient(name="UBND tỉnh")]
    assert page.recipients.grid.model().rowCount() == 1


def test_a_signer_moved_to_the_top_signs_the_next_plan(
    page: CataloguePage, window: MainWindow, settled: Settled, qtbot
) -> None:
    chief, deputy = (
        Signer(lines=("TM. ỦY BAN NHÂN DÂN", *lines), name=name)
        for lines, name in (
            (("CHỦ TỊCH",), "Người Một"),
            (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Người Hai"),
        )
    )
    window.jobs.write(lambda desk: desk.signers.save((chief, deputy)))
    settled(window)
    page.tabs.setCurrentIndex(2)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.signers.grid.go_to(page.signers.grid.grid.rows[1].id, "name")
    for _ in range(2):
        # At the top it stays.
        QTest.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        settled(window)
        assert kept(window, settled)[0] == [deputy, chief]
        assert page.signers.grid.currentIndex().row() == 0
    begun: list[object] = []
    window.jobs.write(
        lambda desk: begun.append(made := desk.templates.begin("so-pgi", 2026)) or made[1]
    )
    settled(window)
    found: list[Signer] = []
    window.jobs.run(lambda desk: desk.plans.plan(begun[0][0]).signer, found.append)
    settled(window)
    assert found == [deputy]


def test_a_move_is_one_step_that_is_taken_back(
    page: CataloguePage, window: MainWindow, settled: Settled
) -> None:
    one, other = Recipient(name="UBND tỉnh"), Recipient(name="Sở Tài chính")
    window.jobs.write(lambda desk: desk.recipients.save((one, other)))
    settled(window)
    page.tabs.setCurrentIndex(3)
    assert page._down.isVisible()
    page.recipients.grid.setCurrentIndex(page.recipients.grid.model().index(0, 0))
    page._down.click()
    settled(window)
    assert kept(window, settled)[1] == [other, one]
    window.undo()
    settled(window)
    assert kept(window, settled)[1] == [one, other]
    page.tabs.setCurrentIndex(0)
    assert not page._down.isVisible()


def test_a_list_keeps_its_order_without_doubles_and_blanks(services: Services) -> None:
    lists = recipients_of(services.database)
    one, other = Recipient(name="Sở Tài chính"), Recipient(name="UBND tỉnh", note="b/c")
    lists.save((other, one, other, Recipient(name="  ")))
    assert recipients_of(services.reopened().database).all() == (other, one)
    assert signers_of(services.database).all() == ()


def test_a_line_that_is_there_already_is_told_and_not_dropped_in_silence(
    page: CataloguePage, window: MainWindow, settled: Settled
) -> None:
    page.tabs.setCurrentIndex(3)
    settled(window)
    page.deeds()["add"]()
    type_into(page.recipients, 1, "name", "UBND tỉnh")
    settled(window)
    assert kept(window, settled)[1] == [Recipient(name="UBND tỉnh")]
    assert "trùng với một nơi nhận đã có" in window.messages.text


def test_an_empty_list_says_what_is_absent_until_a_line_is_opened(page: CataloguePage) -> None:
    assert page.signers.grid.told_empty == "Chưa có người ký"
    assert page.recipients.grid.told_empty == ""
    page.tabs.setCurrentIndex(2)
    page.deeds()["add"]()
    assert page.signers.grid.told_empty == ""


def test_a_unit_that_is_renamed_is_offered_to_be_renamed_in_the_plan(
    window: MainWindow, page: CataloguePage, settled: Settled, qtbot: QtBot
) -> None:
    state, plan = window.session.state, window.session.plan
    assert state is not None
    assert plan is not None
    unit = next(
        unit
        for unit in state.units
        if any(unit.name == a.name for t in plan.tasks for a in t.actors)
    )
    naming = [task for task in plan.tasks if unit.name in {actor.name for actor in task.actors}]
    page.unit_grid.go_to(unit.id, "name")
    page.unit_grid.edit(page.unit_grid.currentIndex())
    page.unit_grid.editor.selectAll()
    telex(page.unit_grid.editor, "Tổ công tác số 1")
    qtbot.keyClick(page.unit_grid.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "còn ghi" in window.messages.text)
    assert f"“{unit.name}”" in window.messages.text
    (button,) = (
        one for one in window.messages.findChildren(QPushButton) if "Đổi thành" in one.text()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(window)
    now = {task.id: task for task in window.session.plan.tasks}
    for task in naming:
        assert "Tổ công tác số 1" in {actor.name for actor in now[task.id].actors}
        assert fold(unit.name) not in fold(now[task.id].actors_text)
    window.session.undo()
    settled(window)
    assert [t for t in window.session.plan.tasks if t.id in {one.id for one in naming}] == naming
