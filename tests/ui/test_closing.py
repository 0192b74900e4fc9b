"""Closing: nothing typed is lost, nothing hangs, and a ledger that changed is copied."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.domain.errors import LedgerRefused
from desktop.domain.paper import Watch
from desktop.paths import backups_dir
from desktop.services.backups import Reason, backups_in
from desktop.services.changes import Changes
from desktop.services.desk import Desk, open_desk
from desktop.ui import closing
from desktop.ui.main_window import MainWindow

Settled = Callable[[MainWindow], None]


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "máy"))


class Work:
    """A watched work that goes on until it is let go, or given up."""

    def __init__(self, window: MainWindow) -> None:
        self.go_on = threading.Event()
        self.ended = ""
        self._begun = threading.Event()
        window.jobs.run_watched(self._work)
        assert self._begun.wait(10)

    def _work(self, _desk: object, watch: Watch) -> None:
        self._begun.set()
        self.ended = "given up"
        for number in range(3000):
            watch(number, 3000)
            if self.go_on.wait(0.01):
                self.ended = "done"
                return


def press(qtbot: QtBot, words: str) -> None:
    """Press a button of the question that is about to be asked."""

    def on_question() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        button = next(one for one in box.buttons() if one.text() == words)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(200, on_question)


def gone(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=15_000)


def typed(window: MainWindow, settled: Settled, qtbot: QtBot, text: str) -> None:
    """Type into a field and leave it open, as a clerk does who then goes for the cross."""
    window.show_page("system")
    settled(window)
    edit = window.pages["system"].office_section.place_name
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def place_in(ledger: Path) -> str:
    desk = open_desk(ledger)
    try:
        return desk.offices.office().place
    finally:
        desk.close()


def test_waiting_for_the_work_closes_afterwards_and_keeps_what_was_typed(
    window: MainWindow, settled: Settled, qtbot: QtBot, ledger: Path
) -> None:
    typed(window, settled, qtbot, "Van Ninh")
    work = Work(window)
    press(qtbot, "Chờ xong rồi đóng")
    assert not window.close()
    assert window.isVisible()
    work.go_on.set()
    gone(qtbot, window)
    assert work.ended == "done"
    assert place_in(ledger) == "Van Ninh"


def test_stopping_the_work_closes_at_once_and_keeps_what_was_typed(
    window: MainWindow, settled: Settled, qtbot: QtBot, ledger: Path
) -> None:
    typed(window, settled, qtbot, "Van Ninh")
    work = Work(window)
    press(qtbot, "Dừng rồi đóng")
    window.close()
    gone(qtbot, window)
    assert work.ended == "given up"
    assert place_in(ledger) == "Van Ninh"


def test_work_that_still_waits_for_its_turn_is_stopped_too(
    window: MainWindow, qtbot: QtBot
) -> None:
    first = Work(window)
    later: list[str] = []

    def work(_desk: object, watch: Watch) -> None:
        later.append("begun")
        for number in range(3000):
            watch(number, 3000)
            first.go_on.wait(0.01)
        later.append("done")

    window.jobs.run_watched(work)
    press(qtbot, "Dừng rồi đóng")
    window.close()
    gone(qtbot, window)
    assert later == ["begun"]


def test_a_check_of_a_strangers_file_does_not_keep_the_window_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    begun, ended = threading.Event(), []

    def work(watch: Watch) -> None:
        begun.set()
        try:
            while True:
                watch(1, 2)
        finally:
            ended.append(True)

    window.jobs.run_beside(work)
    assert begun.wait(10)
    window.close()
    gone(qtbot, window)
    assert ended == [True]


def test_the_clerk_can_stay(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    work = Work(window)
    press(qtbot, "Không đóng")
    assert not window.close()
    work.go_on.set()
    settled(window)
    qtbot.wait(50)
    assert window.isVisible()
    assert work.ended == "done"


def test_a_ledger_that_changed_is_copied_at_closing(
    window: MainWindow, settled: Settled, qtbot: QtBot, ledger: Path
) -> None:
    window.closing.backs_up = True
    typed(window, settled, qtbot, "Van Ninh")
    window.close()
    gone(qtbot, window)
    (made,) = backups_in(backups_dir())
    assert made.reason is Reason.CLOSING
    assert place_in(made.path) == "Van Ninh"
    assert place_in(ledger) == "Van Ninh"


def test_nothing_is_copied_without_a_change(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    window.closing.backs_up = True
    backups_dir().mkdir(parents=True)
    window.jobs.run(lambda desk: desk.backups.make(backups_dir()))
    settled(window)
    window.close()
    gone(qtbot, window)
    assert len(backups_in(backups_dir())) == 1


def test_a_ledger_that_lacks_what_was_typed_is_not_copied_as_if_it_were_whole(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    def refused(_desk: Desk) -> Changes:
        raise LedgerRefused("ledger.disk_full", path="x")

    window.closing.backs_up = True
    window.session.change("thử", refused)
    settled(window)
    assert window.jobs.unsaved == 1
    press(qtbot, "Vẫn đóng")
    window.close()
    gone(qtbot, window)
    assert not backups_dir().exists()


@pytest.mark.parametrize(("words", "closes"), [("Vẫn đóng", True), ("Không", False)])
def test_a_copy_that_is_refused_is_said_and_the_clerk_decides(
    window: MainWindow, settled: Settled, qtbot: QtBot, words: str, closes: bool
) -> None:
    window.closing.backs_up = True
    backups_dir().parent.mkdir(parents=True, exist_ok=True)
    backups_dir().write_bytes(b"a file where the folder should be")
    press(qtbot, words)
    window.close()
    if closes:
        gone(qtbot, window)
        return
    settled(window)
    qtbot.wait(400)
    assert window.isVisible()
    window.closing.backs_up = False


def test_giving_the_copy_up_closes_all_the_same(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.closing.backs_up = True
    window.jobs.progress.connect(lambda _done, _total: window.jobs.stop())
    monkeypatch.setattr("desktop.models.copying._PAGES", 1)
    window.close()
    gone(qtbot, window)


def test_when_the_system_ends_the_session_nothing_is_asked(
    window: MainWindow,
    settled: Settled,
    qtbot: QtBot,
    ledger: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.closing.backs_up = True
    typed(window, settled, qtbot, "Van Ninh")
    work = Work(window)
    monkeypatch.setattr(closing, "_session_ends", lambda: True)
    assert window.close()
    assert work.ended == "given up"
    assert place_in(ledger) == "Van Ninh"
