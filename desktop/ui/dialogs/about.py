"""Help on the keys, and what the program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.actions import HELP
from desktop.ui.widgets.basics import ReadingArea, button, icon_label, label, resize_on_screen, row

_KEY_WORDS = 262
"""Logical pixels for what a key does."""
_KEYS_SIZE = (890, 580)


def show_keys(parent: QWidget) -> None:
    """Show all keys; Esc closes."""
    dialog = _dialog(parent, "Các phím")
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(16)
    layout.addWidget(label("Các phím", "title"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    # Two columns: one below the other they are higher than a small screen.
    half = (len(HELP) + 1) // 2
    grid.setColumnMinimumWidth(2, 16)
    for number, (keys, does) in enumerate(HELP):
        line, place = number % half, 3 * (number // half)
        grid.addWidget(label(keys, "key"), line, place, Qt.AlignmentFlag.AlignLeft)
        told = label(does, wrap=True)
        told.setMinimumWidth(_KEY_WORDS)
        told.setMinimumHeight(told.heightForWidth(_KEY_WORDS))
        grid.addWidget(told, line, place + 1)
    inside = QWidget()
    inside.setLayout(grid)
    layout.addWidget(ReadingArea("Các phím", inside), 1)
    layout.addLayout(row(None, button("Đóng", clicked=dialog.accept)))
    resize_on_screen(dialog, _KEYS_SIZE)
    dialog.exec()


def show_about(parent: QWidget) -> None:
    """Say what the program is, its version and whose works it contains."""
    dialog = _dialog(parent, "Về Sổ PGI")
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(12)
    title = label(f"Sổ PGI {__version__}", "title")
    layout.addLayout(row(icon_label("leaf", "accent", 32), 12, title, None))
    words = label(
        "Sổ kế hoạch, kết quả, báo cáo và gói dữ liệu PGI, PCI cho UBND cấp xã và các Sở."
        " Chạy trên máy này, không dùng mạng.\n\n"
        "Giấy phép MIT. Biểu tượng Lucide (ISC); phông Open Sans (Apache 2.0), Liberation Serif"
        " (OFL); Qt và PySide6 (LGPL 3).",
        wrap=True,
    )
    words.setMinimumWidth(380)
    layout.addWidget(words)
    layout.addLayout(row(None, button("Đóng", clicked=dialog.accept)))
    dialog.exec()


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
