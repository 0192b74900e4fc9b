"""What every test of the window needs: no screen, our fonts, a data folder of its own."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.plan import Plan
from desktop.domain.record import new_id
from desktop.services.demo import make_sample
from desktop.services.desk import open_desk
from desktop.ui.jobs import Jobs
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import dress

if "SOPGI_SCREEN" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

DAY = date(2024, 12, 17)


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the tests away from the ledgers and keys of whoever runs them."""
    folder = tmp_path_factory.mktemp("data")
    # The names that platformdirs reads on Linux and on Windows.
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        os.environ[name] = str(folder)
    return folder


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its fonts and colours."""
    dress(qapp)
    return qapp


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger made from the fullest sample, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "mau.sopgidb"
    make_sample(path, "xa-dai-lanh-2024", keys_dir=path.parent / "keys").close()
    return path


@pytest.fixture
def ledger(sample_ledger: Path, tmp_path: Path) -> Path:
    """A fresh copy of the sample ledger."""
    path = tmp_path / "so.sopgidb"
    path.write_bytes(sample_ledger.read_bytes())
    return path


@pytest.fixture
def empty_window(qtbot: QtBot, dressed: QApplication) -> Iterator[MainWindow]:
    """The window without a ledger."""
    made = MainWindow(Jobs(), lambda: DAY)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(empty_window: MainWindow, ledger: Path, qtbot: QtBot) -> MainWindow:
    """The window with a fresh sample ledger open."""
    with qtbot.waitSignal(empty_window.session.read, timeout=20_000):
        empty_window.open_ledger(opener(ledger))
    empty_window.jobs.wait()
    return empty_window


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Wait until the worker has done everything and the pages show it."""

    def wait(window: MainWindow) -> None:
        window.jobs.wait()
        qtbot.waitUntil(lambda: not window.jobs.writing)
        window.jobs.wait()

    return wait


@pytest.fixture
def reopened(ledger: Path) -> Callable[[], Plan]:
    """Give the plan as it stands in the file now, as if the program had been killed."""

    def read() -> Plan:
        copy = ledger.with_name(f"{new_id()}.sopgidb")
        copy.write_bytes(ledger.read_bytes())
        desk = open_desk(copy)
        try:
            return desk.plans.plan(desk.plans.plans()[0].id)
        finally:
            desk.close()

    return read
