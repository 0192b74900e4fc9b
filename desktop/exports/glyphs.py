"""Letters that the paper's typeface cannot draw: a PDF would show an empty box in their place."""

from collections.abc import Iterator

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
    texts = list(_texts(document))
    letters: set[str] = set().union(*texts)
    lacking = sorted(letter for letter in letters if not _drawn(letter))
    if lacking:
        found = lacking[0]
        text = next(text for text in texts if found in text)
        place = text.index(found)
        raise InputRefused(
            "paper.no_glyph",
            found=found,
            codepoint=f"U+{ord(found):04X}",
            near=text[max(0, place - _AROUND) : place + _AROUND].replace("\n", " "),
        )


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
