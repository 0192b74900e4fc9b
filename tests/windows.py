"""Driving the real window in tests."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop.ui.main_window import MainWindow

Kind = TypeVar("Kind", bound=QDialog)


def settled(window: MainWindow) -> None:
    """Wait until the worker is done and the window has heard everything."""
    QApplication.processEvents()
    window.jobs.wait()
    QApplication.processEvents()


def answer(kind: type[Kind], do: Callable[[Kind], object]) -> None:
    """Do something with the dialog of that kind as soon as it is asked."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            do(dialog)
        else:
            QTimer.singleShot(20, act)

    QTimer.singleShot(20, act)
