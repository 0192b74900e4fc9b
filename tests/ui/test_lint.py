"""Soát thể thức in the window: departures listed with rule and remedy, a right paper told so."""

from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.exports.pdf_writer import write_pdf
from desktop.exports.plan_paper import build_plan_paper
from desktop.services.samples import load_sample
from desktop.ui.lint import LintFile
from desktop.ui.main_window import MainWindow
from tests.exports.paper_records import CREATED


def checked(window: MainWindow, path: Path) -> LintFile:
    one = LintFile(window.session, window, path)
    one.start()
    window.jobs.wait()
    return one


def test_each_departure_is_shown_with_its_rule_and_its_remedy(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    word = docx.Document()
    word.add_paragraph("Biên bản họp tổ dân phố <b>" * 8)
    path = tmp_path / "tu-viet.docx"
    word.save(str(path))
    dialog = checked(window, path).dialog
    assert dialog is not None
    qtbot.waitExposed(dialog)
    assert dialog.list.count() > 10
    assert "Phải sửa: Khổ giấy là 216" in dialog.list.item(0).text()
    assert "Khổ giấy A4" in dialog.detail.toPlainText()
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    last = dialog.detail.toPlainText()
    assert "Khổ giấy A4" not in last
    assert "Cách sửa" in last
    assert "<b>" in "".join(dialog.list.item(place).text() for place in range(dialog.list.count()))


def test_a_right_paper_opens_no_dialog_and_is_told_so(window: MainWindow, tmp_path: Path) -> None:
    plan = load_sample("so-gtvt-lang-son-2024").plan
    # Its third section is numbered "III." after "B.", as its source has it.
    sections = tuple(
        replace(one, label="C.") if one.label == "III." else one for one in plan.sections
    )
    path = tmp_path / "ke-hoach.pdf"
    write_pdf(build_plan_paper(replace(plan, sections=sections), created=CREATED), path)
    assert checked(window, path).dialog is None
    assert "ke-hoach.pdf: Đúng thể thức" in window.messages.text


def test_a_file_that_cannot_be_read_is_refused_in_the_window(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 khong phai")
    assert checked(window, path).dialog is None
    assert "hong.docx bị hỏng" in window.messages.text


def test_the_menu_asks_for_a_file(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def choose(_parent: object, title: str, *_others: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    actions = [
        one for one in window.findChildren(QAction) if one.text() == "Soát thể thức văn bản…"
    ]
    assert len(actions) == 1
    actions[0].trigger()
    assert asked == ["Soát thể thức văn bản"]
