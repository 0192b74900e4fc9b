"""What the program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.widgets.basics import button, icon_label, label, row


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
