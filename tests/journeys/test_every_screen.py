"""Every page, dialog and message at 100, 125 and 150 %: nothing cut, nothing over another thing.

The pictures are left under ``build/screens``, to be looked at after the run.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets.basics import elided
from tests.journeys import guide_pictures
from tests.journeys.screen_faults import faults_of
from tests.journeys.screen_walk import SIZES

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "build" / "screens"
LONG = "Về triển khai thực hiện các nhiệm vụ, giải pháp để cải thiện Chỉ số PCI và Chỉ số PGI"


@pytest.mark.parametrize("percent", SIZES)
def test_nothing_is_cut_or_hidden_on_any_screen(percent: int) -> None:
    """In a process of its own: Qt takes the scale of the screen when it starts."""
    command = [sys.executable, "-m", "tests.journeys.screen_walk", str(SCREENS), str(percent)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert "\n".join(f"{name}: {one}" for name in found for one in found[name]) == ""
    assert len(list(SCREENS.glob(f"{percent}-*.png"))) > 80
    if percent == guide_pictures.PERCENT:
        guide_pictures.keep(SCREENS)
        assert guide_pictures.aged(SCREENS) == []


def cut_label(inside: QWidget) -> None:
    QLabel(LONG, inside).setFixedWidth(100)


def cut_paragraph(inside: QWidget) -> None:
    made = QLabel(LONG, inside)
    made.setWordWrap(True)
    made.setFixedSize(200, 20)


def cut_button(inside: QWidget) -> None:
    QPushButton(LONG, inside).setFixedWidth(100)


def cut_hint(inside: QWidget) -> None:
    made = QLineEdit(inside)
    made.setPlaceholderText(LONG)
    made.setFixedWidth(100)


def cut_choice(inside: QWidget) -> None:
    made = QComboBox(inside)
    made.addItem(LONG)
    made.setFixedWidth(100)


def cut_head(inside: QWidget) -> None:
    made = QTableWidget(1, 1, inside)
    made.setHorizontalHeaderLabels([LONG])
    made.setColumnWidth(0, 60)


def overlap(inside: QWidget) -> None:
    for shift in (0, 10):
        QLabel("Một", inside).setGeometry(10 + shift, 10, 60, 20)


def outside(inside: QWidget) -> None:
    QLabel("Một", inside).setGeometry(780, 10, 60, 20)


def tiny(inside: QWidget) -> None:
    made = QLabel("Một", inside)
    made.setStyleSheet("font-size: 10px")
    made.resize(60, 20)


def stray(_inside: QWidget) -> None:
    made = QLabel("Một")
    made.show()
    QApplication.instance().stray = made


FAULTS: dict[Callable[[QWidget], None], str] = {
    cut_label: "cut: QLabel",
    cut_paragraph: "cut: QLabel",
    cut_button: "cut: QPushButton",
    cut_hint: "cut hint",
    cut_choice: "cut choice",
    cut_head: "cut head",
    overlap: "overlap",
    outside: "outside",
    tiny: "10 px",
    stray: "stray window",
}


@pytest.fixture
def top(dressed: QApplication) -> QWidget:
    made = QWidget()
    made.setWindowTitle("Thử")
    made.resize(800, 400)
    return made


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_kind_of_fault_is_found(top: QWidget, fault: Callable[[QWidget], None]) -> None:
    """The check itself: what is wrong on purpose does not pass."""
    fault(top)
    top.show()
    QApplication.processEvents()
    found = faults_of(top)
    if held := getattr(QApplication.instance(), "stray", None):
        held.close()
    top.close()
    assert any(one.startswith(FAULTS[fault]) for one in found), found


def test_what_is_shortened_on_purpose_says_the_rest_in_its_tool_tip(top: QWidget) -> None:
    made = elided(LONG)
    column = QVBoxLayout(top)
    column.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
    top.resize(200, 100)
    top.show()
    QApplication.processEvents()
    assert made.toolTip() == LONG
    assert faults_of(top) == []
    top.resize(1200, 100)
    QApplication.processEvents()
    assert made.toolTip() == ""
    top.close()
