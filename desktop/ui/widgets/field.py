"""Input fields that lose nothing: what is typed is handed on after a pause and on leaving.

The text under the cursor is never rewritten: Vietnamese input methods send backspaces and
letters, and a field that changes its own text breaks them.
"""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets.basics import label

MOST_LINES = 8
"""Up to this many lines a box of text grows; then it scrolls."""

PAUSE = 350
"""Milliseconds after the last key until what was typed is handed on."""


def leaves_undo(event: QEvent, *, possible: bool) -> bool:
    """Leave Ctrl+Z to the ledger where nothing was typed that the field could take back.

    Tells whether it was that. Qt's inputs keep the key for themselves also when it does nothing.
    """
    if (
        possible
        or event.type() is not QEvent.Type.ShortcutOverride
        or not isinstance(event, QKeyEvent)
        or not event.matches(QKeySequence.StandardKey.Undo)
    ):
        return False
    event.ignore()
    return True


class LineEdit(QLineEdit):
    """A line whose text is handed on after a pause, on leaving and on Enter."""

    committed = Signal(str)

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._known = self._stored = ""
        self._typing = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.flush)

    def event(self, event: QEvent) -> bool:
        return not leaves_undo(event, possible=self.isUndoAvailable()) and super().event(event)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless the clerk is typing here: then when he leaves."""
        self._stored = text
        if self._typing:
            return
        self._known = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    @Slot()
    def flush(self) -> None:
        """Hand on what was typed and not handed on yet."""
        self._timer.stop()
        if self._typing and self.text() != self._known:
            self._known = self._stored = self.text()
            self.committed.emit(self._known)

    def show_other(self, text: str) -> None:
        """Show the text of another thing; what was typed for the one before is handed on."""
        self.flush()
        self._typing = False
        self.show_text(text)

    def put(self, text: str) -> None:
        """Put a text here as if it had been typed."""
        self.show_other(text)
        self.committed.emit(text)

    def complain(self, *, wrong: bool) -> None:
        """Mark the field as wrong, or as mended."""
        self.setProperty("state", "error" if wrong else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the text on when the line is left."""
        super().focusOutEvent(event)
        known = self._known
        self.flush()
        self._typing = False
        if known == self._known and self.property("state") != "error":
            self.show_text(self._stored)

    @Slot()
    def _on_typed(self) -> None:
        self._typing = True
        self._timer.start()


class TextEdit(QPlainTextEdit):
    """A box of text, handed on after a pause and on leaving; Tab leaves it."""

    committed = Signal(str)

    def __init__(
        self, name: str, hint: str = "", *, lines: int = 3, most: int = MOST_LINES
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._known = self._stored = ""
        self._typing = self._showing = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.flush)
        self._lines = lines
        self._most = max(lines, most)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.textChanged.connect(self._on_changed)
        self._grow()

    def event(self, event: QEvent) -> bool:
        possible = self.document().isUndoAvailable()
        return not leaves_undo(event, possible=possible) and super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.minimumHeight())

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Let nobody type, and look so: Qt does not draw a box of text anew for that."""
        if read_only != self.isReadOnly():
            super().setReadOnly(read_only)
            self.style().unpolish(self)
            self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow anew: the text wraps at other places now."""
        super().resizeEvent(event)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show what is stored, unless the clerk is typing here: then when he leaves."""
        self._stored = text
        if self._typing:
            return
        self._known = text
        if self.toPlainText() != text:
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def show_other(self, text: str) -> None:
        """Show the text of another thing; what was typed for the one before is handed on."""
        self.flush()
        self._typing = False
        self.show_text(text)

    @Slot()
    def flush(self) -> None:
        """Hand on what was typed and not handed on yet."""
        self._timer.stop()
        text = self.toPlainText()
        if self._typing and text != self._known:
            self._known = self._stored = text
            self.committed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the text on when the box is left."""
        super().focusOutEvent(event)
        known = self._known
        self.flush()
        self._typing = False
        if known == self._known:
            self.show_text(self._stored)

    def put(self, text: str) -> None:
        """Put a text here as if it had been typed."""
        self.show_other(text)
        self.committed.emit(text)

    def _grow(self) -> None:
        # The document of a plain text box measures its height in lines.
        wanted = round(self.document().size().height())
        lines = max(self._lines, min(wanted, self._most))
        height = round(self.fontMetrics().lineSpacing() * lines + 22)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.updateGeometry()

    @Slot()
    def _on_changed(self) -> None:
        self._grow()
        if not self._showing:
            self._typing = True
            self._timer.start()


class NumberEdit(QSpinBox):
    """A whole number with its unit, if it has one; the wheel turns it only after it was clicked."""

    def __init__(self, name: str, ends: tuple[float, float], unit: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(int(ends[0]), int(ends[1]))
        self.setSuffix(f" {unit}" if unit else "")
        # The padding of the style sheet does not reach the line inside.
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        # Else a clerk who scrolls the page would change his margins without seeing it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the clerk is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Field(QWidget):
    """A named input with an optional hint below it."""

    def __init__(self, name: str, edit: QWidget, note: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.title = label(name, "label")
        self.title.setBuddy(edit)
        layout.addWidget(self.title)
        layout.addWidget(edit, 1)
        self.note = label(note, "small", wrap=True)
        # Only inside the field: shown by itself it would be a window, and take the keyboard.
        layout.addWidget(self.note)
        self.note.setVisible(bool(note))
