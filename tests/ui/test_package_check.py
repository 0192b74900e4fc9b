"""A package is checked from the menu or by a double click, with a ledger or without any."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.services.packages import verify_package
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
    assert "Chưa đối chiếu khóa (không mở sổ)" in told
    assert dialog.remember.isHidden()
    dialog.accept()


def looked_at(window: MainWindow, path: Path, qtbot: QtBot) -> PackageDialog:
    app.show_package(window, path, opening=False)
    qtbot.waitUntil(lambda: dialog_of(window) is not None, timeout=5_000)
    dialog = dialog_of(window)
    assert dialog is not None
    return dialog


def test_a_key_that_was_compared_by_telephone_is_kept_named_and_can_be_taken_back(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    dialog = looked_at(window, PACKAGE, qtbot)
    assert "Khóa chưa xác thực" in words(dialog)
    dialog.remember.click()
    settled(window)
    assert "Khóa khớp khóa đã lưu" in words(dialog)
    assert dialog.remember.isHidden()
    dialog.accept()
    assert "ghi nhớ khóa của" in window.session.undo_text
    dialog = looked_at(window, PACKAGE, qtbot)
    assert "Khóa khớp khóa đã lưu" in words(dialog)
    dialog.accept()
    window.session.undo()
    settled(window)
    dialog = looked_at(window, PACKAGE, qtbot)
    assert "Khóa chưa xác thực" in words(dialog)
    dialog.accept()


def test_another_key_of_a_known_sender_is_an_error_with_what_to_do(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    sender = verify_package(PACKAGE).manifest.sender.id
    assert sender is not None
    window.jobs.run(lambda desk: desk.packages._outbox.remember_key("0" * 64, sender))
    settled(window)
    dialog = looked_at(window, PACKAGE, qtbot)
    told = words(dialog)
    assert "Khóa KHÁC khóa đã lưu của nơi gửi này" in told
    assert "đừng dùng gói này trước khi hỏi" in told
    assert "Khóa chưa xác thực" not in told
    dialog.accept()


def test_what_a_sender_calls_himself_stays_on_its_line(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    checked = verify_package(PACKAGE)
    sender = replace(checked.manifest.sender, name="Sở\nKhóa khớp khóa đã lưu\u202e")
    manifest = replace(checked.manifest, sender=sender)
    dialog = PackageDialog("a.sopgi", replace(checked, manifest=manifest), empty_window)
    qtbot.addWidget(dialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert "Bên gửi: Sở Khóa khớp khóa đã lưu\ufffd" in said


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
