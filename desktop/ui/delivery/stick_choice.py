"""Choosing one of several sticks."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.numbers import format_number
from desktop.ui.delivery.drives import Drive
from desktop.ui.guide.helping import answer_f1
from desktop.ui.icons import icon
from desktop.ui.widgets.basics import button, label, row

_GIGABYTE = 1 << 30
_MEGABYTE = 1 << 20


class StickChoice(QDialog):
    """Lists the sticks; ``folder_wanted`` tells that another place was asked for instead."""

    def __init__(self, drives: Sequence[Drive], parent: QWidget) -> None:
        super().__init__(parent)
        answer_f1(self, "usb")
        self.setWindowTitle(self.tr("Chép ra USB"))
        self.folder_wanted = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Các USB đang cắm"))
        for drive in drives:
            item = QListWidgetItem(
                icon("hard-drive-download"), f"{drive.title} · còn trống {room_text(drive.free)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, str(drive.root))
            self.list.addItem(item)
        self.list.setSpacing(4)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(
            label(self.tr("Có %d USB đang cắm. Chép vào USB nào?") % len(drives), "title")
        )
        layout.addWidget(self.list, 1)
        layout.addLayout(
            row(
                button(self.tr("Thư mục khác…"), "folder-open", clicked=self._ask_folder),
                None,
                button(self.tr("Thôi"), clicked=self.reject),
                8,
                button(self.tr("Chép vào đây"), "check", kind="primary", clicked=self.accept),
            )
        )
        self.resize(520, 260)

    def chosen(self) -> Path | None:
        """Return the root of the stick that the clerk stands on."""
        item = self.list.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _ask_folder(self) -> None:
        self.folder_wanted = True
        self.reject()


def room_text(size: int) -> str:
    """Return room on a disk as a clerk says it: "3,5 GB", "120 MB"."""
    if size >= _GIGABYTE:
        return f"{format_number(Decimal(round(size / _GIGABYTE * 10)) / 10)} GB"
    return f"{format_number(Decimal(size // _MEGABYTE))} MB"
