"""One page of a PDF: which text stands in tables, over rules, in a half, and the page number."""

import re
from collections.abc import Iterable
from statistics import median

from msgspec.structs import replace

from desktop.domain.layout import MM
from desktop.domain.observed import Look, Side
from desktop.domain.record import Record
from desktop.domain.text import fold
from desktop.imports.layout_pdf_marks import Letters, Piece, Stroke, pieces_of

_NEAR = 3.0
_UNDERLINE = 0.2
"""A stroke so near below a line of text (font sizes) underlines it; a rule stands lower."""
_RULE = 1.4
"""A rule is at most so far below its line (font sizes)."""
_BELOW = 0.4
"""The letters of a cell begin at least so far below its rule (font sizes)."""
_EDGE = 20 * MM
_NUMBER = re.compile(r"^[-–\s]*(\d{1,4})[-–\s]*$")
_DAY = re.compile(r"ngay\b.*\bnam\b|\d+/\d+/\d+")
_SAME_MIDDLE = 25.0
_RECIPIENTS = 0.25
"""The names of recipients begin in this share of the width."""


class Page(Record, frozen=True, kw_only=True):
    """A page with its pieces from top to bottom."""

    number: int
    """In the file, from 1."""
    width: float
    height: float
    pieces: tuple[tuple[Side, Piece], ...]
    shown: int | None = None
    """The page number that it shows."""
    look: Look | None = None
    at_top: bool = True
    middle: float = 0
    """Of the page number."""
    grids: int = 0
    edges: tuple[float, float] | None = None
    """Where its widest table begins and ends."""


def page_of(
    number: int, size: tuple[float, float], letters: list[Letters], strokes: list[Stroke]
) -> Page:
    """Return a page of what is drawn on it."""
    width, height = size
    areas = _areas(strokes)
    pieces = [replace(one, cell=_inside(one, areas)) for one in pieces_of(letters, number)]
    pieces = _over_rules(pieces, [one for one in strokes if one.level], areas)
    found = _page_number(pieces, height)
    if found is not None:
        pieces = [one for one in pieces if one is not found]
    return Page(
        number=number,
        width=width,
        height=height,
        pieces=tuple(_sides(pieces)),
        shown=int(_digits(found)) if found is not None else None,
        look=found.main if found is not None else None,
        at_top=found is None or found.base > height / 2,
        middle=found.middle if found is not None else 0,
        grids=len(areas),
        edges=max(
            ((one.left, one.right) for one in areas), key=lambda one: one[1] - one[0], default=None
        ),
    )


def _digits(piece: Piece) -> str:
    match = _NUMBER.match(piece.text)
    return match.group(1) if match is not None else "0"


def _areas(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return where the tables with rules are: uprights that stand side by side."""
    uprights = sorted((one for one in strokes if one.upright), key=lambda one: -one.high)
    areas: list[Stroke] = []
    for one in uprights:
        if areas and one.high >= areas[-1].low - _NEAR:
            last = areas[-1]
            areas[-1] = Stroke(
                left=min(last.left, one.left),
                right=max(last.right, one.right),
                low=min(last.low, one.low),
                high=max(last.high, one.high),
            )
        else:
            areas.append(one)
    return [one for one in areas if one.right - one.left > _EDGE]


def _inside(piece: Piece, areas: Iterable[Stroke]) -> bool:
    return any(
        one.low - _NEAR <= piece.base <= one.high - _BELOW * piece.size
        and one.left - _NEAR <= piece.middle <= one.right + _NEAR
        for one in areas
    )


def _over_rules(pieces: list[Piece], strokes: list[Stroke], areas: Iterable[Stroke]) -> list[Piece]:
    """Give each rule to the line above it; what is stuck to a line underlines it."""
    made = list(pieces)
    for stroke in strokes:
        middle = (stroke.left + stroke.right) / 2
        level = (stroke.low + stroke.high) / 2
        if any(one.low - _NEAR <= level <= one.high + _NEAR for one in areas):
            continue
        above = [
            (one.base - level, place)
            for place, one in enumerate(made)
            if 0 <= one.base - level <= _RULE * one.size
            and one.left - _NEAR <= middle <= one.right + _NEAR
        ]
        if not above:
            continue
        drop, place = min(above)
        made[place] = _ruled(made[place], stroke, drop, middle)
    return made


def _ruled(piece: Piece, stroke: Stroke, drop: float, middle: float) -> Piece:
    length = stroke.right - stroke.left
    if drop < _UNDERLINE * piece.size:
        stretches = tuple(
            replace(one, look=replace(one.look, underline=True)) for one in piece.stretches
        )
        return replace(piece, stretches=stretches)
    share = length / max(piece.right - piece.left, 1)
    return replace(piece, rule=share, aside=middle - piece.middle)


def _page_number(pieces: list[Piece], height: float) -> Piece | None:
    """Return the page number: digits alone on the first or the last line, outside the text."""
    if not pieces:
        return None
    for line in (pieces[0].line, pieces[-1].line):
        row = [one for one in pieces if one.line == line]
        edge = row[0].base > height - _EDGE or row[0].base < _EDGE
        if len(row) == 1 and edge and _NUMBER.match(row[0].text) and not row[0].cell:
            return row[0]
    return None


def _sides(pieces: list[Piece]) -> list[tuple[Side, Piece]]:
    """Tell letterhead and closing, which have two halves, from the text between them."""
    nation = next((one for one in pieces if is_nation(one)), None)
    edge = min((one.left for one in pieces), default=0)
    width = max((one.right for one in pieces), default=0) - edge
    made: list[tuple[Side, Piece]] = []
    head = nation is not None
    closing: int | None = None
    for one in pieces:
        words = "" if one.cell else fold(one.text)
        if words.startswith("noi nhan") and len(words) < 15:  # noqa: PLR2004 - alone
            closing = one.line
        if nation is not None and head:
            side = _head_side(one, nation, words)
            head = side is not Side.WHOLE or one.line < nation.line
            made.append((side, one))
        elif closing is not None and one.line >= closing and not one.cell:
            left = one.left < edge + _RECIPIENTS * width
            made.append((Side.LEFT if left else Side.RIGHT, one))
        else:
            made.append((Side.WHOLE, one))
    return made


def is_nation(piece: Piece) -> bool:
    """Tell the national name, or the first line of it, from a sentence that names it."""
    words = "" if piece.cell else fold(piece.text)
    return words.startswith("cong hoa xa hoi") and len(words) < 45  # noqa: PLR2004 - alone


def _head_side(piece: Piece, nation: Piece, words: str) -> Side:
    if piece.line < nation.line or piece.cell or words.startswith("kinh gui"):
        return Side.WHOLE
    if piece.right <= nation.left:
        return Side.LEFT
    near = abs(piece.middle - nation.middle) <= _SAME_MIDDLE
    return Side.RIGHT if near or _DAY.search(words) else Side.WHOLE


def middle_of(pieces: Iterable[Piece]) -> float:
    """Return the middle that most of some pieces have."""
    return median([one.middle for one in pieces] or [0.0])
