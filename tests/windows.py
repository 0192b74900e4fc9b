"""Driving the real window in tests."""

from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow


def settled(window: MainWindow) -> None:
    """Wait until the worker is done and the window has heard everything."""
    QApplication.processEvents()
    window.jobs.wait()
    QApplication.processEvents()
