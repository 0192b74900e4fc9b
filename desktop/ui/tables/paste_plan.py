"""What pasting would do to a grid, and what the clerk says of it before it is done."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from desktop.domain.clipboard_block import Block, TwoReadings, settled
from desktop.ui.tables.cells import Column

Line = Mapping[str, str]
"""The texts of a pasted row by the keys of their columns."""
Names = Callable[[Sequence[Line]], Sequence[tuple[str, str]]]
Grow = Callable[[Sequence[Line], UUID | None], object]
"""Makes new rows of texts by column key, below a row; None: where the clerk stands."""
Split = Callable[[str], tuple[str | None, str]]
"""Parts a pasted line into its label (None: it has none) and its words."""


class PastePlan(NamedTuple):
    """What pasting would do, for a question before it is done."""

    height: int
    width: int
    fresh: int = 0
    """Rows that would be made."""
    questions: Mapping[str, TwoReadings] = {}
    """By column title: a number that may mean two."""
    notes: tuple[str, ...] = ()
    """What is lost or doubtful."""
    how: str = ""
    """What decided where the cells go, when it was not the cell in hand."""
    over: int = 0
    """Cells with text that would be typed over."""
    home: str = ""
    """Where the new rows would stand: "nhóm “Tiếp cận đất đai”"."""
    there: int = 0
    """Rows that are there and would be pasted onto."""
    fill: int = 0
    """Marked cells that less than as many pasted ones would fill; 0: it is no filling."""
    inserts: bool = False
    """Whether all pasted rows could become new ones."""
    names: tuple[tuple[str, str], ...] = ()
    """Groups that are called otherwise: as they are pasted, and as the plan prints them."""

    @property
    def asks(self) -> bool:
        """Whether the clerk is to be asked before."""
        return bool(self.fresh or self.questions or self.over or self.fill or self.names)

    @property
    def told(self) -> tuple[str, ...]:
        """Everything that is to be known before and after."""
        return (self.how, *self.notes) if self.how else self.notes


class PasteAnswer(NamedTuple):
    """What the clerk chose."""

    grow: bool = True
    insert: bool = False
    """Whether every pasted row becomes a new one, so that none is typed over."""
    alone: bool = False
    """Whether what was pasted goes into the first marked cells only, and fills no others."""
    rename: bool = False
    """Whether the groups of the plan take the names that were pasted."""
    whole: Mapping[str, bool] = {}
    """By column title: whether "1.234" is 1234."""


Ask = Callable[[PastePlan], PasteAnswer | None]


class Place(NamedTuple):
    """Where a block goes: rows and columns that are seen, from its first cell on."""

    rows: list[int]
    columns: list[int]


class Aimed(NamedTuple):
    """A block as it is to be pasted, and the rows and columns that it is meant for."""

    block: Block
    rows: list[int]
    columns: list[int]
    how: str = ""
    """What decided that, when it was not the cell in hand."""
    alone: tuple[int, int] | None = None
    """The height and width of what was repeated to fill all marked cells."""


def read_numbers(
    block: Block, place: Place, columns: Sequence[Column], answer: PasteAnswer
) -> Block:
    """Return the block with its numbers read as the clerk said."""
    whole = [answer.whole.get(columns[number].title) for number in place.columns]

    def read(row: tuple[str | None, ...]) -> tuple[str | None, ...]:
        return tuple(
            text
            if text is None or at >= len(whole) or (way := whole[at]) is None
            else settled(text, whole=way)
            for at, text in enumerate(row)
        )

    return block._replace(rows=tuple(map(read, block.rows)))
