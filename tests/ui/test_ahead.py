"""Pages are made ahead while nobody does anything, and nobody who works waits for that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui import ahead
from desktop.ui.ahead import Ahead
from desktop.ui.main_window import MainWindow
from desktop.ui.register import WELCOME
from tests.windows import settled

LONG = 20_000


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "CALM", 20)
    monkeypatch.setattr(ahead, "STEP", 1)


def made(window: MainWindow) -> set[str]:
    return set(window.pages._pages) - {WELCOME}


def begun(window: MainWindow) -> Ahead:
    settled(window)
    window.ahead.start()
    window.session.opened.emit()
    settled(window)
    return window.ahead


@pytest.mark.usefixtures("quick")
def test_every_page_is_made_and_filled_before_it_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    begun(window)
    before = window.current_page()
    qtbot.waitUntil(lambda: not window.ahead.active, timeout=LONG)
    assert made(window) == set(window.pages) - {WELCOME}
    assert window.current_page() is before
    tasks = window.pages["tasks"]
    assert len([row for row in tasks.view.grid.rows if not row.across]) == 44
    settled(window)
    # A paper is built when somebody looks at it.
    assert window.pages["preview"].view.page_count == 0


@pytest.mark.usefixtures("quick")
def test_nothing_is_made_while_the_cursor_stands_in_a_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    begun(window)
    window.go_to.setFocus()
    qtbot.waitUntil(window.go_to.hasFocus)
    there = made(window)
    for _ in range(5):
        window.ahead._on_calm()
    assert made(window) == there
    assert window.ahead.active
    window.go_to.clearFocus()
    qtbot.waitUntil(lambda: made(window) > there, timeout=LONG)


def test_a_key_puts_it_off(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "CALM", LONG)
    begun(window)
    timer = window.ahead._timer
    timer.start(1)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    assert timer.remainingTime() > LONG // 2


@pytest.mark.usefixtures("quick")
def test_a_window_that_closes_makes_no_more_pages(window: MainWindow) -> None:
    begun(window)
    assert window.ahead.active
    window.close()
    assert not window.ahead.active
