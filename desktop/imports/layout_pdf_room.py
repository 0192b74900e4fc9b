"""The room that a number or a day leaves for its stamp: a PDF library shortens it to one space."""

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium
from msgspec.structs import replace

from desktop.domain.observed import Stretch
from desktop.domain.text import fold
from desktop.imports.layout_pdf_marks import Piece
from desktop.imports.layout_pdf_page import Page

_ROOMY = re.compile(r"so\s*:|.*\bngay\b.*\bnam\b")
_SPACE = 0.25
_MOST = 20_000
_MOST_SPACES = 60
_LONGEST = 120
_WIDE = 1.5
"""A gap of so many spaces is more than the space between two words."""

Char = tuple[float, float, float, str]
"""Left, right, base, letter."""


def with_room(page: Page, source: Any) -> Page:  # noqa: ANN401 - the library has no types
    """Return a page whose lines of number and day have their white as spaces."""
    wanted = [one for _, one in page.pieces if not one.cell and _is_roomy(fold(one.text))]
    if not wanted:
        return page
    chars = _chars(source)
    spaced = {id(one): _spaced(one, chars) for one in wanted}
    pieces = tuple((side, spaced.get(id(one), one)) for side, one in page.pieces)
    return replace(page, pieces=pieces)


def _is_roomy(words: str) -> bool:
    return len(words) < _LONGEST and _ROOMY.match(words) is not None


def _chars(source: Any) -> list[Char]:  # noqa: ANN401 - as above
    text_page = source.get_textpage()
    made: list[Char] = []
    try:
        for index in range(min(text_page.count_chars(), _MOST)):
            letter = chr(pdfium.FPDFText_GetUnicode(text_page.raw, index) or 32)
            if letter.isspace():
                continue
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text_page.raw, index, x, y)
            box = pdfium.FS_RECTF()
            pdfium.FPDFText_GetLooseCharBox(text_page.raw, index, box)
            made.append((x.value, box.right, y.value, letter))
    finally:
        text_page.close()
    return made


def _spaced(piece: Piece, chars: list[Char]) -> Piece:
    mine = sorted(
        one
        for one in chars
        if abs(one[2] - piece.base) < 1 and piece.left - 2 <= one[0] <= piece.right + 1
    )
    said: list[str] = []
    for place, (left, _, _, letter) in enumerate(mine):
        if place:
            gap = (left - mine[place - 1][1]) / (_SPACE * max(piece.size, 1))
            spaces = 1 if 0.4 < gap <= _WIDE else round(gap)  # noqa: PLR2004 - half a space
            said.append(" " * max(0, min(spaces, _MOST_SPACES)))
        said.append(letter)
    text = "".join(said)
    if "".join(text.split()) != "".join(piece.text.split()):
        return piece
    return replace(piece, stretches=(Stretch(text=text, look=piece.main),))
