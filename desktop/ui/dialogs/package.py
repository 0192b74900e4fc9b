"""What a package file holds and what was proved of it, whoever sent it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.sender_key import KeyState
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, resize_on_screen, row
from desktop.ui.widgets.package_detail import PackageDetail

if TYPE_CHECKING:
    from desktop.services.packages import CheckedPackage

_SIZE = (560, 400)


class PackageDialog(QDialog):
    """Shows a package that was just checked.

    Signals:
        look_asked: the pages inside it are to be opened.
        remember_asked: the clerk compared the key by telephone; the ledger is to keep it.
    """

    look_asked = Signal()
    remember_asked = Signal()

    def __init__(self, file_name: str, checked: "CheckedPackage", parent: QWidget | None) -> None:
        super().__init__(parent)
        answer_f1(self, "receiver")
        self.setWindowTitle(self.tr("Gói dữ liệu nguyên vẹn"))
        self.detail = PackageDetail()
        # In a dialog of its own it needs no line to the left.
        self.detail.setProperty("role", "flat")
        self._file_name = file_name
        self.remember = button(
            self.tr("Đã so dấu khóa qua điện thoại, ghi nhớ khóa này"),
            "key-round",
            clicked=self.remember_asked.emit,
        )
        self.show_checked(checked)
        self.look = button(self.tr("Mở văn bản trong gói"), "eye", clicked=self.look_asked.emit)
        self.look.setVisible(bool(checked.pdf))
        close = button(self.tr("Đóng"), kind="primary", clicked=self.accept, tip="Esc")
        close.setDefault(True)
        foot = row(self.look, None, close, margins=(16, 8, 16, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.detail, 1)
        layout.addLayout(row(self.remember, None, margins=(16, 8, 16, 0)))
        layout.addLayout(foot)
        resize_on_screen(self, _SIZE)

    def show_checked(self, checked: "CheckedPackage") -> None:
        """Show what was found; a key that a ledger was asked for and lacks can be kept."""
        self.detail.show_checked(self._file_name, checked)
        self.remember.setVisible(checked.key in {KeyState.UNKNOWN, KeyState.DIFFERS})
