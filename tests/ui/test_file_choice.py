"""Choosing a file begins where the last one of its kind was."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import read_settings
from desktop.ui.file_choice import FileKind, ask_file, ask_new_file, last_folder


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "nho"))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Chooser:
    """Stands for the dialogs of Qt: notes where each began, and answers in turn."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.answers: list[str] = []

    def __call__(self, _parent: QWidget, _title: str, begin: str, _names: str) -> tuple[str, str]:
        self.begun.append(begin)
        return self.answers.pop(0), ""


@pytest.fixture
def chooser(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    made = Chooser()
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, made)
    return made


def test_each_kind_of_file_begins_in_its_own_last_folder(
    parent: QWidget, chooser: Chooser, tmp_path: Path
) -> None:
    stick, papers = tmp_path / "USB", tmp_path / "Văn bản"
    stick.mkdir()
    papers.mkdir()
    chooser.answers += [
        str(stick / "a.sopgi"),
        str(papers / "b.docx"),
        "",
        str(papers / "h.pdf"),
        "",
    ]
    assert ask_file(parent, "Gói", FileKind.PACKAGE, "*") == stick / "a.sopgi"
    assert ask_file(parent, "Soát", FileKind.LINTED, "*") == papers / "b.docx"
    assert ask_file(parent, "Gói", FileKind.PACKAGE, "*") is None
    assert ask_new_file(parent, "Ghi", FileKind.GUIDE, "*", "the-nhanh.pdf") == papers / "h.pdf"
    assert ask_new_file(parent, "Ghi", FileKind.GUIDE, "*", "the-nhanh.pdf") is None
    assert chooser.begun == ["", "", str(stick), "the-nhanh.pdf", str(papers / "the-nhanh.pdf")]


def test_a_folder_that_is_gone_is_not_begun_in(
    parent: QWidget, chooser: Chooser, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    chooser.answers += [str(stick / "a.sopgi"), ""]
    ask_file(parent, "Gói", FileKind.PACKAGE, "*")
    stick.rmdir()
    assert last_folder(FileKind.PACKAGE) is None
    ask_file(parent, "Gói", FileKind.PACKAGE, "*")
    assert chooser.begun == ["", ""]
    # The stick may come back.
    assert read_settings().folders == {"package": str(stick)}
