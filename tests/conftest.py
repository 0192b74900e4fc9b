"""What all tests share: no screen, no data of the user, and the window on a fresh sample."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

if not os.environ.get("SOPGI_SCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True, scope="session")
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep ledgers, keys and logs of the tests away from those of the user."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_APPDATA", "HOME"):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Give every window of the tests the fonts, the style and the sheet of the program."""
    from desktop.ui.theme import dress  # noqa: PLC0415 - after the platform is chosen

    dress(qapp)
    return qapp


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator["MainWindow"]:  # noqa: F821
    """The real window on a fresh rehearsal ledger of the fullest sample."""
    from desktop.services.samples import SAMPLES  # noqa: PLC0415
    from desktop.ui.ledgers import rehearsal  # noqa: PLC0415
    from tests.windows import new_window, settled  # noqa: PLC0415

    made = new_window()
    qtbot.addWidget(made)
    made.open_ledger(rehearsal(SAMPLES[0], tmp_path / "mau"))
    settled(made)
    yield made
    if made.isVisible():
        made.close()
