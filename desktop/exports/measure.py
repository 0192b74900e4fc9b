"""Widths and line breaks of text in the paper's typeface, with every word measured once."""

import re
from collections.abc import Iterator

from reportlab.pdfbase import pdfmetrics

from desktop.exports.fonts import face

_KEPT = re.compile(r"\b([Nn]ăm|[Qq]uý|[Tt]háng|[Nn]gày|[Ss]ố) (?=[\dIVX])")
"""The space inside "năm 2024": an even line does not end there."""
_GLUED = re.compile(_KEPT.pattern.replace(" ", "\u00a0"))


class Measure:
    """Measures and breaks text of one face and size. Widths are points."""

    def __init__(self, size: float, *, bold: bool = False, italic: bool = False) -> None:
        self.size = size
        self.face = face(bold=bold, italic=italic)
        self._font = pdfmetrics.getFont(self.face)
        self._words: dict[str, float] = {}
        self.space = self.width(" ")

    def width(self, text: str) -> float:
        """Return the width of a text on one line."""
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = self._font.stringWidth(text, self.size)
        return known

    def line_width(self, text: str) -> float:
        """Return the width of a line without remembering it."""
        width: float = self._font.stringWidth(text, self.size)
        return width

    def lines(self, text: str, room: float) -> list[tuple[str, float, bool]]:
        """Return (line, its width, whether it ends a paragraph), none wider than ``room``.

        A single newline parts paragraphs; a word wider than the room is broken anywhere.
        """
        broken: list[tuple[str, float, bool]] = []
        for paragraph in text.split("\n"):
            lines = list(self._fill(paragraph, room))
            broken += [(line, width, False) for line, width in lines[:-1]]
            broken.append((*lines[-1], True))
        return broken

    def _fill(self, paragraph: str, room: float) -> Iterator[tuple[str, float]]:
        words: list[str] = []
        used = 0.0
        for word in self._fitting_words(paragraph, room):
            width = self.width(word)
            if words and used + self.space + width > room:
                yield " ".join(words), used
                words, used = [], 0.0
            used += width + (self.space if words else 0)
            words.append(word)
        yield " ".join(words), used

    def _fitting_words(self, paragraph: str, room: float) -> Iterator[str]:
        for word in filter(None, paragraph.split(" ")):
            rest = word
            while self.width(rest) > room and len(rest) > 1:
                cut = self._cut(rest, room)
                yield rest[:cut]
                rest = rest[cut:]
            yield rest

    def _cut(self, word: str, room: float) -> int:
        used = 0.0
        for index, char in enumerate(word):
            used += self.width(char)
            if used > room and index:
                return index
        return len(word)

    def balanced(self, text: str, room: float) -> tuple[str, ...]:
        """Return the text on as few lines as fit, all of about the same width."""
        text = _KEPT.sub("\\1\u00a0", text)
        fewest = len(self.lines(text, room))
        low, high = self.line_width(text) / fewest, room
        while high - low > 1:
            middle = (low + high) / 2
            if len(self.lines(text, middle)) > fewest:
                low = middle
            else:
                high = middle
        return tuple(_GLUED.sub(r"\1 ", line) for line, _, _ in self.lines(text, high))
