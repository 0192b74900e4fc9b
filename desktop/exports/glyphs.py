"""Letters that the paper's typeface cannot draw: a PDF would show an empty box in their place."""

from collections.abc import Iterator
from functools import cache

import msgspec
from reportlab.pdfbase import pdfmetrics

from desktop.domain.errors import InputRefused
from desktop.exports.document import Document
from desktop.exports.fonts import face

_AROUND = 20
"""Characters told on each side of the letter, so that it can be found."""


def require_glyphs(document: Document) -> None:
    """Refuse a document with a letter that no face of the typeface has.

    Raises:
        InputRefused: ``paper.no_glyph``.
    """
    for text in _texts(document):
        for place, letter in enumerate(text):
            if not _drawn(letter):
                start = max(0, place - _AROUND)
                raise InputRefused(
                    "paper.no_glyph",
                    found=letter,
                    codepoint=f"U+{ord(letter):04X}",
                    near=text[start : place + _AROUND].replace("\n", " "),
                )


@cache
def _drawn(letter: str) -> bool:
    return letter == "\n" or ord(letter) in pdfmetrics.getFont(face()).face.charToGlyph


def _texts(value: object) -> Iterator[str]:
    """Yield every text inside a record, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _texts(getattr(value, field))
