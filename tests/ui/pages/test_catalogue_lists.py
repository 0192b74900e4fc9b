"""Danh mục: signers and recipients are typed like any grid, and every step can be undone."""

from collections.abc import Callable

import pytest

from desktop.domain.plan import Recipient, Signer
from desktop.services.kept_lists import recipients_of, signers_of
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.catalogue import CataloguePage
from desktop.ui.pages.catalogue_list import ListSection
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


def test_a_list_keeps_its_order_without_doubles_and_blanks(services: Services) -> None:
    lists = recipients_of(services.database)
    one, other = Recipient(name="Sở Tài chính"), Recipient(name="UBND tỉnh", note="b/c")
    lists.save((other, one, other, Recipient(name="  ")))
    assert recipients_of(services.reopened().database).all() == (other, one)
    assert signers_of(services.database).all() == ()
