"""What a reader sees in an administrative paper, whoever made it: pages, passages, rules drawn.

The readers of Word and PDF files fill these records; ``domain.lint`` judges them. Lengths of the
page are millimetres; sizes, gaps and widths of text are points.
"""

from collections.abc import Callable
from enum import StrEnum

from desktop.domain.record import Record


class Stand(StrEnum):
    """How the lines of a passage stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Side(StrEnum):
    """Whether a passage has the whole width, or a half of letterhead or closing."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class Look(Record, frozen=True, kw_only=True):
    """How letters look; an empty typeface or size 0 means that nobody could tell."""

    font: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = "000000"


class Stretch(Record, frozen=True, kw_only=True):
    """Text of one look."""

    text: str
    look: Look


class Place(Record, frozen=True, kw_only=True):
    """Where a passage is: a line of a page, or (page 0) a paragraph of the file, from 1."""

    page: int = 0
    line: int = 0


class Passage(Record, frozen=True, kw_only=True):
    """A paragraph, or one line of a centred one."""

    place: Place
    stretches: tuple[Stretch, ...]
    side: Side = Side.WHOLE
    stand: Stand | None = None
    first: float | None = None
    """From the margin to the first line (mm)."""
    before: float = 0
    after: float = 0
    tied: bool = False
    """Word leaves no gap to a neighbour of the same style."""
    style: str = ""
    spacing: float | None = None
    """Between its lines, in single lines."""
    lines: int = 1
    bordered: bool = False
    rule: float | None = None
    """Length of the rule drawn below, in lengths of the last line; None: there is none."""
    aside: float = 0
    """From the middle of the line to the middle of its rule (points)."""
    row: int | None = None
    """Row of a table without rules: what stands level has the same."""
    cell: bool = False
    """It stands in a table with rules."""
    continued: bool = False
    """It is a further line of the paragraph before."""

    @property
    def text(self) -> str:
        """The text as it is, with every space."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def words(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())

    @property
    def looks(self) -> tuple[Look, ...]:
        """The looks of what is more than space."""
        return tuple(one.look for one in self.stretches if one.text.strip())


class Margins(Record, frozen=True, kw_only=True):
    """White around the text (mm); None where nobody could tell."""

    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None


class Numbering(Record, frozen=True, kw_only=True):
    """The page numbers of a part."""

    shown: bool = False
    """From its second page on there is a number."""
    on_first: bool = False
    at_top: bool = True
    centred: bool = True
    from_one: bool = True
    """It counts from 1."""
    arabic: bool = True
    needed: bool = True
    """It has more than one page."""
    look: Look | None = None


class Grid(Record, frozen=True, kw_only=True):
    """A table with rules."""

    place: Place
    rows: int = 0
    head_repeats: bool = True


class Part(Record, frozen=True, kw_only=True):
    """Pages of one form that are counted together: a section of a Word file."""

    width: float
    height: float
    margins: Margins = Margins()
    numbering: Numbering = Numbering()
    passages: tuple[Passage, ...] = ()
    grids: tuple[Grid, ...] = ()

    @property
    def landscape(self) -> bool:
        """Whether it lies."""
        return self.width > self.height


class Observed(Record, frozen=True, kw_only=True):
    """A whole paper."""

    parts: tuple[Part, ...]
    printed: bool = False
    """It is a PDF: pages as they are; typefaces of the same widths may stand for each other."""


Measured = Callable[[str, Look, float], tuple[int, float]]
"""Told a text, its look and the room (points): how many lines, and how long the last one is."""
