"""Bars in a PDF table: vector rectangles told apart by pattern, never by colour alone."""

from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from desktop.exports.bars import GREY, HEIGHT, OUTLINE, STROKE, Piece, bar_length, pieces, strokes
from desktop.exports.document import Bar, Fill

_BRIGHTNESS = {Fill.SOLID: 0.0, Fill.GREY: GREY}


class BarLine(NamedTuple):
    """The one line of a cell with a bar: no words, and a drawing in their place."""

    text: str
    width: float
    last: bool
    bar: Bar


def bar_line(bar: Bar, room: float) -> BarLine:
    """Return the line of a cell with that much room (points)."""
    return BarLine("", bar_length(room), True, bar)  # noqa: FBT003 - a field of a tuple


def draw_bar(canvas: Canvas, line: BarLine, at: tuple[float, float], size: float) -> None:
    """Draw a bar that begins ``at`` a point of the baseline; ``size`` is that of the text."""
    left, bottom = at
    height = size * HEIGHT
    canvas.saveState()
    for piece in pieces(line.bar, line.width):
        _draw_piece(canvas, piece, left + piece.left, bottom, height)
    canvas.restoreState()


def _draw_piece(canvas: Canvas, piece: Piece, left: float, bottom: float, height: float) -> None:
    if piece.fill in _BRIGHTNESS:
        canvas.setFillGray(_BRIGHTNESS[piece.fill])
        canvas.rect(left, bottom, piece.width, height, stroke=0, fill=1)
    lines = [
        (left + x, bottom + y, left + end, bottom + top)
        for x, y, end, top in strokes(piece.fill, piece.width, height)
    ]
    if lines:
        canvas.setLineWidth(STROKE)
        canvas.lines(lines)
    canvas.setLineWidth(OUTLINE)
    canvas.rect(left, bottom, piece.width, height, stroke=1, fill=0)
