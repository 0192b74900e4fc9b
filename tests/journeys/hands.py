"""A clerk's hands: every key and every click of his is made on the real window and counted.

Vietnamese is typed as Telex on UniKey: a mark is one key more, and the input method answers it with
a backspace and the letter again, which is what the window gets.
"""

import unicodedata

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.main_window import MainWindow
from desktop.ui.tables.editor import CellEditor

NONE = Qt.KeyboardModifier.NoModifier
_LEAST = 2
"""A clerk takes an offer when it saves so many keys."""


def telex_cost(text: str) -> int:
    """Return the keys that a text takes in Telex."""
    return sum(len(_states(letter)) for letter in text)


def _states(letter: str) -> list[str]:
    """Return what the screen shows after each key of a letter: "ẩ" is a, â, ẩ."""
    if letter in "đĐ":
        return ["d" if letter == "đ" else "D", letter]
    parts = unicodedata.normalize("NFD", letter)
    # The marks of the vowel come before the tone, as they are typed.
    tones = "\u0300\u0301\u0303\u0309\u0323"
    marks = sorted(parts[1:], key=lambda mark: mark in tones)
    shown = [parts[0]]
    for mark in marks:
        shown.append(unicodedata.normalize("NFC", shown[-1] + mark))
    return shown


class Hands:
    """Presses, types and clicks; ``keys`` and ``clicks`` count, ``inputs`` counts a text as one."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.keys = self.clicks = self.inputs = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        """Press a key, with others held or not."""
        for _ in range(times):
            self.keys += 1
            self.inputs += 1
            QTest.keyClick(self._target(), key, held)

    def press_in_dialog(self, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Press a key in the dialog that has just opened; Enter is its primary button."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self.keys += 1
        self.inputs += 1
        QTest.keyClick(dialog, key)

    def click(self, widget: QWidget) -> None:
        """Click into the middle of a widget that can be seen."""
        assert widget.isVisible(), widget
        self.clicks += 1
        self.inputs += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        self.inputs += 1
        for letter in text:
            self._letter(letter)

    def type_with_phrases(self, text: str) -> None:
        """Type a text into a cell, taking what the list below offers where that saves keys."""
        self.inputs += 1
        at = 0
        while at < len(text):
            if text[at] == "\n":
                self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
                self.inputs -= 1
                at += 1
                continue
            taken = 0
            for state, shown in enumerate(_states(text[at])):
                self._show(shown, again=state > 0)
                taken = self._take(text, at + 1) if shown == text[at] else 0
                if taken:
                    break
            while taken and (further := self._take(text, taken)):
                taken = further
            at = taken or at + 1
        editor = self._editor()
        assert editor.toPlainText().rstrip() == text

    def _take(self, text: str, at: int) -> int:
        """Take the best offer that goes on as the text does; return where the text stands then."""
        editor = self._editor()
        begun = max(text.rfind(mark, 0, at) for mark in " \n") + 1
        best: tuple[int, int, str] | None = None
        for place, offer in enumerate(editor.offered):
            end = begun + len(offer)
            if not text.startswith(offer, begun) or text[end : end + 1] not in {"", " "}:
                continue
            saved = telex_cost(text[at : end + 1]) - place - 1
            if saved >= _LEAST and (best is None or saved > best[0]):
                best = (saved, place, offer)
        if best is None:
            return 0
        for key in (*([Qt.Key.Key_Down] * best[1]), Qt.Key.Key_Right):
            self.keys += 1
            QTest.keyClick(editor, key)
        return begun + len(best[2]) + 1

    def choose(self, text: str) -> None:
        """Type into a cell that offers names until the list has the text, and take it there."""
        self.inputs += 1
        for at, letter in enumerate(text):
            for state, shown in enumerate(_states(letter)):
                self._show(shown, again=state > 0)
                offered = self._editor().offered
                if text in offered and offered.index(text) + 1 < telex_cost(text[at + 1 :]):
                    self.keys += offered.index(text) + 1
                    for _ in range(offered.index(text) + 1):
                        QTest.keyClick(self._editor(), Qt.Key.Key_Down)
                    return

    def _letter(self, letter: str) -> None:
        for state, shown in enumerate(_states(letter)):
            self._show(shown, again=state > 0)

    def _show(self, letter: str, *, again: bool) -> None:
        """Do what the input method does for one key."""
        self.keys += 1
        if again:
            _send(self._target(), Qt.Key.Key_Backspace, "\b")
        _send(self._target(), Qt.Key.Key_unknown, letter)

    def _editor(self) -> CellEditor:
        editor = self._target()
        assert isinstance(editor, CellEditor), editor
        return editor

    def _target(self) -> QWidget:
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            # Off-screen no window manager gives the focus back when a dialog has closed.
            self.window.activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget() or self.window


def _send(target: QWidget, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, NONE, text))
