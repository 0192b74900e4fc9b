"""The line below a grid that shows something else than all rows in their order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.ui.widgets.basics import button, label, row

HEIGHT = 34
"""Its height in logical pixels."""


class GridNote(QFrame):
    """Says how many rows are shown and how to get the others back; holds the words looked for.

    Signals:
        words: what the clerk typed to look for.
        left: Esc, Enter or the link: back to the grid; True to show everything again.
    """

    words = Signal(str)
    left = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT)
        self.edit = _Words(self)
        self.edit.textChanged.connect(self.words)
        self.edit.left.connect(self.left)
        self._text = label("", "small")
        back = button(self.tr("Về như cũ (Esc)"), kind="link", clicked=lambda: self.left.emit(True))
        self.setLayout(row(self.edit, 8, self._text, None, back, margins=(8, 3, 8, 3)))
        self.hide()

    def say(self, text: str) -> None:
        """Say what is shown."""
        self._text.setText(text)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """What is being said."""
        return "" if self.isHidden() else self._text.text()


class _Words(QLineEdit):
    left = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setFixedWidth(200)
        self.setPlaceholderText(self.tr("Lọc dòng có chữ…"))
        self.setAccessibleName(self.tr("Lọc dòng có chữ"))
        self.setClearButtonEnabled(True)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go into what was found, Esc takes the filter away."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit(False)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit(True)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
