"""Marked words in a PDF table: a line through or under them, drawn over text laid as any other.

A mark changes no width, so a marked cell breaks into the same lines as a plain one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.exports.document import Mark, Marked
from desktop.exports.measure import Measure

_THROUGH, _UNDER = 0.27, -0.11
"""Height of the line over the baseline, in font sizes."""

Stroke = tuple[float, float, float, float]


class MarkedLine(NamedTuple):
    """A line of a cell with the stretches that are marked: (start, end, mark)."""

    text: str
    width: float
    last: bool
    marks: tuple[tuple[int, int, Mark], ...]


def mark_lines(lines: Sequence[tuple[str, float, bool]], cell: Marked) -> list[MarkedLine]:
    """Return the lines of a cell's text with their marks.

    Breaking a text changes its spaces only, so that the letters tell what is marked.
    """
    marks = iter([run.mark for run in cell.runs for letter in run.text if not letter.isspace()])
    marked = []
    for text, width, last in lines:
        of_letters = [None if letter.isspace() else next(marks) for letter in text]
        marked.append(MarkedLine(text, width, last, tuple(_stretches(text, of_letters))))
    return marked


def _stretches(text: str, marks: Sequence[Mark | None]) -> Iterator[tuple[int, int, Mark]]:
    """Join neighbours with one mark, over the spaces between them."""
    start = 0
    while start < len(text):
        mark = marks[start]
        end = start + 1
        if mark is None:
            start = end
            continue
        while end < len(text) and (marks[end] is mark or text[end].isspace()):
            end += 1
        yield start, start + len(text[start:end].rstrip()), mark
        start = end


def strokes(
    line: MarkedLine, measure: Measure, at: tuple[float, float], word_space: float
) -> Iterator[Stroke]:
    """Yield the lines to draw for a line of text that begins ``at`` a point (points)."""
    left, baseline = at
    for start, end, mark in line.marks:
        first, second = (
            left + measure.line_width(line.text[:edge]) + word_space * line.text[:edge].count(" ")
            for edge in (start, end)
        )
        y = baseline + measure.size * (_THROUGH if mark is Mark.STRUCK else _UNDER)
        yield first, y, second, y
