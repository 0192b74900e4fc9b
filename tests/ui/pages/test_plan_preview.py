"""Xem trước: which paper is shown, whose sheet of tasks, and where it goes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop.domain.paper import Paper
from desktop.ui.delivery.delivery import Delivery
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_preview import PreviewPage
from tests.windows import settled


def settle(window: MainWindow) -> None:
    for _ in range(4):
        settled(window)


@pytest.fixture
def preview(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PreviewPage:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    Delivery.of(window.session).documents = lambda: tmp_path
    window.show_page("preview")
    settle(window)
    page = window.pages["preview"]
    qtbot.waitUntil(lambda: page.view.page_count > 0, timeout=10_000)
    return page


def choose(window: MainWindow, preview: PreviewPage, paper: Paper) -> None:
    preview.panel.papers.setCurrentIndex(preview.panel.papers.findData(paper))
    settle(window)


def test_units_are_offered_for_the_sheets_of_tasks_only(
    window: MainWindow, preview: PreviewPage
) -> None:
    assert not preview.panel.units.isVisible()
    choose(window, preview, Paper.UNIT_SHEETS)
    assert preview.panel.units.isVisible()
    names = [preview.panel.units.itemText(row) for row in range(preview.panel.units.count())]
    assert names[0] == "Mọi bộ phận"
    assert "Công an xã" in names
    choose(window, preview, Paper.PLAN)
    assert not preview.panel.units.isVisible()
    assert preview.panel.unit == ""


def test_the_sheet_of_the_chosen_unit_is_shown_and_written(
    window: MainWindow, preview: PreviewPage, tmp_path: Path
) -> None:
    choose(window, preview, Paper.UNIT_SHEETS)
    every = preview.view.page_count
    preview.panel.units.setCurrentIndex(preview.panel.units.findData("Công an xã"))
    settle(window)
    assert 0 < preview.view.page_count < every
    preview.write_all()
    settle(window)
    written = sorted(path.name for path in (tmp_path / "So PGI").iterdir())
    assert written == [
        f"phieu-giao_cong-an-xa_pci-pgi-2024.{form}" for form in ("docx", "pdf", "xlsx")
    ]


def test_the_next_export_goes_where_the_last_one_went(
    window: MainWindow, preview: PreviewPage, tmp_path: Path
) -> None:
    other = tmp_path / "Kế hoạch"
    other.mkdir()
    preview.write(other, "pdf")
    settle(window)
    preview.write_all()
    settle(window)
    assert len(list(other.iterdir())) == 3
    assert not (tmp_path / "So PGI").exists()


def test_one_format_goes_to_the_same_folder_and_can_be_written_elsewhere(
    window: MainWindow, preview: PreviewPage, tmp_path: Path
) -> None:
    delivery = Delivery.of(window.session)
    delivery.ask_folder = lambda _title, _begin: pytest.fail("nothing is to be asked")
    next(one for one in preview.findChildren(QPushButton) if one.text().strip() == "PDF").click()
    settle(window)
    assert [path.suffix for path in (tmp_path / "So PGI").iterdir()] == [".pdf"]
    other = tmp_path / "khác"
    other.mkdir()
    delivery.ask_folder = lambda _title, _begin: other
    (way,) = [one for one in buttons(window) if one.text() == "Ghi nơi khác…"]
    assert way.shortcut().isEmpty()
    way.click()
    settle(window)
    assert [path.suffix for path in other.iterdir()] == [".pdf"]


def test_a_folder_that_takes_nothing_leads_to_another(
    window: MainWindow, preview: PreviewPage, tmp_path: Path
) -> None:
    delivery = Delivery.of(window.session)
    (tmp_path / "So PGI").write_bytes(b"a file in the way")
    other = tmp_path / "khác"
    other.mkdir()
    delivery.ask_folder = lambda _title, _begin: other
    preview.write_all()
    settle(window)
    assert window.messages.property("grade") == "error"
    (way,) = [one for one in buttons(window) if one.text() == "Chọn nơi khác…"]
    way.click()
    settle(window)
    assert len(list(other.iterdir())) == 3


def buttons(window: MainWindow) -> list[QPushButton]:
    return window.messages.findChildren(QPushButton)


@pytest.mark.parametrize("width", [1366, 911])
def test_the_name_of_a_unit_is_not_cut_off(
    window: MainWindow, preview: PreviewPage, width: int
) -> None:
    window.resize(width, 512)
    choose(window, preview, Paper.UNIT_SHEETS)
    box = preview.panel.units
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    names = [box.itemText(place) for place in range(box.count())]
    assert field.width() >= max(box.fontMetrics().horizontalAdvance(name) for name in names)
    assert box.geometry().right() <= preview.panel.width()
