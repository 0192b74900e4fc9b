"""What the menu row says about saving: only COMMIT makes it say "Đã lưu"."""

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.basics import icon_label, label, row


class SavedMark(QWidget):
    """Says that it writes, when it saved, or that it could not."""

    def __init__(self) -> None:
        super().__init__()
        self._good = icon_label("check", "accent")
        self._bad = icon_label("circle-x", "error")
        self._text = label("", "saved")
        self.setLayout(row(self._good, 6, self._bad, self._text))
        self._last = ""
        for sign in (self._good, self._bad):
            sign.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @Slot()
    def writing(self) -> None:
        """Say that a write is on its way."""
        self._show(self.tr("Đang ghi…"), "writing")

    @Slot(QTime)
    def saved(self, moment: QTime) -> None:
        """Everything is in the ledger."""
        self._last = self.tr("Đã lưu %s") % moment.toString("HH:mm")
        self._show(self._last, "saved")

    @Slot()
    def settled(self) -> None:
        """Nothing was written, and nothing is on its way."""
        self._show(self._last, "saved")

    @Slot()
    def failed(self) -> None:
        """Say that the ledger did not take a write."""
        self._show(self.tr("Chưa ghi được"), "failed")

    def clear(self) -> None:
        """Another ledger is open, and nothing was written to it yet."""
        self._last = ""
        self._show("", "saved")

    def _show(self, text: str, role: str) -> None:
        if (text, role) == (self._text.text(), self._text.property("role")):
            return
        self._text.setText(text)
        if role != self._text.property("role"):
            self._text.setProperty("role", role)
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)
        self._good.setVisible(role == "saved" and bool(text))
        self._bad.setVisible(role == "failed")
        self.setAccessibleName(text)
