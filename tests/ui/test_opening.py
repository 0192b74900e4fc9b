"""What is said when a ledger opens: of a new version, and of a program that was cut off."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop import __version__
from desktop.models.holder import take_hold
from desktop.paths import backups_dir
from desktop.services.backups import Reason, backups_in
from desktop.services.demo import make_sample
from desktop.ui.guide.window import GuideWindow
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow

Settled = Callable[[MainWindow], None]


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "máy"))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another ledger than the one that is open."""
    path = tmp_path / "sổ cũ.sopgidb"
    make_sample(path, "xa-dai-lanh-2024").close()
    return path


def answer(window: MainWindow, words: str) -> QAbstractButton:
    buttons = window.messages.findChildren(QAbstractButton)
    return next(one for one in buttons if words in (one.accessibleName(), one.text()))


def had_by(path: Path, version: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("REPLACE INTO setting (key, value) VALUES ('backup.program', ?)", (version,))
    raw.close()


def test_a_new_version_says_where_the_copy_is_and_shows_its_news(
    window: MainWindow, settled: Settled, other: Path
) -> None:
    had_by(other, "0.0.9")
    window.open_ledger(opener(other))
    settled(window)
    (copy,) = backups_in(backups_dir())
    assert copy.reason is Reason.BEFORE_VERSION
    assert f"mở lần đầu bằng Sổ PGI {__version__}" in window.messages.text
    assert str(copy.path) in window.messages.text
    answer(window, "Có gì mới").click()
    guide = window.findChild(GuideWindow)
    assert guide is not None
    assert "Có gì mới" in guide.windowTitle() + guide.text.toPlainText()


def test_a_copy_that_a_new_version_could_not_make_is_told(
    window: MainWindow, settled: Settled, other: Path
) -> None:
    had_by(other, "0.0.9")
    backups_dir().parent.mkdir(parents=True)
    backups_dir().write_text("không phải thư mục", encoding="utf-8")
    window.open_ledger(opener(other))
    settled(window)
    assert window.session.state is not None
    assert window.session.state.path == other
    assert "Chưa sao lưu được sổ trước đó" in window.messages.text


def test_after_a_power_cut_the_ledger_is_proved_and_that_is_said(
    window: MainWindow, settled: Settled, other: Path
) -> None:
    take_hold(other, datetime.now().astimezone())
    window.open_ledger(opener(other))
    settled(window)
    assert "bị tắt ngang" in window.messages.text
    assert "nguyên vẹn" in window.messages.text


def test_after_a_usual_end_nothing_is_said(
    window: MainWindow, settled: Settled, other: Path
) -> None:
    window.open_ledger(opener(other))
    settled(window)
    assert window.messages.text == ""


def test_a_ledger_that_a_power_cut_damaged_is_told_with_a_way_back(
    window: MainWindow, settled: Settled, other: Path
) -> None:
    with sqlite3.connect(other) as raw:
        (name, page), *_ = raw.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'task'"
        ).fetchall()
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    raw.close()
    data = bytearray(other.read_bytes())
    # A letter in an index, which then no longer fits its table: opening does not compare them.
    data[page * size - 12] ^= 1
    other.write_bytes(bytes(data))
    take_hold(other, datetime.now().astimezone())
    window.open_ledger(opener(other))
    settled(window)
    assert "đã hỏng một phần" in window.messages.text, name
    assert answer(window, "Phục hồi từ bản sao…").isEnabled()
