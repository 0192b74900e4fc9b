"""Hệ thống: the page that papers are printed on is chosen inside what the decree allows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.layout import PageSetup
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.system import SystemPage

Settled = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> SystemPage:
    window.show_page("system")
    settled(window)
    page = window.pages["system"]
    assert isinstance(page, SystemPage)
    return page


def stored(page: SystemPage) -> PageSetup:
    """What the ledger holds, read on the thread that owns it."""
    answers: list[PageSetup] = []
    page.jobs.run(lambda desk: desk.offices.office().page, answers.append)
    page.jobs.wait()
    return answers[0]


def test_every_choice_is_in_the_ledger_and_can_be_taken_back(
    page: SystemPage, settled: Settled
) -> None:
    wanted = {
        "body_size": 13,
        "margin_top": 25,
        "margin_bottom": 24,
        "margin_left": 35,
        "margin_right": 20,
    }
    for name, value in wanted.items():
        page.page_setup.boxes[name].setValue(value)
    settled(page.window())
    assert stored(page) == PageSetup(**wanted)
    page.session.undo()
    settled(page.window())
    assert stored(page) == PageSetup(**wanted | {"margin_right": 15})
    assert page.page_setup.boxes["margin_right"].value() == 15


def test_no_box_leaves_what_the_decree_allows(page: SystemPage) -> None:
    assert {
        name: (box.minimum(), box.maximum()) for name, box in page.page_setup.boxes.items()
    } == {
        "body_size": (13, 14),
        "margin_top": (20, 25),
        "margin_bottom": (20, 25),
        "margin_left": (30, 35),
        "margin_right": (15, 20),
    }


def test_scrolling_the_page_over_a_box_changes_nothing(page: SystemPage) -> None:
    box = page.page_setup.boxes["margin_top"]
    box.clearFocus()
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.value() == 20
