"""A package is checked from the menu or by a double click, with a ledger or without any."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.ui.delivery import delivery
from desktop.ui.dialogs.package import PackageDialog
from desktop.ui.main_window import MainWindow

Settled = Callable[[MainWindow], None]
PACKAGE = Path("tests/data/packages/result-1.1.sopgi")


def dialog_of(window: MainWindow) -> PackageDialog | None:
    return next((one for one in window.findChildren(PackageDialog) if one.isVisible()), None)


def words(dialog: PackageDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))


def test_a_double_click_shows_a_package_where_there_is_no_ledger(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    app.show_package(empty_window, PACKAGE, opening=False)
    qtbot.waitUntil(lambda: dialog_of(empty_window) is not None, timeout=5_000)
    dialog = dialog_of(empty_window)
    assert dialog is not None
    told = words(dialog)
    assert "Nội dung nguyên vẹn" in told
    assert "Bên gửi:" in told
    assert "Khóa chưa xác thực" in told
    dialog.accept()


def test_a_double_click_waits_for_the_ledger_that_is_being_opened(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    app.show_package(window, PACKAGE, opening=True)
    QApplication.processEvents()
    assert dialog_of(window) is None
    window.session.reread()
    qtbot.waitUntil(lambda: dialog_of(window) is not None, timeout=5_000)
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.accept()
    window.session.reread()
    settled(window)
    assert dialog_of(window) is None


def test_the_pages_inside_can_be_read(
    window: MainWindow, qtbot: QtBot, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(delivery, "open_path", opened.append)
    choose(monkeypatch, PACKAGE)
    window.check_package()
    qtbot.waitUntil(lambda: dialog_of(window) is not None, timeout=5_000)
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.look.click()
    settled(window)
    assert [path.read_bytes()[:5] for path in opened] == [b"%PDF-"]
    dialog.accept()


def test_an_altered_package_is_refused_and_nothing_of_it_is_shown(
    window: MainWindow, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(PACKAGE.read_bytes())
    data[len(data) // 2] ^= 1
    altered = tmp_path / "gói.sopgi"
    altered.write_bytes(bytes(data))
    choose(monkeypatch, altered)
    window.check_package()
    settled(window)
    assert dialog_of(window) is None
    assert window.messages.code == "package.altered"
