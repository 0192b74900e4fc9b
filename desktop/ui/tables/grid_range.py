"""Which cells of a grid are marked, and marking more of them with Shift held."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from desktop.ui.tables.grid_model import GridModel, Index

KEY = Qt.Key
_STEPS: dict[int, tuple[int, int]] = {
    KEY.Key_Up: (-1, 0),
    KEY.Key_Down: (1, 0),
    KEY.Key_Left: (0, -1),
    KEY.Key_Right: (0, 1),
    KEY.Key_Home: (0, -10_000),
    KEY.Key_End: (0, 10_000),
    KEY.Key_PageUp: (-10, 0),
    KEY.Key_PageDown: (10, 0),
}
_MODIFIERS = Qt.KeyboardModifier
_FAR = 1_000_000


class GridRange:
    """The marked block of a grid: the cell in hand stays, the other corner moves."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        self._view = view
        self._model = model
        self._corner = QPersistentModelIndex()

    def plain_rows(self) -> list[int]:
        """Return the rows that are seen and do not go across."""
        return [
            place
            for place, row in enumerate(self._model.rows)
            if not row.across and not self._view.isRowHidden(place)
        ]

    def current_row(self) -> int:
        """Return the row that the clerk stands on, or -1."""
        return self._view.currentIndex().row()

    def columns(self) -> list[int]:
        """Return the columns that are seen."""
        count = len(self._model.columns)
        return [number for number in range(count) if not self._view.isColumnHidden(number)]

    def marked(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns that the marked cells stand in; rows across are left out."""
        chosen = self._view.selectedIndexes()
        if not chosen and self._view.currentIndex().isValid():
            chosen = [self._view.currentIndex()]
        rows = {index.row() for index in chosen}
        columns = {index.column() for index in chosen}
        return (
            sorted(place for place in rows if self._plain(place)),
            sorted(column for column in columns if not self._view.isColumnHidden(column)),
        )

    @property
    def many(self) -> bool:
        """Whether more than one cell is marked."""
        chosen = self._view.selectionModel().selection()
        if chosen.count() != 1:
            return chosen.count() > 1
        block = chosen.at(0)
        return block.width() * block.height() > 1

    def extend(self, event: QKeyEvent) -> bool:
        """Mark more or less with Shift held; tell whether the key did that."""
        key, held = event.key(), event.modifiers()
        if not held & _MODIFIERS.ShiftModifier or held & _MODIFIERS.AltModifier:
            return False
        at = self._view.currentIndex()
        if not at.isValid():
            return False
        if key == KEY.Key_Space:
            rows, _ = self.marked()
            columns = self.columns()
            if rows and columns:
                self.mark(rows[0], columns[0], rows[-1], columns[-1])
            return bool(rows)
        if key not in _STEPS:
            return False
        down, right = _STEPS[key]
        if held & _MODIFIERS.ControlModifier:
            if key in {KEY.Key_Home, KEY.Key_End}:
                down = _FAR if key == KEY.Key_End else -_FAR
            else:
                down, right = down * _FAR, right * _FAR
        corner = self._corner if self._corner.isValid() and self.many else at
        self._stretch(at, corner, down, right)
        return True

    def forget_corner(self) -> None:
        """Begin the next block at the cell in hand."""
        self._corner = QPersistentModelIndex()

    def mark(self, top: int, left: int, bottom: int, right: int) -> None:
        """Mark a block; the cell in hand stays."""
        block = QItemSelection(self._model.index(top, left), self._model.index(bottom, right))
        self._view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _stretch(self, at: Index, corner: Index, down: int, right: int) -> None:
        rows, columns = self.plain_rows(), self.columns()
        if not rows or not columns:
            return
        row = _moved(rows, corner.row(), down)
        column = _moved(columns, corner.column(), right)
        self.mark(
            min(at.row(), row),
            min(at.column(), column),
            max(at.row(), row),
            max(at.column(), column),
        )
        self._corner = QPersistentModelIndex(self._model.index(row, column))
        self._view.scrollTo(self._model.index(row, column))

    def _plain(self, place: int) -> bool:
        return not self._model.rows[place].across and not self._view.isRowHidden(place)


def _moved(places: list[int], here: int, step: int) -> int:
    """Return the place so many steps on among those that are seen; at an end it stays."""
    if not step:
        return here
    if here in places:
        at = places.index(here) + step
    else:
        before = sum(place < here for place in places)
        at = before + step - (step > 0)
    return places[max(0, min(at, len(places) - 1))]
