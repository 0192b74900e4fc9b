"""What a page says of the rows of its grid, for whoever pastes into it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.clipboard_block import Block
from desktop.domain.clipboard_labels import has_labels
from desktop.domain.errors import InputRefused
from desktop.ui.tables.cells import Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_range import GridRange
from desktop.ui.tables.paste_plan import Ask, Grow, Line, Names, Place, Split
from desktop.wording import sentence

Together = Callable[[str], AbstractContextManager[object]]
Check = Callable[[UUID | None, str, str], object]
"""Takes row (None: a new one), column key and text; raises InputRefused where it does not fit."""
_LABEL = "label"


class PasteRules(QObject):
    """The marked cells of one grid, and what can become of them."""

    def __init__(self, model: GridModel, marked: GridRange, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._range = marked
        self.together: Together = nullcontext
        """What makes one step of many edits, for whoever can take steps back."""
        self.check: Check | None = None
        self.grow: Grow | None = None
        """Makes rows for pasted lines that find none; None: they are left out."""
        self.begin = ""
        """The column of the words: rows pasted onto a row across begin there without labels."""
        self.split: Split | None = None
        """Parts the label from lines that are pasted into the column of the words."""
        self.alike: Callable[[Row, Row], bool] = lambda _one, _other: True
        """Whether a block that was begun on one row may go on over another."""
        self.heading: Callable[[Line], bool] | None = None
        """Whether a pasted row is one that goes across the grid."""
        self.names: Names | None = None
        """Tells which rows across are called otherwise by pasted rows: by them, and here."""
        self.rename: Callable[[Sequence[Line]], object] | None = None
        """Gives rows across the names that pasted rows have."""
        self.told_keys: Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]] | None = None
        """Tells by the texts of pasted columns without a head which columns they are."""
        self.home: Callable[[int], str] | None = None
        """Names what new rows below a row would stand in; None: the row across above it."""
        self.why_shut: Callable[[], str] = str
        """Tells why the row in hand cannot be typed into."""
        self.ask: Ask | None = None
        self.whole_order = True
        """Whether all rows are shown in their own order: only then rows can be added."""

    @property
    def _grows(self) -> bool:
        return self.grow is not None and self.whole_order

    @property
    def _words(self) -> int:
        """The column of the words, or -1."""
        return self._model.column_of(self.begin) if self.begin else -1

    @property
    def _labels(self) -> int:
        """The column of the labels in front of words, or -1."""
        keys = [column.key for column in self._model.columns]
        return keys.index(_LABEL) if self.begin and _LABEL in keys else -1

    def _lines(self, block: Block, columns: Sequence[int]) -> list[Line]:
        """Return the texts of pasted rows by the keys of their columns."""
        keys = [self._model.columns[number].key for number in columns]
        return [dict(zip(keys, (text or "" for text in row), strict=False)) for row in block.rows]

    def _headings(self, lines: Sequence[Line]) -> list[int]:
        """Return which pasted rows go across the grid, where they can be told."""
        if self.heading is None or not self._grows:
            return []
        return [number for number, line in enumerate(lines) if self.heading(line)]

    def _home(self, place: int) -> str:
        """Name what new rows below a row, or below the one in hand, would stand in."""
        at = place if place >= 0 else self._range.current_row()
        if self.home is not None and at >= 0:
            return self.home(at)
        above = (row for row in reversed(self._model.rows[: at + 1]) if row.across)
        name = next((row.cells[0].text for row in above), "")
        return self.tr("nhóm “%s”") % name if name else ""

    def _typed_over(self, block: Block, place: Place) -> int:
        """Return how many cells lose their text; labels are told by themselves."""
        return sum(
            column != self._labels
            and text is not None
            and (cell := self._model.rows[row].cells[column]).editable
            and bool(cell.text.strip())
            and cell.text != text
            for row, cells in zip(place.rows, block.rows, strict=False)
            for column, text in zip(place.columns, cells, strict=False)
        )

    def _counted(self, place: Place, row: int, column: int, text: str) -> bool:
        """Tell whether a label is a number that rows are counted by here: it is not pasted."""
        if column != self._labels or self._words not in place.columns:
            return False
        return text.isdigit() and self._model.rows[row].cells[column].text.isdigit()

    def _below(self, rows: Sequence[int], block: Block, columns: Sequence[int]) -> list[int]:
        """Return the rows from the first marked one on; none where a row across is marked.

        Words go no further than the group that they were begun in, for what follows is another
        matter; a block that is an edited copy of rows of the grid goes back onto them.
        """
        if not rows:
            return []
        below = [place for place in self._range.plain_rows() if place >= rows[0]]
        if self._words not in columns or self._copied(block, Place(below, list(columns))):
            return below
        first, inside = self._model.rows[rows[0]], []
        for place in range(rows[0], len(self._model.rows)):
            row = self._model.rows[place]
            if row.across or not self.alike(first, row):
                break
            inside.append(place)
        return [place for place in below if place in inside]

    def _copied(self, block: Block, place: Place) -> bool:
        """Tell whether most rows of a block have the words of the rows that they would go onto."""
        at = place.columns.index(self._words)
        if at >= block.width:
            return False
        pairs = zip(place.rows, block.rows, strict=False)
        same = sum(self._model.rows[row].cells[self._words].text == new[at] for row, new in pairs)
        return same * 2 > block.height

    def _columns_from(self, first: int, block: Block) -> list[int]:
        """Return the columns that are seen from one on, as far as a block has such."""
        columns = [one for one in self._range.columns() if one >= first]
        if self.told_keys is None or block.width == 1:
            return columns
        keys = [self._model.columns[number].key for number in columns]
        told = self.told_keys(keys, [block.column(at) for at in range(block.width)])
        return [self._model.column_of(key) for key in told]

    def _columns_of_new_rows(self, block: Block) -> list[int]:
        """Return the columns for a block of new rows: from the labels on, where it has some."""
        return self._columns_from(0 if has_labels(block) else self._words, block)

    def _complaint(self, row_id: UUID | None, column: int, text: str) -> str:
        """Return why a cell does not take a text, or nothing."""
        most = self._model.columns[column].most
        try:
            if len(text) > most:
                raise InputRefused("cell.too_long", count=len(text), limit=most)  # noqa: TRY301
            if self.check is not None:
                self.check(row_id, self._model.columns[column].key, text)
        except InputRefused as refusal:
            return sentence(refusal)
        return ""

    def _at(self, number: int, column: int, complaint: str) -> str:
        title = self._model.columns[column].title
        return self.tr("Dòng {row}, cột “{title}”: {why}").format(
            row=number, title=title, why=complaint
        )
