"""A box of text in which stretches are marked without touching a letter of it.

Marks are extra selections of the view: the document, the caret and what an input method is
composing stay as they are.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.ui.theme import colour
from desktop.ui.widgets.field import TextEdit


class Stretch(NamedTuple):
    """Code points ``start`` to ``end`` of the text, and how they are marked.

    ``look`` is "live" (a linked number), "stale" (one that has changed) or "doubt" (a claim
    that does not add up).
    """

    start: int
    end: int
    look: str


class LinkedEdit(TextEdit):
    """A box of text with marked stretches."""

    def mark(self, text: str, stretches: Iterable[Stretch]) -> None:
        """Mark stretches of a text; nothing happens while the box shows another text."""
        if self.toPlainText() != text:
            return
        self.setExtraSelections([self._selection(text, one) for one in stretches])

    def _selection(self, text: str, one: Stretch) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[: one.start]))
        cursor.setPosition(_units(text[: one.end]), QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format = _format(one.look)
        return made


def _units(text: str) -> int:
    """Return the length of a text in Qt's units: two for a sign beyond the first plane."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)  # noqa: PLR2004


def _format(look: str) -> QTextCharFormat:
    made = QTextCharFormat()
    match look:
        case "live":
            made.setBackground(colour("accent_tint"))
            made.setForeground(colour("ink"))
        case "stale":
            made.setBackground(colour("doubt_tint"))
            made.setForeground(colour("ink"))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            made.setUnderlineColor(colour("doubt_edge"))
        case _:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(colour("doubt_edge"))
    return made
