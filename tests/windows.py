"""Driving the real window in tests."""

from datetime import date

from PySide6.QtWidgets import QApplication

from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow

TODAY = date(2024, 12, 17)
"""The day that the tests take for today: the reports of the year are due."""


def new_window() -> MainWindow:
    """Return a window without a ledger, shown."""
    window = MainWindow(Jobs(), lambda: TODAY)
    window.show()
    return window


def settled(window: MainWindow) -> None:
    """Wait until the worker is done and the window has heard everything."""
    QApplication.processEvents()
    window.jobs.wait()
    QApplication.processEvents()
