"""Text of a table as it stands in a PDF page: every word is put into font codes once.

The library turns each line letter by letter into codes of a font subset; a table says the same
words thousands of times. What does not fit the first subset is left to the library.
"""
# ruff: noqa: SLF001 - the library has no public way to append what is already encoded

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject


class Coder:
    """Writes lines of one face into the text of one page after the other."""

    def __init__(self, face: str) -> None:
        self._font = pdfmetrics.getFont(face)
        self._codes: dict[str, str | None] = {}

    def write(self, pen: PDFTextObject, line: str) -> None:
        """Write a line where the pen stands; its next line sets a place of its own."""
        canvas = pen._canvas
        codes = [self._code(word, canvas) for word in line.split(" ")]
        if None in codes or pen._curSubset != 0:
            pen.textOut(line)
            return
        # A space of the first subset is the code 32, which takes the word space too.
        pen._code.append(f"({' '.join(filter(None, codes))}) Tj")

    def _code(self, word: str, canvas: Canvas) -> str | None:
        if word not in self._codes:
            parts = self._font.splitString(word, canvas._doc) if word else [(0, b"")]
            whole = len(parts) == 1 and parts[0][0] == 0
            self._codes[word] = canvas._escape(parts[0][1]) if whole else None
        return self._codes[word]
