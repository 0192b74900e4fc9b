"""How many clicks lead from finished data to files on disk and to a package on a stick."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Outline
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus
from desktop.services.changes import Changes
from desktop.services.packages import verify_package
from desktop.ui.delivery.delivery import Delivery
from desktop.ui.delivery.drives import Drive
from desktop.ui.main_window import MainWindow
from desktop.ui.register import NUMBERED
from tests.journeys.figures import record
from tests.windows import settled

MOST = 2


class Clicks(QObject):
    """Counts what the clerk does with mouse and keys, wherever it lands."""

    def __init__(self) -> None:
        super().__init__()
        self.mouse = self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the library's name
        # What a widget does not take goes on to its parent as an event of the program.
        if isinstance(watched, QWidget) and event.spontaneous():
            if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
                self.mouse += 1
            elif event.type() == QEvent.Type.KeyPress:
                self.keys += 1
        return False


@pytest.fixture
def clicks(qapp: QApplication) -> Iterator[Clicks]:
    made = Clicks()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def delivery(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Delivery:
    """The ways on of the window, with documents of their own and no memory."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Delivery.of(window.session)
    made.documents = lambda: tmp_path / "Tài liệu"
    made.drives = tuple
    made.ask_folder = refuse_to_ask
    return made


@pytest.fixture
def stick(delivery: Delivery, tmp_path: Path) -> Path:
    """The only stick that is plugged in."""
    folder = tmp_path / "USB"
    folder.mkdir()
    delivery.drives = lambda: (Drive(folder, "KINGSTON", 1 << 30, 1 << 33),)
    return folder


def refuse_to_ask(title: str, _begin: Path) -> Path | None:
    raise AssertionError(title)


def settle(window: MainWindow) -> None:
    for _ in range(4):
        settled(window)


def finish_data(window: MainWindow) -> None:
    """Give every followed task of the year a result: the data are finished."""
    plan = window.session.plan
    tasks = [task.id for task in Outline(plan).followed_tasks()]

    def fill(desk: object) -> Changes:
        period = desk.periods.periods(plan.id)[-1]
        known = desk.results.sheet(period.id).results
        for task_id in tasks:
            if task_id not in known:
                result = Result(
                    id=new_id(), period_id=period.id, task_id=task_id, status=ResultStatus.DONE
                )
                desk.results.save(result)
        return Changes()

    window.jobs.write(fill)
    settle(window)


def shown(window: MainWindow, words: str) -> QPushButton:
    """Return the button of these words that the clerk sees."""
    found = [
        one
        for one in window.findChildren(QPushButton)
        if one.text().strip() == words and one.isVisible() and one.isEnabled()
    ]
    assert len(found) == 1, words
    return found[0]


def press(window: MainWindow, words: str) -> None:
    QTest.mouseClick(shown(window, words), Qt.MouseButton.LeftButton)
    settle(window)


@pytest.mark.parametrize("page", ["preview", "report"])
def test_three_files_are_on_the_disk_after_one_click(
    window: MainWindow,
    delivery: Delivery,
    clicks: Clicks,
    page: str,
    tmp_path: Path,
) -> None:
    finish_data(window)
    window.show_page(page)
    settle(window)
    press(window, "Xuất cả ba")
    written = sorted(path.suffix for path in (tmp_path / "Tài liệu" / "So PGI").iterdir())
    assert written == [".docx", ".pdf", ".xlsx"]
    assert window.messages.text.startswith("Đã ghi ")
    assert clicks.keys == 0
    record(f"Đủ số liệu → Word, PDF, Excel trên đĩa ({page})", clicks.mouse, MOST, "nhấp chuột")


def test_a_verified_package_is_on_the_stick_after_one_click(
    window: MainWindow, stick: Path, clicks: Clicks
) -> None:
    finish_data(window)
    window.show_page("send")
    settle(window)
    QTest.mouseClick(window.pages["send"].stick_button, Qt.MouseButton.LeftButton)
    settle(window)
    (path,) = stick.iterdir()
    done = verify_package(path).completeness
    assert done.filled == done.required
    assert "đối chiếu xong, có thể rút USB" in window.messages.text
    assert clicks.keys == 0
    record("Đủ số liệu → gói đã kiểm tra trên USB", clicks.mouse, MOST, "nhấp chuột")


@pytest.mark.parametrize(
    ("page", "suffixes"), [("preview", {".docx", ".pdf", ".xlsx"}), ("send", {".sopgi"})]
)
def test_the_same_without_a_mouse(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    window: MainWindow,
    stick: Path,
    clicks: Clicks,
    page: str,
    suffixes: set[str],
) -> None:
    finish_data(window)
    window.activateWindow()
    if page == "send":
        digit = Qt.Key(Qt.Key.Key_1 + NUMBERED.index(page))
        QTest.keyClick(window, digit, Qt.KeyboardModifier.ControlModifier)
    else:
        window.show_page(page)
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    folder = stick if page == "send" else stick.parent / "Tài liệu" / "So PGI"
    assert {path.suffix for path in folder.iterdir()} == suffixes
    assert clicks.mouse == 0
    assert clicks.keys >= 1
    record(f"Cũng việc đó, không dùng chuột ({page})", clicks.mouse, 0, "nhấp chuột")
    if page == "preview":
        # The fifth way on of the message is the stick.
        QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: "có thể rút USB" in window.messages.text, timeout=10_000)
        assert {path.suffix for path in stick.iterdir()} == suffixes
