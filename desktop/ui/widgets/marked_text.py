"""A text to read in which some stretches are marked: by a colour and by a form of their own."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser

from desktop.ui.theme import COLOUR

Span = tuple[int, int]


def text_box(name: str) -> QTextBrowser:
    """Return a box for marked text; the keyboard stays with the list beside it."""
    made = QTextBrowser()
    made.setAccessibleName(name)
    made.setOpenLinks(False)
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made


def gone(text: str, spans: Sequence[Span]) -> str:
    """Return HTML of an old text: the words that go are struck out."""
    return _marked(text, spans, "s", "error")


def come(text: str, spans: Sequence[Span]) -> str:
    """Return HTML of a new text: the words that come are bold."""
    return _marked(text, spans, "b", "accent")


def _marked(text: str, spans: Sequence[Span], tag: str, tone: str) -> str:
    said: list[str] = []
    here = 0
    for start, end in spans:
        said.append(escape(text[here:start]))
        part = escape(text[start:end])
        said.append(f'<{tag} style="color:{COLOUR[tone]}">{part}</{tag}>')
        here = end
    said.append(escape(text[here:]))
    return f'<p style="white-space:pre-wrap">{"".join(said)}</p>'.replace("\n", "<br>")
