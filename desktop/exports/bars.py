"""Where the pieces of a bar lie, the same for Word and PDF."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.exports.document import Bar, Fill

HEIGHT = 0.66
"""Height over the baseline, in font sizes: that of a capital letter."""
OUTLINE = 0.5
"""Width of the line around each piece (points)."""
STROKE = 0.7
"""Width of the strokes of a pattern (points)."""
GREY = 0.68
"""Brightness of a grey piece, from 0 to 1."""
_HATCH = 2.6
"""From one slanting line to the next (points)."""
_DOT, _DOTS_ALONG, _DOTS_UP = 0.7, 3.0, 2.0
"""Length of a dot, and the steps to the next one beside and above it (points)."""
_LEAST = 2.5
"""Points: whatever is there at all is seen."""
_ASIDE = 1.0
"""Kept free at each end, so that rounding never breaks the line of a cell."""


class Piece(NamedTuple):
    """A stretch of a bar, from its left end (points)."""

    fill: Fill
    left: float
    width: float


def bar_length(room: float) -> float:
    """Return how long a whole bar is in a cell with that much room (points)."""
    return room - 2 * _ASIDE


def pieces(bar: Bar, length: float) -> list[Piece]:
    """Lay the shares of a bar side by side, in a whole of ``length`` points."""
    shown = [(fill, share * length) for fill, share in bar.shares if share > 0]
    widths = [max(_LEAST, width) for _, width in shown]
    # The widest gives what the thinnest took, so that the whole stays the whole.
    excess = sum(widths) - min(length, sum(width for _, width in shown))
    if widths and excess > 0:
        widest = widths.index(max(widths))
        widths[widest] = max(_LEAST, widths[widest] - excess)
    made, left = [], 0.0
    for (fill, _), width in zip(shown, widths, strict=True):
        made.append(Piece(fill, left, width))
        left += width
    return made


def strokes(fill: Fill, width: float, height: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the strokes of a pattern, from the lower left corner (points); most have none."""
    if fill is Fill.HATCHED:
        for start in _steps(_HATCH - height, width, _HATCH):
            low, high = max(start, 0.0), min(start + height, width)
            if low < high:
                yield low, low - start, high, high - start
    elif fill is Fill.DOTTED:
        for row, up in enumerate(_steps(_DOTS_UP / 2, height, _DOTS_UP)):
            first = _DOTS_ALONG / 2 * (1 + row % 2) - _DOT
            for along in _steps(first, width - _DOT, _DOTS_ALONG):
                yield along, up, along + _DOT, up


def _steps(first: float, end: float, step: float) -> Iterator[float]:
    while first < end:
        yield first
        first += step
