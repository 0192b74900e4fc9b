"""Typing Vietnamese as input methods do it: letters, backspaces, and the letter again."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

BACK = "<"


def telex(edit: QWidget, *steps: str) -> None:
    """Type as UniKey does: BACK takes the letter before back, everything else is letters."""
    for step in steps:
        for letter in step:
            back = letter == BACK
            key = Qt.Key.Key_Backspace if back else Qt.Key(ord(letter.upper()))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    edit,
                    QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "\b" if back else letter),
                )


def compose(edit: QWidget, *shown: str) -> None:
    """Type a word as an input method of the system does: shown while composed, then given."""
    for text in shown:
        QApplication.sendEvent(edit, QInputMethodEvent(text, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(shown[-1])
    QApplication.sendEvent(edit, done)
