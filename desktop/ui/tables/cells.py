"""What a grid shows: plain rows of plain cells, ready to draw."""

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Look(StrEnum):
    """How a cell is drawn, and so what it means (look §6)."""

    INPUT = "input"
    """Typed by the clerk: blue."""
    COMPUTED = "computed"
    """Computed: black."""
    READ_ONLY = "read_only"
    """Cannot be changed now: black on a raised ground."""
    DOUBTFUL = "doubtful"
    """Amber: something to look at."""
    ERROR = "error"
    """Red: must be fixed."""
    FAINT = "faint"
    """A hint: grey."""
    LINK = "link"
    """Leads somewhere: green, its icon behind it."""
    CHIP = "chip"
    """A status: icon and word in a frame."""
    PROGRESS = "progress"
    """A bar and a percentage."""
    GROUP = "group"
    """A row across the grid."""
    BLOCK = "block"
    """A row across the grid that opens a whole index."""


class Cell(NamedTuple):
    """One cell; ``tone`` is a colour of the theme, for chips and bars."""

    text: str = ""
    look: Look = Look.COMPUTED
    icon: str = ""
    tone: str = "ink"
    value: int | None = None
    tip: str = ""
    strong: bool = False
    indent: int = 0
    """Pixels that the text stands further right: the depth in a tree."""

    @property
    def editable(self) -> bool:
        """Whether a clerk may type here."""
        return self.look in {Look.INPUT, Look.DOUBTFUL, Look.ERROR}


class Row(NamedTuple):
    """One row: as many cells as there are columns, or one that goes across."""

    id: UUID
    cells: tuple[Cell, ...]
    note: str = ""
    """At the right end of a row that goes across."""
    detail: str = ""
    """Behind the text of a row that goes across, in small letters."""
    label: str = ""
    """In front of the text of a row that goes across."""

    @property
    def across(self) -> bool:
        """Whether the row is one cell."""
        return self.cells[0].look in {Look.GROUP, Look.BLOCK}


class Column(NamedTuple):
    """A column; width 0 takes the room that is left."""

    key: str
    title: str
    width: int = 0
    right: bool = False
    number: bool = False
    """Whether it holds numbers, which may be read in two ways when they come from elsewhere."""
    most: int = 100_000
    """The most letters of a cell: the bound of the field behind it."""
    names: tuple[str, ...] = ()
    """What papers call this column, besides its title."""
