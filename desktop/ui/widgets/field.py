"""Input fields that lose nothing: what is typed is handed on after a pause and on leaving.

The text under the cursor is never rewritten: Vietnamese input methods send backspaces and
letters, and a field that changes its own text breaks them.
"""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.basics import label

PAUSE = 350
"""Milliseconds after the last key until what was typed is handed on."""


class LineEdit(QLineEdit):
    """A line whose text is handed on after a pause, on leaving and on Enter."""

    committed = Signal(str)

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._known = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(self._timer.start)
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless the clerk is typing here."""
        self._known = text
        if not self._timer.isActive() and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    @Slot()
    def flush(self) -> None:
        """Hand on what was typed and not handed on yet."""
        self._timer.stop()
        if self.text() != self._known:
            self._known = self.text()
            self.committed.emit(self._known)

    def complain(self, *, wrong: bool) -> None:
        """Mark the field as wrong, or as mended."""
        self.setProperty("state", "error" if wrong else "")
        self.style().unpolish(self)
        self.style().polish(self)


class TextEdit(QPlainTextEdit):
    """A box of text, handed on after a pause and on leaving; Tab leaves it."""

    committed = Signal(str)

    def __init__(self, name: str, hint: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._known = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._on_changed)
        self.setMinimumHeight(round(self.fontMetrics().lineSpacing() * lines + 16))

    def show_text(self, text: str) -> None:
        """Show what is stored, unless the clerk is typing here."""
        self._known = text
        if not self._timer.isActive() and self.toPlainText() != text:
            self.setPlainText(text)
            self._timer.stop()

    @Slot()
    def flush(self) -> None:
        """Hand on what was typed and not handed on yet."""
        self._timer.stop()
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.committed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the text on when the box is left."""
        super().focusOutEvent(event)
        self.flush()

    @Slot()
    def _on_changed(self) -> None:
        if self.toPlainText() != self._known:
            self._timer.start()


class Field(QWidget):
    """A named input with an optional hint below it."""

    def __init__(self, name: str, edit: QWidget, note: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        title = label(name, "label")
        title.setBuddy(edit)
        layout.addWidget(title)
        layout.addWidget(edit)
        self.note = label(note, "small", wrap=True)
        self.note.setVisible(bool(note))
        layout.addWidget(self.note)
