"""Lines of a paper as printed, and lines of a Word file as found: what is compared."""

from uuid import UUID

from desktop.domain.record import Line, Record
from desktop.domain.word_source import FIXED, Mark, Origin, Source


class PrintedLine(Record, frozen=True, kw_only=True):
    """A paragraph (one cell) or a table row of the paper as the ledger prints it now."""

    source: Source = FIXED
    cells: tuple[str, ...]
    row: bool = False
    fields: tuple[Line, ...] = ()
    """Of a data row: the field that each column shows; "" where a cell is computed."""
    own: str = ""
    """A paragraph as the ledger has it, where the paper gave it a final mark."""

    @property
    def text(self) -> str:
        """All of it: the text that its bookmark's digest is about."""
        return "\t".join(self.cells)


class FoundLine(Record, frozen=True, kw_only=True):
    """A paragraph or a table row of a Word file, without its formatting."""

    cells: tuple[str, ...]
    row: bool = False
    marks: tuple[Mark, ...] = ()
    inside: Source | None = None
    """A record whose bookmark began in an earlier paragraph and has not ended yet."""
    titles: bool = False
    """A row that repeats on each page: column titles."""

    @property
    def text(self) -> str:
        """All of it."""
        return "\t".join(self.cells)


class FoundPaper(Record, frozen=True, kw_only=True):
    """A whole Word file as read."""

    origin: Origin | None = None
    """None: not a file of ours, or its properties were lost."""
    lines: tuple[FoundLine, ...] = ()

    @property
    def ids(self) -> frozenset[UUID]:
        """Records that its bookmarks name."""
        return frozenset(
            mark.source.id for line in self.lines for mark in line.marks if mark.source.id
        )


def trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return cells without spaces around their lines and without empty lines at their ends."""
    return tuple("\n".join(line.strip() for line in cell.split("\n")).strip("\n") for cell in cells)
