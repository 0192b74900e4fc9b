"""What is drawn on a page of a PDF: pieces of text with their place, and straight strokes."""

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from desktop.domain.observed import Look, Stretch
from desktop.domain.record import Record

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_SPACE = 0.25
"""Width of a space in font sizes."""
_PARTED = 1.0
"""White wider than this many font sizes parts two pieces."""
_THIN = 2.0
_SHORTEST = 6.0
_STUCK = ("/", "tháng", "năm")
"""What goes on behind room that is left for a stamp."""
_DEEPEST = 4


class Letters(Record, frozen=True, kw_only=True):
    """Text of one look, as drawn (points from the lower left corner)."""

    text: str
    look: Look
    left: float
    right: float
    base: float


class Piece(Record, frozen=True, kw_only=True):
    """Text that stands together on one line of a page."""

    stretches: tuple[Stretch, ...]
    left: float
    right: float
    base: float
    size: float
    line: int = 0
    """From the top of the page, from 1."""
    page: int = 0
    cell: bool = False
    rule: float | None = None
    aside: float = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(one.text for one in self.stretches)

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2

    @property
    def main(self) -> Look:
        """The look of most of its letters."""
        return max(self.stretches, key=lambda one: len(one.text)).look


class Stroke(Record, frozen=True, kw_only=True):
    """A straight line."""

    left: float
    right: float
    low: float
    high: float

    @property
    def level(self) -> bool:
        """Whether it lies."""
        return self.high - self.low <= _THIN and self.right - self.left > _SHORTEST

    @property
    def upright(self) -> bool:
        """Whether it stands."""
        return self.right - self.left <= _THIN and self.high - self.low > _SHORTEST


def read_marks(page: Any, most: int) -> tuple[list[Letters], list[Stroke]] | None:  # noqa: ANN401 - the library has no types
    """Return letters and strokes of a page; None where there are more than ``most``."""
    letters: list[Letters] = []
    strokes: list[Stroke] = []
    text_page = page.get_textpage()
    try:
        for count, one in enumerate(page.get_objects(max_depth=_DEEPEST)):
            if count > most:
                return None
            if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
                letters += _letters(one.raw, text_page.raw)
            elif one.type == pdfium.FPDF_PAGEOBJ_PATH:
                strokes += _strokes(one)
    finally:
        text_page.close()
    return letters, strokes


def _letters(raw: Any, text_page: Any) -> Iterator[Letters]:  # noqa: ANN401 - as above
    length = pdfium.FPDFTextObj_GetText(raw, text_page, None, 0)
    if not 2 < length < 1_000_000:  # noqa: PLR2004 - bytes with the closing zero
        return
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(
        raw, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    text = buffer.raw[: length - 2].decode("utf-16-le", errors="replace")
    if not text.strip():
        return
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(raw, size)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(raw, matrix)
    left, _, right, _ = _bounds(raw)
    points = size.value * math.hypot(matrix.b, matrix.d)
    whole = all(math.isfinite(one) for one in (points, left, right, matrix.f))
    if whole and points >= 1:
        yield Letters(
            text=text,
            look=_look(raw, points),
            left=left,
            right=right,
            base=matrix.f,
        )


def _bounds(raw: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - as above
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(raw, *sides)
    left, low, right, high = (one.value for one in sides)
    return left, low, right, high


def _look(raw: Any, size: float) -> Look:  # noqa: ANN401 - as above
    font = _SUBSET.sub("", _font(raw))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(raw, red, green, blue, alpha)
    rgb = (red.value, green.value, blue.value) if known else (0, 0, 0)
    low = font.lower()
    return Look(
        font=font,
        size=round(size * 4) / 4,
        bold="bold" in low,
        italic="italic" in low or "oblique" in low,
        colour="".join(f"{one:02X}" for one in rgb),
    )


def _font(raw: Any) -> str:  # noqa: ANN401 - as above
    font = pdfium.FPDFTextObj_GetFont(raw)
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", errors="replace")


def _strokes(one: Any) -> Iterator[Stroke]:  # noqa: ANN401 - as above
    left, low, right, high = _bounds(one.raw)
    stroke = Stroke(left=left, right=right, low=low, high=high)
    if stroke.level or stroke.upright:
        yield stroke
    elif min(right - left, high - low) > _THIN and _is_drawn(one.raw):
        # A frame, or a grid in one path: its four edges.
        yield Stroke(left=left, right=left, low=low, high=high)
        yield Stroke(left=right, right=right, low=low, high=high)


def _is_drawn(raw: Any) -> bool:  # noqa: ANN401 - as above
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(raw, fill, stroke) and stroke.value)


def pieces_of(letters: list[Letters], page: int) -> list[Piece]:
    """Put letters together: lines from top to bottom, pieces from left to right."""
    ordered = sorted(letters, key=lambda one: (-one.base, one.left))
    lines: list[list[Letters]] = []
    for one in ordered:
        near = max(1.5, 0.25 * one.look.size)
        if lines and abs(lines[-1][0].base - one.base) <= near:
            lines[-1].append(one)
        else:
            lines.append([one])
    made: list[Piece] = []
    for number, line in enumerate(lines, 1):
        groups = _parted(sorted(line, key=lambda one: one.left))
        made += [_piece(group, number, page) for group in groups]
    return made


def _parted(line: list[Letters]) -> Iterator[list[Letters]]:
    group = [line[0]]
    for one in line[1:]:
        gap = one.left - max(other.right for other in group)
        stuck = one.text.strip().startswith(_STUCK)
        if gap > _PARTED * one.look.size and not stuck:
            yield group
            group = []
        group.append(one)
    yield group


def _piece(group: list[Letters], number: int, page: int) -> Piece:
    stretches: list[Stretch] = []
    for place, one in enumerate(group):
        spaces = 0
        if place:
            before = group[place - 1]
            gap = one.left - before.right
            spaces = round(gap / (_SPACE * max(one.look.size, 1)))
            open_already = before.text.endswith((" ", "\u00a0")) or one.text.startswith(" ")
            spaces = max(0, min(spaces, 60)) - (1 if open_already and spaces else 0)
        stretches.append(Stretch(text=" " * spaces + one.text, look=one.look))
    joined = [
        Stretch(text="".join(one.text for one in same), look=look)
        for look, same in groupby(stretches, key=lambda one: one.look)
    ]
    return Piece(
        stretches=tuple(joined),
        left=min(one.left for one in group),
        right=max(one.right for one in group),
        base=group[0].base,
        size=max(one.look.size for one in group),
        line=number,
        page=page,
    )
