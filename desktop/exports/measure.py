"""Widths and line breaks of text in the paper's typeface, with every word measured once."""

import re
from collections.abc import Iterator, Sequence

from reportlab.pdfbase import pdfmetrics

from desktop.exports.fonts import face

_AFTER_HYPHEN = re.compile(r"(?<=[^\s–-][–-])(?=[^\s–-])")
"""Where a word may end a line, as word processors have it: "giai đoạn 2021-" / "2025"."""
_HAIR = 0.05
"""Points by which a line may be too wide: word processors count in twentieths."""
_WIDEST = 1.4
"""No letter of the typeface is wider, in font sizes."""
_KEPT = re.compile(r"\b([Nn]ăm|[Qq]uý|[Tt]háng|[Nn]gày|[Ss]ố) (?=[\dIVX])")
"""The space inside "năm 2024": an even line does not end there."""
_DATED = re.compile(r"([Tt]háng[ \u00a0]\d{1,2}) (?=năm)")
"""The space inside "tháng 8 năm": the same, and the other way round."""
_DATED_GLUED = re.compile(r"([Tt]háng[ \u00a0]\d{1,2})\u00a0(?=năm)")
_GLUED = re.compile(_KEPT.pattern.replace(" ", "\u00a0"))


def parts_of_word(word: str) -> Sequence[str]:
    """Return the parts of a word that a line may end after."""
    return _AFTER_HYPHEN.split(word) if "-" in word or "–" in word else (word,)


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

    def needs_more(self, text: str, room: float, most: float) -> bool:
        """Say whether a text stands on more than ``most`` lines: mostly without breaking it.

        A line ends where the next word has no room. So two lines of a paragraph are together fuller
        than one room, and each is fuller than the room without the longest word.
        """
        paragraphs = text.count("\n") + 1
        pair = room - self.space
        if pair <= 0 or most < paragraphs:
            return len(self.lines(text, room)) > most
        widest = len(text) * self.size * _WIDEST
        if 2 * widest / pair + paragraphs <= most:
            return False
        width = self.line_width(text)
        if 2 * width / pair + paragraphs <= most:
            return False
        single = pair - max(map(self.width, text.replace("\n", " ").split(" ")))
        if single > 0 and width / single + paragraphs <= most:
            return False
        return len(self.lines(text, room)) > most

    def _fill(self, paragraph: str, room: float) -> Iterator[tuple[str, float]]:
        pieces: list[str] = []
        used = 0.0
        for piece, width, spaced in self._pieces(paragraph, room):
            gap = self.space if spaced and pieces else 0
            if pieces and used + gap + width > room + _HAIR:
                yield "".join(pieces), used
                pieces, used, gap = [], 0.0, 0
            if gap:
                pieces.append(" ")
            pieces.append(piece)
            used += gap + width
        yield "".join(pieces), used

    def _pieces(self, paragraph: str, room: float) -> Iterator[tuple[str, float, bool]]:
        """Yield what stays on one line, its width, and whether a space comes before it."""
        for word in filter(None, paragraph.split(" ")):
            for place, part in enumerate(parts_of_word(word)):
                width, spaced = self.width(part), not place
                if width <= room or len(part) == 1:
                    yield part, width, spaced
                    continue
                for piece in self._broken(part, room):
                    # Nobody asks for it again, and there may be very many.
                    yield piece, self.line_width(piece), spaced
                    spaced = False

    def _broken(self, word: str, room: float) -> Iterator[str]:
        """Cut a word that is wider than the room, walking its letters once."""
        start, used = 0, 0.0
        for index, char in enumerate(word):
            width = self.width(char)
            if used + width > room and index > start:
                yield word[start:index]
                start, used = index, 0.0
            used += width
        yield word[start:]

    def balanced(self, text: str, room: float) -> tuple[str, ...]:
        """Return the text on as few lines as fit, all of about the same width."""
        text = _KEPT.sub("\\1\u00a0", _DATED.sub("\\1\u00a0", text))
        fewest = len(self.lines(text, room))
        low, high = self.line_width(text) / fewest, room
        while high - low > 1:
            middle = (low + high) / 2
            if len(self.lines(text, middle)) > fewest:
                low = middle
            else:
                high = middle
        lines = (_DATED_GLUED.sub(r"\1 ", line) for line, _, _ in self.lines(text, high))
        return tuple(_GLUED.sub(r"\1 ", line) for line in lines)
