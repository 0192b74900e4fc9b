"""The box that looks for words in the table below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.icons import icon

_WIDTH = 180


class SearchBox(QLineEdit):
    """Looks while words are typed; Esc shows everything again, Enter and Down go into the table.

    Signals:
        left: back to the table; True to show everything again.
    """

    left = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setFixedWidth(_WIDTH)
        self.setPlaceholderText(self.tr("Tìm trong bảng   F3"))
        self.setAccessibleName(self.tr("Tìm trong bảng"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit(False)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit(True)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
