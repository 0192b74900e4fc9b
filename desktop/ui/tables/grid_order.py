"""Another order and fewer rows on the screen; the order of the ledger is never touched."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from desktop.domain.errors import InputRefused
from desktop.domain.numbers import parse_number
from desktop.domain.text import fold, label_key, sort_key
from desktop.ui.tables.cells import Cell, Column, Look, Row

EMPTY = ""
"""The value of a filter that lets empty cells through."""


class GridOrder:
    """By which column a grid is sorted, and which values of its columns are shown."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = {column.key: number for number, column in enumerate(columns)}
        self.sorted_by = ""
        """The key of the column, or nothing."""
        self.falling = False
        self.words = ""
        """What the clerk looks for in all cells."""
        self.values: dict[str, frozenset[str]] = {}
        """By column: the texts that are let through."""
        self._rank: dict[UUID, int] = {}

    @property
    def filtered(self) -> bool:
        """Whether rows are left out."""
        return bool(self.words or self.values)

    @property
    def active(self) -> bool:
        """Whether the grid shows something else than the order and the rows it was given."""
        return bool(self.sorted_by) or self.filtered

    def turn(self, key: str, rows: Iterable[Row]) -> None:
        """Sort by a column; the second time backwards, the third time not at all."""
        if self.sorted_by != key:
            self.sort(key, rows, falling=False)
        elif not self.falling:
            self.sort(key, rows, falling=True)
        else:
            self.sorted_by = ""

    def sort(self, key: str, rows: Iterable[Row], *, falling: bool) -> None:
        """Take the order from what stands in a column now; typing later moves no row."""
        number = self._columns[key]
        plain = [row for row in rows if not row.across]
        full = [row for row in plain if _value(row.cells[number])]
        rest = [row for row in plain if not _value(row.cells[number])]
        full.sort(key=lambda row: _key(row.cells[number], label=key in _LABELS), reverse=falling)
        self._rank = {row.id: place for place, row in enumerate([*full, *rest])}
        self.sorted_by, self.falling = key, falling

    def clear(self) -> None:
        """Go back to the order of the ledger, and to all rows."""
        self.sorted_by = self.words = ""
        self.values.clear()

    def arranged(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows as they are shown: sorted ones without the rows across between them."""
        if not self.sorted_by:
            return rows
        last = len(self._rank)
        plain = [row for row in rows if not row.across]
        return sorted(plain, key=lambda row: self._rank.get(row.id, last))

    def lets_through(self, row: Row) -> bool:
        """Tell whether the filters show a plain row."""
        for key, values in self.values.items():
            if _value(row.cells[self._columns[key]]) not in values:
                return False
        return not self.words or any(self.words in fold(cell.text) for cell in row.cells)

    def marks(self) -> dict[str, str]:
        """Return the icons for the heads of the columns."""
        marks = dict.fromkeys(self.values, "search")
        if self.sorted_by:
            marks[self.sorted_by] = "arrow-down" if self.falling else "arrow-up"
        return marks


_LABELS = {"label", "code", "number"}
"""Columns that count as people do: 2 before 10, IX before X."""


def value_of(row: Row, number: int) -> str:
    """Return what a filter compares in a column of a row."""
    return EMPTY if row.across else _value(row.cells[number])


def _value(cell: Cell) -> str:
    if cell.look is Look.PROGRESS:
        return "" if cell.value is None else f"{cell.value}%"
    return " ".join(cell.text.split())


def _key(cell: Cell, *, label: bool) -> tuple[int, object]:
    if cell.look is Look.PROGRESS:
        return 0, cell.value or 0
    if label:
        return 1, label_key(cell.text)
    try:
        return 0, parse_number(cell.text.removesuffix("%"))
    except InputRefused:
        return 2, sort_key(cell.text)
