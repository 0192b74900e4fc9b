"""What a pasted block is: even rows, repeated into a selection, numbers that mean two things."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.domain.errors import InputRefused
from desktop.domain.numbers import parse_number

_Line = tuple[str | None, ...]


class Block(NamedTuple):
    """Rows of equal length; None is a place for which the source had no cell."""

    rows: tuple[_Line, ...]
    ragged: int = 0
    """Rows that had fewer cells than the longest one."""
    merged: int = 0
    """Cells that went over several places in the source."""
    outside: bool = False
    """Whether the source had text beside its table."""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.rows[0]) if self.rows else 0

    def column(self, place: int) -> list[str]:
        """Return the texts of one column."""
        return [text for row in self.rows if (text := row[place]) is not None]


def even_block(rows: Sequence[Sequence[str]], *, merged: int = 0, outside: bool = False) -> Block:
    """Return a block of rows that may differ in length; rows without any text at its end go."""
    kept = list(rows)
    while kept and not any(kept[-1]):
        kept.pop()
    width = max((len(row) for row in kept), default=0)
    ragged = sum(len(row) < width for row in kept)
    lines = tuple((*row, *(None,) * (width - len(row))) for row in kept)
    return Block(lines, ragged, merged, outside)


def tiled(block: Block, height: int, width: int) -> Block:
    """Return the block repeated until it fills a selection, where it goes into that evenly.

    One cell fills every selection, as in Excel; what does not go into it stays as it is.
    """
    if not block.rows or height % block.height or width % block.width:
        return block
    down, right = height // block.height, width // block.width
    return block._replace(rows=tuple(row * right for row in block.rows) * down)


class TwoReadings(NamedTuple):
    """A number that may mean two: "1.234" as 1,234 or as 1234."""

    text: str
    part: str
    """With a decimal comma: "1,234"."""
    whole: str
    """Without the dot: "1234"."""


def two_readings(texts: Iterable[str]) -> TwoReadings | None:
    """Return the first text that is a number in two ways, or None."""
    for text in texts:
        try:
            parse_number(text)
        except InputRefused as refusal:
            if refusal.code == "number.ambiguous":
                return TwoReadings(
                    text.strip(), settled(text, whole=False), settled(text, whole=True)
                )
    return None


def settled(text: str, *, whole: bool) -> str:
    """Return a number of two readings in the one that was chosen; other texts stay as they are."""
    try:
        parse_number(text)
    except InputRefused as refusal:
        if refusal.code == "number.ambiguous":
            return text.strip().replace(".", "" if whole else ",")
    return text
